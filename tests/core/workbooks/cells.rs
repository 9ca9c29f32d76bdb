//! Cells of every kind, as a person sees them.

use caseload_audit::intake::workbook::Workbook;
use rust_xlsxwriter::{Format, Formula, Workbook as Written};

use super::written::{bytes, rows, rows_of, with_part};
use crate::reading::data_file;

#[track_caller]
fn check(workbook: Written, expected: &[&str]) {
    assert_eq!(rows(&bytes(workbook)).unwrap(), expected);
}

#[test]
fn numbers_truths_texts_and_formulas() {
    let mut workbook = Written::new();
    let sheet = workbook.add_worksheet();
    let percent = Format::new().set_num_format("0%");
    sheet.write_row(0, 0, [6.0, 0.6, 0.1 + 0.2, 9_434_765_919.0, 1_234_567_890_123_456.0]).unwrap();
    sheet.write_with_format(1, 0, 0.8, &percent).unwrap();
    sheet.write(1, 1, true).unwrap();
    sheet.write(1, 2, "000123").unwrap();
    sheet.write(1, 3, "O\u{2019}Neill & <Co>").unwrap();
    sheet.write(1, 4, Formula::new("=1/4").set_result("0.25")).unwrap();
    sheet.write(2, 0, Formula::new("=A9").set_result("#REF!")).unwrap();
    sheet.write(2, 1, Formula::new("=NA()").set_result("#N/A")).unwrap();
    let bold = Format::new().set_bold();
    sheet.write_rich_string(2, 2, &[(&Format::default(), "Team "), (&bold, "North")]).unwrap();
    check(
        workbook,
        &[
            "1: 6|0.6|0.3|9434765919|1234567890123456",
            "2: 0.8|TRUE|000123|O\u{2019}Neill & <Co>|0.25",
            "3: #REF!|#N/A|Team North",
        ],
    );
}

#[test]
fn dates_are_iso_in_both_date_systems() {
    for is_1904 in [false, true] {
        let mut workbook = Written::new();
        let sheet = workbook.add_worksheet();
        let last_of_july = if is_1904 { 42_215.0 } else { 43_677.0 };
        for (column, (format, days)) in (0..).zip([
            ("dd/mm/yyyy", last_of_july),
            ("mmm-yy", last_of_july - 30.0),
            ("d mmmm yyyy hh:mm", last_of_july + (9.0 * 60.0 + 14.0) / 1_440.0),
            ("[$-809]dd\\-mmm\\-yy;@", last_of_july),
            ("[h]:mm", 1.5625),
        ]) {
            let format = Format::new().set_num_format(format);
            sheet.write_with_format(0, column, days, &format).unwrap();
        }
        let written = bytes(workbook);
        let read = if is_1904 {
            let in_1904 = |xml: String| xml.replace("<workbookPr ", "<workbookPr date1904=\"1\" ");
            rows(&with_part(&written, "xl/workbook.xml", in_1904))
        } else {
            rows(&written)
        };
        let expected = "1: 2019-07-31|2019-07-01|2019-07-31 09:14|2019-07-31|37:30";
        assert_eq!(read.unwrap(), [expected], "{is_1904}");
    }
}

#[test]
fn a_team_merged_over_its_block_and_a_merged_title() {
    let mut workbook = Written::new();
    let sheet = workbook.add_worksheet();
    let plain = Format::new();
    sheet.merge_range(0, 0, 0, 3, "Caseload", &plain).unwrap();
    sheet.merge_range(2, 0, 3, 0, "Team", &plain).unwrap();
    sheet.merge_range(2, 1, 2, 2, "Worker", &plain).unwrap();
    sheet.write_row(3, 1, ["Name", "ID"]).unwrap();
    sheet.merge_range(4, 0, 5, 0, "North", &plain).unwrap();
    sheet.write_row(4, 1, ["Ann", "1"]).unwrap();
    sheet.write_row(5, 1, ["Ben", "2"]).unwrap();
    sheet.write_row(7, 0, ["South", "Cat", "3"]).unwrap();
    check(
        workbook,
        &[
            "1: Caseload",
            "3: Team|Worker",
            "4: Team|Name|ID",
            "5: North|Ann|1",
            "6: North|Ben|2",
            "8: South|Cat|3",
        ],
    );
}

