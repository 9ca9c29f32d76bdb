//! Counts by month: columns from zero on a wide page, a panel for each scale below one another; on a
//! narrow one bars across, a month below the other. What is not known is said in its place.

use plotters::style::text_anchor::HPos;

use super::Draw;
use super::canvas::{Canvas, Drawn, TextLook};
use super::fills::{Fill, Key};
use super::frame::Room;
use super::rows::part;
use super::scale::{Scale, float};
use super::text_width::{text_width, wrapped};
use super::theme::{CONTEXT, INK, LINE, SMALL, TEXT};
use crate::caseload::Month;
use crate::format::thousands;

/// Columns by month.
#[derive(Clone, Debug, PartialEq)]
pub struct MonthColumns {
    /// The months, from the left.
    pub months: Vec<Month>,
    /// The panels, from the top.
    pub panels: Vec<Panel>,
    /// What stands under each month, and its name.
    pub below: Option<(String, Vec<String>)>,
}

/// Counts on one scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// What is counted.
    pub name: String,
    /// What stands beside one another in each month.
    pub series: Vec<Series>,
}

/// Counts of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Its name where there are several.
    pub name: String,
    /// How its columns are filled.
    pub fill: Fill,
    /// A count for each month; `None` where it is not known.
    pub counts: Vec<Option<u64>>,
}

/// What is said in place of a count.
const NOT_KNOWN: &str = "not known";
/// The height of the highest column, of one panel and of several.
const PLOT: (u32, u32) = (200, 130);
/// The height of a panel in which nothing is counted.
const EMPTY_PLOT: u32 = 16;
/// A column is at most so wide, and a month with its columns.
const WIDEST: (u32, u32) = (60, 210);
/// The height of a bar on a narrow page.
const BAR: u32 = 14;
/// Between a bar or column and its number.
const BESIDE: u32 = 6;
/// Between panels.
const GAP: u32 = 28;
/// Room at the left of columns for the name of what stands below, or for numbers at lines.
const MARGIN: u32 = 48;

impl Panel {
    fn highest(&self) -> u64 {
        let counts = self.series.iter().flat_map(|series| &series.counts).flatten();
        counts.copied().max().unwrap_or(0)
    }

    /// The counts of a month, in the order of the series; `None` if none of them is known.
    fn of_month(&self, at: usize) -> Option<Vec<(Fill, Option<u64>)>> {
        let of = |series: &Series| (series.fill, series.counts.get(at).copied().flatten());
        let counts: Vec<_> = self.series.iter().map(of).collect();
        counts.iter().any(|(_, n)| n.is_some()).then_some(counts)
    }

    /// What its columns are, where there are several kinds.
    fn key(&self, room: Room) -> Key {
        let several = self.series.iter().filter(|_| self.series.len() > 1);
        Key::of(several.map(|series| (series.fill, series.name.as_str())), 0, room)
    }

    /// Its name and its key.
    fn head_height(&self, room: Room) -> u32 {
        LINE * self.name_lines(room).len().try_into().unwrap_or(1) + self.key(room).height()
    }

    fn name_lines(&self, room: Room) -> Vec<String> {
        wrapped(&self.name, room.width, 2, TEXT, true)
    }

    fn draw_head(&self, canvas: &Canvas<'_>, room: Room, top: u32) -> Drawn {
        let lines = self.name_lines(room);
        canvas.lines(&lines, (0, top + LINE / 2), LINE, TextLook::of_size(TEXT).bold())?;
        let n_lines: u32 = lines.len().try_into().unwrap_or(1);
        self.key(room).draw(canvas, top + n_lines * LINE)
    }
}

/// Round numbers from zero to at least the highest count, at most five of them, zero included.
fn ticks(highest: u64) -> Vec<u64> {
    Scale::from_zero(float(highest), 4).ticks().collect()
}

/// Where columns stand on a wide page, in pixels.
struct Layout {
    left: u32,
    month_width: u32,
    column_width: u32,
    /// How wide the widest number is.
    number_width: u32,
    /// Whether every number fits above its column.
    are_numbers_shown: bool,
    /// Every so many months are named.
    n_months_a_name: usize,
}

impl Layout {
    fn of(columns: &MonthColumns, room: Room) -> Self {
        let n_months = u32::try_from(columns.months.len()).unwrap_or(1).max(1);
        let n_series = columns.panels.iter().map(|panel| panel.series.len()).max().unwrap_or(1);
        let n_series = u32::try_from(n_series).unwrap_or(1).max(1);
        let month_width =
            |left: u32| ((room.width - left.min(room.width)) / n_months).min(WIDEST.1);
        let widest = columns
            .panels
            .iter()
            .flat_map(|panel| &panel.series)
            .flat_map(|series| series.counts.iter().flatten())
            .map(|&n| text_width(&thousands(n), SMALL, true))
            .max()
            .unwrap_or(0);
        let left = if columns.below.is_some() { MARGIN } else { 0 };
        let slot = |left: u32| month_width(left) * 9 / 10 / n_series;
        let are_numbers_shown = widest + 4 <= slot(left);
        let highest = columns.panels.iter().map(Panel::highest).max().unwrap_or(0);
        let at_lines =
            ticks(highest).last().map_or(0, |&n| text_width(&thousands(n), SMALL, false));
        let left = if are_numbers_shown { left } else { left.max(at_lines + 10) };
        let month_width = month_width(left).max(1);
        let n_months_a_name =
            usize::try_from((text_width("Sep", SMALL, false) + 6).div_ceil(month_width));
        Self {
            left,
            month_width,
            column_width: (month_width * 2 / 3 / n_series).clamp(1, WIDEST.0),
            number_width: widest,
            are_numbers_shown,
            n_months_a_name: n_months_a_name.unwrap_or(1).max(1),
        }
    }

