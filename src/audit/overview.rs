//! The overview: what a reader needs before any chart or table, a sentence each, drafted from the
//! figures by stated rules.
//!
//! Highest and lowest average, of service areas where there are two or more, else of teams: those that
//! look equal are named together, and where all do, that is said. Then what the middle half of the
//! workers hold and the most that one does, and how the average went from the first audit month to the
//! last. A sentence claims nothing beyond its figures, and each figure is the one of a table, with its
//! working. What the figures do not carry has no sentence.

use super::figures::{FigureRow, FigureTable};
use super::results::Audit;
use super::sheets::averages;
use super::sheets::spread::MiddleHalf;
use super::working::Working;
use crate::format::{counted, listed};

/// More names than these are counted rather than listed.
const N_NAMED: usize = 3;

/// Of fewer workers there is no middle half to speak of.
const N_FOR_MIDDLE_HALF: u64 = 4;

/// A sentence with the figures in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What it is about, in a word or two: `Highest`.
    pub heading: &'static str,
    /// The sentence.
    pub said: Vec<Said>,
    /// Where the figures come from.
    pub from: From,
}

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Words.
    Words(String),
    /// A figure of a table.
    Figure(Box<Working>),
}

/// The figures that a sentence is drafted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// The averages by service area.
    AreaAverages,
    /// The averages by team.
    TeamAverages,
    /// How cases are spread over workers.
    Spread,
    /// The averages month by month.
    Months,
}

impl Said {
    fn figure(working: &Working) -> Self {
        Self::Figure(Box::new(working.clone()))
    }
}

impl Sentence {
    /// The sentence as text.
    pub fn as_text(&self) -> String {
        let text = |said: &Said| match said {
            Said::Words(words) => words.clone(),
            Said::Figure(figure) => figure.shown.clone(),
        };
        self.said.iter().map(text).collect()
    }
}

/// The sentences of an audit.
pub fn overview(audit: &Audit) -> Vec<Sentence> {
    let by_area = audit.by_area.as_ref().filter(|table| table.rows.len() > 1);
    let (table, from) = match by_area {
        Some(table) => (table, From::AreaAverages),
        None => (&audit.by_team, From::TeamAverages),
    };
    let mut sentences = highest_and_lowest(table, &audit.files, from);
    sentences.extend(middle_half(audit));
    sentences.extend(change(audit));
    sentences
}

fn highest_and_lowest(table: &FigureTable, files: &[String], from: From) -> Vec<Sentence> {
    let mut rows: Vec<(&FigureRow, Working)> = averages::of_rows(table, files)
        .filter(|(row, average)| row.is_named && average.is_available())
        .collect();
    rows.sort_by(|(_, a), (_, b)| b.value().cmp(&a.value()));
    let [(_, highest), .., (_, lowest)] = rows.as_slice() else { return Vec::new() };
    let unit = table.definition().unit();
    let many = table.grouping.plural().to_lowercase();
    if highest.shown == lowest.shown {
        let all = match rows.len() {
            2 => format!("Both {many} average "),
            n => format!("All {n} {many} average "),
        };
        let said = [Said::Words(all), Said::figure(highest)];
        let unit = Said::Words(format!(" {unit}."));
        return vec![Sentence {
            heading: "Alike",
            said: said.into_iter().chain([unit]).collect(),
            from,
        }];
    }
    let end = |heading, at_end: &Working| {
        let shown_alike = rows.iter().filter(|(_, average)| average.shown == at_end.shown);
        let alike: Vec<&FigureRow> = shown_alike.map(|(row, _)| *row).collect();
        let names: Vec<String> = alike.iter().map(|row| table.label(row)).collect();
        let (who, over) = match names.as_slice() {
            [only] => (only.clone(), over(alike.first().and_then(|row| row.n_workers))),
            few if few.len() <= N_NAMED => (listed(few), ", each".to_owned()),
            all => (format!("{} {many}", all.len()), ", each".to_owned()),
        };
        Sentence {
            heading,
            said: vec![
                Said::Words(format!("{who}: ")),
                Said::figure(at_end),
                Said::Words(format!(" {unit}{over}.")),
            ],
            from,
        }
    };
    vec![end("Highest", highest), end("Lowest", lowest)]
}

/// `, over 19 workers`.
fn over(n_workers: Option<u64>) -> String {
    let over = |n| format!(", over {}", counted(n, "worker", "workers"));
    n_workers.map(over).unwrap_or_default()
}

fn middle_half(audit: &Audit) -> Option<Sentence> {
    let table = &audit.by_team;
    let n_workers = table.all_teams.spread.as_ref()?.n_workers;
    let MiddleHalf { lower, upper, most } = MiddleHalf::of_all_teams(table, &audit.files)?;
    if n_workers < N_FOR_MIDDLE_HALF {
        return None;
    }
    let (many, when) = (table.unit.many(), table.stock.in_words());
    let workers = counted(n_workers, "worker", "workers");
    let said = if lower.shown == upper.shown {
        vec![
            Said::Words(format!("The middle half of {workers} held ")),
            Said::figure(&lower),
            Said::Words(format!(" {many} each {when}; the most that one held is ")),
        ]
    } else {
        vec![
            Said::Words(format!("The middle half of {workers} held between ")),
            Said::figure(&lower),
            Said::Words(" and ".to_owned()),
            Said::figure(&upper),
            Said::Words(format!(" {many} {when}; the most that one held is ")),
        ]
    };
    let most = [Said::figure(&most), Said::Words(".".to_owned())];
    Some(Sentence {
        heading: "Spread",
        said: said.into_iter().chain(most).collect(),
        from: From::Spread,
    })
}

fn change(audit: &Audit) -> Option<Sentence> {
    let months = averages::months_of_all_teams(&audit.by_team, &audit.files);
    let [(first, from), .., (last, to)] = months.as_slice() else { return None };
    let chance = beyond_chance(audit);
    Some(Sentence {
        heading: "Change",
        said: vec![
            Said::Words("The average across all teams was ".to_owned()),
            Said::figure(from),
            Said::Words(format!(" in {} and ", first.long())),
            Said::figure(to),
            Said::Words(format!(" in {}. {chance}", last.long())),
        ],
        from: From::Months,
    })
}

/// What all months that the files hold say of a change.
fn beyond_chance(audit: &Audit) -> String {
    let run = &audit.over_time.run_of_all;
    let n_months = counted(run.months.len() as u64, "month", "months");
    match &run.limits {
        Err(_) => format!("{n_months} are too few to tell change from chance."),
        Ok(chart) if chart.signals.is_empty() => {
            format!("Nothing in {n_months} stands out from the usual ups and downs.")
        }
        Ok(chart) => {
            let stand = counted(chart.signals.len() as u64, "signal stands", "signals stand");
            format!("In {n_months} {stand} out from the usual ups and downs.")
        }
    }
}
