//! .xls: the records of Excel 97 to 2003 (BIFF8) and of Excel 5 and 95 (BIFF5) (MS-XLS).
//!
//! The workbook's own records give sheets, texts and formats ([`globals`]), those of a sheet its
//! cells ([`sheet`]). Both are slices of one stream; a record that is cut or of a kind that says
//! nothing of a cell's value is passed over. Formulas give the value that was last worked out.

mod globals;
mod records;
mod sheet;
mod strings;

use super::bad::{BadWorkbook, OtherFile};
use super::compound::Compound;
use super::rows::Stop;
use super::{Read, Sheet};
use globals::Globals;

/// An open workbook.
pub(super) struct Book {
    stream: Vec<u8>,
    globals: Globals,
    /// Where the records of each sheet begin.
    begins: Vec<usize>,
}

/// Opens a compound file.
pub(super) fn open(bytes: &[u8]) -> Result<(Book, Vec<Sheet>), BadWorkbook> {
    let file = Compound::open(bytes)?;
    if file.has("EncryptedPackage") {
        return Err(BadWorkbook::Password);
    }
    let Some(name) = ["Workbook", "Book"].into_iter().find(|name| file.has(name)) else {
        return Err(BadWorkbook::Other(if file.has("WordDocument") {
            OtherFile::Document
        } else if file.has("PowerPoint Document") {
            OtherFile::Presentation
        } else {
            OtherFile::Compound
        }));
    };
    let stream = file.stream(name)?;
    let (globals, sheets) = Globals::of(&stream)?;
    let (begins, sheets) = sheets.into_iter().unzip();
    Ok((Book { stream, globals, begins }, sheets))
}

impl Book {
    /// Gives the rows of a sheet.
    pub(super) fn read(&self, sheet: usize, rows: &mut Read<'_>) -> Result<(), Stop> {
        let begin = self.begins.get(sheet).copied().unwrap_or(usize::MAX);
        sheet::read(&self.stream, begin, &self.globals, rows)
    }
}
