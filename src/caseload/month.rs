//! Calendar months and days, as values: parsing is `intake`'s, today's date is nobody's.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A calendar month, such as July 2019.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Month(i32);

const SHORT: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const LONG: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Month {
    /// The month `number` (1 to 12) of `year` (1 to 9998), or `None` outside those.
    pub fn new(year: i16, number: i8) -> Option<Self> {
        ((1..=9998).contains(&year) && (1..=12).contains(&number))
            .then(|| Self(i32::from(year) * 12 + i32::from(number) - 1))
    }

    /// The month that a name such as `Jul`, `July` or `Sept` stands for, 1 to 12.
    pub fn number_of_name(name: &str) -> Option<i8> {
        let at = SHORT
            .iter()
            .position(|short| short.eq_ignore_ascii_case(name))
            .or_else(|| LONG.iter().position(|full| full.eq_ignore_ascii_case(name)))
            .or_else(|| name.eq_ignore_ascii_case("sept").then_some(8))?;
        i8::try_from(at + 1).ok()
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    fn index(self) -> usize {
        usize::try_from(self.0.rem_euclid(12)).unwrap_or(0)
    }

    /// The month after this one.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }

    /// The month before this one.
    #[must_use]
    pub fn previous(self) -> Self {
        Self(self.0 - 1)
    }

    /// The months from this one to `last`, both included; none when `last` is earlier.
    pub fn to(self, last: Self) -> impl DoubleEndedIterator<Item = Self> + use<> {
        (self.0..=last.0).map(Self)
    }

    /// The last day of the month.
    pub fn last_day(self) -> Day {
        let number = i8::try_from(self.index() + 1).unwrap_or(1);
        let year = i16::try_from(self.year()).unwrap_or(i16::MAX);
        Date::new(year, number, 1)
            .map_or(Day::LATEST, |first| Day::from_date(first.last_of_month()))
    }

    /// `July 2019`, for sentences.
    pub fn long(self) -> String {
        format!("{} {}", self.long_name(), self.year())
    }

    /// `July`, for sentences that name the year once.
    pub fn long_name(self) -> &'static str {
        LONG.get(self.index()).copied().unwrap_or_default()
    }

    /// `2019-07`, for files.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}", self.year(), self.index() + 1)
    }
}

/// `Jul 2019`, for headings of columns.
impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", SHORT.get(self.index()).copied().unwrap_or_default(), self.year())
    }
}

/// Months in a sentence: `July 2019`, `July to September 2019`, `November 2019 to January 2020`,
/// `July and September 2019`.
pub fn months_in_words(months: &[Month]) -> String {
    let (Some(&first), Some(&last)) = (months.first(), months.last()) else {
        return String::new();
    };
    if first == last {
        return first.long();
    }
    let one_year = first.year() == last.year();
    let short = |month: Month| {
        if one_year && month != last { month.long_name().to_owned() } else { month.long() }
    };
    let unbroken = months.windows(2).all(|pair| matches!(pair, [a, b] if a.next() == *b));
    if unbroken && months.len() > 2 {
        return format!("{} to {}", short(first), last.long());
    }
    let names: Vec<String> = months.iter().map(|&month| short(month)).collect();
    crate::format::listed(&names)
}

/// A calendar day, counted from 1 January 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Day(i32);

impl Day {
    /// After every day that a file can name: the end of what has no end.
    pub const LATEST: Self = Self(i32::MAX);

    /// The day of a civil date.
    pub fn from_date(date: Date) -> Self {
        let epoch = Date::constant(1970, 1, 1);
        Self(date.since(epoch).map_or(0, |span| span.get_days()))
    }

    /// The civil date of this day; days no file can name give the last date there is.
    pub fn date(self) -> Date {
        let span = jiff::Span::new().try_days(self.0);
        span.and_then(|span| Date::constant(1970, 1, 1).checked_add(span)).unwrap_or(Date::MAX)
    }

    /// The month that the day lies in.
    pub fn month(self) -> Month {
        let date = self.date();
        Month(i32::from(date.year()) * 12 + i32::from(date.month()) - 1)
    }

    /// The day `days` earlier.
    #[must_use]
    pub fn minus_days(self, days: i32) -> Self {
        Self(self.0.saturating_sub(days))
    }

    /// How many days `earlier` lies before this day.
    pub fn days_since(self, earlier: Self) -> i32 {
        self.0.saturating_sub(earlier.0)
    }

    /// `30 Sep`, for headings beside months that name the year.
    pub fn short(self) -> String {
        let date = self.date();
        format!("{} {}", date.day(), SHORT.get(self.month().index()).copied().unwrap_or_default())
    }

    /// `30 September 2019`, for sentences.
    pub fn long(self) -> String {
        format!("{} {}", self.date().day(), self.month().long())
    }
}

/// `30 Sep 2019`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.short(), self.month().year())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(year: i16, number: i8) -> Month {
        Month::new(year, number).unwrap()
    }

    #[test]
    fn last_days_know_leap_years() {
        assert_eq!(month(2020, 2).last_day().to_string(), "29 Feb 2020");
        assert_eq!(month(2019, 2).last_day().to_string(), "28 Feb 2019");
    }

    #[test]
    fn days_and_months_agree() {
        let day = Day::from_date(Date::constant(2019, 7, 31));
        assert_eq!(day.month(), month(2019, 7));
        assert_eq!(day, month(2019, 7).last_day());
        assert_eq!(Day::from_date(Date::constant(1899, 12, 31)).month(), month(1899, 12));
    }

    #[test]
    fn months_in_sentences() {
        let quarter = [month(2019, 7), month(2019, 8), month(2019, 9)];
        assert_eq!(months_in_words(&quarter), "July to September 2019");
        assert_eq!(months_in_words(&quarter[..2]), "July and August 2019");
        assert_eq!(months_in_words(&[month(2019, 7), month(2019, 9)]), "July and September 2019");
        let winter = [month(2019, 11), month(2019, 12), month(2020, 1)];
        assert_eq!(months_in_words(&winter), "November 2019 to January 2020");
        assert_eq!(months_in_words(&quarter[..1]), "July 2019");
    }

    #[test]
    fn names_of_months() {
        assert_eq!(Month::number_of_name("JUL"), Some(7));
        assert_eq!(Month::number_of_name("July"), Some(7));
        assert_eq!(Month::number_of_name("Sept"), Some(9));
        assert_eq!(Month::number_of_name("Ju"), None);
    }
}
