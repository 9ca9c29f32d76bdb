//! Columns: which is what, and why.
//!
//! A name that is known decides ([`super::field`]). Where none does, a name that is like one may
//! ([`super::likeness`]), and where a file cannot do without, what the cells look like
//! ([`super::content`]); both are said. What the user decides comes before everything
//! ([`Matching`]).

use std::collections::{BTreeMap, BTreeSet};

use super::choices::Matching;
use super::content::Samples;
use super::field::Field;
use super::likeness::is_like;
use super::records::Record;

/// A header reduced to what decides its meaning: letters and digits, lower case.
fn header_key(header: &str) -> String {
    let key = crate::caseload::MatchKey::of(header);
    key.as_str().chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The field that a header means, where its name is known.
pub fn known_field(header: &str) -> Option<Field> {
    // No name that is known is longer, whatever stands between its letters.
    const LONGEST: usize = 100;
    (header.len() <= LONGEST).then(|| Field::of_alias(&header_key(header))).flatten()
}

/// How many fields the cells of a row name, as those of a header would.
pub fn n_known<'a>(cells: impl Iterator<Item = &'a str>) -> usize {
    let fields = cells.filter_map(known_field).filter(|field| field.speaks_for_header());
    fields.collect::<BTreeSet<Field>>().len()
}

/// Why a column is taken for a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Because {
    /// Its name is known.
    Name,
    /// Its name is like one that is known.
    LikeName,
    /// Its cells look like it.
    Content,
    /// The user decided.
    Decided,
}

/// A field's column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Taken {
    column: usize,
    because: Because,
}

/// The columns of a file: what each is taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnMap {
    headers: Vec<String>,
    keys: Vec<String>,
    /// The column of each field, in the order of [`Field::ALL`].
    taken: Vec<Option<Taken>>,
    rivals: Vec<(usize, Field)>,
    /// The rows of a header that takes two, as they stand.
    rows: Vec<Vec<String>>,
}

impl ColumnMap {
    /// Matches the names of columns by the table of aliases. Of two columns that could be the same
    /// field, the more telling name is taken; of equally telling ones, the first.
    pub fn of_names(headers: Vec<String>) -> Self {
        let keys: Vec<String> = headers.iter().map(|header| header_key(header)).collect();
        let mut by_key: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (column, key) in keys.iter().enumerate() {
            by_key.entry(key).or_default().push(column);
        }
        let mut rivals = Vec::new();
        let mut taken = Vec::new();
        for field in Field::ALL {
            let named = field.aliases().iter().filter_map(|alias| by_key.get(alias));
            let mut in_order = named.flatten().copied();
            taken.push(in_order.next().map(|column| Taken { column, because: Because::Name }));
            rivals.extend(in_order.map(|column| (column, field)));
        }
        Self { headers, keys, taken, rivals, rows: Vec::new() }
    }

    /// The same under a header of two rows, either of which may stand on every page.
    #[must_use]
    pub fn in_rows(self, rows: [Vec<String>; 2]) -> Self {
        Self { rows: rows.into(), ..self }
    }

    /// Columns without names, as many as a file without a header has.
    pub fn without_names(n_columns: usize) -> Self {
        Self::of_names((1..=n_columns).map(|number| format!("Column {number}")).collect())
    }

    /// Takes columns whose names are like known ones for fields that have none yet.
    pub fn take_alike(&mut self) {
        for field in Field::ALL {
            if self.has(field) {
                continue;
            }
            let column = (0..self.headers.len()).find(|&column| {
                !self.is_taken(column)
                    && self.headers.get(column).is_some_and(|header| is_like(header, field))
            });
            if let Some(column) = column {
                self.take(field, column, Because::LikeName);
            }
        }
    }

    /// Takes columns whose cells look like the fields asked for.
    pub fn take_by_content(&mut self, samples: &Samples, asked: &[Field]) {
        let asked: Vec<Field> = asked.iter().copied().filter(|&field| !self.has(field)).collect();
        for (field, column) in samples.guesses(self, &asked) {
            self.take(field, column, Because::Content);
        }
    }

    /// Takes columns as the user decided.
    pub fn take_decided(&mut self, matching: &Matching) {
        let names = self.names();
        for (&field, name) in &matching.columns {
            let column = name.as_ref().map(|name| names.iter().position(|known| known == name));
            match column {
                // A column that another field had been taken from.
                Some(Some(column)) => {
                    for other in Field::ALL {
                        if self.column(other) == Some(column) {
                            self.set(other, None);
                        }
                    }
                    self.take(field, column, Because::Decided);
                }
                Some(None) => {}
                None => self.set(field, None),
            }
            self.rivals.retain(|&(_, rival)| rival != field);
        }
    }

    /// Takes a column for a field.
    pub fn take(&mut self, field: Field, column: usize, because: Because) {
        self.set(field, Some(Taken { column, because }));
    }

    fn set(&mut self, field: Field, taken: Option<Taken>) {
        if let Some(place) = self.taken.get_mut(field.number()) {
            *place = taken;
        }
    }

    fn taken(&self, field: Field) -> Option<Taken> {
        self.taken.get(field.number()).copied().flatten()
    }

