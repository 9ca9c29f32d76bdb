//! The picture of the spread.

use super::*;

/// A worker for each number of cases.
fn workers(team: &str, cases: &[u64]) -> String {
    let rows = cases.iter().enumerate();
    let row = |(at, cases)| format!("Jul-19,A,{team},{team} {at},1,{cases}\n");
    rows.map(row).collect::<Vec<_>>().concat()
}

fn of(teams: &[(&str, &[u64])]) -> Results {
    let rows = teams.iter().map(|(team, cases)| workers(team, cases));
    results(&format!("{COUNTS}{}", rows.collect::<String>()))
}

fn by_team(teams: &[(&str, &[u64])]) -> Chart {
    let chart = chart(&of(teams), Topic::Spread, "Teams");
    check_chart(&chart);
    chart
}

#[test]
fn every_worker_is_in_the_table_and_the_picture() {
    // North by hand: 4, 10, 12, 20, 54; its middle half is 10 wide, South's 2, West has too few.
    let chart = by_team(&[
        ("South", &[12, 10, 11, 10, 12]),
        ("North", &[12, 4, 54, 10, 20]),
        ("West", &[16, 15]),
    ]);
    assert_eq!(chart.title, "Caseloads differ most in North");
    assert_eq!(chart.subtitle, "Cases that each worker held in July 2019");
    assert_eq!(
        chart.source,
        "Source: file.csv; 12 workers who held cases in July 2019. A dot can tell who it is: keep \
         this picture inside the service."
    );
    // The highest median first.
    assert_eq!(
        chart.table.lines,
        [
            ["West", "2", "15", "15.3", "15.5", "15.8", "16", "15, 16"],
            ["North", "5", "4", "10.0", "12.0", "20.0", "54", "4, 10, 12, 20, 54"],
            [
                "South",
                "5",
                "10",
                "10.0",
                "11.0",
                "12.0",
                "12",
                "10 (2 workers), 11, 12 (2 workers)"
            ],
        ]
    );
    let marks = marks(&chart, Size::Wide);
    let dots = |colour| marks.matches(&format!("<circle {colour}")).count();
    assert_eq!(dots(""), 1 + 2 * 12);
    // The key and five dots in focus, two areas behind and that of the key.
    assert_eq!(marks.matches("fill=\"#12436D\"").count(), 6);
    assert_eq!(marks.matches("<rect").count(), 3);
    let words = &chart.text_alternative;
    assert!(words.contains("12 workers, from 4 to 54; the median is 12.0."), "{words}");
    assert!(words.contains("widest in North, from 10.0 to 20.0"), "{words}");
}

#[test]
fn without_one_team_that_differs_most_the_title_says_the_range() {
    let title = |teams: &[(&str, &[u64])]| by_team(teams).title;
    assert_eq!(
        title(&[("North", &[1, 2, 3, 4, 5]), ("South", &[11, 12, 13, 14, 15])]),
        "Workers held from 1 to 15 cases each"
    );
    // One team alone is not compared, and four workers are too few.
    let few: &[u64] = &[1, 40, 80, 99];
    let five: &[u64] = &[1, 2, 3, 4, 1_500];
    assert_eq!(title(&[("North", five)]), "Workers held from 1 to 1,500 cases each");
    assert_eq!(title(&[("North", five), ("S", few)]), "Workers held from 1 to 1,500 cases each");
    assert_eq!(title(&[("North", &[20, 20]), ("S", &[20])]), "Every worker held 20 cases");
    assert_eq!(title(&[("North", &[1])]), "One worker held 1 case");
    // North's middle half is 10 to 20. West's is 14 to 30, then 20 to 30, which is as wide; last, of two
    // workers, 8.3 to 22.8.
    let [wide, even]: [&[u64]; 2] = [&[4, 10, 12, 20, 54], &[10, 10, 11, 12, 12]];
    let beside = |west: &[u64]| title(&[("North", wide), ("South", even), ("West", west)]);
    assert_eq!(beside(&[14, 4, 64, 22, 30]), "Caseloads differ most in West");
    assert_eq!(beside(&[64, 14, 22, 20, 30]), "Workers held from 4 to 64 cases each");
    assert_eq!(beside(&[30, 1]), "Widest spread among larger teams: North");
    // A name too long for a title.
    let long = "Team for adults of all ages in the east and north";
    assert_eq!(
        title(&[(long, &[1, 9, 20, 31, 50]), ("South", &[5, 5, 5, 5, 5])]),
        "Workers held from 1 to 50 cases each"
    );
}

