//! How cases are spread at the last month: quartiles from their definition, the top fifth, the bands
//! of the Department for Education, and who is above a normal number.

use std::collections::BTreeMap;

use super::averages::fte_of;
use super::found::Cells;
use super::groups::Part;
use super::number::{Number, over, whole};
use super::rows::Book;

/// What each worker holds at the last month.
pub fn loads<'a>(book: &Book, part: &Part<'a>) -> BTreeMap<&'a str, u64> {
    let mut loads = BTreeMap::new();
    for &row in &part.rows {
        if Some(&row.month) == book.months.last() && !row.worker.is_empty() {
            *loads.entry(row.worker.as_str()).or_insert(0) += row.n_cases;
        }
    }
    loads
}

/// Type 7: the values stand at 0 to n − 1, and the quantile at p × (n − 1) among them.
pub fn quantile(sorted: &[u64], quarters: u64) -> Option<Number> {
    let last = u64::try_from(sorted.len()).unwrap().checked_sub(1)?;
    let (whole_part, rest) = (quarters * last / 4, quarters * last % 4);
    let at = usize::try_from(whole_part).unwrap();
    let next = *sorted.get(at + 1).unwrap_or(&sorted[at]);
    Some(whole(sorted[at]) + whole(next - sorted[at]) * whole(rest) / whole(4))
}

/// The columns of a spread.
pub fn cells(book: &Book, part: &Part<'_>) -> Cells {
    let mut sorted: Vec<u64> = loads(book, part).into_values().collect();
    sorted.sort_unstable();
    let n = sorted.len();
    // Everybody's cases five times over, of which the first n are what the top fifth hold.
    let in_fifths = sorted.iter().rev().flat_map(|&cases| [whole(cases) / whole(5); 5]);
    let top: Number = in_fifths.take(n).sum();
    let share = over(top, &whole(sorted.iter().sum()));
    let cells = [
        ("Workers", (n > 0).then(|| whole(n as u64))),
        ("Fewest", sorted.first().map(|&n| whole(n))),
        ("Lower quartile", quantile(&sorted, 1)),
        ("Median", quantile(&sorted, 2)),
        ("Upper quartile", quantile(&sorted, 3)),
        ("Most", sorted.last().map(|&n| whole(n))),
        // A fifth of fewer than five is less than one.
        ("Held by the top fifth", share.filter(|_| n >= 5)),
    ];
    cells.map(|(heading, value)| (heading.to_owned(), value)).into()
}

/// The columns of a normal number: of the team, and who is above it times their FTE.
pub fn above(book: &Book, part: &Part<'_>, normal: impl Fn(&str) -> u64) -> (u64, u64) {
    let mut by_team: BTreeMap<&str, Part<'_>> = BTreeMap::new();
    for &row in &part.rows {
        by_team.entry(&row.place.team).or_default().rows.push(row);
    }
    let mut n_above = 0;
    let mut n_compared = 0;
    for (team, part) in by_team {
        for (worker, n_cases) in loads(book, &part) {
            let Some(fte) = fte_of(book, worker) else { continue };
            n_compared += 1;
            n_above += u64::from(whole(n_cases) > fte * whole(normal(team)));
        }
    }
    (n_above, n_compared)
}

/// The bands by cases per FTE.
pub fn bands(book: &Book, part: &Part<'_>) -> Cells {
    let mut cells = Cells::new();
    let loads = loads(book, part);
    let each = loads.iter().map(|(worker, &n)| fte_of(book, worker).map(|fte| whole(n) / fte));
    let each: Vec<Option<Number>> = each.collect();
    let count = |is_in: &dyn Fn(&Option<Number>) -> bool| {
        let n = each.iter().filter(|of| is_in(of)).count() as u64;
        (!each.is_empty()).then(|| whole(n))
    };
    let within = |low: u64, high: u64, of: &Option<Number>| {
        of.as_ref().is_some_and(|of| *of >= whole(low) && *of < whole(high))
    };
    for (low, high) in [(1, 5), (5, 10), (10, 15), (15, 20), (20, 25), (25, 30), (30, 35), (35, 40)]
        .into_iter()
        .chain([(40, 45)])
    {
        cells.insert(format!("{low} to under {high}"), count(&|of| within(low, high, of)));
    }
    let is_last = |of: &Option<Number>| within(45, 50, of) || *of == Some(whole(50));
    cells.insert("45 to 50".to_owned(), count(&is_last));
    cells.insert("Under 1".to_owned(), count(&|of| within(0, 1, of)));
    let is_over = |of: &Option<Number>| of.as_ref().is_some_and(|of| *of > whole(50));
    cells.insert("Over 50".to_owned(), count(&is_over));
    cells.insert("FTE not known".to_owned(), count(&Option::is_none));
    cells
}
