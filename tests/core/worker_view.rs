//! Single workers: what is shown of them when they are asked for, and nothing when they are not.

use caseload_audit::audit::names_found::NamesFound;
use caseload_audit::audit::results::Results;
use caseload_audit::audit::settings::{AuditSettings, WorkerView};
use caseload_audit::audit::sheet::Sheet;
use caseload_audit::audit::sheets;
use caseload_audit::audit::sheets::workers::{MOST, teams, workers};
use caseload_audit::weighting::illustrative::simple_points;

use crate::reading::audit_of;
use crate::what_if::check;

/// Ann holds cases in two teams; in the order of names the rows would be Ann, Bea, Cat.
const FILE: &str = "Month,Team,Worker,FTE,Case ID\n\
    Aug 2019,North,Abe Early,1,0\n\
    Sep 2019,North,Cat Quill,0.5,1\nSep 2019,North,Cat Quill,0.5,2\nSep 2019,North,Cat Quill,0.5,3\n\
    Sep 2019,North,Ann Roe,1,4\nSep 2019,North,Bea Day,,5\nSep 2019,North,Bea Day,,6\n\
    Sep 2019,South,Ann Roe,1,7\nSep 2019,South,,,8\n";

const STAFFING: &str = "Worker,Team,Role,FTE,Agency,Newly qualified,Absence\n\
    Cat Quill,North,Social Worker,0.5,Yes,Yes,\nAnn Roe,North,Social Worker,1,No,No,Long-term sick\n";

fn answer(files: &[(&str, &str)], settings: &AuditSettings) -> Results {
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    audit_of(&files).results(settings)
}

fn results(text: &str, view: WorkerView) -> Results {
    let settings =
        AuditSettings { workers: view, scheme: simple_points(), ..AuditSettings::default() };
    answer(&[("cases.csv", text)], &settings)
}

fn sheet(results: &Results) -> Sheet {
    workers(results.audit.as_ref().unwrap(), None).unwrap()
}

fn shown(sheet: &Sheet) -> Vec<String> {
    for row in &sheet.rows {
        assert_eq!(row.cells.len(), sheet.columns.len());
        row.cells.iter().for_each(check);
    }
    let line = |row: &caseload_audit::audit::sheet::SheetRow| {
        let cells: Vec<&str> = row.cells.iter().map(|cell| cell.shown.as_str()).collect();
        format!("{}: {}", row.names.join(", "), cells.join(" "))
    };
    sheet.rows.iter().map(line).collect()
}

