//! Rows that are no rows of the table: totals of others, and notes.

use super::Tally;
use crate::caseload::MatchKey;
use crate::intake::dates::is_empty_mark;
use crate::intake::field::Field;
use crate::intake::records::Record;
use crate::intake::shape::Shape;

impl Tally {
    /// Whether the row sums up others: a cell that ends with the word Total where a team, area,
    /// worker or date stands, and neither worker nor case; or, of teams in numbers, the row of all
    /// teams.
    pub(super) fn is_total(&self, record: &Record<'_>) -> bool {
        // Choices do not add up, and a team may be called so.
        if self.shape == Shape::Settings {
            return false;
        }
        if self.shape == Shape::TeamCounts
            && MatchKey::of(self.cell(record, Field::Team)).is_all_teams()
        {
            return true;
        }
        let says_total = |field| {
            let cell = self.cell(record, field);
            may_end_with_total(cell) && MatchKey::of(cell).ends_with_total()
        };
        let places = [Field::Team, Field::ServiceArea, Field::SnapshotOn, Field::AllocatedOn];
        // Where a file has no names, the worker cell is the ID.
        let has_names = self.columns.has(Field::WorkerName);
        let worker = if has_names { Field::WorkerName } else { Field::WorkerId };
        let worker_says = says_total(worker);
        if !worker_says && !places.into_iter().any(says_total) {
            return false;
        }
        self.case_id(record).is_empty()
            && (worker_says || is_empty_mark(self.cell(record, worker)))
            && (!has_names || is_empty_mark(self.cell(record, Field::WorkerId)))
    }

    /// Whether the row says one thing only, as notes below a table do.
    pub(super) fn is_note(&self, record: &Record<'_>) -> bool {
        let mut filled = record.cells().filter(|cell| !cell.is_empty());
        self.columns.n_columns() > 2 && filled.next().is_some() && filled.next().is_none()
    }
}

/// A quick look before the careful one: most cells do not end with this word.
fn may_end_with_total(cell: &str) -> bool {
    let end = cell.trim_end_matches(|c: char| !c.is_alphanumeric());
    let ends = |word: &str| {
        end.len()
            .checked_sub(word.len())
            .and_then(|at| end.get(at..))
            .is_some_and(|tail| tail.eq_ignore_ascii_case(word))
    };
    ends("total") || ends("totals")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_may_be_totals() {
        assert!(may_end_with_total("Grand TOTAL:"));
        assert!(may_end_with_total("Sub-total"));
        assert!(!may_end_with_total("Totally"));
        assert!(!may_end_with_total("\u{e9}"));
    }
}
