//! What the user decides about names: who is no worker, which names are one, which name is several
//! workers, and what teams belong to and were called.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::caseload::MatchKey;
use crate::intake::dates::is_empty_mark;

/// What the user decided about names. Nothing is merged, split or taken for a queue but by rule or
/// by what stands here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameChoices {
    /// Values of the worker column that are no worker (`true`), or are one though a rule says
    /// otherwise (`false`). An empty cell is never a worker.
    pub not_a_worker: BTreeMap<MatchKey, bool>,
    /// Names that are one; in any order.
    pub merged: Vec<Merge>,
    /// Names without ID that are a worker for each of their teams.
    pub split: BTreeSet<MatchKey>,
    /// Service areas and last names of teams; of several rows for one team the first that speaks.
    pub crosswalk: Vec<CrosswalkRow>,
}

/// Two names that are one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Merge {
    /// What they name.
    pub kind: NameKind,
    /// One name.
    pub from: MatchKey,
    /// The other. Which is which decides nothing.
    pub into: MatchKey,
}

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum NameKind {
    /// A worker.
    Worker,
    /// A team.
    Team,
    /// A service area.
    ServiceArea,
}

/// A team with its service area and its name in the last audit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CrosswalkRow {
    /// The team, in any spelling.
    pub team: String,
    /// The service area it belongs to; `None` where the files decide.
    pub service_area: Option<String>,
    /// Its name in the last audit.
    pub name_in_last_audit: Option<String>,
}

impl CrosswalkRow {
    /// A row of a table of team names by its cells; `None` where it names no team.
    ///
    /// ```
    /// use caseload_audit::audit::name_choices::CrosswalkRow;
    /// let row = CrosswalkRow::of_cells("North", "-", "North & East").unwrap();
    /// assert_eq!(row.service_area, None);
    /// assert_eq!(row.name_in_last_audit.as_deref(), Some("North & East"));
    /// assert_eq!(CrosswalkRow::of_cells("", "Adults", ""), None);
    /// ```
    pub fn of_cells(team: &str, service_area: &str, name_in_last_audit: &str) -> Option<Self> {
        Some(Self {
            team: name_in_cell(team)?,
            service_area: name_in_cell(service_area),
            name_in_last_audit: name_in_cell(name_in_last_audit),
        })
    }
}

/// The name in a cell of a table that was saved; `None` where the cell says that there is none.
pub fn name_in_cell(cell: &str) -> Option<String> {
    let cell = cell.trim();
    // A saved table marks what a spreadsheet could take for a formula.
    let marked = cell.strip_prefix('\'').filter(|rest| rest.starts_with(RISKY));
    let cell = marked.unwrap_or(cell);
    (!is_empty_mark(cell)).then(|| cell.to_owned())
}

const RISKY: [char; 4] = ['=', '+', '-', '@'];