#[test]
fn the_sheet_that_names_known_columns_is_chosen() {
    let mut workbook = Written::new();
    workbook.add_worksheet().set_name("Notes").unwrap().write(0, 0, "Read me").unwrap();
    let data = workbook.add_worksheet().set_name("Data").unwrap();
    data.write_row(0, 0, ["Team", "Worker", "Month"]).unwrap();
    let hidden = workbook.add_worksheet().set_name("Copy").unwrap();
    hidden.write_row(0, 0, ["Team", "Worker", "Month"]).unwrap();
    hidden.set_hidden(true);
    let last = workbook.add_worksheet().set_name("Lists").unwrap();
    last.write(0, 0, "Team").unwrap();
    last.set_very_hidden(true);
    let mut workbook = Workbook::open(bytes(workbook)).unwrap();
    let sheets: Vec<(&str, bool)> =
        workbook.sheets().iter().map(|sheet| (sheet.name.as_str(), sheet.is_hidden)).collect();
    assert_eq!(sheets, [("Notes", false), ("Data", false), ("Copy", true), ("Lists", true)]);
    assert_eq!(workbook.choose(None), Ok(1));
    assert_eq!(workbook.choose(Some("Lists")), Ok(3));
    assert_eq!(workbook.choose(Some("gone")), Ok(1));
    assert_eq!(rows_of(&mut workbook, 3).unwrap(), ["1: Team"]);
}

/// The same workbook in three formats, written by other programs.
#[test]
fn old_and_open_formats() {
    for file in ["kinds-of-cells.xls", "kinds-of-cells-excel-95.xls", "kinds-of-cells.ods"] {
        let bytes = data_file(&format!("workbooks/{file}"));
        let mut workbook = Workbook::open(bytes).unwrap();
        let names: Vec<&str> = workbook.sheets().iter().map(|sheet| sheet.name.as_str()).collect();
        assert_eq!(names, ["Caseload", "Notes", "Lookups"], "{file}");
        assert!(workbook.sheets()[2].is_hidden, "{file}");
        assert_eq!(workbook.choose(None), Ok(0), "{file}");
        let long = "x".repeat(300);
        // The program that wrote it keeps to ASCII in this format.
        let name = if file.ends_with("95.xls") { "Zoe Hooft" } else { "Zo\u{eb} \u{2019}t Hooft" };
        let expected = [
            "1: Caseload extract".to_owned(),
            "3: Team|Worker|Snapshot date|Case ID|FTE|Seen|Hours|Open|Rate|Note".to_owned(),
            "4: North|Ann Fox|2019-07-31|9434765919|0.6|09:14|37:30|TRUE|0.25".to_owned(),
            "5: North|Ben Cole|2019-07-31|1234567890123456|1|09:14|37:30|FALSE|0.25".to_owned(),
            format!("6: South|{name}|2019-07-31 09:14|000123|0.8|09:14|37:30|TRUE|0.25|{long}"),
        ];
        assert_eq!(rows_of(&mut workbook, 0).unwrap(), expected, "{file}");
    }
}

/// Errors that only newer versions of Excel know.
#[test]
fn a_cell_that_cannot_be_read_is_empty_and_said() {
    let mut workbook = Written::new();
    let sheet = workbook.add_worksheet();
    sheet.write(0, 0, Formula::new("=NA()").set_result("#N/A")).unwrap();
    sheet.write(0, 1, "after").unwrap();
    let unknown = |xml: String| xml.replace("#N/A", "#SPILL!");
    let bytes = with_part(&bytes(workbook), "xl/worksheets/sheet1.xml", unknown);
    let mut workbook = Workbook::open(bytes).unwrap();
    let end = workbook.read(0, 0, &mut |record| record.cell(1) == Some("after")).unwrap();
    assert_eq!((end.n_rows, end.n_damaged), (1, 1));
}
