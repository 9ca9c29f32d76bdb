//! Audits to try: one to three files, whose rows come from few words, so that they meet.

use std::collections::BTreeMap;

use caseload_audit::audit::settings::Measure;
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

use super::rows::{Column, File, Header, Month, Shape};

/// Measures of what is held at month ends.
const AT_MONTH_ENDS: [Measure; 3] =
    [Measure::MeanOfMonthlyCasesPerHolder, Measure::PooledCasesPerHolder, Measure::CasesPerFte];

/// Files, the months that are chosen, if any are, and the measure.
#[derive(Clone, Debug)]
pub struct Trial {
    pub files: Vec<File>,
    pub chosen: Option<Vec<Month>>,
    pub measure: Measure,
}

const CASE_LISTS: [Header; 5] = [
    &[
        ("Snapshot date", Column::Snapshot),
        ("Service area", Column::Area),
        ("Team", Column::Team),
        ("Worker", Column::Worker),
        ("Worker ID", Column::WorkerId),
        ("Role", Column::Role),
        ("FTE", Column::Fte),
        ("Case ID", Column::Case),
        ("Note", Column::Note),
    ],
    // The same list with its columns in another order.
    &[
        ("Case ID", Column::Case),
        ("Note", Column::Note),
        ("FTE", Column::Fte),
        ("Role", Column::Role),
        ("Worker ID", Column::WorkerId),
        ("Worker", Column::Worker),
        ("Team", Column::Team),
        ("Service area", Column::Area),
        ("Snapshot date", Column::Snapshot),
    ],
    &[
        ("Case ID", Column::Case),
        ("Team", Column::Team),
        ("Worker", Column::Worker),
        ("FTE", Column::Fte),
        ("Month", Column::Snapshot),
    ],
    &[
        ("Service area", Column::Area),
        ("Team", Column::Team),
        ("Worker ID", Column::WorkerId),
        ("Case ID", Column::Case),
        ("Snapshot date", Column::Snapshot),
    ],
    &[
        ("Snapshot date", Column::Snapshot),
        ("Team", Column::Team),
        ("Worker", Column::Worker),
        ("Case ID", Column::Case),
        ("End date", Column::End),
    ],
];
const ALLOCATIONS: [Header; 2] = [
    &[
        ("Case ID", Column::Case),
        ("Service area", Column::Area),
        ("Team", Column::Team),
        ("Worker", Column::Worker),
        ("Worker ID", Column::WorkerId),
        ("FTE", Column::Fte),
        ("Allocated date", Column::Start),
        ("Closed date", Column::End),
    ],
    &[
        ("Team", Column::Team),
        ("Worker", Column::Worker),
        ("Case ID", Column::Case),
        ("Start date", Column::Start),
        ("End date", Column::End),
    ],
];
const COUNTS: [Header; 2] = [
    &[
        ("Month", Column::Snapshot),
        ("Service area", Column::Area),
        ("Team", Column::Team),
        ("Worker", Column::Worker),
        ("FTE", Column::Fte),
        ("Cases", Column::Number),
    ],
    &[
        ("Team", Column::Team),
        ("Worker ID", Column::WorkerId),
        ("Worker", Column::Worker),
        ("Month", Column::Snapshot),
        ("Open cases", Column::Number),
        ("Role", Column::Role),
    ],
];

const TEAM_COUNTS: [Header; 2] = [
    &[
        ("Month", Column::Snapshot),
        ("Service area", Column::Area),
        ("Team", Column::Team),
        ("Cases", Column::Number),
        ("Workers", Column::NumberOfWorkers),
    ],
    &[
        ("Team", Column::Team),
        ("Headcount", Column::NumberOfWorkers),
        ("Open cases", Column::Number),
        ("Snapshot date", Column::Snapshot),
        ("Note", Column::Note),
    ],
];

