//! Shares of a survey: how sure they are, and whether they can be.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;

use crate::format::Exact;

/// Decimal places to which the root in an interval is worked out, cut off after the last.
const N_ROOT_PLACES: u32 = 12;

/// From where to where a share lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The lower end, from 0.
    pub lower: Exact,
    /// The upper end, to 1.
    pub upper: Exact,
}

/// The 95% interval of a share x of n by Wilson's score method [Wilson, 1927; Newcombe, 1998], with
/// z = 1.96: (2x + z² ∓ z√(z² + 4x(1 − x/n))) ÷ (2(n + z²)). Both ends are shares, 0 to 1, exact but
/// for the root, of which twelve decimal places are worked out.
///
/// `None` where nobody answered, or more did so than were asked. For samples only: a caseload census
/// is none.
///
/// ```
/// use caseload_audit::stats::wilson;
/// let fair = wilson(73, 90).unwrap();
/// assert_eq!((fair.lower.percent(), fair.upper.percent()), ("72%".into(), "88%".into()));
/// assert_eq!(wilson(0, 0), None);
/// ```
pub fn wilson(x: u64, n: u64) -> Option<Interval> {
    if n == 0 || x > n {
        return None;
    }
    let z = Exact::quotient(196, 100)?;
    let z_squared = z.times(&z);
    let [x_whole, n_whole, two] = [x, n, 2].map(Exact::whole);
    let spread = Exact::whole(4).times(&x_whole).times(&Exact::quotient(n - x, n)?);
    let root = root(&z_squared.plus(&spread))?;
    let middle = two.times(&x_whole).plus(&z_squared);
    let divisor = two.times(&n_whole.plus(&z_squared));
    let half = z.times(&root);
    Some(Interval {
        lower: middle.minus(&half).over(&divisor)?,
        upper: middle.plus(&half).over(&divisor)?,
    })
}

/// The square root, exact where it is a fraction of so many places, else cut off after the last.
pub(super) fn root(square: &Exact) -> Option<Exact> {
    if square.is_negative() {
        return None;
    }
    let scale = BigInt::from(10).pow(N_ROOT_PLACES);
    // √(a/b) = √(a × scale² ÷ b) ÷ scale, and the whole part of a root is that of its whole part's.
    let scaled = square.ratio() * BigRational::from_integer(&scale * &scale);
    let whole = scaled.floor().to_integer().sqrt();
    (!scale.is_zero()).then(|| Exact::of_ratio(BigRational::new(whole, scale)))
}

/// Whether a whole percentage can be a share of n at all: some number out of n must round to it.
///
/// ```
/// use caseload_audit::stats::can_be_percent;
/// assert!(can_be_percent(81, 90)); // 73 of 90
/// assert!(!can_be_percent(81, 92)); // 74 of 92 are 80%, 75 are 82%
/// assert!(!can_be_percent(0, 0));
/// ```
pub fn can_be_percent(percent: u64, n: u64) -> bool {
    // Half away from zero: percent − 1/2 ≤ 100 x ÷ n < percent + 1/2.
    let (percent, n) = (u128::from(percent), u128::from(n));
    let least = (n * (2 * percent).saturating_sub(1)).div_ceil(200);
    n > 0 && least <= n && 200 * least < n * (2 * percent + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// In ten-thousandths, rounded half up.
    #[track_caller]
    fn check(x: u64, n: u64, lower: &str, upper: &str) {
        let hundred = Exact::whole(100);
        let shown = |share: &Exact| share.times(&hundred).at_most_two_decimals();
        let interval = wilson(x, n).unwrap();
        assert_eq!((shown(&interval.lower), shown(&interval.upper)), (lower.into(), upper.into()));
    }

    /// Newcombe, Two-sided confidence intervals for the single proportion (Statistics in Medicine 17,
    /// 1998), table I, method 3: 0.2553 to 0.3662, 0.0624 to 0.1605, 0 to 0.1611, 0.0061 to 0.1718.
    #[test]
    fn as_newcombe_gives_them() {
        check(81, 263, "25.53", "36.62");
        check(15, 148, "6.24", "16.05");
        check(0, 20, "0", "16.11");
        check(1, 29, "0.61", "17.18");
    }

    #[test]
    fn the_ends_are_exact() {
        assert_eq!(wilson(0, 7).unwrap().lower, Exact::whole(0));
        assert_eq!(wilson(7, 7).unwrap().upper, Exact::whole(1));
        assert_eq!(wilson(8, 7), None);
    }

    #[test]
    fn of_the_others_it_is_the_mirror() {
        for n in 1..=40 {
            for x in 0..=n {
                let (one, other) = (wilson(x, n).unwrap(), wilson(n - x, n).unwrap());
                assert_eq!(one.lower.plus(&other.upper), Exact::whole(1), "{x} of {n}");
                let share = Exact::quotient(x, n).unwrap();
                assert!(one.lower <= share && share <= one.upper, "{x} of {n}");
            }
        }
    }

    #[test]
    fn percentages_that_can_be_are_those_of_some_number() {
        for n in 1..=250 {
            for percent in 0..=101 {
                let text = format!("{percent}%");
                let mut all = (0..=n).map(|x| Exact::quotient(x, n).unwrap().percent());
                assert_eq!(
                    can_be_percent(percent, n),
                    all.any(|one| one == text),
                    "{percent} of {n}"
                );
            }
        }
    }
}
