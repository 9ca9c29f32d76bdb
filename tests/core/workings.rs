//! Every figure's working: its sum, done again, gives the figure that is shown.

use std::collections::BTreeSet;

use caseload_audit::audit::averages_differ::WHY_AVERAGES_DIFFER;
use caseload_audit::audit::results::Results;
use caseload_audit::audit::settings::{AuditSettings, CountUnit, Measure};
use caseload_audit::audit::sheet::{Sheet, SheetRow};
use caseload_audit::audit::sheets;
use caseload_audit::audit::who_counts::{Heads, LeftOut, WhoCounts};
use caseload_audit::audit::working::{NONE_SHOWN, Sum, Working};

use crate::cases::every_audit;
use crate::reading::{audit_of, data_file};
use crate::sum::{plain, shown_like, value_of};

/// Files that hold cases or numbers of them.
const FILES: [&str; 14] = [
    "Caseload August 2019.csv",
    "allocations.csv",
    "case-list-turnover.csv",
    "case-list.csv",
    "edge-allocations.csv",
    "edge-cases.csv",
    "messy-duplicates-and-spellings.csv",
    "messy-semicolon-windows-1252.csv",
    "messy-unicode-text.txt",
    "messy-worker-counts-totals.csv",
    "worker-counts-2022-23.csv",
    "worker-counts.csv",
    "workbooks/edge-cases.ods",
    "workbooks/edge-cases.xls",
];

#[test]
fn of_every_file() {
    let mut counts = Counts::default();
    for file in FILES {
        let mut audit = audit_of(&[(file, &data_file(file))]);
        for measure in Measure::ALL {
            let results = audit.results(&AuditSettings { measure, ..AuditSettings::default() });
            check_all(&format!("{file}, {}", measure.name()), &results, &mut counts);
        }
        for who in [in_post(), without_agency()] {
            let results = audit.results(&AuditSettings { who, ..AuditSettings::default() });
            check_all(&format!("{file}, {}", who.name()), &results, &mut counts);
        }
        for unit in [CountUnit::People, CountUnit::Rows] {
            let results = audit.results(&AuditSettings { unit, ..AuditSettings::default() });
            check_all(&format!("{file}, {}", unit.name()), &results, &mut counts);
        }
    }
    assert!(counts.done > 5_000 && counts.not_available > 100, "{counts:?}");
}

fn in_post() -> WhoCounts {
    WhoCounts { heads: Heads::StaffInPost, ..WhoCounts::default() }
}

fn without_agency() -> WhoCounts {
    WhoCounts::default().with(LeftOut::Agency, true)
}

#[test]
fn of_every_case() {
    let mut counts = Counts::default();
    for (case, settings, mut files) in every_audit() {
        for measure in Measure::ALL {
            for who in [settings.who, in_post()] {
                let settings = AuditSettings { measure, who, ..settings.clone() };
                let what = format!("{case}, {} {}", measure.name(), who.name());
                check_all(&what, &files.results(&settings), &mut counts);
            }
        }
    }
    assert!(counts.done > 1_000 && counts.not_available > 100, "{counts:?}");
}

#[derive(Debug, Default)]
struct Counts {
    done: usize,
    not_available: usize,
}

