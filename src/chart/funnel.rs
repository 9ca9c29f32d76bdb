//! Values against the size of what they are of, between lines that come together as size grows.

use plotters::style::Color;
use plotters::style::text_anchor::HPos;

use super::Draw;
use super::canvas::{Canvas, Drawn, TextLook};
use super::frame::Room;
use super::scale::{Scale, float, part_of, round_within, whole};
use super::text_width::{text_width, wrapped};
use super::theme::{CONTEXT, FOCUS, INK, LINE, PAPER, SMALL, TEXT};
use crate::format::thousands;

/// The radius of a dot.
const RADIUS: u32 = 5;
/// Room at the right of a wide picture for the names of lines.
const MARGIN: u32 = 150;
/// How far, in pixels, a place of a line is from a whole one that stands for it.
const NEARLY: f64 = 0.1;
/// A line that rises by more pixels for each to the right bends, and has places there in any case.
const STEEP: f64 = 0.3;
/// How far from its dot a name is put where there is no room beside it.
const FAR: [u32; 3] = [26, 52, 84];
/// A name beside a dot is at most so wide.
const WIDEST_NAME: (u32, u32) = (300, 150);

/// Dots between lines.
#[derive(Clone, Debug, PartialEq)]
pub struct FunnelPlot {
    /// What sizes and values are.
    pub names: [String; 2],
    /// The dots.
    pub dots: Vec<Dot>,
    /// The value of all together and its name.
    pub middle: (f64, String),
    /// The lines on both sides of it, the outer ones first.
    pub limits: Vec<Limit>,
}

/// A dot.
#[derive(Clone, Debug, PartialEq)]
pub struct Dot {
    /// What it is of, where that is written beside it.
    pub name: Option<String>,
    /// Its size.
    pub size: u64,
    /// Its value.
    pub value: f64,
    /// Whether the title speaks of it.
    pub is_in_focus: bool,
}

/// Two lines, as far from the middle as a number divided by the root of the size.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit {
    /// Its name.
    pub name: String,
    /// How far it is from the middle at size 1.
    pub of_one: f64,
}

/// An area that is taken by text, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Taken {
    left: u32,
    top: u32,
    right: u32,
    bottom: u32,
}

impl Taken {
    fn around(plane: &Plane, dot: &Dot) -> Self {
        let (x, y) = (plane.x(float(dot.size)), plane.y(dot.value));
        Self {
            left: x.saturating_sub(RADIUS),
            top: y.saturating_sub(RADIUS),
            right: x + RADIUS,
            bottom: y + RADIUS,
        }
    }

