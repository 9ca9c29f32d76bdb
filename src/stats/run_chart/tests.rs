//! Limits against published ones, and signals in runs made for them.

use super::*;

fn hundredths(values: &[u64]) -> Vec<Exact> {
    values.iter().map(|&value| Exact::quotient(value, 100).unwrap()).collect()
}

fn whole(values: &[u64]) -> Vec<Exact> {
    values.iter().map(|&value| Exact::whole(value)).collect()
}

#[track_caller]
fn places(values: &[u64], kind: SignalKind, is_up: bool) -> Vec<Vec<usize>> {
    let chart = RunChart::of(&whole(values)).unwrap();
    let signals = chart.signals.into_iter();
    signals.filter(|one| one.kind == kind && one.is_up == is_up).map(|one| one.places).collect()
}

/// Montgomery, Introduction to Statistical Quality Control, chapter on control charts for individual
/// measurements: viscosity of aircraft primer paint in 15 batches. Mean 33.52, mean moving range
/// 0.48, limits 32.24 and 34.80.
#[test]
fn as_montgomery_gives_them() {
    let viscosity = hundredths(&[
        3_375, 3_305, 3_400, 3_381, 3_346, 3_402, 3_368, 3_327, 3_349, 3_320, 3_362, 3_300, 3_354,
        3_312, 3_384,
    ]);
    let chart = RunChart::of(&viscosity).unwrap();
    let shown = [&chart.mean, &chart.mean_moving_range, &chart.lower, &chart.upper]
        .map(Exact::at_most_two_decimals);
    assert_eq!(shown, ["33.52", "0.48", "32.24", "34.8"]);
    assert_eq!(chart.n_screened, 0);
    assert!(!chart.is_trial);
    assert_eq!(chart.signals, []);
}

/// The example of the Python package `spc_plotly`: 38 months with the mean 2820.63 and the mean moving
/// range 571.89, which there gives the upper limit 4341.86. One moving range, 2,003, is above 3.267
/// times the mean: the others add up to 19,157 in 36.
#[test]
fn a_moving_range_that_is_too_large_is_screened_out() {
    let counts = whole(&[
        2_478, 2_350, 2_485, 2_296, 2_359, 2_567, 3_089, 2_668, 1_788, 2_854, 2_365, 1_883, 1_959,
        1_927, 2_640, 2_626, 2_144, 2_409, 4_412, 3_287, 3_049, 3_364, 3_078, 2_972, 3_415, 2_753,
        3_102, 2_191, 3_693, 4_385, 4_699, 3_031, 2_659, 3_885, 2_628, 2_621, 3_071, 2_002,
    ]);
    let chart = RunChart::of(&counts).unwrap();
    let of_all = mean_of(&chart.moving_ranges).unwrap();
    assert_eq!(chart.mean.at_most_two_decimals(), "2,820.63");
    assert_eq!(of_all.at_most_two_decimals(), "571.89");
    let unscreened = chart.mean.plus(&scaled(&of_all, 266, 100).unwrap());
    assert_eq!(unscreened.at_most_two_decimals(), "4,341.86");
    assert_eq!(chart.n_screened, 1);
    assert_eq!(chart.mean_moving_range, Exact::quotient(19_157, 36).unwrap());
    assert_eq!(chart.signals.iter().filter(|one| one.kind == SignalKind::Outside).count(), 3);
}

#[test]
fn few_values_have_no_limits_or_trial_limits() {
    let none = RunChart::of(&whole(&[20, 21, 22])).unwrap_err();
    assert_eq!(
        none.to_string(),
        "3 values are too few to tell chance from change; limits need at least 6"
    );
    assert!(RunChart::of(&[]).is_err());
    assert!(RunChart::of(&whole(&[20, 21, 22, 20, 21])).is_err());
    assert!(RunChart::of(&whole(&[20; 11])).unwrap().is_trial);
    assert!(!RunChart::of(&whole(&[20; 12])).unwrap().is_trial);
}

#[test]
fn values_that_are_all_the_same_signal_nothing() {
    let chart = RunChart::of(&whole(&[20; 24])).unwrap();
    assert_eq!((chart.lower, chart.upper), (Exact::whole(20), Exact::whole(20)));
    assert_eq!(chart.signals, []);
}

/// Mean 21.58; ten moving ranges are 2, the last one, 21, is screened out. So the limits are 21.58 ±
/// 2.66 × 2.
#[test]
fn a_value_outside() {
    let values = [19, 21, 19, 21, 19, 21, 19, 21, 19, 21, 19, 40];
    assert_eq!(places(&values, SignalKind::Outside, true), [vec![11]]);
    assert!(places(&values, SignalKind::Outside, false).is_empty());
}

#[test]
fn seven_on_one_side() {
    let six = [10, 12, 10, 12, 10, 12, 21, 22, 21, 22, 21, 22, 10, 12];
    assert!(places(&six, SignalKind::OneSide, true).is_empty());
    let seven = [10, 12, 10, 12, 10, 12, 21, 22, 21, 22, 21, 22, 21, 10, 12];
    assert_eq!(places(&seven, SignalKind::OneSide, true), [(6..13).collect::<Vec<_>>()]);
    // Mean 20: the value that is on it ends the run.
    let broken = [21, 21, 21, 20, 21, 21, 21, 19, 19, 19, 20, 19, 19, 19];
    assert!(places(&broken, SignalKind::OneSide, true).is_empty());
    assert!(places(&broken, SignalKind::OneSide, false).is_empty());
}

#[test]
fn seven_rising_or_falling() {
    let rising = [20, 14, 15, 16, 17, 18, 19, 20, 14, 20];
    assert_eq!(places(&rising, SignalKind::Trend, true), [(1..8).collect::<Vec<_>>()]);
    let six = [20, 15, 16, 17, 18, 19, 20, 14, 20];
    assert!(places(&six, SignalKind::Trend, true).is_empty());
    let level = [20, 14, 15, 16, 16, 17, 18, 19, 14, 20];
    assert!(places(&level, SignalKind::Trend, true).is_empty());
    let falling = [14, 22, 21, 20, 19, 18, 17, 16, 15, 20];
    assert_eq!(places(&falling, SignalKind::Trend, false), [(1..9).collect::<Vec<_>>()]);
}

/// Mean 20; the moving ranges add up to 18 in 15. Two thirds of the way to a limit are 2.66 × 18/15 ×
/// 2/3 = 2.13: 23 is beyond, 18 is not.
#[test]
fn two_of_three_near_a_limit() {
    let values = [20, 21, 20, 19, 20, 23, 23, 20, 19, 20, 19, 20, 19, 20, 19, 18];
    let chart = RunChart::of(&whole(&values)).unwrap();
    assert_eq!(chart.mean, Exact::whole(20));
    assert_eq!(chart.mean_moving_range, Exact::quotient(18, 15).unwrap());
    assert_eq!(places(&values, SignalKind::NearLimit, true), [vec![5, 6]]);
    assert!(places(&values, SignalKind::NearLimit, false).is_empty());
}

#[test]
fn near_a_limit_hangs_together_over_a_gap_of_one() {
    let near = |text: &str| near_groups(&text.chars().map(|c| c == 'x').collect::<Vec<_>>());
    assert_eq!(near("x.x.."), [vec![0, 2]]);
    assert!(near("x..x").is_empty());
    assert_eq!(near("xx..x.xx"), [vec![0, 1], vec![4, 6, 7]]);
    assert!(near("").is_empty());
}
