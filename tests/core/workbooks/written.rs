//! Workbooks that the tests write themselves, and what is read of them.

use caseload_audit::intake::workbook::{BadWorkbook, Workbook};
use std::io::{Cursor, Read};

use rust_xlsxwriter::Workbook as Written;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The bytes of a workbook.
pub fn bytes(mut workbook: Written) -> Vec<u8> {
    workbook.save_to_buffer().unwrap()
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
