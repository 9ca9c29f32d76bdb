//! A workbook gives what the CSV file of the same rows gives, and the user chooses its sheet.

use caseload_audit::audit::results::Results;
use caseload_audit::audit::settings::{AuditSettings, Measure};
use caseload_audit::intake::choices::Choice;
use caseload_audit::intake::source::{Fact, Outcome, Understood};
use caseload_audit::pipeline::{AuditFiles, ReadFile};
use rust_xlsxwriter::Workbook as Written;

use super::written::{bytes, write_typed};
use crate::answers::check_figures;
use crate::reading::{answer, audit_of, data_file, read};

fn typed(file: &str) -> Vec<u8> {
    let mut workbook = Written::new();
    write_typed(workbook.add_worksheet(), &data_file(file), 0);
    bytes(workbook)
}

fn results(name: &str, bytes: &[u8], measure: Measure) -> Results {
    audit_of(&[(name, bytes)]).results(&AuditSettings { measure, ..AuditSettings::default() })
}

/// The workbook gives the answers of a CSV file and the same account of its rows.
#[track_caller]
fn check_same(file: &str, name: &str, bytes: &[u8]) {
    check_figures(file, |measure| results(name, bytes, measure));
    let of_csv = results(file, &data_file(file), Measure::default()).account;
    let of_workbook = results(name, bytes, Measure::default()).account;
    assert_eq!(of_workbook.reasons, of_csv.reasons, "{name}");
    let counts = |account: &caseload_audit::audit::account::RowAccount| {
        let all = &account.all;
        let set_aside: Vec<u64> = all.set_aside.iter().map(|count| count.n_rows).collect();
        (all.n_read, all.n_used, all.n_used_unallocated, all.n_blank_lines, set_aside)
    };
    assert_eq!(counts(&of_workbook), counts(&of_csv), "{name}");
}

#[test]
fn a_case_list_with_real_dates_and_numbers() {
    check_same("case-list.csv", "Case list.xlsx", &typed("case-list.csv"));
}

#[test]
fn worker_counts_with_titles_and_totals() {
    let file = "messy-worker-counts-totals.csv";
    check_same(file, "Counts.xlsx", &typed(file));
}

#[test]
fn the_rules_of_counting_in_old_and_open_formats() {
    for file in ["edge-cases.xls", "edge-cases.ods"] {
        check_same("edge-cases.csv", file, &data_file(&format!("workbooks/{file}")));
    }
}

#[test]
fn allocations_with_real_dates() {
    check_same("edge-allocations.csv", "Allocations.xlsx", &typed("edge-allocations.csv"));
}

/// A list for each year, and a page of notes before them.
fn two_lists() -> Vec<u8> {
    let mut workbook = Written::new();
    workbook.add_worksheet().set_name("Notes").unwrap().write(0, 0, "Read me first").unwrap();
    write_typed(
        workbook.add_worksheet().set_name("2019").unwrap(),
        &data_file("edge-cases.csv"),
        2,
    );
    write_typed(workbook.add_worksheet().set_name("Old").unwrap(), &data_file("case-list.csv"), 0);
    workbook.add_worksheet().set_name("Blank").unwrap().set_hidden(true);
    bytes(workbook)
}

fn understood(results: &Results) -> &Understood {
    results.files[0].outcome.understood().expect("something was understood")
}

fn sheet_fact(results: &Results) -> &Fact {
    let facts = &understood(results).facts;
    facts.iter().find(|fact| fact.name == "Sheet").expect("a fact about the sheet")
}

/// The settings with a sheet chosen of the first file of an answer.
fn choosing(results: &Results, sheet: &str) -> AuditSettings {
    let mut settings = AuditSettings::default();
    let choice = Choice::Sheet(Some(sheet.to_owned()));
    settings.reading = settings.reading.with(&results.files[0], choice);
    settings
}

#[test]
fn the_user_chooses_the_sheet() {
    let bytes = two_lists();
    let files = [("Caseload.xlsx", bytes.as_slice())];
    let mut audit = audit_of(&files);
    let own = audit.results(&AuditSettings::default());
    let names: Vec<&str> = understood(&own).facts.iter().map(|fact| fact.name.as_str()).collect();
    assert!(!names.contains(&"Text") && !names.contains(&"Cells"), "{names:?}");
    // Both lists name as many columns at most; the wider one is taken.
    let fact = sheet_fact(&own);
    assert_eq!(fact.said, "Workbook: sheet \u{2018}Old\u{2019}, one of 4");
    let labels: Vec<&str> = fact.options.iter().map(|option| option.label.as_str()).collect();
    assert_eq!(labels, ["As recognised", "Notes", "2019", "Old", "Blank (hidden)"]);

    let decided = answer(&mut audit, &files, &choosing(&own, "2019"));
    assert!(sheet_fact(&decided).is_decided());
    let of_csv = results("edge-cases.csv", &data_file("edge-cases.csv"), Measure::default());
    assert_eq!(decided.account.all.n_used, of_csv.account.all.n_used);
    assert_ne!(decided.account.all.n_used, own.account.all.n_used);

    let blank = answer(&mut audit, &files, &choosing(&own, "Blank"));
    let Outcome::NotRead { found, .. } = &blank.files[0].outcome else { panic!("read") };
    assert_eq!(found, "The sheet is empty: it holds no header and no rows.");
    assert_eq!(sheet_fact(&blank).options.len(), 5);

    let again = answer(&mut audit, &files, &AuditSettings::default());
    assert_eq!(again, own);
}

