//! The points that the words of a column are worth.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::decimal::Decimal;
use super::words;
use crate::caseload::MatchKey;

/// Points by word, such as Low 1, Medium 2, High 3, and what any other word is worth.
///
/// Words are compared as names are: `HIGH` is `High`. Without any word, every case is worth the
/// points of "any other", and there is nothing that could not be known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BandPoints {
    bands: BTreeMap<MatchKey, Band>,
    /// What a case is worth whose word is not known, or that has none.
    pub other: Decimal,
}

/// One word with its points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Band {
    /// The word, as it is shown.
    pub word: String,
    /// What it is worth.
    pub points: Decimal,
}

impl BandPoints {
    /// The same for every case.
    pub fn constant(other: Decimal) -> Self {
        Self { bands: BTreeMap::new(), other }
    }

    /// Sets what a word is worth, and gives what the word was worth before. A word that says nothing
    /// is not taken: what blanks are worth is [`Self::other`].
    ///
    /// ```
    /// use caseload_audit::weighting::{BandPoints, Decimal};
    /// let mut risk = BandPoints::default();
    /// risk.set("High", Decimal::ONE);
    /// assert_eq!(risk.set("HIGH ", Decimal::ZERO).unwrap().word, "High");
    /// assert_eq!(risk.of("high"), Some(Decimal::ZERO));
    /// assert_eq!(risk.of("Low"), None);
    /// ```
    pub fn set(&mut self, word: &str, points: Decimal) -> Option<Band> {
        let word = words::kept(word);
        let key = MatchKey::of(&word);
        if key.is_empty() {
            return None;
        }
        self.bands.insert(key, Band { word, points })
    }

    /// Takes a word out.
    pub fn remove(&mut self, word: &str) {
        self.bands.remove(&MatchKey::of(&words::kept(word)));
    }

    /// What a word is worth, if it is one of these.
    pub fn of(&self, word: &str) -> Option<Decimal> {
        self.bands.get(&MatchKey::of(word)).map(|band| band.points)
    }

    /// Whether a word is one of these.
    pub fn knows(&self, word: &str) -> bool {
        self.bands.contains_key(&MatchKey::of(word))
    }

    /// Whether a case can be worth other than nothing by it.
    pub fn is_scored(&self) -> bool {
        self.has_bands() || !self.other.is_zero()
    }

    /// Whether it depends on a word what a case is worth.
    pub fn has_bands(&self) -> bool {
        !self.bands.is_empty()
    }

    /// The words with their points, the least points first.
    pub fn by_points(&self) -> Vec<&Band> {
        let mut bands: Vec<&Band> = self.bands.values().collect();
        bands.sort_by_key(|band| band.points);
        bands
    }

    /// The words' keys with their points, in the order of the keys.
    pub(super) fn by_key(&self) -> impl Iterator<Item = (&MatchKey, Decimal)> {
        self.bands.iter().map(|(key, band)| (key, band.points))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_as_names_are() {
        let mut bands = BandPoints::default();
        bands.set("Continuing \u{2013} care", Decimal::ONE);
        assert!(bands.knows("CONTINUING  -  CARE"));
        assert!(!bands.knows(""));
    }

    #[test]
    fn a_word_that_says_nothing_is_not_taken() {
        let mut bands = BandPoints::default();
        for word in ["", "  ", "\u{a0}", "\u{200b}", "\n"] {
            assert_eq!(bands.set(word, Decimal::ONE), None);
        }
        assert!(!bands.has_bands());
    }

    #[test]
    fn shown_by_points() {
        let mut bands = BandPoints::default();
        for (word, points) in [("High", "3"), ("Low", "1"), ("Medium", "2")] {
            bands.set(word, Decimal::parse(points).unwrap());
        }
        let words: Vec<&str> = bands.by_points().iter().map(|band| band.word.as_str()).collect();
        assert_eq!(words, ["Low", "Medium", "High"]);
    }
}
