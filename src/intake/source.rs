//! A file of the audit and what was understood of it.

use serde::{Deserialize, Serialize};

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
    },
}

/// What was understood of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Understood {
    /// What its rows are.
    pub shape: Shape,
    /// How it was read, point by point.
    pub facts: Vec<Fact>,
    /// Records after the header.
    pub n_rows: u64,
    /// Its columns in order, and what each was taken for.
    pub columns: Vec<ColumnUse>,
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
}

impl Fact {
    /// A point.
    pub fn new(name: &str, said: String) -> Self {
        Self { name: name.to_owned(), said }
    }
}

/// What the rows of a file are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Shape {
    /// A row for each open case (or allocation) at a snapshot.
    CaseList,
    /// A row for each allocation, with its start and end.
    Allocations,
    /// A row for each worker and month, with the number of cases.
    WorkerCounts,
}

impl Shape {
    /// Every shape.
    pub const ALL: [Self; 3] = [Self::CaseList, Self::Allocations, Self::WorkerCounts];

    /// Its name: `Case list`.
    pub fn name(self) -> &'static str {
        match self {
            Self::CaseList => "Case list",
            Self::Allocations => "Allocations",
            Self::WorkerCounts => "Worker counts",
        }
    }

    /// What its rows are.
    pub fn description(self) -> &'static str {
        match self {
            Self::CaseList => "a row for each open case at a date",
            Self::Allocations => "a row for each allocation, with its start and end",
            Self::WorkerCounts => "a row for each worker and month, with the number of cases",
        }
    }
}

/// A column of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnUse {
    /// Its name in the header.
    pub header: String,
    /// What it was taken for: `Team`; `None` when it is not used.
    pub used_as: Option<String>,
}
