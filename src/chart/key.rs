//! What the marks of a picture are, in a line above it: each mark as it is drawn, with its words.

use super::canvas::{Canvas, Drawn, TextLook};
use super::text_width::text_width;
use super::theme::{INK, LINE, SMALL};

/// Between a mark and its words.
const NEAR: u32 = 8;
/// Between one and the next.
const APART: u32 = 22;
/// Under the key.
const UNDER: u32 = 12;

/// Draws a mark from its left, half-way up.
pub type Mark = &'static dyn Fn(&Canvas<'_>, (u32, u32)) -> Drawn;

/// A mark with its words.
pub struct Entry {
    /// How wide the mark is.
    pub width: u32,
    /// Draws it, from this place at its left, half-way up.
    pub mark: Mark,
    /// What it is.
    pub words: String,
}

/// Entries side by side in as many lines as they need.
pub struct Key {
    placed: Vec<(Entry, (u32, u32))>,
    n_lines: u32,
}

impl Key {
    /// In a room so wide.
    pub fn of(entries: Vec<Entry>, width: u32) -> Self {
        let (mut x, mut n_lines) = (0, u32::from(!entries.is_empty()));
        let mut placed = Vec::new();
        for entry in entries {
            let own = entry.width + NEAR + text_width(&entry.words, SMALL, false);
            if x > 0 && x + own > width {
                x = 0;
                n_lines += 1;
            }
            placed.push((entry, (x, n_lines.saturating_sub(1) * LINE + LINE / 2)));
            x += own + APART;
        }
        Self { placed, n_lines }
    }

    /// How high it is, with the space under it.
    pub fn height(&self) -> u32 {
        if self.n_lines == 0 { 0 } else { self.n_lines * LINE + UNDER }
    }

    /// Draws it, from the top left corner.
    pub fn draw(&self, canvas: &Canvas<'_>) -> Drawn {
        for (entry, (x, y)) in &self.placed {
            (entry.mark)(canvas, (*x, *y))?;
            let look = TextLook { colour: INK, ..TextLook::of_size(SMALL) };
            canvas.text(&entry.words, (x + entry.width + NEAR, *y), look)?;
        }
        Ok(())
    }
}
