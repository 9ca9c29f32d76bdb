//! Figures as text. The only place where a figure is rounded.
//!
//! A figure is kept as an exact fraction until it is shown; it is rounded once, on the fraction,
//! half away from zero. Floating-point values are never rounded here, because 20.65 is not 20.65
//! in binary.

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};
use serde::{Deserialize, Serialize};

/// A number with the sign of minus in place of a hyphen: for people, where a file or a spreadsheet wants
/// a hyphen.
pub fn with_minus(number: &str) -> String {
    number.replacen('-', "\u{2212}", 1)
}

/// An exact figure: a fraction of whole numbers of any size, in lowest terms.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exact(BigRational);

impl Exact {
    /// `numerator ÷ denominator`, or `None` when there is nothing to divide by.
    ///
    /// ```
    /// use caseload_audit::format::Exact;
    /// assert_eq!(Exact::quotient(65, 4).unwrap().one_decimal(), "16.3");
    /// assert_eq!(Exact::quotient(65, 0), None);
    /// ```
    pub fn quotient(numerator: u64, denominator: u64) -> Option<Self> {
        (denominator != 0)
            .then(|| Self(BigRational::new(BigInt::from(numerator), BigInt::from(denominator))))
    }

    /// `numerator ÷ denominator` where the numerator may be below zero, or `None` when there is
    /// nothing to divide by.
    ///
    /// ```
    /// use caseload_audit::format::Exact;
    /// assert_eq!(Exact::signed_quotient(-3, 2).unwrap().one_decimal(), "-1.5");
    /// ```
    pub fn signed_quotient(numerator: i128, denominator: u128) -> Option<Self> {
        (denominator != 0)
            .then(|| Self(BigRational::new(BigInt::from(numerator), BigInt::from(denominator))))
    }

    /// A whole number.
    pub fn whole(number: u64) -> Self {
        Self(BigRational::from_integer(BigInt::from(number)))
    }

