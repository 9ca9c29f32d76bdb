//! Days that rows tell, read once for each cell that is seen again and again.

use crate::caseload::Day;
use crate::intake::dates::{DateCell, Dates};

/// A day as a row tells it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ToldDay(Day);

impl ToldDay {
    const NOT_GIVEN: Self = Self(Day::LATEST);

    /// A cell that holds no day, though something: a word, a month.
    pub fn unreadable() -> Self {
        Self(Day::LATEST.minus_days(1))
    }

    /// What a cell that was read tells.
    pub fn of(cell: DateCell) -> Self {
        match cell {
            DateCell::Day(day) => Self(day),
            DateCell::Empty | DateCell::OpenEnd => Self::NOT_GIVEN,
            DateCell::Month(_) | DateCell::Invalid => Self::unreadable(),
        }
    }

    /// The day, where one is known.
    pub fn day(self) -> Option<Day> {
        (self != Self::NOT_GIVEN && self != Self::unreadable()).then_some(self.0)
    }
}

impl Default for ToldDay {
    fn default() -> Self {
        Self::NOT_GIVEN
    }
}

impl std::fmt::Debug for ToldDay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.day().fmt(f)
    }
}

/// Cells as long as dates in figures are.
const LONGEST: usize = 15;

/// So many cells are remembered: about as many as days in three years.
const N_REMEMBERED: usize = 1024;

/// A cell that was read.
#[derive(Clone, Copy, Debug)]
struct ReadCell {
    text: [u8; LONGEST],
    n_bytes: u8,
    day: ToldDay,
}

/// The days of one column. Most rows tell a day that another row has told before.
#[derive(Clone, Debug)]
pub struct ToldDays {
    remembered: Vec<ReadCell>,
}

impl Default for ToldDays {
    fn default() -> Self {
        let empty = ReadCell { text: [0; LONGEST], n_bytes: 0, day: ToldDay::NOT_GIVEN };
        Self { remembered: vec![empty; N_REMEMBERED] }
    }
}

impl ToldDays {
    /// Reads a cell whose hash this is.
    pub fn read(&mut self, cell: &str, hash: u64, line: u64, dates: &mut Dates) -> ToldDay {
        let place = usize::try_from(hash % N_REMEMBERED as u64).unwrap_or(0);
        let (Some(known), true) = (self.remembered.get_mut(place), cell.len() <= LONGEST) else {
            return ToldDay::of(dates.read_apart(cell, line));
        };
        if known.text.get(..usize::from(known.n_bytes)) != Some(cell.as_bytes()) {
            if let Some(text) = known.text.get_mut(..cell.len()) {
                text.copy_from_slice(cell.as_bytes());
            }
            known.n_bytes = u8::try_from(cell.len()).unwrap_or(0);
            known.day = ToldDay::of(dates.read_apart(cell, line));
        }
        known.day
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::Date;

    #[test]
    fn cells_in_one_place_are_told_apart() {
        let (mut days, mut dates) = (ToldDays::default(), Dates::default());
        let mut day = |cell| days.read(cell, 7, 2, &mut dates);
        let july = Day::from_date(Date::constant(2019, 7, 31));
        for _ in 0..2 {
            assert_eq!(day("31/07/2019").day(), Some(july));
            assert_eq!(day("31 July 2019 at noon"), ToldDay::unreadable());
            assert_eq!(day(""), ToldDay::default());
            assert_eq!(day("Jul-19"), ToldDay::unreadable());
            assert_eq!(day("31/12/9999"), ToldDay::default());
            assert_eq!(day("31 July 2019 09:14:00").day(), Some(july));
        }
    }
}
