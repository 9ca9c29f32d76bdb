//! Spreadsheets: real dates, the sheet that is chosen, and those that cannot be opened.

use std::fs;
use std::path::PathBuf;

use browser_tests::crosswise;
use browser_tests::environment::data;
use browser_tests::page::Page;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};

use crate::overruling::until_averages;

/// Writes a title, a header and rows of a team, a worker and a case, on the last day of a month.
fn write_list(sheet: &mut Worksheet, (month, day): (u8, u8), rows: &[[&str; 3]]) {
    let format = Format::new().set_num_format("dd/mm/yyyy");
    let date = ExcelDateTime::from_ymd(2019, month, day).unwrap();
    sheet.write(0, 0, "Open cases by team").unwrap();
    sheet.write_row(2, 0, ["Team", "Worker", "Case ID", "Snapshot date"]).unwrap();
    for (row, cells) in (3..).zip(rows) {
        sheet.write_row(row, 0, *cells).unwrap();
        sheet.write_with_format(row, 3, &date, &format).unwrap();
    }
}

/// A cover note, and a list for each of two months.
fn workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let cover = workbook.add_worksheet().set_name("Read me").unwrap();
    cover.write(0, 0, "Extract for the audit of 2019").unwrap();
    let july = [["North", "Ada", "C1"], ["North", "Ada", "C2"], ["North", "Ben", "C3"]];
    write_list(workbook.add_worksheet().set_name("July").unwrap(), (7, 31), &july);
    let august = [["North", "Ada", "C1"], ["South", "Cat", "C4"], ["South", "Cat", "C5"]];
    write_list(workbook.add_worksheet().set_name("August").unwrap(), (8, 31), &august);
    workbook.save_to_buffer().unwrap()
}

/// Ada holds two cases, Ben one.
const JULY: &[(&str, &str)] = &[("North", "1.5")];
const AUGUST: &[(&str, &str)] = &[("North", "1.0"), ("South", "2.0")];

/// A compound file that holds an encrypted package, as Excel saves a workbook with a password.
fn protected() -> Vec<u8> {
    let units = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let mut bytes = fs::read(data("workbooks/kinds-of-cells.xls")).unwrap();
    let (own, encrypted) = (units("Workbook"), units("EncryptedPackage"));
    let at = bytes.windows(own.len()).position(|bytes| bytes == own).unwrap();
    bytes[at..at + encrypted.len()].copy_from_slice(&encrypted);
    bytes
}

fn written(page: &Page, name: &str, bytes: &[u8]) -> PathBuf {
    let path = page.browser().folder().join(name);
    fs::write(&path, bytes).unwrap();
    path
}

async fn the_sheet_is_chosen(page: &Page) {
    page.choose_files(&[written(page, "Caseload.xlsx", &workbook())]).await;
    page.wait_until_ready().await;
    until_averages(page, JULY).await;
    page.wait_until_it_says(&["sheet \u{2018}July\u{2019}, one of 3", "July 2019"]).await;

    page.choose("Sheet of Caseload.xlsx", "August").await;
    until_averages(page, AUGUST).await;
    page.wait_until_it_says(&["sheet \u{2018}August\u{2019}, one of 3", "August 2019"]).await;

    page.choose("Sheet of Caseload.xlsx", "Read me").await;
    page.wait_until_it_says(&["Not read", "No row at its beginning names columns"]).await;
    page.choose("Sheet of Caseload.xlsx", "As recognised").await;
    until_averages(page, JULY).await;
}
crosswise!(the_sheet_is_chosen);

async fn those_that_cannot_be_opened_leave_the_others(page: &Page) {
    let good = workbook();
    let files = [
        written(page, "Caseload.xlsx", &good),
        written(page, "Protected.xlsx", &protected()),
        written(page, "Cut.xlsx", &good[..good.len() / 2]),
    ];
    page.choose_files(&files).await;
    page.wait_until_ready().await;
    until_averages(page, JULY).await;
    page.go_to("Files").await;
    page.wait_until_it_says(&[
        "Protected.xlsx",
        "protected by a password",
        "remove the password under File",
        "Cut.xlsx",
        "cut off or damaged",
    ])
    .await;
}
crosswise!(those_that_cannot_be_opened_leave_the_others);
