//! Capacities against those that councils and the probation service published.

use super::*;

fn number(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

fn fte(text: &str) -> WorkerTime {
    WorkerTime { fte: Fte::parse(text).ok(), ..WorkerTime::default() }
}

fn points(full_time: &str) -> CapacityRules {
    CapacityRules { full_time: FullTime::Points(number(full_time)), ..CapacityRules::default() }
}

fn hours() -> CapacityRules {
    let full_time = FullTime::HoursAWeek { hours: number("37"), available_share: number("0.85") };
    CapacityRules { full_time, ..CapacityRules::default() }
}

#[track_caller]
fn check(rules: &CapacityRules, worker: WorkerTime, expected: &str) {
    let shown = rules.capacity(worker).map(|capacity| capacity.value.at_most_two_decimals());
    assert_eq!(shown.as_deref(), Ok(expected));
}

#[track_caller]
fn none(rules: &CapacityRules, worker: WorkerTime, why: NoCapacity) {
    assert_eq!(rules.capacity(worker), Err(why));
}

/// Wirral's scheme: a full-time worker has 100 points, 15 of them not casework; newly qualified 90.
#[test]
fn wirral() {
    let rules = points("100");
    check(&rules, fte("1"), "100");
    check(&rules, WorkerTime { is_newly_qualified: true, ..fte("1") }, "90");
    let with_duties = CapacityRules { fixed_duties: number("15"), ..rules };
    check(&with_duties, fte("1"), "85");
    check(&with_duties, WorkerTime { is_newly_qualified: true, ..fte("1") }, "75");
    check(&with_duties, fte("0.6"), "51");
}

/// Probation (2005): target × contracted ÷ default hours × (contracted − reduction) ÷ contracted;
/// here 40 × 30 ÷ 37 × (30 − 7.5) ÷ 30 = 24.32.
#[test]
fn probation() {
    let reduced = Absence::Share(number("0.25"));
    let rules = CapacityRules { absence: reduced, ..points("40") };
    let expected = Exact::quotient(40 * 30 * 225, 37 * 300).unwrap();
    let worker = WorkerTime { is_absent: true, ..fte("30/37") };
    assert_eq!(rules.capacity(worker).unwrap().value, expected);
    check(&rules, worker, "24.32");
}

/// An hours scheme: 37 h × 52 ÷ 12 = 160.3 h a month, × 0.85 = 136.3, newly qualified × 0.9 = 122.7.
#[test]
fn hours_of_a_month() {
    let all = FullTime::HoursAWeek { hours: number("37"), available_share: number("1") };
    let shown = |rules: &CapacityRules, worker| rules.capacity(worker).unwrap().value.one_decimal();
    assert_eq!(shown(&CapacityRules { full_time: all, ..hours() }, fte("1")), "160.3");
    assert_eq!(shown(&hours(), fte("1")), "136.3");
    let newly_qualified = WorkerTime { is_newly_qualified: true, ..fte("1") };
    assert_eq!(shown(&hours(), newly_qualified), "122.7");
    assert_eq!(
        hours().capacity(newly_qualified).unwrap().expression,
        "37 \u{d7} 52 \u{f7} 12 \u{d7} 0.85 \u{d7} 1 \u{d7} 0.9"
    );
}

#[test]
fn an_absence_takes_a_share_or_points() {
    let absent = WorkerTime { is_absent: true, ..fte("0.5") };
    let rules = CapacityRules { fixed_duties: number("10"), ..points("100") };
    none(&rules, absent, NoCapacity::Absent);
    let half = CapacityRules { absence: Absence::Share(number("0.5")), ..rules.clone() };
    check(&half, absent, "22.5");
    assert_eq!(
        half.capacity(absent).unwrap().expression,
        "(100 \u{d7} 0.5 \u{2212} 10 \u{d7} 0.5) \u{d7} (1 \u{2212} 0.5)"
    );
    let in_points = CapacityRules { absence: Absence::Points(number("20")), ..rules.clone() };
    check(&in_points, absent, "35");
    none(
        &CapacityRules { absence: Absence::Points(number("90")), ..rules },
        absent,
        NoCapacity::Absent,
    );
}

#[test]
fn without_capacity_there_is_a_reason() {
    none(&CapacityRules::default(), fte("1"), NoCapacity::NotStated);
    none(&points("100"), WorkerTime::default(), NoCapacity::FteNotKnown);
    none(&points("100"), fte("0"), NoCapacity::FteZero);
    let all_duties = CapacityRules { fixed_duties: number("100"), ..points("100") };
    none(&all_duties, fte("1"), NoCapacity::NothingLeft);
    none(&points("0"), fte("1"), NoCapacity::NothingLeft);
}

#[test]
fn a_share_that_is_no_decimal_is_a_quotient_in_the_sum() {
    let capacity = points("100").capacity(fte("24/36")).unwrap();
    assert_eq!(capacity.expression, "100 \u{d7} (2 \u{f7} 3)");
    assert_eq!(capacity.value.fraction(), "200/3");
}
