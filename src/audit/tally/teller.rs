//! What a row tells of its case: its class and days, from the columns that the file has.

use crate::audit::fingerprint::Fingerprints;
use crate::audit::told::{ClassWords, Classes, DAYS, Has, Told, ToldDays};
use crate::caseload::CaseFlag;
use crate::intake::columns::ColumnMap;
use crate::intake::dates::Dates;
use crate::intake::field::Field;
use crate::intake::records::Record;
use crate::intake::shape::Shape;

/// The words of a class, in their order.
const WORDS: [Field; 4] = [Field::CaseType, Field::Complexity, Field::Risk, Field::TravelMinutes];
const FLAGS: [Field; 4] =
    [Field::Safeguarding, Field::Court, Field::ContinuingHealthcare, Field::Transition];

/// Reads what rows tell.
#[derive(Clone, Debug, Default)]
pub struct Teller {
    /// The columns of the words of a class.
    words: [Option<usize>; 4],
    flags: Vec<(CaseFlag, usize)>,
    days: [Option<(usize, ToldDays)>; 4],
    classes: Classes,
    has: Has,
}

impl Teller {
    /// For rows of this shape under these columns.
    pub fn of(shape: Shape, columns: &ColumnMap) -> Self {
        if !matches!(shape, Shape::CaseList | Shape::Allocations) {
            return Self::default();
        }
        let words = WORDS.map(|field| columns.column(field));
        let flags: Vec<(CaseFlag, usize)> = FLAGS
            .into_iter()
            .filter_map(|field| Some((field.flag()?, columns.column(field)?)))
            .collect();
        // When an allocation begins, its spell says.
        let tells = |field| field != Field::AllocatedOn || shape == Shape::CaseList;
        let days = DAYS.map(|field| {
            let column = columns.column(field).filter(|_| tells(field));
            column.map(|column| (column, ToldDays::default()))
        });
        let has = Has {
            classes: words.iter().any(Option::is_some) || !flags.is_empty(),
            days: [0, 1, 2, 3].map(|at| days.get(at).is_some_and(Option::is_some)),
        };
        Self { words, flags, days, classes: Classes::default(), has }
    }

    /// Of what the file has columns.
    pub fn has(&self) -> Has {
        self.has
    }

    /// The classes of the file.
    pub fn classes(&self) -> &Classes {
        &self.classes
    }

    /// What a row tells, whose cells these fingerprints have taken.
    pub fn read(
        &mut self,
        record: &Record<'_>,
        fingerprints: &Fingerprints,
        dates: &mut Dates,
    ) -> Told {
        let mut told = Told::default();
        for (day, column) in told.days.iter_mut().zip(&mut self.days) {
            if let Some((column, days)) = column {
                let cell = record.cell(*column).unwrap_or_default();
                *day = days.read(cell, fingerprints.cell(*column), record.line, dates);
            }
        }
        if self.has.classes {
            told.class = self.class(record, fingerprints);
        }
        told
    }

    fn class(&mut self, record: &Record<'_>, fingerprints: &Fingerprints) -> u32 {
        let mut words = ClassWords::default();
        let mut hash = 0_u64;
        for (word, column) in words.words.iter_mut().zip(self.words) {
            let Some(column) = column else { continue };
            let cell = record.cell(column).unwrap_or_default();
            if !says_nothing(cell) {
                *word = cell;
                hash = hash.wrapping_add(fingerprints.cell(column));
            }
        }
        for &(flag, column) in &self.flags {
            if is_set(record.cell(column).unwrap_or_default()) {
                words.set(flag);
            }
        }
        // Yes and Y are one.
        let hash = hash.wrapping_add(u64::from(words.flags).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        self.classes.number_of(&words, hash)
    }

    /// Counts a row of a class that is no exact repeat.
    pub fn count_row(&mut self, told: Told) {
        self.classes.count_row(told.class);
    }
}

/// Whether a cell says nothing of a case. That a risk is None says something.
fn says_nothing(cell: &str) -> bool {
    matches!(cell, "" | "-" | "\u{2013}" | "\u{2014}")
        || ["null", "n/a"].iter().any(|mark| cell.eq_ignore_ascii_case(mark))
}

/// Whether a cell sets a mark: whatever it says, unless that is no, or that nothing is known.
fn is_set(cell: &str) -> bool {
    const NOT_SET: [&str; 13] = [
        "no",
        "n",
        "0",
        "false",
        "f",
        "none",
        "nil",
        "not applicable",
        "na",
        "no concerns",
        "not known",
        "unknown",
        "?",
    ];
    !says_nothing(cell) && !NOT_SET.iter().any(|word| cell.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_set_by_whatever_is_not_no() {
        for cell in ["Y", "yes", "1", "TRUE", "x", "\u{2713}", "Section 42 enquiry open"] {
            assert!(is_set(cell), "{cell}");
        }
        for cell in ["", "N", "No", "0", "false", "N/A", "NULL", "-", "None", "Not known"] {
            assert!(!is_set(cell), "{cell}");
        }
    }
}
