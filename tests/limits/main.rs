//! What no file can do: take more memory than is stated here, however large it is.

#![expect(
    clippy::panic,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod allocator;
mod file;
mod workbooks;

use caseload_audit::audit::account::Reason;
use caseload_audit::audit::results::Results;
use caseload_audit::intake::source::Outcome;

use file::LargeFile;

const HEADER: &str = "Month,Team,Worker,FTE,Cases\n";
const ROW: &str = "Jul-19,North,Ada Lee,1,12\n";
const LARGE: usize = 50_000_000;

/// Reading a file of no rows, or of rows that are alike, however large: the longest record that is
/// believed (a megabyte of text, and 8 bytes for the end of each of its cells, both twice while they
/// grow), the beginning that is looked at, and a few copies of a chunk.
const MOST_HELD: usize = 24 << 20;

/// For each row of a case list that is like no other: 30 bytes kept, twice while the list grows, and
/// what the merging of all files holds of it meanwhile.
const MOST_HELD_PER_CASE: usize = 90;

/// For each row of a case list that tells more of its case: also a number for its class, a day for each
/// column of days, and what the merging of all files holds of them meanwhile.
const MOST_HELD_PER_TOLD_CASE: usize = 130;

/// For each class of cases, where no two rows are of one: the words as they are written, their forms for
/// comparing, and the class as it is shown.
const MOST_HELD_PER_CLASS: usize = 960;

/// For each allocation that is like no other: also the days that it covers and what becomes of it.
const MOST_HELD_PER_ALLOCATION: usize = 220;

/// For each worker's month, where no two rows are of one worker: the words of the row, with where it is
/// and who that is (some 700), and, while names are looked through for queues and for spellings that
/// may be one, each name in what it is found by.
const MOST_HELD_PER_COUNT: usize = 1_500;

/// For each byte of a name that no other row has: the name as it is written, its forms for comparing,
/// and its places in tables and pictures. Names are short; this is what a stray quotation mark costs
/// that makes one of many rows.
const MOST_HELD_PER_BYTE_OF_NAMES: usize = 20;

/// Rows read, rows used and, for each reason, how many and the first line.
fn account(results: &Results) -> (u64, u64, Vec<(Reason, u64, u64)>) {
    let account = &results.account;
    let all = &account.all;
    let set_aside = account.reasons.iter().zip(&account.files[0].set_aside);
    let set_aside = set_aside
        .map(|(&reason, count)| (reason, count.n_rows, count.first_lines.shown()[0]))
        .collect();
    let n_set_aside: u64 = all.set_aside.iter().map(|count| count.n_rows).sum();
    assert_eq!(all.n_read, all.n_used + n_set_aside);
    (all.n_read, all.n_used, set_aside)
}

#[track_caller]
fn check(file: &LargeFile) -> Results {
    let (results, most) = file.results();
    eprintln!("{} MB of file, {} KB held", file.n_bytes() / 1_000_000, most / 1000);
    assert!(most <= MOST_HELD, "{most} bytes held, of a file of {}", file.n_bytes());
    results
}

#[track_caller]
fn check_rows(file: &LargeFile, n_read: u64, n_used: u64, set_aside: &[(Reason, u64, u64)]) {
    let results = check(file);
    assert_eq!(account(&results), (n_read, n_used, set_aside.to_vec()));
}

#[track_caller]
fn check_not_read(file: &LargeFile, says: &str) {
    check_says(&check(file), says);
}

#[track_caller]
fn check_says(results: &Results, says: &str) {
    let Outcome::NotRead { found, .. } = &results.files[0].outcome else { panic!("it was read") };
    assert_eq!(found, says);
}

fn beginning() -> LargeFile {
    LargeFile::default().then(HEADER).then(ROW)
}

#[test]
fn a_cell_of_50_mb() {
    let file = beginning().then("Jul-19,North,\"").then_repeated("Ada ", LARGE).then("\",1,3\n");
    check_rows(&file.then(ROW.replace("Ada", "Ben")), 3, 2, &[(Reason::TooLong, 1, 3)]);
}