#[test]
fn teams_of_one_name_are_told_apart() {
    let text = format!("{COUNTS}Jul-19,A,North,Ann,1,5\nJul-19,B,North,Bob,1,7\n");
    let found = results(&text);
    let chart = chart(&found, Topic::Spread, "Teams");
    assert_eq!(line(&chart, "North (A)")[1..3], ["1", "5"]);
    assert_eq!(line(&chart, "North (B)")[1..3], ["1", "7"]);
    assert_eq!(Topic::Spread.charts(&found)[0].choice, "Service areas");
}

#[test]
fn who_is_in_two_teams_is_a_dot_in_each_and_counted_once() {
    let text = format!("{COUNTS}Jul-19,,North,Ann,1,5\nJul-19,,South,Ann,1,7\n");
    let chart = chart(&results(&text), Topic::Spread, "Teams");
    assert!(chart.source.contains("; 1 worker who held cases"), "{}", chart.source);
    assert!(chart.source.contains("in more than one team is in each of them."));
    assert_eq!(chart.title, "One worker held 12 cases");
}

#[test]
fn teams_that_name_nobody_have_no_dots_and_say_why() {
    let numbers = "Month,Team,Cases,Workers\nJul-19,South,60,3\nJul-19,East,20,1\n";
    let named = format!("{COUNTS}{}", workers("North", &[5, 6]));
    let found = results_of(&[("named.csv", &named), ("numbers.csv", numbers)]);
    let chart = chart(&found, Topic::Spread, "Teams");
    check_chart(&chart);
    let south = line(&chart, "South");
    assert_eq!(south[1..3], ["not known", "not known"]);
    assert_eq!(south.last().unwrap(), "workers are counted, not named");
    assert!(chart.source.contains("4 more workers are counted but not named, and so not drawn."));
    for size in Size::ALL {
        assert_eq!(marks(&chart, size).matches("workers are counted, not named").count(), 2);
    }
    let nobody = results(numbers);
    assert!(Topic::Spread.charts(&nobody).is_empty());
}

#[test]
fn a_team_without_rows_in_the_last_month_has_no_dots() {
    let text = format!("{COUNTS}Jun-19,,East,Eve,1,5\n{}", workers("North", &[5, 6]));
    let chart = chart(&results(&text), Topic::Spread, "Teams");
    assert_eq!(line(&chart, "East").last().unwrap(), "no rows for that month");
}

#[test]
fn the_normal_number_stands_with_teams_that_have_one() {
    let settings = AuditSettings {
        normal: NormalNumbers { of_all: Some(18), ..NormalNumbers::default() },
        ..AuditSettings::default()
    };
    let text = format!("{COUNTS}{}", workers("North", &[5, 6]));
    let found = audit_of(&[("file.csv", text.as_bytes())]).results(&settings);
    let chart = chart(&found, Topic::Spread, "Teams");
    assert_eq!(chart.table.headings[7], "Normal number");
    assert_eq!(line(&chart, "North")[7], "18");
    assert!(marks(&chart, Size::Narrow).contains("normal number, full time"));
}

#[test]
fn of_very_many_teams_both_ends() {
    let names: Vec<String> = (1..=60).map(|n| format!("Team {n:02}")).collect();
    let cases: Vec<[u64; 1]> = (1..=60).map(|n| [n * 200_000]).collect();
    let teams: Vec<(&str, &[u64])> =
        names.iter().zip(&cases).map(|(name, cases)| (name.as_str(), &cases[..])).collect();
    let chart = by_team(&teams);
    assert_eq!(chart.table.lines.len(), 60);
    let marks = marks(&chart, Size::Wide);
    assert!(marks.contains("Team 60\n") && marks.contains("Team 01\n"));
    assert!(marks.contains("30 teams between, in the") && !marks.contains("Team 30\n"));
    assert!(marks.contains("15,000,000"));
}
