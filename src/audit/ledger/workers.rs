//! What is known of each worker beside their cases: the name to show, the full-time equivalent, and
//! what staffing files and the words of roles say.

use std::collections::BTreeMap;

use super::roster::Roster;
use super::{FileTally, Worker};
use crate::audit::names::key;
use crate::caseload::name::most_frequent;
use crate::caseload::{Day, MatchKey};

/// Words of a role that say of its holder that they are newly qualified: in the assessed and
/// supported year in employment, or a newly qualified social worker.
const NEWLY_QUALIFIED: [&str; 2] = ["asye", "nqsw"];
/// Beside which they say that the holder has to do with those, or was one.
const NO_LONGER_OR_OTHERS: [&str; 12] = [
    "assessor",
    "assessors",
    "completed",
    "coordinator",
    "lead",
    "leader",
    "manager",
    "mentor",
    "passed",
    "post",
    "supervisor",
    "tutor",
];

/// All workers by number: those who hold cases, then the staff who hold none. What changes with
/// time is of `day`.
pub fn of(files: &[FileTally<'_>], roster: &Roster, day: Day) -> Vec<Worker> {
    let said = Said::of(files, roster);
    let n_workers = u32::try_from(roster.fte_of_workers.len()).unwrap_or(u32::MAX);
    (0..n_workers)
        .zip(&roster.fte_of_workers)
        .map(|(number, &fte)| {
            let by_words = said.is_newly_qualified(number, roster, day);
            Worker {
                name: said.name(number, roster),
                fte,
                agency: roster.staff.agency(number, day),
                newly_qualified: roster.staff.newly_qualified(number, day).or(by_words),
                absence: roster.staff.absence(number, day),
            }
        })
        .collect()
}

/// What the rows of the cases say of workers, in the order of their numbers.
struct Said<'a> {
    names: Vec<(u32, &'a str, u64)>,
    /// What stands for those who have no name.
    ids: Vec<(u32, &'a str, u64)>,
    newly_qualified: Vec<u32>,
}

impl<'a> Said<'a> {
    fn of(files: &[FileTally<'a>], roster: &Roster) -> Self {
        let mut said = Self { names: Vec::new(), ids: Vec::new(), newly_qualified: Vec::new() };
        let mut roles: BTreeMap<&str, bool> = BTreeMap::new();
        for (file, entries) in files.iter().zip(&roster.entries) {
            for (profile, entry) in file.tally.profiles.all().iter().zip(entries) {
                let Some(worker) = entry.worker else { continue };
                let words = profile.words();
                if key(words.worker_name).is_some() {
                    said.names.push((worker, words.worker_name, entry.n_rows));
                } else {
                    said.ids.push((worker, words.worker_id, entry.n_rows));
                }
                let role = words.role;
                if *roles.entry(role).or_insert_with(|| says_newly_qualified(role)) {
                    said.newly_qualified.push(worker);
                }
            }
        }
        said.names.sort_unstable();
        said.ids.sort_unstable();
        said.newly_qualified.sort_unstable();
        said
    }

    /// The most frequent spelling on the cases or, where they give no name, in the staffing files;
    /// else the ID.
    fn name(&self, worker: u32, roster: &Roster) -> String {
        let of_cases = || shown(&self.names, worker);
        let id = || shown(&self.ids, worker);
        of_cases()
            .or_else(|| roster.staff.name(worker))
            .or_else(id)
            .or_else(|| roster.staff.id(worker))
            .unwrap_or_default()
    }

    /// Whether a role says so; what other roles leave open stays open.
    fn is_newly_qualified(&self, worker: u32, roster: &Roster, day: Day) -> Option<bool> {
        let by_cases = || self.newly_qualified.binary_search(&worker).is_ok();
        let by_posts = || roster.staff.roles_of(worker, day).any(says_newly_qualified);
        (by_cases() || by_posts()).then_some(true)
    }
}

/// The most frequent spelling of a worker, among all in the order of the workers.
fn shown(spellings: &[(u32, &str, u64)], worker: u32) -> Option<String> {
    let from = spellings.partition_point(|&(number, ..)| number < worker);
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    let of_worker = spellings.get(from..).unwrap_or_default().iter();
    for &(_, spelling, n_rows) in of_worker.take_while(|&&(number, ..)| number == worker) {
        *counts.entry(spelling).or_default() += n_rows;
    }
    most_frequent(counts).map(str::to_owned)
}

/// Whether a role says that who holds it is newly qualified.
fn says_newly_qualified(role: &str) -> bool {
    let role = MatchKey::of(role);
    let words: Vec<&str> = role
        .as_str()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let says_so = words.iter().any(|word| NEWLY_QUALIFIED.contains(word))
        || words.windows(2).any(|pair| pair == ["newly", "qualified"]);
    says_so && !words.iter().any(|word| NO_LONGER_OR_OTHERS.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_of_the_newly_qualified() {
        for role in [
            "Social worker (ASYE)",
            "ASYE",
            "Nqsw - adults",
            "Newly Qualified Social Worker",
            "newly-qualified OT",
        ] {
            assert!(says_newly_qualified(role), "{role}");
        }
        for role in [
            "",
            "Social worker",
            "Qualified social worker",
            "ASYE assessor",
            "Post-ASYE social worker",
            "NQSW lead",
            "Newly appointed, qualified",
            "Basye",
        ] {
            assert!(!says_newly_qualified(role), "{role}");
        }
    }
}
