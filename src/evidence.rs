//! What is told beside the numbers: answers to surveys, findings of focus groups, averages of
//! earlier audits.
//!
//! Takes the rows of files that hold no caseloads, one by one, and gives them typed, with the file
//! that each comes from. Nothing here enters an average, and nothing is judged.
//!
//! Memory is bounded whatever a file holds: see [`survey`], [`focus_groups`] and [`earlier_audit`];
//! what lies beyond a bound is counted.

pub mod earlier_audit;
pub mod focus_groups;
pub mod survey;

use serde::{Deserialize, Serialize};

use crate::intake::columns::ColumnMap;
use crate::intake::field::Field;
use crate::intake::records::Record;
use crate::intake::source::FileId;

use earlier_audit::EarlierAudit;
use focus_groups::FocusGroups;
use survey::Survey;

/// No cell is kept beyond so many characters.
pub const N_CHARACTERS: usize = 2_000;

/// All that the files of an audit tell beside caseloads, in the order the files were added.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// Surveys.
    pub surveys: Vec<OfFile<Survey>>,
    /// Notes of focus groups.
    pub focus_groups: Vec<OfFile<FocusGroups>>,
    /// Averages that somebody else worked out: earlier audits, and counts of teams that give an
    /// average only.
    pub earlier_audits: Vec<OfFile<EarlierAudit>>,
}

/// What one file tells.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfFile<T> {
    /// The file.
    pub file: FileId,
    /// Its name.
    pub name: String,
    /// What it tells.
    pub told: T,
}

/// The cell of a field, empty where there is none.
fn cell<'a>(record: &Record<'a>, columns: &ColumnMap, field: Field) -> &'a str {
    columns.column(field).and_then(|column| record.cell(column)).unwrap_or_default()
}

/// The text of a cell as far as it is kept, and whether that is less than all of it.
fn kept(cell: &str) -> (String, bool) {
    match cell.char_indices().nth(N_CHARACTERS) {
        Some((end, _)) => (cell.get(..end).unwrap_or_default().to_owned(), true),
        None => (cell.to_owned(), false),
    }
}
