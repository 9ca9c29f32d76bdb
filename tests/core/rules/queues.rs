//! Values in the worker column that are no worker.

use caseload_audit::audit::name_choices::NameChoices;
use caseload_audit::audit::names_found::Why;

use caseload_audit::audit::results::LeadsTo;

use super::*;

const ROWS: &str = "31/07/2019,A,North,Jane Smith,1,1,SW,C1\n\
    31/07/2019,A,North,Duty,,1,SW,C2\n\
    31/07/2019,A,North,North,,1,SW,C3\n\
    31/07/2019,A,North,Vacant post,,1,SW,C4\n\
    31/07/2019,A,North,vacant POST,,1,SW,C5\n\
    31/07/2019,A,North,,,1,SW,C6\n";

/// Cases, holders and unallocated cases of North's only month, and Read = Used + the reasons.
fn north(results: &Results) -> (u64, u64, u64) {
    let all = &results.account.all;
    let n_set_aside: u64 = all.set_aside.iter().map(|count| count.n_rows).sum();
    assert_eq!(all.n_read, all.n_used + n_set_aside);
    let month = &row(&audit(results).by_team, "North").monthly[0];
    (month.n_cases, month.n_holders, month.n_unallocated)
}

fn moved(values: &[(&str, bool)]) -> AuditSettings {
    let not_a_worker = values.iter().map(|&(name, is_none)| (MatchKey::of(name), is_none));
    let names = NameChoices { not_a_worker: not_a_worker.collect(), ..NameChoices::default() };
    AuditSettings { names, ..AuditSettings::default() }
}

fn values(results: &Results) -> Vec<(&str, u64, Why, bool)> {
    let listed = results.names.not_workers.listed.iter();
    listed.map(|v| (v.shown.as_str(), v.n_rows, v.why, v.is_unallocated)).collect()
}

#[test]
fn what_looks_like_a_queue_is_proposed_and_counts_as_a_worker_until_it_is_moved() {
    let found = results(&format!("{CASES}{ROWS}"));
    assert_eq!(north(&found), (4, 3, 2));
    assert_eq!(
        values(&found),
        [
            ("", 1, Why::ByRule, true),
            ("Duty", 1, Why::ByRule, true),
            ("North", 1, Why::NameOfATeam, false),
            ("Vacant post", 2, Why::LooksLikeQueue, false),
        ]
    );
    check_issue(
        &found,
        Severity::Check,
        "2 values in the worker column look like a queue or a team rather than a worker",
    );
    let issue = found.issues.iter().find(|issue| issue.found.contains("queue")).unwrap();
    assert_eq!(issue.places[0].lines.shown(), [4, 5, 6]);
    // The results say it too, without the values: they may be people after all.
    let caution = |results: &Results| {
        let cautions = audit(results).summary.cautions.iter();
        cautions
            .filter(|caution| caution.leads_to == Some(LeadsTo::Names))
            .map(|caution| caution.text.clone())
            .next()
    };
    let said = caution(&found).unwrap();
    assert!(said.starts_with("2 values in the worker column") && said.contains("with 3 rows"));
    assert!(!said.contains("acant"), "{said}");
    let mut files = audit_of(&[("file.csv", format!("{CASES}{ROWS}").as_bytes())]);
    let decided = files.results(&moved(&[("Vacant post", true), ("North", false)]));
    assert_eq!(caution(&decided), None);
}

#[test]
fn any_value_can_be_moved_either_way_but_the_empty_cell() {
    let text = format!("{CASES}{ROWS}");
    let mut files = audit_of(&[("file.csv", text.as_bytes())]);
    let settings = moved(&[("VACANT post", true), ("jane smith", true), ("duty", false)]);
    let found = files.results(&settings);
    assert_eq!(north(&found), (2, 2, 4));
    let expected = [
        ("", 1, Why::ByRule, true),
        ("Duty", 1, Why::Moved, false),
        ("Jane Smith", 1, Why::Moved, true),
        ("Vacant post", 2, Why::Moved, true),
        ("North", 1, Why::NameOfATeam, false),
    ];
    assert_eq!(values(&found), expected);
    assert_eq!(found.account.all.n_used_unallocated, 4);
    check_issue(&found, Severity::Check, "1 value in the worker column looks like a queue");
    // Taken back, everything is as it was; the empty cell never moves.
    let found = files.results(&moved(&[("", false)]));
    assert_eq!(north(&found), (4, 3, 2));
    assert!(!found.names.not_workers.listed[0].can_be_moved);
}

#[test]
fn a_queue_known_by_its_number_only_can_be_moved() {
    let text =
        "Month,Team,Staff no,Cases\nJul-19,North,1,5\nJul-19,North,900,7\nJul-19,North,901,7\n";
    let mut files = audit_of(&[("file.csv", text.as_bytes())]);
    assert_eq!(north(&files.results(&AuditSettings::default())), (19, 3, 0));
    assert_eq!(north(&files.results(&moved(&[("900", true), ("901", true)]))), (5, 1, 14));
}

#[test]
fn neither_the_order_of_rows_nor_of_files_decides_who_is_no_worker() {
    let rows: Vec<&str> = ROWS.lines().collect();
    let reversed: Vec<&str> = rows.iter().rev().copied().collect();
    let file = |rows: &[&str]| format!("{CASES}{}\n", rows.join("\n"));
    let settings = moved(&[("vacant post", true)]);
    let of = |files: &[String]| {
        let files: Vec<(&str, &[u8])> =
            ["a.csv", "b.csv"].into_iter().zip(files.iter().map(String::as_bytes)).collect();
        let found = audit_of(&files).results(&settings);
        (north(&found), found.names)
    };
    let expected = of(&[file(&rows)]);
    assert_eq!(of(&[file(&reversed)]), expected);
    assert_eq!(of(&[file(&rows[3..]), file(&rows[..3])]), expected);
}

#[test]
fn the_workers_are_listed_with_their_rows() {
    let found = results(&format!("{CASES}{ROWS}"));
    let workers = &found.names.workers;
    assert_eq!((workers.n, workers.has_more()), (3, false));
    let listed = workers.listed.iter().map(|worker| (worker.shown.as_str(), worker.n_rows));
    let expected = [("Jane Smith", 1), ("North", 1), ("Vacant post", 2)];
    assert_eq!(listed.collect::<Vec<_>>(), expected);
    let many: Vec<String> =
        (0..2_100).map(|n| format!("Jul-19,A,North,Person {n:04},1,{n}")).collect();
    let workers = results(&format!("{COUNTS}{}", many.join("\n"))).names.workers;
    assert_eq!((workers.n, workers.listed.len()), (2_100, 2_000));
}

#[test]
fn an_id_that_says_nothing_is_no_other_queue() {
    let found = results(
        "Team,Worker ID,Worker,Month,Cases\nNorth,,,Jul-19,1\nNorth,N/A,,Jul-19,1\n\
         North,7,A,Jul-19,5\n",
    );
    assert_eq!(set_aside(&found), [(Reason::ExactRepeat, 1, vec![3])]);
}
