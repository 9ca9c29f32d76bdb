//! Horizontal bars from zero, with their labels and values beside them: no axis to read off.

use plotters::coord::Shift;
use plotters::prelude::{
    DrawingArea, DrawingAreaErrorKind, IntoDrawingArea, IntoFont, IntoTextStyle, PathElement,
    RGBColor, Rectangle, Text,
};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontStyle, TextStyle};

use super::Svg;
use super::backend::{MeasuredSvg, UNITS_PER_PIXEL};
use super::text_width::{text_width, wrapped};

/// Analysis Function focus colour, #12436D: what the title speaks of.
const FOCUS: RGBColor = RGBColor(0x12, 0x43, 0x6d);
/// Context, #8592A0.
const CONTEXT: RGBColor = RGBColor(0x85, 0x92, 0xa0);
/// Text and the line that bars begin at, #14181C.
const INK: RGBColor = RGBColor(0x14, 0x18, 0x1c);
/// The paper of a picture that stands on its own.
const PAPER: RGBColor = RGBColor(0xff, 0xff, 0xff);
/// A label is broken into at most so many lines: names that differ only at their end stay apart.
const N_LABEL_LINES: usize = 5;
/// The margin of a picture that stands on its own, in pixels.
const MARGIN: u32 = 24;

/// A bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What it is of.
    pub label: String,
    /// Its length, in the figure's unit.
    pub value: f64,
    /// The figure as shown.
    pub shown: String,
    /// Whether the title speaks of it.
    pub is_in_focus: bool,
}

/// A row of the picture.
#[derive(Clone, Debug, PartialEq)]
pub enum BarRow {
    /// A bar.
    Bar(Bar),
    /// Words in place of bars that are left out.
    LeftOut(String),
}

impl BarRow {
    fn label(&self) -> &str {
        match self {
            Self::Bar(bar) => &bar.label,
            Self::LeftOut(words) => words,
        }
    }

    fn bar(&self) -> Option<&Bar> {
        match self {
            Self::Bar(bar) => Some(bar),
            Self::LeftOut(_) => None,
        }
    }
}

/// The words around a picture that stands on its own.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// The message.
    pub title: &'a str,
    /// Measure, unit and period.
    pub subtitle: &'a str,
    /// Source and n.
    pub source: &'a str,
}

/// Where labels stand and how large everything is, in pixels.
#[derive(Clone, Copy, Debug)]
struct Layout {
    width: u32,
    labels_above: bool,
    label_width: u32,
    font_size: u32,
    line_height: u32,
    bar_height: u32,
    gap: u32,
}

/// The bars with their labels to the left, for wide pages.
pub fn wide(rows: &[BarRow], text_alternative: &str) -> Svg {
    drawn(rows, Layout::wide(rows), None, text_alternative)
}

/// The bars with their labels above, for narrow pages.
pub fn narrow(rows: &[BarRow], text_alternative: &str) -> Svg {
    let layout = Layout {
        width: 360,
        labels_above: true,
        label_width: 350,
        font_size: 15,
        line_height: 19,
        bar_height: 16,
        gap: 14,
    };
    drawn(rows, layout, None, text_alternative)
}

/// The wide picture on paper, with its title, what it measures and its source, to be kept.
pub fn framed(rows: &[BarRow], frame: Frame<'_>, text_alternative: &str) -> Svg {
    drawn(rows, Layout::wide(rows), Some(frame), text_alternative)
}

impl Layout {
    fn wide(rows: &[BarRow]) -> Self {
        let font_size = 15;
        let widest = rows.iter().map(|row| text_width(row.label(), font_size, false)).max();
        Self {
            width: 820,
            labels_above: false,
            label_width: widest.unwrap_or(0).min(270),
            font_size,
            line_height: 19,
            bar_height: 26,
            gap: 16,
        }
    }
}

/// A row with its label broken into lines and its place from the top.
struct Placed<'a> {
    row: &'a BarRow,
    lines: Vec<String>,
    top: u32,
    height: u32,
}

/// Lines of a frame in one size.
struct Lines {
    text: Vec<String>,
    font_size: u32,
    is_bold: bool,
    line_height: u32,
}

impl Lines {
    fn of(text: &str, font_size: u32, is_bold: bool, width: u32) -> Self {
        let text = wrapped(text, width, 3, font_size, is_bold);
        Self { text, font_size, is_bold, line_height: font_size * 7 / 5 }
    }

