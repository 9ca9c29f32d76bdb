//! A file of an answer.

use crate::intake::source::{SourceFile, Understood};
use crate::ui::state::SharedResults;

/// A file of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct AnsweredFile {
    /// The answer.
    pub results: SharedResults,
    /// Which of its files.
    pub at: usize,
}

impl AnsweredFile {
    /// The file.
    pub fn file(&self) -> Option<&SourceFile> {
        self.results.files.get(self.at)
    }

    /// What was understood of it.
    pub fn understood(&self) -> Option<&Understood> {
        self.file()?.outcome.understood()
    }
}
