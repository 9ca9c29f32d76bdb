//! How far the mean of a small group may lie from that of all by chance: control limits of a funnel
//! plot [Spiegelhalter, 2005], from the standard deviation between the values within groups.

use crate::format::Exact;

use super::share::{Interval, root};

/// What of a group's values limits rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupOfValues {
    /// How many values.
    pub n: u64,
    /// Their sum.
    pub sum: u64,
    /// The sum of their squares.
    pub sum_of_squares: u128,
}

/// The mean that groups are compared with and how far values spread within groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Funnel {
    /// The mean.
    pub mean: Exact,
    /// The pooled variance of values within groups.
    pub variance: Exact,
}

impl Funnel {
    /// Around a mean, by the pooled variance within these groups: Σ (Σx² − (Σx)² ÷ n) ÷ Σ (n − 1).
    ///
    /// `None` where no group has two values, or the values of each group are all alike: chance cannot
    /// be told then.
    ///
    /// ```
    /// use caseload_audit::format::Exact;
    /// use caseload_audit::stats::{Funnel, GroupOfValues};
    /// // 4 and 8; 10, 10 and 16.
    /// let groups = [
    ///     GroupOfValues { n: 2, sum: 12, sum_of_squares: 80 },
    ///     GroupOfValues { n: 3, sum: 36, sum_of_squares: 456 },
    /// ];
    /// let funnel = Funnel::of(Exact::quotient(48, 5).unwrap(), &groups).unwrap();
    /// assert_eq!(funnel.variance.fraction(), "32/3");
    /// ```
    pub fn of(mean: Exact, groups: &[GroupOfValues]) -> Option<Self> {
        let zero = || Exact::whole(0);
        let (squares, n) = groups.iter().filter(|group| group.n > 1).try_fold(
            (zero(), 0_u64),
            |(squares, n), group| {
                let sum = Exact::whole(group.sum);
                let of_means = sum.times(&sum).over(&Exact::whole(group.n))?;
                let of_values = i128::try_from(group.sum_of_squares).unwrap_or(i128::MAX);
                let of_values = Exact::signed_quotient(of_values, 1)?;
                Some((squares.plus(&of_values.minus(&of_means)), n + group.n - 1))
            },
        )?;
        let variance = squares.over(&Exact::whole(n))?;
        variance.is_positive().then_some(Self { mean, variance })
    }

    /// So many standard errors on either side of the mean, for the mean of `n` values: mean ∓ k × √(s² ÷
    /// n), exact but for the root, of which twelve decimal places are worked out. `None` of no values.
    pub fn limits(&self, n: u64, n_errors: u64) -> Option<Interval> {
        let error = root(&self.variance.over(&Exact::whole(n))?)?;
        let half = error.times(&Exact::whole(n_errors));
        Some(Interval { lower: self.mean.minus(&half), upper: self.mean.plus(&half) })
    }

    /// Whether the mean of `n` values is further from the mean of all than so many standard errors:
    /// decided without a root, (value − mean)² × n > k² × s².
    pub fn is_outside(&self, value: &Exact, n: u64, n_errors: u64) -> bool {
        let distance = value.minus(&self.mean);
        let n_errors = Exact::whole(n_errors);
        distance.times(&distance).times(&Exact::whole(n))
            > n_errors.times(&n_errors).times(&self.variance)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(values: &[u64]) -> GroupOfValues {
        GroupOfValues {
            n: values.len() as u64,
            sum: values.iter().sum(),
            sum_of_squares: values.iter().map(|&x| u128::from(x * x)).sum(),
        }
    }

    /// Within each group the deviations are −1 and 1: s² = 4 ÷ 2 = 2, and of eight values
    /// √(2 ÷ 8) = 0.5.
    #[test]
    fn limits_by_hand() {
        let funnel = Funnel::of(Exact::whole(20), &[group(&[19, 21]), group(&[9, 11])]).unwrap();
        assert_eq!(funnel.variance, Exact::whole(2));
        let limits = funnel.limits(8, 3).unwrap();
        assert_eq!(
            (limits.lower.one_decimal(), limits.upper.one_decimal()),
            ("18.5".into(), "21.5".into())
        );
        assert_eq!(funnel.limits(0, 3), None);
    }

    #[test]
    fn a_value_on_the_limit_is_not_outside() {
        let funnel = Funnel::of(Exact::whole(20), &[group(&[19, 21]), group(&[9, 11])]).unwrap();
        let value = |n| Exact::quotient(n, 100).unwrap();
        assert!(!funnel.is_outside(&value(2_150), 8, 3));
        assert!(funnel.is_outside(&value(2_151), 8, 3));
        assert!(funnel.is_outside(&value(1_849), 8, 3));
        assert!(!funnel.is_outside(&value(1_850), 8, 3));
    }

    #[test]
    fn a_group_of_one_tells_nothing_of_the_spread_within_groups() {
        let with = Funnel::of(Exact::whole(9), &[group(&[3, 5]), group(&[90])]).unwrap();
        let without = Funnel::of(Exact::whole(9), &[group(&[3, 5])]).unwrap();
        assert_eq!(with, without);
        assert_eq!(Funnel::of(Exact::whole(9), &[group(&[90]), group(&[3])]), None);
        assert_eq!(Funnel::of(Exact::whole(9), &[group(&[4, 4])]), None);
        assert_eq!(Funnel::of(Exact::whole(9), &[]), None);
    }
}