const POOLS: [&[Shape]; 9] = [
    &[Shape::CaseList],
    &[Shape::Allocations],
    &[Shape::Counts],
    &[Shape::CaseList, Shape::Counts],
    &[Shape::CaseList, Shape::Allocations],
    &[Shape::CaseList, Shape::Allocations, Shape::Counts],
    &[Shape::TeamCounts],
    &[Shape::CaseList, Shape::TeamCounts],
    &[Shape::Allocations, Shape::Counts, Shape::TeamCounts],
];

/// A cell for every column that any header has.
type Facts = BTreeMap<Column, String>;

/// A record to be.
#[derive(Clone, Debug)]
enum Line {
    Facts(Facts),
    /// What an earlier row says, of this file or another.
    Again(Index),
    /// The same, of another team or another worker.
    Changed(Index, Column, String),
    RepeatedHeader,
    Short,
    Long(Facts),
}

/// Most often a usual word, sometimes an odd one.
fn cell(
    usual: &'static [&'static str],
    odd: &'static [&'static str],
) -> impl Strategy<Value = String> {
    prop_oneof![10 => select(usual), 1 => select(odd)].prop_map(str::to_owned)
}

fn team() -> impl Strategy<Value = String> {
    cell(
        &["North", "NORTH", "South \u{2013} East", "South - East", "West"],
        &["", "Total", "North Total"],
    )
}

fn worker() -> impl Strategy<Value = String> {
    cell(
        &["Ann", "ann ", "Bob", "Cy Dee", "CY  DEE", "Eve"],
        &["", "Unallocated", "Waiting list", "Duty", "\u{2013}", "NULL"],
    )
}

fn snapshot() -> impl Strategy<Value = String> {
    cell(
        &[
            "31/07/2019",
            "31/07/2019",
            "2019-07-31",
            "Jul-19",
            "15/07/2019",
            "31/08/2019",
            "31/08/2019",
            "Aug 2019",
            "15/08/2019",
            "30/09/2019",
            "30/09/2019 00:00",
            "2019-09",
        ],
        &["31/06/2019", "", "soon", "31/12/9999", "Total"],
    )
}

fn facts() -> impl Strategy<Value = Facts> {
    let day = |months: std::ops::RangeInclusive<u32>| {
        (1..=28_u32, months).prop_map(|(d, m)| format!("{d:02}/{m:02}/2019"))
    };
    let start = prop_oneof![
        30 => day(4..=10),
        4 => select(vec!["24/08/2019", "25/08/2019", "30/09/2019"]).prop_map(str::to_owned),
        1 => select(vec!["", "01/01/1900", "Jul-19", "x"]).prop_map(str::to_owned),
    ];
    let end = prop_oneof![
        5 => day(5..=12),
        4 => cell(&["", "31/12/9999", "01/01/1900", "31/07/2019", "30/09/2019"], &["zz", "Jul-19"]),
    ];
    let case = prop_oneof![
        9 => (1..=12).prop_map(|number| format!("C{number}")),
        1 => select(vec!["", "N/A"]).prop_map(str::to_owned),
    ];
    let who = (
        cell(&["Adults", "adults ", "Reviews", "", "Adults"], &["N/A"]),
        team(),
        worker(),
        cell(&["1", "2", "3", "4", ""], &["N/A"]),
        cell(&["SW", "sw", "OT"], &[""]),
        cell(&["1", "1.0", "0.5", "50%", "0.8", "24/36", ""], &["0", "37", "x"]),
    );
    let what = (
        snapshot(),
        start,
        end,
        case,
        cell(&["1", "2", "3", "3", "5", "12.0", "1,204"], &["0", "0", "x", "", "2.5"]),
        cell(&["1", "2", "2", "4", "4.0"], &["0", "x", "", "1.5"]),
        cell(&["", "a"], &["b"]),
    );
    (who, what).prop_map(|((area, team, worker, id, role, fte), what)| {
        let (snapshot, start, end, case, number, n_workers, note) = what;
        Facts::from([
            (Column::Area, area),
            (Column::Team, team),
            (Column::Worker, worker),
            (Column::WorkerId, id),
            (Column::Role, role),
            (Column::Fte, fte),
            (Column::Snapshot, snapshot),
            (Column::Start, start),
            (Column::End, end),
            (Column::Case, case),
            (Column::Number, number),
            (Column::NumberOfWorkers, n_workers),
            (Column::Note, note),
        ])
    })
}

