//! A file of the audit and what was understood of it.

use serde::{Deserialize, Serialize};

use super::choices::{Choice, Matching};
use super::field::Field;
use super::shape::Shape;

/// A file in the order it was added; stays with it while it is part of the audit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FileId(pub u32);

/// A file of the audit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFile {
    /// Which file.
    pub id: FileId,
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub n_bytes: u64,
    /// What came of reading it.
    pub outcome: Outcome,
}

impl SourceFile {
    /// Whether it was read to its end, so that its rows are in the account.
    pub fn is_read(&self) -> bool {
        matches!(self.outcome, Outcome::Read(_))
    }
}

/// What came of reading a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// Read to its end.
    Read(Understood),
    /// Contributes nothing; the text says why and what to do, in two sentences.
    NotRead {
        /// What was found: `The file is empty.`
        found: String,
        /// What to do.
        remedy: String,
        /// What was understood all the same, where the user can decide it otherwise.
        understood: Option<Understood>,
    },
}

impl Outcome {
    /// What was understood of the file, read or not.
    pub fn understood(&self) -> Option<&Understood> {
        match self {
            Self::Read(understood) => Some(understood),
            Self::NotRead { understood, .. } => understood.as_ref(),
        }
    }
}

/// What was understood of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Understood {
    /// What its rows are; `None` where the columns are those of no shape that is known.
    pub shape: Option<Shape>,
    /// How it was read, point by point.
    pub facts: Vec<Fact>,
    /// Records after the header.
    pub n_rows: u64,
    /// Its columns in order, and what each was taken for.
    pub columns: Vec<ColumnUse>,
    /// The lines of the first rows, whose values the user may want to see.
    pub first_rows: Vec<u64>,
    /// Fields that no column holds, and what the figures lose by it.
    pub lacking: Vec<Lacking>,
    /// What is decided about files with its header, here or in a matching that was loaded.
    pub matching: Matching,
    /// The file's SHA-256, in hexadecimal.
    pub sha256: String,
}

/// One point of how a file was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// What it is about: `Text`.
    pub name: String,
    /// What was understood and what speaks for it: `UTF-8, with a byte-order mark`.
    pub said: String,
    /// What the user can decide in its place; empty where there is nothing to decide.
    pub options: Vec<ReadingOption>,
    /// Whether it is a day or month that the user can name, beside the options.
    pub is_period: bool,
}

impl Fact {
    /// A point on which there is nothing to decide.
    pub fn new(name: &str, said: String) -> Self {
        Self { name: name.to_owned(), said, options: Vec::new(), is_period: false }
    }

    /// A point that the user can decide.
    pub fn open(name: &str, said: String, options: Vec<ReadingOption>) -> Self {
        Self { name: name.to_owned(), said, options, is_period: false }
    }

    /// Whether the user has decided it.
    pub fn is_decided(&self) -> bool {
        self.options.iter().skip(1).any(|option| option.is_chosen)
    }
}

/// One way to read a file on one point; the first of several is the file's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingOption {
    /// In words: `Semicolons`.
    pub label: String,
    /// What choosing it decides.
    pub choice: Choice,
    /// Whether it is so now.
    pub is_chosen: bool,
}

/// A column of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnUse {
    /// Its name in the header.
    pub header: String,
    /// Its name among all columns, by which matchings know it.
    pub name: String,
    /// What it is taken for; `None` when it is not used.
    pub used_as: Option<Field>,
    /// Why, in words.
    pub because: String,
    /// The first values; of what may name a person only their form, such as `Aa•• •••`.
    pub samples: Vec<String>,
    /// Whether the samples show the form only.
    pub is_masked: bool,
}

impl ColumnUse {
    /// How many characters of a value are shown.
    pub const N_CHARACTERS: usize = 40;
}

/// A field that no column holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lacking {
    /// The field.
    pub field: Field,
    /// What is lost: `no averages by role`.
    pub cost: String,
}

impl Lacking {
    /// `No column for FTE: no cases per FTE, unless a staffing file gives the FTE.`
    pub fn in_words(&self) -> String {
        let name = self.field.name();
        let mut characters = name.chars();
        let first = characters.next().into_iter();
        let is_short = characters.clone().next().is_some_and(char::is_uppercase);
        let name: String = if is_short {
            name.to_owned()
        } else {
            first.flat_map(char::to_lowercase).chain(characters).collect()
        };
        format!("No column for {name}: {}.", self.cost)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_lacking_in_words() {
        let of = |field, cost: &str| Lacking { field, cost: cost.to_owned() }.in_words();
        assert_eq!(of(Field::Fte, "no cases per FTE"), "No column for FTE: no cases per FTE.");
        assert_eq!(
            of(Field::ServiceArea, "no averages by service area"),
            "No column for service area: no averages by service area."
        );
    }
}
