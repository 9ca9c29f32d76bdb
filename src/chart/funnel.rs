//! Values against the size of what they are of, between lines that come together as size grows.

mod plane;

use plotters::style::Color;
use plotters::style::text_anchor::HPos;

use super::Draw;
use super::canvas::{Canvas, Drawn, TextLook};
use super::frame::Room;
use super::scale::{float, round_within, whole};
use super::text_width::{text_width, wrapped};
use super::theme::{CONTEXT, FOCUS, INK, LINE, PAPER, SMALL, TEXT};
use crate::format::thousands;
use plane::{Plane, RADIUS, Taken, limit_width};

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

impl Draw for FunnelPlot {
    fn height(&self, room: Room) -> u32 {
        Plane::of(self, room).bottom + 2 * LINE + 8
    }

    fn draw(&self, canvas: &Canvas<'_>, room: Room) -> Drawn {
        let plane = Plane::of(self, room);
        plane.key.draw(canvas)?;
        self.draw_axes(canvas, &plane, room)?;
        let dots = self.dots.iter().map(|dot| Taken::around(&plane, dot));
        let mut taken: Vec<Taken> = dots.collect();
        self.draw_lines(canvas, &plane)?;
        let lines = self.line_areas(&plane);
        // What the title speaks of is named before all else. Lines to names end under their dots.
        let (in_focus, others): (Vec<&Dot>, Vec<&Dot>) =
            self.dots.iter().partition(|dot| dot.is_in_focus);
        for dot in in_focus {
            draw_name(canvas, dot, (&plane, room), (&lines, &mut taken))?;
        }
        self.name_lines(canvas, (&plane, room), &mut taken)?;
        for dot in others {
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
        canvas.text(&fit(values), (0, plane.key.height() + LINE / 2), look)?;
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

    fn draw_lines(&self, canvas: &Canvas<'_>, plane: &Plane) -> Drawn {
        let (value, _) = &self.middle;
        let y = plane.y(*value);
        canvas.path(&[(plane.left, y), (plane.right, y)], INK, 1)?;
        for (at, limit) in self.limits.iter().enumerate() {
            for of_one in [limit.of_one, -limit.of_one] {
                let places = plane.line(*value, of_one);
                if places.len() > 1 {
                    canvas.path(&places, CONTEXT, limit_width(at))?;
                }
            }
        }
        Ok(())
    }

    /// Names the middle first, then the limits, where there is room beside them; else a key does.
    fn name_lines(
        &self,
        canvas: &Canvas<'_>,
        (plane, room): (&Plane, Room),
        taken: &mut Vec<Taken>,
    ) -> Drawn {
        let (value, name) = &self.middle;
        let mut named = vec![(plane.y(*value), name, true)];
        if !room.is_narrow {
            named.extend(self.limits.iter().filter_map(|limit| {
                let &(_, y) = plane.line(*value, limit.of_one).last()?;
                Some((y, &limit.name, false))
            }));
        }
        for (y, name, is_bold) in named {
            let width = text_width(name, SMALL, is_bold);
            let (right, left) = (plane.right.saturating_sub(width), plane.left + 6);
            let (above, below) = (y.saturating_sub(LINE / 2 + 1), y + LINE / 2 + 1);
            let places = if room.is_narrow {
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
            let Some(area) = places.into_iter().map(area).find(is_free) else { continue };
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
/// there is no room off them, it stands on them, or is left out.
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
            && area.top + 6 >= plane.top
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
    let off_lines = reached().find(|area| is_off_lines(area));
    // In a narrow picture only what the title speaks of may stand on them.
    let may_be_on_lines = dot.is_in_focus || !room.is_narrow;
    let on_lines = || reached().next().or(free.first()).filter(|_| may_be_on_lines);
    let Some(&area) = off_lines.or_else(on_lines) else { return Ok(()) };
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
