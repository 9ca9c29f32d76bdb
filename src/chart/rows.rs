//! Rows below one another, each with a label: beside its mark on a wide page, above it on a narrow one.

use plotters::style::text_anchor::HPos;

use super::canvas::{Canvas, Drawn, TextLook};
use super::ends::both_ends;
use super::frame::Room;
use super::text_width::{text_width, wrapped};
use super::theme::{LINE, TEXT};

/// A label is broken into at most so many lines: names that differ only at their end stay apart.
const N_LABEL_LINES: usize = 5;
/// Labels beside marks are at most so wide, in pixels.
const WIDEST_LABEL: u32 = 270;
/// Between a label and what it stands beside.
const BESIDE: u32 = 14;
/// Between a label and what it stands above.
const ABOVE: u32 = 3;
/// Between one row and the next, where a form needs no other.
pub const ROW_GAP: u32 = 14;

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub enum Row<M> {
    /// A mark with what it is of.
    Of(String, M),
    /// Words in place of rows that are left out.
    LeftOut(String),
}

impl<M> Row<M> {
    /// What the row says of itself.
    pub fn label(&self) -> &str {
        match self {
            Self::Of(label, _) => label,
            Self::LeftOut(words) => words,
        }
    }

    /// What is drawn in it.
    pub fn mark(&self) -> Option<&M> {
        match self {
            Self::Of(_, mark) => Some(mark),
            Self::LeftOut(_) => None,
        }
    }
}

/// All rows or, of very many, both ends, with words for those between.
pub fn ends<M>(rows: Vec<(String, M)>, many: &str) -> Vec<Row<M>> {
    let rows = rows.into_iter().map(|(label, mark)| Row::Of(label, mark)).collect();
    both_ends(rows, |n| Row::LeftOut(format!("{n} {many} between, in the table")))
}

/// Where rows and their labels stand, in pixels.
#[derive(Clone, Debug)]
pub struct Places {
    /// The left end of the marks.
    pub left: u32,
    /// Where the last row ends.
    pub end: u32,
    /// Each row's mark: its top.
    pub tops: Vec<u32>,
    labels: Vec<Label>,
    labels_above: bool,
    /// Half-way between a row and the next.
    between: Vec<u32>,
}

#[derive(Clone, Debug)]
struct Label {
    lines: Vec<String>,
    first_line: u32,
}

impl Places {
    /// Of rows from `top` on, whose marks are so high, so far from one another.
    pub fn of<M>(rows: &[Row<M>], room: Room, top: u32, (mark_height, gap): (u32, u32)) -> Self {
        let labels_above = room.is_narrow;
        let widest = rows.iter().map(|row| text_width(row.label(), TEXT, false)).max();
        let label_width = if labels_above {
            room.width.saturating_sub(10)
        } else {
            widest.unwrap_or(0).min(WIDEST_LABEL)
        };
        let left = if labels_above { 0 } else { label_width + BESIDE };
        let mut places = Self {
            left,
            end: top,
            tops: Vec::new(),
            labels: Vec::new(),
            labels_above,
            between: Vec::new(),
        };
        let mut next = top;
        for row in rows {
            let lines = wrapped(row.label(), label_width, N_LABEL_LINES, TEXT, false);
            let text_height = u32::try_from(lines.len()).unwrap_or(1) * LINE;
            let (height, mark_top, first_line) = match row {
                Row::Of(..) if labels_above => {
                    let mark_top = next + text_height + ABOVE;
                    (text_height + ABOVE + mark_height, mark_top, next + LINE / 2)
                }
                Row::Of(..) => {
                    let height = text_height.max(mark_height);
                    let middle = next + height / 2;
                    let first_line = (middle + LINE / 2).saturating_sub(text_height / 2);
                    (height, middle.saturating_sub(mark_height / 2), first_line)
                }
                Row::LeftOut(_) => (text_height, next, next + LINE / 2),
            };
            places.tops.push(mark_top);
            places.labels.push(Label { lines, first_line });
            places.end = next + height;
            next = places.end + gap;
            places.between.push(places.end + gap / 2);
        }
        places.between.pop();
        places
    }

    /// Where a picture of these rows can be cut: half-way between one and the next.
    pub fn cuts(self) -> Vec<u32> {
        self.between
    }

    /// Draws the labels.
    pub fn draw_labels(&self, canvas: &Canvas<'_>) -> Drawn {
        let look = TextLook::of_size(TEXT);
        for label in &self.labels {
            if self.labels_above {
                canvas.lines(&label.lines, (0, label.first_line), LINE, look)?;
            } else {
                let place = (self.left.saturating_sub(BESIDE), label.first_line);
                canvas.lines(&label.lines, place, LINE, look.anchored(HPos::Right))?;
            }
        }
        Ok(())
    }
}

/// A share of a length in whole pixels, `n` of `n_all`; nothing of nothing.
pub fn part(length: u32, n: u64, n_all: u64) -> u32 {
    if n_all == 0 {
        return 0;
    }
    let [length, n, n_all] = [u128::from(length), u128::from(n), u128::from(n_all)];
    u32::try_from((2 * length * n + n_all) / (2 * n_all)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(n: usize) -> Vec<(String, usize)> {
        (0..n).map(|at| (format!("Team {at}"), at)).collect()
    }

    #[test]
    fn forty_rows_are_drawn_and_of_more_both_ends() {
        assert_eq!(ends(rows(40), "teams").len(), 40);
        let rows = ends(rows(41), "teams");
        assert_eq!(rows.len(), 31);
        assert_eq!(rows[15], Row::LeftOut("11 teams between, in the table".to_owned()));
        assert_eq!((rows[14].mark(), rows[16].mark()), (Some(&14), Some(&26)));
    }

    #[test]
    fn rows_do_not_overlap_however_long_their_labels_are() {
        let long = "Older People case management and reviewing - North East".to_owned();
        let rows = [Row::Of(long, ()), Row::Of("South".to_owned(), ())];
        let wide = Places::of(&rows, Room::WIDE, 10, (20, ROW_GAP));
        assert_eq!((wide.left, wide.labels[0].lines.len()), (284, 2));
        assert!(wide.tops[1] >= wide.tops[0] + 20 + ROW_GAP);
        let narrow = Places::of(&rows, Room::NARROW, 10, (20, ROW_GAP));
        assert_eq!((narrow.left, narrow.tops[0]), (0, 10 + 2 * LINE + ABOVE));
        assert_eq!(narrow.labels[1].first_line, narrow.tops[0] + 20 + ROW_GAP + LINE / 2);
    }

    #[test]
    fn parts_are_rounded_once() {
        assert_eq!([part(100, 1, 3), part(100, 2, 3), part(100, 3, 3)], [33, 67, 100]);
        assert_eq!(part(100, 5, 0), 0);
        assert_eq!(part(800, u64::MAX / 2, u64::MAX), 400);
    }
}
