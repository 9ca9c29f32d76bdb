//! What forms draw with: text, lines, areas and dots at places in pixels.

use plotters::coord::Shift;
use plotters::prelude::{
    Circle, DrawingArea, DrawingAreaErrorKind, PathElement, Polygon, RGBColor, Rectangle, Text,
};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, ShapeStyle, TextStyle};

use super::backend::{MeasuredSvg, UNITS_PER_PIXEL};
use super::text_width::text_width;
use super::theme::{CONTEXT, FACES, HAIRLINE, INK, PAPER};

/// Whether drawing succeeded: in memory it has no cause to fail.
pub type Drawn = Result<(), DrawingAreaErrorKind<std::io::Error>>;

/// Where something is drawn, from the top left corner.
pub struct Canvas<'a>(pub DrawingArea<MeasuredSvg<'a>, Shift>);

/// How text is set.
#[derive(Clone, Copy)]
pub struct TextLook {
    /// Its size in pixels.
    pub size: u32,
    /// Whether it is bold.
    pub is_bold: bool,
    /// Which of its ends, or its middle, is at the place that is given.
    pub anchor: HPos,
    /// Its colour.
    pub colour: RGBColor,
}

impl TextLook {
    /// Regular text in ink that begins at its place.
    pub const fn of_size(size: u32) -> Self {
        Self { size, is_bold: false, anchor: HPos::Left, colour: INK }
    }

    /// The same in bold.
    #[must_use]
    pub const fn bold(self) -> Self {
        Self { is_bold: true, ..self }
    }

    /// The same in another colour.
    #[must_use]
    pub const fn coloured(self, colour: RGBColor) -> Self {
        Self { colour, ..self }
    }

    /// The same, at its place with another of its ends.
    #[must_use]
    pub const fn anchored(self, anchor: HPos) -> Self {
        Self { anchor, ..self }
    }
}

impl Canvas<'_> {
    /// A line of text whose middle is at this height.
    pub fn text(&self, text: &str, place: (u32, u32), look: TextLook) -> Drawn {
        let weight = if look.is_bold { FontStyle::Bold } else { FontStyle::Normal };
        let units = f64::from(look.size) * UNITS_PER_PIXEL;
        let style = TextStyle::from(FontDesc::new(FontFamily::Name(FACES), units, weight))
            .color(&look.colour)
            .pos(Pos::new(look.anchor, VPos::Center));
        self.0.draw(&Text::new(text.to_owned(), at(place), style))
    }

    /// The same on paper of its own, so that no line goes through it. It begins or ends at its place.
    pub fn text_on_paper(&self, text: &str, (x, y): (u32, u32), look: TextLook) -> Drawn {
        let width = text_width(text, look.size, look.is_bold);
        let left = if matches!(look.anchor, HPos::Left) { x } else { x.saturating_sub(width) };
        let half = look.size * 2 / 3;
        let corners = [(left, y.saturating_sub(half)), (left + width, y + half)];
        self.area(corners, PAPER.filled())?;
        self.text(text, (x, y), look)
    }

    /// Lines of text below one another, the middle of the first at this height.
    pub fn lines(
        &self,
        lines: &[String],
        (x, y): (u32, u32),
        line_height: u32,
        look: TextLook,
    ) -> Drawn {
        for (line, y) in lines.iter().zip((y..).step_by(line_height.max(1) as usize)) {
            self.text(line, (x, y), look)?;
        }
        Ok(())
    }

    /// A line through these places, so many pixels wide.
    pub fn path(&self, places: &[(u32, u32)], colour: RGBColor, width: u32) -> Drawn {
        let places: Vec<(i32, i32)> = places.iter().copied().map(at).collect();
        self.0.draw(&PathElement::new(places, colour.stroke_width(width)))
    }

    /// An area between two corners.
    pub fn area(&self, corners: [(u32, u32); 2], style: impl Into<ShapeStyle>) -> Drawn {
        self.0.draw(&Rectangle::new(corners.map(at), style))
    }

    /// A faint line that leads the eye.
    pub fn hairline(&self, from: (u32, u32), to: (u32, u32)) -> Drawn {
        self.0.draw(&PathElement::new([at(from), at(to)], CONTEXT.mix(HAIRLINE).stroke_width(1)))
    }

    /// A dot.
    pub fn dot(&self, middle: (u32, u32), radius: u32, style: impl Into<ShapeStyle>) -> Drawn {
        self.0.draw(&Circle::new(at(middle), radius, style))
    }

    /// A shape between its corners.
    pub fn shape(&self, corners: &[(u32, u32)], colour: RGBColor) -> Drawn {
        let corners: Vec<(i32, i32)> = corners.iter().copied().map(at).collect();
        self.0.draw(&Polygon::new(corners, colour.filled()))
    }
}

fn at((x, y): (u32, u32)) -> (i32, i32) {
    (i32::try_from(x).unwrap_or(i32::MAX), i32::try_from(y).unwrap_or(i32::MAX))
}
