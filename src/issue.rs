//! What there is to say about a file or a figure: place, what was found, what was expected, what
//! it means for the figures, and what to do. All wording is in one place, and no personal data
//! enters it: places are files and lines, never a name of a person or a case.

use serde::{Deserialize, Serialize};

use crate::audit::account::FirstLines;

/// How much an issue matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// Figures are missing or may be wrong until something is done.
    Problem,
    /// Figures stand, but rest on a choice to check.
    Check,
    /// Good to know.
    Note,
}

/// Where something was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The file's name; empty when it is no one file.
    pub file: String,
    /// The first few lines.
    pub lines: FirstLines,
}

/// One kind of finding, once, with how often and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// How much it matters.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// What was found and how often: one sentence, the heading of the issue.
    pub found: String,
    /// What it means for the figures, and what was done.
    pub consequence: String,
    /// What the user can do; empty when nothing needs to be done.
    pub remedy: String,
}
