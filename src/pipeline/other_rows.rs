//! The rows of files that hold no caseloads, by what they say.

use crate::intake::columns::ColumnMap;
use crate::intake::content::Samples;
use crate::intake::matching_file::SavedMatching;
use crate::intake::records::Record;
use crate::intake::shape::Shape;

/// The rows of a file that holds no caseloads.
#[derive(Clone, Debug)]
pub(super) enum OtherRows {
    /// There are none: the file holds caseloads.
    None,
    /// A saved matching.
    Matching(SavedMatching),
}

impl OtherRows {
    /// Of a file of this shape.
    pub(super) fn of(shape: Shape, _columns: &ColumnMap, _samples: &Samples) -> Self {
        match shape {
            Shape::Matching => Self::Matching(SavedMatching::default()),
            _ => Self::None,
        }
    }

    /// Takes the next row.
    pub(super) fn add(&mut self, record: &Record<'_>, columns: &ColumnMap) {
        match self {
            Self::None => {}
            Self::Matching(matching) => matching.add(record, columns),
        }
    }
}
