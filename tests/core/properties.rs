//! What holds for any file: neither cuts nor orders decide a figure, nothing panics, and every row
//! is accounted for.

use crate::mutation::mutation;
use crate::reading::{data_file, read};
use crate::search;
use caseload_audit::audit::account::{Reason, RowAccount};
use caseload_audit::audit::figures::{FigureTable, MonthFigures, RowsOfFile};
use caseload_audit::audit::results::{MonthChoice, Results};
use caseload_audit::audit::settings::{AuditSettings, Measure};
use caseload_audit::intake::source::FileId;
use caseload_audit::pipeline::AuditFiles;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::TestRunner;

/// What must not depend on cuts and orders: the tables, the months, what happened to how many
/// rows, and what was found how often.
#[derive(Debug, PartialEq)]
struct Answer {
    tables: Vec<FigureTable>,
    months: Vec<MonthChoice>,
    n_read: u64,
    n_used: (u64, u64),
    set_aside: Vec<(Reason, u64)>,
    n_blank_lines: u64,
    findings: Vec<(String, String)>,
}

fn answer(audit: &mut AuditFiles, measure: Measure) -> Answer {
    let results = audit.results(&AuditSettings { measure, ..AuditSettings::default() });
    check_adds_up(&results.account);
    let all = &results.account.all;
    let counts = all.set_aside.iter().map(|count| count.n_rows);
    // That two files share teams' months is said of files, not of rows.
    let of_rows = results.issues.iter().filter(|i| !i.consequence.starts_with("Both files"));
    let mut findings: Vec<(String, String)> =
        of_rows.map(|i| (i.found.clone(), i.consequence.clone())).collect();
    findings.sort();
    Answer {
        n_read: all.n_read,
        n_used: (all.n_used, all.n_used_unallocated),
        set_aside: results.account.reasons.iter().copied().zip(counts).collect(),
        n_blank_lines: all.n_blank_lines,
        findings,
        tables: tables(&results),
        months: results.months,
    }
}

fn tables(results: &Results) -> Vec<FigureTable> {
    let audit = results.audit.iter();
    let tables =
        audit.flat_map(|audit| audit.by_area.iter().chain([&audit.by_team]).chain(&audit.by_role));
    let mut tables: Vec<FigureTable> = tables.cloned().collect();
    for table in &mut tables {
        for row in table.rows.iter_mut().chain([&mut table.all_teams]) {
            row.monthly.iter_mut().for_each(add_up_rows);
        }
    }
    tables
}

/// How many rows a month rests on, in whichever files they are.
fn add_up_rows(month: &mut MonthFigures) {
    let sum = |of: fn(&RowsOfFile) -> u64| month.rows.iter().map(of).sum::<u64>();
    let (n_rows, n_waiting) = (sum(|rows| rows.n_rows), sum(|rows| rows.n_waiting));
    month.rows = vec![RowsOfFile { file: 0, n_rows, n_waiting }];
}

fn check_adds_up(account: &RowAccount) {
    for row in account.files.iter().chain([&account.all]) {
        let n_set_aside: u64 = row.set_aside.iter().map(|count| count.n_rows).sum();
        assert_eq!(row.n_read, row.n_used + n_set_aside, "{account:?}");
    }
    let n_read: u64 = account.files.iter().map(|row| row.n_read).sum();
    assert_eq!(n_read, account.all.n_read);
}

fn audit_of_parts(parts: &[String]) -> AuditFiles {
    let mut audit = AuditFiles::new();
    for (id, part) in (0..).zip(parts) {
        audit.add(read(id, &format!("part {id}.csv"), &[part.as_bytes()]));
    }
    audit
}

/// A file as its header and its records, so that it can be cut and put in other orders.
#[derive(Clone, Debug)]
struct Lines {
    header: &'static str,
    records: Vec<String>,
}

impl Lines {
    fn file(&self, records: &[String]) -> String {
        let mut text = format!("{}\r\n", self.header);
        for record in records {
            text.push_str(record);
            text.push_str("\r\n");
        }
        text
    }
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

fn record(cells: &[&str]) -> String {
    cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",")
}

const TEAMS: [(&str, &str); 8] = [
    ("Adults", "North"),
    ("adults ", "NORTH"),
    ("", "North"),
    ("Adults", "South \u{2013} East"),
    ("Adults", "South - East"),
    ("Reviews", "South - East"),
    ("Reviews", "Reviews, \"late\""),
    ("", ""),
];
const WORKERS: [(&str, &str); 10] = [
    ("Worker A", "1"),
    ("WORKER  A", "1"),
    ("Worker A", ""),
    ("Worker B", "2"),
    ("Worker B", "3"),
    ("Worker B", ""),
    ("Worker\nC", "4"),
    ("Waiting list", ""),
    ("", ""),
    ("", "5"),
];
const DAYS: [&str; 9] = [
    "31/07/2019",
    "2019-07-31",
    "15/07/2019",
    "31/08/2019",
    "30/09/2019",
    "Sep-19",
    "",
    "31/13/2019",
    "31/12/9999",
];
const FTES: [&str; 6] = ["1", "0.5", "50%", "", "37", "part"];
const ROLES: [&str; 4] = ["Social worker", "SOCIAL WORKER", "Therapist", ""];
const CASES: [&str; 7] = ["C1", "C2", "C3", "C4", "C5", "NULL", ""];

