//! The beginning of a file: its dialect, where its header is, what stands above it, and what the
//! first rows below it look like.
//!
//! Looked at once, before any row is counted. The header is the row that names most known columns;
//! rows above it are titles. A header may take two rows, groups of columns over their names. Where no
//! row names a column and the first one holds data, there is none. The user may decide all of it.

use super::choices::{FileChoices, HeaderChoice};
use super::columns::{self, ColumnMap, known_field};
use super::content::{self, Samples};
use super::dates::{DateCell, DateOrder, date_cell};
use super::dialect::{self, Dialect, Evidence};
use super::records::{Record, Records};
use crate::format::shortened;

/// How many bytes of text are looked at, unless they hold hardly a row.
pub const N_LOOKED_AT: usize = 1 << 16;

/// How many bytes are looked at where the first ones hold hardly a row: blank lines above the header,
/// or a header of as many columns as a spreadsheet has.
const MOST_LOOKED_AT: usize = 1 << 19;

/// How many rows are enough.
const N_ENOUGH: usize = 8;

/// As many columns as a spreadsheet has: what has more is no table.
const MOST_COLUMNS: usize = 1 << 14;

/// How many of the first rows a user can see.
const N_SHOWN: usize = 20;

/// How many rows may stand above the header.
const N_ABOVE: usize = 40;

/// What the beginning says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beginning {
    /// The header; `None` in a text without rows.
    pub header: Option<Header>,
    /// The cells above the header that hold something.
    pub titles: Vec<String>,
    /// The first rows below the header.
    pub samples: Samples,
    /// The lines of the first rows below the header, for a user who wants to see their values.
    pub first_rows: Vec<u64>,
    /// The first rows, by line, for a user who looks for the header.
    pub first_lines: Vec<FirstLine>,
}

/// One of the first rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstLine {
    /// The line it begins on.
    pub line: u64,
    /// What it says, if it may be a header: data is not repeated.
    pub names: Option<String>,
}

/// Where the header is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// Its first line; 0 where there is none.
    pub first_line: u64,
    /// The line that its last row begins on; 0 where there is none.
    pub last_line: u64,
    /// Rows above it that hold something.
    pub n_above: u64,
    /// The columns that it names.
    pub columns: ColumnMap,
}

impl Header {
    /// Whether there is a row that names the columns.
    pub fn is_there(&self) -> bool {
        self.last_line > 0
    }
}

/// A row that holds something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line it begins on, from 1.
    pub line: u64,
    /// Its cells.
    pub cells: Vec<String>,
}

impl Row {
    fn of(record: &Record<'_>) -> Self {
        Self { line: record.line, cells: record.cells().map(str::to_owned).collect() }
    }
}

/// The part of a text that is looked at: the lines in its first [`N_LOOKED_AT`] bytes, or in twice as
/// many, and so on, until there are a few that hold something. It depends on the text alone, whatever
/// pieces that comes in.
pub fn looked_at(text: &str) -> &str {
    let n_bytes = enough(text).unwrap_or(usize::MAX);
    if text.len() < n_bytes {
        return text;
    }
    let beginning = text.get(..text.floor_char_boundary(n_bytes)).unwrap_or(text);
    let last_end = beginning.rfind(['\n', '\r']).map(|at| at + 1);
    last_end.and_then(|end| beginning.get(..end)).unwrap_or(beginning)
}

/// How many bytes of a text are enough to understand it; `None` where more are needed, if there are.
pub fn enough(text: &str) -> Option<usize> {
    std::iter::successors(Some(N_LOOKED_AT), |n_bytes| Some(n_bytes * 2))
        .take_while(|&n_bytes| n_bytes <= text.len())
        .find(|&n_bytes| {
            let beginning = text.as_bytes().get(..n_bytes).unwrap_or_default();
            let lines = beginning.split(|byte| matches!(byte, b'\n' | b'\r'));
            let filled = lines.filter(|line| !line.trim_ascii().is_empty());
            let separators = beginning.iter().filter(|byte| dialect::DELIMITERS.contains(byte));
            // The last line may go on.
            n_bytes >= MOST_LOOKED_AT
                || filled.take(N_ENOUGH + 1).count() > N_ENOUGH
                || separators.take(MOST_COLUMNS + 1).count() > MOST_COLUMNS
        })
}

