//! What the cases of a class weigh by a scheme, and what of it the scheme did not know.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::bands::BandPoints;
use super::decimal::Decimal;
use super::points::Points;
use super::scheme::{Travel, WeightingScheme};
use crate::caseload::{CaseClass, MatchKey};

/// Minutes of travel that are believed: a whole day.
const MOST_MINUTES: Decimal = Decimal::of_ten_thousandths(1_440 * 10_000);

/// A part of the formula whose value comes from the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Part {
    /// The base, by case type.
    CaseType,
    /// Complexity.
    Complexity,
    /// Risk.
    Risk,
    /// Travel.
    Travel,
}

impl Part {
    /// Every part, in the order of the formula.
    pub const ALL: [Self; 4] = [Self::CaseType, Self::Complexity, Self::Risk, Self::Travel];

    /// Its name in a sentence: `complexity`.
    pub fn name(self) -> &'static str {
        match self {
            Self::CaseType => "case type",
            Self::Complexity => "complexity",
            Self::Risk => "risk",
            Self::Travel => "travel",
        }
    }

    /// What is said of it of cases of a class; empty where nothing is.
    pub fn said_of(self, class: &CaseClass) -> &str {
        match self {
            Self::CaseType => &class.case_type,
            Self::Complexity => &class.complexity,
            Self::Risk => &class.risk,
            Self::Travel => &class.travel,
        }
    }
}

/// What one case of a class weighs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// The points of one case, never below 0.
    pub points: Points,
    /// The parts that got what the scheme states for a value that it does not know, or for a blank.
    pub unscored: BTreeSet<Part>,
    /// Whether the case says nothing at all of what the scheme scores by: every part with words or
    /// minutes is unscored, and no mark that weighs is on it. Never so by a scheme that scores by none.
    pub is_untold: bool,
}

impl Score {
    /// Whether the scheme knew all that it scores by.
    pub fn is_fully_scored(&self) -> bool {
        self.unscored.is_empty()
    }
}

/// What a value of a case is worth, and whether the scheme knows it.
#[derive(Clone, Copy)]
struct Worth {
    points: Points,
    is_known: bool,
}

impl WeightingScheme {
    /// What one case of a class weighs: base + complexity + risk + travel + flags, × factor, then
    /// floor and cap; at least 0.
    ///
    /// A value that the scheme does not know, or none where the scheme scores by one, is worth what
    /// the scheme states for that, and the part counts as unscored. A part without words is worth
    /// the same for every case and never unscored. Minutes of travel that are no number, below 0 or
    /// more than a day are not known.
    ///
    /// ```
    /// use caseload_audit::caseload::CaseClass;
    /// use caseload_audit::weighting::illustrative::simple_points;
    /// let class = CaseClass {
    ///     complexity: "HIGH".to_owned(),
    ///     risk: "Green".to_owned(),
    ///     travel: "25".to_owned(),
    ///     ..CaseClass::default()
    /// };
    /// // 3 for complexity, 1 for risk, 25 minutes at 0.02.
    /// assert_eq!(simple_points().score(&class).points.to_exact().one_decimal(), "4.5");
    /// ```
    pub fn score(&self, class: &CaseClass) -> Score {
        let worths = Part::ALL.map(|part| self.worth(part, part.said_of(class)));
        self.score_of(worths, class)
    }

    /// The scores of classes, in their order: each value is looked up once, however many classes
    /// have it.
    pub fn score_all(&self, classes: &[CaseClass]) -> Vec<Score> {
        let mut known: [BTreeMap<&str, Worth>; 4] = Default::default();
        let mut scores = Vec::with_capacity(classes.len());
        for class in classes {
            let mut worths = [Worth { points: Points::ZERO, is_known: true }; 4];
            for ((part, known), worth) in Part::ALL.into_iter().zip(&mut known).zip(&mut worths) {
                let value = part.said_of(class);
                *worth = *known.entry(value).or_insert_with(|| self.worth(part, value));
            }
            scores.push(self.score_of(worths, class));
        }
        scores
    }

    /// The part with words by which cases are told apart first: complexity, else risk, case type or
    /// travel; `None` where the scheme has no words.
    pub fn first_part(&self) -> Option<(Part, &BandPoints)> {
        let travel = match &self.travel {
            Travel::Bands(bands) => Some(bands),
            Travel::Minutes { .. } => None,
        };
        [
            (Part::Complexity, Some(&self.complexity)),
            (Part::Risk, Some(&self.risk)),
            (Part::CaseType, Some(&self.case_type)),
            (Part::Travel, travel),
        ]
        .into_iter()
        .find_map(|(part, bands)| Some((part, bands.filter(|bands| bands.has_bands())?)))
    }

