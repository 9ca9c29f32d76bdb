//! Horizontal bars from zero, with their labels and values beside them: no axis to read off.

use plotters::prelude::{
    DrawingAreaErrorKind, IntoDrawingArea, IntoFont, IntoTextStyle, PathElement, RGBColor,
    Rectangle, Text,
};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontStyle, TextStyle};

use super::Svg;
use super::backend::{MeasuredSvg, UNITS_PER_PIXEL};
use super::text_width::{text_width, wrapped};

/// Analysis Function focus colour, #12436D: what the title speaks of.
const FOCUS: RGBColor = RGBColor(0x12, 0x43, 0x6d);
/// Context, #8A97A5.
const CONTEXT: RGBColor = RGBColor(0x8a, 0x97, 0xa5);
/// Text and the line that bars begin at, #14181C.
const INK: RGBColor = RGBColor(0x14, 0x18, 0x1c);

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
pub fn wide(bars: &[Bar], text_alternative: &str) -> Svg {
    let font_size = 15;
    let widest = bars.iter().map(|bar| text_width(&bar.label, font_size, false)).max();
    let layout = Layout {
        width: 820,
        labels_above: false,
        label_width: widest.unwrap_or(0).min(270),
        font_size,
        line_height: 19,
        bar_height: 26,
        gap: 16,
    };
    drawn(bars, layout, text_alternative)
}

/// The bars with their labels above, for narrow pages.
pub fn narrow(bars: &[Bar], text_alternative: &str) -> Svg {
    let layout = Layout {
        width: 360,
        labels_above: true,
        label_width: 350,
        font_size: 15,
        line_height: 19,
        bar_height: 16,
        gap: 14,
    };
    drawn(bars, layout, text_alternative)
}

/// A bar with its label broken into lines and its place from the top.
struct Placed<'a> {
    bar: &'a Bar,
    lines: Vec<String>,
    top: u32,
    height: u32,
}

fn drawn(bars: &[Bar], layout: Layout, text_alternative: &str) -> Svg {
    let mut top = 4;
    let mut placed = Vec::new();
    for bar in bars {
        let lines = wrapped(&bar.label, layout.label_width, 2, layout.font_size, false);
        let n_lines = u32::try_from(lines.len()).unwrap_or(2);
        let text_height = n_lines * layout.line_height;
        let height = if layout.labels_above {
            text_height + layout.bar_height + 3
        } else {
            text_height.max(layout.bar_height)
        };
        placed.push(Placed { bar, lines, top, height });
        top += height + layout.gap;
    }
    let mut drawing = String::new();
    let size = (layout.width, top.saturating_sub(layout.gap) + 4);
    // A picture in memory has no cause to fail; if it does, the table still has the figures.
    if draw(&mut drawing, size, &placed, layout).is_err() {
        drawing.clear();
    }
    Svg::of_drawing(&drawing, text_alternative)
}

type Drawn = Result<(), DrawingAreaErrorKind<std::io::Error>>;

fn draw(drawing: &mut String, size: (u32, u32), placed: &[Placed<'_>], layout: Layout) -> Drawn {
    let area = MeasuredSvg::new(drawing, size).into_drawing_area();
    let left = if layout.labels_above { 0 } else { layout.label_width + 14 };
    let values = placed.iter().map(|row| text_width(&row.bar.shown, layout.font_size, true)).max();
    let longest = size.0.saturating_sub(left + values.unwrap_or(0) + 16);
    let highest = placed.iter().map(|row| row.bar.value).fold(0.0, f64::max);
    for row in placed {
        let colour = if row.bar.is_in_focus { FOCUS } else { CONTEXT };
        let share = if highest > 0.0 { row.bar.value / highest } else { 0.0 };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a share of the picture's width"
        )]
        let length = (share * f64::from(longest)).round() as u32;
        let bar_top = if layout.labels_above {
            row.top + row.height - layout.bar_height
        } else {
            row.top + (row.height - layout.bar_height) / 2
        };
        let middle = bar_top + layout.bar_height / 2;
        area.draw(&Rectangle::new(
            [at(left, bar_top), at(left + length, bar_top + layout.bar_height)],
            colour.filled(),
        ))?;
        area.draw(&Text::new(
            row.bar.shown.clone(),
            at(left + length + 8, middle),
            style(layout.font_size, true, HPos::Left),
        ))?;
        let n_lines = u32::try_from(row.lines.len()).unwrap_or(1);
        let first_line = if layout.labels_above {
            row.top + layout.line_height / 2
        } else {
            middle + layout.line_height / 2 - n_lines * layout.line_height / 2
        };
        for (line, top) in row.lines.iter().zip((first_line..).step_by(layout.line_height as usize))
        {
            let (x, anchor) =
                if layout.labels_above { (0, HPos::Left) } else { (left - 14, HPos::Right) };
            let label = style(layout.font_size, false, anchor);
            area.draw(&Text::new(line.clone(), at(x, top), label))?;
        }
    }
    if !layout.labels_above {
        area.draw(&PathElement::new([at(left, 0), at(left, size.1)], INK.stroke_width(1)))?;
    }
    area.present()
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

    fn bar(label: &str, value: f64) -> Bar {
        Bar {
            label: label.to_owned(),
            value,
            shown: format!("{value:.1}"),
            is_in_focus: value > 20.0,
        }
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
        assert_eq!(svg.as_str().matches("fill=\"#8A97A5\"").count(), 1);
    }

    #[test]
    fn names_are_text_and_never_markup() {
        let svg = wide(&[bar("<script>alert(1)</script>\u{0}", 3.0)], "");
        assert!(!svg.as_str().contains("<script"));
        assert!(!svg.as_str().contains('\u{0}'));
    }

    #[test]
    fn bars_of_nothing() {
        assert_eq!(widths(&wide(&[bar("A", 0.0)], "")), [0]);
        assert!(wide(&[], "").as_str().starts_with("<svg role=\"img\""));
    }
}
