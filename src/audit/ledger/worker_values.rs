//! What stands in the worker column over all files: who is no worker, and what looks like none.

use std::collections::BTreeSet;

use super::roster::{Counted, Learnt};
use crate::audit::names::Names;
use crate::audit::names_found::{
    Listed, NAMES_LISTED, WORKERS_LISTED, Why, WorkerName, WorkerValue,
};
use crate::audit::people::worker_value;
use crate::caseload::MatchKey;

/// Words that name a queue or an empty post rather than a person.
const OF_QUEUES: [&str; 12] = [
    "duty",
    "waiting",
    "awaiting",
    "inbox",
    "queue",
    "pool",
    "team",
    "unallocated",
    "vacant",
    "vacancy",
    "tba",
    "tbc",
];

/// Words beside which they name a person's post: Team manager.
const OF_PEOPLE: [&str; 3] = ["manager", "leader", "lead"];

/// The values of the worker column.
pub struct WorkerValues {
    /// Those that are no worker, or may be none.
    pub not_workers: Listed<WorkerValue>,
    /// Those that are workers.
    pub workers: Listed<WorkerName>,
    proposed: BTreeSet<MatchKey>,
}

impl WorkerValues {
    /// Whether a value counts as a worker, and looks like none.
    pub fn is_proposed(&self, value: &MatchKey) -> bool {
        self.proposed.contains(value)
    }

    /// How many values count as workers, and look like none.
    pub fn n_proposed(&self) -> u64 {
        self.proposed.len() as u64
    }
}

/// Goes through the values of all rows.
pub fn of(counted: &[Counted<'_>], learnt: &Learnt<'_>) -> WorkerValues {
    let mut values: Names<MatchKey> = Names::default();
    let mut names_of_teams: BTreeSet<MatchKey> = BTreeSet::new();
    for Counted { profile, n_rows, is_of_whole_teams, .. } in counted {
        let words = profile.words();
        names_of_teams.extend([MatchKey::of(words.team), MatchKey::of(words.area)]);
        if *is_of_whole_teams {
            continue;
        }
        let name = if words.worker_name.is_empty() { words.worker_id } else { words.worker_name };
        values.count(worker_value(&words), name, *n_rows);
    }
    let mut not_workers = Vec::new();
    let mut workers = Vec::new();
    let mut proposed = BTreeSet::new();
    for (key, shown, n_rows) in values.with_rows() {
        let is_unallocated = learnt.rules.is_no_worker(key);
        let why = if learnt.rules.is_decided(key) && !key.is_empty() {
            Some(Why::Moved)
        } else if is_unallocated {
            Some(Why::ByRule)
        } else if names_of_teams.contains(key) {
            Some(Why::NameOfATeam)
        } else {
            looks_like_queue(key).then_some(Why::LooksLikeQueue)
        };
        if matches!(why, Some(Why::NameOfATeam | Why::LooksLikeQueue)) {
            proposed.insert(key.clone());
        }
        let (key, shown) = (key.clone(), shown.to_owned());
        if !is_unallocated {
            workers.push(WorkerName { key: key.clone(), shown: shown.clone(), n_rows });
        }
        if let Some(why) = why {
            let can_be_moved = !key.is_empty();
            let value = WorkerValue { key, shown, n_rows, why, is_unallocated, can_be_moved };
            not_workers.push(value);
        }
    }
    not_workers.sort_by(|a, b| (a.why, &a.key).cmp(&(b.why, &b.key)));
    let is_first = |a: &WorkerName, b: &WorkerName| (b.n_rows, &a.key).cmp(&(a.n_rows, &b.key));
    workers.sort_by(is_first);
    let mut workers = Listed::first(WORKERS_LISTED, workers);
    workers.listed.sort_by(|a, b| a.key.cmp(&b.key));
    WorkerValues { not_workers: Listed::first(NAMES_LISTED, not_workers), workers, proposed }
}

/// Whether a value holds a word that names a queue or an empty post.
fn looks_like_queue(value: &MatchKey) -> bool {
    let words = || value.as_str().split(|c: char| !c.is_alphanumeric());
    let is_of_person = words().any(|word| OF_PEOPLE.contains(&word));
    let is_of_queue = words().any(|word| OF_QUEUES.contains(&word));
    (is_of_queue && !is_of_person) || value.as_str().contains("to be allocated")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queues_and_empty_posts() {
        for name in ["Duty team", "NORTH-POOL", "Vacancy (SW)", "to be allocated", "TBC", "T.B.A"] {
            let is_queue = looks_like_queue(&MatchKey::of(name));
            assert_eq!(is_queue, name != "T.B.A", "{name}");
        }
        for name in ["Anna Poole", "Teamer", "Worker A", "Queues", "Team Manager 1"] {
            assert!(!looks_like_queue(&MatchKey::of(name)), "{name}");
        }
    }
}
