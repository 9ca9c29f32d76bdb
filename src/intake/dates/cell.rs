//! One date cell: `31/07/2019`, `31/07/19`, `2019-07-31`, `20190731`, `31-Jul-2019`, `31JUL19`,
//! `31st July 2019 09:14`, `July 31, 2019`, `Wed 31/07/2019`, Excel's serial number `43677`; and months:
//! `Jul-19`, `July 2019`, `2019-07`, `07/2019`, `201907`.
//!
//! A time after the date and the name of a day before it are not used. Anything else is said to be no
//! date rather than guessed at.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::caseload::{Day, Month};

/// What a date cell holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateCell {
    /// Nothing: empty, or a mark for nothing such as NULL or –.
    #[default]
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

/// Which comes first in a date in figures whose year comes last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum DateOrder {
    /// 31/07/2019.
    #[default]
    DayFirst,
    /// 07/31/2019.
    MonthFirst,
}

/// Reads a date cell.
///
/// ```
/// use caseload_audit::intake::dates::{DateCell, DateOrder, date_cell};
/// let day_first = |text| date_cell(text, DateOrder::DayFirst);
/// assert_eq!(day_first("31/07/2019"), day_first("2019-07-31"));
/// assert_eq!(day_first("43677"), day_first("31-Jul-19"));
/// assert_eq!(day_first("20190731"), day_first("Wednesday 31st July 2019"));
/// assert_eq!(day_first("31/07/2019"), date_cell("07/31/2019", DateOrder::MonthFirst));
/// assert_eq!(day_first("Jul-19"), day_first("07/2019"));
/// assert_eq!(day_first("31/12/9999"), DateCell::OpenEnd);
/// assert_eq!(day_first("31/06/2019"), DateCell::Invalid);
/// ```
pub fn date_cell(text: &str, order: DateOrder) -> DateCell {
    let text = text.trim();
    if is_empty_mark(text) {
        return DateCell::Empty;
    }
    let date = date_part(text);
    let day = day(date, order)
        .or_else(|| day_with_name(date))
        .or_else(|| day_in_one(date))
        .or_else(|| serial_number(text));
    if let Some(day) = day {
        let year = day.date().year();
        return if year >= 9000 || year <= 1900 { DateCell::OpenEnd } else { DateCell::Day(day) };
    }
    month(date).map_or(DateCell::Invalid, DateCell::Month)
}

/// What a date in figures says of the order.
pub(super) enum Telling {
    /// One of the two is above 12: it is the day.
    Proves(DateOrder),
    /// Read the other way it would be another day.
    Ambiguous,
}

/// What a cell says of the order, if it is a date in figures with the year last.
pub(super) fn telling(text: &str) -> Option<Telling> {
    let mut parts = date_part(text.trim()).split(['/', '-', '.']);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if first.len() > 2 || second.len() > 2 || digits(third).is_none() {
        return None;
    }
    match (digits(first)?, digits(second)?) {
        (13..=31, 1..=12) => Some(Telling::Proves(DateOrder::DayFirst)),
        (1..=12, 13..=31) => Some(Telling::Proves(DateOrder::MonthFirst)),
        (first @ 1..=12, second @ 1..=12) if first != second => Some(Telling::Ambiguous),
        _ => None,
    }
}

/// Whether a cell says that it holds nothing.
pub fn is_empty_mark(text: &str) -> bool {
    text.is_empty()
        || matches!(text, "-" | "\u{2013}" | "\u{2014}")
        || ["null", "n/a", "none"].iter().any(|mark| text.eq_ignore_ascii_case(mark))
}

/// The date alone: without the name of a day before it and a time of day after it.
fn date_part(text: &str) -> &str {
    without_time(without_weekday(text))
}

/// Without `Wed`, `Wednesday,` and the like at the beginning.
fn without_weekday(text: &str) -> &str {
    const DAYS: [&str; 7] =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let n_letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let Some((word, rest)) = text.split_at_checked(n_letters) else { return text };
    let is_of = |day: &&str| {
        let is_short = matches!(n_letters, 3..=5);
        (is_short || n_letters == day.len())
            && day.get(..n_letters).is_some_and(|begin| begin.eq_ignore_ascii_case(word))
    };
    let is_weekday =
        n_letters >= 3 && (DAYS.iter().any(is_of) || word.eq_ignore_ascii_case("weds"));
    let rest = rest.trim_start_matches([',', '.', ' ']);
    if is_weekday && rest.starts_with(|c: char| c.is_ascii_digit()) { rest } else { text }
}

/// The part before a time of day such as ` 09:14`, `T00:00:00`, ` 00:00:00.000` or ` 12:00 AM`.
fn without_time(text: &str) -> &str {
    let is_time = |rest: &str| {
        let (hour, after) = rest.split_once(':').unwrap_or_default();
        matches!(hour.len(), 1..=2)
            && hour.bytes().all(|byte| byte.is_ascii_digit())
            && after.chars().all(|c| c.is_ascii_digit() || ":.Z+- AaPpMm".contains(c))
    };
    text.match_indices([' ', 'T'])
        .find(|&(at, _)| text.get(at + 1..).is_some_and(|rest| is_time(rest.trim())))
        .and_then(|(at, _)| text.get(..at))
        .map_or(text, str::trim_end)
}

