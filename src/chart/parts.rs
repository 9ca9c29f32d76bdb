//! A high drawing in parts that sheets of paper have room for.

use std::ops::Range;

/// Heights that are tried differ by so many pixels.
const STEP: usize = 10;

/// A drawing of this height in as few parts as there can be of at most so many pixels, from top to
/// end, about alike, cut only at `cuts`, which ascend. What cannot be cut stays one part, however high.
pub fn parts(height: u32, cuts: &[u32], highest: u32) -> Vec<Range<u32>> {
    let fewest = as_high_as_can_be(height, cuts, highest);
    let n = u32::try_from(fewest.len()).unwrap_or(u32::MAX);
    (height.div_ceil(n.max(1))..highest)
        .step_by(STEP)
        .map(|lower| as_high_as_can_be(height, cuts, lower))
        .find(|parts| parts.len() == fewest.len())
        .unwrap_or(fewest)
}

fn as_high_as_can_be(height: u32, cuts: &[u32], highest: u32) -> Vec<Range<u32>> {
    let mut parts = Vec::new();
    let (mut top, mut last) = (0, 0);
    for next in cuts.iter().copied().chain([height]) {
        if next.saturating_sub(top) > highest && last > top {
            parts.push(top..last);
            top = last;
        }
        last = next;
    }
    parts.push(top..height);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(height: u32, cuts: &[u32], expected: &[(u32, u32)]) {
        let parts = parts(height, cuts, 100);
        assert!(parts.iter().map(|part| (part.start, part.end)).eq(expected.iter().copied()));
    }

    #[test]
    fn what_fits_stays_whole() {
        check(100, &[30, 60], &[(0, 100)]);
    }

    #[test]
    fn parts_are_few_and_about_alike() {
        check(230, &[40, 80, 120, 160, 200], &[(0, 80), (80, 160), (160, 230)]);
        check(200, &[50, 100, 150], &[(0, 100), (100, 200)]);
        check(120, &[20, 40, 60, 80, 100], &[(0, 60), (60, 120)]);
    }

    #[test]
    fn the_end_is_no_scrap() {
        check(110, &[40, 80], &[(0, 40), (40, 110)]);
        check(110, &[50, 100], &[(0, 50), (50, 110)]);
    }

    #[test]
    fn what_cannot_be_cut_stays_one() {
        check(300, &[], &[(0, 300)]);
        check(400, &[150, 320], &[(0, 150), (150, 320), (320, 400)]);
    }
}
