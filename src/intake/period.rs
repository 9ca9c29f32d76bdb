//! The day or month that a file is of, where no column says it: from its title or its name.
//!
//! `Caseload July 2019.csv`, `caseload_2019-07-31.csv`, `As at 31/07/2019`. Where a text names
//! several months, or only when it was printed, it says nothing.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::dates::{DateCell, DateOrder, date_cell};
use crate::caseload::{Day, Month};

/// A day or a whole month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Period {
    /// A day.
    Day(Day),
    /// A month.
    Month(Month),
}

impl Period {
    /// The month it is in.
    pub fn month(self) -> Month {
        match self {
            Self::Day(day) => day.month(),
            Self::Month(month) => month,
        }
    }
}

/// Words of a title beside the day on which it was printed.
const PRINTED: [&str; 9] = [
    "run",
    "printed",
    "produced",
    "created",
    "generated",
    "extracted",
    "exported",
    "refreshed",
    "page",
];

/// The period that titles name.
pub fn of_titles(titles: &[String]) -> Option<Period> {
    let found: Vec<Period> = titles
        .iter()
        .filter(|title| {
            let lower = title.to_lowercase();
            !lower.split(|c: char| !c.is_alphanumeric()).any(|word| PRINTED.contains(&word))
        })
        .flat_map(|title| all_in(title))
        .collect();
    the_one(&found)
}

/// The period that a file's name names.
pub fn of_file_name(name: &str) -> Option<Period> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    the_one(&all_in(stem))
}

/// The period that a user writes, such as `Jul 2019`, `07/2019` or `31/07/2019`.
///
/// ```
/// use caseload_audit::intake::period::{of_answer, of_file_name};
/// assert_eq!(of_answer("07/2019"), of_answer("July 2019"));
/// assert_eq!(of_answer("soon"), None);
/// ```
pub fn of_answer(text: &str) -> Option<Period> {
    match date_cell(text, DateOrder::DayFirst) {
        DateCell::Day(day) => Some(Period::Day(day)),
        DateCell::Month(month) => Some(Period::Month(month)),
        _ => the_one(&all_in(text)),
    }
}

/// The period, if all are in one month: the day where one is named.
fn the_one(found: &[Period]) -> Option<Period> {
    let first = found.first()?;
    let mut days = found.iter().filter(|period| matches!(period, Period::Day(_)));
    let is_one_month = found.iter().all(|period| period.month() == first.month());
    let day = days.next();
    let is_one_day = days.all(|other| Some(other) == day);
    match day {
        Some(day) if is_one_month && is_one_day => Some(*day),
        None if is_one_month => Some(*first),
        _ => None,
    }
}

fn all_in(text: &str) -> Vec<Period> {
    let words = words(text);
    let mut found = Vec::new();
    let mut rest = words.as_slice();
    while let Some(&word) = rest.first() {
        let (period, n_words) = at_start(rest).map_or((None, 1), |(period, n)| (Some(period), n));
        // July to September 2019 is more than September. The word may is no month of its own.
        if period.is_none() && word != "may" && word.len() > 2 && month_in_words(word).is_some() {
            return Vec::new();
        }
        found.extend(period);
        rest = rest.get(n_words..).unwrap_or_default();
    }
    found
}

/// Letters and digits apart: `Jul19` is two words.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for run in text.split(|c: char| !c.is_alphanumeric()) {
        let mut start = 0;
        let mut before = None;
        for (at, c) in run.char_indices() {
            let is_digit = c.is_ascii_digit();
            if before.is_some_and(|before| before != is_digit) {
                words.extend(run.get(start..at));
                start = at;
            }
            before = Some(is_digit);
        }
        words.extend(run.get(start..).filter(|word| !word.is_empty()));
    }
    words
}

/// The period that the first words name, and how many they are.
fn at_start(words: &[&str]) -> Option<(Period, usize)> {
    let word = |at: usize| words.get(at).copied().unwrap_or_default();
    let day = |year, month, day, n| Some((Period::Day(date(year, month, day)?), n));
    // 20190731 and 201907.
    if let [first, ..] = words
        && first.len() == 8
        && let Some(found) = first
            .get(..4)
            .zip(first.get(4..6))
            .zip(first.get(6..))
            .and_then(|((y, m), d)| day(year(y)?, number(m)?, number(d)?, 1))
    {
        return Some(found);
    }
    if let Some(month) = month_in_words(word(1)).filter(|_| word(0).len() <= 2)
        && let Some(found) =
            year(word(2)).zip(number(word(0))).and_then(|(y, d)| day(y, month, d, 3))
    {
        return Some(found);
    }
    if let Some(month) = month_in_words(word(0)) {
        let year = year(word(1)).or_else(|| short_year(word(1)))?;
        return Some((Period::Month(Month::new(year, month)?), 2));
    }
    if let Some(year) = year(word(0)) {
        if let Some(month) = month_in_words(word(1)) {
            return Some((Period::Month(Month::new(year, month)?), 2));
        }
        let month = number(word(1)).filter(|_| word(1).len() == 2)?;
        return match number(word(2)).filter(|_| word(2).len() == 2) {
            Some(d) if date(year, month, d).is_some() => day(year, month, d, 3),
            _ => Some((Period::Month(Month::new(year, month)?), 2)),
        };
    }
    if word(0).len() <= 2 && word(1).len() <= 2 {
        return day(year(word(2))?, number(word(1))?, number(word(0))?, 3);
    }
    None
}

fn date(year: i16, month: i8, day: i8) -> Option<Day> {
    Date::new(year, month, day).ok().map(Day::from_date)
}

fn month_in_words(word: &str) -> Option<i8> {
    Month::number_of_name(word)
}

fn year(word: &str) -> Option<i16> {
    let year: i16 = word.parse().ok().filter(|_| word.len() == 4)?;
    (1990..2100).contains(&year).then_some(year)
}

fn short_year(word: &str) -> Option<i16> {
    let year: i16 = word.parse().ok().filter(|_| word.len() == 2)?;
    Some(2000 + year)
}

fn number(word: &str) -> Option<i8> {
    word.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn july() -> Option<Period> {
        Month::new(2019, 7).map(Period::Month)
    }

    fn last_of_july() -> Option<Period> {
        date(2019, 7, 31).map(Period::Day)
    }

    #[test]
    fn names_of_files() {
        for name in [
            "Caseload July 2019.csv",
            "caseload_2019-07.csv",
            "Jul19.csv",
            "cases-JUL-2019 (2).csv",
            "2019 July.csv",
        ] {
            assert_eq!(of_file_name(name), july(), "{name}");
        }
        for name in [
            "caseload_2019-07-31.csv",
            "31.07.2019.csv",
            "caseload 31 July 2019.csv",
            "extract20190731.csv",
        ] {
            assert_eq!(of_file_name(name), last_of_july(), "{name}");
        }
        for name in
            ["caseload.csv", "2019.csv", "team 7.csv", "July to September 2019.csv", "May.csv"]
        {
            assert_eq!(of_file_name(name), None, "{name}");
        }
    }

    #[test]
    fn titles() {
        let of = |titles: &[&str]| {
            of_titles(&titles.iter().map(|&title| title.to_owned()).collect::<Vec<_>>())
        };
        assert_eq!(of(&["Caseload", "As at 31/07/2019", "Run on: 02/08/2019"]), last_of_july());
        assert_eq!(of(&["Open cases, July 2019"]), july());
        assert_eq!(of(&["Period: 01/07/2019 to 30/09/2019"]), None);
        assert_eq!(of(&["Printed on 02/10/2019 09:14"]), None);
    }
}
