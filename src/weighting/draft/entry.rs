//! The entries of a scheme that are typed, and what can be wrong with one.

use std::fmt;

use crate::caseload::CaseFlag;
use crate::weighting::decimal::DecimalError;
use crate::weighting::score::Part;

/// A row of a part, told apart from all that ever stood in the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId(pub(super) u32);

impl fmt::Display for RowId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entry {
    /// The scheme's name.
    Name,
    /// Its revision.
    Revision,
    /// The word of a row.
    Word(Part, RowId),
    /// What the word is worth.
    Points(Part, RowId),
    /// What any other word is worth, and a blank.
    Other(Part),
    /// What a minute of travel is worth.
    EachMinute,
    /// What travel is worth whose minutes are not known.
    MinutesNotKnown,
    /// What is added for a flag.
    Flag(CaseFlag),
    /// What the sum is multiplied by.
    Factor,
    /// The least that a case weighs.
    Floor,
    /// The most that a case weighs.
    Cap,
    /// What a full-time worker has, in the scheme's unit.
    FullTimePoints,
    /// Hours of a full-time week.
    HoursAWeek,
    /// What of them is left for cases.
    AvailableShare,
    /// What a newly qualified worker's capacity is multiplied by.
    NewlyQualifiedFactor,
    /// What of a full-time worker's is not for cases.
    FixedDuties,
    /// The share that an absence takes.
    AbsenceShare,
    /// What an absence takes, in the scheme's unit.
    AbsencePoints,
}

/// What is wrong with an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryError {
    /// It is no number, or not one that can stand here.
    Number(DecimalError),
    /// No name is written.
    NoName,
    /// Points without a word.
    NoWord,
    /// Another row has the word.
    Twice(String),
}

/// `Found “lots”; expected a number such as 1.5`.
impl fmt::Display for EntryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(error) => error.fmt(f),
            Self::NoName => f.write_str("Found nothing; expected a name"),
            Self::NoWord => f.write_str(
                "Found points and no value; expected the value as it is in the files, such as High",
            ),
            Self::Twice(word) => {
                write!(f, "Found \u{201c}{word}\u{201d} again; expected each value once")
            }
        }
    }
}
