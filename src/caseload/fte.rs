//! Full-time equivalents: contracted hours ÷ standard hours.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use num_integer::Integer;
use serde::{Deserialize, Serialize};

use crate::format::Exact;

/// A worker's full-time equivalent (also written WTE), kept exactly: 0 to [`Fte::HIGHEST`].
///
/// Contracted hours ÷ standard hours, so usually 0 to 1, sometimes above. Two notations of the
/// same value (`0.8`, `.8`, `80%`, `29.6 h of 37`) are the same `Fte`: a fraction in lowest terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Fte {
    numerator: u32,
    denominator: u32,
}

impl Ord for Fte {
    fn cmp(&self, other: &Self) -> Ordering {
        let crosswise = |a: &Self, b: &Self| u64::from(a.numerator) * u64::from(b.denominator);
        crosswise(self, other).cmp(&crosswise(other, self))
    }
}

impl PartialOrd for Fte {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Full-time equivalents added up, exactly.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FteSum {
    /// Numerators by denominator: there are few of those.
    numerators: BTreeMap<u32, u64>,
}

impl FteSum {
    /// Adds one.
    pub fn add(&mut self, fte: Fte) {
        *self.numerators.entry(fte.denominator).or_default() += u64::from(fte.numerator);
    }

    /// The sum.
    pub fn total(&self) -> Exact {
        let parts = self.numerators.iter().filter_map(|(&denominator, &numerator)| {
            Exact::quotient(numerator, u64::from(denominator))
        });
        parts.fold(Exact::whole(0), |total, part| total.plus(&part))
    }
}

/// Why a cell holds no full-time equivalent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FteError {
    /// Not a number in any notation that is known.
    NotANumber,
    /// More than [`Fte::HIGHEST`]: perhaps hours a week.
    TooHigh,
}

impl Fte {
    /// A whole post.
    pub const FULL_TIME: Self = Self { numerator: 1, denominator: 1 };

    /// The highest full-time equivalent that is believed: two whole posts. A larger number is
    /// almost certainly hours a week.
    pub const HIGHEST: u32 = 2;

    /// Reads `0.8`, `.8`, `0,8`, `80%`, `29.6/37`, `29.6 h of 37` and the like.
    ///
    /// ```
    /// use caseload_audit::caseload::Fte;
    /// assert_eq!(Fte::parse("80%"), Fte::parse(".8"));
    /// assert_eq!(Fte::parse("29.6 h of 37"), Fte::parse("0.8"));
    /// assert!(Fte::parse("37").is_err());
    /// ```
    pub fn parse(text: &str) -> Result<Self, FteError> {
        let text = text.trim().to_ascii_lowercase();
        let one = Decimal { digits: 1, scale: 1 };
        let (part, whole) = if let Some(percent) = text.strip_suffix('%') {
            (decimal(percent)?, Decimal { digits: 100, scale: 1 })
        } else if let Some((part, whole)) = text.split_once('/').or_else(|| text.split_once("of")) {
            (decimal(part)?, decimal(whole)?)
        } else {
            let bare = text.strip_suffix("fte").or_else(|| text.strip_suffix("wte"));
            (decimal(bare.unwrap_or(&text))?, one)
        };
        Self::quotient(part, whole)
    }

    fn quotient(part: Decimal, whole: Decimal) -> Result<Self, FteError> {
        let numerator = part.digits * whole.scale;
        let denominator = part.scale * whole.digits;
        if denominator == 0 {
            return Err(FteError::NotANumber);
        }
        if numerator > denominator * u128::from(Self::HIGHEST) {
            return Err(FteError::TooHigh);
        }
        let divisor = numerator.gcd(&denominator);
        let term = |term: u128| u32::try_from(term / divisor).map_err(|_| FteError::NotANumber);
        Ok(Self { numerator: term(numerator)?, denominator: term(denominator)? })
    }

    /// Both posts of one person together, unless that is more than is believed.
    ///
    /// ```
    /// use caseload_audit::caseload::Fte;
    /// let half = Fte::parse("0.5").unwrap();
    /// assert_eq!(half.and(Fte::parse("0.3").unwrap()), Fte::parse("0.8").ok());
    /// assert_eq!(half.and(Fte::parse("2").unwrap()), None);
    /// ```
    pub fn and(self, other: Self) -> Option<Self> {
        let [a, b, c, d] =
            [self.numerator, self.denominator, other.numerator, other.denominator].map(u128::from);
        let sum = Decimal { digits: a * d + c * b, scale: b * d };
        Self::quotient(sum, Decimal { digits: 1, scale: 1 }).ok()
    }

