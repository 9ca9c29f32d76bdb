//! Workbooks: from the bytes of a whole file to the rows of one of its sheets.
//!
//! What a file is, its bytes say, never its name. Cells become the text that a person sees
//! ([`cell_text`]), and rows go the same way as those of a CSV file. Hidden sheets and rows are read
//! like others; which those are is said. `.xlsx` and `.xlsm` are read by calamine ([`xlsx`]) after
//! a look at what it would allocate ([`package`]). `.ods` ([`ods`]) and `.xls` ([`xls`]) are read
//! here: calamine holds all sheets of those at once, as large as their farthest cells say, and stops
//! the program at some damaged files.

mod bad;
mod cell_text;
mod compound;
mod hidden;
pub mod limits;
mod ods;
mod package;
mod rows;
mod xls;
mod xlsx;

pub use bad::{BadWorkbook, OtherFile};
pub use cell_text::number;

use super::beginning::{Beginning, Row};
use super::choices::FileChoices;
use super::records::Record;
use package::Package;
use rows::{Give, Stop};

/// Whether a file that begins so may be a workbook: a zip package or a compound file.
pub fn may_be_workbook(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04") || head.starts_with(compound::SIGNATURE)
}

/// A sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Whether the program that shows the workbook hides it.
    pub is_hidden: bool,
}

/// An open workbook. It holds the file's bytes.
pub struct Workbook {
    format: Format,
    sheets: Vec<Sheet>,
}

enum Format {
    Xlsx(Box<xlsx::Book>),
    Ods(ods::Book),
    Xls(xls::Book),
}

/// What reading a sheet comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SheetEnd {
    /// Rows that hold something.
    pub n_rows: u64,
    /// Rows between them and above them that hold nothing.
    pub n_blank: u64,
    /// Rows that the workbook hides, as far as its format tells.
    pub n_hidden: u64,
    /// Cells that could not be read and are taken as empty.
    pub n_damaged: u64,
}

/// A sheet that is being read: how wide, for whom, and what it came to.
struct Read<'a> {
    width: usize,
    give: &'a mut Give<'a>,
    n_rows: u64,
    n_blank: u64,
    n_hidden: u64,
    n_damaged: u64,
}

impl Workbook {
    /// Opens the bytes of a whole file.
    ///
    /// # Errors
    /// Says why it is no workbook that can be read, in bounded memory, whatever the bytes.
    pub fn open(bytes: Vec<u8>) -> Result<Self, BadWorkbook> {
        if bytes.len() > limits::LARGEST_FILE {
            return Err(BadWorkbook::TooLarge);
        }
        let (format, sheets) = if bytes.starts_with(compound::SIGNATURE) {
            let (book, sheets) = xls::open(&bytes)?;
            (Format::Xls(book), sheets)
        } else {
            let (package, hidden_rows) = package::checked(&bytes)?;
            match package {
                Package::Xlsx => {
                    let (book, sheets) = xlsx::open(bytes, &hidden_rows)?;
                    (Format::Xlsx(Box::new(book)), sheets)
                }
                Package::Ods => {
                    let (book, sheets) = ods::open(bytes)?;
                    (Format::Ods(book), sheets)
                }
            }
        };
        if sheets.is_empty() { Err(BadWorkbook::NoSheet) } else { Ok(Self { format, sheets }) }
    }

    /// Its sheets of cells, in the order of their tabs.
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// The place of the sheet of that name; else of the one whose beginning names the most known
    /// columns, of several the first that is shown; else of the first that holds anything.
    ///
    /// # Errors
    /// Where no sheet holds anything, or the first ones cannot be read.
    pub fn choose(&mut self, name: Option<&str>) -> Result<usize, BadWorkbook> {
        if let Some(at) = self.sheets.iter().position(|sheet| Some(sheet.name.as_str()) == name) {
            return Ok(at);
        }
        let mut order: Vec<usize> = (0..self.sheets.len()).collect();
        order.sort_by_key(|&at| self.sheets.get(at).is_some_and(|sheet| sheet.is_hidden));
        let mut best = None;
        for at in order.into_iter().take(limits::N_SHEETS_LOOKED_AT) {
            let rows = self.first_rows(at)?;
            let header = Beginning::of(&rows, &FileChoices::default()).header;
            let n_known = header
                .filter(super::beginning::Header::is_there)
                .map(|header| header.columns.n_known());
            if !rows.is_empty() && best.is_none_or(|(n_best, _)| n_known > n_best) {
                best = Some((n_known, at));
            }
        }
        best.map(|(_, at)| at).ok_or(BadWorkbook::Empty)
    }

    /// The first rows of a sheet that hold something, as many as [`Beginning`] looks at, or fewer
    /// where they are long.
    ///
    /// # Errors
    /// Where the sheet cannot be read so far.
    pub fn first_rows(&mut self, sheet: usize) -> Result<Vec<Row>, BadWorkbook> {
        let mut rows = Vec::new();
        let mut n_bytes = 0;
        self.read(sheet, 0, &mut |record| {
            let cells: Vec<String> = record.cells().map(str::to_owned).collect();
            n_bytes += cells.iter().map(|cell| size_of::<String>() + cell.len()).sum::<usize>();
            rows.push(Row { line: record.line, cells });
            rows.len() < Beginning::N_ROWS && n_bytes < limits::LARGEST_BEGINNING
        })?;
        Ok(rows)
    }

    /// Gives the rows of a sheet that hold something, each with at least `width` cells, as long as
    /// more of them are wanted.
    ///
    /// # Errors
    /// Where the sheet is damaged or too large; rows before that were given.
    pub fn read<'a>(
        &mut self,
        sheet: usize,
        width: usize,
        give: &'a mut (dyn FnMut(&Record<'_>) -> bool + 'a),
    ) -> Result<SheetEnd, BadWorkbook> {
        let name = self.sheets.get(sheet).ok_or(BadWorkbook::NoSheet)?.name.clone();
        let mut read = Read { width, give, n_rows: 0, n_blank: 0, n_hidden: 0, n_damaged: 0 };
        let outcome = match &mut self.format {
            Format::Xlsx(book) => book.read(&name, &mut read),
            Format::Ods(book) => book.read(sheet, &mut read),
            Format::Xls(book) => book.read(sheet, &mut read),
        };
        let Read { n_rows, n_blank, n_hidden, n_damaged, .. } = read;
        match outcome {
            Ok(()) | Err(Stop::Enough) => Ok(SheetEnd { n_rows, n_blank, n_hidden, n_damaged }),
            Err(Stop::Bad(bad)) => Err(bad),
        }
    }
}
