//! What the parts of marks are, named above them in their order.

use plotters::style::{Color, RGBColor};

use super::canvas::{Canvas, Drawn, TextLook};
use super::frame::Room;
use super::text_width::{text_width, wrapped};
use super::theme::{CONTEXT, FOCUS, LIGHT, LINE, MIDDLE, PAPER, SMALL};

/// The side of a colour's square.
const SQUARE: u32 = 12;
/// Between a square and its name, and between a name and the next square.
const GAPS: (u32, u32) = (6, 18);

/// How a part is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// Paper with an edge: the least of four.
    Outlined,
    /// The least of three.
    Light,
    /// Between.
    Middle,
    /// The most, or what the title speaks of.
    Dark,
    /// Context, such as what is not known.
    Context,
}

impl Fill {
    /// So many fills, from the least to the most.
    pub fn sequence(n: usize) -> &'static [Self] {
        match n {
            0 => &[],
            1 => &[Self::Dark],
            2 => &[Self::Light, Self::Dark],
            3 => &[Self::Light, Self::Middle, Self::Dark],
            _ => &[Self::Outlined, Self::Light, Self::Middle, Self::Dark],
        }
    }

    fn colour(self) -> RGBColor {
        match self {
            Self::Outlined => PAPER,
            Self::Light => LIGHT,
            Self::Middle => MIDDLE,
            Self::Dark => FOCUS,
            Self::Context => CONTEXT,
        }
    }

    /// Whether text on it is the paper's colour rather than ink.
    pub fn wants_paper(self) -> bool {
        matches!(self, Self::Middle | Self::Dark)
    }

    /// Fills an area.
    pub fn fill(self, canvas: &Canvas<'_>, corners: [(u32, u32); 2]) -> Drawn {
        canvas.area(corners, self.colour().filled())?;
        // What is light on paper has an edge that is not.
        if matches!(self, Self::Outlined | Self::Light) {
            let [(left, top), (right, bottom)] = corners;
            let inside = [(left, top), (right.saturating_sub(1), bottom.saturating_sub(1))];
            canvas.area(inside, MIDDLE.stroke_width(1))?;
        }
        Ok(())
    }
}

/// Names with their fills, broken into lines.
pub struct Key {
    entries: Vec<(Fill, String, (u32, u32))>,
    height: u32,
}

impl Key {
    /// Of parts, in a room from `left` on.
    pub fn of<'a>(parts: impl IntoIterator<Item = (Fill, &'a str)>, left: u32, room: Room) -> Self {
        let width = room.width.saturating_sub(left);
        let (mut x, mut y, mut entries) = (0, 0, Vec::new());
        for (fill, name) in parts {
            let name_room = width.saturating_sub(SQUARE + GAPS.0);
            let name = wrapped(name, name_room, 1, SMALL, false).concat();
            let entry_width = SQUARE + GAPS.0 + text_width(&name, SMALL, false);
            if x > 0 && x + entry_width > width {
                x = 0;
                y += LINE;
            }
            entries.push((fill, name, (left + x, y)));
            x += entry_width + GAPS.1;
        }
        let height = if entries.is_empty() { 0 } else { y + LINE };
        Self { entries, height }
    }

    /// How high it is.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Draws it from this height on.
    pub fn draw(&self, canvas: &Canvas<'_>, top: u32) -> Drawn {
        for (fill, name, (x, y)) in &self.entries {
            let middle = top + y + LINE / 2;
            let square_top = middle - SQUARE / 2;
            fill.fill(canvas, [(*x, square_top), (x + SQUARE, square_top + SQUARE)])?;
            canvas.text(name, (x + SQUARE + GAPS.0, middle), TextLook::of_size(SMALL))?;
        }
        Ok(())
    }
}
