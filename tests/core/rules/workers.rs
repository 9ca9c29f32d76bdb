//! Workers: who is one, their roles and their full-time equivalents.

use super::*;

#[test]
fn roles_are_worked_from_their_own_cases_and_workers() {
    const ROLES: [(&str, &str, &str, &str); 7] = [
        ("Advanced Practitioner", "1112/63", "121/7", "1210/51"),
        ("Community Case Worker", "61156/2907", "493/24", "9860/359"),
        ("Occupational Therapist", "773/30", "608/25", "3040/99"),
        ("Occupational Therapist Assistant", "515/18", "321/11", "3210/83"),
        ("Senior Social Worker", "1261/60", "270/13", "1125/43"),
        ("Social Worker", "1524268/67599", "791/36", "118650/4489"),
        ("Social Worker (ASYE)", "535/24", "85/4", "425/18"),
    ];
    let bytes = data_file("case-list-turnover.csv");
    let mut files = audit_of(&[("case-list-turnover.csv", &bytes)]);
    let measures =
        [Measure::MeanOfMonthlyCasesPerHolder, Measure::PooledCasesPerHolder, Measure::CasesPerFte];
    for (at, measure) in measures.into_iter().enumerate() {
        let results = files.results(&AuditSettings { measure, ..AuditSettings::default() });
        let table = audit(&results).by_role.as_ref().expect("roles");
        assert_eq!(table.rows.len(), ROLES.len());
        for (name, mean, pooled, per_fte) in ROLES {
            let figure = row(table, name).caseload.as_ref().expect("a figure");
            assert_eq!(figure.fraction(), [mean, pooled, per_fte][at], "{name}");
        }
        let all = table.all_teams.caseload.as_ref().expect("a figure");
        assert_eq!(all.fraction(), ["138373/6192", "891/41", "8910/329"][at]);
        assert_eq!(table.all_teams.n_workers, Some(96));
    }
}

#[test]
fn a_worker_in_two_teams_is_explained_where_they_count_once() {
    let found = results(&format!(
        "{COUNTS}Jul-19,A,North,Worker A,1,5\nJul-19,A,North,Worker B,1,11\n\
         Jul-19,A,South,Worker A,1,3\n"
    ));
    let note = "1 worker held cases in more than one of these teams and counts once here";
    assert_eq!(audit(&found).by_team.all_teams.notes, [note]);
    assert_eq!(row(audit(&found).by_area.as_ref().unwrap(), "A").notes, [note]);
    assert!(row(&audit(&found).by_team, "North").notes.is_empty());
}

#[test]
fn fte_is_a_fraction_of_hours_and_rounds_on_the_tie() {
    // 65 cases of six workers of 24 hours of 36 each: 65 ÷ 4.
    let rows = [11, 11, 11, 11, 11, 10]
        .iter()
        .zip('A'..)
        .map(|(cases, worker)| format!("Jul-19,A,North,Worker {worker},24/36,{cases}"));
    let text = format!("{COUNTS}{}", rows.collect::<Vec<_>>().join("\n"));
    let settings = AuditSettings { measure: Measure::CasesPerFte, ..AuditSettings::default() };
    let found = audit_of(&[("file.csv", text.as_bytes())]).results(&settings);
    let all = &audit(&found).by_team.all_teams;
    assert_eq!(all.caseload.as_ref().map(Exact::fraction), Some("65/4".to_owned()));
    assert_eq!(all.caseload_shown(), "16.3");
}

#[test]
fn a_name_joins_the_id_of_another_file_where_it_is_unique() {
    let with_ids = format!(
        "{CASES}31/07/2019,A,North,Worker A,1,1,SW,C1\n31/07/2019,A,North,Worker B,2,1,SW,C2\n\
         31/07/2019,A,North,Worker B,3,1,SW,C3\n"
    );
    let without = format!("{COUNTS}Aug-19,A,North,Worker A,1,5\nAug-19,A,North,Worker B,1,6\n");
    let found = results_of(&[("ids.csv", &with_ids), ("names.csv", &without)]);
    assert_eq!(audit(&found).by_team.all_teams.n_workers, Some(4));
    check_issue(&found, Severity::Check, "1 row without worker ID");
    check_issue(&found, Severity::Note, "1 name is held by workers with different IDs");
}

#[test]
fn one_name_in_two_teams_is_one_person() {
    let found =
        results(&format!("{COUNTS}Jul-19,A,North,Worker A,0.5,5\nJul-19,A,South,Worker A,0.5,3\n"));
    let all = &audit(&found).by_team.all_teams;
    assert_eq!((all.monthly[0].n_cases, all.monthly[0].n_holders), (8, 1));
    assert_eq!(all.monthly[0].fte.fraction(), "1/2");
}

#[test]
fn fte_that_is_no_fte_is_not_known() {
    let found = results(&format!(
        "{COUNTS}Jul-19,A,North,Worker A,37,5\nJul-19,A,North,Worker B,part,3\n\
         Jul-19,A,North,Worker C,80%,4\n"
    ));
    check_issue(&found, Severity::Check, "The FTE is more than 2 in 1 row");
    check_issue(&found, Severity::Check, "The FTE could not be read in 1 row");
    let north = row(&audit(&found).by_team, "North");
    assert_eq!(north.notes, ["FTE known for 1 of 3 workers"]);
}

#[test]
fn a_person_id_stands_for_a_case_id_and_that_is_said() {
    let text = "As at,Team,Worker,Mosaic ID,Service line\n31/07/2019,North,Worker A,P1,Home care\n\
                31/07/2019,North,Worker A,P1,Day care\n";
    let found = results(text);
    assert_eq!(months(&found, "North"), [(1, 1)]);
    check_issue(&found, Severity::Check, "No column holds a case ID: the person\u{2019}s ID");
    let without =
        results("As at,Team,Worker\n31/07/2019,North,Worker A\n31/07/2019,North,Worker A\n");
    assert_eq!(months(&without, "North"), [(2, 1)]);
    check_issue(&without, Severity::Check, "No column holds a case ID");
}
