//! The four averages, by their formulas.

use std::collections::{BTreeMap, BTreeSet};

use caseload_audit::audit::settings::Measure;

use super::groups::Part;
use super::number::{Number, mean, over, whole};
use super::rows::{Book, Person, Post, Row, end_of};

/// Whom an average is taken over.
#[derive(Clone, Copy)]
pub struct Who {
    pub all_in_post: bool,
    pub is_left_out: fn(&Person) -> bool,
}

impl Default for Who {
    fn default() -> Self {
        Self { all_in_post: false, is_left_out: |_| false }
    }
}

/// What is divided by what in a month; `weigh` gives a row's weight: 1 for a count of cases.
pub struct Sums {
    /// What the rows weigh: of all workers, and of those with FTE.
    pub weight: Number,
    pub weight_with_fte: Number,
    /// Workers, and the FTE of those that have any.
    pub n_workers: u64,
    pub fte: Number,
    pub n_with_fte: u64,
}

/// The FTE that divides: known and above 0.
pub fn fte_of(book: &Book, worker: &str) -> Option<Number> {
    book.people[worker].fte.filter(|fte| *fte > whole(0))
}

impl Sums {
    pub fn of(
        book: &Book,
        part: &Part<'_>,
        month: i32,
        who: Who,
        weigh: &dyn Fn(&Row) -> Number,
    ) -> Self {
        let counts = |worker: &str| !(who.is_left_out)(&book.people[worker]);
        let held = part
            .rows
            .iter()
            .filter(|row| row.month == month && !row.worker.is_empty() && counts(&row.worker));
        let mut weights: BTreeMap<&str, Number> = BTreeMap::new();
        for row in held {
            let weight = weigh(row) * whole(row.n_cases);
            *weights.entry(&row.worker).or_insert_with(|| whole(0)) += weight;
        }
        let mut workers: BTreeSet<&str> = weights.keys().copied().collect();
        if who.all_in_post {
            let day = end_of(month);
            let here: Vec<&Row> = book.rows.iter().filter(|row| row.month == month).collect();
            let is_there = |row: &Row, post: &Post| {
                row.place.team == post.place.team && row.place.area == post.place.area
            };
            // Posts count where their team has a snapshot in the month; whoever holds a case there
            // counts with that.
            let in_force = part.posts.iter().filter(|post| {
                post.start <= day
                    && post.end.is_none_or(|end| end >= day)
                    && counts(&post.worker)
                    && here.iter().any(|row| is_there(row, post))
                    && !here.iter().any(|row| row.worker == post.worker && is_there(row, post))
            });
            workers.extend(in_force.map(|post| post.worker.as_str()));
        }
        let with_fte = |worker: &&&str| fte_of(book, worker).is_some();
        Self {
            weight: weights.values().copied().sum(),
            weight_with_fte: weights
                .iter()
                .filter(|(worker, _)| with_fte(worker))
                .map(|(_, weight)| weight)
                .sum(),
            n_workers: workers.len() as u64,
            fte: workers.iter().filter_map(|worker| fte_of(book, worker)).sum(),
            n_with_fte: workers.iter().filter(with_fte).count() as u64,
        }
    }

    fn terms(self, measure: Measure) -> (Number, Number) {
        match measure {
            Measure::CasesPerFte => (self.weight_with_fte, self.fte),
            _ => (self.weight, whole(self.n_workers)),
        }
    }
}

/// The average of one month.
pub fn of_month(
    book: &Book,
    part: &Part<'_>,
    month: i32,
    measure: Measure,
    who: Who,
) -> Option<Number> {
    // Snapshots and counts do not say on which days.
    if measure == Measure::PersonDayCasesPerHolder {
        return None;
    }
    let (above, below) = Sums::of(book, part, month, who, &|_| whole(1)).terms(measure);
    over(above, &below)
}

/// The average over the audit months, of cases that weigh something.
pub fn weighted(
    book: &Book,
    part: &Part<'_>,
    measure: Measure,
    who: Who,
    weigh: &dyn Fn(&Row) -> Number,
) -> Option<Number> {
    let terms = book.months.iter().map(|&month| Sums::of(book, part, month, who, weigh));
    let terms = terms.map(|sums| sums.terms(measure));
    match measure {
        Measure::MeanOfMonthlyCasesPerHolder => {
            mean(&terms.filter_map(|(above, below)| over(above, &below)).collect::<Vec<_>>())
        }
        Measure::PooledCasesPerHolder | Measure::CasesPerFte => {
            let (above, below): (Vec<Number>, Vec<Number>) = terms.unzip();
            over(above.into_iter().sum(), &below.into_iter().sum())
        }
        Measure::PersonDayCasesPerHolder => None,
    }
}

/// The average over the audit months.
pub fn average(book: &Book, part: &Part<'_>, measure: Measure, who: Who) -> Option<Number> {
    weighted(book, part, measure, who, &|_| whole(1))
}
