//! Scores worked out by hand.

use super::*;
use crate::caseload::CaseFlag;
use crate::weighting::BandPoints;
use crate::weighting::illustrative::{count_only, hours_a_month, simple_points};

fn number(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

fn class(case_type: &str, complexity: &str, risk: &str, travel: &str) -> CaseClass {
    CaseClass {
        case_type: case_type.to_owned(),
        complexity: complexity.to_owned(),
        risk: risk.to_owned(),
        travel: travel.to_owned(),
        flags: BTreeSet::new(),
    }
}

#[track_caller]
fn check(scheme: &WeightingScheme, class: &CaseClass, points: &str, unscored: &[Part]) {
    let score = scheme.score(class);
    assert_eq!(score.points.to_exact(), number(points).to_exact(), "{class:?}");
    assert_eq!(score.unscored.iter().copied().collect::<Vec<_>>(), unscored, "{class:?}");
}

#[test]
fn count_only_weighs_each_case_one_whatever_it_says() {
    check(&count_only(), &CaseClass::default(), "1", &[]);
    check(&count_only(), &class("Memory", "Odd", "High", "-3"), "1", &[]);
}

#[test]
fn simple_points_by_hand() {
    check(&simple_points(), &class("", "Low", "Low", "0"), "2", &[]);
    check(&simple_points(), &class("", "High", "Amber", "45"), "5.9", &[]);
    let flags = BTreeSet::from([CaseFlag::Safeguarding, CaseFlag::Transition]);
    let flagged = CaseClass { flags, ..class("", "Medium", "RED", "50 mins") };
    check(&simple_points(), &flagged, "9", &[]);
}

#[test]
fn hours_by_hand() {
    // 3 + 5 + 2 + 60 × 0.0333
    check(&hours_a_month(), &class("", "High", "High", "60"), "11.998", &[]);
}

#[test]
fn what_is_not_known_gets_the_default_and_is_said() {
    let all = [Part::Complexity, Part::Risk, Part::Travel];
    check(&simple_points(), &CaseClass::default(), "4.5", &all);
    check(&simple_points(), &class("", "Very high", "Low", "10"), "3.2", &[Part::Complexity]);
    for minutes in ["", "-10", "far", "1441", "1e9", "10-20"] {
        check(&simple_points(), &class("", "Low", "Low", minutes), "2.5", &[Part::Travel]);
    }
}

#[test]
fn travel_by_bands() {
    let mut bands = BandPoints::constant(number("0.5"));
    bands.set("Far", number("2"));
    let scheme = WeightingScheme { travel: Travel::Bands(bands), ..count_only() };
    check(&scheme, &class("", "", "", "FAR"), "3", &[]);
    check(&scheme, &class("", "", "", "30"), "1.5", &[Part::Travel]);
}

#[test]
fn minutes_that_are_not_scored_are_not_asked_for() {
    let travel = Travel::Minutes { rate: Decimal::ZERO, unknown: Decimal::ZERO };
    check(&WeightingScheme { travel, ..count_only() }, &CaseClass::default(), "1", &[]);
}

#[test]
fn factor_then_floor_and_cap() {
    let with = |factor, floor, cap| WeightingScheme {
        factor: Decimal::parse(factor).ok(),
        floor: Decimal::parse(floor).ok(),
        cap: Decimal::parse(cap).ok(),
        ..simple_points()
    };
    let case = class("", "Medium", "Low", "25");
    check(&with("1.5", "", ""), &case, "5.25", &[]);
    check(&with("1.5", "", "5"), &case, "5", &[]);
    check(&with("0.5", "2", ""), &case, "2", &[]);
    check(&with("1", "6", "5"), &case, "6", &[]);
    check(&with("0", "", ""), &case, "0", &[]);
}

#[test]
fn a_case_never_weighs_less_than_nothing() {
    let mut bands = BandPoints::default();
    bands.set("Light", number("-3"));
    let scheme = WeightingScheme { complexity: bands, ..count_only() };
    check(&scheme, &class("", "Light", "", ""), "0", &[]);
    check(
        &WeightingScheme { floor: Some(number("0.25")), ..scheme },
        &class("", "Light", "", ""),
        "0.25",
        &[],
    );
}

#[test]
fn classes_together_are_scored_as_each_alone() {
    let words = ["", "Low", "Medium", "High", "Red", "45", "-1"];
    let mut classes = Vec::new();
    for complexity in words {
        for risk in words {
            for travel in words {
                classes.push(class("Memory", complexity, risk, travel));
            }
        }
    }
    let scheme = simple_points();
    let alone: Vec<Score> = classes.iter().map(|class| scheme.score(class)).collect();
    assert_eq!(scheme.score_all(&classes), alone);
    assert_eq!(scheme.score_all(&[]), []);
}
