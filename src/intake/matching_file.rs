//! A matching as a small file: what the columns under a header are taken for, and no data.
//!
//! A CSV like any other, so that it is read the way of any file:
//!
//! ```csv
//! Matching of columns,Taken for
//! snapshotdate,Snapshot date or month
//! locality,Team
//! notes,Not used
//! (rows),Case list
//! (dates),Day first
//! (empty team cells),The team above
//! ```
//!
//! Every column of the header is named, by which the next file with that header is known.

use super::choices::Matching;
use super::columns::ColumnMap;
use super::dates::DateOrder;
use super::field::Field;
use super::records::Record;
use super::shape::Shape;

const NOT_USED: &str = "Not used";
const ROWS: &str = "(rows)";
const DATES: &str = "(dates)";
const EMPTY_TEAM: &str = "(empty team cells)";
const TEAM_ABOVE: &str = "The team above";
const SET_ASIDE: &str = "Set aside";

/// The name of a date order: `Day first`.
pub fn name_of_order(order: DateOrder) -> &'static str {
    match order {
        DateOrder::DayFirst => "Day first",
        DateOrder::MonthFirst => "Month first",
    }
}

/// The rows that say a matching: `Matching of columns` and `Taken for`. `used` gives the field of
/// each column of the header.
pub fn rows(used: &[(String, Option<Field>)], matching: &Matching) -> Vec<[String; 2]> {
    let row = |what: &str, taken_for: &str| [what.to_owned(), taken_for.to_owned()];
    let mut rows = vec![row(Field::MatchedColumn.name(), Field::TakenFor.name())];
    for (column, field) in used {
        rows.push(row(column, field.map_or(NOT_USED, Field::name)));
    }
    rows.extend(matching.shape.map(|shape| row(ROWS, shape.name())));
    rows.extend(matching.order.map(|order| row(DATES, name_of_order(order))));
    rows.extend(
        matching
            .fills_down
            .map(|fills_down| row(EMPTY_TEAM, if fills_down { TEAM_ABOVE } else { SET_ASIDE })),
    );
    rows
}

/// A saved matching that is being read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedMatching {
    matching: Matching,
    /// Rows that say nothing that is known.
    n_not_understood: u64,
}

impl SavedMatching {
    /// Takes the next row.
    pub fn add(&mut self, record: &Record<'_>, columns: &ColumnMap) {
        let cell = |field| {
            columns.column(field).and_then(|column| record.cell(column)).unwrap_or_default()
        };
        let (what, taken_for) = (cell(Field::MatchedColumn), cell(Field::TakenFor));
        let Matching { header, columns, shape, order, fills_down } = &mut self.matching;
        let is_understood = match what {
            ROWS => {
                *shape = Shape::of_name(taken_for);
                shape.is_some()
            }
            DATES => {
                let orders = [DateOrder::DayFirst, DateOrder::MonthFirst];
                *order = orders.into_iter().find(|&order| name_of_order(order) == taken_for);
                order.is_some()
            }
            EMPTY_TEAM => {
                *fills_down = Some(taken_for == TEAM_ABOVE);
                matches!(taken_for, TEAM_ABOVE | SET_ASIDE)
            }
            column => {
                header.push(column.to_owned());
                let field = Field::of_name(taken_for);
                columns.extend(field.map(|field| (field, Some(column.to_owned()))));
                field.is_some() || taken_for == NOT_USED
            }
        };
        self.n_not_understood += u64::from(!is_understood);
    }

    /// The matching. Fields that it names no column for have none.
    pub fn matching(&self) -> Matching {
        let mut matching = self.matching.clone();
        matching.header.sort_unstable();
        for field in Field::ALL {
            matching.columns.entry(field).or_insert(None);
        }
        matching
    }

    /// Rows that say nothing that is known.
    pub fn n_not_understood(&self) -> u64 {
        self.n_not_understood
    }
}
