//! What each row of a file says, told without the program: its own dates, numbers and names.

use std::collections::{BTreeMap, BTreeSet};

use caseload_audit::audit::account::Reason;
use num_rational::Ratio;

/// A year and a month.
pub type Month = (i32, u32);
/// A year, a month and a day.
pub type Day = (i32, u32, u32);
/// Whole numbers over whole numbers.
pub type Fraction = Ratio<u128>;

/// The end of an allocation that is open.
const NEVER: Day = (9999, 12, 31);
/// Words in a worker cell that name no worker.
const NO_WORKER: [&str; 10] = [
    "",
    "unallocated",
    "not allocated",
    "waiting list",
    "duty",
    "team inbox",
    "n/a",
    "none",
    "null",
    "-",
];
const MONTH_NAMES: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// What a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    Snapshot,
    Start,
    End,
    Area,
    Team,
    Worker,
    WorkerId,
    Role,
    Fte,
    Case,
    Number,
    NumberOfWorkers,
    Note,
}

/// What the rows of a file are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    CaseList,
    Allocations,
    Counts,
    /// Numbers of teams as a whole.
    TeamCounts,
}

impl Shape {
    /// Whether the rows give numbers.
    pub fn gives_numbers(self) -> bool {
        matches!(self, Self::Counts | Self::TeamCounts)
    }
}

/// A header: its words and what they stand for.
pub type Header = &'static [(&'static str, Column)];

/// A file: the cells of its rows under its header.
#[derive(Clone, Debug)]
pub struct File {
    pub shape: Shape,
    pub header: Header,
    pub rows: Vec<Vec<String>>,
}

impl File {
    /// The file as text: a line for each row.
    pub fn text(&self) -> String {
        let header: Vec<String> = self.header.iter().map(|(word, _)| (*word).to_owned()).collect();
        let mut text = String::new();
        for row in [&header].into_iter().chain(&self.rows) {
            let quoted = |cell: &String| {
                if cell.contains(',') { format!("\"{cell}\"") } else { cell.clone() }
            };
            text.push_str(&row.iter().map(quoted).collect::<Vec<_>>().join(","));
            text.push('\n');
        }
        text
    }
}

/// Who holds a case: somebody known by ID, or by name only.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holder {
    Id(String),
    Name(String),
}

/// A team: the key of its area, where it has one, and of its name.
pub type Team = (Option<String>, String);

/// A row with what it says.
#[derive(Clone, Debug)]
pub struct Row {
    pub file: usize,
    pub line: u64,
    pub shape: Shape,
    /// Files of one shape under the same words are one list.
    pub list: usize,
    pub cells: BTreeMap<Column, String>,
    /// Why it does not count, once that is known.
    pub why: Option<Reason>,
    /// The snapshot, or the month's last day.
    pub day: Day,
    pub is_whole_month: bool,
    pub start: Day,
    pub end: Day,
    pub number: u64,
    /// How many workers of the team hold them.
    pub n_workers: u64,
    /// Nobody where the case is unallocated.
    pub holder: Option<Holder>,
    pub team: Team,
}

impl Row {
    pub fn cell(&self, column: Column) -> &str {
        self.cells.get(&column).map_or("", String::as_str)
    }

    /// The case ID; empty where there is none.
    pub fn case(&self) -> &str {
        let case = self.cell(Column::Case);
        if is_empty(case) { "" } else { case }
    }

    pub fn is_open_at_end_of(&self, month: Month) -> bool {
        self.start <= last_day(month) && last_day(month) < self.end
    }
}

