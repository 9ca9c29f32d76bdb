//! What would be if staff or work were otherwise: from files to figures, worked by hand.

use caseload_audit::audit::results::Audit;
use caseload_audit::audit::settings::AuditSettings;
use caseload_audit::audit::sheet::Sheet;
use caseload_audit::audit::sheets::what_if::{Of, before_and_after, between, evened_out, teams};
use caseload_audit::audit::what_if::{Change, Entered, Entry};
use caseload_audit::audit::working::{NONE_SHOWN, Sum, Working};
use caseload_audit::weighting::illustrative::simple_points;

use crate::reading::{audit_of, data_file};
use crate::sum::{plain, shown_like, value_of};

/// North: 12 + 8 + 10 cases, 1 + 0.5 + 1 FTE, 4 that wait. South: 6 + 4 cases, 1 FTE and none known.
const FILE: &str = "Month,Team,Worker,FTE,Cases\n\
    Sep 2019,North,Worker A,1,12\nSep 2019,North,Worker B,0.5,8\nSep 2019,North,Worker C,1,10\n\
    Sep 2019,North,,,4\nSep 2019,South,Worker D,1,6\nSep 2019,South,Worker E,,4\n";

const NORTH: Of = Of::Team(0);

fn audit_by(text: &str, settings: &AuditSettings) -> Audit {
    audit_of(&[("counts.csv", text.as_bytes())]).results(settings).audit.unwrap()
}

fn audit(text: &str) -> Audit {
    audit_by(text, &AuditSettings::default())
}

fn change(workers: &str, fte_of_each: &str, fte: &str, brought_in: &str) -> Change {
    let entered = Entered {
        workers: workers.to_owned(),
        fte_of_each: fte_of_each.to_owned(),
        fte: fte.to_owned(),
        brought_in: brought_in.to_owned(),
    };
    entered.read().unwrap()
}

/// Every sum of the sheet, done again, gives what is shown.
fn checked(sheet: Sheet) -> Sheet {
    for row in sheet.rows.iter().chain(&sheet.total) {
        assert_eq!(row.names.len(), sheet.row_headings.len());
        assert_eq!(row.cells.len(), sheet.columns.len());
        row.cells.iter().for_each(check);
    }
    sheet
}

pub fn check(working: &Working) {
    match &working.sum {
        Sum::Done { expression, value } => {
            let found = value_of(expression).unwrap();
            let fraction = format!("{}/{}", found.numer(), found.denom());
            assert_eq!(fraction, value.fraction(), "{expression}");
            assert_eq!(shown_like(&found, &working.shown), plain(&working.shown));
        }
        Sum::NotAvailable(why) => {
            assert_eq!(working.shown, NONE_SHOWN);
            assert!(why.ends_with('.') && why.len() > 20, "{why}");
        }
    }
}

/// What is shown, row by row, beside the row's name.
fn shown(sheet: Sheet) -> Vec<String> {
    let rows = checked(sheet).rows;
    let line = |row: caseload_audit::audit::sheet::SheetRow| {
        let cells: Vec<String> = row.cells.into_iter().map(|cell| cell.shown).collect();
        format!("{}: {}", row.names.last().unwrap(), cells.join(" "))
    };
    rows.into_iter().map(line).collect()
}

fn conclusion(sheet: &Sheet, row: usize, column: usize) -> String {
    sheet.rows[row].cells[column].conclusion()
}

#[test]
fn a_worker_comes_and_all_that_waits_is_brought_in() {
    let sheet = before_and_after(&audit(FILE), NORTH, &change("1", "0.5", "", "all")).unwrap();
    // Count only: every case weighs 1, and no capacity is stated.
    assert_eq!(
        shown(sheet.clone()),
        [
            "Cases: 30 34",
            "Workers: 3 4",
            "FTE: 2.5 3",
            "Unallocated: 4 0",
            "Average per worker: 10.0 8.5",
            "Cases per FTE: 12.0 11.3",
            "Utilisation: \u{2013} \u{2013}",
        ]
    );
    let per_fte = "(30 + 4) \u{f7} (2.5 + 0.5) is 11.3333\u{2026}, shown as 11.3.";
    assert_eq!(conclusion(&sheet, 5, 1), per_fte);
    assert!(conclusion(&sheet, 6, 1).contains("states no full-time capacity"));
    assert_eq!(sheet.rows[0].cells[1].rests_on, ["counts.csv: 3 rows"]);
    assert_eq!(sheet.rows[3].cells[1].rests_on, ["counts.csv: 1 row"]);
}

