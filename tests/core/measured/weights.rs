//! What cases weigh by their words, the averages of it, what cases are like, and what workers can
//! carry.

use std::collections::BTreeMap;

use caseload_audit::audit::settings::Measure;

use super::averages::{Who, average, fte_of, weighted};
use super::found::{Cells, Lines};
use super::groups::Part;
use super::number::{Number, over, stated, whole};
use super::rows::{Book, Row, Words};

/// A scheme as the test knows it.
pub struct Scheme {
    /// `Points`, as the columns name them.
    pub unit: &'static str,
    /// What a case weighs, and whether all that it is scored by is known.
    pub weigh: fn(&Words) -> (Number, bool),
    /// What a worker can carry of FTE 1, newly qualified or not; nothing where it is not stated.
    pub full_time: fn(bool) -> Option<Number>,
}

/// The averages of every row, as counted and as weighted, with their places.
pub fn lines(book: &Book, parts: &BTreeMap<String, Part<'_>>, by: Measure, of: &Scheme) -> Lines {
    let who = Who::default();
    let weigh = |row: &Row| (of.weigh)(&row.words).0;
    let both: BTreeMap<&str, (Option<Number>, Option<Number>)> = parts
        .iter()
        .map(|(name, part)| {
            let weighed = weighted(book, part, by, who, &weigh);
            (name.as_str(), (average(book, part, by, who), weighed))
        })
        .collect();
    let last = *book.months.last().unwrap();
    let mut lines = Lines::new();
    for (name, part) in parts {
        let held = || part.rows.iter().filter(|row| !row.worker.is_empty());
        let at_last: Vec<_> = held().filter(|row| row.month == last).collect();
        let n: u64 = at_last.iter().map(|row| row.n_cases).sum();
        let weight: Number = at_last.iter().map(|row| weigh(row) * whole(row.n_cases)).sum();
        let unscored = held().filter(|row| !(of.weigh)(&row.words).1).map(|row| row.n_cases);
        // All together have no place among their parts.
        let others = both.iter().filter(|(name, _)| **name != "All teams");
        let complete: Vec<(&Number, &Number)> =
            others.filter_map(|(_, (raw, weighed))| raw.as_ref().zip(weighed.as_ref())).collect();
        let (raw, weighed) = both[name.as_str()];
        let place = |is_higher: &dyn Fn(&(&Number, &Number)) -> bool| {
            let has_one = name != "All teams" && raw.is_some() && weighed.is_some();
            let n_higher = complete.iter().filter(|both| is_higher(both)).count() as u64;
            has_one.then(|| whole(n_higher + 1))
        };
        let by_count = place(&|both| Some(shown(both.0)) > raw.as_ref().map(shown));
        let by_weight = place(&|both| Some(shown(both.1)) > weighed.as_ref().map(shown));
        let cells = [
            ("Average, as counted".to_owned(), raw),
            (format!("Average in {}", of.unit.to_lowercase()), weighed),
            (format!("{} a case", of.unit), over(weight, &whole(n))),
            ("Order as counted".to_owned(), by_count),
            ("Order as weighted".to_owned(), by_weight),
            ("Cases not fully scored".to_owned(), Some(whole(unscored.sum()))),
        ];
        lines.insert(name.clone(), Cells::from(cells));
    }
    lines
}

/// Tenths as an average is shown in: half a tenth goes up.
fn shown(average: &Number) -> i128 {
    (average * whole(10) + Number::new(1, 2)).floor().to_integer()
}

/// The shares of cases at the last month by a word of theirs, `Not given` for none.
pub fn mix(book: &Book, part: &Part<'_>, bands: &[&str], of: fn(&Words) -> String) -> Cells {
    let last = *book.months.last().unwrap();
    let held = part.rows.iter().filter(|row| row.month == last && !row.worker.is_empty());
    let words: Vec<String> = held.map(|row| of(&row.words)).collect();
    let share = |band: &str| {
        let n = words.iter().filter(|word| *word == band).count() as u64;
        over(whole(n), &whole(words.len() as u64))
    };
    bands.iter().map(|band| ((*band).to_owned(), share(band))).collect()
}

/// Minutes of travel in bands.
pub fn minutes_band(words: &Words) -> String {
    match words.minutes.parse::<u32>() {
        Err(_) => "Not given",
        Ok(0..15) => "Under 15 minutes",
        Ok(15..30) => "15 to 29 minutes",
        Ok(30..60) => "30 to 59 minutes",
        Ok(60..) => "60 minutes and over",
    }
    .to_owned()
}

/// What is held and available at the last month, and the workers in the bands of use.
pub fn capacity(book: &Book, part: &Part<'_>, of: &Scheme) -> Cells {
    let last = *book.months.last().unwrap();
    let mut held: BTreeMap<&str, Number> = BTreeMap::new();
    let mut n_cases = 0;
    for row in part.rows.iter().filter(|row| row.month == last && !row.worker.is_empty()) {
        n_cases += row.n_cases;
        *held.entry(&row.worker).or_insert_with(|| whole(0)) +=
            (of.weigh)(&row.words).0 * whole(row.n_cases);
    }
    let carries = |worker: &str| {
        let person = &book.people[worker];
        let full_time = (of.full_time)(person.is_newly_qualified)?;
        Some(full_time * fte_of(book, worker)?).filter(|_| !person.is_absent)
    };
    let of_all: Number = held.values().copied().sum();
    let known: Vec<(Number, Number)> =
        held.iter().filter_map(|(worker, held)| Some((*held, carries(worker)?))).collect();
    let is_known = !known.is_empty();
    let points: Number = known.iter().map(|(held, _)| *held).sum();
    let available: Number = known.iter().map(|(_, carries)| carries).sum();
    let room = available - points;
    let a_case = over(of_all, &whole(n_cases));
    let in_band = |low: &str, high: &str| {
        let uses = known.iter().map(|(held, carries)| held / carries);
        let within = uses.filter(|used| *used >= stated(low) && *used < stated(high));
        is_known.then(|| whole(within.count() as u64))
    };
    let some = |value: Number| is_known.then_some(value);
    let n_without = (held.len() - known.len()) as u64;
    let cells = [
        (format!("{} held", of.unit), some(points)),
        (format!("{} available", of.unit), some(available)),
        ("Utilisation".to_owned(), over(points, &available)),
        ("Room left".to_owned(), some(room)),
        (
            "Room left, in average cases".to_owned(),
            a_case.and_then(|a_case| over(room, &a_case)).filter(|_| is_known),
        ),
        ("Below 95%".to_owned(), in_band("0", "0.95")),
        ("95% to under 100%".to_owned(), in_band("0.95", "1")),
        ("100% to under 110%".to_owned(), in_band("1", "1.1")),
        ("110% and over".to_owned(), in_band("1.1", "100000")),
        ("Capacity not known".to_owned(), Some(whole(n_without))),
    ];
    cells.into()
}
