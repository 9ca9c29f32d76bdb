//! How files are read where the user decides otherwise than they speak for themselves.
//!
//! A choice about a file ([`FileChoices`]) holds for that file. A [`Matching`], what the columns under
//! a header are, holds for every file with that header, so that the files of one list are always
//! read alike.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::dates::DateOrder;
use super::decode::Encoding;
use super::field::Field;
use super::period::Period;
use super::source::{FileId, Shape};

/// All choices about reading.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingChoices {
    /// By file.
    pub files: BTreeMap<FileId, FileChoices>,
    /// By header; of two for one header, the later holds.
    pub matchings: Vec<Matching>,
}

/// What the user decided about one file; `None` where the file speaks for itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileChoices {
    /// How its bytes become text.
    pub encoding: Option<Encoding>,
    /// What separates its cells.
    pub delimiter: Option<u8>,
    /// Where its header is.
    pub header: Option<HeaderChoice>,
    /// The sheet of a workbook, by name.
    pub sheet: Option<String>,
    /// The day or month that its rows are of.
    pub period: Option<Period>,
}

/// Where a header is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum HeaderChoice {
    /// In the row that begins on this line.
    Line(u64),
    /// Nowhere: the first row is data.
    Nowhere,
}

/// How the rows under a header are read, where the user decided.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matching {
    /// The names of all columns, as [`super::columns::ColumnMap::keys`] has them, sorted.
    pub header: Vec<String>,
    /// The column of a field, by its name as in `header`; `None` for a field without one.
    pub columns: BTreeMap<Field, Option<String>>,
    /// What the rows are.
    pub shape: Option<Shape>,
    /// Which comes first in dates in figures.
    pub order: Option<DateOrder>,
    /// Whether an empty team cell means the team above it.
    pub fills_down: Option<bool>,
}