#[test]
fn workers_and_hours_go_and_their_work_stays() {
    let figures = |change| shown(before_and_after(&audit(FILE), NORTH, &change).unwrap());
    let of = |change| figures(change)[..6].join(", ");
    assert_eq!(
        of(change("-1", "1", "", "")),
        "Cases: 30 30, Workers: 3 2, FTE: 2.5 1.5, Unallocated: 4 4, Average per worker: 10.0 \
         15.0, Cases per FTE: 12.0 20.0"
    );
    assert_eq!(
        of(change("", "", "-0.1", "3")),
        "Cases: 30 33, Workers: 3 3, FTE: 2.5 2.4, Unallocated: 4 1, Average per worker: 10.0 \
         11.0, Cases per FTE: 12.0 13.8"
    );
}

#[test]
fn fte_that_is_not_known_is_left_out_and_said() {
    let sheet = before_and_after(&audit(FILE), Of::Team(1), &change("1", "", "", "")).unwrap();
    assert_eq!(
        shown(sheet.clone())[..6],
        [
            "Cases: 10 10",
            "Workers: 2 3",
            "FTE: 1 2",
            "Unallocated: 0 0",
            "Average per worker: 5.0 3.3",
            "Cases per FTE: \u{2013} \u{2013}"
        ]
    );
    assert_eq!(sheet.rows[2].cells[1].left_out, ["1 worker: FTE not known or 0."]);
    // What is brought in could be held by the worker whose FTE is not known.
    let why = "Not available: the FTE of 1 of 2 workers is not known or is 0.";
    assert_eq!(conclusion(&sheet, 5, 0), why);
    assert_eq!(conclusion(&sheet, 5, 1), why);
}

#[test]
fn utilisation_by_a_scheme() {
    // Simple points: Low 1, High 3 for complexity; capacity 100 × FTE − 15 × FTE.
    let text = "Month,Team,Worker,FTE,Case ID,Complexity\n\
        Sep 2019,North,Worker A,1,1,High\nSep 2019,North,Worker A,1,2,High\n\
        Sep 2019,North,Worker B,0.5,3,Low\nSep 2019,North,,,4,High\n";
    let settings = AuditSettings { scheme: simple_points(), ..AuditSettings::default() };
    let audit = audit_by(text, &settings);
    let load = &audit.by_team.rows[0].load;
    let sheet = before_and_after(&audit, NORTH, &change("1", "0.5", "", "1")).unwrap();
    checked(sheet.clone());
    let points = load.points.to_exact().in_a_sum();
    assert_eq!(load.capacity.in_a_sum(), "127.5");
    let after = format!(
        "({points} + 1 \u{d7} ({points} \u{f7} 3)) \u{f7} (127.5 + 0.5 \u{d7} 127.5 \u{f7} 1.5)"
    );
    assert!(conclusion(&sheet, 6, 1).starts_with(&after), "{}", conclusion(&sheet, 6, 1));
}

#[test]
fn nobody_left_is_no_average() {
    let sheet = before_and_after(&audit(FILE), NORTH, &change("-3", "0.5", "-1", "")).unwrap();
    let shown = shown(sheet.clone());
    assert_eq!(shown[1..3], ["Workers: 3 0", "FTE: 2.5 0"]);
    assert_eq!(shown[4..6], ["Average per worker: 10.0 \u{2013}", "Cases per FTE: 12.0 \u{2013}"]);
    assert_eq!(conclusion(&sheet, 4, 1), "Not available: there is no worker to divide by.");
}

#[test]
fn more_than_there_is_cannot_be_taken() {
    let audit = audit(FILE);
    let refused = |workers, each, fte, cases| {
        let refusal = before_and_after(&audit, NORTH, &change(workers, each, fte, cases));
        let refusal = refusal.unwrap_err();
        (refusal.entry.unwrap(), refusal.said)
    };
    let (entry, said) = refused("-4", "0.5", "", "");
    assert_eq!(entry, Entry::Workers);
    assert_eq!(said, "There are 3 workers, so no more than 3 can be taken away.");
    let (entry, said) = refused("-3", "1", "", "");
    assert_eq!(entry, Entry::FteOfEach);
    assert_eq!(said, "That would take away 3 FTE; there is 2.5 FTE.");
    assert_eq!(refused("", "", "-2.6", "").0, Entry::Fte);
    let (entry, said) = refused("", "", "", "5");
    assert_eq!(entry, Entry::BroughtIn);
    assert_eq!(said, "Only 4 are unallocated. Enter 4 or fewer, or the word all.");
}

#[test]
fn a_team_without_rows_in_the_last_month() {
    let text = "Month,Team,Worker,Cases\nAug 2019,North,A,4\nSep 2019,South,B,9\n";
    let refusal = before_and_after(&audit(text), NORTH, &Change::default()).unwrap_err();
    assert_eq!(
        refusal.said,
        "There is nothing to change: there are no rows for North in September 2019."
    );
    assert_eq!(refusal.entry, None);
}

