//! Charts from files: what they say and their numbers, worked out by hand.

use caseload_audit::audit::results::Results;
use caseload_audit::audit::settings::AuditSettings;
use caseload_audit::audit::sheets;
use caseload_audit::chart::{Chart, Size, Topic};
use caseload_audit::weighting::WeightingScheme;
use caseload_audit::weighting::illustrative::{count_only, simple_points};

use crate::reading::audit_of;

fn results(text: &str, scheme: WeightingScheme) -> Results {
    let settings = AuditSettings { scheme, ..AuditSettings::default() };
    audit_of(&[("file.csv", text.as_bytes())]).results(&settings)
}

fn charts(text: &str, scheme: WeightingScheme, topic: Topic) -> Vec<Chart> {
    topic.charts(&results(text, scheme))
}

#[track_caller]
fn chart(text: &str, topic: Topic, id: &str) -> Chart {
    let charts = charts(text, simple_points(), topic);
    let found: Vec<&str> = charts.iter().map(|chart| chart.id).collect();
    let Some(at) = found.iter().position(|&one| one == id) else { panic!("{id} of {found:?}") };
    charts[at].clone()
}

#[track_caller]
fn check_lines(chart: &Chart, lines: &[&[&str]]) {
    assert_eq!(chart.table.lines, lines);
    for line in &chart.table.lines {
        assert_eq!(line.len(), chart.table.headings.len(), "{line:?}");
    }
    let n_words = chart.title.split_whitespace().count();
    assert!((1..=10).contains(&n_words), "{}", chart.title);
    for size in Size::ALL {
        assert!(chart.drawn(size).as_str().contains("<text"), "{size:?}");
    }
}

/// By Simple points a case is worth its complexity and its risk, 1 to 3 each, and 0.5 for travel that
/// is not known: 2.5, 4.5 and 6.5. A worker can carry 85 × FTE.
const CASES: &str = "Snapshot date,Team,Worker,Worker ID,FTE,Case ID,Complexity,Risk\n\
                     31/07/2019,North,Ann,1,0.1,C1,Low,Low\n\
                     31/07/2019,North,Ann,1,0.1,C2,Low,Low\n\
                     31/07/2019,North,Ann,1,0.1,C3,Low,Low\n\
                     31/07/2019,North,Ann,1,0.1,C4,Low,Low\n\
                     31/07/2019,South,Bob,2,0.2,C5,High,High\n\
                     31/07/2019,South,Bob,2,0.2,C6,High,High\n\
                     31/07/2019,East,Cy,3,,C7,Medium,Medium\n\
                     31/07/2019,East,Cy,3,,C8,Medium,Medium\n\
                     31/07/2019,East,Cy,3,,C9,Medium,Medium\n";

#[test]
fn averages_as_counted_and_as_weighted() {
    let chart = chart(CASES, Topic::Weighting, "counted-and-weighted");
    assert_eq!(chart.title, "North is 1st by cases, 3rd by example points");
    // All teams: 9 ÷ 3 cases and 36.5 ÷ 3 points.
    check_lines(
        &chart,
        &[
            &["East", "3.0", "13.5", "100%", "111%"],
            &["South", "2.0", "13.0", "67%", "107%"],
            &["North", "4.0", "10.0", "133%", "82%"],
            &["All teams", "3.0", "12.2", "100%", "100%"],
        ],
    );
    assert!(
        chart.subtitle.contains("3.0 cases and, by the scheme Simple points"),
        "{}",
        chart.subtitle
    );
    assert!(chart.text_alternative.contains("from 67% to 133%"), "{}", chart.text_alternative);
    assert!(chart.source.starts_with("Source: file.csv; 3 workers."), "{}", chart.source);
}

#[test]
fn a_scheme_that_counts_weighs_nothing_anew() {
    let found = charts(CASES, count_only(), Topic::Weighting);
    let ids: Vec<&str> = found.iter().map(|chart| chart.id).collect();
    assert_eq!(ids, ["complexity-by-team", "risk-by-team"]);
    assert_eq!(charts(CASES, count_only(), Topic::Capacity), []);
}

#[test]
fn what_files_do_not_tell_is_not_weighed() {
    let text = "Month,Team,Worker,Cases\nJul-19,North,Ann,5\nJul-19,South,Bob,9\n";
    assert_eq!(charts(text, simple_points(), Topic::Weighting), []);
    assert_eq!(charts(text, simple_points(), Topic::Capacity), []);
    assert_eq!(charts(text, simple_points(), Topic::Flow), []);
    // Two teams make no funnel.
    assert_eq!(charts(text, simple_points(), Topic::TeamSize), []);
}

/// The notes of the tables of weighting and capacity by team.
fn notes(results: &Results) -> Vec<String> {
    let audit = results.audit.as_ref().unwrap();
    let sheets = [sheets::weighting(audit), sheets::capacity(audit)].concat();
    let of_points =
        sheets.iter().filter(|sheet| ["weighted-by-team", "capacity-by-team"].contains(&sheet.id));
    of_points.map(|sheet| sheet.note.clone()).collect()
}

