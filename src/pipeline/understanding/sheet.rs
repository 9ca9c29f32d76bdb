//! Which sheet of a workbook was read, in words, and the others that could be.

use super::options;
use crate::format::{counted, thousands};
use crate::intake::source::Fact;
use crate::pipeline::sheet::ReadSheet;

/// Which sheet was read; the user can decide for another where there are several.
pub(super) fn fact(read: &ReadSheet, decided: Option<&str>) -> Fact {
    let said = in_words(read);
    if !read.has_choice() {
        return Fact::new("Sheet", said);
    }
    Fact::open("Sheet", said, options::sheets(&read.sheets, decided))
}

/// `Workbook: sheet ‘Caseload’, one of 3; 2 hidden rows are read too`.
fn in_words(read: &ReadSheet) -> String {
    let sheet = read.sheets.get(read.chosen);
    let name = sheet.map_or("", |sheet| sheet.name.as_str());
    let of_all = if read.has_choice() {
        format!("one of {}", thousands(read.sheets.len() as u64))
    } else {
        "the only one".to_owned()
    };
    let mut said = vec![format!("Workbook: sheet \u{2018}{name}\u{2019}, {of_all}")];
    if sheet.is_some_and(|sheet| sheet.is_hidden) {
        said.push("the workbook hides it".to_owned());
    }
    let end = read.end.clone().unwrap_or_default();
    if end.n_hidden > 0 {
        let rows = counted(end.n_hidden, "hidden row is", "hidden rows are");
        said.push(format!("{rows} read too"));
    }
    if end.n_damaged > 0 {
        let cells = counted(end.n_damaged, "cell", "cells");
        said.push(format!("{cells} could not be read and count as empty"));
    }
    said.join("; ")
}
