//! Lists to try: rows from few words and days, so that they meet.

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;

use super::day;

/// A day of 2019, counted from 1 January.
pub type Number = i32;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    CaseList,
    Allocations,
}

/// A row; days are numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Of a case list the snapshot, of allocations the start.
    pub on: Number,
    /// Of allocations.
    pub end: Option<Number>,
    pub team: &'static str,
    pub worker: &'static str,
    pub case: &'static str,
    pub case_type: &'static str,
    pub complexity: &'static str,
    pub travel: &'static str,
    pub court: &'static str,
    pub referred: Option<Number>,
    /// Of case lists.
    pub allocated: Option<Number>,
    pub reviewed: Option<Number>,
    pub contacted: Option<Number>,
}

#[derive(Clone, Debug)]
pub struct List {
    pub kind: Kind,
    pub rows: Vec<Row>,
}

pub const IS_SET: [&str; 3] = ["Y", "yes", "x"];

fn date(number: Option<Number>) -> String {
    number.map_or(String::new(), |number| day(number).date().to_string())
}

impl List {
    pub fn text(&self, rows: &[Row]) -> String {
        let (first, second) = match self.kind {
            Kind::CaseList => ("Snapshot date", "Allocated date"),
            Kind::Allocations => ("Start date", "End date"),
        };
        let mut text = format!(
            "{first},{second},Team,Worker,Case ID,Case type,Complexity,Travel minutes,\
             Court of Protection,Date referred,Last review date,Date last seen\n"
        );
        for row in rows {
            let second = if self.kind == Kind::CaseList { row.allocated } else { row.end };
            let cells = [
                &date(Some(row.on)),
                &date(second),
                row.team,
                row.worker,
                row.case,
                row.case_type,
                row.complexity,
                row.travel,
                row.court,
                &date(row.referred),
                &date(row.reviewed),
                &date(row.contacted),
            ];
            text.push_str(&cells.join(","));
            text.push('\n');
        }
        text
    }
}

/// The days of the snapshots: 15 and 31 July, 31 August, 30 September.
const SNAPSHOTS: [Number; 6] = [211, 211, 195, 242, 242, 272];

fn some_day() -> impl Strategy<Value = Option<Number>> {
    weighted(0.8, 150..290_i32)
}

fn row(kind: Kind) -> impl Strategy<Value = Row> {
    let on = match kind {
        Kind::CaseList => select(&SNAPSHOTS).boxed(),
        // From June to September.
        Kind::Allocations => prop_oneof![(151..272_i32), select(&SNAPSHOTS)].boxed(),
    };
    let who = (
        select(&["North", "NORTH", "South"]),
        select(&["Ann", "Ann", "Bob", "", "Waiting list"]),
        select(&["C1", "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", ""]),
    );
    let class = (
        select(&["", "Care", "CARE"]),
        select(&["Low", "low", "High", "N/A"]),
        select(&["10", "10", "many"]),
        select(&["Y", "yes", "x", "N", "", "0"]),
    );
    let days = (some_day(), some_day(), some_day(), some_day());
    let n_days = weighted(0.6, prop_oneof![0..2_i32, 0..90_i32]);
    (on, n_days, who, class, days).prop_map(move |(on, n_days, who, class, days)| {
        let (team, worker, case) = who;
        let (case_type, complexity, travel, court) = class;
        let (referred, allocated, reviewed, contacted) = days;
        let end = n_days.map(|n_days| on + n_days);
        let row = Row {
            on,
            end,
            team,
            worker,
            case,
            case_type,
            complexity,
            travel,
            court,
            referred,
            allocated,
            reviewed,
            contacted,
        };
        match kind {
            Kind::CaseList => Row { end: None, ..row },
            Kind::Allocations => Row { allocated: None, ..row },
        }
    })
}

/// Any list, with rows that come again.
pub fn list() -> impl Strategy<Value = List> {
    select(&[Kind::CaseList, Kind::Allocations]).prop_flat_map(|kind| {
        let rows = vec((row(kind), 1..=2_usize), 1..30);
        rows.prop_map(move |rows| {
            let rows = rows.into_iter().flat_map(|(row, n)| std::iter::repeat_n(row, n)).collect();
            List { kind, rows }
        })
    })
}
