//! The rules of counting, each on a file small enough to work by hand.

mod crosswalk;
mod files;
mod lists;
mod messages;
mod months;
mod queues;
mod roles;
mod rows;
mod same_names;
mod staffing;
mod team_counts;
mod told;
mod units;
mod workers;

use caseload_audit::audit::account::Reason;
use caseload_audit::audit::figures::{FigureRow, FigureTable};
use caseload_audit::audit::results::{Audit, Results};
use caseload_audit::audit::settings::{AuditSettings, Measure};
use caseload_audit::caseload::{MatchKey, Month};
use caseload_audit::format::Exact;
use caseload_audit::intake::shape::Shape;
use caseload_audit::intake::source::{FileId, Outcome};
use caseload_audit::issue::Severity;
use caseload_audit::pipeline::{AuditFiles, Finished, Reading, Unreadable};

use crate::reading::{audit_of, data_file};

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