/// All rows of all files that are not blank, with what the row alone says.
pub fn rows_of(files: &[File]) -> Vec<Row> {
    let mut lists: Vec<(Shape, BTreeSet<&str>)> = Vec::new();
    let mut rows = Vec::new();
    for (number, file) in files.iter().enumerate() {
        let list = (file.shape, file.header.iter().map(|(word, _)| *word).collect());
        let at = lists.iter().position(|known| *known == list);
        let at = at.unwrap_or_else(|| {
            lists.push(list);
            lists.len() - 1
        });
        for (line, cells) in (2..).zip(&file.rows) {
            if cells.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let mut row = Row {
                file: number,
                line,
                shape: file.shape,
                list: at,
                cells: file
                    .header
                    .iter()
                    .zip(cells)
                    .map(|((_, column), cell)| (*column, cell.trim().to_owned()))
                    .collect(),
                why: None,
                day: NEVER,
                is_whole_month: false,
                start: NEVER,
                end: NEVER,
                number: 0,
                n_workers: 0,
                holder: None,
                team: (None, String::new()),
            };
            row.why = say(&mut row, file.header, cells).err();
            rows.push(row);
        }
    }
    rows
}

/// Reads the row; the reason if it cannot count whatever else there is.
fn say(row: &mut Row, header: Header, cells: &[String]) -> Result<(), Reason> {
    if header.iter().map(|(word, _)| *word).eq(cells.iter().map(|cell| cell.trim())) {
        return Err(Reason::RepeatedHeader);
    }
    let has = |column: Column| header.iter().any(|(_, other)| *other == column);
    let worker = if has(Column::Worker) { Column::Worker } else { Column::WorkerId };
    let mut places = vec![Column::Team, Column::Area, Column::Snapshot, Column::Start];
    places.push(worker);
    if places.into_iter().any(|place| is_total(row.cell(place)))
        && row.case().is_empty()
        && (is_total(row.cell(worker)) || is_empty(row.cell(worker)))
        && (worker == Column::WorkerId || is_empty(row.cell(Column::WorkerId)))
    {
        return Err(Reason::TotalRow);
    }
    if header.len() > 2 && cells.iter().filter(|cell| !cell.trim().is_empty()).count() == 1 {
        return Err(Reason::OneCell);
    }
    let mut needed = vec![Column::Team];
    needed.extend((row.shape != Shape::TeamCounts).then_some(worker));
    match row.shape {
        Shape::CaseList => needed.push(Column::Snapshot),
        Shape::Allocations => needed.push(Column::Start),
        Shape::Counts => needed.extend([Column::Snapshot, Column::Number]),
        Shape::TeamCounts => {
            needed.extend([Column::Snapshot, Column::Number, Column::NumberOfWorkers]);
        }
    }
    if needed.iter().any(|column| !row.cells.contains_key(column)) {
        return Err(Reason::TooFewCells);
    }
    if cells.iter().skip(header.len()).any(|cell| !cell.trim().is_empty()) {
        return Err(Reason::TooManyCells);
    }
    if is_empty(row.cell(Column::Team)) {
        return Err(Reason::NoTeam);
    }
    if row.shape == Shape::Allocations {
        row.start = match date(row.cell(Column::Start)) {
            Date::Day(day) => day,
            Date::Empty => return Err(Reason::NoDate),
            Date::Month(_) | Date::Open | Date::Bad => return Err(Reason::NotADate),
        };
        row.end = match date(row.cell(Column::End)) {
            Date::Day(day) => day,
            Date::Empty | Date::Open => NEVER,
            Date::Month(_) | Date::Bad => return Err(Reason::NotADate),
        };
        return if row.end < row.start { Err(Reason::ClosedBeforeStart) } else { Ok(()) };
    }
    (row.day, row.is_whole_month) = match date(row.cell(Column::Snapshot)) {
        Date::Day(day) => (day, false),
        Date::Month(month) => (last_day(month), true),
        Date::Empty => return Err(Reason::NoDate),
        Date::Open | Date::Bad => return Err(Reason::NotADate),
    };
    if row.shape == Shape::TeamCounts {
        row.number = number(row.cell(Column::Number)).ok_or(Reason::NotANumberOfCases)?;
        let n_workers = number(row.cell(Column::NumberOfWorkers));
        row.n_workers = n_workers.ok_or(Reason::NotANumberOfWorkers)?;
    } else if row.shape == Shape::Counts {
        row.number = number(row.cell(Column::Number)).ok_or(Reason::NotANumberOfCases)?;
    } else if let Date::Day(end) = date(row.cell(Column::End))
        && end <= row.day
    {
        return Err(Reason::ClosedAtSnapshot);
    }
    Ok(())
}