/// A day as spreadsheets count it: 1 is 1 January 1900, and 1900 had a 29 February, so that from
/// March 1900 on it is the days since 30 December 1899. Believed from 1954 to 2119, and for the last
/// day that Excel knows; a time is a fraction of a day.
fn serial_number(text: &str) -> Option<Day> {
    let whole = text.split_once('.').map_or(text, |(whole, fraction)| {
        let is_fraction = fraction.bytes().all(|byte| byte.is_ascii_digit());
        if is_fraction { whole } else { "" }
    });
    let is_number = !whole.is_empty() && whole.bytes().all(|byte| byte.is_ascii_digit());
    let number: i32 = whole.parse().ok().filter(|_| is_number)?;
    if !(20_000..80_000).contains(&number) && number != 2_958_465 {
        return None;
    }
    Date::constant(1899, 12, 30).checked_add(number.days()).ok().map(Day::from_date)
}

/// Whether a cell is a day as spreadsheets count it.
pub(super) fn is_serial_number(text: &str) -> bool {
    serial_number(text.trim()).is_some()
}

/// A day with its month's name, such as `31-Jul-2019`, `31st July 2019`, `31JUL19` or `July 31, 2019`.
fn day_with_name(text: &str) -> Option<Day> {
    let mut words = Words(text).filter(|word| !is_ordinal_end(word));
    let (first, second, year) = (words.next()?, words.next()?, words.next()?);
    if words.next().is_some() {
        return None;
    }
    let (day, month) = match Month::number_of_name(first) {
        Some(month) => (second, month),
        None => (first, Month::number_of_name(second)?),
    };
    Date::new(self::year(year)?, month, i8::try_from(digits(day)?).ok()?).ok().map(Day::from_date)
}

/// What stands between the figures and the name of `1st July`, `2nd`, `3rd` and `4th of July`.
fn is_ordinal_end(word: &str) -> bool {
    ["st", "nd", "rd", "th", "of"].iter().any(|end| word.eq_ignore_ascii_case(end))
}

/// The runs of letters and of figures in a date; one that holds anything but what stands between the
/// parts of a date ends with a word that is neither.
struct Words<'a>(&'a str);

impl<'a> Iterator for Words<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let rest = self.0.trim_start_matches(['/', '-', '.', ' ', ',']);
        let is_digit = rest.chars().next()?.is_ascii_digit();
        let is_same = |c: char| if is_digit { c.is_ascii_digit() } else { c.is_alphabetic() };
        // Of what is neither, one character.
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let end = rest.find(|c| !is_same(c)).unwrap_or(rest.len()).max(first);
        let (word, after) = rest.split_at_checked(end)?;
        self.0 = after;
        Some(word)
    }
}

/// Year, month and day in eight figures: `20190731`.
fn day_in_one(text: &str) -> Option<Day> {
    let (year, rest) = text.split_at_checked(4).filter(|_| text.len() == 8)?;
    let (month, day) = rest.split_at_checked(2)?;
    let date = Date::new(
        likely_year(year)?,
        i8::try_from(digits(month)?).ok()?,
        i8::try_from(digits(day)?).ok()?,
    );
    date.ok().map(Day::from_date)
}

/// A year that a date without anything between its parts is believed in: years like those of a
/// spreadsheet's serial numbers, and those of open ends. Other figures are numbers of something else.
fn likely_year(text: &str) -> Option<i16> {
    digits(text).filter(|year| matches!(year, 1900 | 1954..=2119 | 9999))
}

/// Day, month and year in digits: in ISO's order with the year first, else in the file's.
fn day(text: &str, order: DateOrder) -> Option<Day> {
    let mut parts = text.split(['/', '-', '.']);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || second.len() > 2 {
        return None;
    }
    let (year, month, day) = match (first.len(), third.len(), order) {
        (4, 1..=2, _) => (digits(first)?, second, third),
        (1..=2, 2 | 4, DateOrder::DayFirst) => (year(third)?, second, first),
        (1..=2, 2 | 4, DateOrder::MonthFirst) => (year(third)?, first, second),
        _ => return None,
    };
    let (month, day) = (i8::try_from(digits(month)?).ok()?, i8::try_from(digits(day)?).ok()?);
    Date::new(year, month, day).ok().map(Day::from_date)
}

/// A year in four digits, or in two: 70 to 99 are the last century's.
fn year(text: &str) -> Option<i16> {
    let year = digits(text)?;
    match text.len() {
        2 if year >= 70 => Some(1900 + year),
        2 => Some(2000 + year),
        4 => Some(year),
        _ => None,
    }
}

