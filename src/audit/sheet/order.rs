//! The order of a sheet's rows, where a reader asks for another than its own: by the exact value of
//! a figure or by a name. All teams is no row among others and takes no part.

use std::cmp::Ordering;

use super::Sheet;
use crate::caseload::name::MatchKey;

/// What rows are ordered by: headings, because places change with the audit months.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SortBy {
    /// The names under this heading.
    Name(String),
    /// The figures of the column of this name.
    Figure(String),
}

/// Which end comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The lowest figure, or the letter A.
    Ascending,
    /// The highest figure, or the letter Z.
    Descending,
}

/// An order that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sort {
    /// What by.
    pub by: SortBy,
    /// Which end comes first.
    pub direction: Direction,
}

impl Sort {
    /// What pressing a heading gives: figures highest first, names from A; pressed again, the other
    /// way round; a third time, the rows' own order.
    pub fn after_press(now: Option<&Self>, by: SortBy) -> Option<Self> {
        let first = match by {
            SortBy::Name(_) => Direction::Ascending,
            SortBy::Figure(_) => Direction::Descending,
        };
        match now {
            Some(now) if now.by == by && now.direction == first => {
                Some(Self { by, direction: first.reversed() })
            }
            Some(now) if now.by == by => None,
            _ => Some(Self { by, direction: first }),
        }
    }

    /// `Sorted by Average, highest first`.
    pub fn in_words(&self) -> String {
        let (what, end) = match (&self.by, self.direction) {
            (SortBy::Name(heading), Direction::Ascending) => (heading, "A to Z"),
            (SortBy::Name(heading), Direction::Descending) => (heading, "Z to A"),
            (SortBy::Figure(column), Direction::Ascending) => (column, "lowest first"),
            (SortBy::Figure(column), Direction::Descending) => (column, "highest first"),
        };
        format!("Sorted by {what}, {end}")
    }
}

impl Direction {
    fn reversed(self) -> Self {
        match self {
            Self::Ascending => Self::Descending,
            Self::Descending => Self::Ascending,
        }
    }

    fn of(self, ordering: Ordering) -> Ordering {
        match self {
            Self::Ascending => ordering,
            Self::Descending => ordering.reverse(),
        }
    }
}

impl Sheet {
    /// The places of its rows in the order that is asked for. Rows without the figure, or without a
    /// name, come last either way; equal ones keep the sheet's own order. An order by what the sheet
    /// does not have is its own.
    pub fn order(&self, sort: Option<&Sort>) -> Vec<usize> {
        let mut places: Vec<usize> = (0..self.rows.len()).collect();
        let Some(Sort { by, direction }) = sort else { return places };
        match by {
            SortBy::Figure(name) => {
                if let Some(at) = self.columns.iter().position(|column| column.name() == *name) {
                    let value = |&place: &usize| self.rows.get(place)?.cells.get(at)?.value();
                    places.sort_by(|one, other| in_order(value(one), value(other), *direction));
                }
            }
            SortBy::Name(heading) => {
                if let Some(at) = self.row_headings.iter().position(|name| name == heading) {
                    let keys: Vec<Option<NameOrder>> = self
                        .rows
                        .iter()
                        .map(|row| row.names.get(at).and_then(|name| NameOrder::of(name)))
                        .collect();
                    let key = |&place: &usize| keys.get(place)?.as_ref();
                    places.sort_by(|one, other| in_order(key(one), key(other), *direction));
                }
            }
        }
        places
    }
}

fn in_order<T: Ord>(one: Option<T>, other: Option<T>, direction: Direction) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) => direction.of(one.cmp(&other)),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

/// A name as readers order names: whatever its letters' case, `Worker 9` before `Worker 10`.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct NameOrder(Vec<Piece>);

/// Digits come before letters.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    /// A number, by its length and digits, without zeros before it.
    Number(usize, String),
    Text(String),
}

