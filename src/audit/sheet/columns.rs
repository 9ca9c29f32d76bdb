//! The columns of a sheet: which stand together under one heading, and which a reader can do without.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Column, Sheet};
use crate::format::counted;

/// Columns beside each other that have a heading in common, or one without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnGroup {
    /// The heading; empty for a column without.
    pub heading: String,
    /// Their places.
    pub columns: Range<usize>,
}

/// What a reader can leave out: columns that stand together, or a single one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Optional {
    /// What it is remembered by.
    pub name: String,
    /// What it is: `Audit months (3 columns)`, `FTE, 30 Sep`.
    pub label: String,
}

impl Sheet {
    /// Its columns among these, by what stands together, in order. A group of one has no heading:
    /// the column's own says all.
    pub fn column_groups(&self, among: &[usize]) -> Vec<ColumnGroup> {
        let mut groups: Vec<ColumnGroup> = Vec::new();
        for (at, column) in among.iter().filter_map(|&at| self.columns.get(at)).enumerate() {
            match groups.last_mut() {
                Some(last) if !column.group.is_empty() && last.heading == column.group => {
                    last.columns.end = at + 1;
                }
                _ => {
                    let heading = column.group.clone();
                    groups.push(ColumnGroup { heading, columns: at..at + 1 });
                }
            }
        }
        for group in &mut groups {
            if group.columns.len() == 1 {
                group.heading.clear();
            }
        }
        groups
    }

    /// What a reader can leave out, in order: not the column that the table is there for.
    pub fn optional(&self) -> Vec<Optional> {
        let mut optional: Vec<Optional> = Vec::new();
        for column in self.columns.iter().filter(|column| !column.is_main) {
            let name = optional_name(column);
            if optional.iter().all(|one| one.name != name) {
                let of_name = |other: &&Column| !other.is_main && optional_name(other) == name;
                let n = self.columns.iter().filter(of_name).count() as u64;
                let label = match n {
                    1 => column.name(),
                    _ => format!("{name} ({})", counted(n, "column", "columns")),
                };
                optional.push(Optional { name, label });
            }
        }
        optional
    }

    /// The places of the columns that are left without these, by [`Optional::name`]; all of them
    /// where none would be.
    pub fn columns_without(&self, hidden: &BTreeSet<String>) -> Vec<usize> {
        let is_left = |column: &Column| column.is_main || !hidden.contains(&optional_name(column));
        let left: Vec<usize> = (0..self.columns.len())
            .filter(|&at| self.columns.get(at).is_some_and(is_left))
            .collect();
        if left.is_empty() { (0..self.columns.len()).collect() } else { left }
    }
}

fn optional_name(column: &Column) -> String {
    if column.group.is_empty() { column.name() } else { column.group.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet() -> Sheet {
        let month = |name: &str| Column::of(name).within("Months");
        Sheet {
            id: "test",
            caption: String::new(),
            note: String::new(),
            row_headings: vec!["Team".to_owned()],
            columns: vec![
                month("Jul 2019"),
                month("Aug 2019"),
                month("Average").main(),
                Column::at("FTE", "30 Sep"),
            ],
            rows: Vec::new(),
            total: None,
        }
    }

    fn hidden(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    }

    #[test]
    fn months_stand_together() {
        let sheet = sheet();
        let groups = |among: &[usize]| -> Vec<(String, Range<usize>)> {
            let groups = sheet.column_groups(among).into_iter();
            groups.map(|group| (group.heading, group.columns)).collect()
        };
        assert_eq!(groups(&[0, 1, 2, 3]), [("Months".into(), 0..3), (String::new(), 3..4)]);
        // One that is left alone has no heading above its own.
        assert_eq!(groups(&[2, 3]), [(String::new(), 0..1), (String::new(), 1..2)]);
    }

    #[test]
    fn the_main_column_stays() {
        let sheet = sheet();
        let labels: Vec<String> = sheet.optional().into_iter().map(|one| one.label).collect();
        assert_eq!(labels, ["Months (2 columns)", "FTE, 30 Sep"]);
        assert_eq!(sheet.columns_without(&hidden(&["Months"])), [2, 3]);
        assert_eq!(sheet.columns_without(&hidden(&["Months", "FTE, 30 Sep"])), [2]);
        assert_eq!(sheet.columns_without(&hidden(&["Average"])), [0, 1, 2, 3]);
    }

    #[test]
    fn a_table_without_a_column_is_none() {
        let mut sheet = sheet();
        sheet.columns.truncate(2);
        assert_eq!(sheet.columns_without(&hidden(&["Months"])), [0, 1]);
    }
}
