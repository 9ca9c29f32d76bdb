//! Scales: round whole numbers along a length in pixels, placed by us and never by plotters, whose
//! placing uses logarithms that differ between machines in their last digits.

use super::text_width::text_width;
use super::theme::SMALL;
use crate::format::thousands;

/// A scale has at most so many steps.
const N_MOST_STEPS: u64 = 8;
/// Between the numbers of a scale that lies flat, in pixels.
const BETWEEN: u32 = 18;
/// What is larger lies at the end of the scale.
const LARGEST: f64 = 1e15;

/// Where values are, from the first round number to the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    first: u64,
    last: u64,
    step: u64,
}

impl Scale {
    /// From 0 to the round number at or above the largest value, in at most so many steps of 1, 2 or
    /// 5, or these with zeros.
    pub fn from_zero(largest: f64, n_steps: u64) -> Self {
        Self::between(0.0, largest, n_steps)
    }

    /// Of values that are followed rather than measured against nothing: from 0, or where all of them
    /// are above half of the largest, from the round number below the smallest.
    pub fn around(smallest: f64, largest: f64, n_steps: u64) -> Self {
        let from = if smallest * 2.0 > largest { smallest } else { 0.0 };
        Self::between(from, largest, n_steps)
    }

    /// From 0, with as many numbers as stand side by side along so many pixels.
    pub fn along(largest: f64, length: u32) -> Self {
        let few = Self::from_zero(largest, 1);
        let scales = (1..=N_MOST_STEPS).rev().map(|n| Self::from_zero(largest, n));
        let fits = |scale: &Self| {
            let widest = scale.ticks().map(|tick| text_width(&thousands(tick), SMALL, false)).max();
            let n_steps = u32::try_from((scale.last - scale.first) / scale.step).unwrap_or(1);
            (widest.unwrap_or(0) + BETWEEN) * n_steps <= length
        };
        scales.into_iter().find(fits).unwrap_or(few)
    }

    /// From the round number at or below the smallest value to that at or above the largest, in at
    /// most so many steps.
    pub fn between(smallest: f64, largest: f64, n_steps: u64) -> Self {
        let smallest = whole(smallest.floor());
        let largest = whole(largest.ceil()).max(smallest + 1);
        let by = |step: u64| Self {
            first: smallest / step * step,
            last: largest.div_ceil(step) * step,
            step,
        };
        // A step above the largest value has one step from 0.
        let fits = |scale: &Self| (scale.last - scale.first) / scale.step <= n_steps.max(1);
        round_steps().map(by).find(fits).unwrap_or_else(|| by(largest))
    }

    /// The first of the round numbers.
    pub fn first(self) -> f64 {
        float(self.first)
    }

    /// The round numbers, in order.
    pub fn ticks(self) -> impl Iterator<Item = u64> {
        (self.first..=self.last).step_by(usize::try_from(self.step).unwrap_or(usize::MAX))
    }

    /// Where a value is as a share of the scale's length: below 0 or above 1 outside.
    pub fn share(self, value: f64) -> f64 {
        (value - float(self.first)) / float(self.last - self.first)
    }

    /// Where a value is along so many pixels; what lies outside is at the nearer end.
    pub fn place(self, value: f64, length: u32) -> u32 {
        part_of(length, self.share(value).clamp(0.0, 1.0))
    }
}

/// 1, 2 and 5, and these with zeros.
fn round_steps() -> impl Iterator<Item = u64> {
    let zeros = std::iter::successors(Some(1_u64), |zeros| zeros.checked_mul(10));
    zeros.flat_map(|zeros| [1, 2, 5].map(|n| zeros.saturating_mul(n)))
}

/// Round numbers between two that need not be round, with at most so many steps between those.
pub fn round_within(from: u64, to: u64, n_steps: u64) -> impl Iterator<Item = u64> {
    let reaches = |step: &u64| step.saturating_mul(n_steps) >= to.saturating_sub(from).max(1);
    let step = round_steps().find(reaches).unwrap_or(u64::MAX);
    (from.div_ceil(step) * step..=to).step_by(usize::try_from(step).unwrap_or(usize::MAX))
}

/// A share of a length in pixels.
pub fn part_of(length: u32, share: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of the picture's length"
    )]
    let part = (share * f64::from(length)).round() as u32;
    part
}

/// The whole number below a value, of those that a scale can show.
pub fn whole(value: f64) -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number from 0 to the largest of a scale"
    )]
    let whole = value.clamp(0.0, LARGEST) as u64;
    whole
}

/// A number of cases as a place in a drawing needs it.
pub fn float(number: u64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a position on a picture")]
    let number = number as f64;
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(scale: Scale, expected: &[u64]) {
        assert_eq!(scale.ticks().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn round_numbers_from_zero() {
        check(Scale::from_zero(54.0, 6), &[0, 10, 20, 30, 40, 50, 60]);
        check(Scale::from_zero(54.0, 3), &[0, 20, 40, 60]);
        check(Scale::from_zero(50.0, 1), &[0, 50]);
        check(Scale::from_zero(0.4, 4), &[0, 1]);
    }

    #[test]
    fn nothing_and_very_much() {
        check(Scale::from_zero(0.0, 4), &[0, 1]);
        check(Scale::from_zero(10_000_001.0, 4), &[0, 5_000_000, 10_000_000, 15_000_000]);
        assert_eq!(Scale::from_zero(f64::MAX, 4).place(f64::MAX, 100), 100);
    }

    #[test]
    fn values_far_from_zero_are_followed_nearer() {
        check(Scale::around(19.2, 26.9, 4), &[15, 20, 25, 30]);
        check(Scale::around(9.0, 26.9, 4), &[0, 10, 20, 30]);
    }

    #[test]
    fn numbers_side_by_side_do_not_touch() {
        for largest in [3.0, 54.0, 999.0, 10_000_000.0, 1e14] {
            let scale = Scale::along(largest, 340);
            let places: Vec<u32> =
                scale.ticks().map(|tick| scale.place(float(tick), 340)).collect();
            let width = |tick| text_width(&thousands(tick), SMALL, false);
            let widest = scale.ticks().map(width).max().unwrap();
            assert!(places.len() >= 2);
            assert!(places.windows(2).all(|pair| pair[1] - pair[0] > widest), "{places:?}");
        }
    }

    #[test]
    fn places_are_in_proportion() {
        let scale = Scale::from_zero(50.0, 5);
        assert_eq!(
            [0.0, 12.5, 25.0, 50.0].map(|value| scale.place(value, 400)),
            [0, 100, 200, 400]
        );
        assert_eq!(scale.place(-3.0, 400), 0);
    }
}
