//! Team counts: cases and workers of teams as a whole, where nobody is named.

use caseload_audit::report::csv::team_averages_csv;
use caseload_audit::weighting::{BandPoints, Decimal, WeightingScheme};

use super::*;

const TEAMS: &str = "Month,Service area,Team,Cases,Workers\n";

fn by(files: &[(&str, &str)], settings: &AuditSettings) -> Results {
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let found = audit_of(&files).results(settings);
    for row in &found.account.files {
        let n_set_aside: u64 = row.set_aside.iter().map(|count| count.n_rows).sum();
        assert_eq!(row.n_read, row.n_used + n_set_aside, "{row:?}");
    }
    found
}

fn with(measure: Measure) -> AuditSettings {
    AuditSettings { measure, ..AuditSettings::default() }
}

fn average(row: &FigureRow) -> Option<String> {
    row.caseload.as_ref().map(Exact::fraction)
}

/// 60, 60, 66 cases with 3, 2, 4 workers; beside them a team of the same area.
fn three_months() -> String {
    format!(
        "{TEAMS}Jul-19,Adults,North,60,3\nAug-19,Adults,North,60,2\nSep-19,Adults,North,66,4\n\
         Jul-19,Adults,South,10,4\nAug-19,Adults,South,12,4\nSep-19,Adults,South,14,4\n"
    )
}

#[test]
fn averages_rest_on_cases_and_workers() {
    let found = results(&three_months());
    let audit = audit(&found);
    // 20, 30, 16.5; their mean is 66.5/3.
    assert_eq!(average(row(&audit.by_team, "North")), Some("133/6".to_owned()));
    // From the sums, not from the teams' averages: 70/7, 72/6, 80/8, and their mean is 32/3.
    let area = row(audit.by_area.as_ref().unwrap(), "Adults");
    assert_eq!(average(area), Some("32/3".to_owned()));
    assert_eq!(average(&audit.by_team.all_teams), Some("32/3".to_owned()));
    let pooled = by(&[("teams.csv", &three_months())], &with(Measure::PooledCasesPerHolder));
    // 186/9, and 222 cases over 21 workers.
    let table = &pooled.audit.as_ref().unwrap().by_team;
    assert_eq!(average(row(table, "North")), Some("62/3".to_owned()));
    assert_eq!(average(&table.all_teams), Some("74/7".to_owned()));
    assert_eq!((found.account.all.n_read, found.account.all.n_used), (6, 6));
}

#[test]
fn who_is_not_named_is_not_known() {
    let found = results(&three_months());
    let table = &audit(&found).by_team;
    for row in table.rows.iter().chain([&table.all_teams]) {
        assert_eq!(row.n_workers, None, "{}", row.name);
    }
    let alone = "Workers not available: they are counted and not named";
    assert_eq!(row(table, "North").notes, [alone]);
    assert_eq!(table.all_teams.notes, [format!("{alone} in North and South")]);
    assert!(audit(&found).by_role.is_none());
    assert!(!table.knows_fte);
    check_issue(&found, Severity::Note, "nobody is named");
    assert!(!has_issue(&found, Severity::Note, "FTE"));
    // Nobody is named, so no name is blank either.
    assert!(found.names.not_workers.listed.is_empty());
    let text = String::from_utf8(team_averages_csv(&found)).unwrap();
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let header = reader.headers().unwrap().clone();
    let column = header.iter().position(|name| name == "Workers").unwrap();
    let cells: Vec<String> =
        reader.records().map(|record| record.unwrap()[column].to_owned()).collect();
    // One area, two teams, all teams.
    assert_eq!(cells, ["", "", "", ""]);
}

#[test]
fn there_is_no_average_per_fte() {
    let found = by(&[("teams.csv", &three_months())], &with(Measure::CasesPerFte));
    let all = &audit(&found).by_team.all_teams;
    assert_eq!(average(all), None);
    // 186 of North and 36 of South.
    assert!(all.notes.contains(&"222 cases without FTE left out".to_owned()), "{:?}", all.notes);
}

