//! Small multiples: a panel for each team, all on one scale, the line of all teams behind each.
//!
//! A month without a figure is a gap: no line goes over it, and a month alone between gaps is a dot.

use plotters::style::Color;
use plotters::style::text_anchor::HPos;

use super::Draw;
use super::canvas::{Canvas, Drawn, TextLook};
use super::frame::Room;
use super::key::{Entry, Key, Mark};
use super::scale::{Scale, float};
use super::text_width::{text_width, wrapped};
use super::theme::{CONTEXT, FOCUS, INK, LINE, PAPER, SMALL, TEXT};
use crate::format::thousands;

/// Panels side by side in a wide room.
const N_ABREAST: usize = 3;
/// A label is broken into at most so many lines.
const N_LABEL_LINES: usize = 5;
/// How high lines can go.
const HEIGHT: u32 = 96;
/// Between panels side by side, and above one another.
const GAP: u32 = 26;
/// Between marks and what is written beside them.
const NEAR: u32 = 8;
/// A scale has at most so many steps.
const N_STEPS: u64 = 5;
/// Half of a diamond.
const DIAMOND: u32 = 5;
/// Parts of a broken line, and what is between them.
const DASH: u32 = 4;

/// Panels of lines over the same months.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Panels {
    /// What is said above them; empty for nothing.
    pub words: String,
    /// What each is, in the key: `team`.
    pub own: &'static str,
    /// The first and the last month.
    pub ends: [String; 2],
    /// The panels, in reading order.
    pub each: Vec<Panel>,
    /// What stands behind each, a value for each month; none where nothing is compared.
    pub behind: Vec<Option<f64>>,
}

/// A line with what belongs to it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Panel {
    /// Whose line it is.
    pub label: String,
    /// A value for each month; `None` where there is none.
    pub values: Vec<Option<f64>>,
    /// The last value there is, as shown.
    pub last_shown: String,
    /// The limits, as far as there are.
    pub limits: Vec<f64>,
    /// What they are around.
    pub mean: Option<f64>,
    /// The months that stand out.
    pub signals: Vec<PanelSignal>,
}

/// A month that stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PanelSignal {
    /// Its number, from 0.
    pub at: usize,
    /// Whether it is outside the limits; else it is one of a run.
    pub is_outside: bool,
}

/// Everything where it is drawn.
struct Layout<'a> {
    key: Key,
    words: Vec<String>,
    scale: Scale,
    /// The panels of a row, and where the row begins.
    rows: Vec<(&'a [Panel], u32)>,
    /// Where the first panel begins, and how wide the numbers of the scale are before it.
    left: u32,
    /// Of a panel.
    width: u32,
    /// Of its lines.
    length: u32,
    end: u32,
}

impl<'a> Layout<'a> {
    fn of(panels: &'a Panels, room: Room) -> Self {
        let scale = panels.scale();
        let numbers = scale.ticks().map(|tick| text_width(&thousands(tick), SMALL, false));
        let left = numbers.max().unwrap_or(0) + NEAR;
        let n_abreast = if room.is_narrow { 1 } else { N_ABREAST };
        let n = u32::try_from(n_abreast).unwrap_or(1);
        let width = room.width.saturating_sub(left + GAP * (n - 1)) / n;
        let shown = panels.each.iter().map(|panel| text_width(&panel.last_shown, TEXT, true));
        let length = width.saturating_sub(shown.max().unwrap_or(0) + NEAR);
        let key = key(panels, room.width);
        let words = wrapped(&panels.words, room.width, 3, SMALL, false);
        let n_lines = u32::try_from(words.len()).unwrap_or(0);
        let mut top = key.height() + n_lines * LINE + if n_lines > 0 { NEAR } else { 0 };
        let mut rows = Vec::new();
        for row in panels.each.chunks(n_abreast) {
            let n_lines = row.iter().map(|panel| label(panel, width).len()).max().unwrap_or(0);
            let lines_top = top + u32::try_from(n_lines).unwrap_or(0) * LINE + NEAR;
            rows.push((row, lines_top));
            top = lines_top + HEIGHT + LINE + GAP;
        }
        let end = if rows.is_empty() { top } else { top - GAP + 4 };
        Self { key, words, scale, rows, left, width, length, end }
    }

