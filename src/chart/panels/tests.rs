//! Small pictures beside one another: lines, gaps, limits and signals.

use super::super::{Chart, ChartTable, Form, Size};
use super::*;

fn panel(label: &str, values: &[Option<f64>]) -> Panel {
    let last_shown = "21.0".to_owned();
    Panel { label: label.to_owned(), values: values.to_vec(), last_shown, ..Panel::default() }
}

fn drawn(panels: Vec<Panel>, behind: Vec<Option<f64>>, size: Size) -> String {
    let ends = ["Jul 2019", "Sep 2019"].map(str::to_owned);
    let form =
        Form::Panels(Panels { words: String::new(), own: "team", ends, each: panels, behind });
    let said = ["Title", "Subtitle", "Source", "Words"].map(str::to_owned);
    let [title, subtitle, source, text_alternative] = said;
    let (choice, table) = (String::new(), ChartTable::default());
    let chart =
        Chart { id: "panels", choice, title, subtitle, source, text_alternative, table, form };
    chart.drawn(size).as_str().to_owned()
}

/// The places of each line of this colour.
fn lines(svg: &str, colour: &str) -> Vec<Vec<(u32, u32)>> {
    let lines = svg.split("<polyline ").skip(1).filter_map(|line| line.split('>').next());
    let lines = lines.filter(|line| line.contains(colour));
    let place = |place: &str| {
        let (x, y) = place.split_once(',')?;
        Some((x.parse().ok()?, y.parse().ok()?))
    };
    lines
        .filter_map(|line| line.split("points=\"").nth(1)?.split('"').next())
        .map(|places| places.split(' ').filter_map(place).collect())
        .collect()
}

#[test]
fn lines_are_as_high_as_their_values() {
    for size in [Size::Wide, Size::Narrow] {
        let values = [0.0, 10.0, 20.0].map(Some);
        let svg = drawn(vec![panel("North", &values)], Vec::new(), size);
        let [line] = &lines(&svg, "#12436D")[..] else { panic!("one line in {svg}") };
        let [(x0, y0), (x1, y1), (x2, y2)] = line[..] else { panic!("three places") };
        assert_eq!((y0 - y1, y1 - y2), (HEIGHT / 2, HEIGHT / 2));
        assert!((x2 - x1).abs_diff(x1 - x0) <= 1);
    }
}

#[test]
fn no_line_goes_over_a_gap() {
    let values = [Some(1.0), Some(2.0), None, Some(3.0), None, Some(4.0), Some(5.0)];
    let svg = drawn(vec![panel("North", &values)], Vec::new(), Size::Wide);
    let lines = lines(&svg, "#12436D");
    assert_eq!(lines.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2]);
    // The month alone, and the last value.
    assert_eq!(svg.matches("<circle").count(), 2);
}

#[test]
fn all_teams_stand_behind_every_panel() {
    let values = [Some(1.0), Some(2.0)];
    let panels = ["A", "B", "C", "D"].map(|name| panel(name, &values)).to_vec();
    let svg = drawn(panels.clone(), vec![Some(2.0), Some(2.0)], Size::Wide);
    // Four and that of the key.
    let is_two_wide = |line: &&str| line.contains("stroke-width=\"2\"");
    let grey = svg.split("<polyline ").filter(|line| line.contains("#8592A0"));
    assert_eq!(grey.filter(is_two_wide).count(), 5);
    assert!(svg.contains("all teams"));
    assert!(!drawn(panels, Vec::new(), Size::Wide).contains("all teams"));
}

#[test]
fn limits_and_signals_are_in_the_picture_and_the_key() {
    let of = Panel {
        limits: vec![1.0, 3.0],
        mean: Some(2.0),
        signals: vec![
            PanelSignal { at: 0, is_outside: false },
            PanelSignal { at: 1, is_outside: true },
        ],
        ..panel("North", &[Some(2.0), Some(4.0)])
    };
    let svg = drawn(vec![of], Vec::new(), Size::Narrow);
    // A diamond is two shapes: two months and two kinds in the key.
    assert_eq!(svg.matches("<polygon").count(), 8);
    for words in ["limits of chance", "mean", "signal: outside the limits", "signal: one of a run"]
    {
        assert!(svg.contains(&format!("\n{words}\n")), "{words}");
    }
    let plain = drawn(vec![panel("North", &[Some(2.0)])], Vec::new(), Size::Narrow);
    assert!(!plain.contains("<polygon") && !plain.contains("chance"));
}

/// The scale is from 0 to 5, in five steps of 19 or 20 pixels: 2 is at two fifths.
#[test]
fn the_mean_goes_through_the_panel_at_its_height() {
    let mean = |mean| {
        let of = Panel { mean, limits: vec![5.0], ..panel("North", &[Some(1.0), Some(5.0)]) };
        let svg = drawn(vec![of], Vec::new(), Size::Wide);
        let lines = lines(&svg, "#14181C");
        let flat = lines.into_iter().filter(|line| line.len() == 2 && line[0].1 == line[1].1);
        flat.filter(|line| line[1].0 - line[0].0 > 30).map(|line| line[0].1).collect::<Vec<_>>()
    };
    let (without, with) = (mean(None), mean(Some(2.0)));
    assert_eq!(with.len(), without.len() + 1);
    let zero = without.iter().max().unwrap();
    assert!(with.iter().any(|y| (zero - y).abs_diff(HEIGHT * 2 / 5) <= 1), "{with:?}");
}

#[test]
fn a_scale_that_does_not_begin_at_nothing_is_known() {
    let begins = |values: &[f64]| {
        let values: Vec<Option<f64>> = values.iter().copied().map(Some).collect();
        Panels { each: vec![panel("North", &values)], ..Panels::default() }.scale_begins_at()
    };
    assert_eq!((begins(&[20.0, 24.0]), begins(&[4.0, 24.0])), (20, 0));
}

#[test]
fn nothing_one_month_and_very_much() {
    assert!(drawn(Vec::new(), Vec::new(), Size::Wide).starts_with("<svg role=\"img\""));
    let svg = drawn(vec![panel("North", &[Some(1e7)])], Vec::new(), Size::Narrow);
    assert!(svg.contains("10,000,000") && !svg.contains("NaN"));
    let none = drawn(vec![panel("North", &[None, None])], Vec::new(), Size::Narrow);
    assert!(!none.contains("<circle") && !none.contains("NaN"));
}
