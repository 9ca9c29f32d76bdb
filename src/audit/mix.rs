//! What a group's cases are like at the last audit month's snapshot: how complex, how risky, how far
//! away.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::groups::Holder;
use super::ledger::{ClassCount, Ledger};
use crate::caseload::CaseClass;
use crate::format::Exact;
use crate::weighting::score::travel_minutes;

/// What is said of a case that a mix tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MixOf {
    /// Complexity, by its words.
    Complexity,
    /// Risk, by its words.
    Risk,
    /// Travel, by minutes where they are numbers.
    Travel,
}

/// A group's cases by what is said of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mix {
    /// Cases that a worker holds.
    pub n_cases: u64,
    /// What of each part is said of them.
    pub parts: BTreeMap<MixOf, MixPart>,
}

/// A group's cases by one of the things that are said of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MixPart {
    /// The commonest words of all teams, in their order, each with how many cases here have it.
    pub bands: Vec<(String, u64)>,
    /// Cases with other words.
    pub n_others: u64,
}

/// The words that are told apart: of each part the commonest of all teams, in their order.
#[derive(Clone, Debug, Default)]
pub struct Bands {
    /// By part, in the order of [`MixOf::ALL`]; empty where nothing is said of any case.
    shown: [Vec<String>; 3],
    /// For each class, in which of them it is: one beyond the last with other words, in none where
    /// nothing is said.
    of_classes: Vec<[Option<usize>; 3]>,
}

/// More words of a part than these are not told apart.
const N_BANDS: usize = 8;

/// Words of bands in their order, from the least to the most.
const ORDER: [&[&str]; 8] = [
    &["none", "no", "n/a"],
    &["green", "very low", "minimal", "1"],
    &["low", "standard", "2"],
    &["amber", "medium", "moderate", "3"],
    &["high", "substantial", "4"],
    &["red", "very high", "5"],
    &["critical", "severe", "urgent"],
    &["black"],
];

/// Bands of minutes: up to, not including, so many.
const MINUTES: [(u64, &str); 4] = [
    (15, "Under 15 minutes"),
    (30, "15 to 29 minutes"),
    (60, "30 to 59 minutes"),
    (u64::MAX, "60 minutes and over"),
];

impl MixOf {
    /// All, in the order they are shown.
    pub const ALL: [Self; 3] = [Self::Complexity, Self::Risk, Self::Travel];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Complexity => "Complexity",
            Self::Risk => "Risk",
            Self::Travel => "Travel",
        }
    }

    /// The band that a case of this class is in; `None` where nothing is said.
    fn band(self, class: &CaseClass) -> Option<&str> {
        let said = match self {
            Self::Complexity => &class.complexity,
            Self::Risk => &class.risk,
            Self::Travel => &class.travel,
        };
        if said.is_empty() {
            return None;
        }
        // As a scheme reads them, so that both take the same for minutes.
        let minutes = (self == Self::Travel).then(|| travel_minutes(said)).flatten();
        let of_minutes = minutes.and_then(|minutes| {
            let minutes = minutes.to_exact();
            let is_under = |(under, _): &&(u64, &str)| minutes < Exact::whole(*under);
            MINUTES.iter().find(is_under).map(|(_, name)| *name)
        });
        Some(of_minutes.unwrap_or(said))
    }
}

/// The place of a band among others: by what its word means, else after those that are known.
pub fn rank(band: &str) -> (usize, String) {
    let word = band.to_lowercase();
    let minutes = MINUTES.iter().position(|(_, name)| *name == band);
    let known = ORDER.iter().position(|words| words.contains(&word.as_str()));
    (minutes.or(known).unwrap_or(ORDER.len()), word)
}

/// Whether a word stands in an order that is known.
pub fn means_an_order(band: &str) -> bool {
    rank(band).0 < ORDER.len()
}

