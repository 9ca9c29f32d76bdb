//! Files that contribute nothing, in words: what was found, and what to do.

use crate::audit::settings_file;
use crate::format::listed;
use crate::intake::decode::NotText;
use crate::intake::field::Field;
use crate::intake::shape::{NoTable, Shape};
use crate::intake::source::{Outcome, Understood};
use crate::intake::workbook::{BadWorkbook, OtherFile};
use crate::weighting::scheme_file::FORMAT;

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

/// A weighting scheme of a format that is not known yet.
pub fn later_scheme(format: u32, understood: Understood) -> Outcome {
    not_read_yet(
        format!(
            "The weighting scheme is in format {format}; this page reads format {FORMAT}. Nothing of \
             it is used, because numbers could be taken for others."
        ),
        "Open it with the version of this page that wrote it, or with a later one, or ask for the \
         scheme in the earlier format.",
        understood,
    )
}

/// Settings of an audit in a format that is not known yet.
pub fn later_settings(format: u32, understood: Understood) -> Outcome {
    not_read_yet(
        format!(
            "The audit settings are in format {format}; this page reads format {}. Nothing of them \
             is used, because a choice could be taken for another.",
            settings_file::FORMAT
        ),
        "Make the choices on this page, or open the file with a later version of the page.",
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
        NotText::Archive => bad_workbook(&BadWorkbook::Damaged),
        NotText::Pdf => not_read(
            "The file is a PDF document, which holds no table.",
            "Export the same report as CSV or Excel from the case-management system, then add that \
             file.",
        ),
        NotText::Binary => not_read(
            "The file is not text, so it holds no table.",
            "Check that the right file was chosen: this page reads CSV files and spreadsheets.",
        ),
    }
}

/// Why nothing of a workbook is read.
pub fn bad_workbook(bad: &BadWorkbook) -> Outcome {
    let (found, remedy) = bad_workbook_in_words(bad);
    not_read(found, remedy)
}

/// Why the chosen sheet of a workbook is not read.
pub fn bad_sheet(bad: &BadWorkbook, understood: Understood) -> Outcome {
    if *bad == BadWorkbook::Empty {
        return not_read_yet(
            "The sheet is empty: it holds no header and no rows.",
            "Under Check, choose another sheet, or run the export again.",
            understood,
        );
    }
    let (found, remedy) = bad_workbook_in_words(bad);
    not_read_yet(found, remedy, understood)
}

fn bad_workbook_in_words(bad: &BadWorkbook) -> (&'static str, &'static str) {
    const SAVE_AS_CSV: &str = "Open it in Excel, save the sheet as \u{201c}CSV UTF-8 (Comma \
        delimited)\u{201d}, then add that file.";
    match bad {
        BadWorkbook::TooLarge => ("The workbook is larger than 64 MB.", SAVE_AS_CSV),
        BadWorkbook::UnpacksTooLarge => (
            "The workbook would fill more memory than this page allows one file: more than 512 MB \
             unpacked, or a part of it that no spreadsheet program writes so large.",
            SAVE_AS_CSV,
        ),
        BadWorkbook::TooManyCells => ("The sheet has more than 20 million cells.", SAVE_AS_CSV),
        BadWorkbook::Password => (
            "The workbook is protected by a password, so that nothing in it can be read.",
            "Open it in Excel, remove the password under File, Info, Protect Workbook, Encrypt with \
             Password, save it, then add it again.",
        ),
        BadWorkbook::Damaged => (
            "The file begins like a spreadsheet but is cut off or damaged.",
            "Fetch or export it again. If Excel opens it, save it there under another name, then \
             add that file.",
        ),
        BadWorkbook::NoSheet => {
            ("The workbook holds no sheet with cells.", "Check that the right file was chosen.")
        }
        BadWorkbook::Empty => (
            "Every sheet of the workbook is empty.",
            "Run the export again, then add the file again.",
        ),
        BadWorkbook::Other(other) => match other {
            OtherFile::Zip => (
                "The file is a zip archive, not a spreadsheet.",
                "Unpack it, then add the files that are in it.",
            ),
            OtherFile::Document => (
                "The file is a text document, not a spreadsheet.",
                "Export the same report as CSV or Excel from the case-management system, then add \
                 that file.",
            ),
            OtherFile::Presentation => (
                "The file is a presentation or drawing, not a spreadsheet.",
                "Check that the right file was chosen.",
            ),
            OtherFile::BinaryWorkbook => (
                "The file is an Excel Binary Workbook (.xlsb), which this page does not read.",
                "Open it in Excel, save it as \u{201c}Excel Workbook (.xlsx)\u{201d}, then add that \
                 file.",
            ),
            OtherFile::Compound => (
                "The file is an Office file of another kind, such as a saved mail, not a spreadsheet.",
                "Check that the right file was chosen.",
            ),
        },
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

const NEEDED: &str = "a team, a worker (or, of teams as a whole, the numbers of cases and workers), \
                      and either a snapshot date or month, or the start and end of each allocation \
                      with its case ID";
