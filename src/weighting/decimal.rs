//! A number as a scheme's file or editor may hold it: with at most four decimal places, exactly.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::format::{Exact, shortened};

/// Decimal places that a number can have.
pub const N_PLACES: usize = 4;
/// Digits before the point that a number can have.
const N_WHOLE_DIGITS: usize = 6;
/// One, in the unit that numbers are kept in.
const ONE: i64 = 10_000;

/// A number with at most four decimal places, from −999,999.9999 to 999,999.9999.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal {
    ten_thousandths: i64,
}

/// Why a text is no such number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Why {
    /// It is not a number in any notation that is known.
    NotANumber,
    /// It has more decimal places than are kept.
    TooManyPlaces,
    /// It has more digits before the point than are believed.
    TooLarge,
    /// A comma before three digits may separate thousands or be a decimal point.
    ThousandsOrPoint,
    /// It is below 0 where it cannot be.
    BelowZero,
    /// It is above 1 where it cannot be.
    AboveOne,
    /// It is no whole number from 1.
    NotACount,
}

/// A text that is no such number: what was found, and what is expected.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DecimalError {
    /// The text as it was found, as far as its first characters.
    pub found: String,
    /// What is wrong with it.
    pub why: Why,
}

impl Why {
    /// What is expected in its place: `a number such as 1.5`.
    pub fn expected(self) -> &'static str {
        match self {
            Self::NotANumber => "a number such as 1.5",
            Self::TooManyPlaces => "a number with at most 4 decimal places, such as 1.25",
            Self::TooLarge => "a number below 1,000,000",
            Self::ThousandsOrPoint => {
                "1500 or 1.5, without the comma, which may mean either thousands or a decimal point"
            }
            Self::BelowZero => "a number that is not below 0",
            Self::AboveOne => "a share from 0 to 1, such as 0.5 for half",
            Self::NotACount => "a whole number from 1",
        }
    }
}

impl fmt::Display for DecimalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found = match self.found.as_str() {
            "" => "nothing".to_owned(),
            found => format!("\u{201c}{found}\u{201d}"),
        };
        write!(f, "Found {found}; expected {}", self.why.expected())
    }
}

impl std::error::Error for DecimalError {}

impl Decimal {
    /// Nothing.
    pub const ZERO: Self = Self { ten_thousandths: 0 };
    /// One.
    pub const ONE: Self = Self { ten_thousandths: ONE };

    /// So many ten-thousandths: 15,000 is 1.5.
    pub(super) const fn of_ten_thousandths(ten_thousandths: i64) -> Self {
        Self { ten_thousandths }
    }

    /// It in ten-thousandths.
    pub(super) fn ten_thousandths(self) -> i64 {
        self.ten_thousandths
    }

    /// Reads `1.5`, `.5`, `1,5`, `-2`; spaces around it are left out. Zeros after the fourth decimal
    /// place change nothing and are allowed.
    ///
    /// Refused is what is no number, has more than four decimal places or six digits before the
    /// point, and `1,500`, which may be either of two numbers.
    ///
    /// ```
    /// use caseload_audit::weighting::Decimal;
    /// assert_eq!(Decimal::parse(",5"), Decimal::parse("0.50"));
    /// assert_eq!(
    ///     Decimal::parse("lots").unwrap_err().to_string(),
    ///     "Found “lots”; expected a number such as 1.5"
    /// );
    /// ```
    pub fn parse(text: &str) -> Result<Self, DecimalError> {
        let error = |why| DecimalError { found: shortened(text.trim(), 40), why };
        let text = text.trim();
        let magnitude = text.strip_prefix(['-', '\u{2212}']);
        let is_negative = magnitude.is_some();
        let magnitude = magnitude.unwrap_or(text);
        let (whole, part) = magnitude.split_once(['.', ',']).unwrap_or((magnitude, ""));
        let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if (whole.is_empty() && part.is_empty()) || !are_digits(whole) || !are_digits(part) {
            return Err(error(Why::NotANumber));
        }
        let whole = whole.trim_start_matches('0');
        if magnitude.contains(',') && part.len() == 3 && (1..=3).contains(&whole.len()) {
            return Err(error(Why::ThousandsOrPoint));
        }
        let part = part.trim_end_matches('0');
        if part.len() > N_PLACES {
            return Err(error(Why::TooManyPlaces));
        }
        if whole.len() > N_WHOLE_DIGITS {
            return Err(error(Why::TooLarge));
        }
        let digits = format!("{whole}{part:0<N_PLACES$}");
        let ten_thousandths: i64 = digits.parse().map_err(|_| error(Why::NotANumber))?;
        let sign = if is_negative { -1 } else { 1 };
        Ok(Self { ten_thousandths: sign * ten_thousandths })
    }

