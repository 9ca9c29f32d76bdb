//! Columns side by side from zero, each with its number on top and its bounds at its edges.

use plotters::style::Color;
use plotters::style::text_anchor::HPos;

use super::Draw;
use super::canvas::{Canvas, Drawn, TextLook};
use super::frame::Room;
use super::scale::float;
use super::text_width::text_width;
use super::theme::{CONTEXT, FOCUS, INK, LINE, SMALL, TEXT};
use crate::format::thousands;

/// How high the highest column is.
const HEIGHT: u32 = 190;
/// The same in a narrow room.
const NARROW_HEIGHT: u32 = 150;
/// At both sides, so that the outermost bounds stay in the picture.
const EDGE: u32 = 14;
/// Of each side of a column.
const SIDE: u32 = 2;

/// Columns of neighbouring bands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Columns {
    /// Where bands begin and end: one more than columns.
    pub bounds: Vec<String>,
    /// The columns, the lowest band first.
    pub bands: Vec<Column>,
    /// What the bounds are of: `Cases per FTE`.
    pub axis: String,
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its height.
    pub n: u64,
    /// Whether the title speaks of it.
    pub is_in_focus: bool,
}

/// Where everything is.
struct Layout {
    look: TextLook,
    /// Whether every other number stands a line higher, because they are wide.
    is_stepped: bool,
    top: u32,
    height: u32,
    width: u32,
}

impl Layout {
    fn of(columns: &Columns, room: Room) -> Self {
        let look = TextLook::of_size(if room.is_narrow { SMALL } else { TEXT }).bold();
        let n = u32::try_from(columns.bands.len()).unwrap_or(u32::MAX).max(1);
        let width = room.width.saturating_sub(2 * EDGE) / n;
        let widths = columns.bands.iter();
        let widths = widths.map(|column| text_width(&thousands(column.n), look.size, true));
        let is_stepped = widths.max().unwrap_or(0) + 2 > width;
        let height = if room.is_narrow { NARROW_HEIGHT } else { HEIGHT };
        Self { look, is_stepped, top: if is_stepped { 2 * LINE } else { LINE }, height, width }
    }

    fn base(&self) -> u32 {
        self.top + self.height
    }
}

impl Draw for Columns {
    fn height(&self, room: Room) -> u32 {
        Layout::of(self, room).base() + 2 * LINE + 10
    }

    fn draw(&self, canvas: &Canvas<'_>, room: Room) -> Drawn {
        let layout = Layout::of(self, room);
        let base = layout.base();
        let most = self.bands.iter().map(|column| column.n).max().unwrap_or(0).max(1);
        let lefts = (EDGE..).step_by(layout.width.max(1) as usize);
        for ((at, column), left) in self.bands.iter().enumerate().zip(lefts) {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a share of the picture's height"
            )]
            let height = (float(column.n) / float(most) * f64::from(layout.height)).round() as u32;
            let top = base - height;
            let colour = if column.is_in_focus { FOCUS } else { CONTEXT };
            if column.n > 0 {
                // Whoever is there is seen, however many others are.
                let top = top.min(base - 1);
                let right = left + layout.width.saturating_sub(SIDE);
                canvas.area([(left + SIDE, top), (right, base)], colour.filled())?;
            }
            let step = if layout.is_stepped && at % 2 == 1 { LINE } else { 0 };
            let middle = (left + layout.width / 2, top.saturating_sub(LINE / 2 + 1 + step));
            canvas.text(&thousands(column.n), middle, layout.look.anchored(HPos::Center))?;
        }
        let n = u32::try_from(self.bands.len()).unwrap_or(0);
        let right = EDGE + n * layout.width;
        canvas.path(&[(EDGE, base), (right, base)], INK, 1)?;
        let small = TextLook::of_size(SMALL).anchored(HPos::Center);
        let edges = (EDGE..).step_by(layout.width.max(1) as usize);
        for (bound, x) in self.bounds.iter().zip(edges) {
            canvas.path(&[(x, base), (x, base + 4)], INK, 1)?;
            canvas.text(bound, (x, base + 6 + LINE / 2), small)?;
        }
        canvas.text(&self.axis, (EDGE + n * layout.width / 2, base + 8 + LINE + LINE / 2), small)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Chart, ChartTable, Form, Size};
    use super::*;

    fn drawn(counts: &[u64], size: Size) -> String {
        let bands = counts.iter().map(|&n| Column { n, is_in_focus: n > 20 }).collect();
        let bounds = (0..=counts.len()).map(|at| (at * 5).to_string()).collect();
        let form = Form::Columns(Columns { bounds, bands, axis: "Cases per FTE".to_owned() });
        let said = ["Title", "Subtitle", "Source", "Words"].map(str::to_owned);
        let [title, subtitle, source, text_alternative] = said;
        let (choice, table) = (String::new(), ChartTable::default());
        let id = "columns";
        let chart = Chart { id, choice, title, subtitle, source, text_alternative, table, form };
        chart.drawn(size).as_str().to_owned()
    }

    fn heights(svg: &str) -> Vec<u32> {
        let rects = svg.split("<rect ").skip(1);
        rects
            .filter_map(|rect| rect.split("height=\"").nth(1)?.split('"').next()?.parse().ok())
            .collect()
    }

    #[test]
    fn columns_are_as_high_as_their_numbers() {
        for (size, highest) in [(Size::Wide, HEIGHT), (Size::Narrow, NARROW_HEIGHT)] {
            let svg = drawn(&[10, 40, 20], size);
            assert_eq!(heights(&svg), [highest / 4 + highest % 4 / 2, highest, highest / 2]);
            assert!(svg.contains("Cases per FTE"));
        }
    }

    #[test]
    fn an_empty_band_has_its_number_and_no_column() {
        let svg = drawn(&[0, 3], Size::Wide);
        assert_eq!(heights(&svg), [HEIGHT]);
        assert!(svg.contains("0\n</text>") && svg.contains("3\n</text>"));
        assert!(heights(&drawn(&[0, 0], Size::Narrow)).is_empty());
    }

    #[test]
    fn one_beside_very_many_is_seen() {
        let svg = drawn(&[1, 10_000_000], Size::Narrow);
        assert_eq!(heights(&svg), [1, NARROW_HEIGHT]);
        assert!(svg.contains("10,000,000"));
    }

    #[test]
    fn what_the_title_speaks_of_has_the_focus_colour() {
        assert_eq!(drawn(&[21, 2, 3], Size::Wide).matches("fill=\"#12436D\"").count(), 1);
    }
}
