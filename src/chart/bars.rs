//! Horizontal bars from zero, with their labels and values beside them: no axis to read off.

use plotters::style::Color;

use super::Draw;
use super::canvas::{Canvas, Drawn, TextLook};
use super::frame::Room;
use super::rows::{Places, ROW_GAP, Row};
use super::scale::part_of;
use super::text_width::text_width;
use super::theme::{CONTEXT, FOCUS, INK, LINE, PAPER, SMALL, TEXT};
use crate::format::Exact;

/// Between the edge of the picture and the first bar.
const EDGE: u32 = 4;

/// Bars below one another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bars {
    /// The rows, from the top.
    pub rows: Vec<Row<Bar>>,
    /// The marks that occur, with what they are.
    pub key: Vec<(MarkKind, String)>,
}

/// A bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Its length, in the figure's unit.
    pub value: f64,
    /// The figure as shown.
    pub shown: String,
    /// Whether the title speaks of it.
    pub is_in_focus: bool,
    /// Over how many it is: `5 workers`; empty where that is not known.
    pub over: String,
    /// What else is marked on its scale.
    pub marks: Vec<Mark>,
}

/// A number to compare a bar with.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// What it is.
    pub kind: MarkKind,
    /// Where it stands, in the figure's unit.
    pub value: f64,
    /// The number as shown.
    pub shown: String,
}

/// What a mark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// The average of an earlier audit: a ring.
    Earlier,
    /// The normal number: a line across.
    Normal,
}

impl Mark {
    /// Of an exact number.
    pub fn of(kind: MarkKind, number: &Exact) -> Self {
        Self { kind, value: number.for_drawing(), shown: number.one_decimal() }
    }
}

impl Bar {
    /// Its mark of a kind.
    pub fn mark(&self, kind: MarkKind) -> Option<&Mark> {
        self.marks.iter().find(|mark| mark.kind == kind)
    }
}

impl Bars {
    /// What is written after a bar, with its width: the figure, and over how many it is where there
    /// is room for it.
    fn after(bar: &Bar) -> (u32, u32) {
        let value = text_width(&bar.shown, TEXT, true);
        let over = if bar.over.is_empty() { 0 } else { 8 + text_width(&bar.over, SMALL, false) };
        (value, value + over)
    }

    fn places(&self, room: Room) -> Places {
        Places::of(&self.rows, room, EDGE + self.key_height(), Self::bar_and_gap(room))
    }

    /// How high a bar is, and how far from the next row.
    fn bar_and_gap(room: Room) -> (u32, u32) {
        if room.is_narrow { (16, ROW_GAP) } else { (26, 16) }
    }

    /// How high the key is, above the bars.
    fn key_height(&self) -> u32 {
        u32::try_from(self.key.len()).unwrap_or(0) * LINE + if self.key.is_empty() { 0 } else { 8 }
    }

    fn draw_key(&self, canvas: &Canvas<'_>) -> Drawn {
        for ((kind, name), top) in self.key.iter().zip((EDGE..).step_by(LINE as usize)) {
            let middle = top + LINE / 2;
            draw_mark(canvas, *kind, 8, (middle - 7, middle + 7))?;
            canvas.text(name, (22, middle), TextLook::of_size(SMALL))?;
        }
        Ok(())
    }
}

impl Draw for Bars {
    fn height(&self, room: Room) -> u32 {
        self.places(room).end + EDGE
    }

    fn cuts(&self, room: Room) -> Vec<u32> {
        self.places(room).cuts()
    }

    fn draw(&self, canvas: &Canvas<'_>, room: Room) -> Drawn {
        let places = self.places(room);
        let (bar_height, _) = Self::bar_and_gap(room);
        let left = places.left;
        let bars = || self.rows.iter().filter_map(Row::mark);
        let after = bars().map(|bar| Self::after(bar).1).max();
        let longest = room.width.saturating_sub(left + after.unwrap_or(0) + 16);
        let values =
            bars().flat_map(|bar| bar.marks.iter().map(|mark| mark.value).chain([bar.value]));
        let highest = values.fold(0.0, f64::max);
        let at =
            |value: f64| left + part_of(longest, if highest > 0.0 { value / highest } else { 0.0 });
        self.draw_key(canvas)?;
        for (row, &top) in self.rows.iter().zip(&places.tops) {
            let Some(bar) = row.mark() else { continue };
            let (ends, middle) = ((top, top + bar_height), top + bar_height / 2);
            let end = at(bar.value);
            let colour = if bar.is_in_focus { FOCUS } else { CONTEXT };
            canvas.area([(left, ends.0), (end, ends.1)], colour.filled())?;
            let beyond = bar.marks.iter().map(|mark| at(mark.value) + 8).max();
            let x = beyond.unwrap_or(0).max(end) + 8;
            canvas.text(&bar.shown, (x, middle), TextLook::of_size(TEXT).bold())?;
            let over = (x + Self::after(bar).0 + 8, middle);
            canvas.text(&bar.over, over, TextLook::of_size(SMALL))?;
            for mark in &bar.marks {
                draw_mark(canvas, mark.kind, at(mark.value), ends)?;
            }
        }
        places.draw_labels(canvas)?;
        if !room.is_narrow {
            canvas.path(&[(left, self.key_height()), (left, places.end + EDGE)], INK, 1)?;
        }
        Ok(())
    }
}

