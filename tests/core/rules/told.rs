//! What rows tell of their case: classes, waiting times, ages, last contacts, comings and goings.

use caseload_audit::audit::ledger::{AgeSince, Ledger, NoFlow};
use caseload_audit::audit::settings::CountUnit;
use caseload_audit::caseload::CaseFlag;

use super::*;
use crate::told::with_ledger;

const LIST: &str = "Snapshot date,Team,Worker,Case ID,Complexity,Risk,CHC,Allocated date,\
    Date referred,Last review date,Last contact\n";

fn ledger_of<T>(texts: &[&str], unit: CountUnit, ask: impl FnOnce(&Ledger) -> T) -> T {
    let texts: Vec<String> = texts.iter().map(|&text| text.to_owned()).collect();
    with_ledger(&texts, unit, ask)
}

fn july() -> Month {
    Month::new(2019, 7).unwrap()
}

fn ages(ledger: &Ledger, month: Month) -> Vec<(u32, u64)> {
    ledger.ages_of(0, month).iter().map(|days| (days.n_days, days.n_cases)).collect()
}

fn waiting(ledger: &Ledger, month: Month) -> Vec<(u32, Option<u32>, u64)> {
    let waiting = ledger.waiting_of(0, month);
    waiting.iter().map(|waiting| (waiting.class, waiting.n_days, waiting.n_cases)).collect()
}

fn flow(ledger: &Ledger, month: Month) -> Option<(u64, u64, u64)> {
    let flow = ledger.flow.get(&(0, month))?;
    Some((flow.n_opened, flow.n_closed, flow.n_open))
}

#[test]
fn a_case_on_several_rows_is_of_the_class_that_most_of_them_give() {
    let rows = "31/07/2019,North,A,C1,Low,,N,,,,\n31/07/2019,North,A,C1,HIGH,,N,,,,\n\
        31/07/2019,North,A,C1,high,,,,,,\n31/07/2019,North,A,C2,Low,,,,,,\n\
        31/07/2019,North,A,C2,high,,,,,,\n31/07/2019,North,A,C3,,,Yes,,,,\n\
        31/07/2019,North,A,,low,,0,,,,\n";
    let file = format!("{LIST}{rows}");
    ledger_of(&[&file], CountUnit::Cases, |ledger| {
        // Nothing, the mark alone, then by the words: high, low.
        let words: Vec<&str> = ledger.classes.iter().map(|c| c.complexity.as_str()).collect();
        assert_eq!(words, ["", "", "high", "Low"]);
        let flags: Vec<CaseFlag> = ledger.classes[1].flags.iter().copied().collect();
        assert_eq!(flags, [CaseFlag::ContinuingHealthcare]);
        // C1 by two rows of three; C2 by the greater words; C3; the row without a case.
        let counts = ledger.classes_of(0).iter().map(|count| (count.class, count.n_cases));
        assert_eq!(counts.collect::<Vec<_>>(), [(1, 1), (2, 1), (3, 2)]);
        assert_eq!(ledger.held[0].n_cases, 4);
    });
    check_issue(&results(&file), Severity::Check, "2 cases have rows that say different things");
    let rows_of = |unit| {
        ledger_of(&[&file], unit, |ledger| {
            let counts = ledger.classes_of(0).iter().map(|count| (count.class, count.n_cases));
            counts.collect::<Vec<_>>()
        })
    };
    assert_eq!(rows_of(CountUnit::Rows), [(1, 1), (2, 3), (3, 3)]);
}

#[test]
fn waiting_is_counted_from_the_referral_or_else_the_allocation() {
    let rows = "31/07/2019,North,,C1,Low,,,20/07/2019,01/07/2019,,\n\
        31/07/2019,North,,C1,Low,,,,11/07/2019,,\n31/07/2019,North,Duty,C2,,,,21/07/2019,,,\n\
        31/07/2019,North,,C3,,,,,01/08/2019,,\n31/07/2019,North,,C4,,,,,,,\n\
        31/07/2019,North,,,,,,,30/07/2019,,\n";
    ledger_of(&[&format!("{LIST}{rows}")], CountUnit::Cases, |ledger| {
        // C3 is of a day to come, C4 of none; C1 waits since the earlier of its two.
        let expected = [(0, None, 2), (0, Some(1), 1), (0, Some(10), 1), (1, Some(30), 1)];
        assert_eq!(waiting(ledger, july()), expected);
        assert_eq!(ledger.moments[&(0, july())].n_unallocated, 5);
    });
}

