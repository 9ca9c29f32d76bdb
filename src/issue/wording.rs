//! Every finding in words: British English, plain, without blame.

mod cases;
mod names;
mod numbers;
mod reading;
mod schemes;
mod set_aside;
mod settings;

use super::{Finding, Issue, Kind, Severity};
use crate::audit::settings::CountUnit;
use crate::format::counted;

struct Words {
    severity: Severity,
    found: String,
    consequence: &'static str,
    remedy: &'static str,
}

impl Words {
    fn problem(found: String, consequence: &'static str, remedy: &'static str) -> Self {
        Self { severity: Severity::Problem, found, consequence, remedy }
    }

    fn check(found: String, consequence: &'static str, remedy: &'static str) -> Self {
        Self { severity: Severity::Check, found, consequence, remedy }
    }

    fn note(found: String, consequence: &'static str, remedy: &'static str) -> Self {
        Self { severity: Severity::Note, found, consequence, remedy }
    }
}

/// A finding in words.
pub fn issue(finding: &Finding) -> Issue {
    let words = words(&finding.kind, finding.n);
    Issue {
        severity: words.severity,
        found: words.found,
        consequence: words.consequence.to_owned(),
        remedy: words.remedy.to_owned(),
        is_of_no_caseloads: matches!(finding.kind, Kind::NoCaseloads { .. }),
        reason: match finding.kind {
            Kind::SetAside(reason) => Some(reason),
            _ => None,
        },
        places: finding.places.clone(),
    }
}

fn words(kind: &Kind, n: u64) -> Words {
    match kind {
        Kind::SetAside(reason) => set_aside::words(*reason, n),
        Kind::ReadAsWindows1252 { .. }
        | Kind::BytesReplaced
        | Kind::NulsLeftOut
        | Kind::MonthOfFile
        | Kind::RowsInCells
        | Kind::GuessedColumn { .. }
        | Kind::NoHeader
        | Kind::MonthContradicted
        | Kind::FilledDown
        | Kind::DatesMonthFirst
        | Kind::DateOrderAssumed
        | Kind::DatesOfBothOrders => reading::words(kind, n),
        Kind::SameTeamsAndMonths { .. }
        | Kind::InSeveralFiles { .. }
        | Kind::OtherColumn { .. }
        | Kind::NoFteColumn
        | Kind::NoCaseloads { .. }
        | Kind::PersonIdAsCaseId
        | Kind::PeopleNotNamed
        | Kind::NobodyNamed
        | Kind::NumbersAsGiven
        | Kind::NoCaseIdColumn => of_files(kind, n),
        Kind::FteInConflict
        | Kind::FteNotANumber
        | Kind::FteTooHigh
        | Kind::FteZero
        | Kind::FteAboveOne
        | Kind::Namesakes
        | Kind::SeveralNames
        | Kind::AmbiguousNames
        | Kind::DamagedIds
        | Kind::AreaMissing
        | Kind::SpeltDifferently => of_names(kind, n),
        Kind::MayBeNoWorker
        | Kind::MayBeOneName
        | Kind::NamesInSeveralTeams
        | Kind::AreaDecided
        | Kind::AreaNotDecided
        | Kind::UnknownTeamsNamed
        | Kind::OtherFteInStaffing
        | Kind::StaffingOfDay(_)
        | Kind::StaffWithoutCases
        | Kind::WorkersWithoutStaffing => names::words(kind, n),
        Kind::WithoutCaseId(_)
        | Kind::ExactRepeats
        | Kind::CaseOnSeveralRows(_)
        | Kind::EarlierSnapshots
        | Kind::OverlappingSpells(_) => of_rows(kind, n),
        Kind::WorkersNotNamed | Kind::CasesOfNoWorkers | Kind::MoreWorkersThanCases => {
            numbers::words(kind, n)
        }
        Kind::ClassesInConflict(_) | Kind::DayNotRead { .. } => cases::words(kind, n),
        Kind::MonthsWithoutRows { .. }
        | Kind::MistypedStarts
        | Kind::AllocationsAtMonthEnd
        | Kind::IncompleteMonth => of_months(kind, n),
        Kind::SchemeRowsNotKnown
        | Kind::SchemeNumber(_)
        | Kind::SchemeSetTwice
        | Kind::SchemeScoresNothing => schemes::words(kind, n),
        Kind::SettingsNotKnown
        | Kind::SettingsNotOfTeam
        | Kind::SettingsValue { .. }
        | Kind::SettingsContradict
        | Kind::SettingsRepeat
        | Kind::SettingsOfUnknownTeams
        | Kind::SettingsOfSeveralTeams
        | Kind::SettingsDisagree { .. }
        | Kind::SettingsOfFile { .. } => settings::words(kind, n),
    }
}

fn rows(n: u64) -> String {
    counted(n, "row", "rows")
}

fn is_or_are(n: u64) -> &'static str {
    if n == 1 { "is" } else { "are" }
}

fn has_or_have(n: u64) -> &'static str {
    if n == 1 { "has" } else { "have" }
}

