//! Schemes as rows, and what rows give. The way of a whole file is tested from outside.

use super::*;
use crate::weighting::illustrative;

#[test]
fn what_a_file_shows() {
    let rows: Vec<String> =
        rows(&illustrative::hours_a_month()).iter().map(|row| row.join(",")).collect();
    assert_eq!(rows[0], "Weighting scheme,Word or kind,Points or number");
    assert_eq!(rows[1], "Format,,1");
    for row in [
        "Name,Hours a month,",
        "Unit,hours,",
        "Illustrative,Yes,",
        "Case type: any other,,3",
        "Complexity,Low,0",
        "Complexity: any other,,2",
        "Travel minutes: each,,0.0333",
        "Flag,Safeguarding enquiry,4",
        "Full time,hours a week,37",
        "Available share,,0.85",
        "Newly qualified factor,,0.9",
        "Absence,share,1",
    ] {
        assert!(rows.iter().any(|one| one == row), "{row} in {rows:?}");
    }
}

#[test]
fn what_is_not_set_has_no_row() {
    let rows = rows(&WeightingScheme::empty("New"));
    let has = |name: &str| rows.iter().any(|row| row[0] == name);
    assert!(!has("Factor"));
    assert!(!has("Full time"));
    assert!(!has("Complexity"));
    assert!(has("Complexity: any other"));
}

#[test]
fn every_setting_has_a_name_of_its_own() {
    for row in rows(&illustrative::simple_points()).iter().skip(1) {
        assert!(Setting::named(&row[0].to_uppercase()).is_some(), "{row:?}");
    }
    assert_eq!(Setting::named("Complexity : any other"), None);
    assert_eq!(Setting::named(""), None);
}
