//! A matching of columns as a small file without data, to be added with the next files.

use super::csv::written;
use crate::intake::field::Field;
use crate::intake::matching_file::rows;
use crate::intake::source::Understood;

/// What the columns of a file are taken for, for every file with the same header.
pub fn matching_csv(understood: &Understood) -> Vec<u8> {
    let used: Vec<(String, Option<Field>)> =
        understood.columns.iter().map(|column| (column.name.clone(), column.used_as)).collect();
    written(&rows(&used, &understood.matching))
}
