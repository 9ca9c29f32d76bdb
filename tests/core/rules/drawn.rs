//! What charts say and the numbers they draw, from files small enough to work by hand.

mod fte_bands;
mod months;
mod spread;

use caseload_audit::chart::{Chart, Size, Topic};

use super::*;

/// The chart of a topic by its choice.
fn chart(found: &Results, topic: Topic, choice: &str) -> Chart {
    let mut charts = topic.charts(found).into_iter();
    charts.find(|chart| chart.choice == choice).unwrap_or_else(|| panic!("no chart {choice}"))
}

/// A line of a chart's table by its name.
fn line<'a>(chart: &'a Chart, name: &str) -> &'a [String] {
    let mut lines = chart.table.lines.iter();
    lines.find(|line| line[0] == name).unwrap_or_else(|| panic!("no line {name}"))
}

/// What a drawing says and draws, without its words for those who do not see it.
fn marks(chart: &Chart, size: Size) -> String {
    let drawn = chart.drawn(size);
    drawn.as_str().split_once("</desc>").expect("the words come first").1.to_owned()
}

/// What is so of every chart and every size of it.
#[track_caller]
fn check_chart(chart: &Chart) {
    assert!(chart.title.split_whitespace().count() <= 10, "{}", chart.title);
    assert!(!chart.subtitle.is_empty() && chart.source.starts_with("Source: "));
    let n_headings = chart.table.headings.len();
    assert!(chart.table.lines.iter().all(|line| line.len() == n_headings), "{:?}", chart.table);
    for size in Size::ALL {
        let marks = marks(chart, size);
        assert!(marks.ends_with("</svg>\n"), "{size:?}");
        assert!(!marks.contains("NaN") && !marks.contains("inf"), "{size:?}");
    }
}
