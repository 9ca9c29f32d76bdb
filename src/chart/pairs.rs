//! Two values of each row as dots on one scale, joined by a line: how far and which way the second is
//! from the first.

use plotters::style::Color;
use plotters::style::text_anchor::HPos;

use super::Draw;
use super::canvas::{Canvas, Drawn, TextLook};
use super::frame::Room;
use super::rows::{Places, ROW_GAP, Row};
use super::scale::part_of;
use super::text_width::text_width;
use super::theme::{CONTEXT, FOCUS, INK, LINE, PAPER, SMALL, TEXT};

/// The radius of a dot.
const RADIUS: u32 = 6;
/// Between a dot and its value.
const BESIDE: u32 = 6;
/// The height of a row's marks.
const MARK: u32 = 22;
/// Between what stands above and below the rows and the rows.
const EDGE: u32 = 8;

/// Rows of two dots.
#[derive(Clone, Debug, PartialEq)]
pub struct Pairs {
    /// What the first and the second dot are.
    pub names: [String; 2],
    /// The rows, from the top.
    pub rows: Vec<Row<Pair>>,
    /// A value to compare with, and its name.
    pub reference: (f64, String),
    /// From where to where the scale goes at least, so that small differences look small.
    pub least_range: [f64; 2],
}

/// Two values.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The first and the second.
    pub values: [f64; 2],
    /// As shown.
    pub shown: [String; 2],
}

/// Where a value is from left to right.
struct Span {
    left: u32,
    width: u32,
    lowest: f64,
    highest: f64,
}

impl Span {
    fn of(pairs: &Pairs, left: u32, room: Room) -> Self {
        let marks = || pairs.rows.iter().filter_map(Row::mark);
        let values = marks().flat_map(|pair| pair.values);
        let values = values.chain(pairs.least_range).chain([pairs.reference.0]);
        let (lowest, highest) = values
            .fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)));
        let widest = marks().flat_map(|pair| &pair.shown).map(|text| text_width(text, TEXT, true));
        let margin = widest.max().unwrap_or(0) + RADIUS + BESIDE;
        let left = left + margin;
        Self { left, width: room.width.saturating_sub(left + margin), lowest, highest }
    }

    fn x(&self, value: f64) -> u32 {
        let range = self.highest - self.lowest;
        let share = if range > 0.0 { (value - self.lowest) / range } else { 0.5 };
        self.left + part_of(self.width, share)
    }
}

impl Pairs {
    fn places(&self, room: Room) -> Places {
        Places::of(&self.rows, room, LINE + EDGE, (MARK, ROW_GAP))
    }
}

impl Draw for Pairs {
    fn height(&self, room: Room) -> u32 {
        self.places(room).end + EDGE + LINE
    }

    fn cuts(&self, room: Room) -> Vec<u32> {
        self.places(room).cuts()
    }

    fn draw(&self, canvas: &Canvas<'_>, room: Room) -> Drawn {
        let places = self.places(room);
        let scale = Span::of(self, places.left, room);
        self.draw_reference(canvas, &scale, &places, room)?;
        places.draw_labels(canvas)?;
        let pairs = || {
            self.rows
                .iter()
                .zip(&places.tops)
                .filter_map(|(row, &top)| row.mark().map(|pair| (pair, top + MARK / 2)))
        };
        if room.is_narrow {
            self.draw_key(canvas)?;
        } else if let Some((first, _)) = pairs().next() {
            self.draw_names(canvas, first.values.map(|value| scale.x(value)), &places, room)?;
        }
        for (pair, middle) in pairs() {
            pair.draw(canvas, &scale, middle)?;
        }
        Ok(())
    }
}