#[test]
fn a_cell_of_50_mb_first() {
    let file = LargeFile::default().then("\"").then_repeated("Caseload ", LARGE).then("\"\n");
    check_not_read(
        &file.then(HEADER).then(ROW),
        "No row at its beginning names columns that are known.",
    );
}

#[test]
fn a_quotation_mark_that_is_never_closed() {
    let file = beginning().then("Jul-19,North,\"Ben Roy,1,3\n").then_repeated(ROW, LARGE);
    check_rows(&file, 2, 1, &[(Reason::UnclosedQuote, 1, 3)]);
}

#[test]
fn no_line_end() {
    let file = beginning().then_repeated("North ", LARGE);
    check_rows(&file, 2, 1, &[(Reason::TooLong, 1, 3)]);
    let file = LargeFile::default().then_repeated("North,", LARGE);
    check_not_read(&file, "No row at its beginning names columns that are known.");
}

#[test]
fn a_million_columns_in_the_header() {
    let header = HEADER.trim_end();
    let file = LargeFile::default().then(header).then_repeated(",x", 2_000_000).then("\n");
    check_rows(&file.then(ROW), 1, 1, &[]);
}

#[test]
fn a_million_columns_in_a_row() {
    let row = ROW.trim_end();
    let file = beginning().then(row).then_repeated(",", 900_000).then("\n");
    check_rows(
        &file.then(row.replace("Ada", "Ben")).then_repeated(",x", 2_000_000).then("\n"),
        3,
        1,
        &[(Reason::TooManyCells, 1, 4), (Reason::ExactRepeat, 1, 3)],
    );
}

#[test]
fn blank_lines() {
    let file = beginning().then_repeated("\r\n", LARGE).then(ROW.replace("North", ""));
    let n_lines = file.n_bytes() as u64 / 2;
    let results = check(&file);
    let (n_read, n_used, set_aside) = account(&results);
    assert_eq!((n_read, n_used), (2, 1));
    assert_eq!(set_aside.len(), 1);
    assert!(set_aside[0].2.abs_diff(n_lines) < 100, "{set_aside:?}");
    let file = beginning().then_repeated(",,,,\n", LARGE);
    assert_eq!(check(&file).account.all.n_blank_lines, (file.n_bytes() as u64 - 54) / 5);
}

#[test]
fn blank_lines_above_the_header() {
    let file = LargeFile::default().then("\r\n".repeat(15_000)).then(HEADER).then(ROW);
    let file = file.then(ROW.replace("North", ""));
    check_rows(&file, 2, 1, &[(Reason::NoTeam, 1, 15_003)]);
    // No header is looked for this far down.
    let file = LargeFile::default().then_repeated("\n", LARGE).then(HEADER).then(ROW);
    let results = check(&file);
    assert!(matches!(results.files[0].outcome, Outcome::NotRead { .. }));
}

#[test]
fn nuls() {
    let file = LargeFile::default().then_repeated("\0", LARGE);
    check_not_read(&file, "The file is not text, so it holds no table.");
    let file = beginning().then(" \n".repeat(600)).then_repeated("\0", LARGE);
    check_rows(&file, 1, 1, &[]);
}

#[test]
fn binary_in_the_middle() {
    let binary = (0..1_000_003_u32)
        .map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[0])
        .collect::<Vec<u8>>();
    let file = beginning()
        .then_repeated(ROW, 100_000)
        .then(binary)
        .then("\n")
        .then(ROW.replace("Ada", "Ben"));
    let (n_read, n_used, _) = account(&check(&file));
    assert!(n_read > 3000 && n_used > 1, "{n_read} {n_used}");
}

#[test]
fn bytes_that_are_no_characters() {
    check(&beginning().then_repeated(b"\xff,\xfe\n", LARGE / 5));
    check(
        &LargeFile::default()
            .then("\u{feff}")
            .then(HEADER)
            .then_repeated(b"\xff,\xfe\n", LARGE / 5),
    );
}

#[test]
fn ragged_rows() {
    let file = beginning().then_repeated("a\na,b,c,d,e,f,g\n,\na,b,c\n\n\"a\nb\",\n", LARGE / 5);
    let (n_read, n_used, _) = account(&check(&file));
    assert!(n_read > 1_000_000 && n_used == 1);
}

