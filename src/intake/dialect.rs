//! How a file's text is cut into cells: by which character, decided on the file's beginning.
//!
//! Each candidate cuts the beginning; the one under which a row names most known columns is taken,
//! else the one that cuts most rows into the same number of cells. A first line `sep=;`, which Excel
//! writes and reads, decides by itself.

use super::columns;
use super::records::{Record, Records};

/// The characters that may separate cells, the likelier first.
pub const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// How text is cut into cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// The character between two cells.
    pub delimiter: u8,
}

impl Default for Dialect {
    fn default() -> Self {
        Self { delimiter: b',' }
    }
}

/// What speaks for a dialect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The user decided.
    Decided,
    /// The file's first line names the character.
    FirstLine,
    /// Of the rows looked at, so many have the same number of cells.
    Alike {
        /// The number of cells.
        n_cells: usize,
        /// The rows that have it.
        n_alike: usize,
        /// The rows looked at.
        n_rows: usize,
    },
    /// No candidate cuts the rows: one column.
    OneColumn,
}

/// How many rows are looked at.
const N_ROWS: usize = 200;

/// The dialect of a text that begins so, and what speaks for it.
pub fn of_beginning(text: &str) -> (Dialect, Evidence) {
    if let Some(delimiter) = named_in_first_line(text) {
        return (Dialect { delimiter }, Evidence::FirstLine);
    }
    let mut best = Candidate::default();
    for delimiter in DELIMITERS {
        let candidate = Candidate::of(text, Dialect { delimiter });
        if candidate.rank() > best.rank() {
            best = candidate;
        }
    }
    (best.dialect, best.evidence())
}

/// The delimiter in a first line such as `sep=;`.
fn named_in_first_line(text: &str) -> Option<u8> {
    let line = text.lines().next()?.trim_matches('"');
    let (name, value) = line.split_at_checked(4)?;
    let &[delimiter] = value.as_bytes() else { return None };
    (name.eq_ignore_ascii_case("sep=") && delimiter.is_ascii() && delimiter != b'"')
        .then_some(delimiter)
}

/// What a candidate makes of the beginning.
#[derive(Clone, Copy, Debug, Default)]
struct Candidate {
    dialect: Dialect,
    /// The most known names of columns in one row.
    n_known: usize,
    n_cells: usize,
    n_alike: usize,
    n_rows: usize,
}

impl Candidate {
    fn of(text: &str, dialect: Dialect) -> Self {
        let mut counts: Vec<usize> = Vec::new();
        let mut n_known = 0;
        let mut records = Records::of(dialect);
        let mut give = |record: Record<'_>| {
            if counts.len() < N_ROWS && !record.is_blank() {
                n_known = n_known.max(columns::n_known(record.cells()));
                counts.push(record.n_cells());
            }
        };
        records.push(text, &mut give);
        records.finish(&mut give);
        let alike = |n_cells: usize| counts.iter().filter(|&&count| count == n_cells).count();
        let (n_alike, n_cells) = counts
            .iter()
            .filter(|&&n_cells| n_cells > 1)
            .map(|&n_cells| (alike(n_cells), n_cells))
            .max()
            .unwrap_or_default();
        Self { dialect, n_known, n_cells, n_alike, n_rows: counts.len() }
    }

    fn rank(self) -> (usize, usize, usize) {
        // One known name may stand in any sentence.
        let n_known = if self.n_known > 1 { self.n_known } else { 0 };
        (n_known, self.n_alike, self.n_cells)
    }

    fn evidence(self) -> Evidence {
        if self.n_cells < 2 {
            return Evidence::OneColumn;
        }
        Evidence::Alike { n_cells: self.n_cells, n_alike: self.n_alike, n_rows: self.n_rows }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, delimiter: u8) {
        assert_eq!(of_beginning(text).0, Dialect { delimiter }, "{text:?}");
    }

    #[test]
    fn each_of_the_four() {
        check("Team,Worker,Month\nNorth,A,Jul-19\n", b',');
        check("Team;Worker;Month\nNorth;A;Jul-19\n", b';');
        check("Team\tWorker\tMonth\nNorth\tA\tJul-19\n", b'\t');
        check("Team|Worker|Month\nNorth|A|Jul-19\n", b'|');
    }

    #[test]
    fn decimal_commas_and_titles_do_not_mislead() {
        check("Caseload, by team, July\nTeam;Worker;FTE\nNorth;A;0,5\nNorth;B;0,8\n", b';');
    }

    #[test]
    fn names_with_commas_do_not_mislead() {
        check("Team;Worker\nNorth;Smith, Jane\nNorth;Jones, Ann\nSouth;Wood, Kim\n", b';');
    }

    #[test]
    fn without_known_names_what_is_alike_decides() {
        check("a;b;c\n1;2;3\n4,0;5;6\n", b';');
    }

    #[test]
    fn the_first_line_may_name_it() {
        assert_eq!(
            of_beginning("sep=|\nTeam|Worker\n"),
            (Dialect { delimiter: b'|' }, Evidence::FirstLine)
        );
        check("\"sep=;\"\r\nTeam;Worker\r\n", b';');
    }

    #[test]
    fn one_column_is_said() {
        assert_eq!(of_beginning("Team\nNorth\n").1, Evidence::OneColumn);
        assert_eq!(of_beginning("").1, Evidence::OneColumn);
    }
}
