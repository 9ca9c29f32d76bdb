//! The account of every row: what was read, what of it counts, and why the rest does not.

use serde::{Deserialize, Serialize};

/// Why a row counts in no audit month. Every row that is not used has exactly one reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Reason {
    /// The row ends before a column that is needed.
    TooFewCells,
    /// The row repeats the header.
    RepeatedHeader,
    /// The row is a total of others.
    TotalRow,
    /// The team cell is empty.
    NoTeam,
    /// The date or month cell is empty.
    NoDate,
    /// The date or month cell holds something else.
    NotADate,
    /// The allocation ends before it starts.
    ClosedBeforeStart,
    /// The number of cases is missing or is no whole number.
    NotANumberOfCases,
    /// The number of cases is zero: the worker is no case holder.
    NoCasesHeld,
    /// Every cell equals those of an earlier row.
    ExactRepeat,
    /// Another number for the same worker, team and month; the first one counts.
    OtherNumberForSameWorker,
    /// A later snapshot of the same month counts for the team.
    EarlierSnapshot,
    /// Another file, added before, covers the same team and month.
    CoveredByEarlierFile,
    /// The month is not among the audit months.
    OutsideAuditMonths,
    /// The allocation is open at no audit month's end.
    NotOpenAtMonthEnd,
    /// A cell was so long that a quotation mark must have been left open.
    UnclosedQuote,
}

impl Reason {
    /// The heading of its column in the account.
    pub fn heading(self) -> &'static str {
        match self {
            Self::TooFewCells => "Too few cells",
            Self::RepeatedHeader => "Repeated header",
            Self::TotalRow => "Total row",
            Self::NoTeam => "No team",
            Self::NoDate => "No date",
            Self::NotADate => "Not a date",
            Self::ClosedBeforeStart => "Closed before start",
            Self::NotANumberOfCases => "Not a number of cases",
            Self::NoCasesHeld => "No cases held",
            Self::ExactRepeat => "Exact repeat",
            Self::OtherNumberForSameWorker => "Other number for the same worker",
            Self::EarlierSnapshot => "Earlier snapshot in the same month",
            Self::CoveredByEarlierFile => "Covered by a file added before",
            Self::OutsideAuditMonths => "Outside the audit months",
            Self::NotOpenAtMonthEnd => "Open at no audit month\u{2019}s end",
            Self::UnclosedQuote => "Quotation mark left open",
        }
    }
}

/// How many first line numbers are kept with a count.
pub const LINES_KEPT: usize = 5;

/// The first few lines of a file at which something was seen, in order; numbered from 1 as an
/// editor shows them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstLines(Vec<u64>);

impl FirstLines {
    /// Adds a line; only the first [`LINES_KEPT`] are kept, whatever the order they come in.
    pub fn add(&mut self, line: u64) {
        let at = self.0.partition_point(|&kept| kept < line);
        if at < LINES_KEPT {
            self.0.insert(at, line);
            self.0.truncate(LINES_KEPT);
        }
    }

    /// Adds the lines of another.
    pub fn merge(&mut self, other: &Self) {
        for &line in &other.0 {
            self.add(line);
        }
    }

    /// The lines, in order.
    pub fn as_slice(&self) -> &[u64] {
        &self.0
    }
}

/// A number of rows with the first few of their lines.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowCount {
    /// How many rows.
    pub n_rows: u64,
    /// Where the first of them are.
    pub first_lines: FirstLines,
}

impl RowCount {
    /// Counts one row.
    pub fn add(&mut self, line: u64) {
        self.n_rows += 1;
        self.first_lines.add(line);
    }

    /// Counts the rows of another count.
    pub fn merge(&mut self, other: &Self) {
        self.n_rows += other.n_rows;
        self.first_lines.merge(&other.first_lines);
    }
}

/// What happened to every row, for each file and in all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowAccount {
    /// The reasons that occur, in the order of their columns.
    pub reasons: Vec<Reason>,
    /// A row for each file that was read.
    pub files: Vec<AccountRow>,
    /// All files together.
    pub all: AccountRow,
}

/// The account of one file, or of all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountRow {
    /// The file's name; empty for all files together.
    pub file: String,
    /// Every record after the header.
    pub n_read: u64,
    /// Records that count in at least one audit month, held or unallocated.
    pub n_used: u64,
    /// Of those, the unallocated ones.
    pub n_used_unallocated: u64,
    /// For each of the account's reasons, in the same order, the rows set aside for it.
    pub set_aside: Vec<RowCount>,
    /// Blank lines, which are no records.
    pub n_blank_lines: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_lines_are_kept_in_any_order() {
        let mut lines = FirstLines::default();
        for line in [9, 3, 7, 1, 8, 2, 6] {
            lines.add(line);
        }
        assert_eq!(lines.as_slice(), [1, 2, 3, 6, 7]);
    }
}
