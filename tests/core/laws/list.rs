//! Small lists of cases, made up row by row: workers of several teams and areas, work that waits,
//! full-time equivalents of every kind, words that a scheme knows and words that it does not.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

pub const HEADER: &str = "Snapshot date,Service area,Team,Worker,Worker ID,Role,FTE,Case ID,\
                          Person ID,Allocated date,Complexity,Risk,Travel minutes";

/// One snapshot a month.
pub const MONTH_ENDS: [&str; 3] = ["31/07/2019", "31/08/2019", "30/09/2019"];
/// And one in between.
pub const DAYS: [&str; 4] = ["31/07/2019", "15/08/2019", "31/08/2019", "30/09/2019"];

const TEAMS: [(&str, &str); 4] =
    [("Adults", "North"), ("Adults", "South"), ("Older", "East"), ("Older", "North")];
const FTES: [&str; 7] = ["1", "0.8", "0.54", "1.2", "0", "", "37"];
const ROLES: [&str; 3] = ["Social Worker", "Social Worker (ASYE)", "Team Manager"];
const WORDS: [&str; 6] = ["Low", "HIGH", "Medium", "Odd", "", "medium"];
const MINUTES: [&str; 7] = ["0", "20", "75", "22.5", "-5", "", "far"];
const SINCE: [&str; 4] = ["01/06/2018", "15/07/2019", "30/08/2019", ""];

/// A row, cell by cell. Nobody is worker 0: the case waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub day: &'static str,
    pub area: &'static str,
    pub team: String,
    pub worker: u32,
    pub role: &'static str,
    pub fte: &'static str,
    pub case: String,
    pub rest: [&'static str; 4],
}

impl Row {
    fn line(&self) -> String {
        let Self { day, area, team, worker, role, fte, case, rest } = self;
        let rest = rest.join(",");
        // Two cases are of one person.
        let person = case.strip_prefix('C').and_then(|number| number.parse::<u32>().ok());
        let person = person.map_or_else(|| case.clone(), |number| format!("P{}", number / 2));
        let case = format!("{case},{person}");
        match worker {
            0 => format!("{day},{area},{team},,,,,{case},{rest}"),
            _ => format!("{day},{area},{team},Worker {worker},{worker},{role},{fte},{case},{rest}"),
        }
    }
}

/// The text of a file.
pub fn text(rows: &[Row]) -> String {
    let lines = rows.iter().map(Row::line);
    std::iter::once(HEADER.to_owned()).chain(lines).map(|line| line + "\n").collect()
}

fn row(days: &'static [&'static str]) -> impl Strategy<Value = Row> {
    let words = (select(&SINCE), select(&WORDS), select(&WORDS), select(&MINUTES));
    let numbers = (0..6_u32, 0..9_u32, 0..12_usize);
    (select(days), select(&TEAMS), numbers, words).prop_map(
        |(day, (area, team), (worker, case, odd), (since, complexity, risk, minutes))| {
            let place = worker as usize;
            Row {
                day,
                area,
                team: team.to_owned(),
                worker,
                role: ROLES[place % 3],
                // Now and then a worker has another FTE.
                fte: FTES[if odd == 0 { 3 } else { (place * 2) % 7 }],
                case: if odd == 1 { String::new() } else { format!("C{case}") },
                rest: [since, complexity, risk, minutes],
            }
        },
    )
}

/// Rows of these days, at least one of them held.
pub fn rows(days: &'static [&'static str]) -> impl Strategy<Value = Vec<Row>> {
    vec(row(days), 1..24)
        .prop_filter("nobody holds a case", |rows| rows.iter().any(|row| row.worker > 0))
}
