//! The one look of every chart: Analysis Function colours, a face that exists everywhere, few sizes.
//!
//! The page gives these colours their counterparts in its dark theme, by their values: a colour that
//! is added here needs a line there (`static/app.css`, "Charts").

use plotters::style::RGBColor;

/// What the title speaks of, and the first of several categories: #12436D.
pub const FOCUS: RGBColor = RGBColor(0x12, 0x43, 0x6d);
/// Context: #8592A0.
pub const CONTEXT: RGBColor = RGBColor(0x85, 0x92, 0xa0);
/// Text, and the line that values begin at: #14181C.
pub const INK: RGBColor = RGBColor(0x14, 0x18, 0x1c);
/// The paper of a picture that stands on its own.
pub const PAPER: RGBColor = RGBColor(0xff, 0xff, 0xff);

/// Text beside marks, in pixels.
pub const TEXT: u32 = 15;
/// Text that stands back, in pixels.
pub const SMALL: u32 = 13;
/// A line of text.
pub const LINE: u32 = 19;
/// The faces of text: one that Windows, Word and Inkscape have, then what stands for it elsewhere.
pub const FACES: &str = "Arial, Helvetica, sans-serif";
/// How much of the context's colour a line has that only leads the eye.
pub const HAIRLINE: f64 = 0.4;
/// How much of it an area has that lies behind marks.
pub const BEHIND: f64 = 0.3;
/// Between the most and the least of a sequence: #2073BC.
pub const MIDDLE: RGBColor = RGBColor(0x20, 0x73, 0xbc);
/// The least of a sequence of three: #6BACE6.
pub const LIGHT: RGBColor = RGBColor(0x6b, 0xac, 0xe6);
