//! Findings about what rows tell of their case beside who holds it, in words.

use super::{Kind, Words, lower, rows};
use crate::audit::settings::CountUnit;
use crate::format::counted;

pub(super) fn words(kind: &Kind, n: u64) -> Words {
    match kind {
        Kind::ClassesInConflict(CountUnit::People) => Words::note(
            format!(
                "{} rows that differ in type, complexity, risk, travel or marks",
                counted(n, "person has", "people have")
            ),
            "A person counts once for a worker, team and month, by what most of those rows say; \
             where as many say something else, by the one that comes later in the alphabet.",
            "Count cases if a person\u{2019}s cases should weigh each on their own.",
        ),
        Kind::DayNotRead { field } => Words::check(
            format!("The {} could not be read in {}", lower(field), rows(n)),
            "The rows count all the same; how long their cases have been open or waiting, or when \
             they were last seen to, is not known from it. Expected: a date such as 31/07/2019.",
            "Correct the dates in the file, then add the file again.",
        ),
        _ => Words::check(
            format!(
                "{} rows that say different things: type, complexity, risk, travel or marks",
                counted(n, "case has", "cases have")
            ),
            "Each case counts once for a worker, team and month, by what most of those rows say; \
             where as many say something else, by the one that comes later in the alphabet.",
            "Correct the rows in the case-management system if weighting matters.",
        ),
    }
}