fn of_files(kind: &Kind, n: u64) -> Words {
    match kind {
        Kind::SameTeamsAndMonths { counted: first } => Words::problem(
            format!(
                "{} in two lists: \u{201c}{first}\u{201d}, added first, counts",
                counted(n, "month of a team is", "months of teams are")
            ),
            "Counting both would count cases twice, so rows of the later file are set aside there.",
            "Remove the file that should not count.",
        ),
        Kind::InSeveralFiles { first } => Words::check(
            format!(
                "{} in \u{201c}{first}\u{201d} too",
                counted(n, "month of a team is", "months of teams are")
            ),
            "Both files count as parts of one list: rows that are in both count once, all others \
             count. That is right for a list cut in two, and wrong for two versions of one list.",
            "If one file is a newer version of the other, remove the older one.",
        ),
        Kind::OtherColumn { header, field } => Words::check(
            match n {
                0 | 1 => {
                    format!("The column \u{201c}{header}\u{201d} could be the {} too", lower(field))
                }
                n => format!(
                    "The column \u{201c}{header}\u{201d} and {} could be the {} too",
                    counted(n - 1, "other", "others"),
                    lower(field)
                ),
            },
            "Another column was taken for it.",
            "If another is the right one, choose it below with the file.",
        ),
        Kind::PeopleNotNamed => Words::check(
            "People are to be counted, and no column holds the person\u{2019}s ID".to_owned(),
            "From such a file cases are counted, so its figures may be higher than those of others.",
            "Add the person\u{2019}s ID to the export, or count cases.",
        ),
        Kind::NobodyNamed => Words::problem(
            "People are to be counted, and no file has a column for the person\u{2019}s ID"
                .to_owned(),
            "There are no figures: a count of cases is no count of people.",
            "Count cases, or add the person\u{2019}s ID to the export.",
        ),
        Kind::NumbersAsGiven => Words::check(
            "Rows are to be counted, and the rows give numbers of cases".to_owned(),
            "From such a file the numbers count as they are given.",
            "",
        ),
        Kind::NoCaseloads { held } => Words::problem(
            format!("No caseload file is among the files: {held}"),
            "Such files are read beside caseloads. Without a file of caseloads there is nothing to \
             average, so there are no figures.",
            "Add a file of caseloads: a case list with a row for each open case, allocations with \
             their start and end, or numbers of cases by worker, or by team with its workers, and \
             month.",
        ),
        Kind::NoFteColumn => Words::note(
            "No column gives the workers\u{2019} full-time equivalent (FTE)".to_owned(),
            "Cases per FTE are not available from this file.",
            "Add an FTE column to the export if part-time working matters.",
        ),
        Kind::PersonIdAsCaseId => Words::check(
            "No column holds a case ID: the person\u{2019}s ID is used".to_owned(),
            "A person counts once for each worker, team and month, however many rows they have.",
            "If people have several cases each, add the case ID to the export.",
        ),
        _ => Words::check(
            "No column holds a case ID".to_owned(),
            "Every row counts as one case, and repeated rows cannot be told from cases.",
            "Add the case ID to the export.",
        ),
    }
}

fn of_names(kind: &Kind, n: u64) -> Words {
    match kind {
        Kind::FteInConflict => Words::check(
            format!(
                "{} {} different FTE in different rows",
                counted(n, "worker", "workers"),
                has_or_have(n)
            ),
            "The most frequent value is used, of equally frequent ones the larger.",
            "Correct the FTE in the file if another value is right.",
        ),
        Kind::FteNotANumber => Words::check(
            format!("The FTE could not be read in {}", rows(n)),
            "There it counts as not known: the worker and their cases stand apart from cases per \
             FTE. Expected: 0.8, 80% or 29.6 h of 37.",
            "Correct the FTE in the file, then add the file again.",
        ),
        Kind::FteTooHigh => Words::check(
            format!("The FTE is more than 2 in {}", rows(n)),
            "That looks like hours, so it counts as not known: the worker and their cases stand \
             apart from cases per FTE.",
            "Divide the contracted hours by the standard hours, for instance 29.6 by 37.",
        ),
        Kind::FteZero => Words::check(
            format!(
                "The FTE of {} is 0",
                counted(n, "worker who holds cases", "workers who hold cases")
            ),
            "Nothing can be divided by 0: the worker and their cases stand apart from cases per FTE, \
             and count in every other figure.",
            "If they do work, correct the FTE, for instance to 0.8; if they have left, their cases \
             need another worker.",
        ),
        Kind::FteAboveOne => Words::note(
            format!(
                "The FTE of {} is above 1",
                counted(n, "worker who holds cases", "workers who hold cases")
            ),
            "Up to 2 it is believed, as of somebody with a second post, and used as it is.",
            "If it is hours or days a week, divide it by those of a whole post.",
        ),
        Kind::DamagedIds => Words::problem(
            format!("{} an ID such as 9.99E+09", counted(n, "row holds", "rows hold")),
            "A spreadsheet has rounded it, so different cases or workers look alike. A damaged \
             case ID counts as none, so each row is a case; a worker with a damaged ID is known by \
             name.",
            "Export the file again without opening it in a spreadsheet, or format the column as \
             text first.",
        ),
        Kind::AreaMissing => Words::problem(
            format!(
                "{} no service area, and the team is in several",
                counted(n, "row gives", "rows give")
            ),
            "They count as a team of their own, so a worker and a case may count twice.",
            "Fill in the service area in the file, then add the file again.",
        ),
        Kind::Namesakes => Words::note(
            format!(
                "{} {} held by workers with different IDs",
                counted(n, "name", "names"),
                is_or_are(n)
            ),
            "They count as different workers: the ID decides.",
            "",
        ),
        Kind::SeveralNames => Words::note(
            format!(
                "{} {} more than one name",
                counted(n, "worker ID", "worker IDs"),
                has_or_have(n)
            ),
            "Each counts as one worker: the ID decides.",
            "Check that the IDs are right if the names are of different people.",
        ),
        Kind::AmbiguousNames => Words::check(
            format!("{} without worker ID: the name belongs to several IDs", rows(n)),
            "They count as a worker of their own, because nothing says which of them is meant.",
            "Add the worker ID to these rows, then add the file again.",
        ),
        _ => Words::note(
            format!(
                "{} spelt in several ways",
                counted(n, "team or service area is", "teams or service areas are")
            ),
            "Capitals, spaces and dashes do not make another team. The most frequent spelling is \
             shown.",
            "",
        ),
    }
}

