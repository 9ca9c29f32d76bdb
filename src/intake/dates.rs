//! Date and month cells: `31/07/2019`, `2019-07-31`, `31-Jul-2019`, `Jul-19`, `Jul 2019`, `July 2019`, `2019-07`.
//!
//! Day before month, as British exports write it. A time after the date is not used. Anything else
//! is said to be no date rather than guessed at.

use jiff::civil::Date;

use crate::caseload::{Day, Month};

/// What a date cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateCell {
    /// Nothing: empty, or a mark for nothing such as NULL or –.
    Empty,
    /// A day.
    Day(Day),
    /// A whole month.
    Month(Month),
    /// A date that systems write for "no end": 31/12/9999, 01/01/1900 and the like.
    OpenEnd,
    /// Something else.
    Invalid,
}

/// Reads a date cell.
///
/// ```
/// use caseload_audit::intake::dates::{DateCell, date_cell};
/// assert_eq!(date_cell("31/07/2019"), date_cell("2019-07-31"));
/// assert_eq!(date_cell("Jul-19"), date_cell("2019-07"));
/// assert_eq!(date_cell("31/12/9999"), DateCell::OpenEnd);
/// assert_eq!(date_cell("31/06/2019"), DateCell::Invalid);
/// ```
pub fn date_cell(text: &str) -> DateCell {
    let text = text.trim();
    if is_empty_mark(text) {
        return DateCell::Empty;
    }
    let without_time = without_time(text);
    if let Some(day) = day(without_time).or_else(|| day_with_name(without_time)) {
        let year = day.date().year();
        return if year >= 9000 || year <= 1900 { DateCell::OpenEnd } else { DateCell::Day(day) };
    }
    month(text).map_or(DateCell::Invalid, DateCell::Month)
}

/// Whether a cell says that it holds nothing.
pub fn is_empty_mark(text: &str) -> bool {
    text.is_empty()
        || matches!(text, "-" | "\u{2013}" | "\u{2014}")
        || ["null", "n/a", "none"].iter().any(|mark| text.eq_ignore_ascii_case(mark))
}

/// The part before a time of day such as ` 09:14`, `T00:00:00` or ` 00:00:00.000`.
fn without_time(text: &str) -> &str {
    let Some(at) = text.rfind([' ', 'T']) else {
        return text;
    };
    let (date, time) = text.split_at(at);
    let time = time.get(1..).unwrap_or_default().trim();
    let is_time = time.contains(':')
        && time.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | 'Z' | '+'));
    if is_time { date } else { text }
}

/// A day with its month's name, such as `31-Jul-2019`, `31 July 2019` or `31-Jul-19`.
fn day_with_name(text: &str) -> Option<Day> {
    let mut parts = text.split(['/', '-', '.', ' ']);
    let (day, name, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let number = Month::number_of_name(name)?;
    let year = match year.len() {
        2 => 2000 + digits(year)?,
        4 => digits(year)?,
        _ => return None,
    };
    let date = Date::new(year, number, i8::try_from(digits(day)?).ok()?);
    date.ok().map(Day::from_date)
}

/// Day, month and year in digits, in that order or, with the year first, in ISO's.
fn day(text: &str) -> Option<Day> {
    let mut parts = text.split(['/', '-', '.']);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let (year, month, day) = if first.len() == 4 {
        (first, second, third)
    } else if third.len() == 4 {
        (third, second, first)
    } else {
        return None;
    };
    let date = Date::new(digits(year)?, i8::try_from(digits(month)?).ok()?, {
        i8::try_from(digits(day)?).ok()?
    });
    date.ok().map(Day::from_date)
}

/// A month with its year: a name and two or four digits, or ISO.
fn month(text: &str) -> Option<Month> {
    let (first, second) = text.split_once(['-', ' ', '/'])?;
    let second = second.trim();
    if let Some(number) = Month::number_of_name(first.trim_end_matches('.')) {
        let year = digits(second)?;
        return match second.len() {
            2 => Month::new(2000 + year, number),
            4 => Month::new(year, number),
            _ => None,
        };
    }
    if first.len() == 4 && second.len() == 2 {
        return Month::new(digits(first)?, i8::try_from(digits(second)?).ok()?);
    }
    None
}

fn digits(text: &str) -> Option<i16> {
    let all_digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (all_digits && text.len() <= 4).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn the_day(year: i16, month: i8, day: i8) -> DateCell {
        DateCell::Day(Day::from_date(Date::constant(year, month, day)))
    }

    #[track_caller]
    fn check(text: &str, expected: DateCell) {
        assert_eq!(date_cell(text), expected, "{text:?}");
    }

    #[test]
    fn days() {
        check("31/07/2019", the_day(2019, 7, 31));
        check("1/7/2019", the_day(2019, 7, 1));
        check("2019-07-31", the_day(2019, 7, 31));
        check("31-07-2019", the_day(2019, 7, 31));
        check("31.07.2019", the_day(2019, 7, 31));
        check("29/02/2020", the_day(2020, 2, 29));
        for text in ["31-Jul-2019", "31 July 2019", "31-Jul-19", "31 Jul 2019 00:00"] {
            check(text, the_day(2019, 7, 31));
        }
    }

    #[test]
    fn a_time_of_day_is_not_used() {
        check("31/07/2019 00:00", the_day(2019, 7, 31));
        check("2019-07-31T23:59:59", the_day(2019, 7, 31));
        check("31/07/2019 09:14:22.000", the_day(2019, 7, 31));
    }

    #[test]
    fn months() {
        let july = DateCell::Month(Month::new(2019, 7).unwrap());
        for text in ["Jul-19", "Jul 2019", "July 2019", "2019-07", "JUL-2019", "jul 19"] {
            check(text, july);
        }
    }

    #[test]
    fn open_ends() {
        check("31/12/9999", DateCell::OpenEnd);
        check("9999-12-31", DateCell::OpenEnd);
        check("01/01/1900", DateCell::OpenEnd);
    }

    #[test]
    fn nothing() {
        for text in ["", "  ", "NULL", "n/a", "-", "\u{2013}"] {
            check(text, DateCell::Empty);
        }
    }

    #[test]
    fn what_is_no_date() {
        for text in
            ["31/13/2019", "30/02/2019", "July", "2019", "31/07/19", "43677", "today", "1/2/3/4"]
        {
            check(text, DateCell::Invalid);
        }
    }
}
