//! The IDs of cases, people and workers, as far as they can be believed.

use super::Tally;
use crate::intake::dates::is_empty_mark;
use crate::intake::field::Field;
use crate::intake::records::Record;

impl Tally {
    /// The case ID or, in a file without any, the person's.
    pub(super) fn case_id<'a>(&self, record: &Record<'a>) -> &'a str {
        let field = if self.columns.has(Field::CaseId) { Field::CaseId } else { Field::PersonId };
        let cell = self.cell(record, field);
        if is_empty_mark(cell) || is_damaged_id(cell) { "" } else { cell }
    }

    /// The person's ID in a file that names cases too; empty where it is not given or damaged.
    pub(super) fn person_beside_case<'a>(&self, record: &Record<'a>) -> Option<&'a str> {
        if !self.columns.has(Field::PersonId) || !self.columns.has(Field::CaseId) {
            return None;
        }
        let cell = self.cell(record, Field::PersonId);
        Some(if is_empty_mark(cell) || is_damaged_id(cell) { "" } else { cell })
    }

    /// The worker's ID, unless it is damaged.
    pub(super) fn worker_id<'a>(&self, record: &Record<'a>) -> &'a str {
        let cell = self.cell(record, Field::WorkerId);
        if is_damaged_id(cell) { "" } else { cell }
    }

    pub(super) fn has_damaged_id(&self, record: &Record<'_>) -> bool {
        let ids = [Field::WorkerId, Field::CaseId, Field::PersonId];
        ids.into_iter().any(|field| is_damaged_id(self.cell(record, field)))
    }
}

/// Whether an ID is a number that a spreadsheet has rounded: `9.99E+09`.
fn is_damaged_id(cell: &str) -> bool {
    let Some((digits, exponent)) = cell.split_once(['E', 'e']) else { return false };
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    whole.len() == 1
        && are_digits(whole)
        && are_digits(part)
        && exponent.strip_prefix('+').is_some_and(are_digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_a_spreadsheet_has_rounded() {
        assert!(is_damaged_id("9.99E+09"));
        assert!(is_damaged_id("1e+12"));
        for id in ["12E+09", "9.99E-09", "E+09", "9.E+09", "1234567"] {
            assert!(!is_damaged_id(id), "{id}");
        }
    }
}