/// All that an answer holds but the names that there is something to decide about.
fn bytes_of(results: &Results) -> Vec<u8> {
    let rest = Results { names: NamesFound::default(), ..results.clone() };
    postcard::to_allocvec(&rest).unwrap()
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

const NAMES: [&str; 4] = ["Abe", "Quill", "Roe", "Bea"];

#[test]
fn off_at_first_and_then_nothing_of_anybody() {
    let off = results(FILE, WorkerView::Off);
    assert_eq!(AuditSettings::default().workers, WorkerView::Off);
    assert_eq!(off.audit.as_ref().unwrap().workers, None);
    assert_eq!(workers(off.audit.as_ref().unwrap(), None), None);
    let bytes = bytes_of(&off);
    for name in NAMES {
        assert!(!holds(&bytes, name), "{name} is in the answer");
    }
    // What it costs to turn it on is more than nothing: the rows are in no other place.
    let on = bytes_of(&results(FILE, WorkerView::Numbered));
    assert!(on.len() > bytes.len() + 4 * 20, "{} and {}", on.len(), bytes.len());
}

#[test]
fn turned_off_again_it_is_gone() {
    let mut files = audit_of(&[("cases.csv", FILE.as_bytes())]);
    let settings = |workers| AuditSettings { workers, ..AuditSettings::default() };
    let before = files.results(&settings(WorkerView::Off));
    assert!(files.results(&settings(WorkerView::Named)).audit.unwrap().workers.is_some());
    assert_eq!(files.results(&settings(WorkerView::Off)), before);
}

#[test]
fn numbers_hold_no_name() {
    let numbered = results(FILE, WorkerView::Numbered);
    let bytes = bytes_of(&numbered);
    for name in NAMES {
        assert!(!holds(&bytes, name), "{name} is in the answer");
    }
    // Abe is the first in North although September has nothing of his. Simple points: a case
    // without words weighs nothing known; capacity 85 × FTE.
    let sheet = sheet(&numbered);
    let found = shown(&sheet);
    let begins = [
        "North, Worker 2: 1 1 1.0",
        "North, Worker 3: 2 \u{2013} \u{2013}",
        "North, Worker 4: 3 0.5 6.0",
        "South, Worker 1: 1 1 1.0",
    ];
    assert_eq!(found.len(), begins.len(), "{found:?}");
    for (found, begin) in found.iter().zip(begins) {
        assert!(found.starts_with(begin), "{found} should begin {begin}");
    }
    assert_eq!(sheet.rows[0].cells[0].whose, "Worker 2 of North, in September 2019");
    assert_eq!(sheet.rows[0].cells[0].left_out, ["1 case that the worker holds in other teams."]);
    assert_eq!(sheet.rows[2].cells[0].rests_on, ["cases.csv: 3 rows"]);
}

#[test]
fn names_only_when_they_are_asked_for() {
    let sheet = sheet(&results(FILE, WorkerView::Named));
    let names: Vec<&str> = sheet.rows.iter().map(|row| row.names[1].as_str()).collect();
    assert_eq!(names, ["Ann Roe", "Bea Day", "Cat Quill", "Ann Roe"]);
    assert!(
        !sheets::all(results(FILE, WorkerView::Named).audit.as_ref().unwrap()).iter().any(
            |sheet| sheet.rows.iter().any(|row| row.names.iter().any(|name| name == "Ann Roe"))
        )
    );
}

#[test]
fn neither_load_nor_rows_decide_a_number() {
    let mut rows: Vec<&str> = FILE.lines().collect();
    let header = rows.remove(0);
    rows.reverse();
    let turned = format!("{header}\n{}\n", rows.join("\n"));
    let more = format!("{turned}Sep 2019,North,Bea Day,,9\nSep 2019,North,Bea Day,,10\n");
    let numbers = |text: &str| {
        let results = results(text, WorkerView::Named);
        let workers = results.audit.unwrap().workers.unwrap();
        let north = &workers.teams[0].workers;
        north.iter().map(|one| (one.number, one.name.clone().unwrap())).collect::<Vec<_>>()
    };
    assert_eq!(numbers(FILE), numbers(&turned));
    assert_eq!(numbers(FILE), numbers(&more));
}

#[test]
fn what_is_known_of_a_worker_is_in_words() {
    let mut settings = AuditSettings {
        workers: WorkerView::Named,
        scheme: simple_points(),
        ..AuditSettings::default()
    };
    settings.normal = settings.normal.with_team(None, "North", Some(4));
    let results = answer(&[("cases.csv", FILE), ("staffing.csv", STAFFING)], &settings);
    let sheet = sheet(&results);
    shown(&sheet);
    let notes_of = |name: &str| {
        let row = sheet.rows.iter().find(|row| row.names[1] == name).unwrap();
        row.notes.clone()
    };
    // 4 × 0.5 is 2, and Cat holds 3.
    let cat = notes_of("Cat Quill");
    assert_eq!(cat[..3], ["newly qualified", "agency", "above the normal number"]);
    assert!(notes_of("Ann Roe").contains(&"absent".to_owned()));
    let cat = sheet.rows.iter().find(|row| row.names[1] == "Cat Quill").unwrap();
    assert_eq!(cat.cells[6].conclusion(), "3 \u{f7} (4 \u{d7} 0.5) is exactly 1.5, shown as 150%.");
    // 100 × 0.5 × 0.9 − 15 × 0.5.
    assert_eq!(cat.cells[4].shown, "37.5");
    let south = sheet.rows.iter().find(|row| row.names[0] == "South").unwrap();
    assert!(south.cells[6].conclusion().contains("no normal number is entered for South"));
}

#[test]
fn teams_in_numbers_are_said() {
    let results = answer(
        &[("counts.csv", "Month,Team,Cases,Workers\nSep 2019,North,60,4\n")],
        &AuditSettings { workers: WorkerView::Numbered, ..AuditSettings::default() },
    );
    let sheet = sheet(&results);
    assert!(sheet.rows.is_empty());
    assert!(sheet.note.contains("Not available for North"), "{}", sheet.note);
}

#[test]
fn no_more_rows_than_can_be_drawn() {
    let rows: Vec<String> =
        (0..=MOST).map(|n| format!("Sep 2019,Team {},Worker {n},{n}\n", n % 2)).collect();
    let rows = rows.concat();
    let results = results(&format!("Month,Team,Worker,Case ID\n{rows}"), WorkerView::Numbered);
    let all = sheet(&results);
    assert_eq!(all.rows.len(), MOST);
    assert!(all.note.contains("the first 2,000 of 2,001"), "{}", all.note);
    let audit = results.audit.as_ref().unwrap();
    assert_eq!(teams(audit.workers.as_ref().unwrap()), ["Team 0", "Team 1"]);
    assert_eq!(workers(audit, Some(1)).unwrap().rows.len(), MOST / 2);
}