fn check_all(what: &str, results: &Results, counts: &mut Counts) {
    let Some(audit) = &results.audit else { return };
    let sheets = sheets::all(audit);
    let ids: BTreeSet<&str> = sheets.iter().map(|sheet| sheet.id).collect();
    assert_eq!(ids.len(), sheets.len(), "{what}: every sheet has an id of its own");
    for sheet in &sheets {
        let what = format!("{what}, {}", sheet.id);
        assert!(!sheet.caption.is_empty() && !sheet.note.is_empty(), "{what}");
        // A head does not repeat what the note says of all columns.
        let when = sheet.columns.first().map_or("", |column| &column.when);
        if !when.is_empty() && sheet.columns.iter().all(|column| column.when == when) {
            assert_eq!(when, audit.by_team.stock.heading(), "{what}");
            let in_words = audit.by_team.stock.in_words();
            assert!(sheet.note.contains(&in_words), "{what}: {in_words} is not in {}", sheet.note);
        }
        assert!(sheet.columns.iter().filter(|column| column.is_main).count() <= 1, "{what}");
        for row in sheet.rows.iter().chain(&sheet.total) {
            assert_eq!(row.names.len(), sheet.row_headings.len(), "{what}");
            assert_eq!(row.cells.len(), sheet.columns.len(), "{what}");
            for (column, cell) in sheet.columns.iter().zip(&row.cells) {
                check(&format!("{what}, {:?}, {}", row.names, column.heading), cell);
                let is_done = cell.is_available();
                *(if is_done { &mut counts.done } else { &mut counts.not_available }) += 1;
            }
        }
    }
}

fn check(what: &str, working: &Working) {
    for (part, text) in
        [("name", &working.name), ("whose", &working.whose), ("formula", &working.formula)]
    {
        assert!(!text.trim().is_empty(), "{what}: no {part}");
    }
    if let Some(steps) = &working.steps {
        let n_columns = steps.headings.len();
        assert!(steps.lines.iter().all(|line| line.len() == n_columns), "{what}: {steps:?}");
    }
    let all_said = working.left_out.iter().chain(&working.rests_on);
    assert!(all_said.clone().all(|said| !said.is_empty()), "{what}");
    match &working.sum {
        Sum::Done { expression, value } => {
            let found = value_of(expression).unwrap_or_else(|error| panic!("{what}: {error}"));
            let fraction = format!("{}/{}", found.numer(), found.denom());
            assert_eq!(fraction, value.fraction(), "{what}: {expression}");
            assert_eq!(shown_like(&found, &working.shown), plain(&working.shown), "{what}");
            assert!(working.conclusion().starts_with(expression.as_str()), "{what}");
        }
        Sum::NotAvailable(why) => {
            assert_eq!(working.shown, NONE_SHOWN, "{what}");
            assert!(why.ends_with('.') && why.len() > 20, "{what}: {why}");
        }
    }
}

/// Worker counts of a team: 60, 60 and 66 cases held by 3, 2 and 4 workers, cases that wait in
/// August and September, and one worker's FTE not known.
const DEMONSTRATION: &str = "Month,Team,Worker,FTE,Cases\n\
    Jul 2019,North,A,1,20\nJul 2019,North,B,0.8,20\nJul 2019,North,C,0.6,20\n\
    Aug 2019,North,A,1,30\nAug 2019,North,B,0.8,30\nAug 2019,North,,,4\n\
    Sep 2019,North,A,1,16\nSep 2019,North,B,0.8,16\nSep 2019,North,C,0.6,17\n\
    Sep 2019,North,D,,17\nSep 2019,North,,,2\n";

fn by_team(text: &str, settings: &AuditSettings) -> Sheet {
    let results = audit_of(&[("counts.csv", text.as_bytes())]).results(settings);
    let audit = results.audit.expect("the file holds usable rows");
    let sheets = sheets::all(&audit);
    sheets.into_iter().find(|sheet| sheet.id == "by-team").unwrap()
}

fn demonstration(measure: Measure) -> Sheet {
    by_team(DEMONSTRATION, &AuditSettings { measure, ..AuditSettings::default() })
}

fn cell<'a>(sheet: &'a Sheet, row: &'a SheetRow, heading: &str) -> &'a Working {
    let at = sheet.columns.iter().position(|column| column.heading == heading).unwrap();
    &row.cells[at]
}

fn average(sheet: &Sheet) -> &Working {
    cell(sheet, &sheet.rows[0], "Average")
}

