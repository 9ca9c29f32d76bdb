//! Golden cases: a folder of input files each, with what is understood of them and what comes out.
//!
//! `tests/cases/<name>/` holds files, added in the order of their names, and `expected.txt`. Settings
//! that differ from the preselected ones are in `settings.json`, how the figures were worked out may
//! stand in `note.txt`, every figure with its working in `figures.csv`, and a workbook is described by a text ([`book`]). With [`REWRITE`] in the
//! environment the expectations are written anew; the difference is for people to read.

mod book;
mod rendering;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use caseload_audit::audit::results::Results;
use caseload_audit::audit::settings::AuditSettings;
use caseload_audit::pipeline::AuditFiles;
use caseload_audit::report::figures::{RowsOfFew, figures_csv};
use serde_json::Value;

use crate::reading::{answer, audit_of};

/// Set to `1`, the expectations are written anew.
pub const REWRITE: &str = "CASELOAD_AUDIT_REWRITE";
const EXPECTED: &str = "expected.txt";
const SETTINGS: &str = "settings.json";
const NOTE: &str = "note.txt";
/// Where a case has it, every figure with its working.
const FIGURES: &str = "figures.csv";
/// Folders of the same place that are no cases of this kind.
const OTHERS: [&str; 1] = ["conformance"];
/// The fewest cases there are: nothing is shown by a folder that is not found.
const N_CASES: usize = 100;
/// The fewest cases whose figures are all written out.
const N_WITH_FIGURES: usize = 10;

#[test]
fn every_case() {
    let rewrites = std::env::var(REWRITE).is_ok_and(|value| value == "1");
    let cases = cases();
    assert!(cases.len() >= N_CASES, "only {} cases", cases.len());
    let mut failed = String::new();
    let mut n_with_figures = 0;
    for case in &cases {
        let results = results(case);
        let mut compared = vec![(EXPECTED, rendering::of(&results))];
        if case.join(FIGURES).exists() {
            n_with_figures += 1;
            compared.push((
                FIGURES,
                String::from_utf8(figures_csv(&results, RowsOfFew::Included)).unwrap(),
            ));
        }
        for (file, found) in compared {
            let path = case.join(file);
            if rewrites {
                std::fs::write(&path, &found).unwrap();
                continue;
            }
            let expected = std::fs::read_to_string(&path).unwrap_or_default();
            if found != expected {
                let name = case.file_name().unwrap().display();
                writeln!(failed, "{name}, {file}\n{}", difference(&expected, &found)).unwrap();
            }
        }
    }
    assert!(n_with_figures >= N_WITH_FIGURES, "only {n_with_figures} cases with figures");
    assert!(failed.is_empty(), "{REWRITE}=1 writes them anew:\n\n{failed}");
}

fn cases() -> Vec<PathBuf> {
    let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests", "cases"].iter().collect();
    let mut cases = entries(&folder);
    cases.retain(|path| !OTHERS.iter().any(|other| path.ends_with(other)));
    cases
}

/// What is in a folder, by name.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// The input files of every case.
pub fn all_inputs() -> Vec<(String, Vec<u8>)> {
    cases().iter().flat_map(|case| inputs(case)).collect()
}

/// The input files of a case, by name.
fn inputs(case: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = entries(case);
    files.retain(|path| {
        ![EXPECTED, SETTINGS, NOTE, FIGURES].iter().any(|other| path.ends_with(other))
    });
    let named = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap();
        let bytes = std::fs::read(path).unwrap();
        match book::name(name) {
            Some(name) => (name.to_owned(), book::written(std::str::from_utf8(&bytes).unwrap())),
            None => (name.to_owned(), bytes),
        }
    };
    files.iter().map(named).collect()
}

/// The name, the settings and the files of every case, read as it says.
pub fn every_audit() -> Vec<(String, AuditSettings, AuditFiles)> {
    let audit = |case: &PathBuf| {
        let files = inputs(case);
        let files: Vec<(&str, &[u8])> =
            files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        let mut audit = audit_of(&files);
        let settings = settings(case);
        answer(&mut audit, &files, &settings);
        (case.file_name().unwrap().display().to_string(), settings, audit)
    };
    cases().iter().map(audit).collect()
}

fn results(case: &Path) -> Results {
    let files = inputs(case);
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    answer(&mut audit_of(&files), &files, &settings(case))
}

/// The preselected settings with what the case has otherwise.
fn settings(case: &Path) -> AuditSettings {
    let mut settings = serde_json::to_value(AuditSettings::default()).unwrap();
    if let Ok(text) = std::fs::read(case.join(SETTINGS)) {
        overlay(&mut settings, serde_json::from_slice(&text).unwrap());
    }
    serde_json::from_value(settings).unwrap_or_else(|error| panic!("{}: {error}", case.display()))
}

fn overlay(settings: &mut Value, own: Value) {
    match (settings, own) {
        (Value::Object(settings), Value::Object(own)) => {
            for (key, value) in own {
                let before = settings.entry(key.as_str()).or_insert(Value::Null);
                // A scheme is another one, not some other numbers in the same.
                if key == "scheme" {
                    *before = Value::Null;
                }
                overlay(before, value);
            }
        }
        (settings, own) => *settings = own,
    }
}

/// Lines of one that are not in the other, in order.
fn difference(expected: &str, found: &str) -> String {
    let lacks = |lines: &str, line: &str| !lines.lines().any(|other| other == line);
    let gone = expected.lines().filter(|line| lacks(found, line)).map(|line| format!("  - {line}"));
    let come = found.lines().filter(|line| lacks(expected, line)).map(|line| format!("  + {line}"));
    let lines: Vec<String> = gone.chain(come).collect();
    if lines.is_empty() { "  the order of lines".to_owned() } else { lines.join("\n") }
}
