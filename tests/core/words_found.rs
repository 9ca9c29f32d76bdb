//! The words that a weighting scheme can know, counted by hand.

use std::fmt::Write;

use caseload_audit::audit::settings::AuditSettings;
use caseload_audit::audit::words_found::WordsFound;
use caseload_audit::caseload::CaseFlag;
use caseload_audit::weighting::Part;

use crate::reading::audit_of;

const HEADER: &str = "Snapshot date,Team,Worker,Case ID,Case type,Complexity,Travel,Safeguarding\n";

fn words_of(files: &[(&str, &str)]) -> WordsFound {
    let found = |files: Vec<(&str, &[u8])>| {
        audit_of(&files).results(&AuditSettings::default()).audit.unwrap().words
    };
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let words = found(files.clone());
    assert_eq!(words, found(files.into_iter().rev().collect()), "the order of files");
    words
}

#[track_caller]
fn check(words: &WordsFound, part: Part, expected: &[(&str, u64)]) {
    let found = &words.of_part(part).unwrap().words;
    let found: Vec<(&str, u64)> =
        found.iter().map(|found| (found.word.as_str(), found.n_cases)).collect();
    assert_eq!(found, expected);
}

#[test]
fn words_of_all_months_with_the_cases_of_the_last() {
    let july = format!("{HEADER}31/07/2019,North,Ada,C1,Review,Severe,20,Yes\n");
    let august = format!(
        "{HEADER}31/08/2019,North,Ada,C2,Review,high,20,Yes\n31/08/2019,North,Ada,C3,Support,HIGH,,No\n\
         31/08/2019,North,Ben,C4,,HIGH,35,No\n31/08/2019,North,Ben,C5,,Low,20,No\n\
         31/08/2019,North,Ben,C6,,,20,Yes\n31/08/2019,North,,C7,Other,Medium,20,Yes\n"
    );
    let words = words_of(&[("july.csv", &july), ("august.csv", &august)]);
    assert_eq!(words.n_cases, 5);
    // Two of three cases are spelled HIGH; what is severe was in July only; who waits has no worker.
    check(&words, Part::Complexity, &[("Low", 1), ("HIGH", 3), ("Severe", 0)]);
    assert_eq!(words.of_part(Part::Complexity).unwrap().n_blank, 1);
    check(&words, Part::CaseType, &[("Review", 1), ("Support", 1)]);
    assert_eq!(words.of_part(Part::CaseType).unwrap().n_blank, 3);
    check(&words, Part::Travel, &[("20", 3), ("35", 1)]);
    assert_eq!(words.n_flagged(CaseFlag::Safeguarding), 2);
    assert_eq!(words.n_flagged(CaseFlag::Court), 0);
    assert_eq!(words.of_part(Part::Complexity).unwrap().find(" high").unwrap().n_cases, 3);
}

#[test]
fn a_hundred_words_of_the_most_cases() {
    let mut text = HEADER.to_owned();
    for n in 0..102 {
        writeln!(text, "31/07/2019,North,Ada,C{n},Type {n:03},,,").unwrap();
    }
    writeln!(text, "31/07/2019,North,Ada,D1,Type 101,,,").unwrap();
    let words = words_of(&[("july.csv", &text)]);
    let types = words.of_part(Part::CaseType).unwrap();
    assert_eq!((types.words.len(), types.n_more), (100, 2));
    assert_eq!(types.find("Type 101").unwrap().n_cases, 2);
    // Of those with one case the first by name stay.
    assert!(types.find("Type 098").is_some());
    assert!(types.find("Type 099").is_none());
}
