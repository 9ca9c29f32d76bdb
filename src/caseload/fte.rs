//! Full-time equivalents: contracted hours ÷ standard hours.

use serde::{Deserialize, Serialize};

use crate::format::Exact;

/// A worker's full-time equivalent (also written WTE), kept exactly: 0 to [`Fte::HIGHEST`].
///
/// Contracted hours ÷ standard hours, so usually 0 to 1, sometimes above. Two notations of the
/// same value (`0.8`, `.8`, `80%`, `29.6 h of 37`) are the same `Fte`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Fte {
    /// Millionths of a full-time post, rounded half up: finer than any contract.
    millionths: u32,
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
        let (numerator, denominator) = if let Some(percent) = text.strip_suffix('%') {
            (decimal(percent)?, 100_000_000)
        } else if let Some((part, whole)) = text.split_once('/').or_else(|| text.split_once("of")) {
            (decimal(part)?, decimal(whole)?)
        } else {
            let bare = text.strip_suffix("fte").or_else(|| text.strip_suffix("wte"));
            (decimal(bare.unwrap_or(&text))?, 1_000_000)
        };
        if denominator == 0 {
            return Err(FteError::NotANumber);
        }
        let millionths = (numerator * 1_000_000 + denominator / 2) / denominator;
        match u32::try_from(millionths) {
            Ok(millionths) if millionths <= Self::HIGHEST * 1_000_000 => Ok(Self { millionths }),
            _ => Err(FteError::TooHigh),
        }
    }

    /// Whether it is above zero, so that something can be divided by it.
    pub fn is_positive(self) -> bool {
        self.millionths > 0
    }

    /// Millionths of a full-time post, for adding up.
    pub fn millionths(self) -> u64 {
        u64::from(self.millionths)
    }

    /// A sum of millionths as an exact number of full-time posts.
    pub fn sum(millionths: u64) -> Exact {
        Exact::quotient(millionths, 1_000_000).unwrap_or_else(|| Exact::whole(0))
    }
}

/// A decimal number in millionths; hours may carry their unit.
fn decimal(text: &str) -> Result<u64, FteError> {
    let text = text.trim().trim_end_matches("hours").trim_end_matches("hrs");
    let text = text.trim_end_matches('h').trim();
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if (whole.is_empty() && part.is_empty())
        || !digits(whole)
        || !digits(part)
        || whole.len() > 6
        || part.len() > 12
    {
        return Err(FteError::NotANumber);
    }
    let whole: u64 = if whole.is_empty() { 0 } else { whole.parse().unwrap_or(0) };
    // Six places are kept; a seventh digit rounds.
    let padded = format!("{part:0<7}");
    let kept: u64 = padded.get(..7).and_then(|digits| digits.parse().ok()).unwrap_or(0);
    Ok(whole * 1_000_000 + (kept + 5) / 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, millionths: u32) {
        assert_eq!(Fte::parse(text), Ok(Fte { millionths }), "{text}");
    }

    #[test]
    fn notations_of_four_fifths() {
        for text in
            ["0.8", ".8", "0.80", "80%", "80 %", "29.6/37", "29.6 h of 37", "0,8", "0.8 FTE"]
        {
            check(text, 800_000);
        }
    }

    #[test]
    fn whole_and_more_than_whole_posts() {
        check("1", 1_000_000);
        check("1.2", 1_200_000);
        check("0", 0);
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
