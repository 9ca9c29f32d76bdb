//! Columns: which header means what, and what the rows under it are.

use super::field::Field;
use super::records::Record;
use super::source::{ColumnUse, Shape};

/// A header reduced to what decides its meaning: letters and digits, lower case.
fn header_key(header: &str) -> String {
    let key = crate::caseload::MatchKey::of(header);
    key.as_str().chars().filter(|c| c.is_alphanumeric()).collect()
}

/// How many fields the cells of a record name, as those of a header would.
pub fn n_known_names(record: &Record<'_>) -> usize {
    ColumnMap::of_names(record.cells().map(str::to_owned).collect()).n_known()
}

/// The columns of a file: what each is taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnMap {
    headers: Vec<String>,
    keys: Vec<String>,
    /// The column of each field, in the order of [`Field::ALL`].
    columns: Vec<Option<usize>>,
    rivals: Vec<(usize, Field)>,
}

impl ColumnMap {
    /// Matches the names of columns by the table of aliases. Of two columns that could be the same
    /// field, the more telling name is taken; of equally telling ones, the first.
    pub fn of_names(headers: Vec<String>) -> Self {
        let keys: Vec<String> = headers.iter().map(|header| header_key(header)).collect();
        let mut rivals = Vec::new();
        let mut columns = Vec::new();
        for field in Field::ALL {
            let mut candidates: Vec<(usize, usize)> = keys
                .iter()
                .enumerate()
                .filter_map(|(column, key)| {
                    let rank = field.aliases().iter().position(|alias| alias == key)?;
                    Some((rank, column))
                })
                .collect();
            candidates.sort_unstable();
            let mut in_order = candidates.into_iter().map(|(_, column)| column);
            columns.push(in_order.next());
            rivals.extend(in_order.map(|column| (column, field)));
        }
        Self { headers, keys, columns, rivals }
    }

    /// The column of a field, from 0.
    pub fn column(&self, field: Field) -> Option<usize> {
        let at = Field::ALL.iter().position(|&known| known == field)?;
        self.columns.get(at).copied().flatten()
    }

    /// How many columns the header names.
    pub fn n_columns(&self) -> usize {
        self.headers.len()
    }

    /// How many fields have a column.
    pub fn n_known(&self) -> usize {
        self.columns.iter().flatten().count()
    }

    /// Whether the file has the field.
    pub fn has(&self, field: Field) -> bool {
        self.column(field).is_some()
    }

    /// Columns that could have been a field which another column was taken for, with the field.
    pub fn rivals(&self) -> impl Iterator<Item = (&str, Field)> {
        self.rivals
            .iter()
            .filter_map(|&(column, field)| Some((self.headers.get(column)?.as_str(), field)))
    }

    /// The header's cells reduced to what decides their meaning: two files with the same ones are
    /// parts of one list.
    pub fn keys(&self) -> &[String] {
        &self.keys
    }

    /// Whether a record repeats the header.
    pub fn is_repeated_by(&self, record: &Record<'_>) -> bool {
        record.n_cells() == self.headers.len()
            && record.cells().zip(&self.headers).all(|(cell, header)| cell == header)
    }

    /// What the rows are, decided by the columns. A file as a whole may be of one day or month.
    pub fn shape(&self, is_of_one_period: bool) -> Result<Shape, NoTable> {
        let has_worker = self.has(Field::WorkerName) || self.has(Field::WorkerId);
        let has_case = self.has(Field::CaseId) || self.has(Field::PersonId);
        let has_spell = self.has(Field::AllocatedOn) && self.has(Field::ClosedOn);
        let mut missing = Vec::new();
        if !self.has(Field::Team) {
            missing.push("team");
        }
        if !has_worker {
            missing.push("worker");
        }
        let is_snapshot = self.has(Field::SnapshotOn)
            || (is_of_one_period && !has_spell && (has_case || self.has(Field::Cases)));
        let shape = if is_snapshot {
            let counts = self.has(Field::Cases) && !has_case;
            Some(if counts { Shape::WorkerCounts } else { Shape::CaseList })
        } else if has_spell && has_case {
            Some(Shape::Allocations)
        } else {
            missing.push(if has_spell { "case ID" } else { "snapshot date or month" });
            None
        };
        match shape {
            Some(shape) if missing.is_empty() => Ok(shape),
            _ => Err(NoTable {
                missing,
                recognised: Field::ALL.into_iter().filter(|&field| self.has(field)).collect(),
            }),
        }
    }