#[test]
fn beside_named_workers_only_their_own_teams_know_how_many() {
    let cases = format!(
        "{CASES}31/07/2019,Adults,West,Ada Lee,1,1,SW,C1\n31/07/2019,Adults,West,Ben Ode,2,0.5,SW,C2\n"
    );
    let teams = format!("{TEAMS}Jul-19,Adults,North,30,2\n");
    let found = results_of(&[("cases.csv", &cases), ("teams.csv", &teams)]);
    let table = &audit(&found).by_team;
    assert_eq!(row(table, "West").n_workers, Some(2));
    assert!(row(table, "West").notes.is_empty());
    let all = &table.all_teams;
    assert_eq!((all.n_workers, average(all)), (None, Some("8/1".to_owned())));
    assert_eq!(
        all.notes,
        [
            "FTE known for 2 of 4 workers",
            "Workers not available: they are counted and not named in North"
        ]
    );
    // 30 cases of 2 workers have no role that is known.
    let by_role = audit(&found).by_role.as_ref().unwrap();
    let roles: Vec<_> =
        by_role.rows.iter().map(|row| (row.name.as_str(), row.n_workers, average(row))).collect();
    assert_eq!(
        roles,
        [("SW", Some(2), Some("1/1".to_owned())), ("No role given", None, Some("15/1".to_owned()))]
    );
}

#[test]
fn the_first_numbers_for_a_team_and_month_count() {
    let found = results(&format!(
        "{TEAMS}Jul-19,A,North,40,4\nJul-19,A,north,40,4\nJul-19,A,North,40,5\nJul-19,A,North,41,4\n"
    ));
    assert_eq!(
        set_aside(&found),
        [(Reason::ExactRepeat, 1, vec![3]), (Reason::OtherNumbersForSameTeam, 2, vec![4, 5]),]
    );
    assert_eq!(months(&found, "North"), [(40, 4)]);
    check_issue(&found, Severity::Problem, "2 rows give other numbers for a team and month");
}

#[test]
fn numbers_that_are_none() {
    let found = results(&format!(
        "{TEAMS}Jul-19,A,North,40,4\nJul-19,A,South,x,4\nJul-19,A,East,40,4.5\n\
         Jul-19,A,West,(40),\nJul-19,A,Far,0,4\n"
    ));
    assert_eq!(
        set_aside(&found),
        [
            (Reason::NotANumberOfCases, 2, vec![3, 5]),
            (Reason::NotANumberOfWorkers, 1, vec![4]),
            (Reason::NoCasesHeld, 1, vec![6]),
        ]
    );
    check_issue(&found, Severity::Problem, "1 row has no whole number of workers");
    assert_eq!(audit(&found).by_team.rows.len(), 1);
}

#[test]
fn cases_of_no_workers_are_unallocated() {
    let found = results(&format!("{TEAMS}Jul-19,A,North,40,4\nJul-19,A,South,15,0\n"));
    let all = &audit(&found).by_team.all_teams;
    assert_eq!(average(all), Some("10/1".to_owned()));
    assert_eq!(all.monthly[0].n_unallocated, 15);
    let south = row(&audit(&found).by_team, "South");
    // That nobody holds them is known.
    assert_eq!((average(south), south.n_workers), (None, Some(0)));
    let account = &found.account.all;
    assert_eq!((account.n_used, account.n_used_unallocated), (2, 1));
    check_issue(&found, Severity::Check, "1 row gives cases of a team and no worker");
}

#[test]
fn more_workers_than_cases_is_said() {
    let found = results(&format!("{TEAMS}Jul-19,A,North,4,4\nJul-19,A,South,2,5\n"));
    check_issue(&found, Severity::Check, "1 row gives more workers of a team than cases");
    assert_eq!(months(&found, "South"), [(2, 5)]);
}

#[test]
fn the_latest_snapshot_and_the_chosen_months_count() {
    let text = "Snapshot date,Team,Cases,Workers\n15/07/2019,North,10,2\n31/07/2019,North,12,2\n\
                31/08/2019,North,20,2\n";
    let july = Month::new(2019, 7).expect("a month");
    let settings = AuditSettings { months: Some(vec![july]), ..AuditSettings::default() };
    let found = by(&[("teams.csv", text)], &settings);
    assert_eq!(
        set_aside(&found),
        [(Reason::EarlierSnapshot, 1, vec![2]), (Reason::OutsideAuditMonths, 1, vec![4])]
    );
    assert_eq!(months(&found, "North"), [(12, 2)]);
}

