//! Quantiles: type 7, the one that Excel's QUARTILE.INC and R's default give.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::ToPrimitive;
use serde::{Deserialize, Serialize};

use crate::format::Exact;

/// A quantile with the numbers that it lies between.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quantile {
    /// `lower + fraction × (upper − lower)`.
    pub value: Exact,
    /// The number at or below it.
    pub lower: Exact,
    /// The number at or above it.
    pub upper: Exact,
    /// How far it is from the lower to the upper: from 0 to below 1.
    pub fraction: Exact,
}

impl Quantile {
    /// The sum in numbers, which gives exactly the value: `17 + 0.25 × (19 − 17)`, or the number
    /// itself where it is one.
    pub fn expression(&self) -> String {
        if self.value == self.lower {
            return self.lower.in_a_sum();
        }
        let (lower, upper) = (self.lower.in_a_sum(), self.upper.in_a_sum());
        let fraction = self.fraction.in_a_sum();
        format!("{lower} + {fraction} \u{d7} ({upper} \u{2212} {lower})")
    }
}

/// The quantile of numbers in ascending order for a share from 0 to 1, by type 7 [Hyndman and Fan,
/// Sample quantiles in statistical packages, 1996]: with h = (n − 1) × share, the number in place
/// h, counted from 0, between its neighbours in proportion.
///
/// `None` for no numbers, or a share that is none.
///
/// ```
/// use caseload_audit::format::Exact;
/// use caseload_audit::stats::quantile;
/// let caseloads: Vec<Exact> = [12, 17, 19, 30].map(Exact::whole).to_vec();
/// let upper = quantile(&caseloads, &Exact::quotient(3, 4).unwrap()).unwrap();
/// assert_eq!(upper.value.at_most_two_decimals(), "21.75");
/// assert_eq!(upper.expression(), "19 + 0.25 × (30 − 19)");
/// ```
pub fn quantile(sorted: &[Exact], share: &Exact) -> Option<Quantile> {
    between(sorted.len() as u64, share, |place| {
        usize::try_from(place).ok().and_then(|place| sorted.get(place)).cloned()
    })
}

/// The middle of numbers in ascending order: the mean of the two middle ones where their number is
/// even. `None` for no numbers.
pub fn median(sorted: &[Exact]) -> Option<Quantile> {
    quantile(sorted, &Exact::quotient(1, 2)?)
}

/// The same of whole numbers in ascending order, each with how often it occurs, such as the days that
/// cases have waited.
///
/// ```
/// use caseload_audit::format::Exact;
/// use caseload_audit::stats::quantile_of_counts;
/// // 7, 7, 7, 28
/// let median = quantile_of_counts(&[(7, 3), (28, 1)], &Exact::quotient(1, 2).unwrap());
/// assert_eq!(median.unwrap().value, Exact::whole(7));
/// ```
pub fn quantile_of_counts(sorted: &[(u64, u64)], share: &Exact) -> Option<Quantile> {
    let n = sorted.iter().map(|(_, n)| n).sum();
    between(n, share, |place| {
        let mut n_before = 0;
        sorted
            .iter()
            .find(|(_, n)| {
                n_before += n;
                n_before > place
            })
            .map(|(number, _)| Exact::whole(*number))
    })
}

/// The quantile of `n` numbers, of which `at` gives the one in a place.
fn between(n: u64, share: &Exact, at: impl Fn(u64) -> Option<Exact>) -> Option<Quantile> {
    if n == 0 || share.is_negative() || *share > Exact::whole(1) {
        return None;
    }
    let place = share.times(&Exact::whole(n - 1));
    let below: BigInt = place.ratio().floor().to_integer();
    let fraction = Exact::of_ratio(place.ratio() - BigRational::from_integer(below.clone()));
    let below = below.to_u64()?;
    let lower = at(below)?;
    let upper = if below + 1 < n { at(below + 1)? } else { lower.clone() };
    let value = lower.plus(&fraction.times(&upper.minus(&lower)));
    Some(Quantile { value, lower, upper, fraction })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tenths(numbers: &[u64]) -> Vec<Exact> {
        let mut numbers = numbers.to_vec();
        numbers.sort_unstable();
        numbers.iter().map(|&tenths| Exact::quotient(tenths, 10).unwrap()).collect()
    }

    #[track_caller]
    fn check(sorted: &[Exact], quarters: u64, expected: &str) {
        let found = quantile(sorted, &Exact::quotient(quarters, 4).unwrap()).unwrap();
        assert_eq!(found.value.fraction(), expected);
    }

    /// R's own data set `mtcars`, fuel consumption of 32 cars [Henderson and Velleman, 1981]:
    /// `quantile(mtcars$mpg)` gives 10.4, 15.425, 19.2, 22.8 and 33.9.
    #[test]
    fn as_r_gives_them() {
        let miles = tenths(&[
            210, 210, 228, 214, 187, 181, 143, 244, 228, 192, 178, 164, 173, 152, 104, 104, 147,
            324, 304, 339, 215, 155, 152, 133, 192, 273, 260, 304, 158, 197, 150, 214,
        ]);
        check(&miles, 0, "52/5");
        check(&miles, 1, "617/40");
        check(&miles, 2, "96/5");
        check(&miles, 3, "114/5");
        check(&miles, 4, "339/10");
    }

    #[test]
    fn few_numbers() {
        check(&tenths(&[50]), 1, "5/1");
        check(&tenths(&[50]), 4, "5/1");
        check(&tenths(&[50, 60]), 1, "21/4");
        check(&tenths(&[50, 60]), 2, "11/2");
        assert_eq!(median(&[]), None);
    }

    #[test]
    fn a_share_that_is_none() {
        let numbers = tenths(&[10, 20]);
        assert_eq!(quantile(&numbers, &Exact::quotient(11, 10).unwrap()), None);
        assert_eq!(quantile(&numbers, &Exact::signed_quotient(-1, 10).unwrap()), None);
    }

    #[test]
    fn counts_give_what_the_numbers_give_one_by_one() {
        let counts = [(0, 2), (3, 1), (10, 4), (90, 0), (365, 2)];
        let numbers: Vec<Exact> = [0, 0, 3, 10, 10, 10, 10, 365, 365].map(Exact::whole).to_vec();
        for hundredths in 0..=100 {
            let share = Exact::quotient(hundredths, 100).unwrap();
            assert_eq!(quantile_of_counts(&counts, &share), quantile(&numbers, &share));
        }
        assert_eq!(quantile_of_counts(&[(5, 0)], &Exact::whole(0)), None);
    }

    #[test]
    fn the_sum_in_numbers() {
        let middle = |numbers: &[u64]| median(&tenths(numbers)).unwrap().expression();
        assert_eq!(middle(&[170, 190]), "17 + 0.5 \u{d7} (19 \u{2212} 17)");
        assert_eq!(middle(&[170, 180, 190]), "18");
        assert_eq!(middle(&[170, 170]), "17");
    }
}
