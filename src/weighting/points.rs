//! Points: what cases weigh, added and multiplied exactly.

use std::iter::Sum;
use std::ops::{Add, AddAssign};

use serde::{Deserialize, Serialize};

use super::decimal::Decimal;
use crate::format::Exact;

/// The unit that points are kept in is one trillionth, because minutes × rate × factor has three
/// times four decimal places.
const ONE: i128 = 1_000_000_000_000;
/// The same for a number of a scheme.
const OF_TEN_THOUSANDTH: i128 = ONE / 10_000;
/// How many of the smallest numbers of a scheme make one.
const TEN_THOUSAND: i128 = 10_000;

/// Points, hours or cases, whichever the scheme's unit is: exact to the twelfth decimal place, which
/// is as far as a scheme's numbers reach. Copied like a number.
///
/// They hold what ten thousand million of the heaviest cases that a scheme can state weigh together;
/// beyond, they stay at the highest value.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Points(i128);

impl Points {
    /// None.
    pub const ZERO: Self = Self(0);

    /// What so many cases of this weight weigh.
    ///
    /// ```
    /// use caseload_audit::weighting::{Decimal, Points};
    /// let each = Points::from(Decimal::parse("1.5").unwrap());
    /// assert_eq!(each.times_count(3).to_exact().one_decimal(), "4.5");
    /// ```
    #[must_use]
    pub fn times_count(self, n: u64) -> Self {
        // Nearly always so few that the product is a machine's number, which in the browser is many
        // times faster: below 2^47 (140 points) × 2^16.
        if let (Ok(each), Ok(few)) = (i64::try_from(self.0), u16::try_from(n))
            && each.unsigned_abs() < 1 << 47
        {
            return Self(i128::from(each * i64::from(few)));
        }
        Self(self.0.saturating_mul(i128::from(n)))
    }

    /// Minutes × rate.
    pub(super) fn product(minutes: Decimal, rate: Decimal) -> Self {
        let product = i128::from(minutes.ten_thousandths()) * i128::from(rate.ten_thousandths());
        Self(product.saturating_mul(ONE / (TEN_THOUSAND * TEN_THOUSAND)))
    }

    /// These × factor, exactly where they have at most eight decimal places, as a scheme's sums have.
    pub(super) fn times_factor(self, factor: Decimal) -> Self {
        // Divided first: eight places are left as they are, and nothing runs over.
        let fine = i128::from(factor.ten_thousandths());
        let (whole, rest) = (self.0 / TEN_THOUSAND, self.0 % TEN_THOUSAND);
        Self(whole.saturating_mul(fine).saturating_add(rest * fine / TEN_THOUSAND))
    }

    /// The fewest points that are not below a value: what reaches it is at least these.
    pub(super) fn reaching(value: &Exact) -> Self {
        let fine = value.times(&Exact::whole(ONE.unsigned_abs().try_into().unwrap_or(u64::MAX)));
        Self(fine.ceiling().unwrap_or(i128::MAX))
    }

    /// The exact value.
    pub fn to_exact(self) -> Exact {
        Exact::signed_quotient(self.0, ONE.unsigned_abs()).unwrap_or_else(|| Exact::whole(0))
    }
}

impl From<Decimal> for Points {
    fn from(number: Decimal) -> Self {
        Self(i128::from(number.ten_thousandths()) * OF_TEN_THOUSANDTH)
    }
}

impl Add for Points {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Points {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(points: I) -> Self {
        points.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn minutes_times_rate_times_factor_is_exact() {
        let minutes = Points::product(number("12.3456"), number("0.0333"));
        let expected = Exact::quotient(123_456 * 333, 100_000_000).unwrap();
        assert_eq!(minutes.to_exact(), expected);
        let factor = Exact::quotient(10_001, 10_000).unwrap();
        assert_eq!(minutes.times_factor(number("1.0001")).to_exact(), expected.times(&factor));
    }

    #[test]
    fn the_largest_numbers_have_room() {
        let most = number("999999.9999");
        let case = Points::product(number("1440"), most).times_factor(most);
        let n = 10_000_000_000;
        let exact = most.to_exact().times(&most.to_exact()).times(&Exact::whole(1_440));
        assert_eq!(case.times_count(n).to_exact(), exact.times(&Exact::whole(n)));
        assert_eq!(case.times_count(u64::MAX).times_count(u64::MAX), Points(i128::MAX));
    }

    #[test]
    fn few_cases_and_many_weigh_alike() {
        let bound = 1_i128 << 47;
        for each in [0, 1, -1, bound - 1, bound, bound + 1, -bound, 1 - bound] {
            for n in [0, 1, 65_535, 65_536, 1 << 40] {
                assert_eq!(Points(each).times_count(n), Points(each * i128::from(n)));
            }
        }
    }

    #[test]
    fn negative_points_are_added_like_others() {
        let sum: Points =
            ["1.5", "-0.5", "2"].map(|text| Points::from(number(text))).into_iter().sum();
        assert_eq!(sum.to_exact(), Exact::whole(3));
        assert_eq!(
            Points::from(number("-1.5")).times_factor(number("0.5")).to_exact().fraction(),
            "-3/4"
        );
    }
}
