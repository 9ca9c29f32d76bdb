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
        signals: vec![1],
        ..panel("North", &[Some(2.0), Some(4.0)])
    };
    let svg = drawn(vec![of], Vec::new(), Size::Narrow);
    // A diamond is two shapes.
    assert_eq!(svg.matches("<polygon").count(), 4);
    assert!(svg.contains("limits of chance") && svg.contains("more than chance"));
    let plain = drawn(vec![panel("North", &[Some(2.0)])], Vec::new(), Size::Narrow);
    assert!(!plain.contains("<polygon") && !plain.contains("chance"));
}

#[test]
fn nothing_one_month_and_very_much() {
    assert!(drawn(Vec::new(), Vec::new(), Size::Wide).starts_with("<svg role=\"img\""));
    let svg = drawn(vec![panel("North", &[Some(1e7)])], Vec::new(), Size::Narrow);
    assert!(svg.contains("10,000,000") && !svg.contains("NaN"));
    let none = drawn(vec![panel("North", &[None, None])], Vec::new(), Size::Narrow);
    assert!(!none.contains("<circle") && !none.contains("NaN"));
}
