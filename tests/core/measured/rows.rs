//! The files of the second calculation as rows: read cell by cell, with the plainest means.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;

use super::number::{Number, decimal};
use crate::reading::data_file;

/// Where work is: what rows and posts are grouped by. Empty where the file does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub area: String,
    pub team: String,
    pub role: String,
}

/// What a row of cases says.
#[derive(Clone, Debug)]
pub struct Row {
    pub month: i32,
    pub place: Place,
    /// Empty for work that waits.
    pub worker: String,
    pub n_cases: u64,
    pub words: Words,
}

/// What a row says of its case.
#[derive(Clone, Debug, Default)]
pub struct Words {
    pub reason: String,
    pub complexity: String,
    pub risk: String,
    pub minutes: String,
}

/// A row of the staffing file.
#[derive(Clone, Debug)]
pub struct Post {
    pub place: Place,
    pub worker: String,
    pub start: Date,
    pub end: Option<Date>,
}

/// What is known of a worker.
#[derive(Clone, Debug, Default)]
pub struct Person {
    pub fte: Option<Number>,
    pub is_newly_qualified: bool,
    pub is_agency: bool,
    pub role: String,
    pub is_absent: bool,
}

/// Everything of an audit.
#[derive(Clone, Debug, Default)]
pub struct Book {
    pub rows: Vec<Row>,
    pub posts: Vec<Post>,
    pub people: BTreeMap<String, Person>,
    /// The audit months, in order.
    pub months: Vec<i32>,
    /// Whether these are lists of what workers hold, without a row of work that waits: nobody
    /// knows then whether any does.
    pub is_silent_on_waiting: bool,
}

/// July 2019 as a number: months since the year 0.
pub fn month(year: i16, month: i8) -> i32 {
    i32::from(year) * 12 + i32::from(month) - 1
}

/// `Jul 2019`.
pub fn month_heading(month: i32) -> String {
    const NAMES: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    format!("{} {}", NAMES[usize::try_from(month % 12).unwrap()], month / 12)
}

/// The last day of a month.
pub fn end_of(month: i32) -> Date {
    let year = i16::try_from(month / 12).unwrap();
    Date::new(year, i8::try_from(month % 12 + 1).unwrap(), 1).unwrap().last_of_month()
}

pub fn date(text: &str) -> Option<Date> {
    Date::strptime("%d/%m/%Y", text).ok()
}

/// The records of a file by their headings, all cells trimmed.
pub fn records(file: &str) -> Vec<BTreeMap<String, String>> {
    let bytes = data_file(file);
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(bytes.as_slice());
    reader.deserialize().map(Result::unwrap).collect()
}

/// A case list: a row is a case at a snapshot.
pub fn case_list(file: &str) -> Book {
    let mut rows: Vec<(Date, Row)> = Vec::new();
    let mut said: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for record in records(file) {
        let cell = |name: &str| record.get(name).cloned().unwrap_or_default();
        let is_total = cell("Team") == "Total" || cell("Team").is_empty();
        if is_total || (!cell("Case ID").is_empty() && !seen.insert(record.clone())) {
            continue;
        }
        let snapshot = date(&cell("Snapshot date")).unwrap();
        let name = record.get("Worker name").or(record.get("Worker")).unwrap();
        let waits = ["", "Unallocated", "Waiting list"].contains(&name.as_str());
        let worker = if waits { String::new() } else { cell("Worker ID") };
        said.entry(worker.clone()).or_default().push(cell("FTE"));
        let row = Row {
            month: month(snapshot.year(), snapshot.month()),
            place: Place { area: cell("Service area"), team: cell("Team"), role: cell("Role") },
            worker,
            n_cases: 1,
            words: Words {
                reason: cell("Primary support reason"),
                complexity: cell("Complexity"),
                risk: cell("Risk"),
                minutes: cell("Travel minutes"),
            },
        };
        rows.push((snapshot, row));
    }
    let mut latest: BTreeMap<(Place, i32), Date> = BTreeMap::new();
    let team = |row: &Row| Place { role: String::new(), ..row.place.clone() };
    for (snapshot, row) in &rows {
        let of_team = latest.entry((team(row), row.month)).or_insert(*snapshot);
        *of_team = (*of_team).max(*snapshot);
    }
    rows.retain(|(snapshot, row)| latest[&(team(row), row.month)] == *snapshot);
    let rows: Vec<Row> = rows.into_iter().map(|(_, row)| row).collect();
    let mut people: BTreeMap<String, Person> = BTreeMap::new();
    for (worker, ftes) in said {
        people.insert(worker, Person { fte: most_frequent(&ftes), ..Person::default() });
    }
    for row in &rows {
        let person = people.get_mut(&row.worker).unwrap();
        person.is_newly_qualified |= row.place.role.contains("ASYE");
    }
    Book { months: all_months(&rows), rows, people, ..Book::default() }
}