    /// The same, if it is not below 0.
    pub fn not_below_zero(self) -> Result<Self, DecimalError> {
        self.unless(self.ten_thousandths < 0, Why::BelowZero)
    }

    /// The same, if it is a share: from 0 to 1.
    pub fn as_share(self) -> Result<Self, DecimalError> {
        self.not_below_zero()?.unless(self.ten_thousandths > ONE, Why::AboveOne)
    }

    /// It as a whole number from 1.
    pub fn as_count(self) -> Result<u32, DecimalError> {
        let whole = u32::try_from(self.ten_thousandths / ONE).unwrap_or_default();
        self.unless(whole == 0 || self.ten_thousandths % ONE != 0, Why::NotACount)?;
        Ok(whole)
    }

    fn unless(self, is_wrong: bool, why: Why) -> Result<Self, DecimalError> {
        if is_wrong { Err(DecimalError { found: self.to_string(), why }) } else { Ok(self) }
    }

    /// Whether it is 0.
    pub fn is_zero(self) -> bool {
        self.ten_thousandths == 0
    }

    /// It as a figure.
    pub fn to_exact(self) -> Exact {
        Exact::signed_quotient(i128::from(self.ten_thousandths), ONE.unsigned_abs().into())
            .unwrap_or_else(|| Exact::whole(0))
    }
}

/// As it is written in a file: `1.5`, `-0.25`, `100`.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let magnitude = self.ten_thousandths.unsigned_abs();
        let (whole, part) = (magnitude / ONE.unsigned_abs(), magnitude % ONE.unsigned_abs());
        let part = format!("{part:0>N_PLACES$}");
        let part = part.trim_end_matches('0');
        let sign = if self.ten_thousandths < 0 { "-" } else { "" };
        let point = if part.is_empty() { "" } else { "." };
        write!(f, "{sign}{whole}{point}{part}")
    }
}

/// Written as people write it.
impl Serialize for Decimal {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(Decimal::parse(text).unwrap().to_string(), expected, "{text}");
    }

    #[track_caller]
    fn refused(text: &str, why: Why) {
        assert_eq!(Decimal::parse(text).unwrap_err().why, why, "{text}");
    }

    #[test]
    fn notations() {
        for text in ["1.5", "1,5", " 01.50 ", "1.500000"] {
            check(text, "1.5");
        }
        check(".5", "0.5");
        check("5.", "5");
        check("0,125", "0.125");
        check("-0.0001", "-0.0001");
        check("\u{2212}2", "-2");
        check("-0", "0");
        check("999999.9999", "999999.9999");
    }

    #[test]
    fn what_is_no_number() {
        for text in ["", ".", "-", "one", "1e3", "1.2.3", "1,2.3", "+1", "NaN", "½", "1 000"] {
            refused(text, Why::NotANumber);
        }
        refused("0.00001", Why::TooManyPlaces);
        refused("1000000", Why::TooLarge);
        refused("1,500", Why::ThousandsOrPoint);
        assert_eq!(
            Decimal::parse("").unwrap_err().to_string(),
            "Found nothing; expected a number such as 1.5"
        );
    }

    #[test]
    fn bounds() {
        let number = |text| Decimal::parse(text).unwrap();
        assert_eq!(number("1").as_share(), Ok(Decimal::ONE));
        assert_eq!(number("1.0001").as_share().unwrap_err().why, Why::AboveOne);
        assert_eq!(number("-1").as_share().unwrap_err().why, Why::BelowZero);
        assert_eq!(number("0").not_below_zero(), Ok(Decimal::ZERO));
        assert_eq!(number("2.0").as_count(), Ok(2));
        for text in ["0", "-1", "0.5", "1.5"] {
            assert_eq!(number(text).as_count().unwrap_err().why, Why::NotACount, "{text}");
        }
    }

    #[test]
    fn exactly() {
        assert_eq!(Decimal::parse("0.0333").unwrap().to_exact().fraction(), "333/10000");
        assert_eq!(Decimal::parse("-1.5").unwrap().to_exact().fraction(), "-3/2");
    }
}
