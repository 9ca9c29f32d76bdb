//! Full-time equivalents that are believed and worth a look: 0, and above that of a whole post. Those
//! that cannot be read or believed are said where they are read.

use std::collections::{BTreeMap, BTreeSet};

use super::Sources;
use super::roster::Roster;
use crate::audit::account::RowCount;
use crate::audit::people::fte;
use crate::caseload::Fte;
use crate::issue::{Finding, Kind};

/// Case holders that have them once everything is settled, and where that is written.
pub fn findings(sources: &Sources<'_>, roster: &Roster) -> Vec<Finding> {
    let zero = finding(&Kind::FteZero, |fte| !fte.is_positive(), sources, roster);
    let above_one = finding(&Kind::FteAboveOne, Fte::is_above_one, sources, roster);
    zero.into_iter().chain(above_one).collect()
}

fn finding(
    kind: &Kind,
    is_so: impl Fn(Fte) -> bool,
    sources: &Sources<'_>,
    roster: &Roster,
) -> Option<Finding> {
    let holders = (0..roster.n_case_holders).zip(&roster.fte_of_workers);
    let workers: BTreeSet<u32> =
        holders.filter(|(_, fte)| fte.is_some_and(&is_so)).map(|(worker, _)| worker).collect();
    let mut gathered: BTreeMap<Kind, Finding> = BTreeMap::new();
    let mut tell = |file: &str, count: &RowCount| {
        Finding::gather(&mut gathered, kind.clone(), file, count);
    };
    let (by_staffing, by_cases): (BTreeSet<u32>, BTreeSet<u32>) =
        workers.iter().partition(|&&worker| roster.staff.gives_fte(worker));
    for (file, entries) in sources.files.iter().zip(&roster.entries) {
        for (profile, entry) in file.tally.profiles.all().iter().zip(entries) {
            let says_so = entry.worker.is_some_and(|worker| by_cases.contains(&worker))
                && fte(&profile.words()).and_then(Result::ok).is_some_and(&is_so);
            if says_so {
                tell(file.name, &RowCount { n_rows: 0, first_lines: profile.first_lines.clone() });
            }
        }
    }
    for &(file, ref count) in by_staffing.iter().flat_map(|&worker| roster.staff.places(worker)) {
        tell(sources.staffing.get(file).map_or("", |file| file.name), count);
    }
    let n = workers.len() as u64;
    gathered.into_values().next().map(|finding| Finding { n, ..finding })
}