#[test]
fn lines_are_the_rows_of_the_sheet() {
    let bytes = two_lists();
    let mut audit = audit_of(&[("Caseload.xlsx", &bytes)]);
    let files = [("Caseload.xlsx", bytes.as_slice())];
    let own = audit.results(&AuditSettings::default());
    let decided = answer(&mut audit, &files, &choosing(&own, "2019"));
    let header = understood(&decided).facts.iter().find(|fact| fact.name == "Header").unwrap();
    assert!(header.said.contains("ine 3"), "{}", header.said);
}

#[test]
fn what_a_file_is_its_bytes_say() {
    let csv = data_file("edge-cases.csv");
    check_same("edge-cases.csv", "edge-cases.xlsx", &csv);
    check_same("edge-cases.csv", "edge-cases.csv", &typed("edge-cases.csv"));
}

#[test]
fn the_cuts_of_a_workbook_do_not_matter() {
    let bytes = typed("edge-cases.csv");
    let of = |file: ReadFile| {
        let mut audit = AuditFiles::new();
        audit.add(file);
        audit.results(&AuditSettings::default())
    };
    let whole = of(read(0, "a.xlsx", &[&bytes]));
    assert!(whole.audit.is_some());
    for size in [1, 7, 1000] {
        let chunks: Vec<&[u8]> = bytes.chunks(size).collect();
        assert_eq!(of(read(0, "a.xlsx", &chunks)), whole, "{size}");
    }
}

#[test]
fn a_workbook_that_cannot_be_read_leaves_the_others() {
    let bytes = typed("edge-cases.csv");
    let csv = data_file("case-list.csv");
    let files: [(&str, &[u8]); 3] = [
        ("cut.xlsx", &bytes[..bytes.len() / 2]),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and nothing else"),
        ("case-list.csv", &csv),
    ];
    check_figures("case-list.csv", |measure| {
        audit_of(&files).results(&AuditSettings { measure, ..AuditSettings::default() })
    });
    let results = audit_of(&files).results(&AuditSettings::default());
    for file in &results.files[..2] {
        let Outcome::NotRead { found, remedy, .. } = &file.outcome else { panic!("{}", file.name) };
        assert_eq!(found, "The file begins like a spreadsheet but is cut off or damaged.");
        assert!(remedy.contains("If Excel opens it"), "{remedy}");
    }
}

#[test]
fn a_workbook_that_is_too_large_is_not_held() {
    let mut bytes = b"PK\x03\x04".to_vec();
    bytes.resize((64 << 20) + 1, 0);
    let results = results("large.xlsx", &bytes, Measure::default());
    let Outcome::NotRead { found, .. } = &results.files[0].outcome else { panic!("read") };
    assert_eq!(found, "The workbook is larger than 64 MB.");
}

#[test]
fn hidden_rows_and_sheets_are_read_and_said() {
    let mut workbook = Written::new();
    let shown = workbook.add_worksheet().set_name("Cover").unwrap();
    shown.write(0, 0, "Cover").unwrap();
    let sheet = workbook.add_worksheet().set_name("Data & more").unwrap();
    write_typed(sheet, &data_file("edge-cases.csv"), 0);
    sheet.set_row_hidden(2).unwrap();
    sheet.set_row_hidden(3).unwrap();
    sheet.set_hidden(true);
    let bytes = bytes(workbook);
    check_same("edge-cases.csv", "hidden.xlsx", &bytes);
    let results = results("hidden.xlsx", &bytes, Measure::default());
    assert_eq!(
        sheet_fact(&results).said,
        "Workbook: sheet \u{2018}Data & more\u{2019}, one of 2; the workbook hides it; 2 hidden \
         rows are read too"
    );
    let old = data_file("workbooks/kinds-of-cells.xls");
    let results = audit_of(&[("old.xls", &old)]).results(&AuditSettings::default());
    assert!(sheet_fact(&results).said.ends_with("; 1 hidden row is read too"));
}