#[test]
fn of_two_lists_the_one_that_was_added_first_counts() {
    let cases = format!("{CASES}31/07/2019,A,North,Ada Lee,1,1,SW,C1\n");
    let teams = format!("{TEAMS}Jul-19,A,North,40,4\nAug-19,A,North,44,4\n");
    let found = results_of(&[("cases.csv", &cases), ("teams.csv", &teams)]);
    assert_eq!(set_aside(&found), [(Reason::CoveredByEarlierFile, 1, vec![2])]);
    assert_eq!(months(&found, "North"), [(1, 1), (44, 4)]);
    let found = results_of(&[("teams.csv", &teams), ("cases.csv", &cases)]);
    assert_eq!(months(&found, "North"), [(40, 4), (44, 4)]);
    check_issue(&found, Severity::Problem, "1 month of a team is in two lists");
}

#[test]
fn a_manager_beside_the_numbers_is_no_case_holder() {
    let found = results(
        "Month,Team,Manager,Cases,Workers\nJul-19,North,Ada Lee,40,4\nJul-19,South,Ben Ode,30,3\n\
         Jul-19,East,Cyd Orr,20,2\n",
    );
    let understood = found.files[0].outcome.understood().unwrap();
    assert_eq!(understood.shape, Some(Shape::TeamCounts));
    assert_eq!(months(&found, "North"), [(40, 4)]);
}

#[test]
fn an_average_without_both_numbers_is_not_worked_out_again() {
    let found = results("Month,Team,Workers,Average caseload\nJul-19,North,4,10\n");
    assert!(found.audit.is_none());
    assert_eq!(set_aside(&found), [(Reason::NoCaseload, 1, vec![2])]);
    assert_eq!(found.evidence.earlier_audits.len(), 1);
}

#[test]
fn a_row_of_all_teams_is_no_team() {
    let found = results(&format!("{}Jul-19,,All teams,70,7\n", three_months()));
    assert_eq!(set_aside(&found), [(Reason::TotalRow, 1, vec![8])]);
    let audit = audit(&found);
    assert_eq!(audit.by_team.rows.len(), 2);
    assert_eq!(average(&audit.by_team.all_teams), Some("32/3".to_owned()));
}

#[test]
fn what_is_not_known_is_said_to_be_that() {
    let found = results(&three_months());
    let summary = &audit(&found).summary;
    assert!(summary.scope.contains("number of workers not available"), "{}", summary.scope);
    let waiting = summary.statements.iter().find(|of| of.meaning.contains("without a worker"));
    assert_eq!(waiting.map(|of| of.figure.as_str()), Some("Not known"));
    let found = by(&[("teams.csv", &three_months())], &with(Measure::CasesPerFte));
    let cautions = &audit(&found).summary.cautions;
    let why = cautions.iter().find(|caution| caution.heading == "Why there is no average").unwrap();
    assert!(why.text.contains("no FTE can be joined"), "{}", why.text);
}

/// North's 60 cases of which nothing is said weigh 2 each; East's worker holds one of 1 and one of 3.
#[test]
fn cases_in_numbers_weigh_what_the_scheme_states_for_the_unknown() {
    let mut complexity = BandPoints::constant(Decimal::parse("2").unwrap());
    complexity.set("Low", Decimal::ONE);
    complexity.set("High", Decimal::parse("3").unwrap());
    let scheme = WeightingScheme { complexity, ..WeightingScheme::empty("By hand") };
    let named = "Snapshot date,Service area,Team,Worker,FTE,Case ID,Complexity\n\
                 31/07/2019,Adults,East,A,0.5,C1,Low\n31/07/2019,Adults,East,A,0.5,C2,High\n";
    let numbers = format!("{TEAMS}Jul-19,Adults,North,60,3\n");
    let settings = AuditSettings { scheme, ..AuditSettings::default() };
    let found = by(&[("named.csv", named), ("numbers.csv", &numbers)], &settings);
    let audit = audit(&found);
    let weighed = |row: &FigureRow| {
        let weighed = row.monthly[0].weighed;
        let points = [weighed.points, weighed.points_with_fte];
        (
            points.map(|points| points.to_exact().whole_number()),
            weighed.n_unscored,
            weighed.n_untold,
        )
    };
    let expected = |points: [&str; 2], n: u64| (points.map(str::to_owned), n, n);
    let [east, north] = audit.by_team.rows.as_slice() else { panic!("two teams") };
    assert_eq!(weighed(east), expected(["4", "4"], 0));
    assert_eq!(weighed(north), expected(["120", "0"], 60));
    assert_eq!(weighed(&audit.by_team.all_teams), expected(["124", "4"], 60));
    assert_eq!(weighed(&audit.by_area.as_ref().unwrap().rows[0]), expected(["124", "4"], 60));
}
