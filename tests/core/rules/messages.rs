//! What an audit says before its tables: statements, cautions, charts.

use caseload_audit::audit::who_counts::{LeftOut, WhoCounts};
use caseload_audit::chart::{Chart, Size, Topic};

use super::*;

fn averages(results: &Results) -> Vec<Chart> {
    Topic::Averages.charts(results)
}

#[test]
fn cases_per_fte_without_any_fte_are_explained() {
    let text = "Month,Team,Worker,Cases\nJul-19,North,Worker A,5\n";
    let settings = AuditSettings { measure: Measure::CasesPerFte, ..AuditSettings::default() };
    let found = audit_of(&[("file.csv", text.as_bytes())]).results(&settings);
    let summary = &audit(&found).summary;
    assert_eq!(summary.statements[0].figure, "\u{2013}");
    assert!(summary.cautions[1].text.contains("No worker\u{2019}s FTE is known"));
    assert!(averages(&found).is_empty());
}

#[test]
fn days_that_no_file_tells_are_why_there_is_no_average_by_days() {
    let text = "Month,Team,Worker,FTE,Cases\nJul-19,North,Worker A,1,5\n";
    let measure = Measure::PersonDayCasesPerHolder;
    let settings = AuditSettings { measure, ..AuditSettings::default() };
    let found = audit_of(&[("file.csv", text.as_bytes())]).results(&settings);
    let said = &audit(&found).summary.cautions[1].text;
    assert!(said.contains("do not say on which days"), "{said}");
}

#[test]
fn roles_of_few_workers_are_counted_with_the_small_teams() {
    // Six workers in one team; one of them alone has her role: once, though in both tables of roles.
    let of = |n: u32| {
        let role = if n == 1 { "OT" } else { "SW" };
        format!("31/08/2019,A,North,Worker {n},{n},1,{role},C{n}\n")
    };
    let found = results(&format!("{CASES}{}", (1..=6).map(of).collect::<String>()));
    let caution = audit(&found).summary.cautions.last().unwrap();
    assert_eq!(caution.heading, "Smallest roles");
    let said = "1 group of staff in the same role has fewer than five workers.";
    assert!(caution.text.starts_with(said), "{}", caution.text);
}

#[test]
fn averages_that_look_equal_are_not_ranked() {
    // 20.03 and 20.04 cases for each worker: both show as 20.0.
    let team = |team: &str, n_workers: u64, n_cases: u64| {
        let of = |worker: u64| n_cases / n_workers + u64::from(worker < n_cases % n_workers);
        let rows =
            (0..n_workers).map(|worker| format!("Jul-19,,{team},{team} {worker},1,{}", of(worker)));
        rows.collect::<Vec<_>>().join("\n")
    };
    let found = results(&format!("{COUNTS}{}\n{}", team("North", 33, 661), team("South", 25, 501)));
    let statements = &audit(&found).summary.statements;
    assert!(statements.iter().all(|statement| !statement.figure.contains("to")));
    assert_eq!(averages(&found)[0].title.split(' ').next(), Some("Every"));
}

#[test]
fn waiting_cases_stand_beside_the_average() {
    let bytes = data_file("case-list.csv");
    let found = audit_of(&[("case-list.csv", &bytes)]).results(&AuditSettings::default());
    let summary = &audit(&found).summary;
    assert_eq!(
        summary.scope,
        "17 teams in 8 service areas, 96 workers who held cases. Mean of monthly averages, cases \
         for each worker."
    );
    let figures: Vec<&str> = summary.statements.iter().map(|s| s.figure.as_str()).collect();
    assert_eq!(figures, ["21.7", "13.8 to 26.9", "55", "6,434"]);
    assert!(summary.cautions[1].text.contains("average would be 22.1, not 21.5"));
}

#[test]
fn a_chart_of_very_many_teams_shows_both_ends() {
    let rows: Vec<String> =
        (1..=60).map(|n| format!("Jul-19,,Team {n:02},Worker {n},1,{n}")).collect();
    let found = results(&format!("{COUNTS}{}", rows.join("\n")));
    let charts = averages(&found);
    let drawn = charts[0].drawn(Size::Wide);
    // The text alternative, which comes first, names them all.
    let (_, drawn) = drawn.as_str().split_once("</desc>").unwrap();
    assert!(drawn.contains("Team 60") && drawn.contains("Team 01"));
    assert!(drawn.contains("30 teams between,") && !drawn.contains("Team 30"));
    assert!(charts[0].text_alternative.contains("Team 30 30.0"));
}