    /// `self + other`, exactly.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        Self(&self.0 + &other.0)
    }

    /// `self − other`, exactly.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        Self(&self.0 - &other.0)
    }

    /// `self × other`, exactly.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        Self(&self.0 * &other.0)
    }

    /// `self ÷ other`, or `None` when `other` is zero.
    pub fn over(&self, other: &Self) -> Option<Self> {
        (!other.0.is_zero()).then(|| Self(&self.0 / &other.0))
    }

    /// The fraction in lowest terms, such as `65/4`; a whole number is written `4/1`.
    pub fn fraction(&self) -> String {
        format!("{}/{}", self.0.numer(), self.0.denom())
    }

    /// The smallest whole number that is not below it, where a machine's number holds it.
    pub fn ceiling(&self) -> Option<i128> {
        i128::try_from(self.0.ceil().to_integer()).ok()
    }

    /// Whether it is 0.
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// Numerator and denominator of the fraction in lowest terms.
    pub fn terms(&self) -> (String, String) {
        (self.0.numer().to_string(), self.0.denom().to_string())
    }

    /// Whether it is below zero.
    pub fn is_negative(&self) -> bool {
        self.0.is_negative()
    }

    /// Whether it is above zero.
    pub fn is_positive(&self) -> bool {
        self.0.is_positive()
    }

    /// How far it is from zero.
    #[must_use]
    pub fn magnitude(&self) -> Self {
        Self(self.0.abs())
    }

    /// The number itself, for sums that need more than four rules.
    pub(crate) fn ratio(&self) -> &BigRational {
        &self.0
    }

    /// The figure that is this number.
    pub(crate) fn of_ratio(ratio: BigRational) -> Self {
        Self(ratio)
    }

    /// The figure as it stands in a sum, nothing rounded: a decimal number with thousands separated
    /// where it is one, else a quotient in brackets. Below zero it is taken from nothing.
    ///
    /// ```
    /// use caseload_audit::format::Exact;
    /// assert_eq!(Exact::quotient(12_048, 10).unwrap().in_a_sum(), "1,204.8");
    /// assert_eq!(Exact::quotient(2, 3).unwrap().in_a_sum(), "(2 ÷ 3)");
    /// assert_eq!(Exact::signed_quotient(-3, 2).unwrap().in_a_sum(), "(0 − 1.5)");
    /// ```
    pub fn in_a_sum(&self) -> String {
        if self.is_negative() {
            return format!("(0 \u{2212} {})", self.magnitude().in_a_sum());
        }
        let whole = |number: &BigInt| separated(&number.to_string());
        let Some(n_places) = self.n_places() else {
            return format!("({} \u{f7} {})", whole(self.0.numer()), whole(self.0.denom()));
        };
        let (number, part) = self.0.numer().div_rem(self.0.denom());
        if n_places == 0 {
            return whole(&number);
        }
        let power = (0..n_places).fold(BigInt::one(), |power, _| power * 10);
        let digits = (part * power / self.0.denom()).to_string();
        format!("{}.{digits:0>n_places$}", whole(&number))
    }

    /// How many decimal places it has, if it is a decimal number.
    fn n_places(&self) -> Option<usize> {
        let mut rest = self.0.denom().clone();
        let mut n_of = |factor: u32| {
            let factor = BigInt::from(factor);
            let mut n = 0_usize;
            while rest.is_multiple_of(&factor) {
                rest /= &factor;
                n += 1;
            }
            n
        };
        let n_places = n_of(2).max(n_of(5));
        rest.is_one().then_some(n_places)
    }

    /// The figure to one decimal place, half away from zero, thousands separated: 65/4 is
    /// `16.3`, 413/20 is `20.7`, 12,048 is `12,048.0`.
    pub fn one_decimal(&self) -> String {
        self.rounded_to(1)
    }

    /// The figure to at most two decimal places, without trailing zeros: 0.54, 0.8, 1.
    ///
    /// For quantities that are recorded to two places, such as full-time equivalents.
    pub fn at_most_two_decimals(&self) -> String {
        let text = self.rounded_to(2);
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }

    /// The figure as a whole number with thousands separated, half away from zero: 1,204.
    pub fn whole_number(&self) -> String {
        let (scaled, negative) = self.scaled(0);
        let sign = if negative && !scaled.is_zero() { "-" } else { "" };
        format!("{sign}{}", separated(&scaled.to_string()))
    }

    /// A share as a whole percentage, half away from zero: 73/90 is `81%`.
    pub fn percent(&self) -> String {
        format!("{}%", self.times(&Self::whole(100)).whole_number())
    }

    /// The figure as a floating-point number, for drawing only: never for deciding how it rounds.
    pub fn for_drawing(&self) -> f64 {
        // Six decimals are far below a hundredth of a pixel, and fit a float's whole numbers.
        let (scaled, _) = self.scaled(6);
        i64::try_from(scaled).map_or(f64::MAX, |n| {
            #[expect(clippy::cast_precision_loss, reason = "a position on a picture")]
            let n = n as f64;
            n / 1e6
        })
    }

    /// The figure to so many decimal places, thousands separated, half away from zero.
    pub(crate) fn rounded_to(&self, places: u32) -> String {
        let (sign, whole, part) = self.decimal(places);
        format!("{sign}{}.{part}", separated(&whole))
    }

    /// The figure with all its decimal places, thousands separated; `None` where it has more than so
    /// many.
    pub(crate) fn in_full(&self, most_places: usize) -> Option<String> {
        self.n_places().filter(|&n_places| n_places <= most_places)?;
        let sign = if self.is_negative() { "\u{2212}" } else { "" };
        Some(format!("{sign}{}", self.magnitude().in_a_sum()))
    }

    /// The figure cut off after so many decimal places, as the beginning of more: `22.1666…`.
    pub(crate) fn cut_to(&self, places: u32) -> String {
        let power = BigInt::from(10).pow(places);
        let cut = (self.0.numer().abs() * &power / self.0.denom()).to_string();
        let places = places as usize;
        let padded = format!("{cut:0>width$}", width = places + 1);
        let (whole, part) = padded.split_at(padded.len() - places);
        let sign = if self.is_negative() { "\u{2212}" } else { "" };
        format!("{sign}{}.{part}\u{2026}", separated(whole))
    }

    /// What [`Self::rounded_to`] shows, as a figure.
    pub(crate) fn rounded(&self, places: u32) -> Self {
        let (scaled, negative) = self.scaled(places);
        let scaled = if negative { -scaled } else { scaled };
        Self(BigRational::new(scaled, BigInt::from(10).pow(places)))
    }

    /// The figure to one decimal place as a table's cell for re-use: thousands not separated.
    ///
    /// ```
    /// use caseload_audit::format::Exact;
    /// let large = Exact::quotient(25_000, 2).unwrap();
    /// assert_eq!(large.one_decimal_in_a_cell(), "12500.0");
    /// assert_eq!(large.one_decimal(), "12,500.0");
    /// ```
    pub fn one_decimal_in_a_cell(&self) -> String {
        let (sign, whole, part) = self.decimal(1);
        format!("{sign}{whole}.{part}")
    }

    /// The figure to at most two decimal places as a table's cell for re-use: thousands not separated.
    pub fn in_a_cell(&self) -> String {
        let (sign, whole, part) = self.decimal(2);
        let text = format!("{sign}{whole}.{part}");
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }

    /// Sign, whole number and decimal places.
    fn decimal(&self, places: u32) -> (&'static str, String, String) {
        let (scaled, negative) = self.scaled(places);
        let sign = if negative && !scaled.is_zero() { "-" } else { "" };
        let digits = scaled.to_string();
        let places = places as usize;
        let padded = format!("{digits:0>width$}", width = places + 1);
        let (whole, part) = padded.split_at(padded.len() - places);
        (sign, whole.to_owned(), part.to_owned())
    }

    /// The magnitude times `10^places`, rounded half up, and whether the figure is negative.
    fn scaled(&self, places: u32) -> (BigInt, bool) {
        let power = BigInt::from(10).pow(places);
        let numerator = self.0.numer().abs() * power;
        let denominator = self.0.denom();
        let (whole, rest) = numerator.div_rem(denominator);
        let up = rest * 2 >= *denominator;
        (if up { whole + BigInt::one() } else { whole }, self.0.is_negative())
    }
}