    /// So many times this, exactly: `times(1)` is its value.
    pub fn times(self, number: u64) -> Exact {
        let numerator = u64::from(self.numerator).saturating_mul(number);
        Exact::quotient(numerator, u64::from(self.denominator)).unwrap_or_else(|| Exact::whole(0))
    }

    /// How a number of cases stands to so many for each full-time equivalent.
    ///
    /// ```
    /// use std::cmp::Ordering;
    /// use caseload_audit::caseload::Fte;
    /// let fte = Fte::parse("0.8").unwrap();
    /// assert_eq!(fte.compare_cases(12, 15), Ordering::Equal);
    /// assert_eq!(fte.compare_cases(13, 15), Ordering::Greater);
    /// ```
    pub fn compare_cases(self, n_cases: u64, per_fte: u64) -> Ordering {
        let held = u128::from(n_cases).saturating_mul(u128::from(self.denominator));
        held.cmp(&u128::from(per_fte).saturating_mul(u128::from(self.numerator)))
    }

    /// Whether it is less than that of a whole post.
    pub fn is_below_one(self) -> bool {
        self.numerator < self.denominator
    }

    /// Whether it is more than that of a whole post.
    pub fn is_above_one(self) -> bool {
        self.numerator > self.denominator
    }

    /// Whether it is above zero, so that something can be divided by it.
    pub fn is_positive(self) -> bool {
        self.numerator > 0
    }
}

/// A decimal number: digits ÷ scale, exactly.
#[derive(Clone, Copy)]
struct Decimal {
    digits: u128,
    scale: u128,
}

/// Decimal places that are kept; a contract has no more.
const N_PLACES: usize = 6;

/// A decimal number; hours may carry their unit.
fn decimal(text: &str) -> Result<Decimal, FteError> {
    let text = text.trim().trim_end_matches("hours").trim_end_matches("hrs");
    let text = text.trim_end_matches('h').trim();
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if (whole.is_empty() && part.is_empty())
        || !are_digits(whole)
        || !are_digits(part)
        || whole.len() > 6
        || part.len() > 30
    {
        return Err(FteError::NotANumber);
    }
    let places = part.len().min(N_PLACES);
    let number = |digits: &str| if digits.is_empty() { 0 } else { digits.parse().unwrap_or(0) };
    let scale = (0..places).fold(1, |scale: u128, _| scale * 10);
    let kept: u128 = number(part.get(..places).unwrap_or_default());
    let rounds_up = part.as_bytes().get(places).is_some_and(|&digit| digit >= b'5');
    let whole: u128 = number(whole);
    Ok(Decimal { digits: whole * scale + kept + u128::from(rounds_up), scale })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, numerator: u32, denominator: u32) {
        assert_eq!(Fte::parse(text), Ok(Fte { numerator, denominator }), "{text}");
    }

    #[test]
    fn notations_of_four_fifths() {
        let notations =
            ["0.8", ".8", "0.80", "80%", "80 %", "29.6/37", "29.6 h of 37", "0,8", "0.8 FTE"];
        for text in notations {
            check(text, 4, 5);
        }
    }

    #[test]
    fn whole_and_more_than_whole_posts() {
        check("1", 1, 1);
        check("1.2", 6, 5);
        check("0", 0, 1);
        let is_above_one = |text| Fte::parse(text).unwrap().is_above_one();
        assert!(is_above_one("1.01") && !is_above_one("1") && !is_above_one("0"));
    }

    #[test]
    fn hours_are_divided_exactly() {
        check("24/36", 2, 3);
        check("25 of 37", 25, 37);
        check("0.6666666666666667", 666_667, 1_000_000);
    }

    #[test]
    fn sums_are_exact() {
        let mut sum = FteSum::default();
        for text in ["24/36", "24/36", "24/36", "0.5"] {
            sum.add(Fte::parse(text).unwrap());
        }
        assert_eq!(sum.total().fraction(), "5/2");
    }

    #[test]
    fn larger_and_smaller() {
        assert!(Fte::parse("2/3").unwrap() > Fte::parse("0.6").unwrap());
        assert!(Fte::parse("0.54").unwrap() < Fte::parse("0.6").unwrap());
    }

    #[test]
    fn what_is_no_full_time_equivalent() {
        for text in ["", "full", "-0.5", "1.2.3", "n/a", "5 of 0", "%"] {
            assert_eq!(Fte::parse(text), Err(FteError::NotANumber), "{text}");
        }
        for text in ["37", "2.1", "500%"] {
            assert_eq!(Fte::parse(text), Err(FteError::TooHigh), "{text}");
        }
    }
}
