//! What the sheets say, and how it is compared: every cell by sheet, row and column.

use std::collections::BTreeMap;

use caseload_audit::audit::results::Results;
use caseload_audit::audit::sheet::{Sheet, SheetRow};
use caseload_audit::audit::sheets;

use super::number::{Number, decimal};

/// The figures of a row by the headings of their columns; nothing where there is no figure.
pub type Cells = BTreeMap<String, Option<Number>>;
/// The rows of a sheet by their names.
pub type Lines = BTreeMap<String, Cells>;

/// All sheets of an audit by their ids.
pub struct Found(BTreeMap<&'static str, Lines>);

impl Found {
    pub fn of(results: &Results) -> Self {
        let audit = results.audit.as_ref().expect("the files hold usable rows");
        Self(sheets::all(audit).iter().map(|sheet| (sheet.id, lines(sheet))).collect())
    }

    /// The sheet has exactly these rows, columns and figures.
    #[track_caller]
    pub fn check(&self, id: &str, expected: &Lines) {
        let found = self.0.get(id).unwrap_or_else(|| panic!("no sheet {id}"));
        let (names, expected_names): (Vec<_>, Vec<_>) =
            (found.keys().collect(), expected.keys().collect());
        assert_eq!(names, expected_names, "the rows of {id}");
        for (name, cells) in expected {
            for (heading, value) in cells {
                let Some(cell) = found[name].get(heading) else {
                    panic!("{id} has no column {heading}, only {:?}", found[name].keys())
                };
                assert_eq!(cell, value, "{id}, {name}, {heading}");
            }
            assert_eq!(found[name].len(), cells.len(), "{id}: {:?}", found[name].keys());
        }
    }

    /// The same without a column that is looked at elsewhere.
    pub fn without(mut self, heading: &str) -> Self {
        for cells in self.0.values_mut().flat_map(BTreeMap::values_mut) {
            cells.remove(heading);
        }
        self
    }

    pub fn has_column(&self, id: &str, heading: &str) -> bool {
        self.0[id].values().all(|cells| cells.contains_key(heading))
    }

    /// A figure. The area may be left out where the team's name is enough, and apostrophes are alike.
    #[track_caller]
    pub fn figure(&self, id: &str, row: &str, heading: &str) -> Option<Number> {
        let is_it = |name: &str| {
            let name = name.replace('\u{2019}', "'");
            name == row || name.ends_with(&format!(" / {row}"))
        };
        let mut named = self.0[id].iter().filter(|(name, _)| is_it(name));
        let (_, cells) = named.next().unwrap_or_else(|| panic!("{id} has no row {row}"));
        assert!(named.next().is_none(), "{id}: several rows are {row}");
        cells[heading]
    }

    /// The sheets' ids.
    pub fn ids(&self) -> Vec<&'static str> {
        self.0.keys().copied().collect()
    }
}

fn lines(sheet: &Sheet) -> Lines {
    let cells = |row: &SheetRow| {
        let columns = sheet.columns.iter().zip(&row.cells);
        let cells = columns.map(|(column, cell)| {
            let value = cell.value().map(|value| fraction(&value.fraction()));
            // Only where a heading stands over several columns does it take more to tell them apart.
            let alike = sheet.columns.iter().filter(|other| other.heading == column.heading);
            let heading = match alike.count() {
                1 => column.heading.clone(),
                _ => format!("{} {}", column.heading, column.when),
            };
            (heading, value)
        });
        cells.collect::<Cells>()
    };
    let named = |row: &SheetRow| (row.names.join(" / "), cells(row));
    let total = |row: &SheetRow| (row.names.last().unwrap().clone(), cells(row));
    let lines: Lines = sheet.rows.iter().map(named).chain(sheet.total.iter().map(total)).collect();
    assert_eq!(lines.len(), sheet.rows.len() + usize::from(sheet.total.is_some()), "{}", sheet.id);
    assert!(lines.values().all(|cells| cells.len() == sheet.columns.len()), "{}", sheet.id);
    lines
}

pub fn fraction(text: &str) -> Number {
    let (above, below) = text.split_once('/').unwrap();
    decimal(above).unwrap() / decimal(below).unwrap()
}
