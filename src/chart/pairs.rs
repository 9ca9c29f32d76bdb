//! Two values of each row as dots on one scale, joined by a line: how far and which way the second is
//! from the first. In a wide room the values stand in two columns at the right, each under its name, in
//! every row in the same order; in a narrow one beside their dots.

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
/// Between columns.
const APART: u32 = 18;
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

/// Where the columns of values end, and the room that is left of them.
struct ValueColumns {
    ends: [u32; 2],
    room: u32,
}

impl ValueColumns {
    /// In a wide room.
    fn of(pairs: &Pairs, room: Room) -> Option<Self> {
        let width = |at: usize| {
            let values = pairs.rows.iter().filter_map(Row::mark);
            let values = values.filter_map(|pair| pair.shown.get(at));
            let widest = values.map(|text| text_width(text, TEXT, true)).max().unwrap_or(0);
            let name = pairs.names.get(at).map_or(0, |name| text_width(name, SMALL, true));
            widest.max(name)
        };
        let first_end = room.width.saturating_sub(width(1) + APART);
        let left = first_end.saturating_sub(width(0) + APART);
        (!room.is_narrow).then_some(Self { ends: [first_end, room.width], room: left })
    }
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
        let (margin, end) = match ValueColumns::of(pairs, room) {
            Some(columns) => (RADIUS, columns.room),
            None => (widest.max().unwrap_or(0) + RADIUS + BESIDE, room.width),
        };
        let left = left + margin;
        Self { left, width: end.saturating_sub(left + margin), lowest, highest }
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
        self.draw_key(canvas)?;
        let columns = ValueColumns::of(self, room);
        if let Some(columns) = &columns {
            let look = TextLook::of_size(SMALL).anchored(HPos::Right);
            let looks = [look, look.bold().coloured(FOCUS)];
            for ((name, end), look) in self.names.iter().zip(columns.ends).zip(looks) {
                canvas.text(name, (end, LINE / 2), look)?;
            }
        }
        for (row, &top) in self.rows.iter().zip(&places.tops) {
            let (Some(pair), middle) = (row.mark(), top + MARK / 2) else { continue };
            pair.draw_dots(canvas, &scale, middle)?;
            match &columns {
                Some(columns) => pair.draw_in_columns(canvas, columns, middle)?,
                None => pair.draw_beside(canvas, &scale, middle)?,
            }
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
    fn draw_dots(&self, canvas: &Canvas<'_>, scale: &Span, middle: u32) -> Drawn {
        let [first, second] = self.values.map(|value| scale.x(value));
        canvas.path(&[(first, middle), (second, middle)], FOCUS, 2)?;
        draw_first(canvas, (first, middle))?;
        draw_second(canvas, (second, middle))
    }

    fn draw_in_columns(&self, canvas: &Canvas<'_>, columns: &ValueColumns, middle: u32) -> Drawn {
        let look = TextLook::of_size(TEXT).anchored(HPos::Right);
        for ((shown, end), look) in self.shown.iter().zip(columns.ends).zip([look, look.bold()]) {
            canvas.text(shown, (end, middle), look)?;
        }
        Ok(())
    }

    fn draw_beside(&self, canvas: &Canvas<'_>, scale: &Span, middle: u32) -> Drawn {
        let [first, second] = self.values.map(|value| scale.x(value));
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
    use super::super::{Form, Size, Svg};
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
        // That of the key.
        middles.remove(0);
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

    /// Where the words of a drawing that say this begin or end, from left.
    fn places_of(svg: &Svg, said: &str) -> Vec<i64> {
        let parts: Vec<&str> = svg.as_str().split("<text ").skip(1).collect();
        let said = format!("\n{said}\n");
        parts.iter().filter(|text| text.contains(&said)).map(|text| numbers(text, "x")[0]).collect()
    }

    #[test]
    fn values_stand_on_either_side_where_there_is_no_room_for_columns() {
        let svg = drawn(pairs(vec![row("A", [130.0, 90.0])]), Size::Narrow);
        assert!(places_of(&svg, "90%")[0] < places_of(&svg, "130%")[0]);
    }

    #[test]
    fn values_stand_under_their_names_whichever_is_higher() {
        let rows = vec![row("A", [130.0, 90.0]), row("B", [80.0, 120.0]), row("C", [100.0, 101.0])];
        let svg = drawn(pairs(rows), Size::Wide);
        let place = |said: &str| *places_of(&svg, said).last().unwrap();
        let [counted, weighted] = ["As counted", "In points"].map(place);
        assert!(counted + 10 < weighted && weighted <= 820);
        assert_eq!(["130%", "80%", "100%"].map(place), [counted; 3]);
        assert_eq!(["90%", "120%", "101%"].map(place), [weighted; 3]);
        // The key has the names once more.
        assert_eq!(places_of(&svg, "In points").len(), 2);
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
