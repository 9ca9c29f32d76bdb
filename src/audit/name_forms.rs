//! What of a name is left when it is compared generously: without order, titles, what stands in
//! brackets, accents, hyphens. Names that are alike then may be one; only the user knows.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::caseload::MatchKey;

const TITLES: [&str; 9] = ["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "rev", "sir"];
/// A slip is believed in names of at least so many letters,
const N_LETTERS_OF_SLIPS: usize = 8;
/// in a word of at least so many.
const N_LETTERS_OF_WORD: usize = 4;

/// A worker's name in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkerForm {
    /// Every word, in order.
    all: Vec<String>,
    /// Those outside brackets.
    outside: Vec<String>,
    /// Those that are no title.
    untitled: Vec<String>,
    /// Without accents, hyphens and apostrophes.
    plain: Vec<String>,
}

impl WorkerForm {
    /// Of a name. Words are in alphabetical order: whether the surname comes first is no matter.
    pub fn of(name: &MatchKey) -> Self {
        let text = name.as_str();
        let outside_brackets = without_brackets(text);
        let outside = words(&outside_brackets);
        let untitled: Vec<String> =
            outside.iter().filter(|word| !TITLES.contains(&word.as_str())).cloned().collect();
        let plain = untitled.iter().flat_map(|word| plain_words(word)).collect();
        Self {
            all: sorted(words(text)),
            outside: sorted(outside),
            untitled: sorted(untitled),
            plain: sorted(plain),
        }
    }

    /// What is compared: the words without all that may differ.
    pub fn key(&self) -> String {
        self.plain.join(" ")
    }

    /// Whether any word is an initial.
    pub fn has_initial(&self) -> bool {
        key_has_initial(&self.key())
    }

    /// The keys of this name with initials for one or all but one of its words; none of a name that
    /// has initials itself.
    pub fn keys_with_initials(&self) -> Vec<String> {
        let n = self.plain.len();
        if !(2..=4).contains(&n) || self.has_initial() {
            return Vec::new();
        }
        let key = |is_short: &dyn Fn(usize) -> bool| {
            let word = |(at, word): (usize, &String)| {
                if is_short(at) { word.chars().take(1).collect() } else { word.clone() }
            };
            sorted(self.plain.iter().enumerate().map(word).collect()).join(" ")
        };
        let mut keys: Vec<String> =
            (0..n).flat_map(|at| [key(&|other| other == at), key(&|other| other != at)]).collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// In what this name and another of the same key differ.
    pub fn difference(&self, other: &Self) -> &'static str {
        if self.all == other.all {
            "the same words in another order"
        } else if self.outside == other.outside {
            "the same but for what stands in brackets"
        } else if self.untitled == other.untitled {
            "the same but for a title"
        } else {
            "the same but for hyphens, apostrophes, accents or titles"
        }
    }
}

/// The words of a team's or service area's name that are compared, in order.
pub fn place_key(name: &MatchKey) -> String {
    let mut all = plain_words(&name.as_str().replace('&', " and "));
    if all.len() > 1 && all.last().is_some_and(|word| word == "team") {
        all.pop();
    } else if all.len() > 1 && all.first().is_some_and(|word| word == "team") {
        all.remove(0);
    }
    all.join(" ")
}

/// In what two names of teams or areas with the same key differ.
pub fn difference_of_places(one: &MatchKey, other: &MatchKey) -> &'static str {
    let words = |name: &MatchKey| plain_words(&name.as_str().replace('&', " and "));
    let has_team = |name: &MatchKey| words(name).iter().any(|word| word == "team");
    if has_team(one) != has_team(other) {
        "the same but for the word Team"
    } else if one.as_str().contains('&') != other.as_str().contains('&') {
        "the same but for \u{201c}&\u{201d} and \u{201c}and\u{201d}"
    } else {
        "the same but for hyphens, punctuation or accents"
    }
}

/// Whether two keys are one slip apart: a letter more, less, other, or two changed about; in a long
/// word of a long name, with the same digits.
pub fn are_a_slip_apart(one: &str, other: &str) -> bool {
    let n_letters = |key: &str| key.chars().filter(|c| c.is_alphabetic()).count();
    if n_letters(one).min(n_letters(other)) < N_LETTERS_OF_SLIPS || one == other {
        return false;
    }
    let digits = |key: &str| key.chars().filter(char::is_ascii_digit).collect::<String>();
    if digits(one) != digits(other) {
        return false;
    }
    let (one, other): (Vec<&str>, Vec<&str>) =
        (one.split(' ').collect(), other.split(' ').collect());
    let mut differing = one.iter().zip(&other).filter(|(a, b)| a != b);
    let (Some((a, b)), None) = (differing.next(), differing.next()) else { return false };
    let is_long = |word: &str| word.chars().count() >= N_LETTERS_OF_WORD;
    one.len() == other.len() && is_long(a) && is_long(b) && strsim::osa_distance(a, b) == 1
}

