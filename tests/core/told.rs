//! What the ledger holds beside who holds how many cases, against a naive calculation: classes,
//! waiting times, ages, last contacts, and how cases came and went.

mod naive;
mod rows;

use std::collections::BTreeMap;

use caseload_audit::audit::ledger::{FileTally, Ledger, Sources};
use caseload_audit::audit::name_choices::NameChoices;
use caseload_audit::audit::settings::CountUnit;
use caseload_audit::caseload::{CaseClass, Day};
use caseload_audit::pipeline::ReadFile;
use jiff::civil::Date;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::reading::read;
use naive::AtMonth;
use rows::{Kind, List, list};

/// By team and month.
pub type Answer = BTreeMap<(String, String), AtMonth>;

/// The ledger of files with these texts.
pub fn with_ledger<T>(texts: &[String], unit: CountUnit, ask: impl FnOnce(&Ledger) -> T) -> T {
    let read = |(id, text): (u32, &String)| read(id, &format!("{id}.csv"), &[text.as_bytes()]);
    let files: Vec<ReadFile> = (0..).zip(texts).map(read).collect();
    let tallies = files.iter().filter_map(ReadFile::tally);
    let tallies: Vec<FileTally<'_>> =
        tallies.map(|tally| FileTally { name: "file.csv", tally }).collect();
    let names = NameChoices::default();
    ask(&Ledger::of(&Sources { files: &tallies, staffing: &[], names: &names, unit }))
}

/// A class as the naive calculation names it.
fn in_words(class: &CaseClass) -> String {
    let words = [&class.case_type, &class.complexity, &class.risk, &class.travel];
    let words = words.map(|word| word.to_lowercase()).join("|");
    class.flags.iter().fold(words, |said, flag| format!("{said}|{flag:?}"))
}

fn answer_of(ledger: &Ledger) -> Answer {
    let mut answer = Answer::new();
    let class = |number: u32| in_words(&ledger.classes[number as usize]);
    for (&(team, month), moment) in &ledger.moments {
        let waiting = ledger.waiting_of(team, month);
        let n_waiting: u64 = waiting.iter().map(|waiting| waiting.n_cases).sum();
        assert_eq!(n_waiting, moment.n_unallocated);
        let days = |days: Vec<caseload_audit::audit::ledger::CaseDays>| {
            days.iter().map(|days| (days.n_days, days.n_cases)).collect()
        };
        let flow = ledger.flow.get(&(team, month));
        assert_eq!(flow.is_none(), ledger.no_flow.contains_key(&(team, month)));
        let mut at_month = AtMonth {
            held: Vec::new(),
            waiting: BTreeMap::new(),
            ages: days(ledger.ages_of(team, month)),
            contacts: days(ledger.since_contact_of(team, month)),
            flow: flow.map(|flow| (flow.n_opened, flow.n_closed, flow.n_open)),
        };
        for waiting in waiting {
            let key = (class(waiting.class), waiting.n_days);
            *at_month.waiting.entry(key).or_default() += waiting.n_cases;
        }
        let name = ledger.teams[team as usize].name.clone();
        answer.insert((name, month.iso()), at_month);
    }
    for (at, held) in ledger.held.iter().enumerate() {
        let classes = ledger.classes_of(at);
        let n_cases: u64 = classes.iter().map(|count| count.n_cases).sum();
        assert_eq!(n_cases, held.n_cases, "{held:?}");
        let name = ledger.teams[held.team as usize].name.clone();
        let of_worker = classes.iter().map(|count| (class(count.class), count.n_cases)).collect();
        answer.get_mut(&(name, held.month.iso())).unwrap().held.push(of_worker);
    }
    for at_month in answer.values_mut() {
        at_month.held.sort();
        let n_held: u64 = at_month.held.iter().flat_map(BTreeMap::values).sum();
        for days in [&at_month.ages, &at_month.contacts] {
            assert!(days.values().sum::<u64>() <= n_held);
        }
    }
    check_flow(ledger);
    assert_eq!(ledger.classes.first(), Some(&CaseClass::default()));
    answer
}