#[test]
fn the_chart_says_who_holds_most() {
    let bytes = data_file("case-list.csv");
    let found = audit_of(&[("case-list.csv", &bytes)]).results(&AuditSettings::default());
    let charts = averages(&found);
    assert_eq!(charts.len(), 4);
    assert_eq!(charts[0].title, "Older People case management holds most cases per worker");
    // Part-timers count by their hours: another service area.
    assert_eq!(charts[2].choice, "Service areas, per FTE");
    assert_eq!(charts[2].title, "Older people review holds most cases per FTE");
    assert!(
        charts[2].subtitle.starts_with("Cases per FTE, cases for each full-time equivalent"),
        "{}",
        charts[2].subtitle
    );
    assert!(charts[2].text_alternative.contains("Older people review 42.6"));
    assert_eq!(
        charts[0].subtitle,
        "Mean of monthly averages, cases for each worker, July to September 2019"
    );
    assert!(charts[0].text_alternative.contains("Occupational Therapy 25.8"));
    let kept = charts[0].drawn(Size::Kept);
    let kept = kept.as_str();
    assert!(kept.contains(&charts[0].title) && kept.contains("Source: case-list.csv; 96 workers"));
    // Sorted, the highest first.
    let drawn = charts[0].drawn(Size::Wide);
    let (_, drawn) = drawn.as_str().split_once("</desc>").unwrap();
    let at = |figure: &str| drawn.find(figure).expect("the value at its bar");
    assert!(at("26.9") < at("25.8") && at("25.8") < at("13.8"));
}

#[test]
fn where_fte_is_partly_known_no_team_is_said_to_hold_most_per_fte() {
    let rows =
        "Jul-19,,North,A,0.5,10\nJul-19,,South,B,1,12\nJul-19,,South,C,,30\nJul-19,,East,D,,9\n";
    let found = results(&format!("{COUNTS}{rows}"));
    let charts = averages(&found);
    assert_eq!(charts[0].title, "South holds most cases per worker");
    assert_eq!(charts[1].title, "Averages from 12.0 to 20.0 cases per FTE, where known");
    assert!(charts[1].source.contains("Left out: workers whose FTE is not known or is 0"));
    // By the audit's own measure the same, once.
    let measure = Measure::CasesPerFte;
    let settings = AuditSettings { measure, ..AuditSettings::default() };
    let text = format!("{COUNTS}{rows}");
    let found = audit_of(&[("a.csv", text.as_bytes())]).results(&settings);
    let own = averages(&found);
    assert_eq!((own.len(), &own[0].title), (1, &charts[1].title));
    // Nobody's FTE is known: no chart per FTE.
    let found = results(&format!("{COUNTS}Jul-19,,North,A,,10\n"));
    assert_eq!(averages(&found).len(), 1);
}

/// What is said of the rows, by this definition.
fn of_rows(files: &[(&str, &str)], who: WhoCounts) -> (String, String) {
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let settings = AuditSettings { who, ..AuditSettings::default() };
    let summary = audit_of(&files).results(&settings).audit.unwrap().summary;
    let said = summary.statements.last().unwrap();
    (said.figure.clone(), said.meaning.clone())
}

#[test]
fn the_rows_that_count_are_those_of_caseloads() {
    let cases = format!(
        "{CASES}31/07/2019,A,North,Ann,1,1,Team Manager,C1\n31/07/2019,A,North,Ben,2,1,SW,C2\n"
    );
    let staff = "Worker ID,Worker,Team,Agency\n1,Ann,North,N\n2,Ben,North,Y\n3,Cy,North,N\n";
    let files = [("cases.csv", cases.as_str()), ("staff.csv", staff)];
    let all = ("2".to_owned(), "caseload rows counted: all that were read".to_owned());
    // Rows of a staffing file are none of caseloads.
    assert_eq!(of_rows(&files, WhoCounts::default()), all);
    let who = WhoCounts::default().with(LeftOut::Agency, true).with(LeftOut::Absent, true);
    let (figure, meaning) = of_rows(&files, who);
    let but =
        "caseload rows counted: all that were read, but those of agency workers are in no average";
    assert_eq!((figure.as_str(), meaning.as_str()), ("2", but));
    let (_, meaning) = of_rows(&files, who.with(LeftOut::Manager, true));
    assert!(meaning.ends_with("but those of agency workers and managers are in no average"));
    let repeated = format!("{cases}31/07/2019,A,North,Ben,2,1,SW,C2\n");
    let (figure, meaning) = of_rows(&[("cases.csv", &repeated)], WhoCounts::default());
    assert_eq!(
        (figure.as_str(), meaning.as_str()),
        ("2", "of 3 caseload rows counted; 1 is set aside")
    );
}
