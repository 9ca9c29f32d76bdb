//! What becomes of the records of one file: titles and header, then rows that are counted.

use serde::{Deserialize, Serialize};

use super::how::How;
use super::other_rows::OtherRows;
use crate::audit::account::Reason;
use crate::audit::tally::Tally;
use crate::evidence::earlier_audit::OwnColumns;
use crate::format::shortened;
use crate::intake::beginning::Beginning;
use crate::intake::choices::Matching;
use crate::intake::columns::{Because, ColumnMap};
use crate::intake::dates::Dates;
use crate::intake::field::Field;
use crate::intake::period::{self, Period};
use crate::intake::records::Record;
use crate::intake::shape::{NoTable, Shape};

/// The records of one file.
#[derive(Clone, Debug)]
pub struct Table {
    pub(super) beginning: Beginning,
    pub(super) columns: ColumnMap,
    /// What was decided about the header.
    pub(super) matching: Matching,
    pub(super) period: Option<Named>,
    last_header_line: u64,
    n_blank_above: u64,
    pub(super) rows: Rows,
}

/// What becomes of the rows below the header.
#[derive(Clone, Debug)]
pub(super) enum Rows {
    /// They are counted; those of a file without caseloads are kept by what they say.
    Counted { tally: Box<Tally>, other: OtherRows },
    /// Some are looked for.
    Sought(Vec<u64>, Vec<SeenRow>),
    /// There is no row at all.
    Nothing,
    /// The columns are those of no table that is known.
    NoTable(NoTable),
}

/// A row as it stands in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenRow {
    /// The line it begins on.
    pub line: u64,
    /// Its cells.
    pub cells: Vec<String>,
}

/// The period of a file, and where it is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) period: Period,
    pub(super) by: NamedBy,
    /// The file's name names another month than its title.
    pub(super) is_contradicted: bool,
}

/// What names the period of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NamedBy {
    Title,
    FileName,
    User,
}

impl Table {
    /// The table that begins so, in a file of this name.
    pub(super) fn under(beginning: Beginning, name: &str, how: &How) -> Self {
        let Some(header) = &beginning.header else {
            return Self::of_rows(beginning, Rows::Nothing);
        };
        let last_header_line = header.last_line;
        let mut columns = header.columns.clone();
        if header.is_there() {
            columns.take_alike();
        }
        let matching = how.matching(&columns.header());
        let own = OwnColumns::of(&columns);
        if let Some(own) = own {
            columns.take(Field::Team, own.name, Because::Name);
        }
        columns.take_decided(&matching);
        let period = named_period(&beginning, &columns, name, how);
        let is_survey = beginning.samples.is_survey(columns.n_columns());
        if !is_survey {
            let asked = asked_by_content(&columns, &matching, header.is_there(), period.is_some());
            columns.take_by_content(&beginning.samples, &asked);
        }
        let decided = matching.shape.or(own.map(|_| Shape::EarlierAudit));
        let shape = Shape::of_columns(&columns, period.is_some(), is_survey, decided);
        let period = period.filter(|named| {
            named.by == NamedBy::User || shape.as_ref().is_ok_and(|shape| is_of_a_moment(*shape))
        });
        let rows = match (shape, &how.sought) {
            (_, Some(lines)) => Rows::Sought(lines.clone(), Vec::new()),
            (Err(no_table), None) => Rows::NoTable(no_table),
            (Ok(shape), None) => {
                let dates = match (matching.order, how.found.order) {
                    (Some(decided), _) => Dates::decided(decided),
                    (None, found) => Dates::in_order(found.unwrap_or_default()),
                };
                let period = period.map(|named| named.period);
                let mut tally = Tally::new(shape, columns.clone(), dates, period);
                if matching.fills_down == Some(true) {
                    tally = tally.filling_down();
                }
                let other = OtherRows::of(shape, &columns, &beginning.samples, period);
                Rows::Counted { tally: Box::new(tally), other }
            }
        };
        Self { columns, matching, period, last_header_line, ..Self::of_rows(beginning, rows) }
    }

    fn of_rows(beginning: Beginning, rows: Rows) -> Self {
        Self {
            beginning,
            columns: ColumnMap::of_names(Vec::new()),
            matching: Matching::default(),
            period: None,
            last_header_line: 0,
            n_blank_above: 0,
            rows,
        }
    }

