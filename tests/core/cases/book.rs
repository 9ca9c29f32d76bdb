//! A workbook as a text, so that people can read what is in it: `Caseload.xlsx.txt`.
//!
//! Lines are rows of cells as in a CSV file, dates and numbers written as such. Lines that begin with
//! `=` say the rest:
//!
//! ```text
//! = sheet Cover
//! = dates since 1904
//! = merged A3:A4
//! ```

use std::path::Path;

use rust_xlsxwriter::{Format, Workbook as Written, Worksheet};

use crate::workbooks::written::{SINCE_1900, SINCE_1904, bytes, with_part, write_typed_since};

/// The name of the workbook that a text of this name describes, where it does.
pub fn name(file: &str) -> Option<&str> {
    let name = file.strip_suffix(".txt")?;
    Path::new(name).extension().is_some_and(|kind| kind == "xlsx").then_some(name)
}

/// The workbook that a text describes.
pub fn written(text: &str) -> Vec<u8> {
    let is_1904 = text.lines().any(|line| line == "= dates since 1904");
    let epoch = if is_1904 { SINCE_1904 } else { SINCE_1900 };
    let mut workbook = Written::new();
    for part in text.split("= sheet ").skip(1) {
        let (name, part) = part.split_once('\n').unwrap();
        let sheet = workbook.add_worksheet().set_name(name).unwrap();
        let (said, rows): (Vec<&str>, Vec<&str>) =
            part.lines().partition(|line| line.starts_with("= "));
        write_typed_since(epoch, sheet, rows.join("\n").as_bytes(), 0);
        for range in said.iter().filter_map(|line| line.strip_prefix("= merged ")) {
            merge(sheet, range, &rows);
        }
    }
    let bytes = bytes(workbook);
    if !is_1904 {
        return bytes;
    }
    let marked = |xml: String| xml.replace("<workbookPr ", "<workbookPr date1904=\"1\" ");
    with_part(&bytes, "xl/workbook.xml", marked)
}

/// Merges a range such as `A3:A4`, with the text that its first cell holds: the first of its row.
fn merge(sheet: &mut Worksheet, range: &str, rows: &[&str]) {
    let place = |cell: &str| -> (u32, u16) {
        let (column, row) = cell.split_at(1);
        (row.parse::<u32>().unwrap() - 1, u16::from(column.as_bytes()[0] - b'A'))
    };
    let (first, last) = range.split_once(':').unwrap();
    let ((row, column), (last_row, last_column)) = (place(first), place(last));
    assert_eq!(column, 0, "only ranges from the first column on");
    let text = rows[row as usize].split(',').next().unwrap();
    let format = Format::new();
    sheet.merge_range(row, column, last_row, last_column, text, &format).unwrap();
}
