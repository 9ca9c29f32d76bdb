//! Waits, ages and flow of a list of 6,000 rows, counted a second time by code that knows nothing of
//! the first: rows in sets, sorted, looked at.

use std::collections::{BTreeMap, BTreeSet};

use caseload_audit::audit::settings::AuditSettings;
use caseload_audit::audit::sheet::{Sheet, SheetRow};
use caseload_audit::audit::sheets;
use jiff::civil::Date;

use crate::reading::{audit_of, data_file};

/// A row: its snapshot, the team, the worker, the case and since when it is allocated.
struct Row {
    snapshot: Date,
    team: String,
    worker: String,
    case: String,
    since: Option<Date>,
}

fn date(text: &str) -> Option<Date> {
    Date::strptime("%d/%m/%Y", text).ok()
}

fn rows() -> Vec<Row> {
    let bytes = data_file("case-list.csv");
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let row = |record: csv::StringRecord| {
        let words = |at: usize| record[at].trim().to_owned();
        let worker = words(3);
        Row {
            snapshot: date(&words(0)).unwrap(),
            team: words(2),
            worker: if worker == "Unallocated" { String::new() } else { worker },
            case: words(7),
            since: date(&words(9)),
        }
    };
    reader.records().map(|record| row(record.unwrap())).collect()
}

fn sheet(id: &str) -> Sheet {
    let bytes = data_file("case-list.csv");
    let results = audit_of(&[("case-list.csv", &bytes)]).results(&AuditSettings::default());
    let sheets = sheets::all(results.audit.as_ref().unwrap());
    sheets.into_iter().find(|sheet| sheet.id == id).unwrap()
}

/// What is shown of each team, and of all, under some headings.
fn shown(sheet: &Sheet, headings: &[&str]) -> BTreeMap<String, Vec<String>> {
    let places = headings.iter().map(|heading| {
        let is_it = |column: &caseload_audit::audit::sheet::Column| {
            format!("{} {}", column.heading, column.when).trim_end() == *heading
        };
        sheet
            .columns
            .iter()
            .position(is_it)
            .unwrap_or_else(|| panic!("{heading}: {:?}", sheet.columns))
    });
    let places: Vec<usize> = places.collect();
    let of_row = |row: &SheetRow| {
        let cells = places.iter().map(|&at| row.cells[at].shown.clone());
        (row.names.last().unwrap().clone(), cells.collect())
    };
    sheet.rows.iter().chain(&sheet.total).map(of_row).collect()
}

/// The middle to one decimal, from twice its value.
fn median(days: &mut [i32]) -> String {
    if days.is_empty() {
        return "\u{2013}".to_owned();
    }
    days.sort_unstable();
    let twice = days[(days.len() - 1) / 2] + days[days.len() / 2];
    format!("{}.{}", twice / 2, if twice % 2 == 0 { 0 } else { 5 })
}

/// The days of the cases at the last snapshot, by team and for all: of each case once for each
/// worker. Whether they have a worker is asked for.
fn days(has_worker: bool) -> BTreeMap<String, Vec<i32>> {
    let mut since: BTreeMap<(String, String, String), Option<Date>> = BTreeMap::new();
    let last = Date::constant(2019, 9, 30);
    let mut days: BTreeMap<String, Vec<i32>> = BTreeMap::new();
    for row in rows().into_iter().filter(|row| row.snapshot == last) {
        days.entry(row.team.clone()).or_default();
        if row.worker.is_empty() == has_worker {
            continue;
        }
        let known = since.entry((row.team, row.worker, row.case)).or_default();
        *known = [*known, row.since].into_iter().flatten().filter(|since| *since <= last).min();
    }
    for ((team, ..), since) in since {
        let n_days = (last - since.expect("every row of the file has its date")).get_days();
        days.entry(team).or_default().push(n_days);
        days.entry("All teams".to_owned()).or_default().push(n_days);
    }
    days
}

#[test]
fn waits() {
    let sheet = sheet("unallocated-by-team");
    let headings = [
        "Unallocated Sep 2019",
        "Median days waiting 30 Sep",
        "Over 28 days 30 Sep",
        "Over 84 days 30 Sep",
    ];
    let over = |days: &[i32], n: i32| days.iter().filter(|days| **days > n).count().to_string();
    let expected: BTreeMap<String, Vec<String>> = days(false)
        .into_iter()
        .map(|(team, mut days)| {
            let n = days.len().to_string();
            (team, vec![n, median(&mut days), over(&days, 28), over(&days, 84)])
        })
        .collect();
    assert!(expected["All teams"][0] != "0");
    assert_eq!(shown(&sheet, &headings), expected);
}

#[test]
fn ages() {
    let sheet = sheet("age-by-team");
    let headings =
        ["Cases 30 Sep", "Median days since allocation 30 Sep", "Open over 12 months 30 Sep"];
    let expected: BTreeMap<String, Vec<String>> = days(true)
        .into_iter()
        .map(|(team, mut days)| {
            let n_long = days.iter().filter(|days| **days > 365).count();
            let n = days.len();
            let n =
                if n < 1_000 { n.to_string() } else { format!("{},{:03}", n / 1_000, n % 1_000) };
            (team, vec![n, median(&mut days), n_long.to_string()])
        })
        .collect();
    assert_eq!(shown(&sheet, &headings), expected);
}

#[test]
fn flow() {
    let mut at: BTreeMap<(String, i8), BTreeSet<String>> = BTreeMap::new();
    for row in rows() {
        at.entry((row.team, row.snapshot.month())).or_default().insert(row.case);
    }
    let teams: BTreeSet<&String> = at.keys().map(|(team, _)| team).collect();
    let mut expected: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for team in teams {
        let of = |month: i8| &at[&(team.clone(), month)];
        let n = |n: usize| i64::try_from(n).unwrap();
        let came = |month: i8| n(of(month).difference(of(month - 1)).count());
        let went = |month: i8| n(of(month - 1).difference(of(month)).count());
        let figures =
            vec![came(8), went(8), came(9), went(9), came(8) + came(9) - went(8) - went(9)];
        let all = expected.entry("All teams".to_owned()).or_insert_with(|| vec![0; 5]);
        all.iter_mut().zip(&figures).for_each(|(all, of_team)| *all += of_team);
        expected.insert(team.clone(), figures);
    }
    let headings = [
        "Opened Aug 2019",
        "Closed Aug 2019",
        "Opened Sep 2019",
        "Closed Sep 2019",
        "Net Aug to Sep 2019",
    ];
    let found = shown(&sheet("flow-by-team"), &headings);
    let found: BTreeMap<String, Vec<i64>> = found
        .into_iter()
        .map(|(team, shown)| {
            (team, shown.iter().map(|n| n.replace(',', "").parse().unwrap()).collect())
        })
        .collect();
    assert_eq!(found, expected);
}