impl Bands {
    /// The commonest words of what these workers hold; of equally common ones the first in order.
    pub fn of(ledger: &Ledger, holders: &[Holder]) -> Self {
        let mut n_of_classes = vec![0_u64; ledger.classes.len()];
        for of_class in held_by(ledger, holders) {
            if let Some(n) = n_of_classes.get_mut(of_class.class as usize) {
                *n += of_class.n_cases;
            }
        }
        let shown = MixOf::ALL.map(|of| {
            let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
            for (class, &n_cases) in ledger.classes.iter().zip(&n_of_classes) {
                if let Some(band) = of.band(class).filter(|_| n_cases > 0) {
                    *counts.entry(band).or_default() += n_cases;
                }
            }
            let mut bands: Vec<(&str, u64)> = counts.into_iter().collect();
            bands.sort_by_key(|&(band, n_cases)| (Reverse(n_cases), band));
            bands.truncate(N_BANDS);
            let mut bands: Vec<String> =
                bands.into_iter().map(|(band, _)| band.to_owned()).collect();
            bands.sort_by_key(|band| rank(band));
            bands
        });
        let place = |of: MixOf, shown: &[String], class| {
            let band = of.band(class)?;
            Some(shown.iter().position(|known| known == band).unwrap_or(shown.len()))
        };
        let [complexity, risk, travel] = &shown;
        let places = |class| {
            [
                place(MixOf::Complexity, complexity, class),
                place(MixOf::Risk, risk, class),
                place(MixOf::Travel, travel, class),
            ]
        };
        let of_classes = ledger.classes.iter().map(places).collect();
        Self { shown, of_classes }
    }
}

impl Mix {
    /// The mix of what these workers hold, by these words.
    pub fn of(ledger: &Ledger, holders: &[Holder], bands: &Bands) -> Self {
        let mut n_cases = 0;
        // One more for other words.
        let mut counts = [[0_u64; N_BANDS + 1]; 3];
        for of_class in held_by(ledger, holders) {
            n_cases += of_class.n_cases;
            let places = bands.of_classes.get(of_class.class as usize);
            for (counts, place) in counts.iter_mut().zip(places.into_iter().flatten()) {
                if let Some(n) = place.and_then(|place| counts.get_mut(place)) {
                    *n += of_class.n_cases;
                }
            }
        }
        let parts = MixOf::ALL.into_iter().zip(&bands.shown).zip(counts);
        let parts = parts.filter(|((_, shown), _)| !shown.is_empty());
        let parts = parts.map(|((of, shown), counts)| {
            let n_others = counts.get(shown.len()).copied().unwrap_or(0);
            (of, MixPart { bands: shown.iter().cloned().zip(counts).collect(), n_others })
        });
        Self { n_cases, parts: parts.collect() }
    }
}

/// What these workers hold, by class.
fn held_by<'a>(
    ledger: &'a Ledger,
    holders: &'a [Holder],
) -> impl Iterator<Item = &'a ClassCount> + 'a {
    let held = holders.iter().flat_map(|holder| &holder.held_at);
    held.flat_map(|&at| ledger.classes_of(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_stand_in_their_order() {
        let mut bands = ["High", "Zebra", "low", "Medium"];
        bands.sort_by_key(|band| rank(band));
        assert_eq!(bands, ["low", "Medium", "High", "Zebra"]);
        let mut bands = ["60 minutes and over", "15 to 29 minutes", "Under 15 minutes"];
        bands.sort_by_key(|band| rank(band));
        assert_eq!(bands[0], "Under 15 minutes");
    }

    #[test]
    fn minutes_are_put_into_bands_and_words_stay() {
        let band = |travel: &str| {
            let class = CaseClass { travel: travel.to_owned(), ..CaseClass::default() };
            MixOf::Travel.band(&class).map(str::to_owned)
        };
        assert_eq!(band("15").as_deref(), Some("15 to 29 minutes"));
        assert_eq!(band("90").as_deref(), Some("60 minutes and over"));
        assert_eq!(band("29.5").as_deref(), Some("15 to 29 minutes"));
        assert_eq!(band("45 min").as_deref(), Some("30 to 59 minutes"));
        assert_eq!(band("2 hours").as_deref(), Some("2 hours"));
        assert_eq!(band("-5").as_deref(), Some("-5"));
        assert_eq!(band("far away").as_deref(), Some("far away"));
        assert_eq!(band(""), None);
    }
}