/// Rows that are no rows of cases.
fn odd_records() -> impl Strategy<Value = String> {
    select(vec![
        ",,Total,,,,,".to_owned(),
        ",,,,,,,".to_owned(),
        String::new(),
        "Adults".to_owned(),
        "  ".to_owned(),
    ])
}

fn case_list() -> impl Strategy<Value = Lines> {
    let row = (
        select(&DAYS),
        select(&TEAMS),
        select(&WORKERS),
        select(&FTES),
        select(&ROLES),
        select(&CASES),
    )
        .prop_map(|(day, (area, team), (name, id), fte, role, case)| {
            record(&[day, area, team, name, id, fte, role, case])
        });
    let header = "Snapshot date,Service area,Team,Worker,Worker ID,FTE,Role,Case ID";
    records(header, row)
}

fn allocations() -> impl Strategy<Value = Lines> {
    const STARTS: [&str; 6] =
        ["01/07/2019", "10/07/2019", "31/07/2019", "05/08/2019", "20/08/2019", "26/09/2019"];
    const ENDS: [&str; 7] =
        ["", "31/07/2019", "10/08/2019", "01/09/2019", "31/12/9999", "NULL", "soon"];
    let row = (select(&STARTS), select(&ENDS), select(&TEAMS), select(&WORKERS), select(&CASES))
        .prop_map(|(start, end, (area, team), (name, id), case)| {
            record(&[start, end, area, team, name, id, "", case])
        });
    let header = "Start date,End date,Service area,Team,Worker,Worker ID,FTE,Case ID";
    records(header, row)
}

/// Two numbers for one worker, team and month are a conflict in which the first counts, so that
/// the order decides: here the number follows from the worker.
fn worker_counts() -> impl Strategy<Value = Lines> {
    const COUNTED: [(&str, &str, &str); 8] = [
        ("Worker A", "1", "12"),
        ("WORKER  A", "1", "12"),
        ("Worker B", "2", "1,204"),
        ("Worker\nC", "4", "3.0"),
        ("", "5", "8"),
        ("Worker D", "6", "0"),
        ("Waiting list", "", "7"),
        ("", "", "some"),
    ];
    let row = (select(&DAYS), select(&TEAMS), select(&COUNTED), select(&FTES), select(&ROLES))
        .prop_map(|(day, (area, team), (name, id, number), fte, role)| {
            record(&[day, area, team, name, id, fte, role, number])
        });
    records("Month,Service,Team name,Allocated worker,Staff no,WTE,Grade,Open cases", row)
}

fn records(
    header: &'static str,
    row: impl Strategy<Value = String> + 'static,
) -> impl Strategy<Value = Lines> {
    let any_record = prop_oneof![12 => row, 1 => odd_records(), 1 => Just(header.to_owned())];
    vec(any_record, 1..40).prop_map(move |records| Lines { header, records })
}

fn any_lines() -> impl Strategy<Value = Lines> {
    prop_oneof![case_list(), allocations(), worker_counts()]
}

fn any_measure() -> impl Strategy<Value = Measure> {
    select(&Measure::ALL)
}

