//! What is found about names that the user may decide, in words.

use super::Words;
use crate::format::counted;
use crate::issue::Kind;

/// A finding about names in words.
pub fn words(kind: &Kind, n: u64) -> Words {
    match kind {
        Kind::MayBeOneName => Words::check(
            format!(
                "{} may be one worker, team or service area",
                counted(n, "pair of names", "pairs of names")
            ),
            "They are written differently and count as two until you say that they are one.",
            "Look at them under Names.",
        ),
        Kind::AreaDecided => Words::note(
            format!(
                "{} service area from the table of team names, not from the files",
                counted(n, "team has its", "teams have their")
            ),
            "What the table says comes first.",
            "",
        ),
        Kind::AreaNotDecided => Words::check(
            format!(
                "{} of the table of team names {} an area for a team that the files give in several",
                counted(n, "row", "rows"),
                if n == 1 { "gives" } else { "give" }
            ),
            "Those are several teams of one name: they stay in the areas that the files give.",
            "Give the teams different names in the export.",
        ),
        Kind::UnknownTeamsNamed => Words::note(
            format!(
                "{} of the table of team names {} no team of these files",
                counted(n, "row", "rows"),
                if n == 1 { "is of" } else { "are of" }
            ),
            "They change nothing here.",
            "Check the spelling of the teams if they should.",
        ),
        Kind::OtherFteInStaffing => Words::check(
            format!(
                "{} another FTE in the staffing file than on their cases",
                counted(n, "worker has", "workers have")
            ),
            "The staffing file\u{2019}s is used: its posts in force at the end of the last month, \
             added up.",
            "Check which is right if cases per FTE matter.",
        ),
        Kind::StaffingOfDay(day) => Words::note(
            format!(
                "What the staffing {} of workers counts as on {}",
                if n == 1 { "file says" } else { "files say" },
                day.long()
            ),
            "A worker\u{2019}s FTE, role, absence and whether they are from an agency or newly qualified \
             are those of the posts in force on that day, also for other months that are chosen. \
             Where no post is in force on it, those of the last post before it count. Only who is \
             in post is looked up month by month.",
            "For an audit of earlier months, add only the files of those months, or the staffing \
             file of that time in place of this one.",
        ),
        Kind::StaffWithoutCases => Words::note(
            format!(
                "{} no case in these files",
                counted(n, "member of staff holds", "members of staff hold")
            ),
            "They are in no average that divides by workers who hold cases. Under Who counts in the \
             results, all staff in post can be chosen instead.",
            "See Names for who they are; a name that is spelt otherwise on the cases can be merged.",
        ),
        Kind::WorkersWithoutStaffing => Words::check(
            format!(
                "{} in no staffing file",
                counted(n, "worker who holds cases is", "workers who hold cases are")
            ),
            "Their FTE and role are what their cases say, if they say any.",
            "See Names for who they are; a name that is spelt otherwise can be merged.",
        ),
        Kind::NamesInSeveralTeams => Words::note(
            format!(
                "{} in several teams",
                counted(n, "name without worker ID occurs", "names without worker ID occur")
            ),
            "Each counts as one person who works in several teams.",
            "If they are different people of one name, split them under Names, or add the worker ID \
             to the export.",
        ),
        _ => Words::check(
            format!(
                "{} like a queue or a team rather than a worker",
                counted(n, "value in the worker column looks", "values in the worker column look")
            ),
            "They count as workers, and their cases as allocated, until you say otherwise.",
            "Say under Names which of them are no workers.",
        ),
    }
}
