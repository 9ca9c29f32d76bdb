//! The rules of counting, each on a file small enough to work by hand.

mod ages;
mod crosswalk;
mod drawn;
mod files;
mod flow;
mod in_post;
mod lists;
mod messages;
mod months;
mod over_time;
mod overview;
mod partly_known;
mod queues;
mod roles;
mod rows;
mod same_names;
mod spread;
mod staffing;
mod team_counts;
mod told;
mod units;
mod waiting;
mod workers;

use caseload_audit::audit::account::Reason;
use caseload_audit::audit::figures::{FigureRow, FigureTable};
use caseload_audit::audit::normal_number::NormalNumbers;
use caseload_audit::audit::results::{Audit, Results};
use caseload_audit::audit::settings::{AuditSettings, Measure};
use caseload_audit::audit::sheet::{Column, Sheet, SheetRow};
use caseload_audit::audit::sheets;
use caseload_audit::audit::working::{Sum, Working};
use caseload_audit::caseload::{MatchKey, Month};
use caseload_audit::format::Exact;
use caseload_audit::intake::shape::Shape;
use caseload_audit::intake::source::{FileId, Outcome};
use caseload_audit::issue::Severity;
use caseload_audit::pipeline::{AuditFiles, Finished, Reading, Unreadable};

use crate::reading::{audit_of, data_file};
use crate::sum::value_of;

const CASES: &str = "Snapshot date,Service area,Team,Worker,Worker ID,FTE,Role,Case ID\n";
const COUNTS: &str = "Month,Service area,Team,Worker,FTE,Cases\n";
const SPELLS: &str = "Case ID,Team,Worker,Start,End\n";

fn results_of(files: &[(&str, &str)]) -> Results {
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    audit_of(&files).results(&AuditSettings::default())
}

fn results(text: &str) -> Results {
    results_of(&[("file.csv", text)])
}

fn audit(results: &Results) -> &Audit {
    results.audit.as_ref().expect("there is an audit")
}

fn row<'a>(table: &'a FigureTable, name: &str) -> &'a FigureRow {
    table.rows.iter().find(|row| row.name == name).unwrap_or_else(|| panic!("no row {name}"))
}

/// Cases and holders of a team's months.
fn months(results: &Results, team: &str) -> Vec<(u64, u64)> {
    let row = row(&audit(results).by_team, team);
    row.monthly.iter().map(|month| (month.n_cases, month.n_holders)).collect()
}

fn set_aside(results: &Results) -> Vec<(Reason, u64, Vec<u64>)> {
    let account = &results.account;
    let of_file = account.files.iter().flat_map(|row| account.reasons.iter().zip(&row.set_aside));
    of_file
        .filter(|(_, count)| count.n_rows > 0)
        .map(|(&reason, count)| (reason, count.n_rows, count.first_lines.shown().to_vec()))
        .collect()
}

fn has_issue(results: &Results, severity: Severity, words: &str) -> bool {
    let is_it = |issue: &caseload_audit::issue::Issue| {
        issue.severity == severity && issue.found.contains(words)
    };
    results.issues.iter().any(is_it)
}

#[track_caller]
fn check_issue(results: &Results, severity: Severity, words: &str) {
    assert!(has_issue(results, severity, words), "{words:?} is not in {:#?}", results.issues);
}

/// A sheet of the audit.
fn sheet(results: &Results, id: &str) -> Sheet {
    let sheets = sheets::all(audit(results));
    sheets.into_iter().find(|sheet| sheet.id == id).unwrap_or_else(|| panic!("no sheet {id}"))
}

/// A row of a sheet by its own name; the last row too.
fn sheet_row<'a>(sheet: &'a Sheet, name: &str) -> &'a SheetRow {
    let is_it = |row: &&SheetRow| row.names.last().is_some_and(|own| own == name);
    let mut rows = sheet.rows.iter().chain(&sheet.total);
    rows.find(is_it).unwrap_or_else(|| panic!("no row {name}"))
}

/// A figure by its column: `Net, Aug 2019`, or the heading alone.
fn cell<'a>(sheet: &'a Sheet, row: &str, column: &str) -> &'a Working {
    let is_it =
        |of: &Column| of.heading == column || format!("{}, {}", of.heading, of.when) == column;
    let at = sheet.columns.iter().position(is_it).unwrap_or_else(|| panic!("no column {column}"));
    &sheet_row(sheet, row).cells[at]
}

/// What is shown, and the sum.
#[track_caller]
fn check_cell(sheet: &Sheet, row: &str, column: &str, shown: &str, sum: &str) {
    let working = cell(sheet, row, column);
    let found = match &working.sum {
        Sum::Done { expression, value } => {
            let again = value_of(expression).unwrap();
            assert_eq!(format!("{}/{}", again.numer(), again.denom()), value.fraction());
            expression
        }
        Sum::NotAvailable(why) => why,
    };
    assert_eq!((working.shown.as_str(), found.as_str()), (shown, sum), "{row}, {column}");
}

/// That there is no figure, with words of the reason.
#[track_caller]
fn check_none(sheet: &Sheet, row: &str, column: &str, words: &str) {
    let working = cell(sheet, row, column);
    let is_so = !working.is_available() && working.conclusion().contains(words);
    assert!(is_so, "{row}, {column}: {}", working.conclusion());
}
