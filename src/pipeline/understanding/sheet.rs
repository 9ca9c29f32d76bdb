//! Which sheet of a workbook was read, in words, and the others that could be.

use super::options;
use crate::format::{counted, thousands};
use crate::intake::source::Fact;
use crate::pipeline::sheet::ReadSheet;

/// Which sheet was read; the user can decide for another where there are several.
pub(super) fn fact(read: &ReadSheet, decided: Option<&str>) -> Fact {
    let sheet = read.sheets.get(read.chosen);
    let mut said = format!(
        "Workbook: sheet \u{2018}{}\u{2019}, {}",
        sheet.map_or("", |sheet| sheet.name.as_str()),
        if read.has_choice() {
            format!("one of {}", thousands(read.sheets.len() as u64))
        } else {
            "the only one".to_owned()
        }
    );
    if sheet.is_some_and(|sheet| sheet.is_hidden) {
        said += ", which the workbook hides";
    }
    if let Ok(end) = &read.end {
        if end.n_hidden > 0 {
            said += &format!(
                "; {} read too",
                counted(end.n_hidden, "hidden row is", "hidden rows are")
            );
        }
        if end.n_damaged > 0 {
            let cells = counted(end.n_damaged, "cell", "cells");
            said += &format!("; {cells} could not be read and count as empty");
        }
    }
    if !read.has_choice() {
        return Fact::new("Sheet", said);
    }
    Fact::open("Sheet", said, options::sheets(&read.sheets, decided))
}
