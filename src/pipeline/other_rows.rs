//! The rows of files that hold no caseloads, by what they say.

mod staffing;

use crate::audit::name_choices::CrosswalkRow;
use crate::intake::columns::ColumnMap;
use crate::intake::content::Samples;
use crate::intake::field::Field;
use crate::intake::matching_file::SavedMatching;
use crate::intake::records::Record;
use crate::intake::shape::Shape;

use staffing::StaffingRows;

/// The rows of a file that holds no caseloads.
#[derive(Clone, Debug)]
pub(super) enum OtherRows {
    /// There are none: the file holds caseloads.
    None,
    /// A saved matching.
    Matching(SavedMatching),
    /// Members of staff.
    Staffing(StaffingRows),
    /// Names of teams.
    Crosswalk(Vec<CrosswalkRow>),
}

impl OtherRows {
    /// Of a file of this shape.
    pub(super) fn of(shape: Shape, _columns: &ColumnMap, _samples: &Samples) -> Self {
        match shape {
            Shape::Matching => Self::Matching(SavedMatching::default()),
            Shape::Staffing => Self::Staffing(StaffingRows::default()),
            Shape::Crosswalk => Self::Crosswalk(Vec::new()),
            _ => Self::None,
        }
    }

    /// Takes the next row.
    pub(super) fn add(&mut self, record: &Record<'_>, columns: &ColumnMap) {
        match self {
            Self::None => {}
            Self::Matching(matching) => matching.add(record, columns),
            Self::Staffing(staffing) => staffing.add(record, columns),
            Self::Crosswalk(rows) => {
                let cell = |field| cell(record, columns, field);
                let area = cell(Field::ServiceArea);
                let last = cell(Field::NameInLastAudit);
                rows.extend(CrosswalkRow::of_cells(cell(Field::Team), area, last));
            }
        }
    }
}

fn cell<'a>(record: &Record<'a>, columns: &ColumnMap, field: Field) -> &'a str {
    columns.column(field).and_then(|column| record.cell(column)).unwrap_or_default()
}