/// How a text that begins so is cut into cells, and what speaks for it.
pub fn dialect(text: &str, choices: &FileChoices) -> (Dialect, Evidence) {
    match choices.delimiter {
        Some(delimiter) => (Dialect { delimiter }, Evidence::Decided),
        None => dialect::of_beginning(text),
    }
}

/// The first rows of a text that hold something.
pub fn rows(text: &str, dialect: Dialect) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut records = Records::of(dialect);
    let mut give = |record: Record<'_>| {
        if rows.len() < Beginning::N_ROWS && !record.is_blank() && !record.names_separator() {
            rows.push(Row::of(&record));
        }
    };
    records.push(text, &mut give);
    records.finish(&mut give);
    rows
}

impl Beginning {
    /// How many rows are looked at.
    pub const N_ROWS: usize = N_ABOVE + content::N_ROWS;

    /// Of a table whose first rows are these.
    pub fn of(rows: &[Row], choices: &FileChoices) -> Self {
        let header = match choices.header {
            Some(HeaderChoice::Nowhere) => no_header(rows),
            Some(HeaderChoice::Line(line)) => decided_header(rows, line),
            None => header(rows),
        };
        let last_line = header.as_ref().map_or(0, |header| header.last_line);
        let n_above = header.as_ref().map_or(0, |header| header.n_above);
        let titles = rows
            .iter()
            .zip(0..n_above)
            .flat_map(|(row, _)| &row.cells)
            .filter(|cell| !cell.is_empty())
            .cloned()
            .collect();
        let below = || rows.iter().filter(|row| row.line > last_line);
        Self {
            header,
            titles,
            samples: Samples::of(below().map(|row| row.cells.clone())),
            first_rows: below().take(N_SHOWN).map(|row| row.line).collect(),
            first_lines: rows.iter().take(N_ABOVE / 2).map(first_line).collect(),
        }
    }
}

fn first_line(row: &Row) -> FirstLine {
    const N_CHARACTERS: usize = 60;
    let n_known = columns::n_known(row.cells.iter().map(String::as_str));
    let is_header = n_known > 1 && !holds_data(row);
    let names = is_header.then(|| shortened(&row.cells.join(", "), N_CHARACTERS));
    FirstLine { line: row.line, names }
}

/// The row, or the two, that name most known columns; the first of several. Where none names two,
/// the first row, unless it holds data.
fn header(rows: &[Row]) -> Option<Header> {
    let mut best = (0, 1);
    let mut n_best = n_known_at(rows, 0, 1)?.max(1);
    for first in 0..rows.len().min(N_ABOVE + 1) {
        for n_rows in [1, 2] {
            let Some(n_known) = n_known_at(rows, first, n_rows) else { continue };
            // A title is no group of columns: the names below it say as much without it.
            let n_below = if n_rows == 2 { n_known_at(rows, first + 1, 1) } else { None };
            if n_known > n_best.max(n_below.unwrap_or(0)) {
                n_best = n_known;
                best = (first, n_rows);
            }
        }
    }
    if n_best == 1 && is_without_header(rows) {
        return no_header(rows);
    }
    let (first, n_rows) = best;
    header_at(rows, first, n_rows)
}

/// Whether the first rows hold data like those that follow, so that none of them is a header.
fn is_without_header(rows: &[Row]) -> bool {
    let Some(first) = rows.first().filter(|row| row.cells.len() > 2) else { return false };
    let n_alike = rows.iter().filter(|row| row.cells.len() == first.cells.len()).count();
    n_alike * 10 >= rows.len() * 8 && holds_data(first)
}

