//! How long the cases with a worker of one or more teams have been open at the last audit month's
//! snapshot, and how long ago they were reviewed or the person contacted.
//!
//! They are of all workers: what an average leaves out is not told apart here. A case that two
//! workers hold counts for both.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::known_days::{DayCounts, KnownDays};
use super::ledger::{AgeSince, CaseDays, Ledger, WaitingSince};
use crate::caseload::Month;

/// Twelve months, as days.
pub const TWELVE_MONTHS_DAYS: u32 = 365;

/// Which days the files of an audit tell, and what is a long one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DaysTold {
    /// What ages are counted from; `None` where no file tells.
    pub age_since: Option<AgeSince>,
    /// What waits are counted from; `None` where no file tells.
    pub waiting_since: Option<WaitingSince>,
    /// Whether any file has a column of reviews or contacts.
    pub tells_contact: bool,
    /// A wait for a worker of more days than these is told apart.
    pub long_wait_days: u32,
}

/// The days of cases with a worker.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgeFigures {
    /// Cases with a worker.
    pub n_cases: u64,
    /// How many days they have been open, as far as a date says.
    pub open: KnownDays,
    /// Of those, the ones open for more than twelve months.
    pub n_open_over_twelve_months: u64,
    /// How many days ago they were reviewed or contacted, as far as a date says.
    pub since_contact: KnownDays,
    /// Of those, the ones of more than twelve months ago.
    pub n_contact_over_twelve_months: u64,
}

impl AgeFigures {
    /// Of teams, by their numbers, at a month's snapshot.
    pub fn of(ledger: &Ledger, month: Month, teams: &[u32]) -> Self {
        let all = |days_of: &dyn Fn(u32) -> Vec<CaseDays>| {
            let mut counts = DayCounts::default();
            for days in teams.iter().flat_map(|&team| days_of(team)) {
                counts.add(days.n_days, days.n_cases);
            }
            counts
        };
        let open = all(&|team| ledger.ages_of(team, month));
        let since_contact = all(&|team| ledger.since_contact_of(team, month));
        Self {
            n_cases: n_cases(ledger, month, teams),
            open: open.figures(),
            n_open_over_twelve_months: open.n_over(TWELVE_MONTHS_DAYS),
            since_contact: since_contact.figures(),
            n_contact_over_twelve_months: since_contact.n_over(TWELVE_MONTHS_DAYS),
        }
    }
}

/// The cases that teams hold, whoever holds them.
fn n_cases(ledger: &Ledger, month: Month, teams: &[u32]) -> u64 {
    let held_by_team = |&team: &u32| {
        let begin = ledger.held.partition_point(|held| (held.team, held.month) < (team, month));
        let of_team = ledger.held.iter().skip(begin);
        let of_team = of_team.take_while(move |held| (held.team, held.month) == (team, month));
        of_team.map(|held| held.n_cases).sum::<u64>()
    };
    let of_workers: u64 = teams.iter().map(held_by_team).sum();
    let teams: BTreeSet<u32> = teams.iter().copied().collect();
    let in_numbers = ledger.in_numbers.iter();
    let in_numbers = in_numbers.filter(|of| of.month == month && teams.contains(&of.team));
    of_workers + in_numbers.map(|of| of.n_cases).sum::<u64>()
}