proptest! {
    #![proptest_config(search::cases(100))]

    #[test]
    fn cutting_into_chunks_changes_nothing(
        lines in any_lines(), cuts in vec(any::<Index>(), 0..12), measure in any_measure(),
    ) {
        let text = lines.file(&lines.records);
        let bytes = text.as_bytes();
        let mut places: Vec<usize> = cuts.iter().map(|cut| cut.index(bytes.len())).collect();
        places.extend([0, bytes.len()]);
        places.sort_unstable();
        let chunks: Vec<&[u8]> = places.windows(2).map(|pair| &bytes[pair[0]..pair[1]]).collect();
        let settings = AuditSettings { measure, ..AuditSettings::default() };
        let results = |chunks: &[&[u8]]| {
            let mut audit = AuditFiles::new();
            audit.add(read(0, "file.csv", chunks));
            audit.results(&settings)
        };
        prop_assert_eq!(results(&chunks), results(&[bytes]));
    }

    #[test]
    fn the_order_of_rows_changes_nothing(
        (lines, shuffled) in any_lines().prop_flat_map(|lines| {
            let records = Just(lines.records.clone()).prop_shuffle();
            (Just(lines), records)
        }),
        measure in any_measure(),
    ) {
        let one = answer(&mut audit_of_parts(&[lines.file(&lines.records)]), measure);
        let other = answer(&mut audit_of_parts(&[lines.file(&shuffled)]), measure);
        prop_assert_eq!(one, other);
        let known = |records: &[String]| {
            let mut audit = audit_of_parts(&[lines.file(records)]);
            let ledger = audit.ledger(&AuditSettings::default()).clone();
            (ledger.workers, ledger.rests_on, ledger.days_held)
        };
        prop_assert_eq!(known(&lines.records), known(&shuffled));
    }

    #[test]
    fn cutting_into_files_in_any_order_changes_nothing(
        lines in any_lines(), cuts in vec(any::<Index>(), 1..4), measure in any_measure(),
        reversed in any::<bool>(),
    ) {
        let n_records = lines.records.len();
        let mut places: Vec<usize> = cuts.iter().map(|cut| cut.index(n_records + 1)).collect();
        places.extend([0, n_records]);
        places.sort_unstable();
        let mut parts: Vec<String> =
            places.windows(2).map(|pair| lines.file(&lines.records[pair[0]..pair[1]])).collect();
        if reversed {
            parts.reverse();
        }
        // Files of the same content are one file, by another rule.
        let mut contents = parts.clone();
        contents.sort();
        contents.dedup();
        prop_assume!(contents.len() == parts.len());
        // A part without any row is not read, its blank lines neither.
        let mut whole = answer(&mut audit_of_parts(&[lines.file(&lines.records)]), measure);
        let mut cut = answer(&mut audit_of_parts(&parts), measure);
        (whole.n_blank_lines, cut.n_blank_lines) = (0, 0);
        prop_assert_eq!(whole, cut);
    }

    #[test]
    fn a_file_removed_and_added_again_changes_nothing(
        one in case_list(), other in worker_counts(), measure in any_measure(),
    ) {
        let parts = [one.file(&one.records), other.file(&other.records)];
        let settings = AuditSettings { measure, ..AuditSettings::default() };
        let mut audit = audit_of_parts(&parts);
        let before = audit.results(&settings);
        audit.remove(FileId(0));
        audit.results(&settings);
        audit.add(read(0, "part 0.csv", &[parts[0].as_bytes()]));
        prop_assert_eq!(audit.results(&settings), before);
    }

    #[test]
    fn any_bytes_are_survived(bytes in vec(any::<u8>(), 0..3000), size in 1..400_usize) {
        survive(&bytes, size);
    }

    #[test]
    fn any_bytes_under_a_header_are_survived(bytes in vec(any::<u8>(), 0..3000), size in 1..400_usize) {
        let header = b"Month,Team,Worker,Worker ID,FTE,Case ID\n";
        survive(&[header, bytes.as_slice()].concat(), size);
    }
}

/// The properties above say something only if most generated files give figures.
#[test]
fn most_generated_files_give_figures() {
    let config = search::cases(200);
    let n_cases = config.cases;
    let n_with_figures = std::cell::Cell::new(0);
    let outcome = TestRunner::new(config).run(&any_lines(), |lines| {
        let mut audit = audit_of_parts(&[lines.file(&lines.records)]);
        let tables = answer(&mut audit, Measure::default()).tables;
        let has_figure =
            tables.iter().flat_map(|table| &table.rows).any(|row| row.caseload.is_some());
        n_with_figures.set(n_with_figures.get() + u32::from(has_figure));
        Ok(())
    });
    assert!(outcome.is_ok(), "{outcome:?}");
    assert!(n_with_figures.get() * 4 >= n_cases * 3, "only {}", n_with_figures.get());
}

/// Reads bytes as a file and answers every measure; how many rows were read.
fn survive(bytes: &[u8], size: usize) -> u64 {
    let chunks: Vec<&[u8]> = bytes.chunks(size).collect();
    let mut audit = AuditFiles::new();
    audit.add(read(0, "file.csv", &chunks));
    let mut n_read = 0;
    for measure in Measure::ALL {
        n_read = answer(&mut audit, measure).n_read;
    }
    n_read
}

/// Files that were valid once: nothing panics, every row is accounted for, and most of them still
/// reach the tally, so that it is really tried.
#[test]
fn mutated_files_are_survived() {
    let files: Vec<Vec<u8>> = ["edge-cases.csv", "edge-allocations.csv", "worker-counts.csv"]
        .iter()
        .map(|name| data_file(name).into_iter().take(4000).collect())
        .collect();
    let config = search::cases(300);
    let n_cases = config.cases;
    let n_reached = std::cell::Cell::new(0);
    let inputs = (select(files), vec(mutation(), 1..8), 1..500_usize);
    let outcome = TestRunner::new(config).run(&inputs, |(mut bytes, mutations, size)| {
        for mutation in mutations {
            mutation.apply(&mut bytes);
        }
        n_reached.set(n_reached.get() + u32::from(survive(&bytes, size) > 0));
        Ok(())
    });
    assert!(outcome.is_ok(), "{outcome:?}");
    assert!(n_reached.get() * 2 >= n_cases, "only {} of {n_cases} reached it", n_reached.get());
}
