//! The downloads read back.

use std::collections::{BTreeMap, BTreeSet};

use caseload_audit::audit::settings::{AuditSettings, Measure};
use caseload_audit::report::csv::team_averages_csv;
use caseload_audit::report::figures::{RowsOfFew, figures_csv};
use caseload_audit::report::problems::problems_csv;

use crate::reading::{audit_of, data_file};

/// The download as its header and its records.
fn download(file: &[u8], measure: Measure) -> (Vec<String>, Vec<Vec<String>>) {
    let results = audit_of(&[("file.csv", file)])
        .results(&AuditSettings { measure, ..AuditSettings::default() });
    let bytes = team_averages_csv(&results);
    let text = String::from_utf8(bytes).unwrap();
    let text = text.strip_prefix('\u{feff}').expect("a byte-order mark");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let records =
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect());
    (header, records.collect())
}

fn cell<'a>(header: &[String], record: &'a [String], column: &str) -> &'a str {
    let at = header.iter().position(|name| name == column);
    &record[at.unwrap_or_else(|| panic!("no column {column} in {header:?}"))]
}

fn record<'a>(records: &'a [Vec<String>], kind: &str, name: &str) -> &'a [String] {
    records.iter().find(|record| record[0] == kind && record[2] == name).expect("the record")
}

#[test]
fn figures_with_their_definition_and_months() {
    let (header, records) =
        download(&data_file("case-list-turnover.csv"), Measure::PooledCasesPerHolder);
    // 8 service areas, 17 teams, 7 roles and all teams.
    assert_eq!(records.len(), 8 + 17 + 7 + 1);
    let east = record(&records, "Team", "All Age case management - East");
    let of = |column| cell(&header, east, column);
    assert_eq!(of("Definition"), "Pooled average");
    assert_eq!(of("Audit months"), "2019-07 2019-08 2019-09");
    assert_eq!(of("Months counted"), "3");
    assert_eq!((of("2019-07 cases"), of("2019-07 workers")), ("140", "5"));
    assert_eq!(of("2019-07 average"), "28.0");
    assert_eq!((of("Average, exact numerator"), of("Average, exact denominator")), ("319", "14"));
    assert_eq!(of("Average"), "22.8");
    let all = record(&records, "All teams", "All teams");
    assert_eq!(cell(&header, all, "Workers"), "96");
    assert!(header.contains(&"Unallocated cases at 2019-09-30".to_owned()), "{header:?}");
}

#[test]
fn cases_per_fte_with_what_they_are_made_of() {
    let (header, records) = download(&data_file("edge-cases.csv"), Measure::CasesPerFte);
    let all = record(&records, "All teams", "All teams");
    let of = |column| cell(&header, all, column);
    assert_eq!((of("2019-08 cases of workers with FTE"), of("2019-08 FTE")), ("5", "2.5"));
    assert_eq!((of("Average, exact numerator"), of("Average, exact denominator")), ("17", "5"));
    assert!(of("Notes").contains("4 cases of 1 worker without FTE left out"));
}

#[test]
fn names_that_look_like_formulas_are_neutralised() {
    let file =
        "Month,Team,Worker,Cases\nJul-19,\"=HYPERLINK(\"\"http://x\"\")\",A,5\nJul-19,-2+3,B,4\n";
    let (_, records) = download(file.as_bytes(), Measure::default());
    let names: Vec<&str> = records.iter().map(|record| record[2].as_str()).collect();
    assert_eq!(names, ["'-2+3", "'=HYPERLINK(\"http://x\")", "All teams"]);
}

#[test]
fn without_an_audit_there_is_nothing_to_download() {
    let results = audit_of(&[("file.csv", b"")]).results(&AuditSettings::default());
    assert!(team_averages_csv(&results).is_empty());
    assert!(figures_csv(&results, RowsOfFew::Included).is_empty());
}

