//! The classes of all files as one table, and the cases that each worker holds by class.

use std::collections::BTreeMap;

use super::cases::ClassCount;
use super::repeats::Repeats;
use super::{FileTally, Held};
use crate::audit::names::Names;
use crate::caseload::{CaseClass, MatchKey, Month};

/// The classes of all files. Classes whose words match are one; numbers are given in the order of
/// the words, so that the first is that of which nothing is said.
#[derive(Clone, Debug, Default)]
pub struct MergedClasses {
    /// By number, in the most frequent spelling of each word.
    pub shown: Vec<CaseClass>,
    /// For each file, the number of each of its classes.
    numbers: Vec<Vec<u32>>,
}

/// What tells classes apart.
type ClassKey = ([MatchKey; 4], u8);

impl MergedClasses {
    /// Merges the classes of all files.
    pub fn of(files: &[FileTally<'_>], repeats: &Repeats) -> Self {
        let mut spellings: [Names<MatchKey>; 4] = Default::default();
        let mut keys: BTreeMap<ClassKey, u32> = [(ClassKey::default(), 0)].into();
        let mut of_files: Vec<Vec<ClassKey>> = Vec::with_capacity(files.len());
        for (file, FileTally { tally, .. }) in files.iter().enumerate() {
            let n_repeats = n_repeats(file, files, repeats);
            let classes = (0..).zip(tally.classes().all());
            let of_file = classes.map(|(number, class)| {
                let words = class.words();
                let n_rows = class.n_rows - n_repeats.get(&number).copied().unwrap_or(0);
                let key = words.words.map(MatchKey::of);
                for ((names, key), word) in spellings.iter_mut().zip(&key).zip(words.words) {
                    if !key.is_empty() {
                        names.count(key.clone(), word, n_rows);
                    }
                }
                let key = (key, words.flags);
                keys.entry(key.clone()).or_insert(0);
                key
            });
            of_files.push(of_file.collect());
        }
        for (number, of_key) in (0..).zip(keys.values_mut()) {
            *of_key = number;
        }
        let number = |key: &ClassKey| keys.get(key).copied().unwrap_or(0);
        let numbers = of_files.iter().map(|of_file| of_file.iter().map(number).collect());
        let shown: [BTreeMap<&MatchKey, &str>; 4] =
            [0, 1, 2, 3].map(|at| spellings.get(at).into_iter().flat_map(Names::shown).collect());
        Self { numbers: numbers.collect(), shown: keys.keys().map(|k| class(k, &shown)).collect() }
    }

    /// The number of a file's class.
    pub fn number(&self, file: usize, class: u32) -> u32 {
        let numbers = self.numbers.get(file);
        numbers.and_then(|numbers| numbers.get(class as usize)).copied().unwrap_or(0)
    }
}

/// How many rows of each class of a file an earlier file of its list holds already.
fn n_repeats(file: usize, files: &[FileTally<'_>], repeats: &Repeats) -> BTreeMap<u32, u64> {
    let mut n_repeats = BTreeMap::new();
    if let Some(FileTally { tally, .. }) = files.get(file).filter(|_| repeats.has_any(file)) {
        for at in (0..tally.rows.all().len()).filter(|&at| repeats.is_repeat(file, at)) {
            *n_repeats.entry(tally.rows.told(at).class).or_default() += 1;
        }
    }
    n_repeats
}

fn class(key: &ClassKey, shown: &[BTreeMap<&MatchKey, &str>; 4]) -> CaseClass {
    use crate::audit::told::ClassWords;
    let (words, flags) = key;
    let mut words = words.iter().zip(shown).map(|(key, shown)| {
        let word = shown.get(key).copied().unwrap_or_default();
        word.to_owned()
    });
    let mut next = || words.next().unwrap_or_default();
    CaseClass {
        case_type: next(),
        complexity: next(),
        risk: next(),
        travel: next(),
        flags: ClassWords { words: [""; 4], flags: *flags }.flags().collect(),
    }
}

/// Cases of one class that a worker holds at a month's snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HeldClass {
    /// The team's number.
    pub team: u32,
    /// The month.
    pub month: Month,
    /// The worker's number.
    pub worker: u32,
    /// The number of the class: another than 0.
    pub class: u32,
    /// How many cases.
    pub n_cases: u32,
}

/// The cases of each entry of `held` by class, one after the other.
#[derive(Clone, Debug, Default)]
pub struct HeldByClass {
    counts: Vec<ClassCount>,
    /// Where the counts of each entry end.
    ends: Vec<u32>,
}

impl HeldByClass {
    /// Of entries in the order of team, month and worker. Cases of which no class is told are of the
    /// first.
    pub fn of(held: &[Held], mut told: Vec<HeldClass>) -> Self {
        told.sort_unstable();
        let mut told =
            told.chunk_by(|a, b| (a.team, a.month, a.worker) == (b.team, b.month, b.worker));
        let mut next = told.next();
        let mut by_class = Self::default();
        for held in held {
            let whose = (held.team, held.month, held.worker);
            let is_before = |classes: &[HeldClass]| {
                classes.first().is_some_and(|first| (first.team, first.month, first.worker) < whose)
            };
            while next.is_some_and(is_before) {
                next = told.next();
            }
            let is_theirs = |classes: &&[HeldClass]| {
                classes
                    .first()
                    .is_some_and(|first| (first.team, first.month, first.worker) == whose)
            };
            by_class.push(held.n_cases, next.filter(is_theirs).unwrap_or_default());
        }
        by_class
    }

    fn push(&mut self, n_cases: u64, told: &[HeldClass]) {
        let n_told: u64 = told.iter().map(|class| u64::from(class.n_cases)).sum();
        let n_untold = n_cases.saturating_sub(n_told);
        if n_untold > 0 {
            self.counts.push(ClassCount { class: 0, n_cases: n_untold });
        }
        for of_class in told.chunk_by(|a, b| a.class == b.class) {
            let n_cases = of_class.iter().map(|class| u64::from(class.n_cases)).sum();
            let class = of_class.first().map_or(0, |first| first.class);
            self.counts.push(ClassCount { class, n_cases });
        }
        self.ends.push(u32::try_from(self.counts.len()).unwrap_or(u32::MAX));
    }

    /// The cases of an entry by class, in the order of the classes.
    pub fn of_entry(&self, at: usize) -> &[ClassCount] {
        let before = at.checked_sub(1).and_then(|before| self.ends.get(before));
        let begin = before.copied().unwrap_or(0) as usize;
        let end = self.ends.get(at).map_or(begin, |&end| end as usize);
        self.counts.get(begin..end).unwrap_or_default()
    }
}