    /// The column of a field, from 0.
    pub fn column(&self, field: Field) -> Option<usize> {
        self.taken(field).map(|taken| taken.column)
    }

    /// Why a field has its column.
    pub fn because(&self, field: Field) -> Option<Because> {
        self.taken(field).map(|taken| taken.because)
    }

    /// The field that a column is taken for.
    pub fn field(&self, column: usize) -> Option<Field> {
        Field::ALL.into_iter().find(|&field| self.column(field) == Some(column))
    }

    /// Whether a column is taken for some field.
    pub fn is_taken(&self, column: usize) -> bool {
        self.taken.iter().flatten().any(|taken| taken.column == column)
    }

    /// The fields that are guessed rather than named or decided, with the headers of their columns.
    pub fn guessed(&self) -> impl Iterator<Item = (&str, Field, Because)> {
        Field::ALL.into_iter().filter_map(|field| {
            let Taken { column, because } = self.taken(field)?;
            let is_guess = matches!(because, Because::LikeName | Because::Content);
            Some((self.headers.get(column)?.as_str(), field, because)).filter(|_| is_guess)
        })
    }

    /// The names of the columns in the header.
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// How many columns the header names.
    pub fn n_columns(&self) -> usize {
        self.headers.len()
    }

    /// How many fields have a column.
    pub fn n_known(&self) -> usize {
        self.taken.iter().flatten().count()
    }

    /// Whether the file has the field.
    pub fn has(&self, field: Field) -> bool {
        self.taken(field).is_some()
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

    /// The keys, told apart where several columns have one: `team`, `team 2`. A column without a
    /// name is known by its place.
    pub fn names(&self) -> Vec<String> {
        let mut n_before: BTreeMap<&str, usize> = BTreeMap::new();
        let mut names = Vec::with_capacity(self.keys.len());
        for (key, number) in self.keys.iter().zip(1..) {
            let n = n_before.entry(key).or_default();
            *n += 1;
            names.push(match (key.as_str(), *n) {
                ("", _) => format!("column {number}"),
                (key, 1) => key.to_owned(),
                (key, n) => format!("{key} {n}"),
            });
        }
        names
    }

    /// The names in an order of their own, by which a header is known.
    pub fn header(&self) -> Vec<String> {
        let mut names = self.names();
        names.sort_unstable();
        names
    }

    /// Whether a record repeats the header or one of its rows.
    pub fn is_repeated_by(&self, record: &Record<'_>) -> bool {
        self.rows.iter().chain([&self.headers]).any(|row| {
            record.n_cells() == row.len()
                && record.cells().zip(row).all(|(cell, header)| cell == header)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(header: &str) -> ColumnMap {
        ColumnMap::of_names(header.split(',').map(str::to_owned).collect())
    }

    #[test]
    fn the_more_telling_of_two_columns_is_taken() {
        let map = columns("Locality,Team,Worker,Month,Cases");
        assert_eq!(map.column(Field::Team), Some(1));
        assert_eq!(map.rivals().collect::<Vec<_>>(), [("Locality", Field::Team)]);
    }

    #[test]
    fn a_name_that_is_known_comes_before_one_that_is_like() {
        let mut map = columns("Team before,Team,Name of worker");
        map.take_alike();
        assert_eq!(map.column(Field::Team), Some(1));
        assert_eq!(map.column(Field::WorkerName), Some(2));
        assert_eq!(map.because(Field::WorkerName), Some(Because::LikeName));
    }

    #[test]
    fn a_review_that_is_due_is_no_last_one() {
        for header in [
            "Next review",
            "Next review date",
            "Next review due",
            "Review due",
            "Review due date",
            "Date of next review",
            "Next contact date",
            "Next visit",
        ] {
            let mut map = columns(header);
            map.take_alike();
            assert_eq!(map.field(0), None, "{header}");
        }
        let map = columns("Next review date,Last review date,Review date,Date last seen");
        assert_eq!(map.column(Field::ReviewedOn), Some(1));
        assert_eq!(map.column(Field::LastContactOn), Some(3));
    }

    #[test]
    fn words_that_cells_hold_too_make_no_header() {
        let cells = "Transitions,Safeguarding,CHC,Court,Received";
        assert_eq!(n_known(cells.split(',')), 0);
        assert_eq!(columns(cells).n_known(), 5);
    }

    #[test]
    fn what_the_user_decides_comes_first() {
        let mut map = columns("Team,Locality,Worker,Team");
        assert_eq!(map.names(), ["team", "locality", "worker", "team 2"]);
        let of = |column: &str| Some(column.to_owned());
        let decided = [
            (Field::Team, of("team 2")),
            (Field::ServiceArea, of("worker")),
            (Field::Role, of("no such column")),
        ];
        map.take_decided(&Matching { columns: decided.into(), ..Matching::default() });
        assert_eq!(map.column(Field::Team), Some(3));
        assert_eq!(map.column(Field::ServiceArea), Some(2));
        assert_eq!(map.column(Field::WorkerName), None);
        assert_eq!(map.column(Field::Role), None);
        assert_eq!(map.rivals().count(), 0);
        map.take_decided(&Matching {
            columns: [(Field::Team, None)].into(),
            ..Matching::default()
        });
        assert!(!map.has(Field::Team));
    }
}
