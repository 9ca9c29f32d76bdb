//! Cases without a worker, of one or more teams: how many do not say, and how long they have waited
//! at the last audit month's snapshot. A wait that begins after the snapshot is not known.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::known_days::{DayCounts, KnownDays};
use super::ledger::Ledger;
use crate::caseload::Month;
use crate::format::{counted, listed};

/// Four weeks.
pub const FOUR_WEEKS_DAYS: u32 = 28;

/// What is known of cases that wait.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingFigures {
    /// Who says whether cases wait, for each audit month in order.
    pub told_by: Vec<TellingTeams>,
    /// Cases without a worker at the last audit month.
    pub n_waiting: u64,
    /// How many days they have waited, as far as a date says.
    pub days: KnownDays,
    /// Of those, the ones that have waited more than four weeks.
    pub n_over_four_weeks: u64,
    /// Of those, the ones that have waited longer than the user chose.
    pub n_over_long_wait: u64,
}

/// The teams with rows in a month, by whether they say that cases wait.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TellingTeams {
    /// How many say it.
    pub n_telling: u64,
    /// How many do not.
    pub n_silent: u64,
    /// Of those, the ones that give the numbers of cases and workers, and nothing else; the others
    /// list what workers hold, and no row without a worker.
    pub n_in_numbers: u64,
    /// The names of the first of the silent ones.
    pub silent: Vec<String>,
}

/// So many silent teams are named.
const N_TEAMS_NAMED: usize = 3;

impl TellingTeams {
    fn of(ledger: &Ledger, month: Month, teams: &[u32], in_numbers: &TeamMonths) -> Self {
        let mut telling = Self::default();
        for &team in teams.iter().filter(|&&team| ledger.moments.contains_key(&(team, month))) {
            let is_in_numbers = in_numbers.contains(&(team, month));
            if !is_in_numbers && !ledger.is_silent_on_waiting(team, month) {
                telling.n_telling += 1;
                continue;
            }
            telling.n_silent += 1;
            telling.n_in_numbers += u64::from(is_in_numbers);
            let name = ledger.teams.get(team as usize).map(|team| team.name.clone());
            telling.silent.extend(name.filter(|_| telling.silent.len() < N_TEAMS_NAMED));
        }
        telling
    }

    /// Whether none of them says it.
    pub fn are_silent(&self) -> bool {
        self.n_telling == 0 && self.n_silent > 0
    }

    /// Why those that are silent do not say it, as a sentence without its first capital.
    pub fn why_silent(&self) -> &'static str {
        if self.n_in_numbers == self.n_silent {
            "the file gives the cases and workers of the team in numbers and does not say whether \
             cases wait without a worker."
        } else if self.n_in_numbers == 0 {
            "the file lists what workers hold and has no row without a worker, so it does not say \
             whether cases wait."
        } else {
            "the files give numbers of teams, or list what workers hold and have no row without a \
             worker, so they do not say whether cases wait."
        }
    }

    /// Which teams do not say whether cases wait, as a sentence without its stop; `None` where all
    /// do.
    pub fn said_of_silent(&self) -> Option<String> {
        let why = if self.n_in_numbers == self.n_silent {
            "Only numbers are given, not whether cases wait"
        } else if self.n_in_numbers == 0 {
            "No row in the file is without a worker, so it is not known whether cases wait"
        } else {
            "Only numbers are given, or no row without a worker, so it is not known whether cases \
             wait"
        };
        (self.n_silent > 0).then(|| format!("{why}: {}", self.silent_in_words()))
    }

    /// The silent ones: `North, South, East and 4 more teams`.
    pub fn silent_in_words(&self) -> String {
        let n_more = self.n_silent.saturating_sub(self.silent.len() as u64);
        let more = (n_more > 0).then(|| counted(n_more, "more team", "more teams"));
        let names: Vec<String> = self.silent.iter().cloned().chain(more).collect();
        listed(&names)
    }
}

type TeamMonths = BTreeSet<(u32, Month)>;

impl WaitingFigures {
    /// Of teams, by their numbers, over the audit months.
    pub fn of(ledger: &Ledger, months: &[Month], teams: &[u32], long_wait_days: u32) -> Self {
        let in_numbers: TeamMonths =
            ledger.in_numbers.iter().map(|numbers| (numbers.team, numbers.month)).collect();
        let told_by =
            months.iter().map(|&month| TellingTeams::of(ledger, month, teams, &in_numbers));
        let mut figures = Self { told_by: told_by.collect(), ..Self::default() };
        let Some(&last) = months.last() else { return figures };
        let mut days = DayCounts::default();
        for waiting in teams.iter().flat_map(|&team| ledger.waiting_of(team, last)) {
            figures.n_waiting += waiting.n_cases;
            if let Some(n_days) = waiting.n_days {
                days.add(n_days, waiting.n_cases);
            }
        }
        figures.days = days.figures();
        figures.n_over_four_weeks = days.n_over(FOUR_WEEKS_DAYS);
        figures.n_over_long_wait = days.n_over(long_wait_days);
        figures
    }
}
