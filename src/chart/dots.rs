//! Dots on one scale from zero, a row for each team: every worker a dot, the middle half of them an
//! area behind, their median a tick.
//!
//! Dots that would cover each other stand above and below one another, by their order alone. Where
//! even that has no room, a dot stands for several workers of about the same number, in every row for
//! as many, and the key says so.

mod placed;

use plotters::style::Color;
use plotters::style::text_anchor::HPos;

use super::Draw;
use super::canvas::{Canvas, Drawn, TextLook};
use super::frame::Room;
use super::key::{Entry, Key, Mark};
use super::scale::{Scale, float};
use super::text_width::{text_width, wrapped};
use super::theme::{BEHIND, CONTEXT, FOCUS, INK, LINE, PAPER, SMALL, TEXT};
use crate::format::thousands;
use placed::{Swarm, swarms};

/// A label is broken into at most so many lines.
const N_LABEL_LINES: usize = 5;
/// The widest that labels beside their rows are.
const LABEL_WIDTH: u32 = 240;
/// Between labels, dots and medians.
const GUTTER: u32 = 18;
/// Between rows.
const GAP: u32 = 12;
/// The numbers of the scale, with the space under them.
const SCALE_HEIGHT: u32 = 26;
/// The least that the area of the middle half is high.
const LEAST_BAND: u32 = 18;
/// How far a median's tick stands out of it.
const OUT: u32 = 5;
/// A normal number's triangle.
const TRIANGLE: u32 = 5;
/// Pictures that are higher have their scale at the end, too.
const HIGH: u32 = 640;

/// Rows of dots below one another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dots {
    /// The rows, from the top.
    pub rows: Vec<DotRow>,
}

/// A row of the picture.
#[derive(Clone, Debug, PartialEq)]
pub enum DotRow {
    /// Dots.
    Of(DotsOf),
    /// A label and why there are no dots.
    Nobody(String, &'static str),
    /// Words in place of rows that are left out.
    LeftOut(String),
}

/// The dots of a team.
#[derive(Clone, Debug, PartialEq)]
pub struct DotsOf {
    /// Whose they are.
    pub label: String,
    /// Numbers of cases in ascending order, each with how many workers hold so many.
    pub counts: Vec<(u64, u64)>,
    /// The lower and the upper quartile; `None` for too few workers.
    pub middle_half: Option<[f64; 2]>,
    /// The median.
    pub median: f64,
    /// The median as shown.
    pub median_shown: String,
    /// The normal number of a full-time worker, where there is one.
    pub normal: Option<u32>,
    /// Whether the title speaks of it.
    pub is_in_focus: bool,
}

impl DotRow {
    fn label(&self) -> &str {
        match self {
            Self::Of(dots) => &dots.label,
            Self::Nobody(label, _) => label,
            Self::LeftOut(words) => words,
        }
    }

    fn dots(&self) -> Option<&DotsOf> {
        match self {
            Self::Of(dots) => Some(dots),
            Self::Nobody(..) | Self::LeftOut(_) => None,
        }
    }
}

/// A row where it is drawn.
struct Placed<'a> {
    row: &'a DotRow,
    swarm: Swarm,
    lines: Vec<String>,
    label_top: u32,
    middle: u32,
    end: u32,
}

/// Everything where it is drawn.
struct Layout<'a> {
    room: Room,
    key: Key,
    left: u32,
    length: u32,
    radius: u32,
    scale: Scale,
    rows: Vec<Placed<'a>>,
    top: u32,
}

impl<'a> Layout<'a> {
    fn of(dots: &'a Dots, room: Room) -> Self {
        let of_rows = || dots.rows.iter().filter_map(DotRow::dots);
        let most = of_rows().flat_map(|row| row.counts.iter().map(|(n, _)| *n)).max();
        let normal = of_rows().filter_map(|row| row.normal).map(u64::from).max();
        let largest = float(most.max(normal).unwrap_or(0));
        let medians = of_rows().map(|row| text_width(&row.median_shown, TEXT, true));
        let medians = medians.max().unwrap_or(0).max(text_width(MEDIAN, SMALL, false));
        let radius = if room.is_narrow { 3 } else { 4 };
        let (label_width, left, right) = if room.is_narrow {
            (room.width.saturating_sub(medians + GUTTER), radius + 4, room.width - 2 * radius - 8)
        } else {
            let widest = dots.rows.iter().map(|row| text_width(row.label(), TEXT, false)).max();
            let label_width = widest.unwrap_or(0).min(LABEL_WIDTH);
            let right = room.width.saturating_sub(medians + GUTTER);
            (label_width, label_width + GUTTER, right)
        };
        let length = right.saturating_sub(left);
        let scale = Scale::along(largest, length);
        let counts: Vec<&[(u64, u64)]> = dots
            .rows
            .iter()
            .map(|row| row.dots().map_or(&[][..], |dots| dots.counts.as_slice()))
            .collect();
        let (n_per_dot, swarms) = swarms(&counts, scale, length, radius);
        let key = key(dots, n_per_dot, radius, room.width);
        let top = key.height() + SCALE_HEIGHT;
        let mut layout = Self { room, key, left, length, radius, scale, rows: Vec::new(), top };
        let mut row_top = top;
        for (row, swarm) in dots.rows.iter().zip(swarms) {
            let placed = layout.placed(row, swarm, label_width, row_top);
            row_top = placed.end + GAP;
            layout.rows.push(placed);
        }
        layout
    }