/// Rows that are all different cost so much each, beside what any file costs.
#[track_caller]
fn check_each(header: &str, most_each: usize, row: impl Fn(usize) -> String) {
    const N_ROWS: usize = 40_000;
    let rows: Vec<String> = (0..N_ROWS).map(row).collect();
    let text = format!("{header}\n{}\n", rows.join("\n"));
    let (results, most) = LargeFile::default().then(text).results();
    assert_eq!(account(&results), (N_ROWS as u64, N_ROWS as u64, Vec::new()));
    eprintln!("{} bytes each: {header}", most / N_ROWS);
    assert!(most <= N_ROWS * most_each + (1 << 20), "{} bytes each", most / N_ROWS);
}

#[test]
fn rows_that_are_all_different() {
    check_each("Snapshot date,Team,Worker,Case ID", MOST_HELD_PER_CASE, |n| {
        format!("31/07/2019,Team {},Worker {},C{n}", n % 20, n % 400)
    });
    let header = "Snapshot date,Team,Worker,Case ID,Complexity,Risk,Travel minutes,Allocated date";
    let day = |n: usize| format!("{:02}/{:02}/{}", n % 28 + 1, n / 28 % 12 + 1, 2015 + n / 336 % 4);
    // As in practice: some hundreds of classes, some hundreds of days.
    check_each(header, MOST_HELD_PER_TOLD_CASE, |n| {
        let names = format!("31/07/2019,Team {},Worker {},C{n}", n % 20, n % 400);
        format!("{names},Level {},High,{},{}", n % 3, n / 7 % 90, day(n / 3))
    });
    let header = format!("{header},Date referred,Last review date,Last contact date");
    check_each(&header, MOST_HELD_PER_CLASS, |n| {
        let names = format!("31/07/2019,Team {},Worker {},C{n}", n % 20, n % 400);
        let days = [day(n), day(n / 3), day(n / 5), day(n / 7)].join(",");
        format!("{names},Level {n},High,{},{days}", n % 90)
    });
    // No two are of the same days; all are open at the end of 2019.
    let spell = |n: usize| {
        let (start, end) = (n % 1008, n / 1008);
        let (day, month, year) = (start % 28 + 1, start / 28 % 12 + 1, 2017 + start / 336);
        let (end_day, end_month) = (end % 28 + 1, end / 28 + 1);
        let names = format!("Team {},Worker {}", n % 20, n % 400);
        format!("{names},{day:02}/{month:02}/{year},{end_day:02}/{end_month:02}/2020")
    };
    let header = "Case ID,Team,Worker,Start,End";
    check_each(header, MOST_HELD_PER_ALLOCATION, |n| format!("C{n},{}", spell(n)));
    check_each(header, MOST_HELD_PER_ALLOCATION, |n| format!(",{}", spell(n)));
    check_each("Month,Team,Worker,Cases", MOST_HELD_PER_COUNT, |n| {
        format!("Jul-19,Team {},Worker {n},{}", n % 20, n % 30 + 1)
    });
}

#[test]
fn names_as_long_as_a_record_can_be() {
    const N_ROWS: usize = 4;
    let mut file = LargeFile::default().then(HEADER);
    for n in 0..N_ROWS {
        file = file.then(format!("Jul-19,{n}")).then_repeated("North", 900_000).then(",Ada,1,3\n");
    }
    let (results, most) = file.results();
    assert_eq!(account(&results), (4, 4, Vec::new()));
    assert!(most <= file.n_bytes() * MOST_HELD_PER_BYTE_OF_NAMES, "{most}");
}

#[test]
fn utf_16() {
    let pairs = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let file = LargeFile::default().then(pairs("\u{feff}")).then(pairs(HEADER)).then(pairs(ROW));
    let file = file.then(pairs("Jul-19,North,\"")).then_repeated(pairs("\u{1f600}"), LARGE / 2);
    let file = file.then(pairs("\",1,3\n")).then(pairs(&ROW.replace("Ada", "Ben")));
    check_rows(&file, 3, 2, &[(Reason::TooLong, 1, 3)]);
}