/// A mark at a place on a bar's scale, between the bar's edges.
fn draw_mark(canvas: &Canvas<'_>, kind: MarkKind, x: u32, (top, bottom): (u32, u32)) -> Drawn {
    match kind {
        MarkKind::Earlier => {
            let middle = (x, u32::midpoint(top, bottom));
            canvas.dot(middle, 5, PAPER.filled())?;
            canvas.dot(middle, 5, INK.stroke_width(2))
        }
        MarkKind::Normal => {
            let places = [(x, top.saturating_sub(3)), (x, bottom + 3)];
            // A light edge, so that the line is seen across a dark bar.
            canvas.path(&places, PAPER, 5)?;
            canvas.path(&places, INK, 2)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Chart, ChartTable, Form, Size, Svg};
    use super::*;

    fn bar(label: &str, value: f64) -> Row<Bar> {
        let bar = Bar {
            value,
            shown: format!("{value:.1}"),
            is_in_focus: value > 20.0,
            over: String::new(),
            marks: Vec::new(),
        };
        Row::Of(label.to_owned(), bar)
    }

    fn drawn(rows: &[Row<Bar>], size: Size) -> Svg {
        let said = ["The title", "The measure", "The source", "In words"].map(str::to_owned);
        let [title, subtitle, source, text_alternative] = said;
        let form = Form::Bars(Bars { rows: rows.to_vec(), key: Vec::new() });
        let (choice, table) = (String::new(), ChartTable::default());
        Chart { id: "bars", choice, title, subtitle, source, text_alternative, table, form }
            .drawn(size)
    }

    /// The widths of the bars in a picture, in its order.
    fn widths(svg: &Svg) -> Vec<u32> {
        svg.as_str()
            .split("<rect ")
            .skip(1)
            .filter_map(|rect| rect.split("width=\"").nth(1)?.split('"').next()?.parse().ok())
            .collect()
    }

    #[test]
    fn bars_are_as_long_as_their_figures() {
        for size in [Size::Wide, Size::Narrow] {
            let widths = widths(&drawn(&[bar("A", 24.0), bar("B", 12.0)], size));
            assert_eq!(widths.len(), 2);
            assert!(widths[0].abs_diff(2 * widths[1]) <= 1, "{widths:?}");
        }
    }

    #[test]
    fn what_the_title_speaks_of_has_the_focus_colour() {
        let svg = drawn(&[bar("A", 24.0), bar("B", 12.0)], Size::Wide);
        assert_eq!(svg.as_str().matches("fill=\"#12436D\"").count(), 1);
        assert_eq!(svg.as_str().matches("fill=\"#8592A0\"").count(), 1);
    }

    #[test]
    fn names_are_text_and_never_markup() {
        let svg = drawn(&[bar("<script>alert(1)</script>\u{0}", 3.0)], Size::Wide);
        assert!(!svg.as_str().contains("<script"));
        assert!(!svg.as_str().contains('\u{0}'));
    }

    #[test]
    fn a_picture_that_stands_on_its_own_says_what_it_is() {
        let svg = drawn(&[bar("A", 24.0)], Size::Kept);
        for words in ["The title\n</text>", "The measure\n</text>", "The source\n</text>", "24.0"] {
            assert!(svg.as_str().contains(words), "{words} in {}", svg.as_str());
        }
        // Paper and bar.
        assert_eq!(widths(&svg).len(), 2);
    }

    #[test]
    fn words_stand_for_bars_that_are_left_out() {
        let rows = [bar("A", 24.0), Row::LeftOut("3 teams between".to_owned())];
        let svg = drawn(&rows, Size::Wide);
        assert_eq!(widths(&svg).len(), 1);
        assert!(svg.as_str().contains("3 teams between"));
    }

    #[test]
    fn bars_of_nothing() {
        assert_eq!(widths(&drawn(&[bar("A", 0.0)], Size::Wide)), [0]);
        assert!(drawn(&[], Size::Wide).as_str().starts_with("<svg role=\"img\""));
    }
}
