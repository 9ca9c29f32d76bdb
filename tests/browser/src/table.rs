//! A table of the page as rows of text, with columns found by their headings.

use serde::Deserialize;

/// A table as a reader sees it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Table {
    /// Its caption.
    pub name: String,
    /// The headings of its columns.
    pub headings: Vec<String>,
    /// Its rows, the last one (All teams, all files) included.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell: the pieces of text in it, in order.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Cell(Vec<String>);

impl Cell {
    /// All of its text.
    pub fn text(&self) -> String {
        self.0.join(" ")
    }

    /// Its first piece of text: a name without the notes beside it.
    pub fn name(&self) -> &str {
        self.0.first().map_or("", String::as_str)
    }

    /// The first figure in it, without thousands separators, or the dash that stands for none.
    pub fn figure(&self) -> String {
        self.text()
            .split([' ', '\u{a0}'])
            .find(|word| is_figure(word))
            .map(|word| word.replace(',', ""))
            .unwrap_or_default()
    }

    /// The whole number in brackets in it.
    pub fn number_in_brackets(&self) -> u64 {
        let text = self.text();
        text.split_once('(')
            .and_then(|(_, rest)| rest.split_once(')'))
            .and_then(|(inside, _)| inside.replace(',', "").parse().ok())
            .unwrap_or_else(|| panic!("a number in brackets should be in {self:?}"))
    }

    /// The figure as a whole number; an empty cell is 0.
    pub fn number(&self) -> u64 {
        let figure = self.figure();
        if figure.is_empty() || figure == "\u{2013}" {
            return 0;
        }
        figure.parse().unwrap_or_else(|_| panic!("a whole number should be in {self:?}"))
    }
}

impl Table {
    /// Where the column is whose heading is, or else begins with, `heading`.
    pub fn column(&self, heading: &str) -> Option<usize> {
        let wanted = heading.to_lowercase();
        let headings: Vec<String> = self.headings.iter().map(|h| h.to_lowercase()).collect();
        headings.iter().position(|h| *h == wanted).or_else(|| {
            headings.iter().position(|h| {
                h.starts_with(&format!("{wanted} ")) || h.starts_with(&format!("{wanted},"))
            })
        })
    }

    /// The row that a name stands in, in any of the columns of names before the figures.
    pub fn row(&self, name: &str) -> Option<&[Cell]> {
        self.rows
            .iter()
            .find(|row| row.iter().take(2).any(|cell| same_name(cell.name(), name)))
            .map(Vec::as_slice)
    }

    /// The cell in a name's row and a heading's column.
    pub fn cell(&self, name: &str, heading: &str) -> Option<&Cell> {
        self.row(name)?.get(self.column(heading)?)
    }

    /// The figure in a name's row and a heading's column; says so where there is no such cell.
    pub fn figure(&self, name: &str, heading: &str) -> String {
        self.cell(name, heading)
            .map_or_else(|| format!("no cell for {name} and {heading}"), Cell::figure)
    }
}

/// Whether two names are the same but for letters' case and typographic apostrophes and dashes.
pub fn same_name(one: &str, other: &str) -> bool {
    let plain = |name: &str| {
        name.trim().to_lowercase().replace('\u{2019}', "'").replace(['\u{2013}', '\u{2014}'], "-")
    };
    plain(one) == plain(other)
}

fn is_figure(word: &str) -> bool {
    word == "\u{2013}"
        || (word.starts_with(|c: char| c.is_ascii_digit())
            && word.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ','))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(pieces: &[&str]) -> Cell {
        Cell(pieces.iter().map(|&piece| piece.to_owned()).collect())
    }

    #[test]
    fn figures_stand_among_words() {
        assert_eq!(cell(&["How", "26.9", "was worked out"]).figure(), "26.9");
        assert_eq!(cell(&["6,434"]).number(), 6434);
        assert_eq!(cell(&["\u{2013}"]).figure(), "\u{2013}");
        assert_eq!(cell(&["1,150 (35)"]).number(), 1150);
        assert_eq!(cell(&["1,150 (35)"]).number_in_brackets(), 35);
        assert_eq!(cell(&[]).figure(), "");
    }

    #[test]
    fn columns_and_rows_by_name() {
        let table = Table {
            name: "Average caseload by team".into(),
            headings: ["Service area", "Team", "Jul 2019", "Average", "Cases, 30 Sep"]
                .map(str::to_owned)
                .into(),
            rows: vec![vec![
                cell(&["Adults"]),
                cell(&["North", "1 of 2 months"]),
                cell(&["3.5"]),
                cell(&["2.5"]),
                cell(&["7"]),
            ]],
        };
        assert_eq!(table.figure("north", "Average"), "2.5");
        assert_eq!(table.figure("North", "cases"), "7");
        assert_eq!(table.cell("South", "Average"), None);
    }
}