/// The problems as records without the header.
fn problems(files: &[(&str, &[u8])]) -> Vec<Vec<String>> {
    let results = audit_of(files).results(&AuditSettings::default());
    let text = String::from_utf8(problems_csv(&results)).unwrap();
    let text = text.strip_prefix('\u{feff}').expect("a byte-order mark").to_owned();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn problems_name_every_line_that_is_set_aside_and_no_cell() {
    let text = b"Month,Team,Worker,Case ID\n\
        Jul-19,North,Secret Name,C1\nJul-19,,Secret Name,C2\nsoon,North,Secret Name,C3\n\
        Jul-19,North,Secret Name,C1\nTotal,,,\nJul-19,,Secret Name,C9\n";
    let records = problems(&[("list.csv", text), ("empty.csv", b"")]);
    let set_aside: Vec<(&str, &str)> = records
        .iter()
        .filter(|record| record[0] == "Set aside" && record[2] == "list.csv")
        .map(|record| (record[1].as_str(), record[3].as_str()))
        .collect();
    let expected = [
        ("Total row", "6"),
        ("No team", "3"),
        ("No team", "7"),
        ("Not a date", "4"),
        ("Exact repeat", "5"),
    ];
    assert_eq!(set_aside, expected);
    let no_team = records.iter().find(|record| record[1] == "No team").unwrap();
    assert!(no_team[5].starts_with("Fill in the team in the file"), "{no_team:?}");
    assert!(records.iter().any(|record| record[0] == "Not read" && record[2] == "empty.csv"));
    assert!(records.iter().flatten().all(|cell| !cell.contains("Secret")));
}

#[test]
fn of_many_lines_for_one_reason_the_others_are_counted() {
    let rows: Vec<String> = (0..300).map(|n| format!("Jul-19,,A,D{n}")).collect();
    let text = format!("Month,Team,Worker,Case ID\nJul-19,North,A,C1\n{}\n", rows.join("\n"));
    let records = problems(&[("list.csv", text.as_bytes())]);
    let lines: Vec<&str> = records
        .iter()
        .filter(|record| record[1] == "No team")
        .map(|record| record[3].as_str())
        .collect();
    assert_eq!(lines.len(), 201);
    assert_eq!((lines[0], lines[199], lines[200]), ("3", "202", "and 100 other rows"));
}

/// The rows of every figure: the tables and names of their lines.
fn figures(file: &[u8], of_few: RowsOfFew) -> Vec<(String, String)> {
    let results = audit_of(&[("file.csv", file)]).results(&AuditSettings::default());
    let text = String::from_utf8(figures_csv(&results, of_few)).unwrap();
    let text = text.strip_prefix('\u{feff}').expect("a byte-order mark");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let records = reader.records().map(Result::unwrap);
    records.map(|record| (record[0].to_owned(), record[2].to_owned())).collect()
}

#[test]
fn rows_of_one_or_two_workers_are_left_out_until_they_are_asked_for() {
    let worker = |month: &str, team: &str, name: &str| format!("{month},{team},{name},9\n");
    let mut text = "Month,Team,Worker,Cases\n".to_owned();
    for name in ["A", "B", "C"] {
        text += &worker("Jul 2019", "Three", name);
        text += &worker("Aug 2019", "Three", name);
        // Three workers in all, of whom August sees two.
        text += &worker("Jul 2019", "Once two", &format!("{name} {name}"));
    }
    text += &worker("Aug 2019", "Once two", "A A");
    text += &worker("Aug 2019", "Once two", "B B");
    text += &worker("Jul 2019", "One", "D");
    text += &worker("Aug 2019", "One", "D");
    let names = |of_few| -> BTreeSet<String> {
        figures(text.as_bytes(), of_few).into_iter().map(|(_, name)| name).collect()
    };
    let team = |name: &&str| names(RowsOfFew::LeftOut).contains(*name);
    let all = ["Three", "Once two", "One", "All teams"];
    assert_eq!(all.iter().filter(|name| team(name)).collect::<Vec<_>>(), [&"Three", &"All teams"]);
    assert!(all.iter().all(|name| names(RowsOfFew::Included).contains(*name)));
    assert_eq!(RowsOfFew::default(), RowsOfFew::LeftOut);
}

/// Of the list of cases, by a count of its rows that knows nothing of figures.
#[test]
fn roles_within_a_team_of_few_are_left_out() {
    let file = data_file("case-list.csv");
    let mut holders: BTreeMap<(String, String, String), BTreeSet<String>> = BTreeMap::new();
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(file.as_slice());
    for record in reader.deserialize::<BTreeMap<String, String>>().map(Result::unwrap) {
        if !record["Worker ID"].is_empty() {
            let key = ["Team", "Role", "Snapshot date"].map(|name| record[name].clone());
            holders.entry(key.into()).or_default().insert(record["Worker ID"].clone());
        }
    }
    let n_all = holders.keys().map(|(team, role, _)| (team, role)).collect::<BTreeSet<_>>().len();
    let few: BTreeSet<(&String, &String)> = holders
        .iter()
        .filter(|(_, workers)| workers.len() <= 2)
        .map(|((team, role, _), _)| (team, role))
        .collect();
    let n_rows = |of_few| {
        let lines = figures(&file, of_few).into_iter();
        lines.filter(|(table, _)| table == "Average caseload by team and role").count()
    };
    let with_all = n_rows(RowsOfFew::Included);
    // A line for each figure of a row; the last row is of all teams.
    let n_columns = with_all / (n_all + 1);
    assert_eq!(with_all % (n_all + 1), 0);
    assert!(!few.is_empty());
    assert_eq!(n_rows(RowsOfFew::LeftOut), with_all - few.len() * n_columns);
}
