//! The account of every row: what was read, what of it counts, and why the rest does not.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ledger::{AtSnapshot, Fate, Ledger};
use crate::caseload::Month;

/// Why a row counts in no audit month. Every row that is not used has exactly one reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Reason {
    /// The row ends before a column that is needed.
    TooFewCells,
    /// The row has more cells than the header, so that its cells may have shifted.
    TooManyCells,
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
    /// The case was closed on the day of the snapshot or before.
    ClosedAtSnapshot,
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
    /// A quotation mark was left open, so that what follows reads as one cell.
    UnclosedQuote,
    /// The row is longer than any row of a table.
    TooLong,
    /// The row holds one cell only, as notes below a table do.
    OneCell,
    /// The file holds no caseloads: staff, answers, findings, names of teams.
    NoCaseload,
    /// The row gives no finding, in notes of a focus group.
    NoFinding,
    /// The row names no worker, in a staffing file.
    NoWorker,
    /// The average is missing or is no number, in an earlier audit.
    NotAnAverage,
}

impl Reason {
    /// Whether rows set aside for it may be a mistake in the file, rather than a matter of course.
    pub fn is_worth_a_look(self) -> bool {
        match self {
            Self::TooFewCells
            | Self::TooManyCells
            | Self::NoTeam
            | Self::NoDate
            | Self::NotADate
            | Self::ClosedBeforeStart
            | Self::NotANumberOfCases
            | Self::NoFinding
            | Self::NoWorker
            | Self::NotAnAverage
            | Self::OtherNumberForSameWorker
            | Self::UnclosedQuote
            | Self::TooLong => true,
            // Repeats and files that cover the same are findings of their own.
            Self::RepeatedHeader
            | Self::TotalRow
            | Self::ClosedAtSnapshot
            | Self::NoCasesHeld
            | Self::ExactRepeat
            | Self::EarlierSnapshot
            | Self::CoveredByEarlierFile
            | Self::OutsideAuditMonths
            | Self::NotOpenAtMonthEnd
            | Self::OneCell
            | Self::NoCaseload => false,
        }
    }

    /// The heading of its column in the account.
    pub fn heading(self) -> &'static str {
        match self {
            Self::TooFewCells => "Too few cells",
            Self::TooManyCells => "Too many cells",
            Self::RepeatedHeader => "Repeated header",
            Self::TotalRow => "Total row",
            Self::NoTeam => "No team",
            Self::NoDate => "No date",
            Self::NotADate => "Not a date",
            Self::ClosedBeforeStart => "Closed before start",
            Self::ClosedAtSnapshot => "Closed by the snapshot",
            Self::NotANumberOfCases => "Not a number of cases",
            Self::NoCasesHeld => "No cases held",
            Self::ExactRepeat => "Exact repeat",
            Self::OtherNumberForSameWorker => "Other number for the same worker",
            Self::EarlierSnapshot => "Earlier snapshot in the same month",
            Self::CoveredByEarlierFile => "Covered by a file added before",
            Self::OutsideAuditMonths => "Outside the audit months",
            Self::NotOpenAtMonthEnd => "Open at no audit month\u{2019}s end",
            Self::UnclosedQuote => "Quotation mark left open",
            Self::TooLong => "Too long for a row",
            Self::OneCell => "One cell only, such as a note",
            Self::NoCaseload => "Of a file without caseloads",
            Self::NoFinding => "No finding",
            Self::NoWorker => "No worker",
            Self::NotAnAverage => "Not an average",
        }
    }
}

/// How many first line numbers are shown with a count.
pub const LINES_SHOWN: usize = 5;
/// One more is kept, to know whether there are more.
const LINES_KEPT: usize = LINES_SHOWN + 1;
/// How many first line numbers of rows that are set aside are kept, to be looked at and listed.
pub const LINES_LISTED: usize = 200;

/// The first few lines of a file at which something was seen, in order; numbered from 1 as an
/// editor shows them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstLines {
    lines: Vec<u64>,
    /// Whether [`LINES_LISTED`] are kept rather than a few.
    is_long: bool,
}

impl FirstLines {
    /// None yet; the first [`LINES_LISTED`] will be kept.
    pub fn long() -> Self {
        Self { lines: Vec::new(), is_long: true }
    }

    /// Adds a line, once; only the first few are kept, whatever the order they come in.
    pub fn add(&mut self, line: u64) {
        let n_kept = if self.is_long { LINES_LISTED } else { LINES_KEPT };
        let at = self.lines.partition_point(|&kept| kept < line);
        if at < n_kept && self.lines.get(at) != Some(&line) {
            self.lines.insert(at, line);
            self.lines.truncate(n_kept);
        }
    }

    /// Adds the lines of another.
    pub fn merge(&mut self, other: &Self) {
        for &line in &other.lines {
            self.add(line);
        }
    }

    /// The first [`LINES_SHOWN`] lines, in order.
    pub fn shown(&self) -> &[u64] {
        self.lines.get(..LINES_SHOWN).unwrap_or(&self.lines)
    }

    /// All that are kept, in order.
    pub fn listed(&self) -> &[u64] {
        &self.lines
    }

