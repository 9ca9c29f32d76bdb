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
    assert_eq!(understood.facts[0].said, "Windows-1252: byte 0x96 at line 2 is not UTF-8");
    assert_eq!(understood.shape, Shape::WorkerCounts);
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

#[track_caller]
fn check_not_read(bytes: &[u8], words: &str) {
    let good = format!("{CASES}31/07/2019,A,North,Worker A,1,1,SW,C1\n");
    let mut files = audit_of(&[("good.csv", good.as_bytes()), ("bad.csv", bytes)]);
    let found = files.results(&AuditSettings::default());
    let Outcome::NotRead { found: reason, remedy } = &found.files[1].outcome else {
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
    check_not_read(b"Audience,Theme,Finding\nA,B,C\n", "No row at its beginning names");
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
