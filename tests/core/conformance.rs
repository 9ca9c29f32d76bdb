//! How CSV is read, case by case: what the public suites ask for, and what this tool does where the
//! standard is silent, with the reason. The table is in `tests/cases/conformance`.

mod case;
mod decoding;

use std::fmt::Write as _;

use caseload_audit::audit::settings::AuditSettings;
use caseload_audit::intake::decode::{Decoder, Piece};
use caseload_audit::intake::dialect::{Dialect, of_beginning};
use caseload_audit::intake::records::{Flaw, Record, Records};
use caseload_audit::intake::source::Outcome;

use crate::reading::read;
use case::{Case, Cells};

/// The fewest cases that the table has: it is no table if a file of it is not found.
const N_CASES: usize = 60;

#[test]
fn every_case_of_the_table() {
    let cases = case::all();
    assert!(cases.len() >= N_CASES, "only {} cases", cases.len());
    let mut failed = String::new();
    for case in &cases {
        assert!(!case.from.is_empty(), "{:?} does not say where it comes from", case.name);
        for size in [1, 2, 3, 7, case.bytes.len().max(1)] {
            if let Err(difference) = check(case, size) {
                writeln!(failed, "{} (chunks of {size}): {difference}", case.name).unwrap();
                break;
            }
        }
    }
    assert!(failed.is_empty(), "of {} cases failed:\n{failed}", cases.len());
}

fn check(case: &Case, size: usize) -> Result<(), String> {
    if let Some(expected) = &case.expected.account {
        return compare("account", &account(&case.bytes, size), expected);
    }
    let text = decoded(&case.bytes, size);
    let (dialect, _) = of_beginning(&text);
    compare("separator", &dialect.delimiter, &case.expected.delimiter.unwrap_or(b','))?;
    let (records, n_blank_lines) = records(&text, dialect, size);
    compare("records", &records, &case.expected.records)?;
    compare("blank lines", &n_blank_lines, &case.expected.n_blank_lines)
}

fn compare<T: PartialEq + std::fmt::Debug>(
    what: &str,
    found: &T,
    expected: &T,
) -> Result<(), String> {
    if found == expected {
        return Ok(());
    }
    Err(format!("{what}\n  found    {found:?}\n  expected {expected:?}"))
}

/// The text of bytes that come in chunks; read once more, if it has to be.
fn decoded(bytes: &[u8], size: usize) -> String {
    let mut decoder = Decoder::default();
    loop {
        let mut text = String::new();
        let mut give = |piece: Piece<'_>| {
            if let Piece::Text(piece) = piece {
                text.push_str(piece);
            }
        };
        for chunk in bytes.chunks(size) {
            decoder.push(chunk, &mut give);
        }
        decoder.finish(&mut give);
        match decoder.must_read_again() {
            None => return text,
            Some(encoding) => decoder = Decoder::decided(encoding),
        }
    }
}

fn records(text: &str, dialect: Dialect, size: usize) -> (Vec<(u64, Cells)>, u64) {
    let mut found = Vec::new();
    let mut give = |record: Record<'_>| {
        let cells = if record.flaw == Some(Flaw::UnclosedQuote) {
            Cells::LeftOpen
        } else {
            Cells::These(record.cells().map(str::to_owned).collect())
        };
        found.push((record.line, cells));
    };
    let mut records = Records::of(dialect);
    let characters: Vec<char> = text.chars().collect();
    for piece in characters.chunks(size) {
        records.push(&piece.iter().collect::<String>(), &mut give);
    }
    records.finish(&mut give);
    (found, records.n_blank_lines())
}

/// What came of the rows of a file: `3 read, 2 used; Too few cells at 4; 1 blank line`.
fn account(bytes: &[u8], size: usize) -> String {
    let chunks: Vec<&[u8]> = bytes.chunks(size).collect();
    let mut audit = caseload_audit::pipeline::AuditFiles::new();
    audit.add(read(0, "file.csv", &chunks));
    let results = audit.results(&AuditSettings::default());
    let [file] = &results.files[..] else { panic!("one file") };
    if let Outcome::NotRead { found, .. } = &file.outcome {
        return found.clone();
    }
    let account = &results.account;
    let all = &account.all;
    let mut said = format!("{} read, {} used", all.n_read, all.n_used);
    for (reason, count) in account.reasons.iter().zip(&account.files[0].set_aside) {
        let lines = count.first_lines.shown().iter().map(u64::to_string);
        write!(said, "; {} at {}", reason.heading(), lines.collect::<Vec<_>>().join(", ")).unwrap();
    }
    match all.n_blank_lines {
        0 => {}
        1 => said.push_str("; 1 blank line"),
        n => write!(said, "; {n} blank lines").unwrap(),
    }
    said
}