/// What is open at a month's end was open at the last one's, or came; and has not gone.
fn check_flow(ledger: &Ledger) {
    for (&(team, month), flow) in &ledger.flow {
        if let Some(before) = ledger.flow.get(&(team, month.previous())) {
            let n_open = before.n_open + flow.n_opened - flow.n_closed;
            assert_eq!(flow.n_open, n_open, "{month:?}");
        }
    }
}

fn parts(list: &List, cuts: &[Index]) -> Vec<String> {
    let mut places: Vec<usize> = cuts.iter().map(|cut| cut.index(list.rows.len() + 1)).collect();
    places.extend([0, list.rows.len()]);
    places.sort_unstable();
    let rows = places.windows(2).map(|pair| &list.rows[pair[0]..pair[1]]);
    rows.map(|rows| list.text(rows)).collect()
}

proptest! {
    #![proptest_config(crate::search::cases(100))]

    #[test]
    fn the_ledger_agrees_with_a_naive_calculation(list in list()) {
        let text = list.text(&list.rows);
        let program = with_ledger(std::slice::from_ref(&text), CountUnit::Cases, answer_of);
        prop_assert_eq!(program, naive::answer(&list), "program, then naive, for\n{}", text);
    }

    #[test]
    fn neither_order_nor_cuts_decide(
        (list, shuffled) in list().prop_flat_map(|list| {
            let rows = Just(list.rows.clone()).prop_shuffle();
            (Just(list), rows)
        }),
        cuts in vec(any::<Index>(), 1..4), is_reversed in any::<bool>(),
        unit in proptest::sample::select(&CountUnit::ALL),
    ) {
        let all = |ledger: &Ledger| {
            let mut findings: Vec<(String, u64)> = ledger
                .findings
                .iter()
                .filter(|finding| !format!("{:?}", finding.kind).starts_with("InSeveralFiles"))
                .map(|finding| (format!("{:?}", finding.kind), finding.n))
                .collect();
            findings.sort();
            (answer_of(ledger), ledger.classes.clone(), ledger.age_since, findings)
        };
        let whole = with_ledger(&[list.text(&list.rows)], unit, all);
        let other = List { kind: list.kind, rows: shuffled };
        let mut texts = parts(&other, &cuts);
        if is_reversed {
            texts.reverse();
        }
        prop_assert_eq!(whole, with_ledger(&texts, unit, all));
    }
}

/// The properties above say something only if what they speak of occurs.
#[test]
fn most_lists_have_conflicts_waiting_cases_and_flow() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let mut n_of = [0; 4];
    for _ in 0..100 {
        let list = list().new_tree(&mut runner).unwrap().current();
        let text = [list.text(&list.rows)];
        let seen = with_ledger(&text, CountUnit::Cases, |ledger| {
            let at = |find: &dyn Fn(&AtMonth) -> bool| answer_of(ledger).values().any(find);
            let in_conflict = |finding: &caseload_audit::issue::Finding| {
                format!("{:?}", finding.kind).starts_with("ClassesInConflict")
            };
            [
                ledger.findings.iter().any(in_conflict),
                at(&|month| month.waiting.keys().any(|(_, n_days)| n_days.is_some())),
                at(&|month| month.flow.is_some_and(|(opened, closed, _)| opened * closed > 0)),
                at(&|month| !month.contacts.is_empty() && !month.ages.is_empty()),
            ]
        });
        for (n, seen) in n_of.iter_mut().zip(seen) {
            *n += u32::from(seen);
        }
    }
    assert!(n_of.iter().all(|&n| n >= 25), "{n_of:?}");
}

fn day(number: i32) -> Day {
    Day::from_date(Date::constant(2019, 1, 1)).minus_days(-number)
}

fn is_allocations(list: &List) -> bool {
    matches!(list.kind, Kind::Allocations)
}
