//! The sum of a working, done again: the tests' own arithmetic, apart from the application's.
//!
//! A sum is whole or decimal numbers, thousands separated by commas, with `+`, `−`, `×`, `÷` and
//! brackets. It is worked out in exact fractions.

use std::iter::Peekable;
use std::str::Chars;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};

/// The value of a sum; says so where it is none.
pub fn value_of(sum: &str) -> Result<BigRational, String> {
    let mut rest = sum.chars().peekable();
    let value = terms(&mut rest).map_err(|error| format!("{error} in \u{201c}{sum}\u{201d}"))?;
    match rest.next() {
        None => Ok(value),
        Some(next) => Err(format!("{next} follows \u{201c}{sum}\u{201d} where it should end")),
    }
}

/// The value rounded to as many decimal places as a figure is shown with, half away from zero, and
/// written as it should be shown.
pub fn shown_like(value: &BigRational, shown: &str) -> String {
    let (number, unit) = match shown.strip_suffix('%') {
        Some(number) => (number, "%"),
        None => (shown, ""),
    };
    let places = number.split_once('.').map_or(0, |(_, part)| part.len());
    let power = BigInt::from(10).pow(places.to_u32().unwrap());
    let hundred = BigInt::from(if unit.is_empty() { 1 } else { 100 });
    let scaled: BigRational = value * BigRational::from_integer(&power * hundred);
    let half = BigRational::new(1.into(), 2.into());
    let rounded = (scaled.abs() + half).floor().to_integer();
    let sign = if value.is_negative() && !rounded.is_zero() { "-" } else { "" };
    let digits = format!("{rounded:0>width$}", width = places + 1);
    let (whole, part) = digits.split_at(digits.len() - places);
    let point = if places == 0 { "" } else { "." };
    format!("{sign}{whole}{point}{part}{unit}")
}

/// Whether a value is the number that is said, or where that is cut off with three dots, begins with
/// it.
pub fn is_said_right(value: &BigRational, said: &str) -> bool {
    let (number, is_cut) = match said.strip_suffix('\u{2026}') {
        Some(number) => (number, true),
        None => (said, false),
    };
    let Ok(number_said) = value_of(&number.replace('-', "\u{2212}")) else { return false };
    let rest = value.abs() - number_said.abs();
    let places = number.split_once('.').map_or(0, |(_, part)| part.len());
    let least = BigRational::new(1.into(), BigInt::from(10).pow(places.to_u32().unwrap()));
    let is_of_sign = value.is_negative() == number_said.is_negative();
    if is_cut {
        !rest.is_negative() && rest < least && (is_of_sign || number_said.is_zero())
    } else {
        value == &number_said
    }
}

/// A figure without thousands separators, with a plain minus.
pub fn plain(shown: &str) -> String {
    shown.replace(',', "").replace('\u{2212}', "-")
}

fn terms(rest: &mut Peekable<Chars<'_>>) -> Result<BigRational, String> {
    let mut value = factors(rest)?;
    loop {
        match after_spaces(rest) {
            Some('+') => {
                rest.next();
                value += factors(rest)?;
            }
            Some('\u{2212}') => {
                rest.next();
                value -= factors(rest)?;
            }
            _ => return Ok(value),
        }
    }
}

fn factors(rest: &mut Peekable<Chars<'_>>) -> Result<BigRational, String> {
    let mut value = factor(rest)?;
    loop {
        match after_spaces(rest) {
            Some('\u{d7}') => {
                rest.next();
                value *= factor(rest)?;
            }
            Some('\u{f7}') => {
                rest.next();
                let divisor = factor(rest)?;
                if divisor.is_zero() {
                    return Err("a division by nothing".to_owned());
                }
                value /= divisor;
            }
            _ => return Ok(value),
        }
    }
}

fn factor(rest: &mut Peekable<Chars<'_>>) -> Result<BigRational, String> {
    match after_spaces(rest) {
        Some('(') => {
            rest.next();
            let value = terms(rest)?;
            match after_spaces(rest) {
                Some(')') => {
                    rest.next();
                    Ok(value)
                }
                other => Err(format!("{other:?} where a bracket should close")),
            }
        }
        Some('\u{2212}') => {
            rest.next();
            Ok(-factor(rest)?)
        }
        _ => number(rest),
    }
}

/// `1,204` or `0.54`.
fn number(rest: &mut Peekable<Chars<'_>>) -> Result<BigRational, String> {
    let mut text = String::new();
    while let Some(next) = rest.next_if(|c| c.is_ascii_digit() || matches!(c, ',' | '.')) {
        text.push(next);
    }
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let in_thousands = |whole: &str| {
        let mut groups = whole.split(',');
        groups.next().is_some_and(|first| (1..=3).contains(&first.len()))
            && groups.all(|group| group.len() == 3)
    };
    if !in_thousands(whole) {
        return Err(format!("\u{201c}{text}\u{201d} where a number should stand"));
    }
    let digits = format!("{}{part}", whole.replace(',', ""));
    let digits: BigInt = digits.parse().map_err(|_| format!("{text} is no number"))?;
    let places = part.len().to_u32().ok_or("too many places")?;
    Ok(BigRational::new(digits, BigInt::from(10).pow(places)))
}

fn after_spaces(rest: &mut Peekable<Chars<'_>>) -> Option<char> {
    while rest.next_if(|c| c.is_whitespace()).is_some() {}
    rest.peek().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(sum: &str, expected: &str) {
        assert_eq!(value_of(sum).unwrap().to_string(), expected);
    }

    #[test]
    fn multiplication_comes_before_addition() {
        check("(60 \u{f7} 3 + 60 \u{f7} 2 + 66 \u{f7} 4) \u{f7} 3", "133/6");
        check("2 + 3 \u{d7} 4 \u{2212} 1", "13");
        check("8 \u{f7} 2 \u{f7} 2", "2");
    }

    #[test]
    fn numbers_with_thousands_and_decimals() {
        check("1,204 \u{f7} 0.8", "1505");
        check("\u{2212}2.5", "-5/2");
    }

    #[test]
    fn what_is_no_sum_is_said() {
        for sum in ["", "4 \u{f7} 0", "(1 + 2", "1 2", "12,04", "4 /2", "1234"] {
            assert!(value_of(sum).is_err(), "{sum}");
        }
    }

    #[test]
    fn what_is_said_of_a_value() {
        let third = value_of("(0 \u{2212} 200) \u{f7} 3").unwrap();
        assert!(is_said_right(&third, "-66.6666\u{2026}"));
        assert!(!is_said_right(&third, "66.6666\u{2026}"));
        assert!(!is_said_right(&third, "-66.6667\u{2026}"));
        assert!(!is_said_right(&third, "-66.6666"));
        assert!(is_said_right(&value_of("2,409 \u{f7} 2").unwrap(), "1,204.5"));
    }

    #[test]
    fn rounding_follows_what_is_shown() {
        let value = |sum| value_of(sum).unwrap();
        assert_eq!(shown_like(&value("65 \u{f7} 4"), "16.2"), "16.3");
        assert_eq!(shown_like(&value("73 \u{f7} 90"), "80%"), "81%");
        assert_eq!(shown_like(&value("0.54"), "0.54"), "0.54");
        assert_eq!(shown_like(&value("5 \u{2212} 7.5"), "-2"), "-3");
        assert_eq!(shown_like(&value("1,204"), "1,204"), "1204");
    }
}