    /// Where a value of a month is, in a panel that begins there.
    fn place(&self, n_months: usize, (left, top): (u32, u32), at: usize, value: f64) -> (u32, u32) {
        let n_steps = u32::try_from(n_months.saturating_sub(1)).unwrap_or(u32::MAX);
        let at = u32::try_from(at).unwrap_or(0);
        // One month alone is in the middle.
        let x = match n_steps {
            0 => self.length / 2,
            n => (2 * at * self.length + n) / (2 * n),
        };
        (left + x, top + HEIGHT - self.scale.place(value, HEIGHT))
    }

    fn draw_panel(&self, canvas: &Canvas<'_>, of: &Panels, panel: &Panel, at: (u32, u32)) -> Drawn {
        let (left, top) = at;
        let lines = label(panel, self.width);
        let n_lines = u32::try_from(lines.len()).unwrap_or(0);
        let first_line = top.saturating_sub(NEAR + n_lines * LINE) + LINE / 2;
        canvas.lines(&lines, (left, first_line), LINE, TextLook::of_size(TEXT).bold())?;
        for tick in self.scale.ticks() {
            let y = top + HEIGHT - self.scale.place(float(tick), HEIGHT);
            if tick == 0 {
                canvas.path(&[(left, y), (left + self.length, y)], INK, 1)?;
            } else {
                canvas.hairline((left, y), (left + self.length, y))?;
            }
        }
        for limit in &panel.limits {
            let y = top + HEIGHT - self.scale.place(*limit, HEIGHT);
            draw_dashes(canvas, (left, y), self.length)?;
        }
        if let Some(mean) = panel.mean {
            let y = top + HEIGHT - self.scale.place(mean, HEIGHT);
            canvas.path(&[(left, y), (left + self.length, y)], INK, 1)?;
        }
        let n_months = panel.values.len();
        let places = |values: &[Option<f64>]| {
            runs(values, |month, value| self.place(n_months, at, month, value))
        };
        draw_runs(canvas, &places(&of.behind), CONTEXT)?;
        draw_runs(canvas, &places(&panel.values), FOCUS)?;
        let months = panel.values.iter().enumerate();
        let last = months.rev().find_map(|(month, value)| Some((month, (*value)?)));
        if let Some((month, value)) = last {
            let (x, y) = self.place(n_months, at, month, value);
            canvas.dot((x, y), 3, FOCUS.filled())?;
            canvas.text(&panel.last_shown, (x + NEAR, y), TextLook::of_size(TEXT).bold())?;
        }
        for signal in &panel.signals {
            if let Some(value) = panel.values.get(signal.at).copied().flatten() {
                let place = self.place(n_months, at, signal.at, value);
                draw_diamond(canvas, place, signal.is_outside)?;
            }
        }
        self.draw_months(canvas, of, at)
    }

    fn draw_months(&self, canvas: &Canvas<'_>, of: &Panels, (left, top): (u32, u32)) -> Drawn {
        let y = top + HEIGHT + 4 + LINE / 2;
        let look = TextLook::of_size(SMALL);
        let [first, last] = &of.ends;
        if first == last {
            let middle = left + self.length / 2;
            return canvas.text(first, (middle, y), look.anchored(HPos::Center));
        }
        canvas.text(first, (left, y), look)?;
        canvas.text(last, (left + self.length, y), look.anchored(HPos::Right))
    }
}

impl Panels {
    fn scale(&self) -> Scale {
        let own = || {
            let panels = self.each.iter();
            panels.flat_map(|panel| panel.values.iter().flatten().chain(&panel.limits).copied())
        };
        let values = || own().chain(self.behind.iter().flatten().copied());
        let largest = values().fold(0.0, f64::max);
        Scale::around(values().fold(f64::MAX, f64::min), largest, N_STEPS)
    }

    /// The first number of the scale: where it is not 0, heights are not to be compared.
    pub fn scale_begins_at(&self) -> u64 {
        self.scale().ticks().next().unwrap_or(0)
    }
}

impl Draw for Panels {
    fn height(&self, room: Room) -> u32 {
        Layout::of(self, room).end
    }

    fn cuts(&self, room: Room) -> Vec<u32> {
        let layout = Layout::of(self, room);
        let ends = layout.rows.iter().map(|(_, top)| top + HEIGHT + LINE + GAP / 2);
        ends.take(layout.rows.len().saturating_sub(1)).collect()
    }

