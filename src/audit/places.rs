//! Places of averages in an order: the highest is 1st, and each has one more than how many are higher.
//!
//! Averages that are shown as the same number, to one decimal, share a place: a reader can check an
//! order by the figures of the table, and a difference that these do not show changes nobody's place.
//! Tables and charts have their places from here.

use std::cmp::Reverse;

use crate::format::Exact;

/// A place in an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// From 1, the highest.
    pub number: u64,
    /// Whether no other shares it.
    pub is_alone: bool,
}

/// The place of each of these averages, in their sequence.
pub fn places<'a>(averages: impl IntoIterator<Item = &'a Exact>) -> Vec<Place> {
    let mut sorted: Vec<(usize, &Exact, String)> = averages
        .into_iter()
        .enumerate()
        .map(|(at, average)| (at, average, average.one_decimal()))
        .collect();
    sorted.sort_by_key(|&(_, average, _)| Reverse(average));
    let mut places = Vec::with_capacity(sorted.len());
    let mut n_higher = 0;
    for alike in sorted.chunk_by(|a, b| a.2 == b.2) {
        let place = Place { number: n_higher + 1, is_alone: alike.len() == 1 };
        places.extend(alike.iter().map(|&(at, ..)| (at, place)));
        n_higher += alike.len() as u64;
    }
    places.sort_by_key(|&(at, _)| at);
    places.into_iter().map(|(_, place)| place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(tenths_of_tenths: &[u64], expected: &[(u64, bool)]) {
        let averages: Vec<Exact> =
            tenths_of_tenths.iter().map(|&n| Exact::quotient(n, 100).unwrap()).collect();
        let found: Vec<(u64, bool)> =
            places(&averages).iter().map(|place| (place.number, place.is_alone)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_highest_is_first() {
        check(&[1_000, 3_000, 2_000], &[(3, true), (1, true), (2, true)]);
    }

    #[test]
    fn equal_ones_share_a_place_and_the_next_stands_below_all_of_them() {
        check(&[2_000, 3_000, 2_000, 1_000], &[(2, false), (1, true), (2, false), (4, true)]);
    }

    #[test]
    fn those_that_look_equal_share_a_place() {
        // 20.04 and 19.95 are both shown as 20.0; 20.05 as 20.1 and 19.94 as 19.9.
        check(&[2_004, 1_995, 2_005, 1_994], &[(2, false), (2, false), (1, true), (4, true)]);
    }

    #[test]
    fn of_none_there_is_none() {
        check(&[], &[]);
    }
}
