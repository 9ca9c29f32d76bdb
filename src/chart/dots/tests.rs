//! Dots of several rows, from their numbers to their places.

use super::super::{Chart, ChartTable, Form, Size};
use super::*;

fn dots(label: &str, counts: &[(u64, u64)]) -> DotsOf {
    DotsOf {
        label: label.to_owned(),
        counts: counts.to_vec(),
        middle_half: None,
        median: 20.0,
        median_shown: "20.0".to_owned(),
        normal: None,
        is_in_focus: true,
    }
}

fn drawn(rows: Vec<DotRow>, size: Size) -> String {
    let form = Form::Dots(Dots { rows });
    let said = ["Title", "Subtitle", "Source", "Words"].map(str::to_owned);
    let [title, subtitle, source, text_alternative] = said;
    let (choice, table) = (String::new(), ChartTable::default());
    let chart =
        Chart { id: "dots", choice, title, subtitle, source, text_alternative, table, form };
    chart.drawn(size).as_str().to_owned()
}

/// The middles of the dots, without that of the key and the rims.
fn middles(svg: &str) -> Vec<u32> {
    let dots = svg.split("<circle ").skip(2).filter(|circle| !circle.contains("#FFFFFF"));
    dots.filter_map(|dot| dot.split("cx=\"").nth(1)?.split('"').next()?.parse().ok()).collect()
}

#[test]
fn dots_are_as_far_along_as_their_numbers() {
    for size in Size::ALL {
        let row = dots("North", &[(0, 1), (20, 1), (40, 1)]);
        let at = middles(&drawn(vec![DotRow::Of(row)], size));
        assert_eq!(at.len(), 3);
        assert!((at[2] - at[1]).abs_diff(at[1] - at[0]) <= 1, "{at:?}");
    }
}

#[test]
fn the_middle_half_is_behind_where_it_is_known() {
    let row = DotsOf { middle_half: Some([10.0, 30.0]), ..dots("North", &[(10, 5), (30, 5)]) };
    let svg = drawn(vec![DotRow::Of(row)], Size::Wide);
    let (_, marks) = svg.split_once("North").unwrap();
    assert!(marks.find("<rect").unwrap() < marks.find("<circle").unwrap());
    assert!(svg.contains("middle half of the workers"));
    let few = drawn(vec![DotRow::Of(dots("North", &[(10, 1)]))], Size::Wide);
    assert!(!few.contains("<rect") && !few.contains("middle half"));
}

#[test]
fn a_normal_number_is_a_triangle_and_in_the_key() {
    let row = DotsOf { normal: Some(18), ..dots("North", &[(10, 1)]) };
    let svg = drawn(vec![DotRow::Of(row)], Size::Narrow);
    assert_eq!(svg.matches("<polygon").count(), 2);
    assert!(svg.contains("normal number"));
    assert!(!drawn(vec![DotRow::Of(dots("North", &[]))], Size::Narrow).contains("<polygon"));
}

#[test]
fn what_is_not_known_is_said() {
    for size in Size::ALL {
        let rows = vec![
            DotRow::Of(dots("North", &[(10, 1)])),
            DotRow::Nobody("South".to_owned(), "workers are not named"),
            DotRow::LeftOut("3 teams between".to_owned()),
        ];
        let svg = drawn(rows, size);
        assert_eq!(middles(&svg).len(), 1);
        for words in ["South", "workers are not named", "3 teams between"] {
            assert!(svg.contains(words), "{words}");
        }
    }
}

#[test]
fn a_dot_of_several_workers_says_so() {
    let svg = drawn(vec![DotRow::Of(dots("North", &[(10, 90)]))], Size::Wide);
    assert!(svg.contains("up to 10 workers who hold about the same"));
    assert_eq!(middles(&svg).len(), 9);
}

#[test]
fn no_rows_at_all() {
    assert!(drawn(Vec::new(), Size::Wide).starts_with("<svg role=\"img\""));
}