#[test]
fn ages_are_since_the_referral_where_the_file_has_it() {
    let rows = "31/07/2019,North,A,C1,,,,21/07/2019,01/07/2019,,\n\
        31/07/2019,North,B,C1,,,,25/07/2019,01/07/2019,,\n\
        31/07/2019,North,A,C2,,,,21/07/2019,,,\n31/07/2019,North,A,C3,,,,,soon,,\n";
    let with = format!("{LIST}{rows}");
    ledger_of(&[&with], CountUnit::Cases, |ledger| {
        // Both workers who hold C1 count it; of C2 and C3 it is not known.
        assert_eq!(ages(ledger, july()), [(30, 2)]);
        assert_eq!(ledger.age_since, Some(AgeSince::Referral));
    });
    check_issue(&results(&with), Severity::Check, "The referral date could not be read in 1 row");
    let without = with.replace("Date referred", "Something");
    ledger_of(&[&without], CountUnit::Cases, |ledger| {
        assert_eq!(ages(ledger, july()), [(6, 1), (10, 2)]);
        assert_eq!(ledger.age_since, Some(AgeSince::Allocation));
    });
}

#[test]
fn the_later_of_review_and_contact_by_the_snapshot_counts() {
    let rows = "31/07/2019,North,A,C1,,,,,,01/07/2019,21/07/2019\n\
        31/07/2019,North,A,C2,,,,,,30/07/2019,01/08/2019\n\
        31/07/2019,North,A,C3,,,,,,01/09/2019,\n31/07/2019,North,A,C4,,,,,,,\n";
    ledger_of(&[&format!("{LIST}{rows}")], CountUnit::Cases, |ledger| {
        let days = ledger.since_contact_of(0, july());
        let days: Vec<_> = days.iter().map(|days| (days.n_days, days.n_cases)).collect();
        assert_eq!(days, [(1, 1), (10, 1)]);
        assert!(ledger.tells_contact);
    });
}

#[test]
fn cases_that_were_not_there_a_month_ago_are_opened() {
    let rows = "31/07/2019,North,A,C1\n31/07/2019,North,A,C2\n31/07/2019,North,B,C1\n\
        31/08/2019,North,,C2\n31/08/2019,North,A,C3\n31/08/2019,North,A,C4\n\
        30/09/2019,North,A,\n30/09/2019,North,A,C4\n31/10/2019,North,A,C4\n";
    let file = format!("Snapshot date,Team,Worker,Case ID\n{rows}");
    let counts = "Month,Team,Worker,Cases\nNov-19,North,A,3\n";
    ledger_of(&[&file, counts], CountUnit::Cases, |ledger| {
        let month = |number| Month::new(2019, number).unwrap();
        assert_eq!(flow(ledger, month(8)), Some((2, 1, 3)));
        assert_eq!(ledger.flow.len(), 1);
        let why = (7..=11).map(|number| ledger.no_flow.get(&(0, month(number))).copied());
        let expected = [
            Some(NoFlow::NoMonthBefore),
            None,
            Some(NoFlow::WithoutCaseId),
            Some(NoFlow::WithoutCaseId),
            Some(NoFlow::NumbersOnly),
        ];
        assert_eq!(why.collect::<Vec<_>>(), expected);
        // Numbers say nothing of the cases.
        assert_eq!(ledger.classes_of(ledger.held.len() - 1).len(), 1);
        assert_eq!(ledger.age_since, None);
    });
}

#[test]
fn two_lists_are_not_compared() {
    let one = "Snapshot date,Team,Worker,Case ID\n31/07/2019,North,A,C1\n";
    let other = "As at,Team,Worker,Case ID\n31/08/2019,North,A,C1\n";
    ledger_of(&[one, other], CountUnit::Cases, |ledger| {
        let august = july().next();
        assert_eq!(ledger.no_flow[&(0, august)], NoFlow::AnotherList);
    });
}

#[test]
fn allocations_of_one_case_that_meet_are_one() {
    let rows = "C1,North,A,01/07/2019,10/07/2019\nC1,North,B,10/07/2019,05/08/2019\n\
        C1,North,,20/08/2019,\nC2,North,A,31/07/2019,31/07/2019\nC3,North,A,15/08/2019,\n\
        ,North,A,01/07/2019,\n";
    ledger_of(&[&format!("{SPELLS}{rows}")], CountUnit::Cases, |ledger| {
        // July: C1, the row without a case, and C2, which is closed on its day.
        assert_eq!(flow(ledger, july()), Some((3, 1, 2)));
        // August: C1 is closed and comes again, C3 comes.
        assert_eq!(flow(ledger, july().next()), Some((2, 1, 3)));
        assert_eq!(ages(ledger, july()), [(21, 1), (30, 1)]);
        assert_eq!(ages(ledger, july().next()), [(16, 1), (61, 1)]);
        assert_eq!(waiting(ledger, july().next()), [(0, Some(11), 1)]);
        assert_eq!(ledger.age_since, Some(AgeSince::Allocation));
    });
}
