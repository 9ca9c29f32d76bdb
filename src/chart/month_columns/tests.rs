//! Columns by month: heights, gaps, and numbers or lines beside them.

use super::*;
use crate::chart::drawn::{drawn, numbers};
use crate::chart::{Form, Size, Svg};

fn months(n: i8) -> Vec<Month> {
    let first = Month::new(2019, 7).unwrap();
    let mut months = vec![first];
    for _ in 1..n {
        months.push(months.last().unwrap().next());
    }
    months
}

fn series(fill: Fill, counts: &[Option<u64>]) -> Series {
    Series { name: format!("{fill:?}"), fill, counts: counts.to_vec() }
}

fn of(panels: &[&[Series]], size: Size) -> Svg {
    let n = panels[0][0].counts.len();
    let panel = |series: &&[Series]| Panel { name: "Cases".to_owned(), series: series.to_vec() };
    drawn(
        Form::MonthColumns(MonthColumns {
            months: months(i8::try_from(n).unwrap()),
            panels: panels.iter().map(panel).collect(),
            below: None,
        }),
        size,
    )
}

fn sizes(svg: &Svg, colour: &str, attribute: &str) -> Vec<i64> {
    let rects = svg.as_str().split("<rect ").skip(1);
    let rects = rects.filter(|rect| rect.split("/>").next().unwrap().contains(colour));
    rects.map(|rect| numbers(rect, attribute)[0]).collect()
}

#[test]
fn columns_are_as_high_as_their_counts_from_zero() {
    let counts = [Some(40), Some(10), Some(0), Some(20)];
    let svg = of(&[&[series(Fill::Dark, &counts)]], Size::Wide);
    assert_eq!(sizes(&svg, "#12436D", "height"), [200, 50, 0, 100]);
    let svg = of(&[&[series(Fill::Dark, &counts)]], Size::Narrow);
    let widths = sizes(&svg, "#12436D", "width");
    assert!((widths[0] - 4 * widths[1]).abs() <= 2 && widths[2] == 0, "{widths:?}");
}

#[test]
fn each_panel_has_a_scale_of_its_own() {
    let large = [series(Fill::Context, &[Some(1_000), Some(500)])];
    let small = [series(Fill::Dark, &[Some(10), Some(5)])];
    let svg = of(&[&large, &small], Size::Wide);
    assert_eq!(sizes(&svg, "#8592A0", "height"), [130, 65]);
    assert_eq!(sizes(&svg, "#12436D", "height"), [130, 65]);
}

#[test]
fn what_is_not_known_is_said_and_not_drawn() {
    let counts = [None, Some(3), None];
    for size in Size::ALL {
        let svg = of(&[&[series(Fill::Dark, &counts)]], size);
        assert_eq!(sizes(&svg, "#12436D", "width").len(), 1);
        let said = if size == Size::Narrow { "Jul 2019: not known\n" } else { "not known\n" };
        assert_eq!(svg.as_str().matches("not known\n").count(), 2);
        assert!(svg.as_str().contains(said));
    }
}

#[test]
fn numbers_that_do_not_fit_give_way_to_lines_at_round_numbers() {
    let counts: Vec<Option<u64>> = (0..24).map(|at| Some(1_000_000 + at)).collect();
    let svg = of(&[&[series(Fill::Dark, &counts), series(Fill::Light, &counts)]], Size::Wide);
    assert!(!svg.as_str().contains("\n1,000,005\n"));
    assert!(svg.as_str().contains("\n1,500,000\n"));
}

#[test]
fn columns_of_a_month_do_not_meet_those_of_the_next() {
    for n in [1, 3, 12, 24, 60] {
        let counts = vec![Some(120); n];
        let pair = [series(Fill::Light, &counts), series(Fill::Dark, &counts)];
        let svg = of(&[&pair], Size::Wide);
        let [first, second] = ["#6BACE6", "#12436D"].map(|colour| {
            let width = sizes(&svg, colour, "width")[1];
            // The first is that of the key.
            (sizes(&svg, colour, "x").split_off(1), width)
        });
        for at in 0..n {
            assert!(first.0[at] + first.1 <= second.0[at], "{n} months");
            if at + 1 < n {
                assert!(second.0[at] + second.1 < first.0[at + 1], "{n} months");
            }
        }
        assert!(second.0[n - 1] + second.1 <= 820);
    }
}

#[test]
fn lines_stand_at_round_numbers() {
    assert_eq!(ticks(0), [0, 1]);
    assert_eq!(ticks(3), [0, 1, 2, 3]);
    assert_eq!(ticks(7), [0, 2, 4, 6, 8]);
    assert_eq!(ticks(55), [0, 20, 40, 60]);
    assert_eq!(ticks(160), [0, 50, 100, 150, 200]);
    assert_eq!(ticks(1_000), [0, 500, 1_000]);
    assert!(ticks(u64::MAX).len() <= 5);
}
