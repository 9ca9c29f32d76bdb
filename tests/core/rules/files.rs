//! Files: encodings, quotation marks, and what is no table.

use super::*;

#[test]
fn a_windows_1252_file_is_read_and_its_evidence_said() {
    let text =
        b"Month,Team,Worker,Cases\nJul-19,North \x96 East,Se\xe1n,5\nJul-19,North - East,B,4\n";
    let mut files = audit_of(&[("file.csv", text)]);
    let found = files.results(&AuditSettings::default());
    assert_eq!(months(&found, "North - East"), [(9, 2)]);
    check_issue(&found, Severity::Note, "byte 0x96 is not UTF-8");
    let Outcome::Read(understood) = &found.files[0].outcome else { panic!("not read") };
    assert_eq!(understood.facts[1].said, "Windows-1252: byte 0x96 at line 2 is not UTF-8");
    assert_eq!(understood.shape, Some(Shape::WorkerCounts));
}

#[test]
fn one_bad_byte_does_not_turn_a_utf_8_file() {
    // The bad byte comes first, so that the file has to be read once more.
    let text = "Month,Team,Worker,Cases\nJul-19,?,B,4\nJul-19,Caf\u{e9},Se\u{e1}n,5\n";
    let mut bytes = text.as_bytes().to_vec();
    let at = bytes.iter().position(|&byte| byte == b'?').unwrap();
    bytes[at] = 0xe9;
    let found = audit_of(&[("file.csv", &bytes)]).results(&AuditSettings::default());
    assert_eq!(months(&found, "Caf\u{e9}"), [(5, 1)]);
    check_issue(&found, Severity::Check, "1 character could not be read");
}

#[test]
fn a_quotation_mark_left_open_is_a_problem_with_its_line() {
    let found = results(&format!(
        "{COUNTS}Jul-19,A,North,Worker A,1,5\nJul-19,A,North,\"Worker B,1,4\nJul-19,A,North,Worker C,1,3\n"
    ));
    assert_eq!(set_aside(&found), [(Reason::UnclosedQuote, 1, vec![3])]);
    check_issue(&found, Severity::Problem, "A quotation mark is opened and not closed");
    assert_eq!(months(&found, "North"), [(5, 1)]);
}

#[test]
fn a_row_that_is_too_long_is_said_to_be_that() {
    let long = "x".repeat(3 << 20);
    let found = results(&format!("{COUNTS}Jul-19,A,North,W {long},1,5\nJul-19,A,North,W C,1,3\n"));
    assert_eq!(set_aside(&found), [(Reason::TooLong, 1, vec![2])]);
    check_issue(&found, Severity::Problem, "1 row is longer than 1 MB");
    assert_eq!(months(&found, "North"), [(3, 1)]);
}

#[test]
fn a_header_is_found_however_much_stands_before_its_end() {
    let rows = format!("{COUNTS}Jul-19,A,North,Worker A,1,5\n");
    let below_blank_lines = format!("Caseload\n{}{rows}", "\r\n".repeat(100_000));
    let others = |name: &str| format!(",{name}").repeat(16_000);
    let wide = rows.replacen('\n', &format!("{}\n", others("Not used")), 1);
    let wide =
        format!("Caseload\nPrinted\n{}", wide.replace(",1,5\n", &format!(",1,5{}\n", others(""))));
    for text in [below_blank_lines, wide] {
        assert_eq!(months(&results(&text), "North"), [(5, 1)]);
    }
}

#[test]
fn a_line_that_names_the_separator_is_no_row() {
    let row = |number: u32| {
        let (team, worker) = if number < 4 { ("North", "Ada Lee") } else { ("South", "Kim Woo") };
        format!("31/07/2019;{team} Team;{worker};P100000{number};1\n")
    };
    let rows = format!("sep=;\n{}", (1..=6).map(row).collect::<String>());
    let found = results(&rows);
    assert_eq!((found.account.all.n_read, months(&found, "North Team")), (6, vec![(3, 1)]));
}

