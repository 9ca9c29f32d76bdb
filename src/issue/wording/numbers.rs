//! Findings about rows that give numbers, of a worker or of a team as a whole, in words.

use super::{Kind, Words, has_or_have, rows};
use crate::format::counted;

pub(super) fn words(kind: &Kind, n: u64) -> Words {
    match kind {
        Kind::CasesOfNoWorkers => Words::check(
            format!("{} cases of a team and no worker", counted(n, "row gives", "rows give")),
            "They cannot be divided by nobody, so they count as unallocated: they are in no \
             average.",
            "If somebody held them, correct the number of workers in the file, then add the file \
             again.",
        ),
        Kind::MoreWorkersThanCases => Words::check(
            format!("{} more workers of a team than cases", counted(n, "row gives", "rows give")),
            "Some of these workers hold no case, and the average counts them as if they did: it \
             is too low.",
            "Give the number of workers who hold a case, then add the file again.",
        ),
        _ => Words::note(
            "Cases and workers are given as numbers of a team, and nobody is named".to_owned(),
            "A worker of two teams counts in both. How many workers there were over all months, \
             their roles, their FTE and cases without a worker are not available for these teams.",
            "Check that the column of workers counts those who hold a case: if it counts all staff, \
             the average is too low.",
        ),
    }
}

pub(super) fn not_a_number_of_cases(n: u64) -> Words {
    Words::problem(
        format!("{} {} no whole number of cases", rows(n), has_or_have(n)),
        "The row is not counted, neither its cases nor who holds them. Expected: a number such as \
         24.",
        "Correct the number in the file, then add the file again.",
    )
}

pub(super) fn other_number_for_same_worker(n: u64) -> Words {
    Words::problem(
        format!(
            "{} another number for a worker, team and month that {} one already",
            counted(n, "row gives", "rows give"),
            has_or_have(n)
        ),
        "The first number in the file counts, the others are set aside.",
        "Keep the number that is right in the file, then add the file again.",
    )
}

pub(super) fn not_a_number_of_workers(n: u64) -> Words {
    Words::problem(
        format!("{} {} no whole number of workers", rows(n), has_or_have(n)),
        "The row is not counted, neither its cases nor who holds them. Expected: how many people \
         hold the cases, such as 6, and not their FTE.",
        "Correct the number in the file, then add the file again.",
    )
}

pub(super) fn other_numbers_for_same_team(n: u64) -> Words {
    Words::problem(
        format!(
            "{} other numbers for a team and month that {} some already",
            counted(n, "row gives", "rows give"),
            has_or_have(n)
        ),
        "The first numbers count, the others are set aside.",
        "Keep the numbers that are right in the file, then add the file again. If the rows are \
         parts of a team, such as its roles, add them up first.",
    )
}
