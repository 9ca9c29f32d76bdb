//! The overview: what a reader needs before any chart or table, a sentence each, drafted from the
//! figures by stated rules.
//!
//! Highest and lowest average, of service areas where there are two or more, else of teams: those that
//! look equal are named together, and where all do, that is said. Where others have the highest by
//! contracted time, that is said too, because part-timers are one worker each. Then what the middle half
//! of the workers hold and the most that one does, and how the average went from the first audit month to
//! the last, and how far in between, where that is beyond both. A sentence claims nothing beyond its
//! figures, and each figure is the one of a table, with its working. What the figures do not carry has no
//! sentence.

use super::figures::{FigureRow, FigureTable};
use super::results::Audit;
use super::settings::{Definition, Measure};
use super::sheets::spread::MiddleHalf;
use super::sheets::{averages, sensitivity};
use super::working::Working;
use crate::caseload::Month;
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
    /// The four averages by service area.
    AreaMeasures,
    /// The four averages by team.
    TeamMeasures,
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
    let (table, from, from_measures) = match by_area {
        Some(table) => (table, From::AreaAverages, From::AreaMeasures),
        None => (&audit.by_team, From::TeamAverages, From::TeamMeasures),
    };
    let mut sentences = highest_and_lowest(table, &audit.files, from);
    sentences.extend(highest_per_fte(table, &audit.files, from_measures));
    sentences.extend(middle_half(audit));
    sentences.extend(change(audit));
    sentences
}

/// Rows with an average, the highest first.
fn in_order<'a>(
    averages: impl IntoIterator<Item = (&'a FigureRow, Working)>,
) -> Vec<(&'a FigureRow, Working)> {
    let has_average =
        |(row, average): &(&FigureRow, Working)| row.is_named && average.is_available();
    let mut rows: Vec<_> = averages.into_iter().filter(has_average).collect();
    rows.sort_by(|(_, a), (_, b)| b.value().cmp(&a.value()));
    rows
}

fn highest_and_lowest(table: &FigureTable, files: &[String], from: From) -> Vec<Sentence> {
    let rows = in_order(averages::of_rows(table, files));
    let [(_, highest), .., (_, lowest)] = rows.as_slice() else { return Vec::new() };
    let unit = table.definition().unit();
    if highest.shown == lowest.shown {
        let many = table.grouping.plural().to_lowercase();
        let all = match rows.len() {
            2 => format!("Both {many} average "),
            n => format!("All {n} {many} average "),
        };
        let unit = Said::Words(format!(" {unit}."));
        let said = vec![Said::Words(all), Said::figure(highest), unit];
        return vec![Sentence { heading: "Alike", said, from }];
    }
    let end = |heading, average: &Working| {
        let (who, over) = those_with(average, &rows, table);
        let said = vec![
            Said::Words(format!("{who}: ")),
            Said::figure(average),
            Said::Words(format!(" {unit}{over}.")),
        ];
        Sentence { heading, said, from }
    };
    vec![end("Highest", highest), end("Lowest", lowest)]
}

/// Who has the highest average by contracted time, where it is not who has it by heads.
fn highest_per_fte(table: &FigureTable, files: &[String], from: From) -> Option<Sentence> {
    if table.measure == Measure::CasesPerFte {
        return None;
    }
    let by_heads = in_order(averages::of_rows(table, files));
    let by_fte = in_order(sensitivity::averages_by(Measure::CasesPerFte, table, files));
    let ([(_, of_heads), _, ..], [(_, of_fte), _, ..]) = (by_heads.as_slice(), by_fte.as_slice())
    else {
        return None;
    };
    let (who_by_heads, _) = those_with(of_heads, &by_heads, table);
    let (who, over) = those_with(of_fte, &by_fte, table);
    if who == who_by_heads {
        return None;
    }
    let unit = Definition { measure: Measure::CasesPerFte, ..table.definition() }.unit();
    let said = vec![
        Said::Words(format!("Counting part-timers by their hours, {who}: ")),
        Said::figure(of_fte),
        Said::Words(format!(" {unit}{over}.")),
    ];
    Some(Sentence { heading: "Per FTE", said, from })
}

/// The names of those whose average looks like this one, and over how many workers it is.
fn those_with(
    average: &Working,
    rows: &[(&FigureRow, Working)],
    table: &FigureTable,
) -> (String, String) {
    let alike: Vec<&FigureRow> = rows
        .iter()
        .filter(|(_, other)| other.shown == average.shown)
        .map(|(row, _)| *row)
        .collect();
    let names: Vec<String> = alike.iter().map(|row| table.label(row)).collect();
    match (names.as_slice(), alike.as_slice()) {
        ([name], [row]) => (name.clone(), over(table, row.n_workers)),
        (few, _) if few.len() <= N_NAMED => (listed(few), ", each".to_owned()),
        (all, _) => {
            let many = table.grouping.plural().to_lowercase();
            (format!("{} {many}", all.len()), ", each".to_owned())
        }
    }
}

/// `, over 19 workers`; where others in post count too, `; 19 workers held cases`.
fn over(table: &FigureTable, n_workers: Option<u64>) -> String {
    let Some(n) = n_workers else { return String::new() };
    let workers = counted(n, "worker", "workers");
    if table.counts_staff_in_post() {
        format!("; {workers} held cases")
    } else {
        format!(", over {workers}")
    }
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
    let mut said = vec![
        Said::Words("The average across all teams was ".to_owned()),
        Said::figure(from),
        Said::Words(format!(" in {} and ", first.long())),
        Said::figure(to),
        Said::Words(format!(" in {}. ", last.long())),
    ];
    said.extend(in_between(&months));
    said.push(Said::Words(chance));
    Some(Sentence { heading: "Change", said, from: From::Months })
}

/// The highest and the lowest of months, where they are beyond the first and the last as these are
/// shown.
fn in_between(months: &[(Month, Working)]) -> Vec<Said> {
    let [(_, from), between @ .., (_, to)] = months else { return Vec::new() };
    let beyond = |is_beyond: fn(&Working, &Working) -> bool| {
        // The first of months that are as far.
        let furthest = between.iter().reduce(|furthest, month| {
            if is_beyond(&month.1, &furthest.1) { month } else { furthest }
        })?;
        let is_so = |end: &Working| is_beyond(&furthest.1, end) && furthest.1.shown != end.shown;
        (is_so(from) && is_so(to)).then_some(furthest)
    };
    let rose = beyond(|one, other| one.value() > other.value());
    let fell = beyond(|one, other| one.value() < other.value());
    let mut both: Vec<(&str, &(Month, Working))> = Vec::new();
    both.extend(rose.map(|month| ("rose", month)));
    both.extend(fell.map(|month| ("fell", month)));
    both.sort_by_key(|(_, (month, _))| *month);
    let mut said = Vec::new();
    for (verb, (month, average)) in both {
        let lead = if said.is_empty() { "In between it" } else { " and" };
        said.push(Said::Words(format!("{lead} {verb} to ")));
        said.push(Said::figure(average));
        said.push(Said::Words(format!(" in {}", month.long())));
    }
    if !said.is_empty() {
        said.push(Said::Words(". ".to_owned()));
    }
    said
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
