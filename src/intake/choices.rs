//! How files are read where the user decides otherwise than they speak for themselves.
//!
//! A choice about a file ([`FileChoices`]) holds for that file. A [`Matching`], what the columns under
//! a header are, holds for every file with that header, so that the files of one list are always
//! read alike.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::dates::DateOrder;
use super::decode::Encoding;
use super::field::Field;
use super::period::Period;
use super::shape::Shape;
use super::source::{FileId, SourceFile};

/// All choices about reading.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingChoices {
    /// By file.
    pub files: BTreeMap<FileId, FileChoices>,
    /// By header; of two for one header, the later holds.
    pub matchings: Vec<Matching>,
}

/// What the user decided about one file; `None` where the file speaks for itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileChoices {
    /// How its bytes become text.
    pub encoding: Option<Encoding>,
    /// What separates its cells.
    pub delimiter: Option<u8>,
    /// Where its header is.
    pub header: Option<HeaderChoice>,
    /// The sheet of a workbook, by name.
    pub sheet: Option<String>,
    /// The day or month that its rows are of.
    pub period: Option<Period>,
}

/// Where a header is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum HeaderChoice {
    /// In the row that begins on this line.
    Line(u64),
    /// Nowhere: the first row is data.
    Nowhere,
}

/// How the rows under a header are read, where the user decided.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matching {
    /// The names of all columns, as [`super::columns::ColumnMap::header`] has them.
    pub header: Vec<String>,
    /// The column of a field, by its name as in `header`; `None` for a field without one.
    pub columns: BTreeMap<Field, Option<String>>,
    /// What the rows are.
    pub shape: Option<Shape>,
    /// Which comes first in dates in figures.
    pub order: Option<DateOrder>,
    /// Whether an empty team cell means the team above it.
    pub fills_down: Option<bool>,
}

/// One thing that the user decides about how a file is read; `None` gives it back to the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Choice {
    /// How its bytes become text.
    Encoding(Option<Encoding>),
    /// What separates its cells.
    Delimiter(Option<u8>),
    /// Where its header is.
    Header(Option<HeaderChoice>),
    /// The sheet of a workbook, by name.
    Sheet(Option<String>),
    /// The day or month that its rows are of.
    Period(Option<Period>),
    /// What its rows are.
    Shape(Option<Shape>),
    /// Which comes first in dates in figures.
    Order(Option<DateOrder>),
    /// Whether an empty team cell means the team above it.
    FillsDown(Option<bool>),
    /// What a column, given by its name, is taken for: a field, or nothing.
    Column(String, Option<Field>),
}

impl ReadingChoices {
    /// What the user decided about a file.
    pub fn of_file(&self, file: FileId) -> FileChoices {
        self.files.get(&file).cloned().unwrap_or_default()
    }

    /// What the user decided about files with this header.
    pub fn matching(&self, header: &[String]) -> Option<&Matching> {
        self.matchings.iter().rev().find(|matching| matching.header == header)
    }

    /// The same, with one thing decided about a file of which something was understood. What its
    /// columns are is decided for all files with its header.
    #[must_use]
    pub fn with(mut self, file: &SourceFile, choice: Choice) -> Self {
        let Some(understood) = file.outcome.understood() else { return self };
        let (file, header) = (file.id, &understood.matching.header);
        match choice {
            Choice::Encoding(encoding) => self.file_mut(file).encoding = encoding,
            Choice::Delimiter(delimiter) => self.file_mut(file).delimiter = delimiter,
            Choice::Header(header) => self.file_mut(file).header = header,
            Choice::Sheet(sheet) => self.file_mut(file).sheet = sheet,
            Choice::Period(period) => self.file_mut(file).period = period,
            Choice::Shape(shape) => self.change(header, |matching| matching.shape = shape),
            Choice::Order(order) => self.change(header, |matching| matching.order = order),
            Choice::FillsDown(fills_down) => {
                self.change(header, |matching| matching.fills_down = fills_down);
            }
            Choice::Column(name, field) => {
                let column = understood.columns.iter().find(|column| column.name == name);
                let was = column.and_then(|column| column.used_as);
                let was = was.filter(|&was| Some(was) != field);
                self.change(header, |matching| {
                    matching.columns.extend(was.map(|was| (was, None)));
                    matching.columns.extend(field.map(|field| (field, Some(name))));
                });
            }
        }
        self.files.retain(|_, choices| *choices != FileChoices::default());
        self
    }

