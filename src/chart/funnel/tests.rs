//! The funnel: places of dots and lines, and names that keep out of each other's way.

use super::*;
use crate::chart::drawn::{drawn, numbers};
use crate::chart::{Form, Size, Svg};

fn dot(name: &str, size: u64, value: f64) -> Dot {
    Dot { name: Some(name.to_owned()), size, value, is_in_focus: name.ends_with('!') }
}

fn of(dots: &[Dot], limits: &[f64], size: Size) -> Svg {
    let limit = |&of_one: &f64| Limit { name: format!("\u{b1} {of_one}"), of_one };
    let form = Form::Funnel(FunnelPlot {
        names: ["Workers", "Cases for each worker"].map(str::to_owned),
        dots: dots.to_vec(),
        middle: (20.0, "All teams 20.0".to_owned()),
        limits: limits.iter().map(limit).collect(),
    });
    drawn(form, size)
}

/// The middles of the dots.
fn dots(svg: &Svg) -> Vec<(i64, i64)> {
    let circles = svg.as_str().split("<circle ").skip(1);
    let circles = circles.filter(|circle| numbers(circle, "r")[0] == i64::from(RADIUS));
    circles.map(|circle| (numbers(circle, "cx")[0], numbers(circle, "cy")[0])).collect()
}

#[test]
fn dots_stand_in_proportion_to_size_and_value() {
    for size in [Size::Wide, Size::Narrow] {
        let found =
            dots(&of(&[dot("A", 4, 10.0), dot("B", 8, 20.0), dot("C", 12, 30.0)], &[], size));
        let [a, b, c] = found.as_slice() else { panic!("{found:?}") };
        assert!(((b.0 - a.0) - (c.0 - b.0)).abs() <= 1, "{found:?}");
        assert!(((a.1 - b.1) - (b.1 - c.1)).abs() <= 1, "{found:?}");
    }
}

#[test]
fn lines_come_together_as_size_grows() {
    let svg = of(&[dot("A", 1, 10.0), dot("B", 16, 30.0)], &[12.0], Size::Wide);
    let lines: Vec<Vec<i64>> = svg
        .as_str()
        .split("points=\"")
        .skip(1)
        .map(|points| {
            let points = points.split('"').next().unwrap().trim();
            points
                .split(' ')
                .map(|point| point.split(',').nth(1).unwrap().parse().unwrap())
                .collect()
        })
        .filter(|line: &Vec<i64>| line.len() > 10)
        .collect();
    let [upper, lower] = lines.as_slice() else { panic!("{lines:?}") };
    let ends = [upper, lower].map(|line| (line[0], *line.last().unwrap()));
    assert!(ends[1].0 - ends[0].0 > 3 * (ends[1].1 - ends[0].1), "{lines:?}");
}

/// Between the places of a line that are whole pixels it has no steps: it falls ever more slowly.
#[test]
fn lines_have_no_steps() {
    let svg = of(&[dot("A", 4, 10.0), dot("B", 64, 30.0)], &[24.0], Size::Wide);
    let points = svg.as_str().split("points=\"").skip(1).map(|points| {
        let place = |place: &str| {
            let (x, y) = place.split_once(',').unwrap();
            (x.parse::<f64>().unwrap(), y.parse::<f64>().unwrap())
        };
        points.split('"').next().unwrap().trim().split(' ').map(place).collect::<Vec<_>>()
    });
    let curves: Vec<Vec<(f64, f64)>> = points.filter(|points| points.len() > 10).collect();
    assert_eq!(curves.len(), 2);
    for curve in curves {
        let slopes: Vec<f64> = curve
            .windows(2)
            .map(|piece| (piece[1].1 - piece[0].1) / (piece[1].0 - piece[0].0))
            .collect();
        for pair in slopes.windows(2) {
            assert!(pair[1].abs() <= pair[0].abs() + 0.05, "{slopes:?}");
        }
    }
}

/// A dot between the limits with its name: no area of paper is over a line.
#[test]
fn names_take_no_line_away() {
    let dots = [dot("Hospital Team - South", 4, 22.0), dot("Learning Disabilities", 20, 21.0)];
    let svg = of(&dots, &[12.0, 8.0], Size::Wide);
    assert!(svg.as_str().contains("Hospital Team - South"));
    // The names of the lines are on paper of their own, beside them.
    let papers = svg.as_str().split("<rect ").skip(1).filter(|rect| rect.contains("#FFFFFF"));
    assert!(papers.map(|rect| numbers(rect, "x")[0]).all(|x| x > 820 - i64::from(plane::MARGIN)));
}

#[test]
fn names_neither_meet_nor_leave_the_picture() {
    let long = "Older People case management and reviewing - North";
    let crowd: Vec<Dot> = (1..=30_u32)
        .map(|n| dot(&format!("{long} {n}"), u64::from(n % 6 + 1), 20.0 + f64::from(n % 7)))
        .collect();
    for (size, width) in [(Size::Wide, 820), (Size::Narrow, 360)] {
        let svg = of(&crowd, &[15.0, 10.0], size);
        let texts: Vec<i64> =
            svg.as_str().split("<text ").skip(1).flat_map(|text| numbers(text, "x")).collect();
        assert!(texts.iter().all(|x| (0..=width).contains(x)), "{texts:?}");
    }
    assert!(!Taken { left: 0, top: 0, right: 5, bottom: 5 }.meets(Taken {
        left: 5,
        top: 0,
        right: 9,
        bottom: 5
    }));
}

#[test]
fn very_large_values_and_teams_of_one() {
    let svg = of(&[dot("A", 1, 4e12), dot("B", 1, 0.0)], &[3e12], Size::Narrow);
    assert_eq!(dots(&svg).len(), 2);
    assert!(svg.as_str().contains("4,000,000,000,000") || svg.as_str().contains("000,000,000"));
}
