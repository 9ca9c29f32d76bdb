//! Heads beside contracted time at the last month, and who came and went since the first.

use std::collections::BTreeSet;

use super::averages::{Sums, Who, fte_of};
use super::found::Cells;
use super::groups::{Part, all};
use super::number::{Number, over, stated, whole};
use super::rows::{Book, Place, Row};
use super::spread::loads;

/// The columns of the staff sheet, newly qualified × 0.9.
pub fn cells(book: &Book, part: &Part<'_>, has_staffing: bool) -> Cells {
    let last = *book.months.last().unwrap();
    let loads = loads(book, part);
    let sums = Sums::of(book, part, last, Who::default(), &|_| whole(1));
    let in_post = Who { all_in_post: true, ..Who::default() };
    let with_posts = Sums::of(book, part, last, in_post, &|_| whole(1));
    let n_of = |is: &dyn Fn(&str) -> bool| {
        Some(whole(loads.keys().filter(|worker| is(worker)).count() as u64))
    };
    let told = |n: Option<Number>| n.filter(|_| has_staffing);
    let person = |worker: &str| &book.people[worker];
    let is_new = |worker: &str| person(worker).is_newly_qualified;
    let adjusted: Number = loads
        .keys()
        .filter_map(|worker| {
            let factor = if is_new(worker) { stated("0.9") } else { whole(1) };
            Some(fte_of(book, worker)? * factor)
        })
        .sum();
    let known = |value: Number| (sums.n_with_fte > 0).then_some(value);
    let n_teams = |worker: &str| {
        let rows = all(book).rows.into_iter();
        let of_worker = rows.filter(|row| row.month == last && row.worker == worker);
        of_worker.map(|row| &row.place.team).collect::<BTreeSet<_>>().len()
    };
    let is_part_time = |worker: &str| fte_of(book, worker).is_some_and(|fte| fte < whole(1));
    let has_roles = book.rows.iter().any(|row| !row.place.role.is_empty());
    let without = sums.n_workers - sums.n_with_fte;
    let cells = [
        ("Workers", Some(whole(sums.n_workers))),
        ("FTE", known(sums.fte)),
        ("Cases per FTE", over(sums.weight_with_fte, &sums.fte)),
        ("FTE not known", Some(whole(without))),
        ("Their cases", Some(sums.weight - sums.weight_with_fte)),
        ("FTE, newly qualified \u{d7} 0.9", known(adjusted)),
        ("Cases per that FTE", over(sums.weight_with_fte, &adjusted)),
        ("Part-time", n_of(&is_part_time).filter(|_| sums.n_with_fte > 0)),
        ("In several teams", n_of(&|worker| n_teams(worker) > 1)),
        ("Newly qualified", n_of(&is_new).filter(|_| has_staffing || has_roles)),
        ("Agency", told(n_of(&|worker| person(worker).is_agency))),
        ("Absent", told(n_of(&|worker| person(worker).is_absent))),
        ("In post without cases", told(Some(whole(with_posts.n_workers - sums.n_workers)))),
    ];
    cells.map(|(heading, value)| (heading.to_owned(), value)).into()
}

/// Starters, leavers and movers between the first and the last month.
pub fn changes(book: &Book, part: &Part<'_>) -> Cells {
    let (first, last) = (book.months[0], *book.months.last().unwrap());
    let all = all(book);
    // Of a team without rows in one of the two nobody knows who came or went.
    let has = |place: &Place, month: i32| {
        let is_team = |row: &Row| (&row.place.area, &row.place.team) == (&place.area, &place.team);
        all.rows.iter().any(|row| is_team(row) && row.month == month)
    };
    let in_both = |row: &&&Row| has(&row.place, first) && has(&row.place, last);
    let compared: Vec<&Row> = part.rows.iter().filter(in_both).copied().collect();
    let holders = |rows: &[&Row], month: i32| -> BTreeSet<String> {
        let of_month = rows.iter().filter(|row| row.month == month && !row.worker.is_empty());
        of_month.map(|row| row.worker.clone()).collect()
    };
    let (before, now) = (holders(&compared, first), holders(&compared, last));
    let (anywhere_before, anywhere_now) = (holders(&all.rows, first), holders(&all.rows, last));
    let count = |of: &BTreeSet<String>,
                 not: &BTreeSet<String>,
                 other: &BTreeSet<String>,
                 is: bool| {
        of.iter().filter(|worker| !not.contains(*worker) && other.contains(*worker) == is).count()
    };
    let cells = [
        ("Workers at first", before.len()),
        ("Starters", count(&now, &before, &anywhere_before, false)),
        ("Moved in", count(&now, &before, &anywhere_before, true)),
        ("Leavers", count(&before, &now, &anywhere_now, false)),
        ("Moved out", count(&before, &now, &anywhere_now, true)),
        ("Workers at last", now.len()),
    ];
    let is_known = !compared.is_empty();
    cells.map(|(heading, n)| (heading.to_owned(), is_known.then(|| whole(n as u64)))).into()
}
