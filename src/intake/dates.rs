//! Date and month cells: `31/07/2019`, `31/07/19`, `2019-07-31`, `31-Jul-2019`, `31 July 2019 09:14`,
//! Excel's serial number `43677`; `Jul-19`, `Jul 2019`, `July 2019`, `2019-07`.
//!
//! Of a date in figures with the year last, day or month comes first: which, the whole file decides
//! ([`Dates`]). Day before month is how British exports write it, and holds unless a date proves the
//! other. A time after the date is not used. Anything else is said to be no date rather than guessed
//! at.

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
/// assert_eq!(day_first("31/07/2019"), date_cell("07/31/2019", DateOrder::MonthFirst));
/// assert_eq!(day_first("Jul-19"), day_first("2019-07"));
/// assert_eq!(day_first("31/12/9999"), DateCell::OpenEnd);
/// assert_eq!(day_first("31/06/2019"), DateCell::Invalid);
/// ```
pub fn date_cell(text: &str, order: DateOrder) -> DateCell {
    let text = text.trim();
    if is_empty_mark(text) {
        return DateCell::Empty;
    }
    let without_time = without_time(text);
    let day = day(without_time, order)
        .or_else(|| day_with_name(without_time))
        .or_else(|| serial_number(text));
    if let Some(day) = day {
        let year = day.date().year();
        return if year >= 9000 || year <= 1900 { DateCell::OpenEnd } else { DateCell::Day(day) };
    }
    month(text).map_or(DateCell::Invalid, DateCell::Month)
}

/// What a date in figures says of the order.
enum Telling {
    /// One of the two is above 12: it is the day.
    Proves(DateOrder),
    /// Read the other way it would be another day.
    Ambiguous,
}

/// What a cell says of the order, if it is a date in figures with the year last.
fn telling(text: &str) -> Option<Telling> {
    let mut parts = without_time(text.trim()).split(['/', '-', '.']);
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

/// The dates of a file, read in one order, and what they prove.
#[derive(Clone, Debug, Default)]
pub struct Dates {
    order: DateOrder,
    is_decided: bool,
    day_first: Telltales,
    month_first: Telltales,
    /// Those that are another day in the other order.
    ambiguous: Telltales,
    /// Serial numbers of a spreadsheet.
    serials: Telltales,
    last_observed: String,
    /// The last cell: rows of one snapshot follow one another.
    last: String,
    last_read: DateCell,
}

/// Dates that tell something of the order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Telltales {
    /// The first of them: its line and the cell.
    pub first: Option<(u64, String)>,
    /// How many there are; cells that repeat the one before count once.
    pub n: u64,
}

impl Telltales {
    fn add(&mut self, cell: &str, line: u64) {
        self.first.get_or_insert_with(|| (line, cell.to_owned()));
        self.n += 1;
    }
}

impl Dates {
    /// Dates in this order.
    pub fn in_order(order: DateOrder) -> Self {
        Self { order, ..Self::default() }
    }

    /// Dates in this order, whatever they prove.
    pub fn decided(order: DateOrder) -> Self {
        Self { is_decided: true, ..Self::in_order(order) }
    }

    /// Whether any of them would be another day, or none, in the other order.
    pub fn depend_on_order(&self) -> bool {
        self.day_first.n + self.month_first.n + self.ambiguous.n > 0
    }

    /// The order they are read in.
    pub fn order(&self) -> DateOrder {
        self.order
    }

    /// The dates that prove an order.
    pub fn proofs(&self, order: DateOrder) -> &Telltales {
        match order {
            DateOrder::DayFirst => &self.day_first,
            DateOrder::MonthFirst => &self.month_first,
        }
    }

    /// The dates that rest on an order which none proves; `None` where one does.
    pub fn unproven(&self) -> Option<&Telltales> {
        let is_proven = self.is_decided || self.day_first.n + self.month_first.n > 0;
        Some(&self.ambiguous).filter(|dates| !is_proven && dates.n > 0)
    }

    /// Those that are serial numbers of a spreadsheet.
    pub fn serials(&self) -> &Telltales {
        &self.serials
    }