/// Written as its fraction, so that nothing is lost between worker and page.
impl Serialize for Exact {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.fraction())
    }
}

impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse::<BigRational>().map(Self).map_err(serde::de::Error::custom)
    }
}

/// A whole number with thousands separated, as British readers write it: 1,000,000.
pub fn thousands(number: u64) -> String {
    separated(&number.to_string())
}

fn separated(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A count with its noun: `1 row`, `2 rows`, `1,204 rows`.
pub fn counted(number: u64, one: &str, many: &str) -> String {
    format!("{} {}", thousands(number), if number == 1 { one } else { many })
}

/// Bytes as hexadecimal digits, two each, as checksums are written.
///
/// ```
/// assert_eq!(caseload_audit::format::hexadecimal(&[0x0a, 0xff]), "0aff");
/// ```
pub fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// A text as far as its first characters, with an ellipsis where there are more.
///
/// ```
/// use caseload_audit::format::shortened;
/// assert_eq!(shortened("Older People", 5), "Older \u{2026}");
/// assert_eq!(shortened("Older", 5), "Older");
/// ```
pub fn shortened(text: &str, n_characters: usize) -> String {
    match text.char_indices().nth(n_characters) {
        Some((at, _)) => format!("{} \u{2026}", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// Names in a sentence: `North`, `North and South`, `North, South and East`.
pub fn listed<S: AsRef<str>>(names: &[S]) -> String {
    match names {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(numerator: u64, denominator: u64, expected: &str) {
        assert_eq!(Exact::quotient(numerator, denominator).unwrap().one_decimal(), expected);
    }

    #[test]
    fn a_half_goes_up() {
        check(65, 4, "16.3");
    }

    #[test]
    fn a_value_that_binary_cannot_hold() {
        check(413, 20, "20.7");
    }

    #[test]
    fn below_the_half() {
        check(1_624, 100, "16.2");
    }

    #[test]
    fn under_one() {
        check(1, 20, "0.1");
        check(1, 21, "0.0");
        check(0, 3, "0.0");
    }

    #[test]
    fn whole_numbers_keep_their_decimal() {
        check(4, 1, "4.0");
        check(1_999, 20, "100.0");
    }

    /// Every figure that lies exactly between two tenths, for a mean of up to 12 monthly averages
    /// of teams of up to 60 workers: its denominator divides the product of months and workers.
    #[test]
    fn every_exact_tie_goes_away_from_zero() {
        let mut ties = 0_u32;
        for months in 1..=12_u64 {
            for workers in 1..=60_u64 {
                let denominator = months * workers;
                for cases in 0..=(40 * denominator) {
                    // cases/denominator = k/10 + 1/20, that is 20 × cases = (2k + 1) × denominator
                    let twentieths = 20 * cases;
                    if !twentieths.is_multiple_of(denominator)
                        || (twentieths / denominator).is_multiple_of(2)
                    {
                        continue;
                    }
                    ties += 1;
                    let tenths = (twentieths / denominator).div_ceil(2);
                    let expected = format!("{}.{}", tenths / 10, tenths % 10);
                    check(cases, denominator, &expected);
                }
            }
        }
        assert!(ties > 50_000, "only {ties} ties were tried");
    }

    #[test]
    fn two_decimals_without_trailing_zeros() {
        assert_eq!(Exact::quotient(54, 100).unwrap().at_most_two_decimals(), "0.54");
        assert_eq!(Exact::quotient(8, 10).unwrap().at_most_two_decimals(), "0.8");
        assert_eq!(Exact::whole(10).at_most_two_decimals(), "10");
    }

    #[test]
    fn whole_numbers_and_shares() {
        assert_eq!(Exact::quotient(73, 90).unwrap().percent(), "81%");
        assert_eq!(Exact::quotient(1, 200).unwrap().percent(), "1%");
        assert_eq!(Exact::whole(1_204).whole_number(), "1,204");
        assert_eq!(Exact::whole(2).minus(&Exact::whole(7)).whole_number(), "-5");
        assert_eq!(Exact::whole(3).minus(&Exact::quotient(10, 3).unwrap()).whole_number(), "0");
    }

    #[test]
    fn a_fraction_survives_the_way_to_the_page() {
        let value = Exact::quotient(45_869, 3_780).unwrap();
        let bytes = postcard::to_allocvec(&value).unwrap();
        assert_eq!(postcard::from_bytes::<Exact>(&bytes).unwrap(), value);
    }

    #[test]
    fn figures_in_sums_lose_nothing() {
        let in_a_sum = |n, of| Exact::signed_quotient(n, of).unwrap().in_a_sum();
        assert_eq!(in_a_sum(1_204, 1), "1,204");
        assert_eq!(in_a_sum(0, 7), "0");
        assert_eq!(in_a_sum(1, 8), "0.125");
        assert_eq!(in_a_sum(10_001, 1_000), "10.001");
        assert_eq!(in_a_sum(4_000, 3), "(4,000 \u{f7} 3)");
        assert_eq!(in_a_sum(-2, 3), "(0 \u{2212} (2 \u{f7} 3))");
    }

    #[test]
    fn numbers_and_names_in_sentences() {
        assert_eq!(thousands(1_234_567), "1,234,567");
        assert_eq!(thousands(999), "999");
        assert_eq!(counted(1, "row", "rows"), "1 row");
        assert_eq!(listed(&["North", "South", "East"]), "North, South and East");
    }
}
