//! A matching of columns as a small file without data, to be added with the next files.

use super::csv::written;
use crate::intake::choices::{Matching, ReadingChoices};
use crate::intake::field::Field;
use crate::intake::matching_file::rows;
use crate::intake::source::Understood;

/// What the columns of a file are taken for, for every file with the same header.
pub fn matching_csv(understood: &Understood, choices: &ReadingChoices) -> Vec<u8> {
    let used: Vec<(String, Option<Field>)> =
        understood.columns.iter().map(|column| (column.name.clone(), column.used_as)).collect();
    let decided = choices.matching(&understood.header).cloned();
    let matching = decided.unwrap_or_else(|| Matching::of_header(&understood.header));
    written(&rows(&used, &matching))
}