    fn height(&self) -> u32 {
        u32::try_from(self.text.len()).unwrap_or(0) * self.line_height
    }
}

fn drawn(rows: &[BarRow], layout: Layout, frame: Option<Frame<'_>>, text_alternative: &str) -> Svg {
    let above = frame.map(|frame| {
        [
            Lines::of(frame.title, 20, true, layout.width),
            Lines::of(frame.subtitle, 15, false, layout.width),
        ]
    });
    let below = frame.map(|frame| Lines::of(frame.source, 13, false, layout.width));
    let heading: u32 = above.iter().flatten().map(Lines::height).sum();
    let first_top = if frame.is_some() { heading + 20 } else { 4 };
    let placed = placed(rows, layout, first_top);
    let bars_end = placed.last().map_or(first_top, |row| row.top + row.height);
    let height = bars_end + 4 + below.as_ref().map_or(0, |lines| lines.height() + 16);
    let mut drawing = String::new();
    // A picture in memory has no cause to fail; if it does, the table still has the figures.
    let margin = if frame.is_some() { MARGIN } else { 0 };
    let size = (layout.width + 2 * margin, height + 2 * margin);
    let mut draw = || -> Drawn {
        let canvas = MeasuredSvg::new(&mut drawing, size).into_drawing_area();
        if frame.is_some() {
            canvas.fill(&PAPER)?;
        }
        let edge = i32::try_from(margin).unwrap_or(0);
        let area = canvas.margin(edge, edge, edge, edge);
        draw_bars(&area, &placed, layout, (first_top, bars_end + 4))?;
        let mut top = 0;
        for lines in above.iter().flatten() {
            draw_lines(&area, lines, top)?;
            top += lines.height();
        }
        if let Some(lines) = &below {
            draw_lines(&area, lines, bars_end + 20)?;
        }
        canvas.present()
    };
    if draw().is_err() {
        drawing.clear();
    }
    Svg::of_drawing(&drawing, text_alternative)
}

fn placed(rows: &[BarRow], layout: Layout, first_top: u32) -> Vec<Placed<'_>> {
    let mut top = first_top;
    let mut placed = Vec::new();
    for row in rows {
        let lines =
            wrapped(row.label(), layout.label_width, N_LABEL_LINES, layout.font_size, false);
        let n_lines = u32::try_from(lines.len()).unwrap_or(2);
        let text_height = n_lines * layout.line_height;
        let height = match row {
            BarRow::Bar(_) if layout.labels_above => text_height + layout.bar_height + 3,
            BarRow::Bar(_) => text_height.max(layout.bar_height),
            BarRow::LeftOut(_) => text_height,
        };
        placed.push(Placed { row, lines, top, height });
        top += height + layout.gap;
    }
    placed
}

type Drawn = Result<(), DrawingAreaErrorKind<std::io::Error>>;
type Area<'a> = DrawingArea<MeasuredSvg<'a>, Shift>;

fn draw_lines(area: &Area<'_>, lines: &Lines, top: u32) -> Drawn {
    for (line, y) in lines.text.iter().zip((top..).step_by(lines.line_height as usize)) {
        let style = style(lines.font_size, lines.is_bold, HPos::Left);
        area.draw(&Text::new(line.clone(), at(0, y + lines.line_height / 2), style))?;
    }
    Ok(())
}

/// The bars, and the line that they begin at between `ends`.
fn draw_bars(area: &Area<'_>, placed: &[Placed<'_>], layout: Layout, ends: (u32, u32)) -> Drawn {
    let left = if layout.labels_above { 0 } else { layout.label_width + 14 };
    let bars = || placed.iter().filter_map(|placed| placed.row.bar());
    let values = bars().map(|bar| text_width(&bar.shown, layout.font_size, true)).max();
    let longest = layout.width.saturating_sub(left + values.unwrap_or(0) + 16);
    let highest = bars().map(|bar| bar.value).fold(0.0, f64::max);
    for row in placed {
        let bar_top = if layout.labels_above {
            (row.top + row.height).saturating_sub(layout.bar_height)
        } else {
            row.top + row.height.saturating_sub(layout.bar_height) / 2
        };
        let middle = bar_top + layout.bar_height / 2;
        if let Some(bar) = row.row.bar() {
            let share = if highest > 0.0 { bar.value / highest } else { 0.0 };
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a share of the picture's width"
            )]
            let length = (share * f64::from(longest)).round() as u32;
            let colour = if bar.is_in_focus { FOCUS } else { CONTEXT };
            let corners = [at(left, bar_top), at(left + length, bar_top + layout.bar_height)];
            area.draw(&Rectangle::new(corners, colour.filled()))?;
            let value = style(layout.font_size, true, HPos::Left);
            area.draw(&Text::new(bar.shown.clone(), at(left + length + 8, middle), value))?;
        }
        draw_label(area, row, layout, left, middle)?;
    }
    if !layout.labels_above {
        let line = [at(left, ends.0.saturating_sub(4)), at(left, ends.1)];
        area.draw(&PathElement::new(line, INK.stroke_width(1)))?;
    }
    Ok(())
}