/// A month with its year: a name and two or four figures, `2019-07`, `07/2019` or `201907`.
fn month(text: &str) -> Option<Month> {
    let in_figures = |year: i16, month: &str| Month::new(year, i8::try_from(digits(month)?).ok()?);
    let Some((first, second)) = text.split_once(['-', ' ', '/', '.']) else {
        let mut words = Words(text);
        return match (words.next()?, words.next(), words.next()) {
            (name, Some(year), None) => Month::new(self::year(year)?, Month::number_of_name(name)?),
            (all, None, None) if all.len() == 6 => {
                let (year, month) = all.split_at_checked(4)?;
                in_figures(likely_year(year).filter(|year| *year > 1900)?, month)
            }
            _ => None,
        };
    };
    let second = second.trim();
    if let Some(number) = Month::number_of_name(first) {
        return Month::new(year(second)?, number);
    }
    match (first.len(), second.len()) {
        (4, 2) => in_figures(digits(first)?, second),
        (1..=2, 4) => in_figures(digits(second)?, first),
        _ => None,
    }
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
        assert_eq!(date_cell(text, DateOrder::DayFirst), expected, "{text:?}");
    }

    #[test]
    fn days() {
        check("31/07/2019", the_day(2019, 7, 31));
        check("1/7/2019", the_day(2019, 7, 1));
        check("2019-07-31", the_day(2019, 7, 31));
        check("31-07-2019", the_day(2019, 7, 31));
        check("31.07.2019", the_day(2019, 7, 31));
        check("29/02/2020", the_day(2020, 2, 29));
        for text in [
            "31-Jul-2019",
            "31 July 2019",
            "31-Jul-19",
            "31 Jul 2019 00:00",
            "31JUL19",
            "31JUL2019",
            "31st July 2019",
            "31st of July 2019",
            "July 31, 2019",
            "Jul 31st 2019",
            "20190731",
            "Wed 31/07/2019",
            "Weds 31/07/2019",
            "Wednesday, 31 July 2019",
        ] {
            check(text, the_day(2019, 7, 31));
        }
    }

    #[test]
    fn a_time_of_day_is_not_used() {
        check("31/07/2019 00:00", the_day(2019, 7, 31));
        check("2019-07-31T23:59:59", the_day(2019, 7, 31));
        check("31/07/2019 09:14:22.000", the_day(2019, 7, 31));
        check("31/07/2019 12:00:00 AM", the_day(2019, 7, 31));
        check("31 July 2019 00:00", the_day(2019, 7, 31));
    }

    #[test]
    fn years_of_two_digits() {
        check("31/07/19", the_day(2019, 7, 31));
        check("1.7.19", the_day(2019, 7, 1));
        check("31/12/99", the_day(1999, 12, 31));
    }

    #[test]
    fn serial_numbers_of_spreadsheets() {
        // 43677 is 31 July 2019, 25569 the first day of 1970.
        check("43677", the_day(2019, 7, 31));
        check("43677.5", the_day(2019, 7, 31));
        check("25569", the_day(1970, 1, 1));
        check("2958465", DateCell::OpenEnd);
    }

    #[test]
    fn month_first_where_the_file_has_it() {
        let month_first = |text| date_cell(text, DateOrder::MonthFirst);
        assert_eq!(month_first("07/31/2019"), the_day(2019, 7, 31));
        assert_eq!(month_first("7/4/19 12:00:00 AM"), the_day(2019, 7, 4));
        assert_eq!(month_first("2019-07-31"), the_day(2019, 7, 31));
        assert_eq!(month_first("31/07/2019"), DateCell::Invalid);
    }

    #[test]
    fn months() {
        let july = DateCell::Month(Month::new(2019, 7).unwrap());
        for text in [
            "Jul-19",
            "Jul 2019",
            "July 2019",
            "2019-07",
            "JUL-2019",
            "jul 19",
            "JUL19",
            "07/2019",
            "7/2019",
            "201907",
        ] {
            check(text, july);
        }
    }

    #[test]
    fn open_ends() {
        check("31/12/9999", DateCell::OpenEnd);
        check("9999-12-31", DateCell::OpenEnd);
        check("01/01/1900", DateCell::OpenEnd);
        check("99991231", DateCell::OpenEnd);
    }

    #[test]
    fn nothing() {
        for text in ["", "  ", "NULL", "n/a", "-", "\u{2013}"] {
            check(text, DateCell::Empty);
        }
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "31/13/2019",
            "30/02/2019",
            "07/31/2019",
            "July",
            "2019",
            "today",
            "1/2/3/4",
            "123456",
            "1/2/3",
            "07/19",
            "31 July",
            "31 July 2019 (late)",
            "31 July 2019 !",
            "20191331",
            "30190731",
            "201913",
            "190001",
            "Monday",
            "Monster 31/07/2019",
        ] {
            check(text, DateCell::Invalid);
        }
    }
}