/// Every case has the 4.5 points that Simple points states for what it does not know, and 20 × 4.5 are
/// more than the 85 that a worker can carry: of the cases that is all made up.
#[test]
fn where_no_case_tells_what_the_scheme_scores_by_nothing_is_claimed() {
    let text = "Month,Team,Worker,FTE,Cases\nJul-19,North,Ann,1,20\nJul-19,South,Bob,0.5,20\n";
    assert_eq!(charts(text, simple_points(), Topic::Weighting), []);
    assert_eq!(charts(text, simple_points(), Topic::Capacity), []);
    let notes_of = |scheme| notes(&results(text, scheme));
    let told = notes_of(simple_points());
    assert_eq!(told.len(), 2);
    for note in told {
        assert!(note.starts_with("No case says what the scheme scores by."), "{note}");
    }
    // A scheme that counts asks nothing.
    assert!(notes_of(count_only())[0].starts_with("By the weighting scheme Count only"));
}

/// A mark that weighs is something that a case tells.
#[test]
fn one_case_that_tells_something_is_enough() {
    let text = "Snapshot date,Team,Worker,FTE,Case ID,Complexity,Risk,Travel minutes\n\
                31/07/2019,North,Ann,1,C1,,High,\n\
                31/07/2019,North,Ann,1,C2,,,\n\
                31/07/2019,South,Bob,1,C3,,,\n";
    let chart = chart(text, Topic::Capacity, "use-of-capacity");
    assert!(chart.subtitle.ends_with("; no case is fully scored"), "{}", chart.subtitle);
    let marked = text.replace("Risk", "Safeguarding enquiry").replace("High", "Yes");
    assert_eq!(charts(&marked, simple_points(), Topic::Capacity).len(), 1);
    let unmarked = marked.replace("Yes", "No");
    assert_eq!(charts(&unmarked, simple_points(), Topic::Capacity), []);
}

/// One of eight cases has no travel: 12.5%.
#[test]
fn the_share_that_is_not_fully_scored_stands_in_the_subtitle() {
    let case = |n: u32| {
        let (team, complexity) = if n < 4 { ("North", "Low") } else { ("South", "High") };
        let travel = if n == 0 { "" } else { "10" };
        format!("31/07/2019,{team},{team} worker,1,C{n},{complexity},Low,{travel}\n")
    };
    let header = "Snapshot date,Team,Worker,FTE,Case ID,Complexity,Risk,Travel minutes\n";
    let text: String = [header.to_owned()].into_iter().chain((0..8).map(case)).collect();
    for (topic, id) in
        [(Topic::Weighting, "counted-and-weighted"), (Topic::Capacity, "use-of-capacity")]
    {
        let chart = chart(&text, topic, id);
        let said = "; 13% of cases are not fully scored";
        assert!(chart.subtitle.ends_with(said), "{}", chart.subtitle);
    }
    let whole = text.replace(",\n", ",10\n");
    let chart = chart(&whole, Topic::Capacity, "use-of-capacity");
    assert!(!chart.subtitle.contains("scored"), "{}", chart.subtitle);
}

/// As counted North and East share the first place, as weighted North is before East: of the three
/// places one changes, in the chart as in the words above the table.
#[test]
fn chart_and_table_have_the_same_places() {
    let text = "Snapshot date,Team,Worker,Case ID,Complexity,Risk\n\
                31/07/2019,North,Ann,C1,High,High\n31/07/2019,North,Ann,C2,High,High\n\
                31/07/2019,East,Bob,C3,Low,High\n31/07/2019,East,Bob,C4,Low,High\n\
                31/07/2019,West,Cy,C5,Low,Low\n";
    let chart = chart(text, Topic::Weighting, "counted-and-weighted");
    assert_eq!(chart.title, "Example points change the place of 1 of 3 teams");
    assert!(chart.text_alternative.contains("change places: East (1st to 2nd)."));
    let note = &notes(&results(text, simple_points()))[0];
    assert!(note.ends_with(" Weighting changes where East stands in it."), "{note}");
}

#[test]
fn complexity_by_team() {
    let chart = chart(CASES, Topic::Weighting, "complexity-by-team");
    assert_eq!(chart.title, "High complexity is commonest in South");
    assert_eq!(chart.table.headings, ["Team", "Low", "Medium", "High", "Not given", "Cases"]);
    check_lines(
        &chart,
        &[
            &["South", "0%", "0%", "100%", "0%", "2"],
            &["East", "0%", "100%", "0%", "0%", "3"],
            &["North", "100%", "0%", "0%", "0%", "4"],
            &["All teams", "44%", "33%", "22%", "0%", "9"],
        ],
    );
}

#[test]
fn what_is_not_given_stands_last() {
    let text = CASES.replace("C4,Low,Low", "C4,,Low");
    let chart = chart(&text, Topic::Weighting, "complexity-by-team");
    assert_eq!(chart.table.lines[2], ["North", "75%", "0%", "0%", "25%", "4"]);
    assert!(chart.drawn(Size::Wide).as_str().contains("\nNot given\n"));
}