/// Whether a row holds a date or an ID, which no name of a column is.
fn holds_data(row: &Row) -> bool {
    row.cells.iter().any(|cell| {
        let is_date = matches!(date_cell(cell, DateOrder::DayFirst), DateCell::Day(_));
        let n_digits = cell.chars().filter(char::is_ascii_digit).count();
        is_date || (n_digits >= 4 && n_digits * 2 >= cell.len() && !cell.contains(' '))
    })
}

fn no_header(rows: &[Row]) -> Option<Header> {
    let n_columns = rows.iter().map(|row| row.cells.len()).max()?;
    Some(Header {
        first_line: 0,
        last_line: 0,
        n_above: 0,
        columns: ColumnMap::without_names(n_columns),
    })
}

/// The header on a line that the user decided, or the first row after it.
fn decided_header(rows: &[Row], line: u64) -> Option<Header> {
    let first = rows.iter().position(|row| row.line >= line)?;
    let is_of_two = n_known_at(rows, first, 2) > n_known_at(rows, first, 1);
    header_at(rows, first, if is_of_two { 2 } else { 1 })
}

/// How many fields a header of one row or two that begins with this row would name.
fn n_known_at(rows: &[Row], first: usize, n_rows: usize) -> Option<usize> {
    match rows.get(first..first + n_rows)? {
        [row] => Some(columns::n_known(row.cells.iter().map(String::as_str))),
        [groups, names] => {
            let names = joined(&groups.cells, &names.cells);
            Some(columns::n_known(names.iter().map(String::as_str)))
        }
        _ => None,
    }
}

fn header_at(rows: &[Row], first: usize, n_rows: usize) -> Option<Header> {
    let rows_above = rows.get(..first)?;
    let own = rows.get(first..first + n_rows)?;
    let columns = match own {
        [row] => ColumnMap::of_names(row.cells.clone()),
        [groups, names] => ColumnMap::of_names(joined(&groups.cells, &names.cells))
            .in_rows([groups.cells.clone(), names.cells.clone()]),
        _ => return None,
    };
    Some(Header {
        first_line: own.first()?.line,
        last_line: own.last()?.line,
        n_above: rows_above.len() as u64,
        columns,
    })
}

