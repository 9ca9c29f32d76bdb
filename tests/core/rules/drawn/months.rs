//! The picture of the months.

use super::*;

/// One worker's cases in the months of 2019 and after, the first in January; none where there is no
/// number.
fn worker(area: &str, team: &str, cases: &[Option<u64>]) -> String {
    let first = Month::new(2019, 1).unwrap();
    let months = first.to(Month::new(2022, 12).unwrap()).zip(cases);
    let rows = months.filter_map(|(month, cases)| Some((month, (*cases)?)));
    let row = |(month, cases): (Month, u64)| {
        format!("{},{area},{team},{team} one,1,{cases}\n", month.iso())
    };
    rows.map(row).collect::<Vec<_>>().concat()
}

fn of(teams: &[(&str, &[Option<u64>])]) -> Results {
    let rows = teams.iter().map(|(team, cases)| worker("A", team, cases));
    results(&format!("{COUNTS}{}", rows.collect::<String>()))
}

fn by_team(teams: &[(&str, &[Option<u64>])]) -> Chart {
    let chart = chart(&of(teams), Topic::OverTime, "Teams");
    check_chart(&chart);
    chart
}

#[test]
fn a_few_months_have_no_limits_and_a_gap_is_said() {
    let chart = by_team(&[
        ("North", &[Some(10), None, Some(14)]),
        ("South", &[Some(20), Some(20), Some(30)]),
    ]);
    // (10 + 20) ÷ 2 = 15, 20 ÷ 1, (14 + 30) ÷ 2 = 22.
    assert_eq!(chart.title, "All teams went from 15.0 to 22.0 on average");
    assert!(chart.subtitle.ends_with(", of each month, January to March 2019"));
    assert!(chart.source.ends_with("Too few months to tell chance from change."));
    let few = "too few months";
    assert_eq!(
        chart.table.lines,
        [
            ["North", "10.0", "none", "14.0", "none", "none", few],
            ["South", "20.0", "20.0", "30.0", "none", "none", few],
            ["All teams", "15.0", "20.0", "22.0", "none", "none", few],
        ]
    );
    let words = &chart.text_alternative;
    assert!(words.contains("Averages of a month go from 10.0 to 30.0."), "{words}");
    assert!(words.contains("With gaps for months without a figure: 1 team."), "{words}");
    let marks = marks(&chart, Size::Wide);
    // South's line and that of the key; North has two dots and no line over the gap.
    let lines = marks.split("<polyline ").filter_map(|line| line.split('>').next());
    let own = lines.filter(|line| line.contains("#12436D") && line.contains("\"2\""));
    assert_eq!(own.count(), 2);
    assert!(marks.contains("14.0\n") && marks.contains("30.0\n"));
    assert!(!marks.contains("chance"));
}

#[test]
fn what_is_more_than_chance_is_marked_and_counted() {
    // As in the rules of limits: 12 ± 2.66, and 30 is outside.
    let mut cases = [Some(10), Some(11)].repeat(6);
    cases.push(Some(30));
    let steady = [Some(20), Some(21)].repeat(6);
    let chart = by_team(&[("North", &cases), ("South", &steady)]);
    assert_eq!(chart.title, "North changed by more than chance");
    let north = line(&chart, "North");
    assert_eq!(north[14..16], ["9.3", "14.7"]);
    // Seven or more below the mean, and January 2020 above the limit: every month.
    assert_eq!(north[16].split(", ").count(), 13);
    assert_eq!(line(&chart, "South")[13..], ["none", "17.8", "23.2", "none"][..]);
    for size in Size::ALL {
        let marks = marks(&chart, size);
        assert!(marks.contains("limits of chance") && marks.contains("more than chance"));
        // Two shapes for each of the months, and for the key.
        assert_eq!(marks.matches("<polygon").count(), 2 * 14);
    }
    let long = "Team for adults of all ages in the east";
    assert_eq!(
        by_team(&[(long, &cases), ("South", &steady)]).title,
        "1 of 2 teams changed by more than chance"
    );
    assert_eq!(
        by_team(&[("North", &cases), ("South", &cases)]).title,
        "2 of 2 teams changed by more than chance"
    );
    assert_eq!(
        by_team(&[("North", &steady), ("South", &steady)]).title,
        "No team changed by more than chance"
    );
}

