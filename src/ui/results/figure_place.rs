//! Where something can be pressed in a table, and what is next to it: in the ids of the page's
//! elements, so that a table needs no listener for each of its figures.

use crate::audit::sheet::{Seen, Sheet};

/// What can be pressed. Rows and columns are counted as the sheet has them, whatever is seen of it;
/// the total is the row after the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The heading of names.
    Name(usize),
    /// The heading of figures.
    Column(usize),
    /// A figure.
    Figure {
        /// Its row.
        row: usize,
        /// Its column.
        column: usize,
    },
}

impl Place {
    /// The id of its button: `by-team.3.5` of a figure.
    pub fn id(self, sheet: &str) -> String {
        match self {
            Self::Name(at) => format!("{sheet}.name.{at}"),
            Self::Column(at) => format!("{sheet}.by.{at}"),
            Self::Figure { row, column } => format!("{sheet}.{row}.{column}"),
        }
    }

    /// The place that an id names.
    pub fn of_id(sheet: &str, id: &str) -> Option<Self> {
        let (row, column) = id.strip_prefix(sheet)?.strip_prefix('.')?.split_once('.')?;
        let column = column.parse().ok()?;
        match row {
            "name" => Some(Self::Name(column)),
            "by" => Some(Self::Column(column)),
            _ => Some(Self::Figure { row: row.parse().ok()?, column }),
        }
    }
}

/// What can be pressed in a table, as it is seen: headings above figures.
#[derive(Clone, Copy, Debug)]
pub struct Grid<'a> {
    n_names: usize,
    n_rows: usize,
    /// The place of the total, where there is one.
    total: Option<usize>,
    seen: &'a Seen,
}

impl<'a> Grid<'a> {
    /// Of a sheet.
    pub fn of(sheet: &Sheet, seen: &'a Seen) -> Self {
        Self {
            n_names: sheet.row_headings.len(),
            n_rows: seen.rows.len() + usize::from(sheet.total.is_some()),
            total: sheet.total.is_some().then_some(sheet.rows.len()),
            seen,
        }
    }

    /// The place that a key leads to; `None` for a key that leads nowhere.
    pub fn after(self, place: Place, key: &str) -> Option<Place> {
        let (across, down) = self.position(place)?;
        let (across, down) = match key {
            "ArrowUp" => (across, down.checked_sub(1)?),
            "ArrowDown" => (across, down + 1),
            "ArrowLeft" => (across.checked_sub(1)?, down),
            "ArrowRight" => (across + 1, down),
            // Names of rows cannot be reached, headings of names can.
            "Home" => (if down == 0 { 0 } else { self.n_names }, down),
            "End" => (self.n_names + self.seen.columns.len().checked_sub(1)?, down),
            _ => return None,
        };
        self.place(across, down)
    }

    /// How far across, names among the columns, and how far down, headings first.
    fn position(self, place: Place) -> Option<(usize, usize)> {
        let across = |column| {
            let at = self.seen.columns.iter().position(|&other| other == column)?;
            Some(self.n_names + at)
        };
        match place {
            Place::Name(at) => Some((at, 0)),
            Place::Column(column) => Some((across(column)?, 0)),
            Place::Figure { row, column } => {
                let rows = self.seen.rows.iter().chain(&self.total);
                let down = rows.into_iter().position(|&other| other == row)?;
                Some((across(column)?, down + 1))
            }
        }
    }

    fn place(self, across: usize, down: usize) -> Option<Place> {
        let Some(at) = across.checked_sub(self.n_names) else {
            return (down == 0).then_some(Place::Name(across));
        };
        let column = *self.seen.columns.get(at)?;
        let Some(down) = down.checked_sub(1) else { return Some(Place::Column(column)) };
        let row = (down < self.n_rows).then(|| self.seen.rows.get(down).copied().or(self.total));
        Some(Place::Figure { row: row??, column })
    }
}

/// The id of a row's name: `by-team.3`.
pub fn row_id(sheet: &str, row: usize) -> String {
    format!("{sheet}.{row}")
}

/// The id of a column's heading: `by-team..5`.
pub fn column_id(sheet: &str, column: usize) -> String {
    format!("{sheet}..{column}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn figure(row: usize, column: usize) -> Place {
        Place::Figure { row, column }
    }

    #[test]
    fn a_place_is_found_by_its_id() {
        for place in [figure(3, 5), Place::Name(1), Place::Column(0)] {
            assert_eq!(Place::of_id("by-team", &place.id("by-team")), Some(place));
        }
        for id in ["by-team.3", "by-area.3.5", "by-team..5", "by-team.3.x", ""] {
            assert_eq!(Place::of_id("by-team", id), None, "{id}");
        }
    }

    /// Rows 2 and 0 and the total of three rows; columns 1 and 3.
    #[track_caller]
    fn check(place: Place, key: &str, expected: Option<Place>) {
        let seen = Seen { rows: vec![2, 0], columns: vec![1, 3], ..Seen::default() };
        let grid = Grid { n_names: 2, n_rows: 3, total: Some(3), seen: &seen };
        assert_eq!(grid.after(place, key), expected);
    }

    #[test]
    fn arrow_keys_follow_what_is_seen() {
        check(figure(2, 1), "ArrowDown", Some(figure(0, 1)));
        check(figure(0, 1), "ArrowDown", Some(figure(3, 1)));
        check(figure(3, 1), "ArrowDown", None);
        check(figure(2, 1), "ArrowRight", Some(figure(2, 3)));
        check(figure(2, 3), "ArrowRight", None);
        check(figure(2, 1), "ArrowLeft", None);
        check(figure(2, 1), "Enter", None);
        check(figure(0, 1), "End", Some(figure(0, 3)));
        check(figure(0, 3), "Home", Some(figure(0, 1)));
        check(Place::Column(3), "Home", Some(Place::Name(0)));
        check(Place::Name(1), "End", Some(Place::Column(3)));
        // What is not seen leads nowhere.
        check(figure(1, 1), "ArrowDown", None);
    }

    #[test]
    fn headings_are_above_the_figures() {
        check(figure(2, 3), "ArrowUp", Some(Place::Column(3)));
        check(Place::Column(3), "ArrowDown", Some(figure(2, 3)));
        check(Place::Column(1), "ArrowLeft", Some(Place::Name(1)));
        check(Place::Name(1), "ArrowRight", Some(Place::Column(1)));
        check(Place::Name(0), "ArrowLeft", None);
        check(Place::Name(0), "ArrowDown", None);
        check(Place::Column(1), "ArrowUp", None);
    }
}