    /// The middle of a month.
    fn middle(&self, at: usize) -> u32 {
        let at = u32::try_from(at).unwrap_or(0);
        self.left + at * self.month_width + self.month_width / 2
    }

    /// The left end of a column.
    fn column(&self, month: usize, series: usize, n_series: usize) -> u32 {
        let [series, n_series] = [series, n_series].map(|n| u32::try_from(n).unwrap_or(0));
        // Numbers that are wider than the columns have their room between them.
        let pitch = if self.are_numbers_shown && n_series > 1 {
            self.month_width * 9 / 10 / n_series
        } else {
            self.column_width + 2
        };
        let pitch = pitch.min((self.column_width + 4).max(self.number_width + 8));
        let all = pitch * n_series;
        let inset = (pitch - self.column_width.min(pitch)) / 2;
        (self.middle(month) + series * pitch + inset).saturating_sub(all / 2)
    }
}

impl MonthColumns {
    fn plot_height(&self, panel: &Panel) -> u32 {
        if panel.highest() == 0 {
            return EMPTY_PLOT;
        }
        if self.panels.len() > 1 { PLOT.1 } else { PLOT.0 }
    }

    /// How high a panel is on a wide page: its head, room for a number, the columns, the months.
    fn panel_height(&self, panel: &Panel, room: Room) -> u32 {
        panel.head_height(room) + 6 + LINE + self.plot_height(panel) + 2 * LINE
    }

    fn draw_panel(
        &self,
        canvas: &Canvas<'_>,
        panel: &Panel,
        layout: &Layout,
        (room, top): (Room, u32),
    ) -> Drawn {
        panel.draw_head(canvas, room, top)?;
        let plot = self.plot_height(panel);
        let zero = top + panel.head_height(room) + 6 + LINE + plot;
        let end = layout.left + u32::try_from(self.months.len()).unwrap_or(0) * layout.month_width;
        let ticks = ticks(panel.highest());
        let highest = if layout.are_numbers_shown {
            panel.highest()
        } else {
            ticks.last().copied().unwrap_or(0)
        };
        if !layout.are_numbers_shown {
            for &tick in &ticks {
                let y = zero - part(plot, tick, highest);
                canvas.path(&[(layout.left, y), (end, y)], CONTEXT, 1)?;
                let look = TextLook::of_size(SMALL).anchored(HPos::Right);
                canvas.text(&thousands(tick), (layout.left.saturating_sub(8), y), look)?;
            }
        }
        for at in 0..self.months.len() {
            let Some(counts) = panel.of_month(at) else {
                draw_gap(canvas, layout, at, zero)?;
                continue;
            };
            let n_series = counts.len();
            for (series, (fill, n)) in counts.into_iter().enumerate() {
                let Some(n) = n else { continue };
                let left = layout.column(at, series, n_series);
                let column_top = zero - part(plot, n, highest);
                let right = left + layout.column_width;
                fill.fill(canvas, [(left, column_top), (right, zero)])?;
                if layout.are_numbers_shown {
                    let look = TextLook::of_size(SMALL).bold().anchored(HPos::Center);
                    let place = (left.midpoint(right), column_top.saturating_sub(LINE / 2 + 1));
                    canvas.text(&thousands(n), place, look)?;
                }
            }
        }
        canvas.path(&[(layout.left, zero), (end, zero)], INK, 1)?;
        self.draw_months(canvas, layout, zero + 4)
    }

    /// The names of months, and the year under its first.
    fn draw_months(&self, canvas: &Canvas<'_>, layout: &Layout, top: u32) -> Drawn {
        let look = TextLook::of_size(SMALL).anchored(HPos::Center);
        let mut year_named = None;
        for (at, month) in self.months.iter().enumerate().step_by(layout.n_months_a_name) {
            let name = month.to_string();
            let short = name.split(' ').next().unwrap_or_default();
            let x = layout.middle(at);
            canvas.text(short, (x, top + LINE / 2), look)?;
            if year_named != Some(month.year()) {
                year_named = Some(month.year());
                canvas.text(&month.year().to_string(), (x, top + LINE / 2 + 16), look)?;
            }
        }
        Ok(())
    }