fn draw_label(area: &Area<'_>, row: &Placed<'_>, layout: Layout, left: u32, middle: u32) -> Drawn {
    let n_lines = u32::try_from(row.lines.len()).unwrap_or(1);
    let (x, anchor, first_line) = if layout.labels_above {
        (0, HPos::Left, row.top + layout.line_height / 2)
    } else {
        let half = n_lines * layout.line_height / 2;
        (left - 14, HPos::Right, (middle + layout.line_height / 2).saturating_sub(half))
    };
    for (line, y) in row.lines.iter().zip((first_line..).step_by(layout.line_height as usize)) {
        let style = style(layout.font_size, false, anchor);
        area.draw(&Text::new(line.clone(), at(x, y), style))?;
    }
    Ok(())
}

fn at(x: u32, y: u32) -> (i32, i32) {
    (i32::try_from(x).unwrap_or(i32::MAX), i32::try_from(y).unwrap_or(i32::MAX))
}

fn style(font_size: u32, is_bold: bool, anchor: HPos) -> TextStyle<'static> {
    let units = f64::from(font_size) * UNITS_PER_PIXEL;
    let weight = if is_bold { FontStyle::Bold } else { FontStyle::Normal };
    ("sans-serif", units, weight)
        .into_font()
        .into_text_style(&(0, 0))
        .color(&INK)
        .pos(Pos::new(anchor, VPos::Center))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(label: &str, value: f64) -> BarRow {
        BarRow::Bar(Bar {
            label: label.to_owned(),
            value,
            shown: format!("{value:.1}"),
            is_in_focus: value > 20.0,
        })
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
        for svg in [
            wide(&[bar("A", 24.0), bar("B", 12.0)], ""),
            narrow(&[bar("A", 24.0), bar("B", 12.0)], ""),
        ] {
            let widths = widths(&svg);
            assert_eq!(widths.len(), 2);
            assert!(widths[0].abs_diff(2 * widths[1]) <= 1, "{widths:?}");
        }
    }

    #[test]
    fn what_the_title_speaks_of_has_the_focus_colour() {
        let svg = wide(&[bar("A", 24.0), bar("B", 12.0)], "");
        assert_eq!(svg.as_str().matches("fill=\"#12436D\"").count(), 1);
        assert_eq!(svg.as_str().matches("fill=\"#8592A0\"").count(), 1);
    }

    #[test]
    fn names_are_text_and_never_markup() {
        let svg = wide(&[bar("<script>alert(1)</script>\u{0}", 3.0)], "");
        assert!(!svg.as_str().contains("<script"));
        assert!(!svg.as_str().contains('\u{0}'));
    }

    #[test]
    fn a_picture_that_stands_on_its_own_says_what_it_is() {
        let frame = Frame { title: "The title", subtitle: "The measure", source: "The source" };
        let svg = framed(&[bar("A", 24.0)], frame, "");
        for words in ["The title", "The measure", "The source", "24.0"] {
            assert!(svg.as_str().contains(words), "{words}");
        }
        // Paper and bar.
        assert_eq!(widths(&svg).len(), 2);
    }

    #[test]
    fn words_stand_for_bars_that_are_left_out() {
        let rows = [bar("A", 24.0), BarRow::LeftOut("3 teams between".to_owned())];
        assert_eq!(widths(&wide(&rows, "")).len(), 1);
        assert!(wide(&rows, "").as_str().contains("3 teams between"));
    }

    #[test]
    fn bars_of_nothing() {
        assert_eq!(widths(&wide(&[bar("A", 0.0)], "")), [0]);
        assert!(wide(&[], "").as_str().starts_with("<svg role=\"img\""));
    }
}
