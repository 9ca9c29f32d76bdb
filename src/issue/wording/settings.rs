//! Findings of files of audit settings in words.

use super::{Words, rows};
use crate::format::counted;
use crate::issue::Kind;

pub(super) fn words(kind: &Kind, n: u64) -> Words {
    match kind {
        Kind::SettingsValue { setting, found, expected } => {
            let found = match found.as_str() {
                "" => "nothing".to_owned(),
                found => format!("\u{201c}{found}\u{201d}"),
            };
            Words::problem(
                format!(
                    "The audit setting \u{201c}{setting}\u{201d} could not be read in {}: Found \
                     {found}; expected {expected}",
                    rows(n)
                ),
                "The row sets nothing: figures follow what is chosen on the page.",
                "Correct the value in the file, then add the file again.",
            )
        }
        Kind::SettingsContradict => Words::problem(
            format!("{} of audit settings set the same thing differently", rows(n)),
            "None of them is used: figures follow what is chosen on the page.",
            "Leave one row for each in the file, then add the file again.",
        ),
        Kind::SettingsRepeat => Words::note(
            format!("{} of audit settings set the same thing, and alike", rows(n)),
            "It is set once.",
            "",
        ),
        Kind::SettingsNotOfTeam => Words::check(
            format!(
                "{} of audit settings name{} a team or service area for what is set for all teams",
                rows(n),
                if n == 1 { "s" } else { "" }
            ),
            "They are left out: only the normal number can be that of a team, and none that of a \
             service area.",
            "Empty those cells, or correct the first cell of the row, then add the file again.",
        ),
        Kind::SettingsOfUnknownTeams => Words::check(
            format!(
                "{} in audit settings {} in no caseload file",
                counted(n, "normal number", "normal numbers"),
                if n == 1 { "is of a team that is" } else { "are of teams that are" }
            ),
            "They are not used, and waited for: once a caseload file names the team, its number is \
             taken.",
            "Check the spelling of the team and its service area if it should be there.",
        ),
        Kind::SettingsOfSeveralTeams => Words::check(
            format!(
                "{} in audit settings {} no service area, and the team is in several",
                counted(n, "normal number", "normal numbers"),
                if n == 1 { "names" } else { "name" }
            ),
            "They are not used, because nothing says which of the teams is meant.",
            "Fill in the service area in the file, then add the file again.",
        ),
        Kind::SettingsDisagree { first } => Words::check(
            format!(
                "{} of audit settings {} otherwise in \u{201c}{first}\u{201d}, added first, which \
                 counts",
                rows(n),
                if n == 1 { "is" } else { "are" }
            ),
            "What the later file says of them is not used.",
            "Remove the file that should not count, and choose under Results what should hold.",
        ),
        Kind::SettingsOfFile { used, left } => of_file(used, left),
        _ => Words::check(
            format!(
                "{} of audit settings set{} nothing that is known",
                rows(n),
                if n == 1 { "s" } else { "" }
            ),
            "They are left out; the rest of the file is read.",
            "Compare their first cells with settings saved from this page, then add the file again.",
        ),
    }
}

fn of_file(used: &str, left: &str) -> Words {
    let used = match used {
        "" => "A file of audit settings changes nothing here".to_owned(),
        used => format!("Choices are those of a file of audit settings: {used}"),
    };
    let left = match left {
        "" => String::new(),
        left => format!("; left as it was chosen on the page: {left}"),
    };
    Words::note(
        format!("{used}{left}"),
        "Figures follow what is chosen under Results. What had been chosen there comes before a \
         file, and what came from a file stays when the file is removed.",
        "Choose otherwise under Results where it should not hold.",
    )
}