#[test]
fn the_mean_of_monthly_averages() {
    let sheet = demonstration(Measure::MeanOfMonthlyCasesPerHolder);
    let working = average(&sheet);
    assert_eq!(working.title(), "How 22.2 was worked out");
    assert_eq!(working.whose, "North, July to September 2019");
    assert_eq!(
        working.conclusion(),
        "(60 \u{f7} 3 + 60 \u{f7} 2 + 66 \u{f7} 4) \u{f7} 3 is 22.1666\u{2026}, shown as 22.2."
    );
    assert_eq!(
        working.steps.as_ref().unwrap().lines,
        [
            ["Jul 2019", "60", "3", "20.0"],
            ["Aug 2019", "60", "2", "30.0"],
            ["Sep 2019", "66", "4", "16.5"]
        ]
    );
    assert_eq!(
        working.left_out,
        ["Cases without a worker are in no average: 4 in Aug 2019 and 2 in Sep 2019."]
    );
}

#[test]
fn the_pooled_average() {
    assert_eq!(
        average(&demonstration(Measure::PooledCasesPerHolder)).conclusion(),
        "(60 + 60 + 66) \u{f7} (3 + 2 + 4) is 20.6666\u{2026}, shown as 20.7."
    );
}

#[test]
fn cases_for_each_full_time_equivalent() {
    let sheet = demonstration(Measure::CasesPerFte);
    let working = average(&sheet);
    assert_eq!(
        working.conclusion(),
        "(60 + 60 + 49) \u{f7} (2.4 + 1.8 + 2.4) is 25.6060\u{2026}, shown as 25.6."
    );
    assert_eq!(
        working.left_out[1],
        "Cases of workers whose FTE is not known or is 0 are in neither number: 17 in Sep 2019."
    );
}

/// The help beside the choice of average quotes these two figures.
#[test]
fn the_help_says_what_is_worked_out() {
    for measure in [Measure::MeanOfMonthlyCasesPerHolder, Measure::PooledCasesPerHolder] {
        let shown = average(&demonstration(measure)).shown.clone();
        let said = format!("{} of {shown}:", measure.name().to_lowercase());
        let said_otherwise = format!("{} is {shown}:", measure.name().to_lowercase());
        assert!(
            WHY_AVERAGES_DIFFER.contains(&said) || WHY_AVERAGES_DIFFER.contains(&said_otherwise),
            "{said}"
        );
    }
    assert!(WHY_AVERAGES_DIFFER.contains("60, 60 and 66 cases"));
    assert!(WHY_AVERAGES_DIFFER.contains("3, 2 and 4 workers"));
}

#[test]
fn a_sum_of_twelve_months_is_written_out() {
    let text: String = std::iter::once("Month,Team,Worker,Cases\n".to_owned())
        .chain((1..=12).map(|month| format!("2019-{month:02},North,A,{month}\n")))
        .collect();
    let sheet = by_team(&text, &AuditSettings::default());
    let quotients: Vec<String> = (1..=12).map(|month| format!("{month} \u{f7} 1")).collect();
    assert_eq!(
        average(&sheet).conclusion(),
        format!("({}) \u{f7} 12 is exactly 6.5, shown as 6.5.", quotients.join(" + "))
    );
}

#[test]
fn what_is_counted_is_named() {
    let settings = AuditSettings { unit: CountUnit::People, ..AuditSettings::default() };
    let people = "As at,Team,Worker,Case ID,Person ID\n31/07/2019,North,A,C1,P1\n\
        31/07/2019,North,A,C2,P1\n31/07/2019,North,,C3,P2\n";
    let sheet = by_team(people, &settings);
    let working = average(&sheet);
    assert_eq!(working.name, "Mean of monthly averages, counting people");
    assert!(working.formula.contains("Counted are people"), "{}", working.formula);
    let month = cell(&sheet, &sheet.rows[0], "Jul 2019");
    assert!(month.formula.contains("Counted are people"), "{}", month.formula);
    assert!(working.left_out[0].starts_with("People without a worker"), "{:?}", working.left_out);
}

