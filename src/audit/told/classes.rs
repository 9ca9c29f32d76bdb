//! The classes of a file: the distinct combinations of type, complexity, risk, travel and marks, as
//! they are written.

use hashbrown::HashTable;

use crate::caseload::CaseFlag;

/// What a row says of its case that can weigh, as it is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClassWords<'a> {
    /// The type, complexity, risk and travel; empty where nothing is said.
    pub words: [&'a str; 4],
    /// The marks that are set: the first of [`CaseFlag::ALL`] is the lowest bit.
    pub flags: u8,
}

impl ClassWords<'_> {
    /// Sets a mark.
    pub fn set(&mut self, flag: CaseFlag) {
        self.flags |= 1 << flag as u8;
    }

    /// The marks that are set.
    pub fn flags(&self) -> impl Iterator<Item = CaseFlag> {
        let flags = self.flags;
        CaseFlag::ALL.into_iter().filter(move |&flag| flags & (1 << flag as u8) != 0)
    }
}

/// Rows of cases of which the same is said.
#[derive(Clone, Debug)]
pub struct Class {
    text: Box<str>,
    ends: [u32; 4],
    flags: u8,
    /// How many rows, exact repeats not counted.
    pub n_rows: u64,
}

impl Class {
    fn new(words: &ClassWords<'_>) -> Self {
        let mut length = 0_u32;
        let ends = words.words.map(|word| {
            length = length.saturating_add(u32::try_from(word.len()).unwrap_or(u32::MAX));
            length
        });
        Self { text: words.words.concat().into_boxed_str(), ends, flags: words.flags, n_rows: 0 }
    }

    /// What is said.
    pub fn words(&self) -> ClassWords<'_> {
        let mut start = 0;
        let words = self.ends.map(|end| {
            let end = end as usize;
            let word = self.text.get(start..end).unwrap_or_default();
            start = end;
            word
        });
        ClassWords { words, flags: self.flags }
    }
}

/// The classes of a file; the first is that of which nothing is said.
#[derive(Clone, Debug)]
pub struct Classes {
    all: Vec<Class>,
    hashes: Vec<u64>,
    index: HashTable<u32>,
}

impl Default for Classes {
    fn default() -> Self {
        let nothing = Class::new(&ClassWords::default());
        Self { all: vec![nothing], hashes: vec![0], index: HashTable::new() }
    }
}

impl Classes {
    /// The number of the class of which this is said, whose hash is `hash`.
    pub fn number_of(&mut self, words: &ClassWords<'_>, hash: u64) -> u32 {
        if *words == ClassWords::default() {
            return 0;
        }
        let is_same = |&number: &u32| {
            self.all.get(number as usize).is_some_and(|class| class.words() == *words)
        };
        if let Some(&number) = self.index.find(hash, is_same) {
            return number;
        }
        let number = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        self.all.push(Class::new(words));
        self.hashes.push(hash);
        let hashes = &self.hashes;
        self.index
            .insert_unique(hash, number, |&known| hashes.get(known as usize).copied().unwrap_or(0));
        number
    }

    /// Counts a row that is no exact repeat.
    pub fn count_row(&mut self, number: u32) {
        if let Some(class) = self.all.get_mut(number as usize) {
            class.n_rows += 1;
        }
    }

    /// All classes, by number.
    pub fn all(&self) -> &[Class] {
        &self.all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_said_is_one_class() {
        let mut classes = Classes::default();
        let low = ClassWords { words: ["", "Low", "", ""], flags: 0 };
        let mut marked = low;
        marked.set(CaseFlag::Court);
        marked.set(CaseFlag::Transition);
        // The hash only narrows the search: here all are alike.
        let numbers = [ClassWords::default(), low, marked, low].map(|w| classes.number_of(&w, 7));
        assert_eq!(numbers, [0, 1, 2, 1]);
        assert_eq!(classes.all()[2].words(), marked);
        let flags: Vec<CaseFlag> = marked.flags().collect();
        assert_eq!(flags, [CaseFlag::Court, CaseFlag::Transition]);
    }

    #[test]
    fn words_do_not_run_into_one_another() {
        let mut classes = Classes::default();
        let one = ClassWords { words: ["Low", "", "High", ""], flags: 0 };
        let other = ClassWords { words: ["", "Low", "", "High"], flags: 0 };
        assert_ne!(classes.number_of(&one, 7), classes.number_of(&other, 7));
    }
}
