//! The three schemes that come with the tool. They show how a scheme works and are nobody's policy:
//! no table of points for adult social care is published that could be taken over.

use std::collections::BTreeMap;

use super::bands::BandPoints;
use super::capacity::{CapacityRules, FullTime};
use super::decimal::Decimal;
use super::scheme::{SchemeOrigin, ScoreUnit, Travel, WeightingScheme};
use crate::caseload::CaseFlag;

/// The schemes, in the order they are offered.
pub fn all() -> [WeightingScheme; 3] {
    [count_only(), simple_points(), hours_a_month()]
}

/// Each case counts one; no capacity is stated.
pub fn count_only() -> WeightingScheme {
    WeightingScheme {
        unit: ScoreUnit::Cases,
        origin: SchemeOrigin::Illustrative,
        case_type: BandPoints::constant(Decimal::ONE),
        ..WeightingScheme::empty("Count only")
    }
}

/// Complexity and risk 1, 2, 3; a point for 50 minutes of travel; 1 or 2 for a flag. A full-time
/// worker has 100 points, 15 of them for work that is no casework (after Wirral's scheme).
pub fn simple_points() -> WeightingScheme {
    let mut risk = words([("Low", 1_0000), ("Medium", 2_0000), ("High", 3_0000)], 2_0000);
    for (colour, points) in [("Green", 1_0000), ("Amber", 2_0000), ("Red", 3_0000)] {
        risk.set(colour, Decimal::of_ten_thousandths(points));
    }
    WeightingScheme {
        origin: SchemeOrigin::Illustrative,
        complexity: words([("Low", 1_0000), ("Medium", 2_0000), ("High", 3_0000)], 2_0000),
        risk,
        travel: Travel::Minutes { rate: number(200), unknown: number(5_000) },
        flags: flags([2_0000, 2_0000, 1_0000, 1_0000]),
        capacity: CapacityRules {
            full_time: FullTime::Points(number(100_0000)),
            fixed_duties: number(15_0000),
            ..CapacityRules::default()
        },
        ..WeightingScheme::empty("Simple points")
    }
}

/// Hours a month: 3 for each case, more for complexity, risk and flags, and one visit there and back.
/// A full-time worker has 37 h × 52 ÷ 12 = 160.3 h a month, 85% of them for cases: 136.3.
pub fn hours_a_month() -> WeightingScheme {
    let mut risk = words([("Low", 0), ("Medium", 5_000), ("High", 2_0000)], 5_000);
    for (colour, hours) in [("Green", 0), ("Amber", 5_000), ("Red", 2_0000)] {
        risk.set(colour, Decimal::of_ten_thousandths(hours));
    }
    WeightingScheme {
        unit: ScoreUnit::Hours,
        origin: SchemeOrigin::Illustrative,
        case_type: BandPoints::constant(number(3_0000)),
        complexity: words([("Low", 0), ("Medium", 2_0000), ("High", 5_0000)], 2_0000),
        risk,
        // Two ways of a sixtieth of an hour a minute each, as near as four decimal places are.
        travel: Travel::Minutes { rate: number(333), unknown: number(8_000) },
        flags: flags([4_0000, 4_0000, 2_0000, 2_0000]),
        capacity: CapacityRules {
            full_time: FullTime::HoursAWeek {
                hours: number(37_0000),
                available_share: number(8_500),
            },
            ..CapacityRules::default()
        },
        ..WeightingScheme::empty("Hours a month")
    }
}

fn number(ten_thousandths: i64) -> Decimal {
    Decimal::of_ten_thousandths(ten_thousandths)
}

fn words<const N: usize>(points: [(&str, i64); N], other: i64) -> BandPoints {
    let mut bands = BandPoints::constant(number(other));
    for (word, points) in points {
        bands.set(word, number(points));
    }
    bands
}

fn flags(points: [i64; 4]) -> BTreeMap<CaseFlag, Decimal> {
    CaseFlag::ALL.into_iter().zip(points.map(number)).collect()
}