#[test]
fn the_numbers_beside_the_average() {
    let sheet = demonstration(Measure::MeanOfMonthlyCasesPerHolder);
    let row = &sheet.rows[0];
    let found = ["Jul 2019", "Workers", "FTE", "Cases", "Unallocated"].map(|heading| {
        let working = cell(&sheet, row, heading);
        (working.shown.clone(), working.conclusion())
    });
    let expected = [
        ("20.0", "60 \u{f7} 3 is exactly 20, shown as 20.0."),
        ("4", "4, as counted."),
        ("2.4", "2.4, as counted."),
        ("66", "66, as counted."),
        ("2", "2, as counted."),
    ];
    assert_eq!(found, expected.map(|(shown, said)| (shown.to_owned(), said.to_owned())));
    assert_eq!(cell(&sheet, row, "Jul 2019").rests_on, ["counts.csv: 3 rows"]);
    assert_eq!(cell(&sheet, row, "Average").rests_on, ["counts.csv: 9 rows"]);
    assert_eq!(cell(&sheet, row, "Unallocated").rests_on, ["counts.csv: 1 row"]);
    assert_eq!(cell(&sheet, row, "FTE").rests_on, ["counts.csv: 4 rows"]);
    assert_eq!(cell(&sheet, row, "FTE").left_out, ["1 of 4 workers: FTE not known or 0."]);
}

#[test]
fn a_month_without_rows_has_no_figure_and_a_reason() {
    let text =
        "Month,Team,Worker,Cases\nJul 2019,North,A,4\nAug 2019,North,A,6\nAug 2019,South,B,9\n";
    let sheet = by_team(text, &AuditSettings::default());
    let south = &sheet.rows[1];
    assert_eq!(
        cell(&sheet, south, "Jul 2019").conclusion(),
        "Not available: there are no rows for South in July 2019, so there is nothing to divide by."
    );
    assert_eq!(cell(&sheet, south, "Average").left_out, ["July 2019: there are no rows."]);
    let total = sheet.total.as_ref().unwrap();
    let left_out = &cell(&sheet, total, "Average").left_out;
    assert_eq!(left_out, &["In July 2019 there are no rows for South."]);
}

#[test]
fn teams_in_numbers_do_not_say_who_works_there_and_what_waits() {
    let text = "Month,Team,Cases,Workers\nJul 2019,North,60,3\nAug 2019,North,60,2\n";
    let sheet = by_team(text, &AuditSettings::default());
    for row in sheet.rows.iter().chain(&sheet.total) {
        assert_eq!(cell(&sheet, row, "Average").shown, "25.0");
        let workers = cell(&sheet, row, "Workers").conclusion();
        assert!(workers.contains("counted in the file and not named"), "{workers}");
        let waiting = cell(&sheet, row, "Unallocated").conclusion();
        assert!(waiting.contains("does not say whether cases wait"), "{waiting}");
        assert_eq!(cell(&sheet, row, "Unallocated").shown, NONE_SHOWN);
    }
}

#[test]
fn teams_of_one_name_are_told_apart_by_their_areas() {
    let text = "Month,Service area,Team,Worker,Role,Cases\n\
        Jul 2019,Adults,North,A,Social Worker,4\nJul 2019,Older,North,B,Social Worker,6\n\
        Jul 2019,Older,South,C,Social Worker,9\n";
    let results = audit_of(&[("counts.csv", text.as_bytes())]).results(&AuditSettings::default());
    let sheets = sheets::by_team_and_role(results.audit.as_ref().unwrap());
    let names: Vec<&str> = sheets[0].rows.iter().map(|row| row.names[0].as_str()).collect();
    assert_eq!(names, ["North (Adults)", "North (Older)", "South"]);
    assert!(sheets[0].rows[2].cells[0].whose.starts_with("Social Worker, South (Older), "));
}
