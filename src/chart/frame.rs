//! The picture alone, for the page, whose own words stand around it, and the picture with its words,
//! to be kept.

use plotters::prelude::IntoDrawingArea;
use plotters::style::Color;

use super::backend::MeasuredSvg;
use super::canvas::{Canvas, Drawn, TextLook};
use super::text_width::wrapped;
use super::theme::PAPER;
use super::{Chart, Svg};

/// The margin of a picture that stands on its own, in pixels.
const MARGIN: u32 = 24;
/// Between the words and the picture.
const GAP: u32 = 20;

/// The room that a form has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Its width in pixels.
    pub width: u32,
    /// Whether it is that of a narrow page, so that labels stand above what they name.
    pub is_narrow: bool,
}

impl Room {
    /// Of a wide page.
    pub const WIDE: Self = Self { width: 820, is_narrow: false };
    /// Of a narrow page.
    pub const NARROW: Self = Self { width: 360, is_narrow: true };
}

/// The form of a chart, without words around it.
pub fn drawn_alone(chart: &Chart, room: Room) -> Svg {
    let form = chart.form();
    drawing(chart, (room.width, form.height(room)), |canvas| form.draw(canvas, room))
}

/// The wide form on paper, between its title, what it measures, and its source.
pub fn framed(chart: &Chart) -> Svg {
    let room = Room::WIDE;
    let form = chart.form();
    let above = [
        Words::of(&chart.title, TextLook::of_size(20).bold(), room.width),
        Words::of(&chart.subtitle, TextLook::of_size(15), room.width),
    ];
    let below = Words::of(&chart.source, TextLook::of_size(13), room.width);
    let form_top = above.iter().map(Words::height).sum::<u32>() + GAP;
    let form_end = form_top + form.height(room);
    let height = form_end + GAP + below.height();
    drawing(chart, (room.width + 2 * MARGIN, height + 2 * MARGIN), |canvas| {
        let Canvas(area) = canvas;
        area.fill(&PAPER.mix(1.0))?;
        let inner = |top: u32| {
            let top = i32::try_from(MARGIN + top).unwrap_or(0);
            let edge = i32::try_from(MARGIN).unwrap_or(0);
            Canvas(area.margin(top, 0, edge, edge))
        };
        let mut top = 0;
        for words in &above {
            words.draw(&inner(top))?;
            top += words.height();
        }
        form.draw(&inner(form_top), room)?;
        below.draw(&inner(form_end + GAP))
    })
}

/// Text broken into lines.
struct Words {
    lines: Vec<String>,
    look: TextLook,
}

impl Words {
    fn of(text: &str, look: TextLook, width: u32) -> Self {
        Self { lines: wrapped(text, width, 3, look.size, look.is_bold), look }
    }

    fn line_height(&self) -> u32 {
        self.look.size * 7 / 5
    }

    fn height(&self) -> u32 {
        u32::try_from(self.lines.len()).unwrap_or(0) * self.line_height()
    }

    fn draw(&self, canvas: &Canvas<'_>) -> Drawn {
        let line_height = self.line_height();
        canvas.lines(&self.lines, (0, line_height / 2), line_height, self.look)
    }
}

fn drawing(chart: &Chart, size: (u32, u32), draw: impl FnOnce(&Canvas<'_>) -> Drawn) -> Svg {
    let mut text = String::new();
    let canvas = Canvas(MeasuredSvg::new(&mut text, size).into_drawing_area());
    let is_drawn = draw(&canvas).and_then(|()| canvas.0.present());
    drop(canvas);
    // A picture in memory has no cause to fail; if it does, the table still has the figures.
    if is_drawn.is_err() {
        text.clear();
    }
    Svg::of_drawing(&text, &chart.title, &chart.text_alternative)
}