#[track_caller]
fn check_not_read(bytes: &[u8], words: &str) {
    let good = format!("{CASES}31/07/2019,A,North,Worker A,1,1,SW,C1\n");
    let mut files = audit_of(&[("good.csv", good.as_bytes()), ("bad.csv", bytes)]);
    let found = files.results(&AuditSettings::default());
    let Outcome::NotRead { found: reason, remedy, .. } = &found.files[1].outcome else {
        panic!("{words:?} was read")
    };
    assert!(reason.contains(words), "{reason:?} does not say {words:?}");
    assert!(!remedy.is_empty());
    // What was read already stays.
    assert_eq!(months(&found, "North"), [(1, 1)]);
    assert_eq!(found.account.all.n_read, 1);
}

#[test]
fn files_without_a_table() {
    check_not_read(b"", "is empty");
    check_not_read(b"\n\n", "is empty");
    check_not_read(CASES.as_bytes(), "a header and no rows");
    check_not_read(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not text");
    check_not_read(b"PK\x03\x04\x14\0", "spreadsheet");
    check_not_read(b"Colour,Form\nred,round\n", "No row at its beginning names");
    check_not_read(
        b"Team,Worker,Case ID\nA,B,C\n",
        "Columns recognised: Team, Worker name and Case ID",
    );
}

#[test]
fn a_file_that_was_not_read_to_its_end_contributes_nothing() {
    let mut files = AuditFiles::new();
    files.add_unreadable(FileId(0), "gone.csv", 10, Unreadable::Vanished);
    files.add_unreadable(FileId(1), "stopped.csv", 10, Unreadable::Stopped);
    let found = files.results(&AuditSettings::default());
    assert!(found.audit.is_none());
    assert_eq!(found.account.all.n_read, 0);
    assert!(found.files.iter().all(|file| matches!(file.outcome, Outcome::NotRead { .. })));
}

#[test]
fn an_order_of_dates_that_is_assumed_is_said() {
    let found = results("Month,Team,Worker,Cases\n01/07/2019,North,A,5\n01/08/2019,North,A,6\n");
    check_issue(&found, Severity::Check, "No date proves that the day comes before the month");
    assert_eq!(months(&found, "North"), [(5, 1), (6, 1)]);
    let Outcome::Read(understood) = &found.files[0].outcome else { panic!("not read") };
    let dates = understood.facts.iter().find(|fact| fact.name == "Dates").unwrap();
    assert!(dates.said.starts_with("Day first, as British exports write it"), "{}", dates.said);
}

#[test]
fn dates_with_the_month_first_are_read_so_where_one_proves_it() {
    let found = results("Month,Team,Worker,Cases\n07/01/2019,North,A,5\n08/31/2019,North,A,6\n");
    check_issue(&found, Severity::Check, "Dates are read with the month before the day");
    assert_eq!(months(&found, "North"), [(5, 1), (6, 1)]);
}

#[test]
fn dates_of_both_orders_are_a_problem() {
    let found = results("Month,Team,Worker,Cases\n31/07/2019,North,A,5\n08/31/2019,North,A,6\n");
    check_issue(&found, Severity::Problem, "Some dates have the day first, others the month");
    assert_eq!(set_aside(&found), [(Reason::NotADate, 1, vec![3])]);
}

#[test]
fn the_month_of_a_file_comes_from_its_title_or_its_name() {
    let rows = "Team,Worker,Cases\nNorth,A,5\n";
    let titled = format!("Caseload as at 31/08/2019\nRun on 02/10/2019\n{rows}");
    for (name, text) in [("Caseload July 2019.csv", rows), ("any.csv", titled.as_str())] {
        let found = results_of(&[(name, text)]);
        check_issue(&found, Severity::Note, "No column says which month the rows are of");
        assert_eq!(months(&found, "North"), [(5, 1)]);
    }
    let found = results_of(&[("any.csv", rows)]);
    assert!(matches!(found.files[0].outcome, Outcome::NotRead { .. }));
}

#[test]
fn a_title_that_contradicts_the_name_of_its_file_is_said() {
    let text = "Caseload, August 2019\nTeam,Worker,Cases\nNorth,A,5\n";
    let found = results_of(&[("Caseload July 2019.csv", text)]);
    check_issue(
        &found,
        Severity::Check,
        "The title names one month, the file\u{2019}s name another",
    );
    assert_eq!(found.months[0].month.to_string(), "Aug 2019");
    let found = results_of(&[("Caseload 31 August 2019.csv", text)]);
    assert!(found.issues.iter().all(|issue| !issue.found.starts_with("The title names")));
}

#[test]
fn nul_characters_are_left_out_and_said() {
    let found = results("Month,Team,Worker,Cases\nJul-19,No\0rth,A,5\nJul-19,North,B,4\n");
    check_issue(&found, Severity::Note, "1 NUL character was left out");
    assert_eq!(months(&found, "North"), [(9, 2)]);
}

#[test]
fn rows_that_a_stray_quotation_mark_swallows_are_seen() {
    let found = results(
        "Month,Team,Worker,Cases,Note\n\
         Jul-19,North,A,5,\"Flat 2\n\
         Jul-19,North,B,4,\n\
         Jul-19,North,C,3,\"Flat 3\n\
         Jul-19,North,D,2,\n",
    );
    check_issue(&found, Severity::Problem, "1 row has a cell that looks like several rows");
    let found = results("Month,Team,Worker,Cases,Note\nJul-19,North,A,5,\"one, two\nthree\"\n");
    assert!(!found.issues.iter().any(|issue| issue.found.contains("several rows")));
}

#[test]
fn what_dates_a_file_has_is_said() {
    let fact = |found: &Results, name: &str| {
        let Outcome::Read(understood) = &found.files[0].outcome else { panic!("not read") };
        let fact = understood.facts.iter().find(|fact| fact.name == name);
        fact.map(|fact| fact.said.clone()).unwrap_or_default()
    };
    let found = results("Month,Team,Worker,Cases\n43677,North,A,5\n43708,North,A,6\n");
    assert_eq!(fact(&found, "Months"), "July and August 2019");
    assert!(fact(&found, "Dates").contains("line 2 holds 43677"), "{}", fact(&found, "Dates"));
    let found = results(
        "Snapshot date,Team,Worker,Case ID,Allocated date\n\
         07/01/2019,North,A,C1,01/20/2019\n08/01/2019,North,A,C1,01/20/2019\n",
    );
    assert_eq!(fact(&found, "Months"), "July and August 2019");
}

#[test]
fn a_cell_that_is_looked_at_is_cut() {
    let text =
        format!("Month,Team,Worker,Cases\nJul-19,,{},5\nJul-19,North,B,4\n", "x".repeat(9_000));
    let files = audit_of(&[("file.csv", text.as_bytes())]);
    let how = files.how_to_see(FileId(0), vec![2]).unwrap();
    let mut reading = Reading::new(FileId(0), "file.csv", text.len() as u64, how);
    reading.push(text.as_bytes());
    let Finished::File(file) = reading.finish() else { panic!("read again") };
    let seen = file.seen();
    assert_eq!((seen.len(), seen[0].line), (1, 2));
    assert_eq!(seen[0].cells[2], format!("{} \u{2026}", "x".repeat(500)));
}

const SURVEY: &str =
    "Response,Profession,My caseload is fair,I can raise concerns\n1,Social worker,Agree,Yes\n";

#[test]
fn files_beside_caseloads_alone_say_what_is_missing() {
    let found = results_of(&[("answers.csv", SURVEY)]);
    assert!(found.audit.is_none());
    let issue = found.issues.iter().find(|issue| issue.is_of_no_caseloads).unwrap();
    assert_eq!(issue.severity, Severity::Problem);
    assert_eq!(
        issue.found,
        "No caseload file is among the files: \u{201c}answers.csv\u{201d} was taken for Survey \
         (a row for each response, a column for each question)"
    );
    assert!(issue.remedy.contains("a case list"), "{}", issue.remedy);
    let with_cases = results_of(&[
        ("answers.csv", SURVEY),
        ("cases.csv", &format!("{COUNTS}Jul-19,A,North,Ann,1,5\n")),
    ]);
    assert!(!with_cases.issues.iter().any(|issue| issue.is_of_no_caseloads));
}