    /// The order that the file has to be read once more in, if all proofs are against this one and
    /// nobody decided.
    pub fn must_read_again(&self) -> Option<DateOrder> {
        let is_other = !self.is_decided
            && self.order == DateOrder::DayFirst
            && self.day_first.n == 0
            && self.month_first.n > 0;
        is_other.then_some(DateOrder::MonthFirst)
    }

    /// Learns from a cell of a column that no figure rests on.
    pub fn observe(&mut self, cell: &str, line: u64) {
        if self.last_observed != cell {
            cell.clone_into(&mut self.last_observed);
            if let Some(Telling::Proves(order)) = telling(cell) {
                self.proofs_mut(order).add(cell, line);
            }
        }
    }

    fn proofs_mut(&mut self, order: DateOrder) -> &mut Telltales {
        match order {
            DateOrder::DayFirst => &mut self.day_first,
            DateOrder::MonthFirst => &mut self.month_first,
        }
    }

    /// Reads the cell on that line.
    pub fn read(&mut self, cell: &str, line: u64) -> DateCell {
        if self.last == cell {
            return self.last_read;
        }
        match telling(cell) {
            Some(Telling::Proves(order)) => self.proofs_mut(order).add(cell, line),
            Some(Telling::Ambiguous) => self.ambiguous.add(cell, line),
            None if serial_number(cell.trim()).is_some() => self.serials.add(cell, line),
            None => {}
        }
        cell.clone_into(&mut self.last);
        self.last_read = date_cell(cell, self.order);
        self.last_read
    }
}

/// Whether a cell says that it holds nothing.
pub fn is_empty_mark(text: &str) -> bool {
    text.is_empty()
        || matches!(text, "-" | "\u{2013}" | "\u{2014}")
        || ["null", "n/a", "none"].iter().any(|mark| text.eq_ignore_ascii_case(mark))
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

/// A day with its month's name, such as `31-Jul-2019`, `31 July 2019` or `31-Jul-19`.
fn day_with_name(text: &str) -> Option<Day> {
    let mut parts = text.split(['/', '-', '.', ' ']);
    let (day, name, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let number = Month::number_of_name(name)?;
    let date = Date::new(self::year(year)?, number, i8::try_from(digits(day)?).ok()?);
    date.ok().map(Day::from_date)
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

/// A month with its year: a name and two or four digits, or ISO.
fn month(text: &str) -> Option<Month> {
    let (first, second) = text.split_once(['-', ' ', '/'])?;
    let second = second.trim();
    if let Some(number) = Month::number_of_name(first.trim_end_matches('.')) {
        return Month::new(year(second)?, number);
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
        for text in ["31-Jul-2019", "31 July 2019", "31-Jul-19", "31 Jul 2019 00:00"] {
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
    fn dates_prove_their_order() {
        let mut dates = Dates::default();
        for (line, cell) in
            [(2, "01/02/2019"), (3, "07/31/2019"), (4, "2019-31-07"), (5, "8/30/19")]
        {
            dates.read(cell, line);
        }
        assert_eq!(dates.must_read_again(), Some(DateOrder::MonthFirst));
        let proofs = dates.proofs(DateOrder::MonthFirst);
        assert_eq!((proofs.first.clone(), proofs.n), (Some((3, "07/31/2019".to_owned())), 2));
        assert_eq!(dates.unproven(), None);
        dates.read("31/07/2019", 6);
        assert_eq!(dates.must_read_again(), None);
    }

    #[test]
    fn a_column_that_is_not_used_proves_an_order_too() {
        let mut dates = Dates::default();
        dates.read("07/01/2019", 2);
        dates.observe("01/20/2019", 2);
        assert_eq!(dates.must_read_again(), Some(DateOrder::MonthFirst));
    }

    #[test]
    fn an_order_that_nothing_proves_is_known() {
        let mut dates = Dates::default();
        dates.read("07/07/2019", 2);
        dates.read("2019-07-08", 3);
        assert_eq!(dates.unproven(), None);
        dates.read("01/07/2019", 4);
        assert_eq!(dates.unproven().map(|dates| dates.n), Some(1));
        dates.read("31/07/2019", 5);
        assert_eq!(dates.unproven(), None);
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
        ] {
            check(text, DateCell::Invalid);
        }
    }
}