/// Worker counts: a row is a worker's month.
pub fn worker_counts(file: &str) -> Book {
    let mut book = Book { is_silent_on_waiting: true, ..Book::default() };
    for record in records(file) {
        let (short, year) = record["Month"].split_once('-').unwrap();
        let first = Date::strptime("%d %b %Y", format!("01 {short} 20{year}")).unwrap();
        let worker = record["Worker"].clone();
        let fte = decimal(&record["FTE"]);
        book.people.entry(worker.clone()).or_insert(Person { fte, ..Person::default() });
        let (area, team) = (record["Service area"].clone(), record["Team"].clone());
        book.rows.push(Row {
            month: month(first.year(), first.month()),
            place: Place { area, team, role: String::new() },
            worker,
            n_cases: record["Cases"].parse().unwrap(),
            words: Words::default(),
        });
    }
    book.months = all_months(&book.rows);
    book
}

/// Allocations: a row is a case that a worker holds from one day to another. Open at the close of a
/// day is what has started by then and does not end by then.
pub fn allocations(file: &str) -> Book {
    let spell = |record: BTreeMap<String, String>| {
        let place = Place {
            area: record.get("Service area").cloned().unwrap_or_default(),
            team: record["Team"].clone(),
            role: String::new(),
        };
        let start = date(&record["Allocated date"]).unwrap();
        let end = date(&record["Closed date"]).filter(|end| end.year() < 9999);
        (place, record["Worker"].clone(), record["Case ID"].clone(), start, end)
    };
    let spells: Vec<_> = records(file)
        .into_iter()
        .map(spell)
        .filter(|(.., start, end)| end.is_none_or(|end| end >= *start))
        .collect();
    let starts: Vec<Date> = spells.iter().map(|spell| spell.3).collect();
    let latest = *starts.iter().max().unwrap();
    // Complete is a month in whose last seven days, or after, something starts.
    let is_complete = |month: i32| end_of(month).saturating_sub(6_i32.days()) <= latest;
    let of = |day: Date| month(day.year(), day.month());
    let months: Vec<i32> = (of(*starts.iter().min().unwrap())..=of(latest))
        .filter(|month| is_complete(*month))
        .collect();
    let months = months[months.len().saturating_sub(3)..].to_vec();
    let mut book = Book { months: months.clone(), is_silent_on_waiting: true, ..Book::default() };
    let mut seen = BTreeSet::new();
    for (place, worker, case, start, end) in spells {
        book.people.entry(worker.clone()).or_default();
        for &month in &months {
            let day = end_of(month);
            let is_open = start <= day && end.is_none_or(|end| end > day);
            if is_open && seen.insert((place.clone(), worker.clone(), case.clone(), month)) {
                let row = Row {
                    month,
                    place: place.clone(),
                    worker: worker.clone(),
                    n_cases: 1,
                    words: Words::default(),
                };
                book.rows.push(row);
            }
        }
    }
    book
}

/// A case list with the staffing file beside it.
pub fn with_staffing(mut book: Book) -> Book {
    for record in records("staffing.csv") {
        let (worker, role) = (record["Worker ID"].clone(), record["Role"].clone());
        let person = Person {
            fte: decimal(&record["FTE"]),
            is_newly_qualified: record["ASYE"] == "Y",
            is_agency: record["Agency"] == "Y",
            role: role.clone(),
            is_absent: !record["Absence"].is_empty(),
        };
        book.people.insert(worker.clone(), person);
        let (area, team) = (record["Service area"].clone(), record["Team"].clone());
        book.posts.push(Post {
            place: Place { area, team, role },
            worker,
            start: date(&record["Start date"]).unwrap(),
            end: date(&record["End date"]),
        });
    }
    book
}

/// All months of the rows: at most twelve in these files.
fn all_months(rows: &[Row]) -> Vec<i32> {
    let months: BTreeSet<i32> = rows.iter().map(|row| row.month).collect();
    assert!(months.len() <= 12);
    months.into_iter().collect()
}

/// The FTE that is said most, of several the largest.
fn most_frequent(said: &[String]) -> Option<Number> {
    let known: Vec<Number> = said.iter().filter_map(|text| decimal(text)).collect();
    let times = |fte: &Number| known.iter().filter(|other| *other == fte).count();
    known.iter().max_by(|a, b| (times(a), *a).cmp(&(times(b), *b))).copied()
}