impl Pairs {
    /// A line down through the rows and its name below them. Where labels stand above their marks,
    /// it is broken at them.
    fn draw_reference(
        &self,
        canvas: &Canvas<'_>,
        scale: &Span,
        places: &Places,
        room: Room,
    ) -> Drawn {
        let (value, name) = &self.reference;
        let x = scale.x(*value);
        if room.is_narrow {
            for (row, &top) in self.rows.iter().zip(&places.tops) {
                if row.mark().is_some() {
                    canvas.path(&[(x, top), (x, top + MARK)], CONTEXT, 1)?;
                }
            }
        } else {
            canvas.path(&[(x, LINE + EDGE / 2), (x, places.end + EDGE)], CONTEXT, 1)?;
        }
        let half = text_width(name, SMALL, false) / 2;
        let x = x.clamp(half.min(room.width / 2), room.width.saturating_sub(half).max(half));
        let look = TextLook::of_size(SMALL).anchored(HPos::Center);
        canvas.text(name, (x, places.end + EDGE + LINE / 2), look)
    }

    /// The names over the first row's dots, away from one another.
    fn draw_names(
        &self,
        canvas: &Canvas<'_>,
        [first, second]: [u32; 2],
        places: &Places,
        room: Room,
    ) -> Drawn {
        let [counted, weighted] = &self.names;
        let (left, right, is_swapped) = if first <= second {
            ((first, counted), (second, weighted), false)
        } else {
            ((second, weighted), (first, counted), true)
        };
        let width = |name: &str, is_bold| text_width(name, SMALL, is_bold);
        // A name begins or ends with the outer edge of its dot.
        let left_end = (left.0 + RADIUS).max(places.left + width(left.1, is_swapped));
        let right_room = room.width.saturating_sub(width(right.1, !is_swapped));
        let right_start = right.0.saturating_sub(RADIUS).max(left_end + 12).min(right_room);
        let left_end = left_end.min(right_start.saturating_sub(12));
        let look = |is_weighted: bool| {
            let look = TextLook::of_size(SMALL);
            if is_weighted { look.bold().coloured(FOCUS) } else { look }
        };
        let y = LINE / 2;
        canvas.text(left.1, (left_end, y), look(is_swapped).anchored(HPos::Right))?;
        canvas.text(right.1, (right_start, y), look(!is_swapped))
    }

    /// The names beside dots as they are in the rows.
    fn draw_key(&self, canvas: &Canvas<'_>) -> Drawn {
        let [counted, weighted] = &self.names;
        let middle = LINE / 2;
        let mut x = RADIUS;
        draw_first(canvas, (x, middle))?;
        x += RADIUS + BESIDE;
        canvas.text(counted, (x, middle), TextLook::of_size(SMALL))?;
        x += text_width(counted, SMALL, false) + 18 + RADIUS;
        draw_second(canvas, (x, middle))?;
        x += RADIUS + BESIDE;
        canvas.text(weighted, (x, middle), TextLook::of_size(SMALL).bold().coloured(FOCUS))
    }
}

impl Pair {
    fn draw(&self, canvas: &Canvas<'_>, scale: &Span, middle: u32) -> Drawn {
        let [first, second] = self.values.map(|value| scale.x(value));
        canvas.path(&[(first, middle), (second, middle)], FOCUS, 2)?;
        draw_first(canvas, (first, middle))?;
        draw_second(canvas, (second, middle))?;
        let [counted, weighted] = &self.shown;
        let [before, after] = [
            (first.min(second)).saturating_sub(RADIUS + BESIDE),
            first.max(second) + RADIUS + BESIDE,
        ];
        let (at_first, at_second) = if first <= second {
            ((before, HPos::Right), (after, HPos::Left))
        } else {
            ((after, HPos::Left), (before, HPos::Right))
        };
        let look = TextLook::of_size(TEXT);
        canvas.text_on_paper(counted, (at_first.0, middle), look.anchored(at_first.1))?;
        canvas.text_on_paper(weighted, (at_second.0, middle), look.bold().anchored(at_second.1))
    }
}

/// A ring.
fn draw_first(canvas: &Canvas<'_>, place: (u32, u32)) -> Drawn {
    canvas.dot(place, RADIUS, PAPER.filled())?;
    canvas.dot(place, RADIUS - 1, INK.stroke_width(2))
}

