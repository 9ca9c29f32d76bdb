//! .xlsx and .xlsm: calamine finds parts, texts and formats, and gives the cells one by one.
//!
//! A cell that calamine cannot read, such as an error that it does not know, is empty and counted.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::bad::BadWorkbook;
use super::cell_text::{duration, iso_duration, iso_moment, moment, number};
use super::package::HiddenRows;
use super::rows::{Merged, Rows, Stop};
use super::{Read, Sheet, hidden};

/// An open workbook.
pub(super) struct Book {
    book: Xlsx<Cursor<Vec<u8>>>,
    /// By the name of a sheet, where there are any.
    hidden_rows: BTreeMap<String, u64>,
}

/// Opens a package that was checked.
pub(super) fn open(
    bytes: Vec<u8>,
    hidden_rows: &HiddenRows,
) -> Result<(Book, Vec<Sheet>), BadWorkbook> {
    let hidden_rows = hidden::rows_by_sheet(&bytes, hidden_rows);
    let book = Xlsx::new(Cursor::new(bytes)).map_err(|error| bad(&error))?;
    let sheets = book.sheets_metadata().iter();
    let sheets = sheets
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| Sheet {
            name: sheet.name.clone(),
            is_hidden: sheet.visible != SheetVisible::Visible,
        })
        .collect();
    Ok((Book { book, hidden_rows }, sheets))
}

fn bad(error: &XlsxError) -> BadWorkbook {
    match error {
        XlsxError::Password => BadWorkbook::Password,
        _ => BadWorkbook::Damaged,
    }
}

/// The text of a value.
fn text(value: &DataRef<'_>, is_1904: bool) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(value) => value.to_string(),
        DataRef::Float(value) => number(*value),
        DataRef::Bool(value) => if *value { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(value) if value.is_duration() => duration(value.as_f64()),
        DataRef::DateTime(value) => moment(value.as_f64(), is_1904),
        DataRef::DateTimeIso(text) => iso_moment(text),
        DataRef::DurationIso(text) => iso_duration(text),
        DataRef::Error(error) => error.to_string(),
    }
}

impl Book {
    /// Gives the rows of a sheet.
    pub(super) fn read(&mut self, sheet: &str, rows: &mut Read<'_>) -> Result<(), Stop> {
        let is_1904 = self.book.has_1904_epoch();
        let merged = self.book.merge_cells_by_sheet_name(sheet).unwrap_or_default();
        let merged = merged.iter().map(|area| Merged {
            first_row: area.start.0,
            last_row: area.end.0,
            column: area.start.1,
        });
        let mut cells =
            self.book.worksheet_cells_reader(sheet).map_err(|error| Stop::Bad(bad(&error)))?;
        let mut table = Rows::new(merged.collect(), rows.width, rows.give);
        let mut n_damaged = 0;
        loop {
            match cells.next_cell() {
                Ok(None) => break,
                Ok(Some(cell)) => {
                    let (row, column) = cell.get_position();
                    match cell.get_value() {
                        DataRef::SharedString(text) => table.cell(row, column, text)?,
                        value => table.cell(row, column, &text(value, is_1904))?,
                    }
                }
                Err(
                    XlsxError::Xml(_)
                    | XlsxError::XmlEof(_)
                    | XlsxError::XmlAttr(_)
                    | XlsxError::Io(_)
                    | XlsxError::Zip(_),
                ) => return Err(BadWorkbook::Damaged.into()),
                Err(_) => n_damaged += 1,
            }
        }
        rows.n_damaged = n_damaged;
        rows.n_hidden = self.hidden_rows.get(sheet).copied().unwrap_or_default();
        (rows.n_rows, rows.n_blank) = table.finish()?;
        Ok(())
    }
}
