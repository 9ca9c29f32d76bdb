//! A weighting scheme: every number that decides what a case weighs and how much a worker can carry.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::bands::BandPoints;
use super::capacity::CapacityRules;
use super::decimal::Decimal;
use super::illustrative;
use crate::caseload::CaseFlag;

/// A scheme. Until another is chosen, each case counts one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeightingScheme {
    /// Its name, as it stands with every weighted figure.
    pub name: String,
    /// Its revision, from 1: raised by whoever changes it.
    pub revision: u32,
    /// What is added up.
    pub unit: ScoreUnit,
    /// Where its numbers come from.
    pub origin: SchemeOrigin,
    /// The base, by case type.
    pub case_type: BandPoints,
    /// What is added for complexity.
    pub complexity: BandPoints,
    /// What is added for risk.
    pub risk: BandPoints,
    /// What is added for travel.
    pub travel: Travel,
    /// What is added for each flag that a case has.
    pub flags: BTreeMap<CaseFlag, Decimal>,
    /// What the sum is multiplied by.
    pub factor: Option<Decimal>,
    /// The least that a case weighs. Without it a case weighs 0 at least.
    pub floor: Option<Decimal>,
    /// The most that a case weighs. Where it is below the floor, the floor decides.
    pub cap: Option<Decimal>,
    /// How much a worker can carry.
    pub capacity: CapacityRules,
}

impl Default for WeightingScheme {
    fn default() -> Self {
        illustrative::count_only()
    }
}

/// Where the numbers of a scheme come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum SchemeOrigin {
    /// It only shows how a scheme works, and is not anybody's agreed policy.
    Illustrative,
    /// Edited from an illustrative one, and not given a name of its own yet: most of its numbers may
    /// still be examples.
    BasedOnIllustrative,
    /// Somebody's own.
    #[default]
    Own,
}

impl SchemeOrigin {
    /// What points by which a title is true are called before it says so: `Example points`. Nothing of
    /// a scheme of one's own.
    pub fn example(self, unit: ScoreUnit) -> Option<&'static str> {
        match (self, unit) {
            (Self::Own, _) => None,
            (_, ScoreUnit::Cases) => Some("Example weights"),
            (_, ScoreUnit::Points) => Some("Example points"),
            (_, ScoreUnit::Hours) => Some("Example hours"),
        }
    }

    /// What has to stand with every figure that rests on the scheme: `illustrative: its points are
    /// examples, not a standard`. Nothing of a scheme of one's own.
    pub fn caution(self, unit: ScoreUnit) -> Option<String> {
        let numbers = match unit {
            ScoreUnit::Cases => "weights",
            ScoreUnit::Points | ScoreUnit::Hours => unit.name(),
        };
        match self {
            Self::Illustrative => {
                Some(format!("illustrative: its {numbers} are examples, not a standard"))
            }
            Self::BasedOnIllustrative => Some(format!(
                "based on an illustrative scheme, whose {numbers} are examples, not a standard"
            )),
            Self::Own => None,
        }
    }
}

/// What is added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ScoreUnit {
    /// Cases, weighted or not.
    Cases,
    /// Points.
    #[default]
    Points,
    /// Hours, of a month where the scheme's capacity is of a month.
    Hours,
}

impl ScoreUnit {
    /// Every unit, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Cases, Self::Points, Self::Hours];

    /// Its name in a sentence and in a scheme's file: `points`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cases => "cases",
            Self::Points => "points",
            Self::Hours => "hours",
        }
    }

    /// At the head of a column: `Points`.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Cases => "Weighted cases",
            Self::Points => "Points",
            Self::Hours => "Hours",
        }
    }
}

/// How travel is scored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Travel {
    /// By the word that the case gives, such as Near and Far.
    Bands(BandPoints),
    /// By the minutes that the case gives.
    Minutes {
        /// For each minute.
        rate: Decimal,
        /// Where no minutes are known.
        unknown: Decimal,
    },
}