    fn placed(&self, row: &'a DotRow, swarm: Swarm, label_width: u32, top: u32) -> Placed<'a> {
        let lines = wrapped(row.label(), label_width, N_LABEL_LINES, TEXT, false);
        let text_height = u32::try_from(lines.len()).unwrap_or(1) * LINE;
        let above = row.dots().and_then(|dots| dots.normal).map_or(0, |_| TRIANGLE + 2);
        let half = self.half(&swarm) + OUT;
        let marks = if row.dots().is_some() { above + 2 * half } else { 0 };
        let (label_top, middle, end) = if self.room.is_narrow {
            let words = if matches!(row, DotRow::Nobody(..)) { LINE } else { 0 };
            // Room between the label and a triangle under it.
            let below = if above > 0 { 4 } else { 0 };
            let middle = top + text_height + below + above + half;
            (top, middle, top + text_height + below + marks.max(words) + 4)
        } else {
            let height = marks.max(text_height);
            let middle = top + (height - marks) / 2 + if marks > 0 { above + half } else { 0 };
            let middle = if marks > 0 { middle } else { top + height / 2 };
            // The label is level with the dots, as far as there is room above.
            let label_top = middle.saturating_sub(text_height / 2).max(top);
            (label_top, middle, (top + height).max(label_top + text_height))
        };
        Placed { row, swarm, lines, label_top, middle, end }
    }

    /// Half the height of the area behind the dots.
    fn half(&self, swarm: &Swarm) -> u32 {
        (swarm.reach + self.radius + 3).max(LEAST_BAND / 2)
    }

    fn end(&self) -> u32 {
        self.rows.last().map_or(self.top, |row| row.end)
    }

    fn has_scale_at_end(&self) -> bool {
        self.end() > HIGH
    }

    fn x(&self, value: f64) -> u32 {
        self.left + self.scale.place(value, self.length)
    }

    fn draw_scale(&self, canvas: &Canvas<'_>) -> Drawn {
        let end = self.end() + 4;
        if self.room.is_narrow {
            // Labels stand between rows: no line goes through them.
            for row in self.rows.iter().filter(|row| row.row.dots().is_some()) {
                let half = self.half(&row.swarm) + OUT;
                self.draw_lines(canvas, (row.middle.saturating_sub(half), row.middle + half))?;
            }
        } else {
            self.draw_lines(canvas, (self.top - 6, end))?;
        }
        for tick in self.scale.ticks() {
            let x = self.x(float(tick));
            let shown = thousands(tick);
            let half = text_width(&shown, SMALL, false) / 2;
            // The outermost numbers stay in the picture.
            let x = x.clamp(half.min(self.room.width), self.room.width.saturating_sub(half));
            let look = TextLook::of_size(SMALL).anchored(HPos::Center);
            canvas.text(&shown, (x, self.top - SCALE_HEIGHT + LINE / 2), look)?;
            if self.has_scale_at_end() {
                canvas.text(&shown, (x, end + 2 + LINE / 2), look)?;
            }
        }
        if !self.room.is_narrow {
            let look = TextLook::of_size(SMALL).anchored(HPos::Right);
            canvas.text(MEDIAN, (self.room.width, self.top - SCALE_HEIGHT + LINE / 2), look)?;
        }
        Ok(())
    }

    fn draw_lines(&self, canvas: &Canvas<'_>, (from, end): (u32, u32)) -> Drawn {
        self.scale.ticks().try_for_each(|tick| {
            let x = self.x(float(tick));
            match tick {
                0 => canvas.path(&[(x, from), (x, end)], INK, 1),
                _ => canvas.hairline((x, from), (x, end)),
            }
        })
    }

    fn draw_row(&self, canvas: &Canvas<'_>, placed: &Placed<'_>) -> Drawn {
        let look = TextLook::of_size(TEXT);
        let first_line = placed.label_top + LINE / 2;
        if self.room.is_narrow {
            canvas.lines(&placed.lines, (0, first_line), LINE, look)?;
        } else {
            let x = self.left.saturating_sub(GUTTER);
            canvas.lines(&placed.lines, (x, first_line), LINE, look.anchored(HPos::Right))?;
        }
        match placed.row {
            DotRow::Of(dots) => self.draw_dots(canvas, placed, dots),
            DotRow::Nobody(_, why) if self.room.is_narrow => {
                canvas.text(why, (0, placed.end - 4 - LINE / 2), TextLook::of_size(SMALL))
            }
            DotRow::Nobody(_, why) => {
                canvas.text(why, (self.left + 8, placed.middle), TextLook::of_size(SMALL))
            }
            DotRow::LeftOut(_) => Ok(()),
        }
    }

    fn draw_dots(&self, canvas: &Canvas<'_>, placed: &Placed<'_>, dots: &DotsOf) -> Drawn {
        let half = self.half(&placed.swarm);
        let (top, end) = (placed.middle - half, placed.middle + half);
        if let Some(middle_half) = dots.middle_half {
            let [lower, upper] = middle_half.map(|value| self.x(value));
            // Quartiles that are the same are still seen.
            let corners = [(lower.saturating_sub(1), top), (upper + 1, end)];
            canvas.area(corners, CONTEXT.mix(BEHIND).filled())?;
        }
        let median = self.x(dots.median);
        draw_median(canvas, median, (top - OUT, end + OUT))?;
        if let Some(normal) = dots.normal {
            draw_normal(canvas, (self.x(f64::from(normal)), top - OUT))?;
        }
        let colour = if dots.is_in_focus { FOCUS } else { CONTEXT };
        for &(x, offset) in &placed.swarm.dots {
            let y = placed.middle.saturating_add_signed(offset);
            // A rim of paper keeps dots apart from each other and from what is behind.
            canvas.dot((self.left + x, y), self.radius + 1, PAPER.filled())?;
            canvas.dot((self.left + x, y), self.radius, colour.filled())?;
        }
        let (y, look) = if self.room.is_narrow {
            (placed.label_top + LINE / 2, TextLook::of_size(TEXT).bold())
        } else {
            (placed.middle, TextLook::of_size(TEXT).bold())
        };
        canvas.text(&dots.median_shown, (self.room.width, y), look.anchored(HPos::Right))
    }
}

/// What stands above the medians.
const MEDIAN: &str = "Median";

impl Draw for Dots {
    fn height(&self, room: Room) -> u32 {
        let layout = Layout::of(self, room);
        layout.end() + if layout.has_scale_at_end() { SCALE_HEIGHT } else { 6 }
    }