    /// Each column with what it is used for in rows of this shape.
    pub fn uses(&self, shape: Shape) -> Vec<ColumnUse> {
        self.headers
            .iter()
            .enumerate()
            .map(|(column, header)| ColumnUse {
                header: header.clone(),
                used_as: Field::ALL
                    .into_iter()
                    .find(|&field| self.column(field) == Some(column) && shape.uses(field))
                    .map(|field| field.name().to_owned()),
            })
            .collect()
    }
}

impl Shape {
    /// Whether figures of this shape rest on a field.
    pub fn uses(self, field: Field) -> bool {
        match field {
            Field::ServiceArea
            | Field::Team
            | Field::WorkerId
            | Field::WorkerName
            | Field::Role
            | Field::Fte => true,
            Field::CaseId | Field::PersonId | Field::ClosedOn => self != Self::WorkerCounts,
            Field::SnapshotOn => self != Self::Allocations,
            Field::AllocatedOn => self == Self::Allocations,
            Field::Cases => self == Self::WorkerCounts,
            Field::Complexity | Field::Risk | Field::TravelMinutes | Field::CaseType => false,
        }
    }
}

/// The columns are those of no shape that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoTable {
    /// What would have been needed.
    pub missing: Vec<&'static str>,
    /// What was recognised.
    pub recognised: Vec<Field>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(header: &str) -> ColumnMap {
        ColumnMap::of_names(header.split(',').map(str::to_owned).collect())
    }

    #[track_caller]
    fn check(header: &str, expected: Shape) {
        assert_eq!(columns(header).shape(false), Ok(expected), "{header}");
    }

    #[test]
    fn shapes_are_recognised_by_their_columns() {
        check("Snapshot date,Service area,Team,Worker name,Worker ID,FTE,Case ID", Shape::CaseList);
        check("AS AT,Responsible Team,Key worker,Mosaic ID", Shape::CaseList);
        check("Case ID,Team,Worker,Allocated date,Closed date", Shape::Allocations);
        check("Month,Service area,Team,Worker,FTE,Cases", Shape::WorkerCounts);
        check("Period,Service,Team_Name1,AllocatedHCPName,WTE,Open cases", Shape::WorkerCounts);
    }

    #[test]
    fn a_staff_list_is_no_list_of_allocations() {
        let missing = columns("Worker ID,Worker,Team,Role,FTE,Start date,End date").shape(false);
        assert_eq!(missing.unwrap_err().missing, ["case ID"]);
    }

    #[test]
    fn what_is_missing_is_named() {
        let missing = columns("Audience,Theme,Kind,Finding").shape(false).unwrap_err();
        assert_eq!(missing.missing, ["team", "worker", "snapshot date or month"]);
        assert_eq!(missing.recognised, []);
    }

    #[test]
    fn a_file_of_one_month_needs_no_column_of_dates() {
        let shape = |header| columns(header).shape(true);
        assert_eq!(shape("Team,Worker,Case ID"), Ok(Shape::CaseList));
        assert_eq!(shape("Team,Worker,Cases"), Ok(Shape::WorkerCounts));
        assert_eq!(shape("Case ID,Team,Worker,Start,End"), Ok(Shape::Allocations));
    }

    #[test]
    fn the_more_telling_of_two_columns_is_taken() {
        let map = columns("Locality,Team,Worker,Month,Cases");
        assert_eq!(map.column(Field::Team), Some(1));
        assert_eq!(map.rivals().collect::<Vec<_>>(), [("Locality", Field::Team)]);
    }
}