impl Default for Travel {
    fn default() -> Self {
        Self::Bands(BandPoints::default())
    }
}

impl Travel {
    /// Whether a case can be worth other than nothing by it.
    pub fn is_scored(&self) -> bool {
        match self {
            Self::Bands(bands) => bands.is_scored(),
            Self::Minutes { rate, unknown } => !rate.is_zero() || !unknown.is_zero(),
        }
    }
}

impl WeightingScheme {
    /// A scheme of this name in which nothing is scored and no capacity stated.
    pub fn empty(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            revision: 1,
            unit: ScoreUnit::Points,
            origin: SchemeOrigin::Own,
            case_type: BandPoints::default(),
            complexity: BandPoints::default(),
            risk: BandPoints::default(),
            travel: Travel::default(),
            flags: BTreeMap::new(),
            factor: None,
            floor: None,
            cap: None,
            capacity: CapacityRules::default(),
        }
    }

    /// Its name with its revision: `Simple points, revision 1`.
    pub fn title(&self) -> String {
        format!("{}, revision {}", self.name, self.revision)
    }

    /// Whether each case weighs one, whatever is said of it, so that weighted figures are the counts.
    pub fn is_count(&self) -> bool {
        let is_constant = !self.case_type.has_bands() && self.case_type.other == Decimal::ONE;
        let is_plain = self.flags.values().all(|points| points.is_zero())
            && !self.complexity.is_scored()
            && !self.risk.is_scored()
            && !self.travel.is_scored();
        let is_one = |bound: Option<Decimal>| bound.is_none_or(|bound| bound == Decimal::ONE);
        let is_not_above = |bound: Option<Decimal>| bound.is_none_or(|bound| bound <= Decimal::ONE);
        is_constant
            && is_plain
            && is_one(self.factor)
            && is_not_above(self.floor)
            && self.cap.is_none_or(|cap| cap >= Decimal::ONE)
    }

    /// Whether every case weighs the same nothing: there is nothing in the scheme to score by.
    pub fn scores_nothing(&self) -> bool {
        let is_nothing = |bound: Option<Decimal>| bound.is_none_or(Decimal::is_zero);
        let has_parts = self.case_type.is_scored()
            || self.complexity.is_scored()
            || self.risk.is_scored()
            || self.travel.is_scored()
            || self.flags.values().any(|points| !points.is_zero());
        let comes_to_nothing = !has_parts
            || self.factor.is_some_and(Decimal::is_zero)
            || self.cap.is_some_and(Decimal::is_zero);
        comes_to_nothing && is_nothing(self.floor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn count_only_is_a_count_and_others_are_not() {
        let [count, points, hours] = illustrative::all();
        assert!(count.is_count());
        assert!(!points.is_count());
        assert!(!hours.is_count());
        let doubled = WeightingScheme { factor: Decimal::parse("2").ok(), ..count };
        assert!(!doubled.is_count());
    }

    #[test]
    fn a_scheme_survives_the_way_to_the_page() {
        for scheme in illustrative::all() {
            let bytes = postcard::to_allocvec(&scheme).unwrap();
            assert_eq!(postcard::from_bytes::<WeightingScheme>(&bytes).unwrap(), scheme);
            let text = serde_json::to_string(&scheme).unwrap();
            assert_eq!(serde_json::from_str::<WeightingScheme>(&text).unwrap(), scheme);
        }
    }

    #[test]
    fn a_scheme_without_parts_scores_nothing() {
        let empty = WeightingScheme::empty("New");
        assert!(empty.scores_nothing());
        let with_floor = WeightingScheme { floor: Some(Decimal::ONE), ..empty };
        assert!(!with_floor.scores_nothing());
        let capped = WeightingScheme { cap: Some(Decimal::ZERO), ..WeightingScheme::default() };
        assert!(capped.scores_nothing());
    }
}
