//! The table of team names: service areas and names in the last audit.

use caseload_audit::audit::name_choices::{CrosswalkRow, NameChoices};
use caseload_audit::report::crosswalk::crosswalk_csv;
use caseload_audit::report::csv::team_averages_csv;

use super::*;

fn by(file: &str, rows: &[(&str, &str, &str)]) -> Results {
    let row = |&(team, area, last): &(&str, &str, &str)| CrosswalkRow::of_cells(team, area, last);
    let crosswalk = rows.iter().filter_map(row).collect();
    let names = NameChoices { crosswalk, ..NameChoices::default() };
    let settings = AuditSettings { names, ..AuditSettings::default() };
    audit_of(&[("file.csv", file.as_bytes())]).results(&settings)
}

/// Teams with their area and last name, as the table of figures has them.
fn teams(results: &Results) -> Vec<(&str, Option<&str>, Option<&str>)> {
    let rows = audit(results).by_team.rows.iter();
    rows.map(|row| {
        (row.name.as_str(), row.service_area.as_deref(), row.name_in_last_audit.as_deref())
    })
    .collect()
}

fn file() -> String {
    format!(
        "{COUNTS}Jul-19,Adults,North,A,1,5\nJul-19,,South,B,1,3\nJul-19,Adults,East,C,1,1\n\
         Aug-19,,North,A,1,5\n"
    )
}

#[test]
fn an_area_from_the_table_comes_before_the_files() {
    let found = by(&file(), &[("NORTH", "Hospital", "North & Mid"), ("south", "Adults", "")]);
    assert_eq!(
        teams(&found),
        [
            ("East", Some("Adults"), None),
            ("South", Some("Adults"), None),
            ("North", Some("Hospital"), Some("North & Mid")),
        ]
    );
    assert_eq!(months(&found, "North"), [(5, 1), (5, 1)]);
    let areas = &audit(&found).by_area.as_ref().unwrap().rows;
    assert_eq!(
        areas.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(),
        ["Adults", "Hospital"]
    );
    check_issue(&found, Severity::Note, "1 team has its service area from the table of team names");
    let issue = found.issues.iter().find(|issue| issue.found.contains("from the table")).unwrap();
    assert_eq!(issue.places[0].lines.shown(), [2]);
    assert!(!has_issue(&found, Severity::Note, "spelt in several ways"));
    assert!(!has_issue(&found, Severity::Note, "no team of these files"));
    // A file without any area gets its table by area from the table of names.
    let plain = "Month,Team,Worker,Cases\nJul-19,North,A,5\n";
    assert!(audit(&by(plain, &[])).by_area.is_none());
    assert_eq!(audit(&by(plain, &[("North", "Adults", "")])).n_areas(), 1);
}

#[test]
fn of_several_rows_for_a_team_the_first_that_speaks_decides_and_unknown_teams_are_said() {
    let rows = [
        ("South", "", "Old South"),
        ("South", "Hospital", "Older South"),
        ("South", "Reviews", ""),
        ("West", "Hospital", ""),
        ("", "Nobody", ""),
    ];
    let found = by(&file(), &rows);
    assert!(teams(&found).contains(&("South", Some("Hospital"), Some("Old South"))));
    check_issue(&found, Severity::Note, "1 row of the table of team names is of no team");
}

#[test]
fn teams_of_one_name_in_several_areas_stay_several() {
    let file = format!("{COUNTS}Jul-19,Adults,North,A,1,5\nJul-19,Reviews,North,B,1,3\n");
    let found = by(&file, &[("North", "Hospital", "Wrong"), ("North", "Reviews", "Old North")]);
    let expected = [("North", Some("Adults"), None), ("North", Some("Reviews"), Some("Old North"))];
    assert_eq!(teams(&found), expected);
    check_issue(&found, Severity::Check, "2 rows of the table of team names give an area");
    assert!(found.names.teams.listed.iter().all(|team| !team.can_set_area));
}

#[test]
fn the_table_can_be_edited_saved_and_loaded() {
    let rows = [("North", "Hospital", "=North"), ("West", "", "Old West")];
    let found = by(&file(), &rows);
    let text = String::from_utf8(crosswalk_csv(&found)).unwrap();
    let expected = "\u{feff}Team,Service area,Name in the last audit\r\nEast,Adults,\r\n\
        North,Hospital,'=North\r\nSouth,,\r\nWest,,Old West\r\n";
    let mut lines: Vec<&str> = text.lines().collect();
    let mut expected: Vec<&str> = expected.lines().collect();
    lines.sort_unstable();
    expected.sort_unstable();
    assert_eq!(lines, expected);
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let loaded: Vec<(&str, &str, &str)> = records.iter().map(|r| (&r[0], &r[1], &r[2])).collect();
    let again = by(&file(), &loaded);
    assert_eq!(teams(&again), teams(&found));
    assert_eq!(crosswalk_csv(&again), crosswalk_csv(&found));
}

#[test]
fn the_download_has_last_names_only_where_there_are_some() {
    let text = |found: &Results| String::from_utf8(team_averages_csv(found)).unwrap();
    let without = text(&by(&file(), &[("North", "Hospital", "")]));
    assert!(without.lines().next().unwrap().ends_with(",Notes"));
    let with = text(&by(&file(), &[("North", "", "Old North")]));
    assert!(with.lines().next().unwrap().ends_with(",Notes,Name in the last audit"));
    assert_eq!(with.lines().filter(|line| line.ends_with(",Old North")).count(), 1);
}
