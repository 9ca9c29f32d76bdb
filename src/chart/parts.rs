//! A high drawing in parts that sheets of paper have room for.

use std::ops::Range;

/// A drawing of this height in parts, from top to end: each as high as it can be up to so many
/// pixels, cut only at `cuts`, which ascend. What cannot be cut stays one part, however high.
pub fn parts(height: u32, cuts: &[u32], highest: u32) -> Vec<Range<u32>> {
    let mut parts = Vec::new();
    let (mut top, mut last) = (0, 0);
    for next in cuts.iter().copied().chain([height]) {
        if next - top.min(next) > highest && last > top {
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
    fn parts_are_as_high_as_they_can_be() {
        check(230, &[40, 80, 120, 160, 200], &[(0, 80), (80, 160), (160, 230)]);
        check(200, &[50, 100, 150], &[(0, 100), (100, 200)]);
    }

    #[test]
    fn the_end_is_cut_off_where_it_does_not_fit() {
        check(110, &[40, 80], &[(0, 80), (80, 110)]);
    }

    #[test]
    fn what_cannot_be_cut_stays_one() {
        check(300, &[], &[(0, 300)]);
        check(400, &[150, 320], &[(0, 150), (150, 320), (320, 400)]);
    }
}
