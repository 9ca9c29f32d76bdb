//! What is known of some teams only: of others nobody is named, or a month is missing.

use super::*;
use caseload_audit::audit::who_counts::{Heads, WhoCounts};

const NAMED: &str = "Month,Team,Worker,FTE,Cases\nJul 2019,North,A,1,12\nJul 2019,North,B,1,8\n";
const IN_NUMBERS: &str = "Month,Team,Cases,Workers\nJul 2019,South,30,3\n";
const STAFF: &str = "Worker,Team,Role,FTE,Start date\nP,South,,1,01/01/2019\n\
                     Q,South,,1,01/01/2019\nR,North,,1,01/01/2019\n";

fn results_with(files: &[(&str, &str)], settings: &AuditSettings) -> Results {
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    audit_of(&files).results(settings)
}

/// The shown figure of a row of a sheet; the last row where it is named All teams.
fn shown(results: &Results, id: &str, name: &str, heading: &str) -> String {
    let sheets = sheets::all(audit(results));
    let sheet = sheets.iter().find(|sheet| sheet.id == id).expect("the sheet");
    let at = sheet.columns.iter().position(|column| column.heading == heading).expect("a column");
    let mut rows = sheet.rows.iter().chain(&sheet.total);
    let row = rows.find(|row| row.names.last().is_some_and(|own| own == name)).expect("the row");
    row.cells[at].shown.clone()
}

#[test]
fn staff_of_a_team_in_numbers_are_not_counted_beside_them() {
    let who = WhoCounts { heads: Heads::StaffInPost, ..WhoCounts::default() };
    let settings = AuditSettings { who, ..AuditSettings::default() };
    let files = [("named.csv", NAMED), ("numbers.csv", IN_NUMBERS), ("staff.csv", STAFF)];
    let results = results_with(&files, &settings);
    // 20 ÷ (2 + 1), 30 ÷ 3, and 50 ÷ (2 + 1 + 3).
    let average = |name| shown(&results, "by-team", name, "Average");
    assert_eq!([average("North"), average("South"), average("All teams")], ["6.7", "10.0", "8.3"]);
}

#[test]
fn without_any_fte_of_the_holders_that_of_others_gives_no_average() {
    let counts = "Month,Team,Worker,FTE,Cases\nJul 2019,North,A,,30\nJul 2019,South,B,1,10\n";
    let staff = "Worker,Team,FTE,Start date\nC,North,1,01/01/2019\n";
    let who = WhoCounts { heads: Heads::StaffInPost, ..WhoCounts::default() };
    let measure = Measure::CasesPerFte;
    let settings = AuditSettings { who, measure, ..AuditSettings::default() };
    let results = results_with(&[("counts.csv", counts), ("staff.csv", staff)], &settings);
    assert_eq!(shown(&results, "by-team", "North", "Average"), "–");
    assert_eq!(shown(&results, "by-team", "South", "Average"), "10.0");
}

#[test]
fn a_month_with_staff_and_no_cases_is_in_the_average_and_not_missing() {
    let counts = "Month,Team,Worker,Cases\nJul 2019,North,A,10\nAug 2019,North,,4\n";
    let staff = "Worker,Team,FTE,Start date\nA,North,1,01/01/2019\nC,North,1,01/01/2019\n";
    let who = WhoCounts { heads: Heads::StaffInPost, ..WhoCounts::default() };
    let settings = AuditSettings { who, ..AuditSettings::default() };
    let results = results_with(&[("counts.csv", counts), ("staff.csv", staff)], &settings);
    // (10 ÷ 2 + 0 ÷ 2) ÷ 2.
    assert_eq!(shown(&results, "by-team", "North", "Average"), "2.5");
    let notes = &row(&audit(&results).by_team, "North").notes;
    assert!(notes.iter().all(|note| !note.contains("of 2 months")), "{notes:?}");
}

#[test]
fn a_team_without_rows_in_the_first_month_brings_no_starters() {
    let counts = "Month,Team,Worker,Cases\nJul 2019,North,A,10\nAug 2019,North,A,10\n\
                  Aug 2019,North,B,4\nAug 2019,South,C,7\n";
    let results = results(counts);
    let starters = |name| shown(&results, "changes-by-team", name, "Starters");
    // B alone: whether C was there in July nobody knows.
    assert_eq!([starters("North"), starters("South"), starters("All teams")], ["1", "–", "1"]);
}
