//! What rows tell of their case beside who holds it: its class, and days such as that of the referral.
//!
//! Kept for every row that counts, in files that have such columns: four bytes for the class and for
//! each column of days. What follows from them for a case that has several rows is the ledger's.

mod classes;
mod days;

use crate::caseload::Day;
use crate::intake::field::Field;

use super::rows::Spell;

pub use classes::{Class, ClassWords, Classes};
pub use days::{ToldDay, ToldDays};

/// The days that rows can tell of their case, in the order they are kept in.
pub const DAYS: [Field; 4] =
    [Field::ReferredOn, Field::AllocatedOn, Field::ReviewedOn, Field::LastContactOn];

/// What a row tells of its case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The number of its class in the file.
    pub class: u32,
    /// The days, in the order of [`DAYS`].
    pub days: [ToldDay; 4],
}

impl Told {
    /// The day of the referral.
    pub fn referred_on(&self) -> Option<Day> {
        let [referred, ..] = self.days;
        referred.day()
    }

    /// The day of the allocation, in a case list.
    pub fn allocated_on(&self) -> Option<Day> {
        let [_, allocated, ..] = self.days;
        allocated.day()
    }

    /// The days of the last review and the last contact.
    pub fn contacts(&self) -> [Option<Day>; 2] {
        let [_, _, reviewed, contact] = self.days;
        [reviewed.day(), contact.day()]
    }
}

/// What the rows of a file tell, row by row.
#[derive(Clone, Debug, Default)]
pub struct ToldRows {
    /// Empty in files without columns of classes.
    classes: Vec<u32>,
    /// Each is empty in files without the column.
    days: [Vec<ToldDay>; 4],
}

impl ToldRows {
    /// Takes what the next row tells, as far as the file has columns of it.
    pub fn push(&mut self, told: Told, has: Has) {
        if has.classes {
            self.classes.push(told.class);
        }
        for ((days, day), has) in self.days.iter_mut().zip(told.days).zip(has.days) {
            if has {
                days.push(day);
            }
        }
    }

    /// What the row at this place tells: nothing, where the file has no columns of it.
    pub fn get(&self, at: usize) -> Told {
        let mut told =
            Told { class: self.classes.get(at).copied().unwrap_or(0), ..Told::default() };
        for (day, days) in told.days.iter_mut().zip(&self.days) {
            *day = days.get(at).copied().unwrap_or_default();
        }
        told
    }
}

/// Of what a file has columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Has {
    /// Whether of anything that makes a class.
    pub classes: bool,
    /// Of which days, in the order of [`DAYS`].
    pub days: [bool; 4],
}

impl Has {
    /// Whether of anything.
    pub fn any(self) -> bool {
        self.classes || self.days.contains(&true)
    }

    /// Whether of the day of the referral.
    pub fn referral(self) -> bool {
        let [referral, ..] = self.days;
        referral
    }

    /// Whether of the day of the allocation, in a case list.
    pub fn allocation(self) -> bool {
        let [_, allocation, ..] = self.days;
        allocation
    }

    /// Whether of the last review or contact.
    pub fn contact(self) -> bool {
        let [_, _, review, contact] = self.days;
        review || contact
    }
}

/// The rows of a file that name no case: each is one of its own.
#[derive(Clone, Debug, Default)]
pub struct LooseRows {
    rows: Vec<(u32, u32)>,
    /// Of allocations, the spell of each.
    spells: Vec<Spell>,
    /// Of files that name both case and person, the hash of each row's person; 0 where it is not
    /// named.
    persons: Vec<u64>,
    told: ToldRows,
}

/// A row that names no case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LooseRow {
    /// The number of its profile.
    pub profile: u32,
    /// The line it begins on.
    pub line: u32,
    /// The days that an allocation covers.
    pub spell: Option<Spell>,
    /// The hash of its person, where it is named.
    pub person: Option<u64>,
}

impl LooseRows {
    /// Takes the next row.
    pub fn push(&mut self, row: LooseRow, names_people: bool, told: Told, has: Has) {
        self.rows.push((row.profile, row.line));
        self.spells.extend(row.spell);
        if names_people {
            self.persons.push(row.person.unwrap_or(0));
        }
        self.told.push(told, has);
    }

    /// How many there are.
    pub fn n(&self) -> usize {
        self.rows.len()
    }

    /// All of them, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = LooseRow> {
        (0..self.rows.len()).filter_map(|at| self.get(at))
    }

    /// The row at this place.
    pub fn get(&self, at: usize) -> Option<LooseRow> {
        let &(profile, line) = self.rows.get(at)?;
        let person = self.persons.get(at).copied().filter(|&person| person != 0);
        Some(LooseRow { profile, line, spell: self.spells.get(at).copied(), person })
    }

    /// What the row at this place tells.
    pub fn told(&self, at: usize) -> Told {
        self.told.get(at)
    }
}
