//! What there is to decide about names: values, as the page shows them.

use serde::{Deserialize, Serialize};

use super::name_choices::NameKind;
use crate::caseload::MatchKey;

/// At most so many workers are listed.
pub const WORKERS_LISTED: usize = 2_000;
/// At most so many of anything else.
pub const NAMES_LISTED: usize = 500;

/// The names of an audit with what was decided about them, and what could be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamesFound {
    /// Values in the worker column that are no worker, or may be none.
    pub not_workers: Listed<WorkerValue>,
    /// Values in the worker column that are workers, by name; those with most rows are listed.
    pub workers: Listed<WorkerName>,
    /// Names that may be one.
    pub merges: Listed<MergeProposal>,
    /// Names without ID that occur in several teams.
    pub in_several_teams: Listed<NameInTeams>,
    /// The teams, to be given a service area and their last name.
    pub teams: Listed<TeamNames>,
    /// How staffing files go with the cases; `None` without any.
    pub staffing: Option<StaffingJoin>,
}

/// The first of many.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed<T> {
    /// How many there are.
    pub n: u64,
    /// Those that are listed.
    pub listed: Vec<T>,
}

impl<T> Default for Listed<T> {
    fn default() -> Self {
        Self { n: 0, listed: Vec::new() }
    }
}

impl<T> Listed<T> {
    /// The first `n_listed` of all.
    pub fn first(n_listed: usize, mut all: Vec<T>) -> Self {
        let n = all.len() as u64;
        all.truncate(n_listed);
        Self { n, listed: all }
    }

    /// Whether some are not listed.
    pub fn has_more(&self) -> bool {
        self.n > self.listed.len() as u64
    }
}

/// A value in the worker column that is no worker, or may be none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkerValue {
    /// The value, as it is compared.
    pub key: MatchKey,
    /// As it is shown; empty for the empty cell.
    pub shown: String,
    /// Rows that hold it, repeats not counted.
    pub n_rows: u64,
    /// Why it is listed.
    pub why: Why,
    /// Whether its rows count as unallocated.
    pub is_unallocated: bool,
    /// Whether it can be moved: an empty cell cannot.
    pub can_be_moved: bool,
}

impl WorkerValue {
    /// Whether it counts as a worker and looks like none.
    pub fn is_doubtful(&self) -> bool {
        !self.is_unallocated && matches!(self.why, Why::NameOfATeam | Why::LooksLikeQueue)
    }
}

/// Why a value may be no worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Why {
    /// It always says so, unless the user decides otherwise.
    ByRule,
    /// The user moved it.
    Moved,
    /// It is a team's or a service area's name.
    NameOfATeam,
    /// It holds a word such as duty, waiting or vacancy.
    LooksLikeQueue,
}

/// A value in the worker column that is a worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkerName {
    /// The value, as it is compared.
    pub key: MatchKey,
    /// As it is shown.
    pub shown: String,
    /// Rows that hold it, repeats not counted.
    pub n_rows: u64,
}

/// Two names that may be one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergeProposal {
    /// What they name.
    pub kind: NameKind,
    /// The name with fewer rows.
    pub from: MatchKey,
    /// The name with more.
    pub into: MatchKey,
    /// As it is shown.
    pub shown_from: String,
    /// As it is shown.
    pub shown_into: String,
    /// Rows that hold it, repeats not counted.
    pub n_rows_from: u64,
    /// Rows that hold it, repeats not counted.
    pub n_rows_into: u64,
    /// What speaks for it: `the same words in another order`.
    pub evidence: String,
    /// Whether the user agreed.
    pub is_agreed: bool,
}

/// A name without ID that occurs in several teams.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameInTeams {
    /// The name, as it is compared.
    pub key: MatchKey,
    /// As it is shown.
    pub shown: String,
    /// The teams.
    pub teams: Vec<String>,
    /// Whether it is a worker for each team; else one person.
    pub is_split: bool,
}

/// A team, to be given a service area and its last name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamNames {
    /// The team.
    pub team: String,
    /// Its service area.
    pub service_area: Option<String>,
    /// Its name in the last audit, where it is known.
    pub name_in_last_audit: Option<String>,
    /// Whether the service area can be decided: not where the files give a team of this name in
    /// several.
    pub can_set_area: bool,
}

/// How staffing files go with the cases.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffingJoin {
    /// Members of staff.
    pub n_staff: u64,
    /// Of those, joined to a worker by ID.
    pub n_by_id: u64,
    /// Of those, joined by a name that only one has.
    pub n_by_name: u64,
    /// Members of staff who hold no case: name or ID, and team.
    pub without_cases: Listed<(String, String)>,
    /// Workers who are in no staffing file: name or ID, and team.
    pub without_staffing: Listed<(String, String)>,
}