#[test]
fn use_of_capacity_by_team() {
    let chart = chart(CASES, Topic::Capacity, "use-of-capacity");
    // Ann: 10 of 8.5. Bob: 13 of 17. Cy's FTE is not known.
    assert_eq!(chart.title, "Example points: 1 of 2 workers reaches 110% of capacity");
    check_lines(
        &chart,
        &[
            &["North", "0", "0", "0", "1", "0", "1"],
            &["South", "1", "0", "0", "0", "0", "1"],
            &["East", "0", "0", "0", "0", "1", "1"],
            &["All teams", "1", "0", "0", "1", "1", "3"],
        ],
    );
}

const TWO_MONTHS: &str = "Snapshot date,Team,Worker,Case ID\n\
                          31/07/2019,North,Ann,C1\n\
                          31/07/2019,North,Ann,C2\n\
                          31/07/2019,North,,C9\n\
                          31/07/2019,South,Bob,D1\n\
                          31/08/2019,North,Ann,C1\n\
                          31/08/2019,North,,C8\n\
                          31/08/2019,North,,C9\n\
                          31/08/2019,South,Bob,D1\n\
                          31/08/2019,South,Bob,D2\n";

#[test]
fn waiting_work_by_month_and_by_team() {
    let by_month = chart(TWO_MONTHS, Topic::Unallocated, "unallocated-by-month");
    assert_eq!(by_month.title, "Unallocated cases rose from 1 to 2");
    check_lines(&by_month, &[&["Jul 2019", "1", "3"], &["Aug 2019", "2", "3"]]);
    let by_team = chart(TWO_MONTHS, Topic::Unallocated, "unallocated-by-team");
    assert_eq!(by_team.title, "All 2 unallocated cases are in North");
    check_lines(&by_team, &[&["North", "2", "1", "67%"], &["South", "0", "2", "0%"]]);
}

#[test]
fn cases_opened_and_closed() {
    let chart = chart(TWO_MONTHS, Topic::Flow, "opened-and-closed");
    assert_eq!(chart.title, "1 more case opened than closed, where known");
    let none = "\u{2013}";
    check_lines(&chart, &[&["Jul 2019", none, none, none], &["Aug 2019", "2", "1", "+1"]]);
    assert!(
        chart.source.contains("July 2019 is not known: the files do not hold the month before")
    );
    assert!(chart.drawn(Size::Wide).as_str().contains("\nnot known\n"));
}

#[test]
fn teams_that_do_not_say_whether_work_waits_are_gaps() {
    let silent = "Month,Team,Cases,Workers\nJul-19,North,30,3\nJul-19,South,24,2\n";
    assert_eq!(charts(silent, simple_points(), Topic::Unallocated), []);
}

/// In each team the workers hold one less and one more than its average: s² = 6 ÷ 3, and of two workers
/// the standard error is 1, of one √2. All: 142 ÷ 7.
#[test]
fn averages_by_team_size() {
    let text = "Month,Team,Worker,Cases\n\
                Jul-19,North,A,19\nJul-19,North,B,21\n\
                Jul-19,South,C,9\nJul-19,South,D,11\n\
                Jul-19,East,E,30\nJul-19,East,F,32\nJul-19,West,G,20\n";
    let chart = chart(text, Topic::TeamSize, "averages-by-size");
    assert_eq!(chart.title, "2 of 4 teams lie outside the limits of chance");
    check_lines(
        &chart,
        &[
            &["West", "1", "20.0", "17.5", "23.1", "16.0", "24.5", "neither"],
            &["East", "2", "31.0", "18.3", "22.3", "17.3", "23.3", "3 errors"],
            &["North", "2", "20.0", "18.3", "22.3", "17.3", "23.3", "neither"],
            &["South", "2", "10.0", "18.3", "22.3", "17.3", "23.3", "3 errors"],
        ],
    );
    assert!(chart.subtitle.contains("a question, not a verdict"));
}

#[test]
fn very_many_teams_show_both_ends_and_namesakes_their_area() {
    let row = |n: u32| {
        let complexity = if n.is_multiple_of(2) { "Low" } else { "High" };
        let case = |at: u32| {
            format!("31/07/2019,Area {n:02},Team,Worker {n},{n},1,C{n}-{at},{complexity},Low\n")
        };
        (0..=n).map(case).collect::<String>()
    };
    let rows: String = (1..=60).map(row).collect();
    let header = "Snapshot date,Service area,Team,Worker,Worker ID,FTE,Case ID,Complexity,Risk\n";
    let text = format!("{header}{rows}");
    for (topic, id) in [
        (Topic::Weighting, "counted-and-weighted"),
        (Topic::Weighting, "complexity-by-team"),
        (Topic::Capacity, "use-of-capacity"),
    ] {
        let chart = chart(&text, topic, id);
        assert_eq!(chart.table.lines.len(), 61, "{id}");
        for size in Size::ALL {
            let drawn = chart.drawn(size);
            assert!(drawn.as_str().contains("\n30 teams between, in the table\n"), "{id}");
        }
        assert!(chart.table.lines.iter().any(|line| line[0] == "Team (Area 60)"), "{id}");
    }
}
