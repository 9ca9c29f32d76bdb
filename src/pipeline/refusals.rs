//! Files that contribute nothing, in words: what was found, and what to do.

use crate::format::listed;
use crate::intake::decode::NotText;
use crate::intake::field::Field;
use crate::intake::shape::{NoTable, Shape};
use crate::intake::source::{Outcome, Understood};

/// Why a file could not be read to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// The browser could not open it.
    CouldNotOpen,
    /// It could be opened, but reading failed on the way: it vanished or changed.
    Vanished,
    /// The user stopped the reading.
    Stopped,
}

fn not_read(found: impl Into<String>, remedy: impl Into<String>) -> Outcome {
    Outcome::NotRead { found: found.into(), remedy: remedy.into(), understood: None }
}

/// A file that is not read, but of which something was understood that the user can decide
/// otherwise.
fn not_read_yet(
    found: impl Into<String>,
    remedy: impl Into<String>,
    understood: Understood,
) -> Outcome {
    let understood = Some(understood);
    Outcome::NotRead { found: found.into(), remedy: remedy.into(), understood }
}

pub fn unreadable(why: Unreadable) -> Outcome {
    match why {
        Unreadable::CouldNotOpen => not_read(
            "The file could not be opened.",
            "Check that it still exists, that it is not open in a program that locks it, and that \
             you may read it; then add it again.",
        ),
        Unreadable::Vanished => not_read(
            "The file could not be read to its end: it was moved, deleted or changed meanwhile. \
             Nothing of it is counted.",
            "Add it again once it is in place.",
        ),
        Unreadable::Stopped => not_read(
            "Reading was stopped before its end. Nothing of it is counted.",
            "Add it again to read it.",
        ),
    }
}

pub fn same_content(first: &str) -> Outcome {
    not_read(
        format!("The same content as \u{201c}{first}\u{201d}: it is counted once."),
        "Remove it, or add the file that was meant.",
    )
}

pub fn empty() -> Outcome {
    not_read(
        "The file is empty: it holds no header and no rows.",
        "Run the export again and check that it is not still open elsewhere, then add it again.",
    )
}

pub fn header_only(understood: Understood) -> Outcome {
    not_read_yet(
        "The file holds a header and no rows under it.",
        "Check the export\u{2019}s filter and period, then add the file again.",
        understood,
    )
}

pub fn changed() -> Outcome {
    not_read(
        "The file changed while it was being read, so nothing of it is counted.",
        "Close it in other programs, then add it again.",
    )
}

pub fn not_text(kind: NotText) -> Outcome {
    match kind {
        NotText::Archive => not_read(
            "The file is a spreadsheet or another packed file, not a CSV.",
            "Open it in Excel, save the sheet as \u{201c}CSV UTF-8 (Comma delimited)\u{201d}, then \
             add that file.",
        ),
        NotText::Pdf => not_read(
            "The file is a PDF document, not a CSV.",
            "Export the same report as CSV from the case-management system, then add that file.",
        ),
        NotText::Binary => not_read(
            "The file is not text, so it holds no table.",
            "Check that the right file was chosen: this page reads CSV files.",
        ),
    }
}

pub fn no_table(no_table: &NoTable, understood: Understood) -> Outcome {
    let has = |field: Field| no_table.recognised.contains(&field);
    if let Some(shape) = no_table.shape {
        let found = format!(
            "Decided to be {}, but these columns are missing: {}.",
            shape.name().to_lowercase(),
            listed(&no_table.missing)
        );
        let remedy = "Under Check, say which columns they are, or what else the file is.";
        return not_read_yet(found, remedy, understood);
    }
    let is_of_cases = |field: &&Field| {
        Shape::ALL.into_iter().any(|shape| shape.holds_cases() && shape.uses(**field))
    };
    let recognised = no_table.recognised.iter().filter(is_of_cases).map(|field| field.name());
    let recognised: Vec<&str> = recognised.collect();
    if recognised.is_empty() {
        return not_read_yet(
            "No row at its beginning names columns that are known.",
            format!(
                "Under Check, say which line names the columns and what each is. There have to be \
                 {NEEDED}."
            ),
            understood,
        );
    }
    let found = format!(
        "Columns recognised: {}; missing: {}.",
        listed(&recognised),
        listed(&no_table.missing)
    );
    let remedy = if no_table.missing == ["snapshot date or month"]
        && (has(Field::CaseId) || has(Field::PersonId) || has(Field::Cases))
    {
        "Under Check, say which day or month the file is of, or which column holds it.".to_owned()
    } else {
        format!("A file needs {NEEDED}. Under Check, say which columns they are.")
    };
    not_read_yet(found, remedy, understood)
}

const NEEDED: &str = "a team, a worker, and either a snapshot date or month, or the start and end \
                      of each allocation with its case ID";
