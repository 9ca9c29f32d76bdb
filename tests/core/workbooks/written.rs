//! Workbooks that the tests write themselves, and what is read of them.

use caseload_audit::intake::workbook::{BadWorkbook, Workbook};
use std::io::{Cursor, Read};

use jiff::civil::{Date, date};
use rust_xlsxwriter::{Format, Workbook as Written, Worksheet};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The bytes of a workbook.
pub fn bytes(mut workbook: Written) -> Vec<u8> {
    workbook.save_to_buffer().unwrap()
}

/// What serial numbers of days count from.
pub const SINCE_1900: Date = date(1899, 12, 30);
/// What they count from in workbooks that say so.
pub const SINCE_1904: Date = date(1904, 1, 1);

/// Writes the rows of a CSV file from this row of a sheet on: dates and numbers as such.
pub fn write_typed(sheet: &mut Worksheet, csv: &[u8], first_row: u32) {
    write_typed_since(SINCE_1900, sheet, csv, first_row);
}

/// The same, in a workbook whose days count from another one.
pub fn write_typed_since(epoch: Date, sheet: &mut Worksheet, csv: &[u8], first_row: u32) {
    let date = Format::new().set_num_format("dd/mm/yyyy");
    let text = std::str::from_utf8(csv).unwrap().trim_start_matches('\u{feff}');
    for (row, line) in (first_row..).zip(text.lines()) {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(line.as_bytes());
        let Some(record) = reader.records().next() else { continue };
        for (column, cell) in (0..).zip(&record.unwrap()) {
            if let Some(days) = serial_number(cell, epoch) {
                sheet.write_with_format(row, column, days, &date).unwrap();
            } else if let Some(number) = cell.parse::<f64>().ok().filter(|_| !cell.starts_with('0'))
            {
                sheet.write(row, column, number).unwrap();
            } else {
                sheet.write(row, column, cell).unwrap();
            }
        }
    }
}

/// The days since the epoch to a date such as 31/07/2019.
fn serial_number(cell: &str, epoch: Date) -> Option<f64> {
    let mut parts = cell.split('/');
    let mut next = || parts.next()?.parse::<i16>().ok();
    let (day, month, year) = (next()?, next()?, next()?);
    let date = Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()?;
    Some(f64::from(date.since(epoch).ok()?.get_days())).filter(|&days| days < 2_000_000.0)
}

/// A small one with texts, a date and merged cells.
pub fn small() -> Vec<u8> {
    let mut workbook = Written::new();
    let sheet = workbook.add_worksheet();
    let date = Format::new().set_num_format("dd/mm/yyyy");
    sheet.write_row(0, 0, ["Team", "Worker", "Month"]).unwrap();
    sheet.write_row(1, 0, ["North", "Ann"]).unwrap();
    sheet.write_with_format(1, 2, 43_677, &date).unwrap();
    sheet.merge_range(2, 0, 3, 0, "South", &date).unwrap();
    bytes(workbook)
}

/// The rows of the sheet that is chosen where nobody does, as `line: cell|cell`.
pub fn rows(bytes: &[u8]) -> Result<Vec<String>, BadWorkbook> {
    let mut workbook = Workbook::open(bytes.to_vec())?;
    let chosen = workbook.choose(None)?;
    rows_of(&mut workbook, chosen)
}

/// The rows of one sheet.
pub fn rows_of(workbook: &mut Workbook, sheet: usize) -> Result<Vec<String>, BadWorkbook> {
    let mut rows = Vec::new();
    workbook.read(sheet, 0, &mut |record| {
        let cells: Vec<&str> = record.cells().collect();
        rows.push(format!("{}: {}", record.line, cells.join("|").trim_end_matches('|')));
        true
    })?;
    Ok(rows)
}

/// The parts of a package by name.
pub fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let parts = (0..archive.len()).map(|number| {
        let mut part = archive.by_index(number).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        (part.name().unwrap().to_string(), bytes)
    });
    parts.collect()
}

/// A package of these parts.
pub fn package(parts: &[(String, Vec<u8>)], method: CompressionMethod) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(method);
    for (name, bytes) in parts {
        writer.start_file(name.as_str(), options).unwrap();
        std::io::Write::write_all(&mut writer, bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The package with one part changed.
pub fn with_part(bytes: &[u8], name: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut parts = parts(bytes);
    let part = parts.iter_mut().find(|part| part.0 == name).unwrap();
    let changed = change(String::from_utf8(part.1.clone()).unwrap()).into_bytes();
    assert_ne!(changed, part.1, "{name} is changed");
    part.1 = changed;
    package(&parts, CompressionMethod::Deflated)
}