/// What three months show is neither a change nor none.
#[test]
fn the_title_says_nothing_of_teams_without_limits() {
    let mut cases = [Some(10), Some(11)].repeat(6);
    cases.push(Some(30));
    let steady = [Some(20), Some(21)].repeat(6);
    let few = [Some(5), Some(50), Some(5)];
    let title = |teams: &[(&str, &[Option<u64>])]| by_team(teams).title;
    assert_eq!(
        title(&[("North", &steady), ("South", &few)]),
        "No team with limits changed by more than chance"
    );
    assert_eq!(
        title(&[("North", &cases), ("South", &cases), ("East", &few)]),
        "2 of 2 teams with limits changed beyond chance"
    );
    assert_eq!(title(&[("North", &cases), ("South", &few)]), "North changed by more than chance");
    assert_eq!(title(&[("North", &steady)]), "Nothing but the ups and downs of any month");
    let areas = format!("{COUNTS}{}{}", worker("A", "N", &steady), worker("B", "S", &few));
    let of_areas = chart(&results(&areas), Topic::OverTime, "Service areas");
    check_chart(&of_areas);
    assert_eq!(of_areas.title, "No service area with limits changed by more than chance");
}

#[test]
fn as_many_at_both_ends_neither_rose_nor_fell() {
    let title = |teams: &[(&str, &[Option<u64>])]| by_team(teams).title;
    let same = [Some(10), Some(14), Some(10)];
    assert_eq!(title(&[("North", &same)]), "All teams averaged 10.0 at start and end");
    assert_eq!(title(&[("North", &[Some(10)])]), "All teams averaged 10.0 in January 2019");
    // Nothing known of the first month.
    assert_eq!(
        title(&[("North", &[None, Some(10), Some(12)])]),
        "All teams went from 10.0 to 12.0 on average"
    );
}

#[test]
fn limits_of_a_few_months_are_on_trial() {
    let cases = [20, 22, 21, 20, 23, 21].map(Some);
    let chart = by_team(&[("North", &cases)]);
    assert!(chart.source.ends_with("Limits from under 12 months are on trial."));
    assert_eq!(line(&chart, "North")[7..], ["16.4", "26.0", "none"][..]);
    // One team alone is all teams: nothing stands behind it, and it is in the table once.
    assert_eq!(chart.table.lines.len(), 1);
    assert!(!marks(&chart, Size::Wide).contains("all teams"));
}

#[test]
fn no_limit_is_below_nothing() {
    let cases = [1, 9, 1, 9, 1, 9].map(Some);
    assert_eq!(line(&by_team(&[("North", &cases)]), "North")[7..9], ["none", "26.3"]);
}

#[test]
fn areas_have_the_months_before_the_audit_too() {
    let cases = [Some(10), Some(12)].repeat(7);
    let text = format!("{COUNTS}{}{}", worker("A", "N", &cases), worker("B", "S", &cases));
    let found = results(&text);
    let chart = chart(&found, Topic::OverTime, "Service areas");
    check_chart(&chart);
    // The audit is over twelve months, the picture over fourteen.
    assert_eq!(audit(&found).months.len(), 12);
    assert_eq!(chart.table.headings.len(), 1 + 14 + 3);
    assert_eq!(line(&chart, "B")[1..3], ["10.0", "12.0"]);
}

#[test]
fn one_month_and_very_large_numbers() {
    let chart = by_team(&[("North", &[Some(10_000_000)]), ("South", &[Some(1)])]);
    assert_eq!(chart.title, "All teams averaged 5,000,000.5 in January 2019");
    assert!(marks(&chart, Size::Narrow).contains("10,000,000"));
}

#[test]
fn of_very_many_teams_those_with_the_highest_and_lowest_last_average() {
    let names: Vec<String> = (1..=45).map(|n| format!("Team {n:02}")).collect();
    let cases: Vec<[Option<u64>; 1]> = (1..=45).map(|n| [Some(n)]).collect();
    let teams: Vec<(&str, &[Option<u64>])> =
        names.iter().zip(&cases).map(|(name, cases)| (name.as_str(), &cases[..])).collect();
    let chart = by_team(&teams);
    assert_eq!(chart.table.lines.len(), 46);
    let marks = marks(&chart, Size::Narrow);
    assert!(marks.contains("Team 45\n") && marks.contains("Team 31\n"));
    assert!(marks.contains("Team 15\n") && marks.contains("Team 01\n"));
    assert!(!marks.contains("Team 16\n") && !marks.contains("Team 30\n"));
    assert!(marks.contains("Of 45 teams, the 15 with"));
}