/// A row that sums up others, unless the header has other columns.
fn total() -> impl Strategy<Value = Facts> {
    (facts(), select(&[Column::Area, Column::Team, Column::Worker])).prop_map(
        |(mut facts, place)| {
            for blank in [Column::Worker, Column::WorkerId, Column::Case] {
                facts.insert(blank, String::new());
            }
            facts.insert(place, "Grand total:".to_owned());
            facts
        },
    )
}

fn line() -> impl Strategy<Value = Line> {
    let changed = prop_oneof![
        team().prop_map(|cell| (Column::Team, cell)),
        worker().prop_map(|cell| (Column::Worker, cell)),
        snapshot().prop_map(|cell| (Column::Snapshot, cell)),
    ];
    prop_oneof![
        40 => facts().prop_map(Line::Facts),
        10 => any::<Index>().prop_map(Line::Again),
        10 => (any::<Index>(), changed).prop_map(|(at, (column, cell))| Line::Changed(at, column, cell)),
        1 => total().prop_map(Line::Facts),
        1 => Just(Line::RepeatedHeader),
        1 => Just(Line::Short),
        1 => facts().prop_map(Line::Long),
    ]
}

/// A file to be: which of the shapes, which of its headers, its lines.
type Draft = (Index, Index, Vec<Line>);

fn files(pool: &[Shape], drafts: Vec<Draft>) -> Vec<File> {
    let mut known: Vec<Facts> = Vec::new();
    let mut files = Vec::new();
    for (shape, header, lines) in drafts {
        let shape = *shape.get(pool);
        let headers: &[Header] = match shape {
            Shape::CaseList => &CASE_LISTS,
            Shape::Allocations => &ALLOCATIONS,
            Shape::Counts => &COUNTS,
            Shape::TeamCounts => &TEAM_COUNTS,
        };
        // Half of all files are under the first header.
        let header = headers[header.index(headers.len() * 2).saturating_sub(headers.len())];
        let mut rows = Vec::new();
        for line in lines {
            let (facts, extra) = match line {
                Line::Facts(facts) => (facts, None),
                Line::Long(facts) => (facts, Some("more".to_owned())),
                Line::Again(_) | Line::Changed(..) if known.is_empty() => continue,
                Line::Again(at) => (at.get(&known).clone(), None),
                Line::Changed(at, column, cell) => {
                    let mut facts = at.get(&known).clone();
                    facts.insert(column, cell);
                    (facts, None)
                }
                Line::RepeatedHeader => {
                    rows.push(header.iter().map(|(word, _)| (*word).to_owned()).collect());
                    continue;
                }
                Line::Short => {
                    rows.push(vec!["x".to_owned(), "y".to_owned()]);
                    continue;
                }
            };
            let cells = header.iter().map(|(_, column)| facts[column].clone());
            rows.push(cells.chain(extra).collect());
            known.push(facts);
        }
        files.push(File { shape, header, rows });
    }
    files
}

/// Any audit.
pub fn trial() -> impl Strategy<Value = Trial> {
    let drafts = vec((any::<Index>(), any::<Index>(), vec(line(), 1..25)), 1..=3);
    let months: Vec<Month> = (5..=10).map(|month| (2019, month)).collect();
    let chosen = weighted(0.4, subsequence(months, 1..=4));
    (select(&POOLS), drafts, chosen, select(&AT_MONTH_ENDS)).prop_map(
        |(pool, drafts, chosen, measure)| Trial { files: files(pool, drafts), chosen, measure },
    )
}
