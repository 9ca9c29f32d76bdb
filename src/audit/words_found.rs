//! The words by which cases can be weighed, as they occur in the files: what a weighting scheme can
//! know, and what it does not know yet.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ledger::Ledger;
use super::mix::rank;
use crate::caseload::{CaseClass, CaseFlag, MatchKey, Month};
use crate::weighting::Part;

/// Words that are kept of a part: those of the most cases.
const N_WORDS: usize = 100;

/// What is said of the cases that a worker holds in any audit month, with how many there are at the
/// last one's snapshots.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordsFound {
    /// All of those cases.
    pub n_cases: u64,
    parts: BTreeMap<Part, PartWords>,
    flags: BTreeMap<CaseFlag, u64>,
}

/// The words of a part.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartWords {
    /// At most a hundred words, those of bands in their order, others by name.
    pub words: Vec<WordFound>,
    /// How many words there are beside those.
    pub n_more: usize,
    /// Cases of which nothing is said.
    pub n_blank: u64,
}

/// A word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordFound {
    /// The spelling of the most cases; of equals the first by its characters.
    pub word: String,
    /// Cases that it is said of, however it is spelled.
    pub n_cases: u64,
}

/// Cases by spelling.
type Spellings<'a> = BTreeMap<&'a str, u64>;

impl WordsFound {
    /// Of what workers hold in these months, which are in order.
    pub fn of(ledger: &Ledger, months: &[Month]) -> Self {
        // By the number of the class; `None` of what is held in none of the months.
        let mut by_class: Vec<Option<u64>> = vec![None; ledger.classes.len()];
        for (at, held) in ledger.held.iter().enumerate() {
            if months.contains(&held.month) {
                let is_last = months.last() == Some(&held.month);
                for of_class in ledger.classes_of(at) {
                    let n_cases = if is_last { of_class.n_cases } else { 0 };
                    if let Some(of) = by_class.get_mut(of_class.class as usize) {
                        *of = Some(of.unwrap_or(0) + n_cases);
                    }
                }
            }
        }
        let mut found = Self { n_cases: by_class.iter().flatten().sum(), ..Self::default() };
        let classes: Vec<(&CaseClass, u64)> = ledger
            .classes
            .iter()
            .zip(by_class)
            .filter_map(|(class, n_cases)| Some((class, n_cases?)))
            .collect();
        for part in Part::ALL {
            found.parts.insert(part, part_words(part, &classes));
        }
        for (class, n_cases) in classes {
            for &flag in &class.flags {
                *found.flags.entry(flag).or_default() += n_cases;
            }
        }
        found
    }

    /// The words of a part; `None` where nothing is known of any case.
    pub fn of_part(&self, part: Part) -> Option<&PartWords> {
        self.parts.get(&part)
    }

    /// How many cases have a flag.
    pub fn n_flagged(&self, flag: CaseFlag) -> u64 {
        self.flags.get(&flag).copied().unwrap_or_default()
    }
}

impl PartWords {
    /// The word that this one is, if it is among them.
    pub fn find(&self, word: &str) -> Option<&WordFound> {
        let key = MatchKey::of(word);
        self.words.iter().find(|found| MatchKey::of(&found.word) == key)
    }
}

fn part_words(part: Part, classes: &[(&CaseClass, u64)]) -> PartWords {
    let mut spellings = Spellings::new();
    for (class, n_cases) in classes {
        *spellings.entry(part.said_of(class)).or_default() += n_cases;
    }
    let mut by_key: BTreeMap<MatchKey, Spellings<'_>> = BTreeMap::new();
    for (said, n_cases) in spellings {
        by_key.entry(MatchKey::of(said)).or_default().insert(said, n_cases);
    }
    let blank = by_key.remove(&MatchKey::default()).unwrap_or_default();
    let mut words: Vec<WordFound> = by_key.into_values().map(word_found).collect();
    words.sort_by(|one, other| {
        other.n_cases.cmp(&one.n_cases).then_with(|| one.word.cmp(&other.word))
    });
    let n_more = words.len().saturating_sub(N_WORDS);
    words.truncate(N_WORDS);
    words.sort_by_cached_key(|found| rank(&found.word));
    PartWords { words, n_more, n_blank: blank.values().sum() }
}

fn word_found(spellings: Spellings<'_>) -> WordFound {
    let n_cases = spellings.values().sum();
    // Later ones win among equals, so the first by its characters comes last.
    let most = spellings.into_iter().rev().max_by_key(|&(_, n_cases)| n_cases);
    WordFound { word: most.map_or("", |(word, _)| word).to_owned(), n_cases }
}