/// What is compared of a name.
pub fn key(name: &str) -> String {
    let dashes = name.to_lowercase().replace(['\u{2013}', '\u{2014}'], "-");
    dashes.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub fn is_empty(cell: &str) -> bool {
    ["", "-", "\u{2013}", "\u{2014}", "null", "n/a", "none"].contains(&cell.to_lowercase().as_str())
}

/// Whether the key of a worker's name or ID names nobody.
pub fn is_nobody(key: &str) -> bool {
    NO_WORKER.contains(&key)
}

fn is_total(cell: &str) -> bool {
    let words = key(cell).replace(['-', ':'], " ");
    matches!(words.split(' ').rfind(|word| !word.is_empty()), Some("total" | "totals" | "subtotal"))
}

enum Date {
    Empty,
    Day(Day),
    Month(Month),
    Open,
    Bad,
}

fn date(cell: &str) -> Date {
    if is_empty(cell) {
        return Date::Empty;
    }
    let cell = if cell.contains(':') { cell.split(' ').next().unwrap() } else { cell };
    let parts: Vec<&str> = cell.split(['/', '-', ' ']).collect();
    let numbers: Vec<Option<u32>> = parts.iter().map(|part| part.parse().ok()).collect();
    match (numbers.as_slice(), cell.contains('/')) {
        ([Some(d), Some(m), Some(y)], true) | ([Some(y), Some(m), Some(d)], false) => {
            let (y, m, d) = (i32::try_from(*y).unwrap(), *m, *d);
            if !(1..=12).contains(&m) || d < 1 || d > last_day((y, m)).2 {
                Date::Bad
            } else if y <= 1900 || y >= 9000 {
                Date::Open
            } else {
                Date::Day((y, m, d))
            }
        }
        ([Some(y), Some(m)], false) => Date::Month((i32::try_from(*y).unwrap(), *m)),
        ([None, Some(y)], false) => {
            let word = parts[0].to_lowercase();
            let is_it = |name: &&str| **name == word || name[..3] == word;
            let century = if parts[1].len() == 2 { 2000 } else { 0 };
            let year = i32::try_from(*y).unwrap() + century;
            let found = (1..).zip(&MONTH_NAMES).find(|(_, name)| is_it(name));
            found.map_or(Date::Bad, |(month, _)| Date::Month((year, month)))
        }
        _ => Date::Bad,
    }
}

/// The last day of a month.
pub fn last_day((year, month): Month) -> Day {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let n_days = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (year, month, n_days)
}

fn number(cell: &str) -> Option<u64> {
    let (whole, part) = cell.split_once('.').unwrap_or((cell, ""));
    if part.contains(|digit| digit != '0') {
        return None;
    }
    whole.replace(',', "").parse().ok()
}

/// The full-time equivalent that a cell gives, if it gives one.
pub fn fte(cell: &str) -> Option<Fraction> {
    let decimal = |text: &str| -> Option<Fraction> {
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let digits: u128 = format!("{whole}{part}").parse().ok()?;
        Some(Fraction::new(digits, 10_u128.pow(u32::try_from(part.len()).ok()?)))
    };
    let value = if let Some(percent) = cell.strip_suffix('%') {
        decimal(percent)? / 100
    } else if let Some((hours, of)) = cell.split_once('/') {
        decimal(hours)? / decimal(of)?
    } else {
        decimal(cell)?
    };
    (value <= Fraction::from(2)).then_some(value)
}
