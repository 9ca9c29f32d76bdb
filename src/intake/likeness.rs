//! Names of columns that are like those that are known: a letter mistyped, or the telling words
//! among others.
//!
//! Only asked where no name is known for sure, and always said: `Current team` is taken for the
//! team, `Team manager` is not.

use super::field::Field;

/// The known name that a header is like for a field.
///
/// ```
/// use caseload_audit::intake::field::Field;
/// use caseload_audit::intake::likeness::is_like;
/// assert!(is_like("Current team", Field::Team));
/// assert!(is_like("Alocated worker", Field::WorkerName));
/// assert!(!is_like("Team manager", Field::Team));
/// ```
pub fn is_like(header: &str, field: Field) -> bool {
    is_mistyped(header, field) || has_telling_words(header, field)
}

/// Whether the header is a known name but for one letter, or two of a long one.
fn is_mistyped(header: &str, field: Field) -> bool {
    let key: String = header.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    // Of 64 KB only the beginning could be a name.
    if key.len() > 40 {
        return false;
    }
    let figures = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    field.aliases().iter().any(|alias| {
        // Section 47 is no slip for section 42.
        let number = figures(alias);
        let is_other_number = !number.is_empty() && number != figures(&key);
        let n_allowed = match alias.len() {
            0..6 => 0,
            6..12 => 1,
            _ => 2,
        };
        n_allowed > 0
            && !is_other_number
            && key.len().abs_diff(alias.len()) <= n_allowed
            && strsim::osa_distance(&key, alias) <= n_allowed
    })
}

/// Words of which a header has one of each group.
type Telling = &'static [&'static [&'static str]];

const NUMBER: &[&str] = &["id", "number", "no", "code", "ref", "reference"];
const DAY: &[&str] = &["date", "on", "day"];

fn telling(field: Field) -> &'static [Telling] {
    match field {
        Field::ServiceArea => &[&[&["service"], &["area", "name"]], &[&["directorate"]]],
        Field::Team => &[&[&["team"]]],
        Field::WorkerId => {
            &[&[&["worker", "staff", "employee", "practitioner", "payroll"], NUMBER]]
        }
        Field::WorkerName => &[&[&["worker", "practitioner", "coordinator"]]],
        Field::Role => &[&[&["role", "profession"]], &[&["job"], &["title"]]],
        Field::Fte => &[&[&["fte", "wte"]]],
        Field::CaseId => &[&[&["case", "referral", "episode"], NUMBER]],
        Field::PersonId => {
            &[&[&["person", "client", "customer", "citizen", "user", "nhs", "mosaic"], NUMBER]]
        }
        Field::SnapshotOn => &[
            &[&["snapshot", "census"]],
            &[&["reporting", "report"], &["date", "day", "month", "period"]],
            &[&["month", "period"], &["end", "ending"]],
        ],
        Field::AllocatedOn => &[&[&["allocated", "allocation", "assigned"], DAY]],
        Field::ClosedOn => &[&[&["closed", "closure", "ended", "deallocated"], DAY]],
        Field::Cases => &[&[&["number", "no", "count", "open"], &["cases"]]],
        _ => &[],
    }
}

/// Words beside which the telling ones speak of something else.
fn forbids(field: Field, word: &str) -> bool {
    const BEFORE: &[&str] = &["previous", "last", "manager"];
    // Of a team or a worker these say more than the name.
    const BESIDE_NAMES: &[&str] = &[
        "leader",
        "email",
        "phone",
        "date",
        "start",
        "end",
        "type",
        "id",
        "number",
        "no",
        "code",
        "ref",
        "reference",
        "on",
    ];
    let forbidden: &[&[&str]] = match field {
        Field::Team => &[BEFORE, BESIDE_NAMES, &["of", "per", "average", "cost"]],
        Field::WorkerName => &[BEFORE, BESIDE_NAMES, &["team", "role", "fte", "grade"]],
        Field::Cases => &[&["closed", "new", "previous", "last", "average"]],
        _ => &[BEFORE],
    };
    forbidden.iter().any(|words| words.contains(&word))
}

fn has_telling_words(header: &str, field: Field) -> bool {
    let lower = header.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    // A sentence, such as a survey's question, is no name.
    if words.len() > 5 || words.iter().any(|word| forbids(field, word)) {
        return false;
    }
    telling(field)
        .iter()
        .any(|groups| groups.iter().all(|group| group.iter().any(|word| words.contains(word))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(header: &str, expected: &[Field]) {
        let found: Vec<Field> =
            Field::ALL.into_iter().filter(|&field| is_like(header, field)).collect();
        assert_eq!(found, expected, "{header}");
    }

    #[test]
    fn telling_words() {
        check("Current team", &[Field::Team]);
        check("Name of key worker", &[Field::WorkerName]);
        check("Worker payroll no.", &[Field::WorkerId]);
        check("Client Ref", &[Field::PersonId]);
        check("Date case allocated", &[Field::AllocatedOn]);
        check("No. of open cases", &[Field::Cases]);
        check("WTE (contracted)", &[Field::Fte]);
    }

    #[test]
    fn one_letter_is_a_slip() {
        check("Alocated worker", &[Field::WorkerName]);
        check("Snapshotdat", &[Field::SnapshotOn]);
        check("Safegaurding", &[Field::Safeguarding]);
        check("Date of last reveiw", &[Field::ReviewedOn]);
    }

    #[test]
    fn what_only_seems_so() {
        for header in [
            "Team manager",
            "Team leader",
            "Team code",
            "Previous team",
            "Worker email",
            "Colour",
            "Month of birth",
            "Section 47",
            "Next review due",
            "Date of next review",
            "I feel able to raise concerns about my team with my manager",
            "",
        ] {
            check(header, &[]);
        }
    }
}
