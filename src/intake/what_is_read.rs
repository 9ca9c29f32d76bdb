//! What is read of files and what becomes of it, for whoever has to judge that: made of the list of
//! [`Field`]s, so that none can be read without being named here.

use super::field::Field;
use crate::format::listed;

/// What some columns are about, which of them are read, and what becomes of their cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhatIsRead {
    /// What the columns are about: `Workers`.
    pub about: &'static str,
    /// What is read: `worker name, role and FTE`; empty where every column is.
    pub fields: String,
    /// What becomes of it, in sentences.
    pub kept: &'static str,
}

/// What a field is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    Teams,
    Workers,
    Cases,
    OfSpecialCategory,
    FocusGroups,
    SavedFiles,
}

impl About {
    const ALL: [Self; 6] = [
        Self::Teams,
        Self::Workers,
        Self::Cases,
        Self::OfSpecialCategory,
        Self::FocusGroups,
        Self::SavedFiles,
    ];

    /// Every field is about something: a new one does not compile without.
    fn of(field: Field) -> Self {
        match field {
            Field::ServiceArea
            | Field::Team
            | Field::Cases
            | Field::Workers
            | Field::Average
            | Field::NameInLastAudit => Self::Teams,
            Field::WorkerId
            | Field::WorkerName
            | Field::Role
            | Field::Fte
            | Field::Agency
            | Field::NewlyQualified => Self::Workers,
            Field::CaseId
            | Field::PersonId
            | Field::SnapshotOn
            | Field::AllocatedOn
            | Field::ClosedOn
            | Field::ReferredOn
            | Field::ReviewedOn
            | Field::LastContactOn
            | Field::TravelMinutes => Self::Cases,
            Field::Absence
            | Field::CaseType
            | Field::Complexity
            | Field::Risk
            | Field::Safeguarding
            | Field::Court
            | Field::ContinuingHealthcare
            | Field::Transition => Self::OfSpecialCategory,
            Field::Audience | Field::Theme | Field::FindingKind | Field::Finding => {
                Self::FocusGroups
            }
            Field::MatchedColumn
            | Field::TakenFor
            | Field::SchemeItem
            | Field::SchemeWord
            | Field::SchemeNumber
            | Field::SettingItem
            | Field::SettingValue => Self::SavedFiles,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Teams => "Teams",
            Self::Workers => "Workers",
            Self::Cases => "Cases, and the people they are of",
            Self::OfSpecialCategory => "What can tell of health, or is sensitive otherwise",
            Self::FocusGroups => "Focus-group notes",
            Self::SavedFiles => "Files that this page saved",
        }
    }

    fn kept(self) -> &'static str {
        match self {
            Self::Teams => "Kept as they are written, and added up.",
            Self::Workers => {
                "Kept as they are written, to tell who holds which cases. Names are shown only \
                 under Check, where spellings are decided, and in the view of single workers, when \
                 the user turns names on. Of a worker\u{2019}s posts in a staffing file the start \
                 and end dates are kept too."
            }
            Self::Cases => {
                "IDs of cases and of people are kept as checksums only, by which each is counted \
                 once. Dates are kept as days, from which waits, ages, openings and closings are \
                 counted."
            }
            Self::OfSpecialCategory => {
                "Case type is most often the primary support reason. The words of case type, \
                 complexity and risk are kept, shown in tables of how many cases have them, and \
                 can give points. Of a mark on a case (safeguarding, court and so on) it is kept \
                 whether it is set. Absence is health data of workers: its words are kept while the \
                 page is open, and it is counted and, for a single worker in the view for \
                 supervision, shown whether there is one, not what it is for. The audit works \
                 without any of these columns: leave out of the export what is not needed."
            }
            Self::FocusGroups => "Kept as they are written, as evidence beside the figures.",
            Self::SavedFiles => "Settings: they hold no data of a person.",
        }
    }
}

const ANSWERS: &str = "Every column is looked at. The answers to questions are counted by their words, \
     and the words are kept; so are the names of the other columns, not what is in them.";

const OTHER_COLUMNS: &str = "Of a caseload file, every cell goes into a checksum of its row, by which \
     repeated rows are found. The first rows of every file are looked at to tell what its columns \
     hold, and the first values of each column can be seen under Check: as dots where they may name \
     people, until the user shows them. Nothing else becomes of columns that are not named here.";

/// What is read of every kind of file, by what it is about.
///
/// ```
/// use caseload_audit::intake::what_is_read::what_is_read;
/// let workers = &what_is_read()[1];
/// assert_eq!(
///     workers.fields,
///     "worker ID, worker name, role, FTE, agency worker and newly qualified (ASYE)"
/// );
/// ```
pub fn what_is_read() -> Vec<WhatIsRead> {
    let of = |about: About| {
        let fields = Field::ALL.into_iter().filter(|&field| About::of(field) == about);
        let names: Vec<String> = fields.map(|field| within_a_sentence(field.name())).collect();
        WhatIsRead { about: about.name(), fields: listed(&names), kept: about.kept() }
    };
    let rest = [("Answers to a survey", ANSWERS), ("All other columns", OTHER_COLUMNS)];
    let rest =
        rest.into_iter().map(|(about, kept)| WhatIsRead { about, fields: String::new(), kept });
    About::ALL.into_iter().map(of).chain(rest).collect()
}

/// `worker name` of `Worker name`; an abbreviation stays.
fn within_a_sentence(name: &str) -> String {
    let mut rest = name.chars();
    let Some(first) = rest.next() else { return String::new() };
    let is_abbreviation = rest.clone().next().is_some_and(char::is_uppercase);
    if is_abbreviation {
        name.to_owned()
    } else {
        format!("{}{}", first.to_lowercase(), rest.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_named() {
        let read = what_is_read();
        for field in Field::ALL {
            let name = within_a_sentence(field.name());
            let n = read.iter().filter(|read| read.fields.contains(&name)).count();
            assert!(n >= 1, "{field:?} is read and not named");
        }
        assert_eq!(read.iter().filter(|read| !read.fields.is_empty()).count(), About::ALL.len());
    }
}
