//! Lists: several files, the same teams and months, service areas.

use super::*;

#[test]
fn two_files_of_one_list_over_the_same_months_are_said() {
    let one = format!("{CASES}31/07/2019,A,North,Worker A,1,1,SW,C1\n");
    let other = format!("{CASES}31/07/2019,A,North,Worker A,1,1,SW,C2\n");
    let found = results_of(&[("v1.csv", &one), ("v2.csv", &other)]);
    assert_eq!(months(&found, "North"), [(2, 1)]);
    check_issue(&found, Severity::Check, "1 month of a team is in \u{201c}v1.csv\u{201d} too");
    let august = format!("{CASES}31/08/2019,A,North,Worker A,1,1,SW,C2\n");
    let apart = results_of(&[("july.csv", &one), ("august.csv", &august)]);
    assert!(!has_issue(&apart, Severity::Check, "too"), "{:#?}", apart.issues);
}

#[test]
fn a_team_in_several_areas_needs_the_area() {
    let found = results(&format!(
        "{COUNTS}Jul-19,A,North,Worker A,1,5\nJul-19,B,North,Worker B,1,3\n\
         Jul-19,,North,Worker C,1,2\n"
    ));
    check_issue(
        &found,
        Severity::Problem,
        "1 row gives no service area, and the team is in several",
    );
}

#[test]
fn a_row_is_not_covered_by_a_file_that_came_later() {
    let spells = format!("{SPELLS}C1,North,Worker A,01/03/2019,\n");
    let counts = format!("{COUNTS}Jul-19,,North,Worker A,1,9\n");
    let mut files =
        audit_of(&[("spells.csv", spells.as_bytes()), ("counts.csv", counts.as_bytes())]);
    let july = Month::new(2019, 7);
    let settings =
        AuditSettings { months: july.map(|july| vec![july]), ..AuditSettings::default() };
    let found = files.results(&settings);
    assert_eq!(set_aside(&found), [(Reason::OutsideAuditMonths, 1, vec![2])]);
}

#[test]
fn parts_of_one_list_are_one_list() {
    let rows =
        ["31/07/2019,A,North,Worker A,1,1,SW,C1\n", "31/07/2019,A,North,Worker A,1,1,SW,C2\n"];
    let found = results_of(&[
        ("one.csv", &format!("{CASES}{}{}", rows[0], rows[1])),
        ("two.csv", &format!("{CASES}{}31/07/2019,A,North,Worker B,2,1,SW,C3\n", rows[1])),
    ]);
    assert_eq!(months(&found, "North"), [(3, 2)]);
    assert_eq!(set_aside(&found), [(Reason::ExactRepeat, 1, vec![2])]);
    check_issue(&found, Severity::Note, "1 row repeats an earlier row in every cell");
    let places = &found.issues.iter().find(|issue| issue.found.contains("repeats")).unwrap().places;
    assert_eq!(places[0].file, "two.csv");
}

#[test]
fn lists_that_cover_the_same_are_a_conflict_and_the_earlier_counts() {
    let list = format!("{CASES}31/07/2019,A,North,Worker A,1,1,SW,C1\n");
    let counts = format!("{COUNTS}Jul-19,A,North,Worker A,1,9\nJul-19,A,South,Worker Z,1,4\n");
    let found = results_of(&[("list.csv", &list), ("counts.csv", &counts)]);
    assert_eq!(months(&found, "North"), [(1, 1)]);
    assert_eq!(months(&found, "South"), [(4, 1)]);
    assert_eq!(set_aside(&found), [(Reason::CoveredByEarlierFile, 1, vec![2])]);
    check_issue(&found, Severity::Problem, "\u{201c}list.csv\u{201d}, added first, counts");
    let other_way = results_of(&[("counts.csv", &counts), ("list.csv", &list)]);
    assert_eq!(months(&other_way, "North"), [(9, 1)]);
}

#[test]
fn the_same_file_twice_is_read_once() {
    let list = format!("{CASES}31/07/2019,A,North,Worker A,1,1,SW,C1\n");
    let mut files = audit_of(&[("list.csv", list.as_bytes()), ("copy.csv", list.as_bytes())]);
    let found = files.results(&AuditSettings::default());
    assert_eq!(found.account.all.n_read, 1);
    assert!(matches!(&found.files[1].outcome, Outcome::NotRead { found, .. }
        if found.contains("\u{201c}list.csv\u{201d}")));
    // Without the first, the second is no copy.
    files.remove(FileId(0));
    let found = files.results(&AuditSettings::default());
    assert_eq!(found.account.all.n_read, 1);
    assert!(matches!(found.files[0].outcome, Outcome::Read(_)));
}

#[test]
fn without_service_areas_there_is_no_table_of_them() {
    let found = results("Month,Team,Worker,Cases\nJul-19,North,Worker A,5\n");
    assert!(audit(&found).by_area.is_none());
    assert!(audit(&found).by_role.is_none());
    assert!(!audit(&found).by_team.names_areas);
    check_issue(&found, Severity::Note, "No column gives the workers\u{2019} full-time equivalent");
}

#[test]
fn teams_without_area_do_not_make_another_area() {
    let found = results(&format!(
        "{COUNTS}Jul-19,Adults,North,Worker A,1,3\nJul-19,,Duty desk,Worker B,1,3\n"
    ));
    let audit = audit(&found);
    assert_eq!(audit.n_areas(), 1);
    assert!(audit.summary.scope.starts_with("2 teams in 1 service area, 2 workers"));
    let by_area = audit.by_area.as_ref().unwrap();
    assert_eq!(by_area.rows[1].name, "No service area given");
}
