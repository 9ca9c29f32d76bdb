//! plotters' SVG backend with the text widths of our own table, and a name for those who do not
//! see the picture.

use plotters::backend::SVGBackend;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
};

use super::Svg;
use super::text_width::text_width;

/// plotters writes a font's size in points of its own: this many make a pixel.
pub const UNITS_PER_PIXEL: f64 = 1.24;

/// An SVG backend that measures text by the table.
pub struct MeasuredSvg<'a>(SVGBackend<'a>);

impl<'a> MeasuredSvg<'a> {
    /// Draws into `text`, a picture of this size in pixels.
    pub fn new(text: &'a mut String, size: (u32, u32)) -> Self {
        Self(SVGBackend::with_string(text, size))
    }
}

impl Svg {
    /// The drawing with its title and its text alternative: as elements, which programs that open a
    /// kept file read, and as the picture's name, which is what assistive technology reads.
    pub(super) fn of_drawing(drawing: &str, title: &str, text_alternative: &str) -> Self {
        let (title, told) = (escaped(title), escaped(text_alternative));
        let named = format!("<svg role=\"img\" aria-label=\"{told}\" ");
        let described = format!(">\n<title>{title}</title>\n<desc>{told}</desc>");
        Self(drawing.replacen("<svg ", &named, 1).replacen('>', &described, 1))
    }

    /// The same with an id, by which the page shows parts of it.
    #[must_use]
    pub fn named(&self, id: &str) -> Self {
        Self(self.0.replacen("<svg ", &format!("<svg id=\"{}\" ", escaped(id)), 1))
    }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars().filter(|c| !c.is_control()) {
        match c {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(c),
        }
    }
    escaped
}

impl DrawingBackend for MeasuredSvg<'_> {
    type ErrorType = std::io::Error;

    fn get_size(&self) -> (u32, u32) {
        self.0.get_size()
    }

    fn ensure_prepared(&mut self) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.0.ensure_prepared()
    }

    fn present(&mut self) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.0.present()
    }

    fn draw_pixel(
        &mut self,
        point: BackendCoord,
        color: BackendColor,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.0.draw_pixel(point, color)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.0.draw_line(from, to, style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.0.draw_rect(upper_left, bottom_right, style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.0.draw_path(path, style)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.0.draw_circle(center, radius, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.0.fill_polygon(corners, style)
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        pos: BackendCoord,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        // SVG text may hold no control characters, which plotters leaves in.
        let text: String = text.chars().filter(|c| !c.is_control()).collect();
        self.0.draw_text(&text, style, pos)
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Self::ErrorType>> {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a font's size in pixels is small and positive"
        )]
        let size = (style.size() / UNITS_PER_PIXEL).round() as u32;
        Ok((text_width(text, size, matches!(style.style(), FontStyle::Bold)), size))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_picture_are_escaped() {
        let svg = Svg::of_drawing("<svg width=\"1\">\n</svg>", "E > F", "A \"B\" <C> & D\u{7}");
        assert_eq!(
            svg.as_str(),
            "<svg role=\"img\" aria-label=\"A &quot;B&quot; &lt;C&gt; &amp; D\" width=\"1\">\n\
             <title>E &gt; F</title>\n<desc>A &quot;B&quot; &lt;C&gt; &amp; D</desc>\n</svg>"
        );
    }
}
