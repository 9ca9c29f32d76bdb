//! The rows of staffing files, each once: who works where, as what, for how much of a full-time
//! post, from when to when. What becomes of them beside the cases is the ledger's to decide.

use std::collections::BTreeMap;

use super::account::RowCount;
use crate::caseload::Day;

/// What a row of a staffing file says; empty where it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct StaffingRow {
    /// The staff number, as written.
    pub worker_id: String,
    /// The name, as written.
    pub worker_name: String,
    /// The team.
    pub team: String,
    /// The service area.
    pub service_area: String,
    /// The role.
    pub role: String,
    /// The full-time equivalent, as written.
    pub fte: String,
    /// The first day in the post.
    pub start: Option<Day>,
    /// The last day in the post.
    pub end: Option<Day>,
    /// Whether from an agency.
    pub agency: Option<bool>,
    /// Whether newly qualified.
    pub newly_qualified: Option<bool>,
    /// What is said of an absence.
    pub absence: String,
    /// The line it begins on.
    pub line: u64,
}

impl StaffingRow {
    /// Whether the post is filled on a day: from its start to its end, both days included; without
    /// dates always.
    pub fn is_in_force_on(&self, day: Day) -> bool {
        self.start.is_none_or(|start| start <= day) && self.end.is_none_or(|end| day <= end)
    }
}

/// The distinct rows of a staffing file.
#[derive(Clone, Debug, Default)]
pub struct Staffing(BTreeMap<StaffingRow, RowCount>);

impl Staffing {
    /// Takes a row in. One that says the same as another counts once.
    pub fn add(&mut self, row: StaffingRow) {
        let line = row.line;
        self.0.entry(StaffingRow { line: 0, ..row }).or_default().add(line);
    }

    /// The distinct rows, each with the lines that say so; their own line is 0.
    pub fn rows(&self) -> impl Iterator<Item = (&StaffingRow, &RowCount)> {
        self.0.iter()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