    /// Whether there are more lines than are shown.
    pub fn has_more(&self) -> bool {
        self.lines.len() > LINES_SHOWN
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
    /// One row.
    pub fn of_line(line: u64) -> Self {
        let mut count = Self::default();
        count.add(line);
        count
    }

    /// None yet, of rows whose lines will be listed.
    pub fn listed() -> Self {
        Self { n_rows: 0, first_lines: FirstLines::long() }
    }

    /// Counts one row.
    pub fn add(&mut self, line: u64) {
        self.n_rows += 1;
        self.first_lines.add(line);
    }

    /// The same count without the row on `line`.
    #[must_use]
    pub fn without(&self, line: u64) -> Self {
        let mut first_lines = self.first_lines.clone();
        first_lines.lines.retain(|&kept| kept != line);
        Self { n_rows: self.n_rows.saturating_sub(1), first_lines }
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

impl RowAccount {
    /// Rows of files that hold caseloads: those of staff, answers and names are no part of them.
    pub fn n_of_caseloads(&self) -> u64 {
        let other = self.reasons.iter().position(|&reason| reason == Reason::NoCaseload);
        let n_other = other.and_then(|at| self.all.set_aside.get(at)).map_or(0, |rows| rows.n_rows);
        self.all.n_read - n_other
    }
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

impl RowAccount {
    /// The account of a ledger's files for a choice of audit months, in order. `files` gives the
    /// name of each file and its blank lines.
    pub fn of(ledger: &Ledger, files: &[(&str, u64)], months: &[Month]) -> Self {
        let mut all = Sorted::default();
        let sorted: Vec<Sorted> = ledger
            .fates
            .iter()
            .map(|fates| {
                let mut sorted = Sorted { n_read: fates.n_read, ..Sorted::default() };
                for (fate, count) in fates.iter() {
                    sorted.add(verdict(fate, ledger, months), count);
                }
                all.merge(&sorted);
                sorted
            })
            .collect();
        let reasons: Vec<Reason> = all.set_aside.keys().copied().collect();
        let rows = sorted.iter().zip(files);
        Self {
            files: rows.map(|(of_file, (name, n))| of_file.row(name, *n, &reasons)).collect(),
            all: all.row("", files.iter().map(|(_, n)| n).sum(), &reasons),
            reasons,
        }
    }
}

/// Whether rows of this fate count, and then whether they are unallocated; else why not.
fn verdict(fate: Fate, ledger: &Ledger, months: &[Month]) -> Result<bool, Reason> {
    match fate {
        Fate::Fixed(reason) => Err(reason),
        Fate::InMonth { month, role, is_unallocated } => {
            if months.binary_search(&month).is_err() {
                return Err(Reason::OutsideAuditMonths);
            }
            match role {
                AtSnapshot::Counted => Ok(is_unallocated),
                AtSnapshot::HoldsNone => Err(Reason::NoCasesHeld),
                AtSnapshot::Earlier => Err(Reason::EarlierSnapshot),
                AtSnapshot::CoveredElsewhere => Err(Reason::CoveredByEarlierFile),
            }
        }
        Fate::Open { list, team, from, to, is_unallocated } => {
            let open_at = || months.iter().copied().filter(|&month| from <= month && month <= to);
            if open_at().any(|month| ledger.counts(list, team, month)) {
                Ok(is_unallocated)
            } else if open_at().any(|month| ledger.claims(list, team, month)) {
                Err(Reason::CoveredByEarlierFile)
            } else if open_at().next().is_some() {
                Err(Reason::OutsideAuditMonths)
            } else {
                Err(Reason::NotOpenAtMonthEnd)
            }
        }
    }
}

/// Rows sorted by what happened to them.
#[derive(Clone, Debug, Default)]
struct Sorted {
    n_read: u64,
    n_used: u64,
    n_used_unallocated: u64,
    set_aside: BTreeMap<Reason, RowCount>,
}

impl Sorted {
    fn add(&mut self, verdict: Result<bool, Reason>, count: &RowCount) {
        match verdict {
            Ok(is_unallocated) => {
                self.n_used += count.n_rows;
                self.n_used_unallocated += if is_unallocated { count.n_rows } else { 0 };
            }
            Err(reason) => {
                self.set_aside.entry(reason).or_insert_with(RowCount::listed).merge(count);
            }
        }
    }

    fn merge(&mut self, other: &Self) {
        self.n_read += other.n_read;
        self.n_used += other.n_used;
        self.n_used_unallocated += other.n_used_unallocated;
        for (&reason, count) in &other.set_aside {
            // Lines of different files are not to be mixed: the account of all has none.
            self.set_aside.entry(reason).or_default().n_rows += count.n_rows;
        }
    }

    fn row(&self, file: &str, n_blank_lines: u64, reasons: &[Reason]) -> AccountRow {
        let of_reason = |reason| self.set_aside.get(reason).cloned().unwrap_or_default();
        AccountRow {
            file: file.to_owned(),
            n_read: self.n_read,
            n_used: self.n_used,
            n_used_unallocated: self.n_used_unallocated,
            set_aside: reasons.iter().map(of_reason).collect(),
            n_blank_lines,
        }
    }
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
        assert_eq!(lines.shown(), [1, 2, 3, 6, 7]);
        assert!(lines.has_more());
    }

    #[test]
    fn a_line_is_shown_once() {
        let mut lines = FirstLines::default();
        for line in [2, 3, 2, 2, 3] {
            lines.add(line);
        }
        assert_eq!(lines.shown(), [2, 3]);
        assert!(!lines.has_more());
    }
}