    fn cuts(&self, room: Room) -> Vec<u32> {
        let mut cuts: Vec<u32> =
            Layout::of(self, room).rows.iter().map(|row| row.end + GAP / 2).collect();
        cuts.pop();
        cuts
    }

    fn draw(&self, canvas: &Canvas<'_>, room: Room) -> Drawn {
        let layout = Layout::of(self, room);
        layout.key.draw(canvas)?;
        layout.draw_scale(canvas)?;
        layout.rows.iter().try_for_each(|row| layout.draw_row(canvas, row))
    }
}

fn draw_median(canvas: &Canvas<'_>, x: u32, (top, end): (u32, u32)) -> Drawn {
    canvas.path(&[(x, top), (x, end)], INK, 2)
}

/// A triangle that points down at the number.
fn draw_normal(canvas: &Canvas<'_>, (x, y): (u32, u32)) -> Drawn {
    let top = y.saturating_sub(TRIANGLE + 2);
    let corners = [(x.saturating_sub(TRIANGLE), top), (x + TRIANGLE, top), (x, top + TRIANGLE + 2)];
    canvas.shape(&corners, INK)
}

fn key(dots: &Dots, n_per_dot: u64, radius: u32, width: u32) -> Key {
    let of_rows = || dots.rows.iter().filter_map(DotRow::dots);
    let workers = match n_per_dot {
        1 => "one worker".to_owned(),
        n => format!("up to {} workers who hold about the same", thousands(n)),
    };
    let dot: Mark = match radius {
        3 => &|canvas, (x, y)| canvas.dot((x + 3, y), 3, FOCUS.filled()),
        _ => &|canvas, (x, y)| canvas.dot((x + 4, y), 4, FOCUS.filled()),
    };
    let mut entries = vec![Entry { width: 2 * radius, mark: dot, words: workers }];
    if of_rows().any(|row| row.middle_half.is_some()) {
        entries.push(Entry {
            width: 24,
            mark: &|canvas, (x, y)| {
                canvas.area([(x, y - 7), (x + 24, y + 7)], CONTEXT.mix(BEHIND).filled())
            },
            words: if of_rows().any(|row| row.middle_half.is_none()) {
                "middle half of the workers, where they are five or more".to_owned()
            } else {
                "middle half of the workers".to_owned()
            },
        });
    }
    entries.push(Entry {
        width: 2,
        mark: &|canvas, (x, y)| draw_median(canvas, x + 1, (y - 9, y + 9)),
        words: "median, also in figures".to_owned(),
    });
    if of_rows().any(|row| row.normal.is_some()) {
        entries.push(Entry {
            width: 2 * TRIANGLE,
            mark: &|canvas, (x, y)| draw_normal(canvas, (x + TRIANGLE, y + 4)),
            words: "normal number, full time".to_owned(),
        });
    }
    Key::of(entries, width)
}

#[cfg(test)]
mod tests;
