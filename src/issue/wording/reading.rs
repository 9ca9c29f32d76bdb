//! How files were read, in words: text, header, columns, dates.

use super::{Words, lower, rows};
use crate::format::counted;
use crate::intake::columns::Because;
use crate::issue::Kind;

/// A finding about how a file was read, in words.
pub(super) fn words(kind: &Kind, n: u64) -> Words {
    match kind {
        Kind::ReadAsWindows1252 { byte } => Words::note(
            format!("Read as Windows-1252: byte 0x{byte:02X} is not UTF-8"),
            "Accented letters and dashes are read as Excel writes them in a Windows CSV. Figures \
             do not depend on it, unless two spellings of a name do.",
            "If names look wrong, save the file as CSV UTF-8 and add it again.",
        ),
        Kind::BytesReplaced => Words::check(
            format!("{} could not be read", counted(n, "character", "characters")),
            "Each is shown as \u{fffd}. A name with it may count as another name.",
            "Correct the names at these lines, then add the file again.",
        ),
        Kind::NulsLeftOut => Words::note(
            format!("{} left out", counted(n, "NUL character was", "NUL characters were")),
            "Some systems pad their text with them. They are no part of any name.",
            "",
        ),
        Kind::RowsInCells => Words::problem(
            format!(
                "{} {} a cell that looks like several rows",
                rows(n),
                if n == 1 { "has" } else { "have" }
            ),
            "A quotation mark was probably opened in passing, and the rows up to the next one read as one \
             cell. They are in no figure.",
            "Look at these lines in a text editor, delete or close the quotation mark, then add the file \
             again.",
        ),
        Kind::GuessedColumn { header, field, because } => Words::check(
            format!("The column \u{201c}{header}\u{201d} is taken for the {}", lower(field)),
            match because {
                Because::Content => {
                    "Its name does not say so; its cells look like it. Figures rest on it."
                }
                _ => "Its name is like one that is known. Figures rest on it.",
            },
            "If it is something else, choose what it is, below with its file.",
        ),
        Kind::NoHeader => Words::check(
            "No row names the columns".to_owned(),
            "The first row is counted like the others, and columns are known by what their cells \
             look like.",
            "Check each column below with its file, or choose the line that names them.",
        ),
        Kind::FilledDown => Words::note(
            format!("{} by the team above", counted(n, "row counts", "rows count")),
            "They have no team of their own: the report names it on the first row of its block only.",
            "",
        ),
        Kind::MonthOfFile => Words::note(
            "No column says which month the rows are of: the title or the file\u{2019}s name does"
                .to_owned(),
            "Every row of the file counts at that month\u{2019}s end, or on the day that is named. Which \
             it is, stands below with each file.",
            "If it is wrong, name the month below with the file.",
        ),
        Kind::MonthContradicted => Words::check(
            "The title names one month, the file\u{2019}s name another".to_owned(),
            "The title counts, because a file is renamed more easily than its title.",
            "If the name is right, say the month below with the file.",
        ),
        Kind::DatesMonthFirst => Words::check(
            "Dates are read with the month before the day".to_owned(),
            "A date in the file has a second number above 12, which can only be the day, and none \
             has such a first number.",
            "If that is wrong, choose \u{201c}Day first\u{201d}, below with the file.",
        ),
        Kind::DateOrderAssumed => Words::check(
            "No date proves that the day comes before the month".to_owned(),
            "It is taken to come first, as in 01/07/2019 for 1 July. If the month comes first, those \
             dates are other days, and may be in other months.",
            "If the month comes first, choose \u{201c}Month first\u{201d}, below with the file.",
        ),
        _ => Words::problem(
            "Some dates have the day first, others the month".to_owned(),
            "Dates are read with the day first; those that cannot be are set aside, and others may be \
             read as another day.",
            "Export the file again with all dates in one form, such as 31/07/2019.",
        ),
    }
}