    fn file_mut(&mut self, file: FileId) -> &mut FileChoices {
        self.files.entry(file).or_default()
    }

    fn change(&mut self, header: &[String], change: impl FnOnce(&mut Matching)) {
        let known = self.matching(header).cloned();
        let mut matching = known.unwrap_or_else(|| Matching::of_header(header));
        change(&mut matching);
        self.matchings.retain(|other| other.header != header);
        if matching.decides_anything() {
            self.matchings.push(matching);
        }
    }
}

impl Matching {
    /// Nothing decided about files with this header.
    pub fn of_header(header: &[String]) -> Self {
        Self { header: header.to_vec(), ..Self::default() }
    }

    /// Whether anything is decided.
    pub fn decides_anything(&self) -> bool {
        *self != Self::of_header(&self.header)
    }

    /// This one where it decides something, `other` elsewhere.
    #[must_use]
    pub fn or(&self, other: &Self) -> Self {
        let mut columns = other.columns.clone();
        for (&field, column) in &self.columns {
            columns.retain(|_, known| known.is_none() || known != column);
            columns.insert(field, column.clone());
        }
        Self {
            header: self.header.clone(),
            columns,
            shape: self.shape.or(other.shape),
            order: self.order.or(other.order),
            fills_down: self.fills_down.or(other.fills_down),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::source::{ColumnUse, Outcome, Understood};

    fn header() -> Vec<String> {
        ["locality", "team", "worker"].map(str::to_owned).to_vec()
    }

    fn file() -> SourceFile {
        let column = |name: &str, used_as| ColumnUse {
            header: name.to_owned(),
            name: name.to_owned(),
            used_as,
            because: String::new(),
            samples: Vec::new(),
            is_masked: false,
        };
        let understood = Understood {
            columns: vec![column("team", Some(Field::Team)), column("locality", None)],
            matching: Matching::of_header(&header()),
            ..Understood::default()
        };
        let outcome = Outcome::Read(understood);
        SourceFile { id: FileId(3), name: "list.csv".to_owned(), n_bytes: 1, outcome }
    }

    fn with(choices: ReadingChoices, choice: Choice) -> ReadingChoices {
        choices.with(&file(), choice)
    }

    #[test]
    fn a_choice_about_a_file_is_its_own() {
        let choices = with(ReadingChoices::default(), Choice::Delimiter(Some(b';')));
        assert_eq!(choices.of_file(FileId(3)).delimiter, Some(b';'));
        assert_eq!(choices.of_file(FileId(4)), FileChoices::default());
        assert_eq!(with(choices, Choice::Delimiter(None)), ReadingChoices::default());
    }

    #[test]
    fn a_choice_about_columns_is_every_files_with_the_header() {
        let column = Choice::Column("locality".to_owned(), Some(Field::Team));
        let choices = with(ReadingChoices::default(), column);
        let matching = choices.matching(&header()).unwrap();
        assert_eq!(matching.columns, [(Field::Team, Some("locality".to_owned()))].into());
        assert_eq!(choices.matching(&["team".to_owned()]), None);
    }

    #[test]
    fn a_column_is_one_thing() {
        let column = |field| Choice::Column("team".to_owned(), field);
        let area = with(ReadingChoices::default(), column(Some(Field::ServiceArea)));
        let columns = &area.matching(&header()).unwrap().columns;
        assert_eq!(columns[&Field::Team], None);
        assert_eq!(columns[&Field::ServiceArea].as_deref(), Some("team"));
        let unused = with(ReadingChoices::default(), column(None));
        assert_eq!(unused.matching(&header()).unwrap().columns, [(Field::Team, None)].into());
    }

    #[test]
    fn what_the_user_decides_comes_before_what_was_saved() {
        let of = |field, column: &str| Matching {
            columns: [(field, Some(column.to_owned()))].into(),
            ..Matching::of_header(&header())
        };
        let saved = Matching { order: Some(DateOrder::MonthFirst), ..of(Field::Team, "team") };
        let both = of(Field::ServiceArea, "team").or(&saved);
        assert_eq!(both.columns, of(Field::ServiceArea, "team").columns);
        assert_eq!(both.order, Some(DateOrder::MonthFirst));
    }
}
