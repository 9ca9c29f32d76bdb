//! Cells to records: what a sheet's reader finds cell by cell becomes rows as the eye sees them.
//!
//! A cell that is merged down several rows holds its value in each of them: a team over its block.
//! Merged across columns the value stays in its first one, so that a title is still one cell, and a
//! group of columns stands over the first of them. Rows that hold nothing are counted, not given.

use std::collections::BTreeMap;

use super::bad::BadWorkbook;
use super::limits::{LONGEST_ROW, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_TEXT, WIDEST_FILLED};
use crate::intake::records::Record;

/// A cell that is merged with others: those of its first column, rows from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Merged {
    pub(super) first_row: u32,
    pub(super) last_row: u32,
    pub(super) column: u32,
}

/// Why reading a sheet ends before its end.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// Whoever takes the rows has enough.
    Enough,
    /// There is no more to read of it.
    Bad(BadWorkbook),
}

impl From<BadWorkbook> for Stop {
    fn from(bad: BadWorkbook) -> Self {
        Self::Bad(bad)
    }
}

/// Takes a record, and says whether it wants more.
pub(super) type Give<'a> = dyn FnMut(&Record<'_>) -> bool + 'a;

/// The rows of a sheet under way.
pub(super) struct Rows<'a> {
    give: &'a mut Give<'a>,
    /// Merged cells whose first row is still to come, the nearest last.
    to_come: Vec<Merged>,
    /// By column: the last row that a merged cell reaches, and its value.
    reaching: BTreeMap<u32, (u32, String)>,
    /// The row under way, from 0.
    row: u32,
    cells: Vec<String>,
    /// How many cells hold something or stand before one that does.
    n_cells_of_row: usize,
    /// How many bytes of text the row has.
    n_text_of_row: usize,
    widest: usize,
    n_cells: u64,
    n_text: u64,
    n_given: u64,
    n_blank: u64,
    next_line: u64,
    text: String,
    ends: Vec<usize>,
}

impl<'a> Rows<'a> {
    /// Of a sheet with these merged cells; rows are given with at least `width` cells.
    pub(super) fn new(mut merged: Vec<Merged>, width: usize, give: &'a mut Give<'a>) -> Self {
        merged.retain(|merged| merged.last_row > merged.first_row);
        merged.sort_unstable_by(|a, b| b.cmp(a));
        Self {
            give,
            to_come: merged,
            reaching: BTreeMap::new(),
            row: 0,
            cells: Vec::new(),
            n_cells_of_row: 0,
            n_text_of_row: 0,
            widest: width.min(WIDEST_FILLED),
            n_cells: 0,
            n_text: 0,
            n_given: 0,
            n_blank: 0,
            next_line: 1,
            text: String::new(),
            ends: Vec::new(),
        }
    }

    /// Takes the value of a cell. Rows come in order.
    pub(super) fn cell(&mut self, row: u32, column: u32, text: &str) -> Result<(), Stop> {
        if text.is_empty() {
            return Ok(());
        }
        if row < self.row || row >= MOST_ROWS || column >= MOST_COLUMNS {
            return Err(BadWorkbook::Damaged.into());
        }
        if row > self.row {
            self.end_row()?;
            self.row = row;
        }
        self.n_text_of_row += text.len();
        if self.n_text_of_row > LONGEST_ROW {
            return Err(BadWorkbook::UnpacksTooLarge.into());
        }
        let at = column as usize;
        self.n_cells += (at + 1).saturating_sub(self.n_cells_of_row) as u64;
        if self.n_cells > MOST_CELLS {
            return Err(BadWorkbook::TooManyCells.into());
        }
        self.n_cells_of_row = self.n_cells_of_row.max(at + 1);
        if self.cells.len() <= at {
            self.cells.resize(at + 1, String::new());
        }
        if let Some(cell) = self.cells.get_mut(at) {
            cell.push_str(text);
        }
        Ok(())
    }

    /// Says that the last cell taken is merged with those below it, down to this row.
    pub(super) fn merge_down(&mut self, column: u32, last_row: u32) {
        if last_row > self.row {
            self.to_come.push(Merged { first_row: self.row, last_row, column });
        }
    }