fn draw_second(canvas: &Canvas<'_>, place: (u32, u32)) -> Drawn {
    canvas.dot(place, RADIUS, FOCUS.filled())
}

#[cfg(test)]
mod tests {
    use super::super::drawn::{drawn, numbers};
    use super::super::{Form, Size};
    use super::*;

    fn row(label: &str, values: [f64; 2]) -> Row<Pair> {
        let shown = values.map(|value| format!("{value:.0}%"));
        Row::Of(label.to_owned(), Pair { values, shown })
    }

    fn pairs(rows: Vec<Row<Pair>>) -> Form {
        Form::Pairs(Pairs {
            names: ["As counted", "In points"].map(str::to_owned),
            rows,
            reference: (100.0, "All teams: 100%".to_owned()),
            least_range: [80.0, 120.0],
        })
    }

    /// The middles of the filled dots in the focus colour, from left.
    fn filled(rows: Vec<Row<Pair>>, size: Size) -> Vec<i64> {
        let svg = drawn(pairs(rows), size);
        let circles = svg.as_str().split("<circle ").skip(1);
        let circles = circles.filter(|circle| circle.contains("fill=\"#12436D\""));
        let mut middles: Vec<i64> = circles.map(|circle| numbers(circle, "cx")[0]).collect();
        if size == Size::Narrow {
            // That of the key.
            middles.remove(0);
        }
        middles
    }

    #[test]
    fn dots_stand_in_proportion_to_their_values() {
        for size in [Size::Wide, Size::Narrow] {
            let rows =
                vec![row("A", [100.0, 140.0]), row("B", [100.0, 110.0]), row("C", [100.0, 80.0])];
            let x = filled(rows, size);
            assert_eq!(x.len(), 3);
            assert!(((x[0] - x[1]) - (x[1] - x[2])).abs() <= 1, "{x:?}");
        }
    }

    #[test]
    fn small_differences_look_small() {
        let x = filled(vec![row("A", [100.0, 101.0]), row("B", [100.0, 99.0])], Size::Wide);
        assert!((x[0] - x[1]) * 15 < 820, "{x:?}");
    }

    #[test]
    fn values_stand_on_either_side() {
        let svg = drawn(pairs(vec![row("A", [130.0, 90.0])]), Size::Wide);
        let text = |shown: &str| {
            let (before, _) = svg.as_str().split_once(&format!("\n{shown}\n")).unwrap();
            numbers(before.rsplit("<text ").next().unwrap(), "x")[0]
        };
        assert!(text("90%") < text("130%"));
        assert!(text("In points") < text("As counted"));
    }

    #[test]
    fn names_of_dots_at_the_edges_stay_apart_and_inside() {
        for values in [[80.0, 80.0], [120.0, 120.0], [100.0, 100.0], [80.0, 120.0]] {
            let svg = drawn(pairs(vec![row("A", values)]), Size::Wide);
            let place = |name: &str| {
                let (before, _) = svg.as_str().split_once(&format!("\n{name}\n")).unwrap();
                numbers(before.rsplit("<text ").next().unwrap(), "x")[0]
            };
            let (left_end, right_start) = (place("As counted"), place("In points"));
            assert!(left_end + 10 <= right_start, "{values:?}");
            let width = i64::from(text_width("In points", SMALL, true));
            assert!(right_start + width <= 820, "{values:?}");
        }
    }

    #[test]
    fn very_large_values_have_room() {
        let svg = drawn(pairs(vec![row("A", [1e12, 2e12]), row("B", [0.0, 0.0])]), Size::Narrow);
        for text in svg.as_str().split("<text ").skip(1) {
            let x = numbers(text, "x")[0];
            assert!((0..=360).contains(&x), "{text}");
        }
    }

    #[test]
    fn rows_left_out_are_said() {
        let rows = vec![row("A", [100.0, 110.0]), Row::LeftOut("9 teams between".to_owned())];
        let svg = drawn(pairs(rows), Size::Wide);
        assert!(svg.as_str().contains("9 teams between"));
    }
}