/// The names of columns under groups, each of which stands in its first column: `Worker | ` over
/// `Name | ID` is `Worker Name | Worker ID`. Where a group ends is not to be seen: a name that is known
/// by itself and not with the group, such as `Snapshot date` after `Case`, stands alone.
fn joined(groups: &[String], names: &[String]) -> Vec<String> {
    let mut group = "";
    (0..groups.len().max(names.len()))
        .map(|column| {
            let text = |cells: &[String]| cells.get(column).map(|cell| cell.trim().to_owned());
            let own = text(groups).unwrap_or_default();
            if let Some(named) = groups.get(column).filter(|named| !named.is_empty()) {
                group = named;
            }
            match text(names).unwrap_or_default() {
                name if name.is_empty() => own,
                // A name that is merged over both rows is in both.
                name if group.is_empty() || *group == name => name,
                name => {
                    let whole = format!("{group} {name}");
                    let is_known = |name: &str| known_field(name).is_some();
                    if is_known(&name) && !is_known(&whole) { name } else { whole }
                }
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::field::Field;

    fn beginning(text: &str, choices: &FileChoices) -> Beginning {
        let (dialect, _) = dialect(text, choices);
        Beginning::of(&rows(text, dialect), choices)
    }

    #[track_caller]
    fn check(text: &str, first_line: u64, last_line: u64, titles: &[&str]) -> ColumnMap {
        let beginning = beginning(text, &FileChoices::default());
        let header = beginning.header.unwrap();
        assert_eq!((header.first_line, header.last_line), (first_line, last_line), "{text:?}");
        assert_eq!(beginning.titles, titles, "{text:?}");
        header.columns
    }

    #[test]
    fn the_first_row_without_titles() {
        check("Team,Worker,Month,Cases\nNorth,A,Jul-19,3\n", 1, 1, &[]);
    }

    #[test]
    fn more_is_looked_at_where_the_first_bytes_hold_hardly_a_row() {
        let rows = "Team,Worker,Month,Cases\nNorth,A,Jul-19,3\n";
        let blank = format!("{}{rows}", "\n".repeat(N_LOOKED_AT));
        assert_eq!(looked_at(&blank), blank);
        let line = "North,A,Jul-19,3\n";
        let many = format!("{rows}{}", line.repeat(10_000));
        let looked = looked_at(&many);
        assert!(looked.ends_with('\n') && looked.len() <= N_LOOKED_AT, "{}", looked.len());
        assert!(looked.len() > N_LOOKED_AT - line.len());
        // What comes after is not looked at, and whether it is there decides nothing.
        let wide = format!("{}\n", vec!["The column"; 16_000].join(",")).repeat(100);
        let looked = looked_at(&wide);
        assert!(looked.lines().count() == 1 && looked.len() > 2 * N_LOOKED_AT, "{}", looked.len());
        assert_eq!(looked_at(&wide[..wide.len() / 2]), looked);
        let no_table = ",".repeat(1_000_000);
        assert_eq!(looked_at(&no_table).len(), N_LOOKED_AT);
    }

    #[test]
    fn titles_and_blank_lines_above() {
        let text = "Caseload extract\nPrinted on 02/10/2019,,\n\n,,\nTeam,Worker,Month,Cases\nN,A,Jul-19,3\n";
        check(text, 5, 5, &["Caseload extract", "Printed on 02/10/2019"]);
    }

    #[test]
    fn a_header_of_two_rows() {
        let columns = check(
            "Report\n,Worker,,Case,\nTeam,Name,ID,ID,Date allocated\nNorth,A,1,C1,01/07/2019\n",
            2,
            3,
            &["Report"],
        );
        for (field, column) in [
            (Field::Team, 0),
            (Field::WorkerName, 1),
            (Field::WorkerId, 2),
            (Field::CaseId, 3),
            (Field::AllocatedOn, 4),
        ] {
            assert_eq!(columns.column(field), Some(column), "{field:?}");
        }
    }

    #[test]
    fn without_known_names_the_first_row_is_taken() {
        check("a,b\n1,2\n", 1, 1, &[]);
        assert_eq!(beginning("\n \n", &FileChoices::default()).header, None);
    }

    #[test]
    fn a_file_without_header_begins_with_data() {
        let text = "North,A,31/07/2019,P1000001\nNorth,B,31/07/2019,P1000002\n";
        let header = beginning(text, &FileChoices::default()).header.unwrap();
        assert!(!header.is_there());
        assert_eq!(header.columns.headers(), ["Column 1", "Column 2", "Column 3", "Column 4"]);
    }

    #[test]
    fn the_user_decides_where_the_header_is() {
        let text = "Team,Worker,Month\nOld,names,here\nNorth,A,Jul-19\n";
        let with = |header| {
            let choices = FileChoices { header: Some(header), ..FileChoices::default() };
            beginning(text, &choices).header.unwrap()
        };
        assert_eq!(with(HeaderChoice::Line(2)).columns.headers(), ["Old", "names", "here"]);
        assert_eq!(with(HeaderChoice::Line(2)).n_above, 1);
        assert!(!with(HeaderChoice::Nowhere).is_there());
    }

    #[test]
    fn the_first_lines_repeat_no_data() {
        let text = "Caseload\nTeam,Worker,Month\nNorth,Ann Fox,31/07/2019\n";
        let beginning = beginning(text, &FileChoices::default());
        let names: Vec<Option<&str>> =
            beginning.first_lines.iter().map(|line| line.names.as_deref()).collect();
        assert_eq!(names, [None, Some("Team, Worker, Month"), None]);
    }
}