    fn draw(&self, canvas: &Canvas<'_>, room: Room) -> Drawn {
        let layout = Layout::of(self, room);
        layout.key.draw(canvas)?;
        let words_top = layout.key.height() + LINE / 2;
        canvas.lines(&layout.words, (0, words_top), LINE, TextLook::of_size(SMALL))?;
        for (panels, top) in &layout.rows {
            let look = TextLook::of_size(SMALL).anchored(HPos::Right);
            for tick in layout.scale.ticks() {
                let y = top + HEIGHT - layout.scale.place(float(tick), HEIGHT);
                canvas.text(&thousands(tick), (layout.left.saturating_sub(NEAR), y), look)?;
            }
            let lefts = (layout.left..).step_by((layout.width + GAP) as usize);
            for (panel, left) in panels.iter().zip(lefts) {
                layout.draw_panel(canvas, self, panel, (left, *top))?;
            }
        }
        Ok(())
    }
}

fn label(panel: &Panel, width: u32) -> Vec<String> {
    wrapped(&panel.label, width, N_LABEL_LINES, TEXT, true)
}

/// The places of values that follow each other month by month.
fn runs(values: &[Option<f64>], place: impl Fn(usize, f64) -> (u32, u32)) -> Vec<Vec<(u32, u32)>> {
    let months: Vec<(usize, &Option<f64>)> = values.iter().enumerate().collect();
    let unbroken = months.split(|(_, value)| value.is_none());
    let places = unbroken.map(|run| {
        run.iter().filter_map(|(month, value)| Some(place(*month, (**value)?))).collect()
    });
    places.filter(|run: &Vec<_>| !run.is_empty()).collect()
}

fn draw_runs(
    canvas: &Canvas<'_>,
    runs: &[Vec<(u32, u32)>],
    colour: plotters::style::RGBColor,
) -> Drawn {
    for run in runs {
        match run.as_slice() {
            [alone] => canvas.dot(*alone, 2, colour.filled())?,
            run => canvas.path(run, colour, 2)?,
        }
    }
    Ok(())
}

fn draw_dashes(canvas: &Canvas<'_>, (left, y): (u32, u32), length: u32) -> Drawn {
    for from in (0..length).step_by(2 * DASH as usize) {
        let end = (from + DASH).min(length);
        canvas.path(&[(left + from, y), (left + end, y)], INK, 1)?;
    }
    Ok(())
}

/// A diamond of ink, so that its shape tells it from a dot; with paper in it, unless it is full.
fn draw_diamond(canvas: &Canvas<'_>, (x, y): (u32, u32), is_full: bool) -> Drawn {
    let within = if is_full { INK } else { PAPER };
    for (reach, colour) in [(DIAMOND + 1, INK), (DIAMOND - 1, within)] {
        let corners = [
            (x.saturating_sub(reach), y),
            (x, y.saturating_sub(reach)),
            (x + reach, y),
            (x, y + reach),
        ];
        canvas.shape(&corners, colour)?;
    }
    Ok(())
}

fn key(panels: &Panels, room_width: u32) -> Key {
    let mut entries: Vec<Entry> = Vec::new();
    let mut add = |is_there: bool, width, mark, words: &str| {
        if is_there {
            entries.push(Entry { width, mark, words: words.to_owned() });
        }
    };
    let own: Mark = &|canvas, (x, y)| canvas.path(&[(x, y), (x + 22, y)], FOCUS, 2);
    let behind: Mark = &|canvas, (x, y)| canvas.path(&[(x, y), (x + 22, y)], CONTEXT, 2);
    let limits: Mark = &|canvas, (x, y)| draw_dashes(canvas, (x, y), 20);
    let mean: Mark = &|canvas, (x, y)| canvas.path(&[(x, y), (x + 20, y)], INK, 1);
    let outside: Mark = &|canvas, (x, y)| draw_diamond(canvas, (x + DIAMOND + 1, y), true);
    let run: Mark = &|canvas, (x, y)| draw_diamond(canvas, (x + DIAMOND + 1, y), false);
    add(!panels.behind.is_empty(), 22, own, panels.own);
    add(!panels.behind.is_empty(), 22, behind, "all teams");
    let has = |is_so: fn(&Panel) -> bool| panels.each.iter().any(is_so);
    add(has(|panel| !panel.limits.is_empty()), 20, limits, "limits of chance");
    add(has(|panel| panel.mean.is_some()), 20, mean, "mean");
    let of_kind = |is_outside: bool| {
        let signals = panels.each.iter().flat_map(|panel| &panel.signals);
        signals.filter(|signal| signal.is_outside == is_outside).count() > 0
    };
    let width = 2 * DIAMOND + 2;
    add(of_kind(true), width, outside, "signal: outside the limits");
    add(of_kind(false), width, run, "signal: one of a run");
    Key::of(entries, room_width)
}

#[cfg(test)]
mod tests;
