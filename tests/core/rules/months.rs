//! Months: which there are, which are preselected, and which lack something.

use super::*;

#[test]
fn at_most_the_latest_twelve_months_are_preselected() {
    let months: Vec<String> =
        (1..=12).map(|m| format!("2018-{m:02}")).chain(["2019-01".to_owned()]).collect();
    let rows =
        months.iter().map(|month| format!("{month},A,North,Worker A,1,3")).collect::<Vec<_>>();
    let found = results(&format!("{COUNTS}{}", rows.join("\n")));
    assert_eq!(found.months.len(), 13);
    assert!(!found.months[0].is_chosen);
    assert_eq!(audit(&found).months.len(), 12);
    assert_eq!(audit(&found).summary.title, "Average caseload, February 2018 to January 2019");
}

#[test]
fn the_last_three_complete_months_of_allocations_are_preselected() {
    let starts = ["01/05/2019", "01/06/2019", "01/07/2019", "01/08/2019", "24/09/2019"];
    let spells = |last: &str| {
        let all = starts.iter().take(4).chain([&last]);
        let rows = all.enumerate().map(|(n, start)| format!("C{n},North,Worker A,{start},"));
        results(&format!("{SPELLS}{}", rows.collect::<Vec<_>>().join("\n")))
    };
    let chosen = |found: &Results| audit(found).summary.title.clone();
    assert_eq!(chosen(&spells("24/09/2019")), "Average caseload, July to September 2019");
    let incomplete = spells("23/09/2019");
    assert_eq!(chosen(&incomplete), "Average caseload, June to August 2019");
    check_issue(&incomplete, Severity::Note, "may not be complete");
    assert_eq!(incomplete.months.len(), 5);
}

#[test]
fn a_month_missing_between_others_is_said() {
    let found =
        results(&format!("{COUNTS}Jul-19,A,North,Worker A,1,5\nSep-19,A,North,Worker A,1,3\n"));
    check_issue(&found, Severity::Check, "No rows for August 2019, between months");
}

#[test]
fn a_mistyped_start_does_not_move_the_audit() {
    let mut rows: Vec<String> =
        (1..=6).map(|n| format!("C{n},North,Worker A,{n:02}/07/2019,")).collect();
    rows.push("C8,North,Worker A,26/09/2019,".to_owned());
    rows.push("C9,North,Worker A,01/04/2109,".to_owned());
    let found = results(&format!("{SPELLS}{}", rows.join("\n")));
    assert_eq!(audit(&found).summary.title, "Average caseload, July to September 2019");
    check_issue(&found, Severity::Problem, "1 allocation starts more than a year after all others");
    assert_eq!(found.issues[0].places[0].lines.shown(), [9]);
    assert_eq!(set_aside(&found), [(Reason::NotOpenAtMonthEnd, 1, vec![9])]);
    assert_eq!(found.months.len(), 3);
}

#[test]
fn a_month_without_open_allocations_has_no_holders_rather_than_no_rows() {
    let found = results(&format!(
        "{SPELLS}C1,North,Worker A,01/07/2019,10/09/2019\nC2,South,Worker B,01/07/2019,\n\
         C3,South,Worker B,26/09/2019,\n"
    ));
    let north = row(&audit(&found).by_team, "North");
    assert_eq!(north.notes, ["2 of 3 months: no worker held a case in September 2019"]);
    assert_eq!(north.stock.as_ref().map(|stock| stock.n_cases), Some(0));
    assert!(audit(&found).by_team.all_teams.notes.is_empty());
}

#[test]
fn months_without_fte_are_said_beside_cases_per_fte() {
    let text = format!(
        "{COUNTS}Jul-19,A,North,Worker A,1,5\nAug-19,A,North,Worker B,,3\n\
         Aug-19,A,South,Worker C,,3\n"
    );
    let settings = AuditSettings { measure: Measure::CasesPerFte, ..AuditSettings::default() };
    let found = audit_of(&[("file.csv", text.as_bytes())]).results(&settings);
    let notes = |name| row(&audit(&found).by_team, name).notes.clone();
    assert_eq!(notes("North")[0], "1 of 2 months: no FTE known in August 2019");
    assert_eq!(notes("South")[0], "1 of 2 months: no rows in July 2019");
}