/// The key with each of its letters left out in turn, and whole: keys that are a slip apart share
/// one of them.
pub fn with_a_letter_less(key: &str) -> impl Iterator<Item = String> {
    let cuts = key.char_indices().map(|(at, c)| {
        let (before, after) = key.split_at(at);
        format!("{before}{}", after.get(c.len_utf8()..).unwrap_or_default())
    });
    cuts.chain([key.to_owned()])
}

/// Whether any word of a [key](WorkerForm::key) is an initial.
pub fn key_has_initial(key: &str) -> bool {
    key.contains(' ') && key.split(' ').any(is_initial)
}

fn is_initial(word: &str) -> bool {
    word.chars().count() == 1
}

fn sorted(mut words: Vec<String>) -> Vec<String> {
    words.sort_unstable();
    words
}

/// Words as they stand between spaces and commas; full stops are no part of them.
fn words(text: &str) -> Vec<String> {
    let between = text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '\''));
    between.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Words between anything that is no letter, digit or apostrophe; letters without accents.
fn plain_words(text: &str) -> Vec<String> {
    let plain: String = text.nfd().filter(|&c| !is_combining_mark(c) && c != '\'').collect();
    let between = plain.split(|c: char| !c.is_alphanumeric());
    between.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The text outside brackets; all of it, where nothing else is left.
fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let mut outside = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(c),
            _ => {}
        }
    }
    if outside.trim().is_empty() { text.to_owned() } else { outside }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(name: &str) -> WorkerForm {
        WorkerForm::of(&MatchKey::of(name))
    }

    #[track_caller]
    fn check(one: &str, other: &str, difference: &str) {
        let (one, other) = (form(one), form(other));
        assert_eq!(one.key(), other.key());
        assert_eq!(one.difference(&other), difference);
        assert_eq!(other.difference(&one), difference);
    }

    #[test]
    fn workers_that_may_be_one() {
        check("Smith, Jane", "SMITH Jane", "the same words in another order");
        check("Jane SMITH (Agency)", "Smith, Jane", "the same but for what stands in brackets");
        check("Ms Jane Smith", "Smith, Jane (Agency)", "the same but for a title");
        check(
            "Zo\u{eb} O\u{2019}Neill-Hart",
            "Dr. Zoe ONeill Hart",
            "the same but for hyphens, apostrophes, accents or titles",
        );
        assert_ne!(form("Jane Smith").key(), form("John Smith").key());
        assert_eq!(form("(Agency)").key(), "agency");
    }

    #[test]
    fn initials() {
        assert!(form("J Smith").has_initial() && form("J. Smith").has_initial());
        assert!(form("Jane Smith").keys_with_initials().contains(&form("Smith, J.").key()));
        assert!(form("Jane Ann Smith").keys_with_initials().contains(&form("J.A. Smith").key()));
        assert!(form("J Smith").keys_with_initials().is_empty());
    }

    #[test]
    fn teams_that_may_be_one() {
        let key = |name: &str| place_key(&MatchKey::of(name));
        assert_eq!(key("Team North & East"), key("North and East"));
        assert_eq!(key("North-East Team"), key("North East"));
        assert_eq!(key("Team"), "team");
        assert_ne!(key("North Team 1"), key("North 2"));
    }

    #[test]
    fn slips() {
        for (one, other) in [
            ("hospital north", "hospitl north"),
            ("hospital north", "hosptial north"),
            ("katherine shaw", "katharine shaw"),
        ] {
            assert!(are_a_slip_apart(one, other), "{one}, {other}");
            let shared =
                with_a_letter_less(one).any(|cut| with_a_letter_less(other).any(|c| c == cut));
            assert!(shared, "{one}, {other}");
        }
        for (one, other) in [
            ("hospital team 1", "hospital team 2"),
            ("hospital team a", "hospital team b"),
            ("hospital ii", "hospital iii"),
            ("jan smi", "jan smy"),
            ("hospital east", "hospital west"),
            ("hospital1 north", "hospital north"),
        ] {
            assert!(!are_a_slip_apart(one, other), "{one}, {other}");
        }
    }
}
