//! Where sizes, values and lines are in a funnel plot, and what areas are taken.

use super::{Dot, FunnelPlot};
use crate::chart::frame::Room;
use crate::chart::key::{Entry, Key, Mark};
use crate::chart::scale::{Scale, float, part_of};
use crate::chart::text_width::text_width;
use crate::chart::theme::{CONTEXT, LINE, SMALL};
use crate::format::thousands;

/// The radius of a dot.
pub(super) const RADIUS: u32 = 5;
/// Room at the right of a wide picture for the names of lines.
pub(super) const MARGIN: u32 = 150;
/// How far, in pixels, a place of a line is from a whole one that stands for it.
const NEARLY: f64 = 0.1;
/// A line that rises by more pixels for each to the right bends, and has places there in any case.
const STEEP: f64 = 0.3;

/// An area that is taken by text, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Taken {
    pub(super) left: u32,
    pub(super) top: u32,
    pub(super) right: u32,
    pub(super) bottom: u32,
}

impl Taken {
    pub(super) fn around(plane: &Plane, dot: &Dot) -> Self {
        let (x, y) = (plane.x(float(dot.size)), plane.y(dot.value));
        Self {
            left: x.saturating_sub(RADIUS),
            top: y.saturating_sub(RADIUS),
            right: x + RADIUS,
            bottom: y + RADIUS,
        }
    }

    pub(super) fn meets(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

/// Where sizes and values are, in pixels.
pub(super) struct Plane {
    /// The limits, where there is no room for their names beside them.
    pub(super) key: Key,
    pub(super) left: u32,
    pub(super) right: u32,
    pub(super) top: u32,
    pub(super) bottom: u32,
    pub(super) least: f64,
    pub(super) largest: f64,
    smallest_size: u64,
    pub(super) values: Scale,
}

impl Plane {
    pub(super) fn of(funnel: &FunnelPlot, room: Room) -> Self {
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
        let key = key(funnel, room);
        let top = key.height() + LINE + 10;
        let widest = values.ticks().map(|tick| text_width(&thousands(tick), SMALL, false)).max();
        Self {
            left: widest.unwrap_or(0) + 12,
            right: room.width.saturating_sub(if room.is_narrow { RADIUS + 2 } else { MARGIN }),
            top,
            bottom: top + if room.is_narrow { 292 } else { 332 },
            key,
            least: float(smallest_size.saturating_sub(beside)),
            largest: float(largest_size) + float(beside) / 2.0,
            smallest_size,
            values,
        }
    }

    pub(super) fn x(&self, size: f64) -> u32 {
        let width = self.right.saturating_sub(self.left);
        let share = (size - self.least) / (self.largest - self.least);
        self.left + part_of(width, share.clamp(0.0, 1.0))
    }

    pub(super) fn y(&self, value: f64) -> u32 {
        self.bottom - self.values.place(value, self.bottom - self.top)
    }

    /// The places of a line so far from the middle at size 1, as far as it is in the picture, from the
    /// smallest size to the right end. Places are whole pixels: of all those along the line the ones are
    /// taken that are nearly on it, so that it has no steps.
    pub(super) fn line(&self, middle: f64, of_one: f64) -> Vec<(u32, u32)> {
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

fn key(funnel: &FunnelPlot, room: Room) -> Key {
    let outermost: Mark =
        &|canvas, (x, y)| canvas.path(&[(x, y), (x + 22, y)], CONTEXT, limit_width(0));
    let within: Mark =
        &|canvas, (x, y)| canvas.path(&[(x, y), (x + 22, y)], CONTEXT, limit_width(1));
    let limits = funnel.limits.iter().enumerate().filter(|_| room.is_narrow);
    let entries = limits.map(|(at, limit)| Entry {
        width: 22,
        mark: if at == 0 { outermost } else { within },
        words: limit.name.clone(),
    });
    Key::of(entries.collect(), room.width)
}

/// How wide the line of a limit is, by its place.
pub(super) fn limit_width(at: usize) -> u32 {
    if at == 0 { 2 } else { 1 }
}
