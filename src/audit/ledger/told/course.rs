//! What several rows of one case say together, month by month.

use std::collections::BTreeMap;

use crate::caseload::{Day, Month};

/// The first and the last month that something holds in.
type Months = (Month, Month);

/// What one row says.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The months at whose ends it holds; none where the last is before the first.
    pub months: Months,
    /// The number of the class.
    pub class: u32,
    /// Since when the case is open or waits.
    pub since: Option<Day>,
    /// When it was last reviewed, and the person last contacted.
    pub contacts: [Option<Day>; 2],
}

/// What the rows of one case say together, as runs of months of which the same is said.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Course {
    /// Its class.
    pub classes: Vec<(Months, u32)>,
    /// Since when it is open.
    pub ages: Vec<(Months, Option<Day>)>,
    /// Its class, and since when it waits.
    pub waiting: Vec<(Months, (u32, Option<Day>))>,
    /// When it was last reviewed or contacted.
    pub contacts: Vec<(Months, Option<Day>)>,
    /// Whether rows of one month give different classes.
    pub is_in_conflict: bool,
}

/// Adds a run, or makes the one before it longer.
fn add<T: Copy + PartialEq>(runs: &mut Vec<(Months, T)>, (from, to): Months, value: T) {
    match runs.last_mut() {
        Some((months, last)) if *last == value && months.1.next() == from => months.1 = to,
        _ => runs.push(((from, to), value)),
    }
}

/// What the rows that hold in a month say, each value as often as it is said.
#[derive(Debug, Default)]
struct Said {
    classes: BTreeMap<u32, u64>,
    since: BTreeMap<Day, u64>,
    contacts: BTreeMap<Day, u64>,
}

/// What begins or ends in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    Class(u32),
    Since(Day),
    Contact(Day),
}

impl Said {
    fn change(&mut self, what: What, begins: bool) {
        match what {
            What::Class(class) => change(&mut self.classes, class, begins),
            What::Since(day) => change(&mut self.since, day, begins),
            What::Contact(day) => change(&mut self.contacts, day, begins),
        }
    }

    /// The class that most rows give; of equally many, the greater.
    fn class(&self) -> Option<u32> {
        self.classes.iter().max_by_key(|&(&class, &n)| (n, class)).map(|(&class, _)| class)
    }
}

fn change<K: Ord>(counts: &mut BTreeMap<K, u64>, key: K, begins: bool) {
    if begins {
        *counts.entry(key).or_default() += 1;
    } else if let Some(n) = counts.get_mut(&key) {
        *n -= 1;
        if *n == 0 {
            counts.remove(&key);
        }
    }
}

impl Course {
    /// What these rows say together.
    pub fn of(rows: &[Row]) -> Self {
        let mut course = Self::default();
        match rows {
            [row] if row.months.0 == row.months.1 => course.add_one(row),
            _ => course.add_all(rows),
        }
        course
    }

    /// One row of one month: most case lists have no others.
    fn add_one(&mut self, row: &Row) {
        let (months, [reviewed, contacted]) = (row.months, row.contacts);
        let is_known = |day: &Day| day.month() <= months.0;
        let since = row.since.filter(is_known);
        let contacts = [reviewed.filter(is_known), contacted.filter(is_known)];
        self.add(months, row.class, since, contacts.into_iter().flatten().max());
    }

    fn add(&mut self, months: Months, class: u32, since: Option<Day>, contact: Option<Day>) {
        add(&mut self.classes, months, class);
        add(&mut self.ages, months, since);
        add(&mut self.waiting, months, (class, since));
        add(&mut self.contacts, months, contact);
    }

    /// Goes through the months in which something begins or ends.
    fn add_all(&mut self, rows: &[Row]) {
        let mut changes: Vec<(Month, bool, What)> = Vec::with_capacity(rows.len() * 4);
        for row in rows.iter().filter(|row| row.months.0 <= row.months.1) {
            let (from, to) = row.months;
            // A day is known from its own month on.
            let mut say = |what, known_from: Month| {
                if known_from <= to {
                    changes.push((from.max(known_from), true, what));
                    changes.push((to.next(), false, what));
                }
            };
            say(What::Class(row.class), from);
            if let Some(day) = row.since {
                say(What::Since(day), day.month());
            }
            for day in row.contacts.into_iter().flatten() {
                say(What::Contact(day), day.month());
            }
        }
        changes.sort_unstable();
        let mut said = Said::default();
        let mut changes = changes.chunk_by(|a, b| a.0 == b.0).peekable();
        while let Some(of_month) = changes.next() {
            // What ends has begun before: the order within a month does not matter.
            for &(_, begins, what) in of_month.iter().filter(|change| change.1) {
                said.change(what, begins);
            }
            for &(_, begins, what) in of_month.iter().filter(|change| !change.1) {
                said.change(what, begins);
            }
            let from = of_month.first().map(|change| change.0);
            let to = changes.peek().and_then(|next| next.first()).map(|next| next.0.previous());
            let (Some(from), Some(to), Some(class)) = (from, to, said.class()) else { continue };
            self.is_in_conflict |= said.classes.len() > 1;
            let since = said.since.keys().next().copied();
            let contact = said.contacts.keys().next_back().copied();
            self.add((from, to), class, since, contact);
        }
    }
}
