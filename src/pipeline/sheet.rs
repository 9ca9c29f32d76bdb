//! Workbooks on the way of a file: their bytes are kept until they are whole, then the rows of one
//! sheet go the way of a text's records.

use super::how::How;
use super::table::Table;
use crate::intake::beginning::Beginning;
use crate::intake::dates::DateOrder;
use crate::intake::workbook::limits::LARGEST_FILE;
use crate::intake::workbook::{BadWorkbook, Sheet, SheetEnd, Workbook, may_be_workbook};

/// How many bytes say whether a file is a workbook.
const N_SIGNATURE: usize = 8;

/// The bytes of a file that may be a workbook.
#[derive(Clone, Debug)]
pub(super) enum Packed {
    /// There are too few yet to say.
    Unknown(Vec<u8>),
    /// It is one, so far.
    Workbook(Vec<u8>),
    /// It is one that is too large: none are kept.
    TooLarge,
    /// It is none.
    No,
}

impl Packed {
    /// Of a file that is read as was decided: one with an encoding is text.
    pub(super) fn of(how: &How) -> Self {
        if how.encoding().is_some() { Self::No } else { Self::Unknown(Vec::new()) }
    }

    /// Takes the next bytes.
    pub(super) fn push(&mut self, chunk: &[u8]) {
        match self {
            Self::Unknown(head) => {
                head.extend_from_slice(chunk);
                if head.len() >= N_SIGNATURE {
                    let bytes = std::mem::take(head);
                    *self = if may_be_workbook(&bytes) { Self::Workbook(bytes) } else { Self::No };
                }
            }
            Self::Workbook(bytes) if bytes.len() + chunk.len() > LARGEST_FILE => {
                *self = Self::TooLarge;
            }
            Self::Workbook(bytes) => bytes.extend_from_slice(chunk),
            Self::TooLarge | Self::No => {}
        }
    }
}

/// What was read of a workbook.
#[derive(Debug)]
pub(super) struct ReadSheet {
    pub(super) sheets: Vec<Sheet>,
    /// The place of the sheet that was read.
    pub(super) chosen: usize,
    /// What reading it came to.
    pub(super) end: Result<SheetEnd, BadWorkbook>,
    pub(super) table: Table,
}

impl ReadSheet {
    /// Of the bytes of a whole file of this name. Its rows are read once more where they prove
    /// another order of dates.
    pub(super) fn of(bytes: Vec<u8>, name: &str, how: &mut How) -> Result<Self, BadWorkbook> {
        let mut workbook = Workbook::open(bytes)?;
        let chosen = workbook.choose(how.choices.sheet.as_deref())?;
        let mut read = Self::of_sheet(&mut workbook, chosen, name, how);
        if let Some(order) = read.order_proved() {
            how.found.order = Some(order);
            read = Self::of_sheet(&mut workbook, chosen, name, how);
        }
        Ok(read)
    }

    fn of_sheet(workbook: &mut Workbook, chosen: usize, name: &str, how: &How) -> Self {
        let first_rows = workbook.first_rows(chosen).unwrap_or_default();
        let width = first_rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        let mut table = Table::under(Beginning::of(&first_rows, &how.choices), name, how);
        let end = workbook.read(chosen, width, &mut |record| {
            table.take(record);
            !table.is_hopeless()
        });
        Self { sheets: workbook.sheets().to_vec(), chosen, end, table }
    }

    fn order_proved(&self) -> Option<DateOrder> {
        self.table.tally().and_then(|tally| tally.dates().must_read_again())
    }

    /// Whether more than this sheet could be read.
    pub(super) fn has_choice(&self) -> bool {
        self.sheets.len() > 1
    }

    /// Rows that hold nothing, above others.
    pub(super) fn n_blank(&self) -> u64 {
        self.end.as_ref().map_or(0, |end| end.n_blank)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &[u8], is_kept: bool) {
        for size in 1..=text.len() {
            let mut packed = Packed::of(&How::default());
            text.chunks(size).for_each(|chunk| packed.push(chunk));
            match packed {
                Packed::Workbook(bytes) => assert!(is_kept && bytes == text, "{size}"),
                Packed::No => assert!(!is_kept, "{size}"),
                other => panic!("{other:?}"),
            }
        }
    }

    #[test]
    fn the_bytes_of_a_workbook_are_kept_whatever_the_cuts() {
        check(b"PK\x03\x04 and what follows", true);
        check(b"Team,Worker,Month", false);
    }
}
