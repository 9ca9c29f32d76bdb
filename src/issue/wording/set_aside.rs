//! Findings about rows that are set aside, by reason, in words.

use super::{Words, has_or_have, is_or_are, numbers, rows};
use crate::audit::account::Reason;

pub(super) fn words(reason: Reason, n: u64) -> Words {
    let rows = rows(n);
    let are = is_or_are(n);
    let have = has_or_have(n);
    match reason {
        Reason::NoTeam => Words::problem(
            format!("{rows} {have} no team"),
            "Their cases are in no figure, because nothing says which team holds them.",
            "Fill in the team in the file, then add the file again. If the file names a team on the \
             first row of its block only, choose \u{201c}Count them by the team above\u{201d}, below \
             with the file.",
        ),
        Reason::NoDate => Words::problem(
            format!("{rows} {have} no date"),
            "Their cases are in no figure, because nothing says which month they belong to.",
            "Fill in the date or month in the file, then add the file again.",
        ),
        Reason::NotADate => Words::problem(
            format!("{rows} hold{} a date that could not be read", if n == 1 { "s" } else { "" }),
            "They are in no figure. Expected: a date such as 31/07/2019 or 2019-07-31, or a \
             month such as Jul-19 or July 2019.",
            "Correct the date in the file, then add the file again.",
        ),
        Reason::ClosedBeforeStart => Words::check(
            format!("{rows} {are} closed before {} start", if n == 1 { "its" } else { "their" }),
            "They are set aside: such an allocation was open on no day.",
            "Check the two dates in the case-management system.",
        ),
        Reason::NotANumberOfCases => numbers::not_a_number_of_cases(n),
        Reason::NotANumberOfWorkers => numbers::not_a_number_of_workers(n),
        Reason::OtherNumbersForSameTeam => numbers::other_numbers_for_same_team(n),
        Reason::OtherNumberForSameWorker => numbers::other_number_for_same_worker(n),
        Reason::UnclosedQuote => Words::problem(
            "A quotation mark is opened and not closed".to_owned(),
            "Everything from there to the end of the row, perhaps to the end of the file, reads as \
             one cell and is in no figure.",
            "Open the file in a text editor, close or delete the quotation mark at that line, then \
             add the file again.",
        ),
        Reason::TooLong => Words::problem(
            format!("{rows} {are} longer than 1 MB"),
            "Nothing of such a row is in a figure: it is probably something else than text in rows.",
            "Look at that line in a text editor. If line ends are missing there, export the file \
             again.",
        ),
        Reason::TooFewCells => Words::problem(
            format!("{rows} end{} before a column that is needed", if n == 1 { "s" } else { "" }),
            "Their cases are in no figure.",
            "Check whether a line break has cut the rows in two.",
        ),
        Reason::TooManyCells => Words::problem(
            format!("{rows} {have} more cells than the header"),
            "Their cases are in no figure: a comma inside a name, without quotation marks around \
             it, has probably moved the cells after it into the wrong columns.",
            "Put quotation marks around the name in the file, or export it again, then add the \
             file again.",
        ),
        Reason::NoWorker => Words::problem(
            format!("{rows} of a staffing file {have} neither worker ID nor name"),
            "They are left out: nothing says whose post it is.",
            "Fill in the worker in the file, or delete the rows if they are vacancies, then add the \
             file again.",
        ),
        Reason::NoFinding => Words::problem(
            format!("{rows} {have} no finding"),
            "They are left out of what the focus groups said.",
            "Fill in the finding in the file, or delete the rows, then add the file again.",
        ),
        Reason::NotAnAverage => Words::problem(
            format!("{rows} {have} no number where the average stands"),
            "These teams cannot be compared with that audit.",
            "Write the average as a number such as 22.2, then add the file again.",
        ),
        Reason::RepeatedHeader
        | Reason::OneCell
        | Reason::TotalRow
        | Reason::ClosedAtSnapshot
        | Reason::NoCasesHeld
        | Reason::ExactRepeat
        | Reason::EarlierSnapshot
        | Reason::CoveredByEarlierFile
        | Reason::OutsideAuditMonths
        | Reason::NotOpenAtMonthEnd
        | Reason::NoCaseload => {
            Words::note(format!("{rows} {are} set aside: {}", reason.heading()), "", "")
        }
    }
}