fn of_rows(kind: &Kind, n: u64) -> Words {
    match kind {
        Kind::WithoutCaseId(unit) => Words::check(
            format!("{} {} no case ID", rows(n), has_or_have(n)),
            match unit {
                CountUnit::People => {
                    "Each counts by its person, or as one where that is not given either, and none \
                     is ever taken for a repeat."
                }
                CountUnit::Cases | CountUnit::Rows => {
                    "Each counts as one case, and none is ever taken for a repeat."
                }
            },
            "Fill in the case ID if some of them are the same case.",
        ),
        Kind::CaseOnSeveralRows(unit) => Words::note(
            format!(
                "{} a case again for the same worker, team and month",
                counted(n, "row gives", "rows give")
            ),
            match unit {
                CountUnit::Cases => {
                    "They differ in other cells, so they are no repeats; the case counts once. \
                     Rows used are therefore more than cases counted."
                }
                CountUnit::People => {
                    "They differ in other cells, so they are no repeats. People are counted, each \
                     once for a worker, team and month. Rows used are therefore more than people \
                     counted."
                }
                CountUnit::Rows => {
                    "They differ in other cells, so they are no repeats. Rows are counted: the case \
                     counts on each of them."
                }
            },
            "",
        ),
        Kind::ExactRepeats => Words::note(
            format!(
                "{} repeat{} an earlier row in every cell",
                rows(n),
                if n == 1 { "s" } else { "" }
            ),
            "Each repeated row counts once.",
            "If one file replaces another, remove the one that it replaces.",
        ),
        Kind::EarlierSnapshots => Words::note(
            format!(
                "{} replaced by a later one of the same month",
                counted(n, "snapshot of a team is", "snapshots of teams are")
            ),
            "The latest snapshot of the month counts for the team; rows of earlier ones are set \
             aside.",
            "",
        ),
        Kind::OverlappingSpells(CountUnit::Rows) => Words::note(
            overlapping(n),
            "Rows are counted: each of them counts while it is open.",
            "",
        ),
        Kind::OverlappingSpells(CountUnit::People) => {
            Words::note(overlapping(n), "A person counts once on any day.", "")
        }
        _ => Words::note(overlapping(n), "A case counts once on any day.", ""),
    }
}

fn overlapping(n: u64) -> String {
    let allocations = counted(n, "allocation overlaps another", "allocations overlap another");
    format!("{allocations} of the same case, worker and team in time")
}

fn of_months(kind: &Kind, n: u64) -> Words {
    match kind {
        Kind::MonthsWithoutRows { months } => Words::check(
            format!("No rows for {months}, between months that have some"),
            "Averages are taken over the months that have rows.",
            "If a file for it is missing, add it.",
        ),
        Kind::MistypedStarts => Words::problem(
            format!(
                "{} more than a year after all others",
                counted(n, "allocation starts", "allocations start")
            ),
            "The date is probably mistyped. Such an allocation is open at no audit month\u{2019}s end, \
             and the months of the audit end without it.",
            "Correct the start date in the file, then add the file again.",
        ),
        Kind::AllocationsAtMonthEnd => Words::note(
            "Allocations are counted as they stand at each month\u{2019}s end".to_owned(),
            "One that starts on that day counts; one that ends on it does not.",
            "",
        ),
        _ => Words::note(
            "The last month of the allocations may not be complete".to_owned(),
            "No allocation starts in its last seven days, so it is not among the audit months \
             unless chosen.",
            "Choose it under Audit months if the file does cover it.",
        ),
    }
}

/// A field's name inside a sentence: `team`, but `FTE`.
fn lower(field: &str) -> String {
    if field == "FTE" { field.to_owned() } else { field.to_lowercase().replace(" id", " ID") }
}
