//! The ids of a scheme's entries in the page, by which labels and the focus find them.

use crate::weighting::{Entry, Part, RowId};

/// The id of an entry.
pub fn id_of(entry: Entry) -> String {
    match entry {
        Entry::Word(part, row) => format!("scheme-{}-{row}-word", slug(part)),
        Entry::Points(part, row) => format!("scheme-{}-{row}-points", slug(part)),
        Entry::Other(part) => format!("scheme-{}-other", slug(part)),
        Entry::Flag(flag) => {
            format!("scheme-flag-{}", flag.name().to_lowercase().replace(' ', "-"))
        }
        Entry::Name => "scheme-name".to_owned(),
        Entry::Revision => "scheme-revision".to_owned(),
        Entry::EachMinute => "scheme-each-minute".to_owned(),
        Entry::MinutesNotKnown => "scheme-minutes-not-known".to_owned(),
        Entry::Factor => "scheme-factor".to_owned(),
        Entry::Floor => "scheme-floor".to_owned(),
        Entry::Cap => "scheme-cap".to_owned(),
        Entry::FullTimePoints => "scheme-full-time".to_owned(),
        Entry::HoursAWeek => "scheme-hours-a-week".to_owned(),
        Entry::AvailableShare => "scheme-available-share".to_owned(),
        Entry::NewlyQualifiedFactor => "scheme-newly-qualified".to_owned(),
        Entry::FixedDuties => "scheme-fixed-duties".to_owned(),
        Entry::AbsenceShare => "scheme-absence-share".to_owned(),
        Entry::AbsencePoints => "scheme-absence-points".to_owned(),
    }
}

/// The id of the button that takes a row out.
pub fn remove_id(part: Part, row: RowId) -> String {
    format!("scheme-{}-{row}-remove", slug(part))
}

/// The id of the button that adds a row.
pub fn add_id(part: Part) -> String {
    format!("scheme-{}-add", slug(part))
}

fn slug(part: Part) -> &'static str {
    match part {
        Part::CaseType => "case-type",
        Part::Complexity => "complexity",
        Part::Risk => "risk",
        Part::Travel => "travel",
    }
}