    fn meets(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

/// Where sizes and values are, in pixels.
struct Plane {
    left: u32,
    right: u32,
    top: u32,
    bottom: u32,
    least: f64,
    largest: f64,
    smallest_size: u64,
    values: Scale,
}

impl Plane {
    fn of(funnel: &FunnelPlot, room: Room) -> Self {
        let sizes = || funnel.dots.iter().map(|dot| dot.size);
        let smallest_size = sizes().min().unwrap_or(1).max(1);
        let largest_size = sizes().max().unwrap_or(1).max(1);
        // Room at both sides of the dots, so that those of few workers stand apart too.
        let beside = ((largest_size - smallest_size) / 8).max(1);
        let outermost = funnel.limits.first().map_or(0.0, |limit| limit.of_one);
        let reach = outermost / float(smallest_size).sqrt();
        let values = funnel.dots.iter().map(|dot| dot.value);
        let values = values.chain([funnel.middle.0 - reach, funnel.middle.0 + reach]);
        let (low, high) = values
            .fold((f64::MAX, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
        let values = Scale::between(low.max(0.0), high, 5);
        let widest = values.ticks().map(|tick| text_width(&thousands(tick), SMALL, false)).max();
        Self {
            left: widest.unwrap_or(0) + 12,
            right: room.width.saturating_sub(if room.is_narrow { RADIUS + 2 } else { MARGIN }),
            top: LINE + 10,
            bottom: if room.is_narrow { 320 } else { 360 },
            least: float(smallest_size.saturating_sub(beside)),
            largest: float(largest_size) + float(beside) / 2.0,
            smallest_size,
            values,
        }
    }

    fn x(&self, size: f64) -> u32 {
        let width = self.right.saturating_sub(self.left);
        let share = (size - self.least) / (self.largest - self.least);
        self.left + part_of(width, share.clamp(0.0, 1.0))
    }

    fn y(&self, value: f64) -> u32 {
        self.bottom - self.values.place(value, self.bottom - self.top)
    }

    /// The places of a line so far from the middle at size 1, as far as it is in the picture, from the
    /// smallest size to the right end. Places are whole pixels: of all those along the line the ones are
    /// taken that are nearly on it, so that it has no steps.
    fn line(&self, middle: f64, of_one: f64) -> Vec<(u32, u32)> {
        let width = f64::from(self.right.saturating_sub(self.left).max(1));
        let height = f64::from(self.bottom - self.top);
        let from = self.x(float(self.smallest_size));
        let mut kept: Vec<(u32, u32)> = Vec::new();
        let mut before = None;
        for x in from..=self.right {
            let share = f64::from(x - self.left) / width;
            let size = (self.least + share * (self.largest - self.least)).max(1e-9);
            let value = middle + of_one / size.sqrt();
            if value < self.values.first() {
                continue;
            }
            let above = self.values.share(value) * height;
            let is_near = (above - above.round()).abs() < NEARLY;
            let is_steep = before.is_some_and(|before: f64| (above - before).abs() > STEEP);
            before = Some(above);
            let apart = kept.last().map_or(u32::MAX, |last| x - last.0);
            let is_kept = is_near && apart >= 5 || is_steep && apart >= 12;
            if is_kept || apart == u32::MAX || x == self.right {
                kept.push((x, self.bottom - part_of(self.bottom - self.top, above / height)));
            }
        }
        kept
    }
}

impl Draw for FunnelPlot {
    fn height(&self, room: Room) -> u32 {
        Plane::of(self, room).bottom + 2 * LINE + 8
    }

    fn draw(&self, canvas: &Canvas<'_>, room: Room) -> Drawn {
        let plane = Plane::of(self, room);
        self.draw_axes(canvas, &plane, room)?;
        let dots = self.dots.iter().map(|dot| Taken::around(&plane, dot));
        let mut taken: Vec<Taken> = dots.collect();
        self.draw_lines(canvas, &plane, room, &mut taken)?;
        let lines = self.line_areas(&plane);
        // Lines to names end under their dots.
        for dot in self.dots.iter().filter(|dot| dot.name.is_some()) {
            draw_name(canvas, dot, (&plane, room), (&lines, &mut taken))?;
        }
        for dot in &self.dots {
            let (x, y) = (plane.x(float(dot.size)), plane.y(dot.value));
            let colour = if dot.is_in_focus { FOCUS } else { CONTEXT };
            canvas.dot((x, y), RADIUS + 1, PAPER.filled())?;
            canvas.dot((x, y), RADIUS, colour.filled())?;
        }
        Ok(())
    }
}

impl FunnelPlot {
    fn draw_axes(&self, canvas: &Canvas<'_>, plane: &Plane, room: Room) -> Drawn {
        let [sizes, values] = &self.names;
        let look = TextLook::of_size(SMALL);
        let fit = |name: &str| wrapped(name, room.width, 1, SMALL, false).concat();
        canvas.text(&fit(values), (0, LINE / 2), look)?;
        let end = look.anchored(HPos::Right);
        canvas.text(&fit(sizes), (plane.right, plane.bottom + LINE + LINE / 2 + 6), end)?;
        canvas.path(&[(plane.left, plane.bottom), (plane.right, plane.bottom)], INK, 1)?;
        for value in plane.values.ticks() {
            let y = plane.y(float(value));
            canvas.path(&[(plane.left - 4, y), (plane.left, y)], INK, 1)?;
            canvas.text(&thousands(value), (plane.left - 8, y), end)?;
        }
        canvas.path(&[(plane.left, plane.top), (plane.left, plane.bottom)], INK, 1)?;
        let n_steps = if room.is_narrow { 5 } else { 8 };
        for size in round_within(whole(plane.least), whole(plane.largest), n_steps) {
            let x = plane.x(float(size));
            canvas.path(&[(x, plane.bottom), (x, plane.bottom + 4)], INK, 1)?;
            let look = look.anchored(HPos::Center);
            canvas.text(&thousands(size), (x, plane.bottom + LINE / 2 + 5), look)?;
        }
        Ok(())
    }

    /// Draws the lines with their names, where these have room.
    fn draw_lines(
        &self,
        canvas: &Canvas<'_>,
        plane: &Plane,
        room: Room,
        taken: &mut Vec<Taken>,
    ) -> Drawn {
        let (value, name) = &self.middle;
        let y = plane.y(*value);
        canvas.path(&[(plane.left, y), (plane.right, y)], INK, 1)?;
        let mut named = vec![(y, name.as_str(), true)];
        for (at, limit) in self.limits.iter().enumerate() {
            let width = if at == 0 { 2 } else { 1 };
            for of_one in [limit.of_one, -limit.of_one] {
                let places = plane.line(*value, of_one);
                if places.len() > 1 {
                    canvas.path(&places, CONTEXT, width)?;
                }
                if let Some(&(_, y)) = places.last().filter(|_| of_one > 0.0) {
                    named.push((y, limit.name.as_str(), false));
                }
            }
        }
        // The middle first, then the outermost: a name that has no room is left out.
        for (y, name, is_bold) in named {
            let width = text_width(name, SMALL, is_bold);
            let tries = if room.is_narrow {
                let (right, left) = (plane.right.saturating_sub(width), plane.left + 6);
                let (above, below) = (y.saturating_sub(LINE / 2 + 1), y + LINE / 2 + 1);
                // Limits begin where the dots do, the middle at the axis.
                let left = if is_bold { left } else { right };
                [(right, above), (right, below), (left, above), (left, below)]
            } else {
                [(plane.right + 8, y); 4]
            };
            let area = |(left, middle): (u32, u32)| Taken {
                left,
                top: middle.saturating_sub(LINE / 2),
                right: left + width,
                bottom: middle + LINE / 2,
            };
            let is_free = |area: &Taken| !taken.iter().any(|other| area.meets(*other));
            let Some(area) = tries.into_iter().map(area).find(is_free) else { continue };
            taken.push(area);
            let look = TextLook { is_bold, ..TextLook::of_size(SMALL) };
            canvas.text_on_paper(name, (area.left, area.top + LINE / 2), look)?;
        }
        Ok(())
    }

    /// The areas that lines go through.
    fn line_areas(&self, plane: &Plane) -> Vec<Taken> {
        let middle = self.middle.0;
        let both = self.limits.iter().flat_map(|limit| [limit.of_one, -limit.of_one]);
        let mut lines: Vec<Vec<(u32, u32)>> =
            both.map(|of_one| plane.line(middle, of_one)).collect();
        let y = plane.y(middle);
        lines.push(vec![(plane.left, y), (plane.right, y)]);
        let pieces = lines.iter().flat_map(|line| line.windows(2));
        let area = |piece: &[(u32, u32)]| match piece {
            &[(left, y), (right, other)] => Some(Taken {
                left,
                top: y.min(other).saturating_sub(1),
                right,
                bottom: y.max(other) + 1,
            }),
            _ => None,
        };
        pieces.filter_map(area).collect()
    }
}

/// A line as small areas one after the other.
fn pieces(from: (u32, u32), to: (u32, u32)) -> Vec<Taken> {
    const N: u32 = 16;
    let between = |a: u32, b: u32, at: u32| (a * (N - at) + b * at) / N;
    let place = |at| (between(from.0, to.0, at), between(from.1, to.1, at));
    let piece = |at| {
        let ((x, y), (next_x, next_y)) = (place(at), place(at + 1));
        Taken {
            left: x.min(next_x).saturating_sub(1),
            top: y.min(next_y).saturating_sub(1),
            right: x.max(next_x) + 1,
            bottom: y.max(next_y) + 1,
        }
    };
    (0..N).map(piece).collect()
}

/// A name beside its dot, where there is room: off the lines if it can be, further away if need be, with
/// a thin line to the dot. Lines are what a dot is judged by, so that no name takes them away: where
/// there is no room off them, it stands on them.
fn draw_name(
    canvas: &Canvas<'_>,
    dot: &Dot,
    (plane, room): (&Plane, Room),
    (line_areas, taken): (&[Taken], &mut Vec<Taken>),
) -> Drawn {
    let Some(name) = &dot.name else { return Ok(()) };
    let (x, y) = (plane.x(float(dot.size)), plane.y(dot.value));
    let widest = if room.is_narrow { WIDEST_NAME.1 } else { WIDEST_NAME.0 };
    let (size, line) = if room.is_narrow { (SMALL, LINE - 3) } else { (TEXT, LINE) };
    let lines = wrapped(name, widest, 3, size, dot.is_in_focus);
    let width = lines.iter().map(|line| text_width(line, size, dot.is_in_focus)).max();
    let (width, height) = (width.unwrap_or(0), line * u32::try_from(lines.len()).unwrap_or(1));
    let right = x + RADIUS + 5;
    let left = x.saturating_sub(RADIUS + 5 + width);
    let middle = y.saturating_sub(height / 2);
    let (above, below) = (y.saturating_sub(height + RADIUS + 2), y + RADIUS + 2);
    let centred = x.saturating_sub(width / 2);
    let beside = [
        (right, middle),
        (left, middle),
        (centred, above),
        (centred, below),
        (right, above),
        (right, below),
        (left, above),
        (left, below),
    ];
    let away = FAR.into_iter().flat_map(|far| {
        let (up, down) = (above.saturating_sub(far), below + far);
        let (before, after) = (left.saturating_sub(far), right + far);
        [
            (after, up),
            (after, down),
            (before, up),
            (before, down),
            (right, up),
            (right, down),
            (left, up),
            (left, down),
            (centred, up),
            (centred, down),
            (after, middle),
            (before, middle),
        ]
    });
    let tries = beside.into_iter().chain(away);
    let area =
        |(left, top): (u32, u32)| Taken { left, top, right: left + width, bottom: top + height };
    let is_free = |area: &Taken| {
        area.left > plane.left
            && area.right <= room.width
            && area.top >= LINE + 4
            && area.bottom < plane.bottom
            && !taken.iter().any(|other| area.meets(*other))
    };
    // From the dot to what is nearest of a name that is not beside it, in pieces.
    let line_to = |area: &Taken| {
        let near = (x.clamp(area.left, area.right), y.clamp(area.top, area.bottom));
        let is_beside = near.0.abs_diff(x).max(near.1.abs_diff(y)) <= RADIUS + LINE / 2;
        (!is_beside).then_some(near)
    };
    let is_reached = |area: &Taken| {
        let own = Taken::around(plane, dot);
        let pieces = line_to(area).map(|near| pieces((x, y), near)).unwrap_or_default();
        let mut pieces = pieces.into_iter().filter(|piece| !piece.meets(own));
        pieces.all(|piece| !taken.iter().any(|other| piece.meets(*other)))
    };
    let is_off_lines = |area: &Taken| !line_areas.iter().any(|line| area.meets(*line));
    let free: Vec<Taken> = tries.map(area).filter(is_free).collect();
    let reached = || free.iter().filter(|area| is_reached(area));
    let first = reached().find(|area| is_off_lines(area)).or_else(|| reached().next());
    let Some(&area) = first.or(free.first()) else { return Ok(()) };
    let line_to_it = line_to(&area);
    taken.push(area);
    let look = TextLook { is_bold: dot.is_in_focus, ..TextLook::of_size(size) };
    if let Some(near) = line_to_it {
        taken.extend(pieces((x, y), near));
        canvas.path(&[(x, y), near], INK, 1)?;
    }
    // Lines on the left of a dot end beside it.
    let (x, look) = if area.right < x {
        (area.right, look.anchored(HPos::Right))
    } else if area.left > x {
        (area.left, look)
    } else {
        (area.left.midpoint(area.right), look.anchored(HPos::Center))
    };
    canvas.lines(&lines, (x, area.top + line / 2), line, look)
}

#[cfg(test)]
mod tests;
