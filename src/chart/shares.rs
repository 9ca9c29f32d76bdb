//! What each row is made of, as bars of one length that are divided into parts, the least first.

use plotters::style::text_anchor::HPos;

use super::Draw;
use super::canvas::{Canvas, Drawn, TextLook};
use super::fills::{Fill, Key};
use super::frame::Room;
use super::rows::{Places, ROW_GAP, Row, part};
use super::text_width::text_width;
use super::theme::{INK, LINE, PAPER, SMALL};

/// Between two parts.
const GAP: u32 = 2;
/// Between a part's edge and its label.
const INSIDE: u32 = 4;
/// Between the names of the parts and the first bar.
const BELOW_KEY: u32 = 8;
/// Below the last bar.
const EDGE: u32 = 4;

/// Divided bars.
#[derive(Clone, Debug, PartialEq)]
pub struct Shares {
    /// The names of the parts and how they are filled, in the order of the parts.
    pub parts: Vec<(Fill, String)>,
    /// The rows, from the top: the parts of each.
    pub rows: Vec<Row<Vec<Part>>>,
}

/// A part of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// How many of the row are in it.
    pub n: u64,
    /// The figure as shown where there is room for it.
    pub shown: String,
}

/// The colours of one row's parts, in pixels from the left end of its bar: from where to where.
/// A part in which something is has at least a pixel.
fn extents(parts: &[Part], width: u32) -> Vec<(u32, u32)> {
    let n_all: u64 = parts.iter().map(|part| part.n).sum();
    let mut before = 0;
    let extent = |of: &Part| {
        let from = part(width, before, n_all);
        before += of.n;
        let to = part(width, before, n_all);
        if of.n == 0 { (from, from) } else { (from, to.max(from + 1).min(width)) }
    };
    parts.iter().map(extent).collect()
}

impl Shares {
    fn bar_height(room: Room) -> u32 {
        if room.is_narrow { 20 } else { 26 }
    }

    fn key(&self, left: u32, room: Room) -> Key {
        Key::of(self.parts.iter().map(|(fill, name)| (*fill, name.as_str())), left, room)
    }

    /// The rows' places and the key, which stands over the bars.
    fn placed(&self, room: Room) -> (Places, Key) {
        let left = Places::of(&self.rows, room, 0, (0, ROW_GAP)).left;
        let key = self.key(left, room);
        // Names that need a second line have the whole width.
        let key = if key.height() > LINE { self.key(0, room) } else { key };
        let top = key.height() + BELOW_KEY;
        (Places::of(&self.rows, room, top, (Self::bar_height(room), ROW_GAP)), key)
    }
}

impl Draw for Shares {
    fn height(&self, room: Room) -> u32 {
        self.placed(room).0.end + EDGE
    }

    fn cuts(&self, room: Room) -> Vec<u32> {
        self.placed(room).0.cuts()
    }

    fn draw(&self, canvas: &Canvas<'_>, room: Room) -> Drawn {
        let (places, key) = self.placed(room);
        key.draw(canvas, 0)?;
        places.draw_labels(canvas)?;
        let width = room.width.saturating_sub(places.left);
        let height = Self::bar_height(room);
        for (row, &top) in self.rows.iter().zip(&places.tops) {
            let Some(parts) = row.mark() else { continue };
            let fills = self.parts.iter().map(|(fill, _)| *fill);
            for ((part, (from, to)), fill) in parts
                .iter()
                .zip(extents(parts, width))
                .zip(fills)
                .filter(|((part, _), _)| part.n > 0)
            {
                // The gap is taken from a part that has room for it.
                let end = if to < width && to - from > 2 * GAP { to - GAP } else { to };
                let [left, right] = [from, end].map(|x| places.left + x);
                fill.fill(canvas, [(left, top), (right, top + height)])?;
                if text_width(&part.shown, SMALL, false) + 2 * INSIDE <= right - left {
                    let colour = if fill.wants_paper() { PAPER } else { INK };
                    let look = TextLook::of_size(SMALL).coloured(colour).anchored(HPos::Center);
                    canvas.text(&part.shown, (left.midpoint(right), top + height / 2), look)?;
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::drawn::{drawn, numbers};
    use super::super::{Form, Size};
    use super::*;

    fn parts(numbers: &[u64]) -> Vec<Part> {
        numbers.iter().map(|&n| Part { n, shown: format!("{n}!") }).collect()
    }

    fn shares(rows: &[(&str, &[u64])]) -> Form {
        let n = rows.first().map_or(0, |(_, parts)| parts.len());
        let parts_named = Fill::sequence(n).iter().map(|&fill| (fill, format!("{fill:?}")));
        let rows = rows.iter().map(|(label, of)| Row::Of((*label).to_owned(), parts(of)));
        Form::Shares(Shares { parts: parts_named.collect(), rows: rows.collect() })
    }

    #[test]
    fn parts_are_as_long_as_their_shares_and_fill_the_bar() {
        assert_eq!(extents(&parts(&[1, 2, 1]), 400), [(0, 100), (100, 300), (300, 400)]);
        assert_eq!(extents(&parts(&[1, 1, 1]), 400), [(0, 133), (133, 267), (267, 400)]);
    }

    #[test]
    fn what_is_nothing_has_no_part_and_what_is_little_is_seen() {
        assert_eq!(extents(&parts(&[0, 5, 0]), 400), [(0, 0), (0, 400), (400, 400)]);
        assert_eq!(extents(&parts(&[1, 9_999]), 400), [(0, 1), (0, 400)]);
        assert_eq!(extents(&parts(&[0, 0]), 400), [(0, 0), (0, 0)]);
        assert_eq!(extents(&parts(&[u64::MAX / 2, 1]), 400)[0], (0, 400));
    }

    #[test]
    fn gaps_are_left_between_parts() {
        let svg = drawn(shares(&[("A", &[1, 1])]), Size::Narrow);
        let rects = svg.as_str().split("<rect ").skip(1);
        let filled = rects.filter(|rect| !rect.contains("fill=\"none\""));
        // After the squares of the key.
        let rects: Vec<&str> = filled.skip(2).collect();
        let widths: Vec<i64> = rects.iter().map(|rect| numbers(rect, "width")[0]).collect();
        assert_eq!(widths, [178, 180]);
    }

    #[test]
    fn labels_stand_only_where_they_fit() {
        let svg = drawn(shares(&[("A", &[1, 999])]), Size::Wide);
        assert!(svg.as_str().contains("\n999!\n") && !svg.as_str().contains("\n1!\n"));
    }

    #[test]
    fn names_of_parts_go_on_below_on_a_narrow_page() {
        let names = ["A rather long name of a part", "Another of these names", "Third"];
        let mut form = shares(&[("A", &[1, 1, 1])]);
        if let Form::Shares(shares) = &mut form {
            for ((_, name), new) in shares.parts.iter_mut().zip(names) {
                new.clone_into(name);
            }
        }
        let svg = drawn(form, Size::Narrow);
        let texts = svg.as_str().split("<text ").skip(1);
        let y: Vec<i64> = texts.take(3).map(|text| numbers(text, "y")[0]).collect();
        assert!(y[1] > y[0], "{y:?}");
    }
}