    /// Takes the next record.
    pub(super) fn take(&mut self, record: &Record<'_>) {
        if record.names_separator() {
            return;
        }
        let is_above = record.line <= self.last_header_line;
        match &mut self.rows {
            Rows::Sought(lines, seen) => {
                if lines.binary_search(&record.line).is_ok() {
                    let cells = record.cells().map(|cell| shortened(cell, MOST_SEEN)).collect();
                    seen.push(SeenRow { line: record.line, cells });
                }
            }
            Rows::Counted { .. } if is_above => {
                self.n_blank_above += u64::from(record.is_blank());
            }
            Rows::Counted { tally, other } => {
                if tally.add(record) {
                    let (columns, dates) = tally.columns_and_dates();
                    let added = other.add(record, columns, dates);
                    tally.set_aside_for(added.err().unwrap_or(Reason::NoCaseload), record.line);
                }
            }
            Rows::Nothing | Rows::NoTable(_) => {}
        }
    }

    /// The rows that were looked for.
    pub(super) fn seen(self) -> Vec<SeenRow> {
        match self.rows {
            Rows::Sought(_, seen) => seen,
            Rows::Counted { .. } | Rows::Nothing | Rows::NoTable(_) => Vec::new(),
        }
    }

    /// The tally of the rows, where they are counted.
    pub(super) fn tally(&self) -> Option<&Tally> {
        match &self.rows {
            Rows::Counted { tally, .. } => Some(tally),
            Rows::Sought(..) | Rows::Nothing | Rows::NoTable(_) => None,
        }
    }

    /// Whether more rows cannot change that there is nothing to count.
    pub(super) fn is_hopeless(&self) -> bool {
        match &self.rows {
            Rows::NoTable(_) => true,
            Rows::Sought(lines, seen) => seen.last().map(|row| row.line) == lines.last().copied(),
            Rows::Counted { .. } | Rows::Nothing => false,
        }
    }

    /// Whether there is no row at all, not even a header.
    pub(super) fn is_empty(&self) -> bool {
        matches!(self.rows, Rows::Nothing)
    }

    /// Records whose cells are all empty.
    pub(super) fn n_blank_rows(&self) -> u64 {
        self.n_blank_above + self.tally().map_or(0, Tally::n_blank_rows)
    }
}

/// So much of a cell is shown, in characters: a cell may be as long as a file.
const MOST_SEEN: usize = 500;

/// Whether rows of this shape are of a day or month.
fn is_of_a_moment(shape: Shape) -> bool {
    shape.needs().iter().any(|group| group.contains(&Field::SnapshotOn))
}

/// The day or month of the file: what the user decided, else, where no column says it, its title's
/// or its name's.
fn named_period(
    beginning: &Beginning,
    columns: &ColumnMap,
    name: &str,
    how: &How,
) -> Option<Named> {
    if let Some(period) = how.choices.period {
        return Some(Named { period, by: NamedBy::User, is_contradicted: false });
    }
    if columns.has(Field::SnapshotOn) {
        return None;
    }
    let of_name = period::of_file_name(name);
    let Some(period) = period::of_titles(&beginning.titles) else {
        let named = |period| Named { period, by: NamedBy::FileName, is_contradicted: false };
        return of_name.map(named);
    };
    let is_contradicted = of_name.is_some_and(|of_name| of_name.month() != period.month());
    Some(Named { period, by: NamedBy::Title, is_contradicted })
}

/// The fields that columns may be taken for by what their cells look like: all of a file without a
/// header; else what a list of cases cannot do without, if other columns speak of one.
fn asked_by_content(
    columns: &ColumnMap,
    matching: &Matching,
    has_header: bool,
    is_of_one_period: bool,
) -> Vec<Field> {
    let decided = |field: &Field| matching.columns.contains_key(field);
    if !has_header {
        let mut all = vec![
            Field::SnapshotOn,
            Field::CaseId,
            Field::WorkerId,
            Field::Fte,
            Field::Team,
            Field::ServiceArea,
            Field::WorkerName,
            Field::AllocatedOn,
            Field::ClosedOn,
            Field::Cases,
        ];
        all.retain(|field| !decided(field));
        return all;
    }
    let speaks_of_cases =
        [Field::CaseId, Field::PersonId, Field::Cases].into_iter().any(|field| columns.has(field));
    let n_of_team = [Field::Team, Field::WorkerName, Field::WorkerId, Field::SnapshotOn]
        .into_iter()
        .filter(|&field| columns.has(field))
        .count();
    if !speaks_of_cases || n_of_team == 0 {
        return Vec::new();
    }
    let has_spell = columns.has(Field::AllocatedOn) && columns.has(Field::ClosedOn);
    let mut asked = Vec::new();
    if !has_spell && !is_of_one_period {
        asked.push(Field::SnapshotOn);
    }
    asked.push(Field::Team);
    if !columns.has(Field::WorkerId) {
        asked.push(Field::WorkerName);
    }
    asked.retain(|field| !decided(field));
    asked
}
