//! Cases by a number of days, in a few figures: how many are known, the middle, the longest.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::format::Exact;
use crate::stats::quantile_of_counts;

/// How many cases there are of each number of days.
#[derive(Clone, Debug, Default)]
pub struct DayCounts(BTreeMap<u64, u64>);

impl DayCounts {
    /// Adds cases of a number of days.
    pub fn add(&mut self, n_days: u32, n_cases: u64) {
        *self.0.entry(u64::from(n_days)).or_default() += n_cases;
    }

    /// How many cases are of more days than these.
    pub fn n_over(&self, n_days: u32) -> u64 {
        self.0.range(u64::from(n_days) + 1..).map(|(_, n_cases)| n_cases).sum()
    }

    /// What they are together.
    pub fn figures(&self) -> KnownDays {
        let counts: Vec<(u64, u64)> = self.0.iter().map(|(&days, &n)| (days, n)).collect();
        let half = Exact::quotient(1, 2);
        let median = half.and_then(|half| quantile_of_counts(&counts, &half));
        KnownDays {
            n_known: self.0.values().sum(),
            median: median.map(|median| {
                let is_one = median.value == median.lower;
                let upper = if is_one { median.lower.clone() } else { median.upper };
                MiddleDays { lower: median.lower, upper }
            }),
            longest_days: self.0.keys().next_back().copied(),
        }
    }
}

/// A few figures of the days of some cases.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownDays {
    /// Of how many cases the days are known.
    pub n_known: u64,
    /// The middle; `None` where nothing is known.
    pub median: Option<MiddleDays>,
    /// The longest; `None` where nothing is known.
    pub longest_days: Option<u64>,
}

/// The one or two numbers of days in the middle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MiddleDays {
    /// The lower one.
    pub lower: Exact,
    /// The upper one: the same where one number is in the middle.
    pub upper: Exact,
}

impl MiddleDays {
    /// The median.
    pub fn value(&self) -> Exact {
        let half = Exact::quotient(1, 2).unwrap_or_else(|| Exact::whole(0));
        self.lower.plus(&self.upper).times(&half)
    }

    /// The sum in numbers: `(17 + 19) ÷ 2`, or the number itself.
    pub fn expression(&self) -> String {
        if self.lower == self.upper {
            return self.lower.in_a_sum();
        }
        format!("({} + {}) \u{f7} 2", self.lower.in_a_sum(), self.upper.in_a_sum())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(days: &[(u32, u64)], median: Option<&str>, longest: Option<u64>) {
        let mut counts = DayCounts::default();
        for &(n_days, n_cases) in days {
            counts.add(n_days, n_cases);
        }
        let figures = counts.figures();
        assert_eq!(figures.median.map(|m| m.expression()).as_deref(), median);
        assert_eq!(figures.longest_days, longest);
        assert_eq!(figures.n_known, days.iter().map(|(_, n)| n).sum::<u64>());
    }

    #[test]
    fn the_middle_of_an_odd_and_an_even_number() {
        check(&[(40, 1), (10, 2)], Some("10"), Some(40));
        check(&[(10, 1), (40, 1)], Some("(10 + 40) \u{f7} 2"), Some(40));
        check(&[(10, 2), (40, 2)], Some("(10 + 40) \u{f7} 2"), Some(40));
        check(&[(7, 4)], Some("7"), Some(7));
        check(&[], None, None);
    }

    #[test]
    fn over_is_more_than() {
        let mut counts = DayCounts::default();
        for (n_days, n_cases) in [(28, 2), (29, 3), (400, 1)] {
            counts.add(n_days, n_cases);
        }
        assert_eq!(counts.n_over(28), 4);
        assert_eq!(counts.n_over(400), 0);
        assert_eq!(counts.n_over(u32::MAX), 0);
    }
}
