//! The picture of the bands of cases per FTE.

use super::*;

fn of(workers: &[(&str, u64)]) -> Results {
    let rows = workers.iter().enumerate();
    let rows = rows.map(|(at, (fte, cases))| format!("Jul-19,,North,Worker {at},{fte},{cases}\n"));
    results(&format!("{COUNTS}{}", rows.collect::<String>()))
}

fn bands(workers: &[(&str, u64)]) -> Chart {
    let chart = chart(&of(workers), Topic::Spread, "Bands by FTE");
    check_chart(&chart);
    chart
}

#[test]
fn most_workers_are_where_the_fewest_bands_hold_more_than_half() {
    // 10, 16, 18, 22, 24 and 60 per FTE; one without FTE: four of seven in 15 to under 25.
    let chart =
        bands(&[("0.8", 8), ("1", 16), ("0.5", 9), ("1", 22), ("1", 24), ("0.5", 30), ("", 20)]);
    assert_eq!(chart.title, "Most workers hold 15 to under 25 cases per FTE");
    assert_eq!(chart.subtitle, "Workers by cases per full-time equivalent in July 2019, all teams");
    assert_eq!(
        chart.source,
        "Source: file.csv; 7 workers who held cases in July 2019. In no band, and not drawn: \
         1 worker with FTE not known or 0; 1 worker with over 50 cases per FTE. Bands of the \
         Department for Education\u{2019}s census of children\u{2019}s social workers."
    );
    let numbers: Vec<&str> = chart.table.lines.iter().map(|line| line[1].as_str()).collect();
    assert_eq!(numbers, ["0", "0", "1", "2", "2", "0", "0", "0", "0", "0", "0", "1", "1"]);
    assert_eq!(line(&chart, "15 to under 20")[1], "2");
    // Three columns, two of them in focus; every band has its number.
    let marks = marks(&chart, Size::Wide);
    assert_eq!(marks.matches("<rect").count(), 3);
    assert_eq!(marks.matches("fill=\"#12436D\"").count(), 2);
    assert!(chart.text_alternative.contains("1 in 10 to under 15, 2 in 15 to under 20, 2 in 20"));
}

#[test]
fn the_title_claims_nothing_of_workers_without_a_band() {
    assert_eq!(bands(&[("1", 5), ("", 5)]).title, "FTE known for 1 of 2 workers");
    assert_eq!(
        bands(&[("1", 60), ("1", 70), ("1", 5)]).title,
        "2 of 3 workers hold over 50 cases per FTE"
    );
    assert_eq!(bands(&[("1", 5)]).title, "Most workers hold 5 to under 10 cases per FTE");
    // Whoever is on the last bound is in the last band.
    assert_eq!(bands(&[("1", 50)]).title, "Most workers hold 45 to 50 cases per FTE");
}

#[test]
fn without_any_fte_there_is_no_picture() {
    let found = of(&[("", 5), ("0", 5)]);
    let charts = Topic::Spread.charts(&found);
    assert!(charts.iter().all(|chart| chart.choice != "Bands by FTE"));
}