#[test]
fn teams_in_numbers_do_not_tell_what_waits() {
    let audit = audit("Month,Team,Cases,Workers\nSep 2019,North,60,4\n");
    let sheet = before_and_after(&audit, NORTH, &change("1", "", "", "")).unwrap();
    let shown = shown(sheet);
    assert_eq!(shown[4], "Average per worker: 15.0 12.0");
    assert_eq!(shown[3], "Unallocated: \u{2013} \u{2013}");
    let refusal = before_and_after(&audit, NORTH, &change("", "", "", "all")).unwrap_err();
    assert_eq!(refusal.entry, Some(Entry::BroughtIn));
    let evened = checked(evened_out(&audit, NORTH).unwrap());
    assert!(conclusion(&evened, 0, 0).contains("counted and not named"));
}

#[test]
fn evened_out_within_a_team() {
    // By FTE: 30 × 0.5 ÷ 2.5 is 6 and 30 × 1 ÷ 2.5 is 12.
    let sheet = evened_out(&audit(FILE), NORTH).unwrap();
    assert_eq!(shown(sheet), ["Fewest cases of a worker: 8 6", "Most cases of a worker: 12 12"]);
    // By workers, where an FTE is not known: 11 ÷ 2 lies between 5 and 6.
    let text = FILE.replace("Worker E,,4", "Worker E,,5");
    let sheet = evened_out(&audit(&text), Of::Team(1)).unwrap();
    assert_eq!(conclusion(&sheet, 0, 1), "(11 \u{2212} 1) \u{f7} 2 is exactly 5, shown as 5.");
    assert_eq!(shown(sheet), ["Fewest cases of a worker: 5 5", "Most cases of a worker: 6 6"]);
}

#[test]
fn evened_out_between_two_teams() {
    // South's FTE is not known for all, so by workers: (10 × 3 − 30 × 2) ÷ 5 is −6.
    let sheet = between(&audit(FILE), [0, 1]).unwrap();
    assert_eq!(shown(sheet.clone()), ["North: 30 -6 24 10.0 8.0", "South: 10 6 16 5.0 8.0"]);
    assert_eq!(
        conclusion(&sheet, 0, 1),
        "(10 \u{d7} 3 \u{2212} 30 \u{d7} 2) \u{f7} (3 + 2) is exactly \u{2212}6, shown as \u{2212}6."
    );
    // By FTE: (10 × 2.5 − 30 × 2) ÷ 4.5 is −7.78.
    let text = FILE.replace("Worker E,,4", "Worker E,1,4");
    let sheet = between(&audit(&text), [0, 1]).unwrap();
    assert_eq!(shown(sheet), ["North: 30 -8 22 12.0 8.8", "South: 10 8 18 5.0 9.0"]);
    assert!(between(&audit(FILE), [0, 0]).is_err());
}

/// No other whole number of cases brings the two averages nearer, tried one by one.
#[test]
fn no_other_move_is_more_equal() {
    for [a, b] in [[1_u64, 40], [17, 3], [29, 30], [8, 100]] {
        let text =
            format!("Month,Team,Cases,Workers\nSep 2019,North,{a},3\nSep 2019,South,{b},7\n");
        let sheet = checked(between(&audit(&text), [0, 1]).unwrap());
        let then: u64 = sheet.rows[0].cells[2].shown.parse().unwrap();
        // |x ÷ 3 − (a + b − x) ÷ 7| in twenty-firsts.
        let apart = |x: u64| (7 * x).abs_diff(3 * (a + b - x));
        let least = (0..=a + b).map(apart).min().unwrap();
        assert_eq!(apart(then), least, "{a} and {b}");
    }
}

#[test]
fn of_every_team_of_files() {
    let files =
        ["case-list.csv", "worker-counts.csv", "edge-cases.csv", "messy-worker-counts-totals.csv"];
    for file in files {
        let settings = AuditSettings { scheme: simple_points(), ..AuditSettings::default() };
        let results = audit_of(&[(file, &data_file(file))]).results(&settings);
        let audit = results.audit.unwrap();
        let n_teams = teams(&audit).len();
        for of in (0..n_teams).map(Of::Team).chain([Of::AllTeams]) {
            if let Ok(sheet) = before_and_after(&audit, of, &change("1", "0.7", "0.05", "all")) {
                checked(sheet);
            }
            checked(evened_out(&audit, of).unwrap());
        }
        for other in 1..n_teams {
            if let Ok(sheet) = between(&audit, [0, other]) {
                checked(sheet);
            }
        }
    }
}
