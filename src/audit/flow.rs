//! How cases of one or more teams came and went in each audit month: counted within each team and
//! added up, with what is not known, and why.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ledger::{FlowBasis, Ledger, NoFlow};
use crate::caseload::Month;

/// So many teams are named of those of which a month is not known.
pub const N_TEAMS_NAMED: usize = 3;

/// One month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FlowMonth {
    /// The month.
    pub month: Month,
    /// Cases that came.
    pub n_opened: u64,
    /// Cases that went.
    pub n_closed: u64,
    /// Of how many teams that is known.
    pub n_teams: u64,
    /// Whether two snapshots of some team are compared.
    pub compares_snapshots: bool,
    /// Whether starts and ends of some team's allocations are counted.
    pub counts_spells: bool,
    /// The teams of which it is not known.
    pub without: Vec<TeamsWithout>,
}

/// Teams of which a month's flow is not known, for one reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamsWithout {
    /// Why.
    pub why: WhyUnknown,
    /// How many teams.
    pub n_teams: u64,
    /// The names of the first of them, in rows of several teams.
    pub names: Vec<String>,
}

/// Why a team's flow is not known in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum WhyUnknown {
    /// There are no rows for the team in the month.
    NoRows,
    /// There are, and they do not tell.
    NotTold(NoFlow),
}

impl WhyUnknown {
    /// The reason, without a name or a full stop.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::NoRows => "there are no rows in the month",
            Self::NotTold(NoFlow::NoMonthBefore) => {
                "the files do not hold the month before to compare with"
            }
            Self::NotTold(NoFlow::AnotherList) => {
                "the month before comes from another list, in which cases may be named otherwise"
            }
            Self::NotTold(NoFlow::WithoutCaseId) => {
                "rows of one of the two months name no case, so nobody can tell which cases stayed"
            }
            Self::NotTold(NoFlow::NumbersOnly) => {
                "the files give numbers of cases and name none, so nobody can tell which cases stayed"
            }
        }
    }
}

impl FlowMonth {
    /// Whether it is known of any team.
    pub fn is_known(&self) -> bool {
        self.n_teams > 0
    }

    /// Of teams, by their numbers.
    pub fn of(ledger: &Ledger, month: Month, teams_of_row: &[u32]) -> Self {
        let mut figures = Self {
            month,
            n_opened: 0,
            n_closed: 0,
            n_teams: 0,
            compares_snapshots: false,
            counts_spells: false,
            without: Vec::new(),
        };
        let mut without: BTreeMap<WhyUnknown, TeamsWithout> = BTreeMap::new();
        for &team in teams_of_row {
            let Some(flow) = ledger.flow.get(&(team, month)) else {
                let why = ledger.no_flow.get(&(team, month)).copied();
                let why = why.map_or(WhyUnknown::NoRows, WhyUnknown::NotTold);
                let none = TeamsWithout { why, n_teams: 0, names: Vec::new() };
                let teams = without.entry(why).or_insert(none);
                teams.n_teams += 1;
                // A team that stands alone is named by its row.
                let name = ledger.teams.get(team as usize).filter(|_| teams_of_row.len() > 1);
                let name = name.map(|team| team.name.clone());
                teams.names.extend(name.filter(|_| teams.names.len() < N_TEAMS_NAMED));
                continue;
            };
            figures.n_opened += flow.n_opened;
            figures.n_closed += flow.n_closed;
            figures.n_teams += 1;
            match flow.basis {
                FlowBasis::Snapshots => figures.compares_snapshots = true,
                FlowBasis::Spells => figures.counts_spells = true,
            }
        }
        figures.without = without.into_values().collect();
        figures
    }
}