impl NameOrder {
    fn of(name: &str) -> Option<Self> {
        let key = MatchKey::of(name);
        let mut rest = key.as_str();
        let mut pieces = Vec::new();
        while let Some(first) = rest.chars().next() {
            let is_number = first.is_ascii_digit();
            let end = rest.find(|c: char| c.is_ascii_digit() != is_number).unwrap_or(rest.len());
            let (piece, after) = rest.split_at(end);
            pieces.push(if is_number {
                let digits = piece.trim_start_matches('0');
                Piece::Number(digits.len(), digits.to_owned())
            } else {
                Piece::Text(piece.to_owned())
            });
            rest = after;
        }
        (!pieces.is_empty()).then_some(Self(pieces))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::sheet::{Column, SheetRow};
    use crate::audit::working::{Shown, Working};
    use crate::format::Exact;

    /// An area, a name and a figure: numerator and denominator, or none.
    type Row<'a> = (&'a str, &'a str, Option<(u64, u64)>);

    fn sheet(rows: &[Row<'_>]) -> Sheet {
        let row = |&(area, name, figure): &Row<'_>| SheetRow {
            is_of_few: false,
            names: vec![area.to_owned(), name.to_owned()],
            notes: Vec::new(),
            cells: vec![match figure {
                Some((above, below)) => {
                    let value = Exact::quotient(above, below).unwrap();
                    Working::done("", "", "", "", value, Shown::OneDecimal)
                }
                None => Working::not_available("", "", "", "nothing"),
            }],
        };
        Sheet {
            id: "test",
            caption: String::new(),
            note: String::new(),
            row_headings: vec!["Service area".to_owned(), "Team".to_owned()],
            columns: vec![Column::at("Average", "30 Sep").main()],
            rows: rows.iter().map(row).collect(),
            total: None,
        }
    }

    fn figure(direction: Direction) -> Sort {
        Sort { by: SortBy::Figure("Average, 30 Sep".to_owned()), direction }
    }

    fn name(heading: &str, direction: Direction) -> Sort {
        Sort { by: SortBy::Name(heading.to_owned()), direction }
    }

    #[track_caller]
    fn check(sheet: &Sheet, sort: Option<&Sort>, expected: &[&str]) {
        let order = sheet.order(sort);
        let names: Vec<&str> = order.iter().map(|&at| sheet.rows[at].names[1].as_str()).collect();
        assert_eq!(names, expected);
    }

    #[test]
    fn figures_are_ordered_by_what_they_are_exactly() {
        // Both of the first are shown as 16.3; 9.5 is less than 16, whatever its first digit.
        let rows = [
            ("", "South", Some((65, 4))),
            ("", "North", Some((652, 40))),
            ("", "East", Some((19, 2))),
            ("", "West", Some((100, 1))),
        ];
        let sheet = sheet(&rows);
        check(&sheet, Some(&figure(Direction::Descending)), &["West", "North", "South", "East"]);
        check(&sheet, Some(&figure(Direction::Ascending)), &["East", "South", "North", "West"]);
        check(&sheet, None, &["South", "North", "East", "West"]);
    }

    #[test]
    fn no_figure_is_last_and_ties_keep_their_order() {
        let rows = [
            ("", "None", None),
            ("", "Second", Some((2, 1))),
            ("", "Also second", Some((4, 2))),
            ("", "Nor here", None),
            ("", "First", Some((3, 1))),
        ];
        let sheet = sheet(&rows);
        let down = ["First", "Second", "Also second", "None", "Nor here"];
        let up = ["Second", "Also second", "First", "None", "Nor here"];
        check(&sheet, Some(&figure(Direction::Descending)), &down);
        check(&sheet, Some(&figure(Direction::Ascending)), &up);
    }

    #[test]
    fn names_are_ordered_as_readers_do() {
        let rows = [
            ("B", "Worker 10", None),
            ("", "worker 9", None),
            ("a", "\u{201c}Quoted\u{201d}", None),
            ("A", "Area", None),
        ];
        let sheet = sheet(&rows);
        let first = sheet.order(Some(&name("Team", Direction::Ascending)));
        let at = |text: &str| first.iter().position(|&at| sheet.rows[at].names[1] == text);
        assert!(at("worker 9") < at("Worker 10"));
        assert!(at("Area") < at("worker 9"));
        // No area is last either way.
        let by_area = ["\u{201c}Quoted\u{201d}", "Area", "Worker 10", "worker 9"];
        check(&sheet, Some(&name("Service area", Direction::Ascending)), &by_area);
        let back = ["Worker 10", "\u{201c}Quoted\u{201d}", "Area", "worker 9"];
        check(&sheet, Some(&name("Service area", Direction::Descending)), &back);
    }

    #[test]
    fn an_order_by_what_is_not_there_is_the_sheets_own() {
        let rows = [("", "Second", Some((2, 1))), ("", "First", Some((3, 1)))];
        let sort = Sort {
            by: SortBy::Figure("Average, 31 Aug".to_owned()),
            direction: Direction::Descending,
        };
        check(&sheet(&rows), Some(&sort), &["Second", "First"]);
        check(&sheet(&rows), Some(&name("Role", Direction::Ascending)), &["Second", "First"]);
    }

    #[test]
    fn a_third_press_gives_the_own_order_back() {
        let by = || SortBy::Figure("Average".to_owned());
        let first = Sort::after_press(None, by());
        assert_eq!(first.as_ref().unwrap().in_words(), "Sorted by Average, highest first");
        let second = Sort::after_press(first.as_ref(), by());
        assert_eq!(second.as_ref().unwrap().in_words(), "Sorted by Average, lowest first");
        assert_eq!(Sort::after_press(second.as_ref(), by()), None);
        let team = Sort::after_press(second.as_ref(), SortBy::Name("Team".to_owned()));
        assert_eq!(team.unwrap().in_words(), "Sorted by Team, A to Z");
    }
}
