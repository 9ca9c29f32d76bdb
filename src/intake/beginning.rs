//! The beginning of a file's text: its dialect, where its header is, and what stands above it.
//!
//! Looked at once, before any row is counted. The header is the row that names most known columns;
//! rows above it are titles. A header may take two rows, groups of columns over their names.

use super::columns::ColumnMap;
use super::dialect::{self, Dialect, Evidence};
use super::records::{Record, Records};

/// How many bytes of text are looked at.
pub const N_LOOKED_AT: usize = 1 << 16;

/// How many rows may stand above the header.
const N_ABOVE: usize = 40;

/// What the beginning says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beginning {
    /// How the text is cut into cells.
    pub dialect: Dialect,
    /// What speaks for it.
    pub evidence: Evidence,
    /// The header; `None` in a text without rows.
    pub header: Option<Header>,
    /// The cells above the header that hold something.
    pub titles: Vec<String>,
}

/// Where the header is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// Its first line.
    pub first_line: u64,
    /// The line that its last row begins on.
    pub last_line: u64,
    /// Rows above it that hold something.
    pub n_above: u64,
    /// The columns that it names.
    pub columns: ColumnMap,
}

struct Row {
    line: u64,
    cells: Vec<String>,
}

impl Beginning {
    /// Of a text that begins so. Of a longer one no more than the lines in its first
    /// [`N_LOOKED_AT`] bytes are looked at, whatever pieces it comes in.
    pub fn of(text: &str) -> Self {
        let text = looked_at(text);
        let (dialect, evidence) = dialect::of_beginning(text);
        let rows = rows(text, dialect);
        let header = header(&rows);
        let n_above = header.as_ref().map_or(0, |header| header.n_above);
        let titles = rows
            .iter()
            .zip(0..n_above)
            .flat_map(|(row, _)| &row.cells)
            .filter(|cell| !cell.is_empty())
            .cloned()
            .collect();
        Self { dialect, evidence, header, titles }
    }
}

/// The lines that are looked at.
fn looked_at(text: &str) -> &str {
    if text.len() < N_LOOKED_AT {
        return text;
    }
    let beginning = text.get(..text.floor_char_boundary(N_LOOKED_AT)).unwrap_or(text);
    let last_end = beginning.rfind(['\n', '\r']).map(|at| at + 1);
    last_end.and_then(|end| beginning.get(..end)).unwrap_or(beginning)
}

/// The first rows that hold something.
fn rows(text: &str, dialect: Dialect) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut records = Records::of(dialect);
    let mut give = |record: Record<'_>| {
        if rows.len() <= N_ABOVE && !record.is_blank() {
            rows.push(Row {
                line: record.line,
                cells: record.cells().map(str::to_owned).collect(),
            });
        }
    };
    records.push(text, &mut give);
    records.finish(&mut give);
    rows
}

/// The row, or the two, that name most known columns; the first of several. Where none names two,
/// the first row.
fn header(rows: &[Row]) -> Option<Header> {
    let mut best = header_at(rows, 0, 1)?;
    let mut n_best = best.columns.n_known().max(1);
    for first in 0..rows.len() {
        for n_rows in [1, 2] {
            let Some(header) = header_at(rows, first, n_rows) else { continue };
            let n_known = header.columns.n_known();
            if n_known > n_best {
                n_best = n_known;
                best = header;
            }
        }
    }
    Some(best)
}

fn header_at(rows: &[Row], first: usize, n_rows: usize) -> Option<Header> {
    let rows_above = rows.get(..first)?;
    let own = rows.get(first..first + n_rows)?;
    let names = match own {
        [row] => row.cells.clone(),
        [groups, names] => joined(&groups.cells, &names.cells),
        _ => return None,
    };
    Some(Header {
        first_line: own.first()?.line,
        last_line: own.last()?.line,
        n_above: rows_above.len() as u64,
        columns: ColumnMap::of_names(names),
    })
}

/// The names of columns under groups, each of which stands in its first column: `Worker | ` over
/// `Name | ID` is `Worker Name | Worker ID`.
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
                name if group.is_empty() => name,
                name => format!("{group} {name}"),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::field::Field;

    #[track_caller]
    fn check(text: &str, first_line: u64, last_line: u64, titles: &[&str]) -> ColumnMap {
        let beginning = Beginning::of(text);
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
        for (field, column) in
            [(Field::Team, 0), (Field::WorkerName, 1), (Field::WorkerId, 2), (Field::CaseId, 3)]
        {
            assert_eq!(columns.column(field), Some(column), "{field:?}");
        }
    }

    #[test]
    fn without_known_names_the_first_row_is_taken() {
        check("a,b\n1,2\n", 1, 1, &[]);
        assert_eq!(Beginning::of("\n \n").header, None);
    }
}