    fn end_row(&mut self) -> Result<(), Stop> {
        if self.n_cells_of_row == 0 {
            return Ok(());
        }
        self.fill_down()?;
        self.widest = self.widest.max(self.cells.len().min(WIDEST_FILLED));
        self.text.clear();
        self.ends.clear();
        for cell in &self.cells {
            self.text.push_str(cell);
            self.ends.push(self.text.len());
        }
        self.ends.resize(self.ends.len().max(self.widest), self.text.len());
        self.n_text += self.text.len() as u64;
        if self.n_text > MOST_TEXT {
            return Err(BadWorkbook::UnpacksTooLarge.into());
        }
        let line = u64::from(self.row) + 1;
        let record = Record::of_cells(line, &self.text, &self.ends);
        if !record.is_blank() {
            self.n_blank += line.saturating_sub(self.next_line);
            self.next_line = line + 1;
            self.n_given += 1;
            if !(self.give)(&record) {
                return Err(Stop::Enough);
            }
        }
        self.cells.iter_mut().for_each(String::clear);
        self.cells.truncate(WIDEST_FILLED);
        self.n_cells_of_row = 0;
        self.n_text_of_row = 0;
        Ok(())
    }

    fn fill_down(&mut self) -> Result<(), Stop> {
        let row = self.row;
        self.reaching.retain(|_, (last_row, _)| *last_row >= row);
        for (&column, (_, text)) in &self.reaching {
            let at = column as usize;
            if at >= WIDEST_FILLED {
                break;
            }
            if self.cells.len() <= at {
                self.cells.resize(at + 1, String::new());
            }
            if let Some(cell) = self.cells.get_mut(at).filter(|cell| cell.is_empty()) {
                cell.push_str(text);
            }
        }
        while let Some(merged) = self.to_come.pop_if(|merged| merged.first_row <= row) {
            let text = self.cells.get(merged.column as usize).filter(|text| !text.is_empty());
            if let Some(text) = text.filter(|_| merged.first_row == row) {
                self.reaching.insert(merged.column, (merged.last_row, text.clone()));
            }
        }
        let n_reaching: usize = self.reaching.values().map(|(_, text)| text.len()).sum();
        if n_reaching > LONGEST_ROW { Err(BadWorkbook::UnpacksTooLarge.into()) } else { Ok(()) }
    }

    /// Says that there are no more cells; gives how many rows were given and how many between them
    /// hold nothing.
    pub(super) fn finish(mut self) -> Result<(u64, u64), Stop> {
        self.end_row()?;
        Ok((self.n_given, self.n_blank))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of these cells as `line: cell|cell`.
    fn rows(merged: &[Merged], cells: &[(u32, u32, &str)]) -> (Vec<String>, u64) {
        let mut found = Vec::new();
        let mut give = |record: &Record<'_>| {
            let cells: Vec<&str> = record.cells().collect();
            found.push(format!("{}: {}", record.line, cells.join("|")));
            true
        };
        let mut rows = Rows::new(merged.to_vec(), 0, &mut give);
        for &(row, column, text) in cells {
            rows.cell(row, column, text).unwrap();
        }
        let (_, n_blank) = rows.finish().unwrap();
        (found, n_blank)
    }

    #[test]
    fn a_cell_merged_down_fills_the_rows_that_hold_something() {
        let merged = Merged { first_row: 1, last_row: 3, column: 0 };
        let cells = [
            (0, 0, "Team"),
            (0, 1, "Worker"),
            (1, 0, "North"),
            (1, 1, "A"),
            (2, 1, "B"),
            (4, 1, "C"),
        ];
        let (found, n_blank) = rows(&[merged], &cells);
        assert_eq!(found, ["1: Team|Worker", "2: North|A", "3: North|B", "5: |C"]);
        assert_eq!(n_blank, 1);
    }

    #[test]
    fn rows_out_of_order_and_far_cells_are_damage() {
        let mut give = |_: &Record<'_>| true;
        let mut rows = Rows::new(Vec::new(), 0, &mut give);
        rows.cell(5, 0, "a").unwrap();
        assert_eq!(rows.cell(4, 0, "b"), Err(Stop::Bad(BadWorkbook::Damaged)));
        assert_eq!(rows.cell(6, MOST_COLUMNS, "b"), Err(Stop::Bad(BadWorkbook::Damaged)));
    }

    #[test]
    fn too_many_cells_are_refused() {
        let mut give = |_: &Record<'_>| true;
        let mut rows = Rows::new(Vec::new(), 0, &mut give);
        let outcome =
            (0..2_000).try_for_each(|row| rows.cell(row, MOST_COLUMNS - 1, "far to the right"));
        assert_eq!(outcome, Err(Stop::Bad(BadWorkbook::TooManyCells)));
    }
}
