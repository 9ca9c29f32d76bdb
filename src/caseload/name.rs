//! Names of teams, areas, roles and workers: when two spellings are certainly the same name.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// What of a name decides whether it equals another: Unicode NFKC, full case folding, dashes and
/// apostrophes of every kind unified, runs of spaces (no-break ones too) as one, none at the ends.
///
/// What is equal then is certainly the same name; whatever else looks alike is not decided here.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct MatchKey(String);

impl MatchKey {
    /// The key of a name as it is written.
    ///
    /// ```
    /// use caseload_audit::caseload::MatchKey;
    /// assert_eq!(MatchKey::of("Hospital Team – North "), MatchKey::of("HOSPITAL TEAM - NORTH"));
    /// ```
    pub fn of(name: &str) -> Self {
        if name.is_ascii() {
            let unified = |byte: u8| if byte == b'`' { b'\'' } else { byte.to_ascii_lowercase() };
            return Self::of_characters(name.bytes().map(unified).map(char::from), name.len());
        }
        let folded = caseless::default_case_fold_str(&name.nfkc().collect::<String>());
        let characters = folded.nfkc().filter(|&c| !is_invisible(c)).map(unified);
        Self::of_characters(characters, name.len())
    }

    fn of_characters(characters: impl Iterator<Item = char>, length: usize) -> Self {
        let mut key = String::with_capacity(length);
        let mut space = false;
        for c in characters {
            if c.is_whitespace() {
                space = !key.is_empty();
                continue;
            }
            if space {
                key.push(' ');
                space = false;
            }
            key.push(c);
        }
        Self(key)
    }

    /// The key's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the name is, or ends with, the word Total (Grand total, Sub-total, North Total).
    pub fn ends_with_total(&self) -> bool {
        let last = self.0.rsplit([' ', '-', ':']).find(|word| !word.is_empty());
        matches!(last, Some("total" | "totals" | "subtotal"))
    }

    /// Whether a team is called what stands for all of them together.
    pub fn is_all_teams(&self) -> bool {
        matches!(self.as_str(), "all teams" | "all" | "overall")
    }

    /// Whether the name in a worker's place says that there is no worker.
    pub fn is_no_worker(&self) -> bool {
        NO_WORKER.contains(&self.as_str())
    }
}

/// What stands in a worker column when a case has no worker, as match keys.
const NO_WORKER: [&str; 10] = [
    "",
    "unallocated",
    "not allocated",
    "waiting list",
    "duty",
    "team inbox",
    "n/a",
    "none",
    "null",
    "-",
];

/// Soft hyphens, zero-width spaces and byte-order marks inside a name.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

fn unified(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2043}' | '\u{fe58}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}' | '\u{2032}' | '`' | '\u{b4}' => '\'',
        _ => c,
    }
}

/// The spelling to show of several: the most frequent, ties by code point.
pub fn most_frequent<'a>(spellings: impl IntoIterator<Item = (&'a str, u64)>) -> Option<&'a str> {
    spellings
        .into_iter()
        .max_by(|(a, n_a), (b, n_b)| n_a.cmp(n_b).then_with(|| b.cmp(a)))
        .map(|(spelling, _)| spelling)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn same(a: &str, b: &str) {
        assert_eq!(MatchKey::of(a), MatchKey::of(b), "{a:?} and {b:?}");
    }

    #[test]
    fn dashes_spaces_case_and_apostrophes() {
        same("Hospital Team – North  ", "hospital team - north");
        same("Seán O’Neill", "SEÁN O'NEILL");
        same("North\u{a0}East", " North   East");
        same("Straße", "STRASSE");
        same("Cafe\u{301}", "Café");
        same("ＮＯＲＴＨ", "north");
        same("North\u{ad}east\u{200b}", "northeast");
    }

    #[test]
    fn what_is_not_certain_stays_apart() {
        assert_ne!(MatchKey::of("Smith, Jane"), MatchKey::of("Jane Smith"));
        assert_ne!(MatchKey::of("North Team"), MatchKey::of("North"));
    }

    #[test]
    fn totals() {
        for name in ["Total", "GRAND TOTAL", "Sub-total", "Subtotal", "North Total", "Total:"] {
            assert!(MatchKey::of(name).ends_with_total(), "{name}");
        }
        for name in ["", "Totally North", "Total care team"] {
            assert!(!MatchKey::of(name).ends_with_total(), "{name}");
        }
    }

    #[test]
    fn no_worker() {
        for name in ["", "  ", "UNALLOCATED", "Waiting  list", "–", "N/A", "null"] {
            assert!(MatchKey::of(name).is_no_worker(), "{name}");
        }
        assert!(!MatchKey::of("Duty team").is_no_worker());
    }

    #[test]
    fn the_spelling_to_show() {
        assert_eq!(most_frequent([("north", 2), ("North", 3)]), Some("North"));
        assert_eq!(most_frequent([("north", 2), ("North", 2)]), Some("North"));
    }
}