    /// The place of each class's word among those of the first part, in the order of their points;
    /// the place after the last for any other word, 0 for all where the scheme has no words.
    pub fn places_of_words(&self, classes: &[CaseClass]) -> Vec<u16> {
        let Some((part, bands)) = self.first_part() else { return vec![0; classes.len()] };
        let words: Vec<MatchKey> =
            bands.by_points().into_iter().map(|band| MatchKey::of(&band.word)).collect();
        let place = |value: &str| {
            let key = MatchKey::of(value);
            let place = words.iter().position(|word| *word == key).unwrap_or(words.len());
            u16::try_from(place).unwrap_or(u16::MAX)
        };
        let mut known: BTreeMap<&str, u16> = BTreeMap::new();
        classes
            .iter()
            .map(|class| {
                let value = part.said_of(class);
                *known.entry(value).or_insert_with(|| place(value))
            })
            .collect()
    }

    fn score_of(&self, worths: [Worth; 4], class: &CaseClass) -> Score {
        let of_flags = class.flags.iter().filter_map(|flag| self.flags.get(flag));
        let sum = worths.iter().map(|worth| worth.points).sum::<Points>()
            + of_flags.map(|&points| Points::from(points)).sum();
        let mut points = self.factor.map_or(sum, |factor| sum.times_factor(factor));
        if let Some(cap) = self.cap {
            points = points.min(cap.into());
        }
        let floor = self.floor.map_or(Points::ZERO, Points::from);
        let unknown = Part::ALL.into_iter().zip(worths).filter(|(_, worth)| !worth.is_known);
        let unscored: BTreeSet<Part> = unknown.map(|(part, _)| part).collect();
        let has_mark = class.flags.iter().any(|flag| self.flags.contains_key(flag));
        Score {
            points: points.max(floor).max(Points::ZERO),
            is_untold: !unscored.is_empty()
                && !has_mark
                && Part::ALL.into_iter().filter(|part| self.asks(*part)).count() == unscored.len(),
            unscored,
        }
    }

    /// Whether the scheme scores by what a case says of a part.
    fn asks(&self, part: Part) -> bool {
        match part {
            Part::CaseType => self.case_type.has_bands(),
            Part::Complexity => self.complexity.has_bands(),
            Part::Risk => self.risk.has_bands(),
            Part::Travel => match &self.travel {
                Travel::Bands(bands) => bands.has_bands(),
                Travel::Minutes { .. } => self.travel.is_scored(),
            },
        }
    }

    fn worth(&self, part: Part, value: &str) -> Worth {
        match part {
            Part::CaseType => of_bands(&self.case_type, value),
            Part::Complexity => of_bands(&self.complexity, value),
            Part::Risk => of_bands(&self.risk, value),
            Part::Travel => match &self.travel {
                Travel::Bands(bands) => of_bands(bands, value),
                Travel::Minutes { .. } if !self.travel.is_scored() => {
                    Worth { points: Points::ZERO, is_known: true }
                }
                Travel::Minutes { rate, unknown } => match travel_minutes(value) {
                    Some(minutes) => {
                        Worth { points: Points::product(minutes, *rate), is_known: true }
                    }
                    None => Worth { points: (*unknown).into(), is_known: false },
                },
            },
        }
    }
}

fn of_bands(bands: &BandPoints, word: &str) -> Worth {
    let points = if bands.has_bands() { bands.of(word) } else { Some(bands.other) };
    Worth { points: points.unwrap_or(bands.other).into(), is_known: points.is_some() }
}

/// Minutes of travel, as `45`, `45 min` or `22.5`; `None` of what is no number of minutes, below 0 or
/// more than a day.
pub fn travel_minutes(text: &str) -> Option<Decimal> {
    let text = text.trim().to_ascii_lowercase();
    let units = ["minutes", "minute", "mins", "min", "m"];
    let bare = units.iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(&text);
    let minutes = Decimal::parse(bare.trim_end_matches('.')).ok()?;
    (minutes >= Decimal::ZERO && minutes <= MOST_MINUTES).then_some(minutes)
}

#[cfg(test)]
mod tests;