    /// What stands under each month, if all of it fits.
    fn draw_below(&self, canvas: &Canvas<'_>, layout: &Layout, top: u32) -> Drawn {
        let Some((name, texts)) = &self.below else { return Ok(()) };
        let widest = texts.iter().map(|text| text_width(text, SMALL, true)).max();
        if widest.unwrap_or(0) + 4 > layout.month_width {
            return Ok(());
        }
        canvas.text(name, (0, top + LINE / 2), TextLook::of_size(SMALL))?;
        let look = TextLook::of_size(SMALL).bold().anchored(HPos::Center);
        for (at, text) in texts.iter().enumerate() {
            canvas.text(text, (layout.middle(at), top + LINE / 2), look)?;
        }
        Ok(())
    }

    /// How high a month's bars are on a narrow page, with its name above them.
    fn month_height(panel: &Panel, at: usize) -> u32 {
        match panel.of_month(at) {
            Some(counts) => LINE + u32::try_from(counts.len()).unwrap_or(1) * (BAR + 3) + 9,
            None => LINE + 9,
        }
    }

    fn narrow_height(&self, panel: &Panel, room: Room) -> u32 {
        let months = (0..self.months.len()).map(|at| Self::month_height(panel, at)).sum::<u32>();
        panel.head_height(room) + 8 + months
    }

    fn draw_narrow(&self, canvas: &Canvas<'_>, panel: &Panel, (room, top): (Room, u32)) -> Drawn {
        panel.draw_head(canvas, room, top)?;
        let mut top = top + panel.head_height(room) + 8;
        let highest = panel.highest();
        let longest =
            room.width.saturating_sub(text_width(&thousands(highest), SMALL, true) + BESIDE + 2);
        for (at, month) in self.months.iter().enumerate() {
            let counts = panel.of_month(at);
            let below = self.below.as_ref().and_then(|(name, texts)| Some((name, texts.get(at)?)));
            let label = match (&counts, below) {
                (None, _) => format!("{month}: {NOT_KNOWN}"),
                (_, Some((name, text))) => format!("{month}, {} {text}", name.to_lowercase()),
                _ => month.to_string(),
            };
            canvas.text(&label, (0, top + LINE / 2), TextLook::of_size(TEXT))?;
            let mut bar_top = top + LINE + 2;
            for (fill, n) in counts.into_iter().flatten() {
                let middle = bar_top + BAR / 2;
                if let Some(n) = n {
                    let end = part(longest, n, highest);
                    fill.fill(canvas, [(0, bar_top), (end, bar_top + BAR)])?;
                    let look = TextLook::of_size(SMALL).bold();
                    canvas.text(&thousands(n), (end + BESIDE, middle), look)?;
                } else {
                    canvas.text(NOT_KNOWN, (0, middle), TextLook::of_size(SMALL))?;
                }
                bar_top += BAR + 3;
            }
            top += Self::month_height(panel, at);
        }
        Ok(())
    }

    /// How high each panel is.
    fn heights(&self, room: Room) -> impl Iterator<Item = (&Panel, u32)> {
        self.panels.iter().map(move |panel| {
            let height = if room.is_narrow {
                self.narrow_height(panel, room)
            } else {
                self.panel_height(panel, room)
            };
            (panel, height)
        })
    }
}

/// Words where nothing is known, if they fit; else a dash.
fn draw_gap(canvas: &Canvas<'_>, layout: &Layout, at: usize, zero: u32) -> Drawn {
    let look = TextLook::of_size(SMALL).anchored(HPos::Center);
    let fits = |text: &str| text_width(text, SMALL, false) + 4 <= layout.month_width;
    let x = layout.middle(at);
    if fits(NOT_KNOWN) {
        return canvas.text(NOT_KNOWN, (x, zero - LINE / 2), look);
    }
    if fits("known") {
        canvas.text("not", (x, zero - LINE * 3 / 2), look)?;
        return canvas.text("known", (x, zero - LINE / 2), look);
    }
    canvas.text("\u{2013}", (x, zero - LINE / 2), look)
}

impl Draw for MonthColumns {
    fn height(&self, room: Room) -> u32 {
        let n_gaps = u32::try_from(self.panels.len()).unwrap_or(1).saturating_sub(1);
        let below = if self.below.is_some() && !room.is_narrow { LINE + 4 } else { 0 };
        self.heights(room).map(|(_, height)| height).sum::<u32>() + n_gaps * GAP + below
    }

    fn draw(&self, canvas: &Canvas<'_>, room: Room) -> Drawn {
        let layout = Layout::of(self, room);
        let mut top = 0;
        for (panel, height) in self.heights(room) {
            if room.is_narrow {
                self.draw_narrow(canvas, panel, (room, top))?;
            } else {
                self.draw_panel(canvas, panel, &layout, (room, top))?;
            }
            top += height + GAP;
        }
        if room.is_narrow {
            Ok(())
        } else {
            self.draw_below(canvas, &layout, top - GAP.min(top) + 4)
        }
    }
}

#[cfg(test)]
mod tests;
