//! The averages month by month: by service area, where there are two or more, and by team.
//!
//! The title counts the teams with a signal among those that have limits, or names the only one; where
//! some have too few months for limits, nothing is said of those. Where no team has limits, nobody can tell chance from change: it says what the average of all teams was in
//! the first and in the last month that has one.

use super::panels::{Panel, Panels};
use super::wording::{source_of, title};
use super::{Chart, ChartTable, Form};
use crate::audit::figures::{FigureRow, FigureTable, Grouping};
use crate::audit::over_time::Run;
use crate::audit::results::Audit;
use crate::caseload::Month;
use crate::caseload::month::months_in_words;
use crate::format::{Exact, counted};

/// So many panels are looked at together.
const N_PANELS: usize = 40;
/// Of more, so many with the highest and with the lowest last average are drawn.
const N_ENDS: usize = 15;
/// What stands for a figure that there is none of.
const NONE: &str = "none";

/// By service area, where there are two or more, then by team.
pub fn over_time(audit: &Audit) -> Vec<Chart> {
    let over_time = &audit.over_time;
    let by_area = over_time.area_table(audit.by_area.as_ref());
    let by_area = by_area.filter(|table| table.rows.len() > 1);
    let by_area = by_area.and_then(|table| chart(audit, table, &over_time.area_runs));
    let by_team = chart(audit, over_time.table(&audit.by_team), &over_time.runs);
    by_area.into_iter().chain(by_team).collect()
}

/// A row with at least one figure.
struct Line<'a> {
    label: String,
    row: &'a FigureRow,
    run: &'a Run,
}

impl Line<'_> {
    /// Whether it has limits, and so tells chance from change.
    fn has_limits(&self) -> bool {
        self.run.limits.is_ok()
    }

    /// The months that stand out, in order, each once.
    fn signals(&self) -> Vec<Month> {
        let Ok(limits) = &self.run.limits else { return Vec::new() };
        let places = limits.signals.iter().flat_map(|signal| &signal.places);
        let mut months: Vec<Month> =
            places.filter_map(|&place| self.run.months.get(place).copied()).collect();
        months.sort();
        months.dedup();
        months
    }

    fn last(&self) -> Option<&Exact> {
        self.row.monthly.iter().rev().find_map(|month| month.caseload.as_ref())
    }

    fn last_shown(&self) -> String {
        self.last().map(Exact::one_decimal).unwrap_or_default()
    }

    /// The limits as far as a caseload can be there: not below nothing.
    fn limits(&self) -> Vec<&Exact> {
        let Ok(limits) = &self.run.limits else { return Vec::new() };
        [&limits.lower, &limits.upper].into_iter().filter(|limit| !limit.is_negative()).collect()
    }
}

fn chart(audit: &Audit, table: &FigureTable, runs: &[Run]) -> Option<Chart> {
    let rows = table.rows.iter().zip(runs);
    let lines: Vec<Line<'_>> = rows
        .filter(|(_, run)| !run.months.is_empty())
        .map(|(row, run)| Line { label: table.label(row), row, run })
        .collect();
    if lines.is_empty() {
        return None;
    }
    let definition = table.definition();
    let of_what = format!("{}, {}", definition.name(), definition.unit());
    let n_workers = match table.all_teams.n_workers {
        Some(n) => counted(n, "worker", "workers"),
        None => "number of workers not available".to_owned(),
    };
    Some(Chart {
        id: match table.grouping {
            Grouping::ServiceArea => "over-time-by-area",
            Grouping::Team | Grouping::Role | Grouping::TeamRole => "over-time-by-team",
        },
        choice: table.grouping.plural().to_owned(),
        title: message(audit, table, &lines),
        subtitle: format!("{of_what}, of each month, {}", months_in_words(&table.months)),
        source: format!("{}{}", source_of(audit, &n_workers), said_of_limits(&lines)),
        text_alternative: text_alternative(audit, table, &lines),
        table: numbers(audit, table, &lines),
        form: Form::Panels(panels(audit, table, &lines)),
    })
}

fn said_of_limits(lines: &[Line<'_>]) -> &'static str {
    let limits = || lines.iter().filter_map(|line| line.run.limits.as_ref().ok());
    if limits().next().is_none() {
        " Too few months to tell chance from change."
    } else if limits().any(|limits| limits.is_trial) {
        " Limits from under 12 months are on trial."
    } else {
        " A signal says that something changed, not why."
    }
}

fn message(audit: &Audit, table: &FigureTable, lines: &[Line<'_>]) -> String {
    let n_with_limits = lines.iter().filter(|line| line.has_limits()).count();
    let changed: Vec<&Line<'_>> = lines.iter().filter(|line| !line.signals().is_empty()).collect();
    let (each, many) = (table.grouping.singular(), table.grouping.plural().to_lowercase());
    let has_all = n_with_limits == lines.len();
    let counted = |n| {
        let of = format!("{n} of {n_with_limits} {many}");
        if has_all {
            format!("{of} changed by more than chance")
        } else {
            format!("{of} with limits changed beyond chance")
        }
    };
    match changed.as_slice() {
        _ if n_with_limits == 0 => from_to(audit, table),
        [] if lines.len() == 1 => "Nothing but the ups and downs of any month".to_owned(),
        [] if has_all => format!("No {each} changed by more than chance"),
        [] => format!("No {each} with limits changed by more than chance"),
        [only] => title(format!("{} changed by more than chance", only.label), || counted(1)),
        several => counted(several.len()),
    }
}

/// What the average of all teams was at both ends.
fn from_to(audit: &Audit, table: &FigureTable) -> String {
    let figures = || {
        let months = audit.over_time.table(&audit.by_team).all_teams.monthly.iter();
        months.filter_map(|month| Some((month.month, month.caseload.as_ref()?.one_decimal())))
    };
    let (Some((first, from)), Some((last, to))) = (figures().next(), figures().next_back()) else {
        return format!("{} month by month", table.grouping.plural());
    };
    if first == last {
        format!("All teams averaged {from} in {}", first.long())
    } else if from == to {
        format!("All teams averaged {from} at start and end")
    } else {
        format!("All teams went from {from} to {to} on average")
    }
}

/// Every calendar month from the first to the last, also those that no file holds.
fn calendar(table: &FigureTable) -> Vec<Month> {
    match (table.months.first(), table.months.last()) {
        (Some(first), Some(last)) => first.to(*last).collect(),
        _ => Vec::new(),
    }
}

/// A row's average in each of the months.
fn values(row: &FigureRow, months: &[Month]) -> Vec<Option<f64>> {
    let of = |month: &Month| {
        let figures = row.monthly.iter().find(|figures| figures.month == *month)?;
        figures.caseload.as_ref().map(Exact::for_drawing)
    };
    months.iter().map(of).collect()
}

fn panels(audit: &Audit, table: &FigureTable, lines: &[Line<'_>]) -> Panels {
    let months = calendar(table);
    let panel = |line: &Line<'_>| {
        let signals = line.signals();
        let months = months.iter().enumerate();
        let signals = months.filter(|(_, month)| signals.contains(month)).map(|(at, _)| at);
        Panel {
            label: line.label.clone(),
            signals: signals.collect(),
            last_shown: line.last_shown(),
            limits: line.limits().into_iter().map(Exact::for_drawing).collect(),
            values: Vec::new(),
        }
    };
    let panel = |line: &Line<'_>| Panel { values: values(line.row, &months), ..panel(line) };
    let mut words = String::new();
    let mut shown: Vec<&Line<'_>> = lines.iter().collect();
    if shown.len() > N_PANELS {
        let n_all = shown.len();
        shown.sort_by(|a, b| b.last().cmp(&a.last()).then_with(|| a.label.cmp(&b.label)));
        shown.drain(N_ENDS..n_all - N_ENDS);
        words = format!(
            "Of {n_all} {}, the {N_ENDS} with the highest and the {N_ENDS} with the lowest last \
             average; all are in the table.",
            table.grouping.plural().to_lowercase()
        );
    }
    // One team alone is all teams.
    let all = (lines.len() > 1).then(|| &audit.over_time.table(&audit.by_team).all_teams);
    Panels {
        words,
        own: table.grouping.singular(),
        each: shown.into_iter().map(panel).collect(),
        behind: all.map_or_else(Vec::new, |all| values(all, &months)),
        ends: [months.first(), months.last()]
            .map(|month| month.map(ToString::to_string).unwrap_or_default()),
    }
}

fn text_alternative(audit: &Audit, table: &FigureTable, lines: &[Line<'_>]) -> String {
    let each = table.grouping.singular();
    let mut said = vec![format!(
        "Line charts on one scale, one for each {each}, of {}; the line of all teams stands behind.",
        months_in_words(&table.months)
    )];
    let figures = lines.iter().flat_map(|line| line.row.monthly.iter());
    let figures = || figures.clone().filter_map(|month| month.caseload.as_ref());
    if let (Some(least), Some(most)) = (figures().min(), figures().max()) {
        said.push(format!(
            "Averages of a month go from {} to {}.",
            least.one_decimal(),
            most.one_decimal()
        ));
    }
    said.push(format!("{}.", from_to(audit, table)));
    let signals: Vec<String> = lines
        .iter()
        .map(|line| (line, line.signals()))
        .filter(|(_, months)| !months.is_empty())
        .map(|(line, months)| format!("{}: {}", line.label, months_in_words(&months)))
        .collect();
    if lines.iter().any(Line::has_limits) {
        said.push(match signals.as_slice() {
            [] => "Nothing stands out of the limits of chance.".to_owned(),
            signals => format!("More than chance: {}.", signals.join("; ")),
        });
    }
    let n_gaps = lines.iter().filter(|line| values(line.row, &calendar(table)).contains(&None));
    if let n @ 1.. = n_gaps.count() as u64 {
        let many = table.grouping.plural().to_lowercase();
        said.push(format!("With gaps for months without a figure: {}.", counted(n, each, &many)));
    }
    said.push("The same numbers are in the table.".to_owned());
    said.join(" ")
}

fn numbers(audit: &Audit, table: &FigureTable, lines: &[Line<'_>]) -> ChartTable {
    let mut headings = vec![table.grouping.heading().to_owned()];
    headings.extend(table.months.iter().map(ToString::to_string));
    headings.extend(["Lower limit", "Upper limit", "More than chance"].map(str::to_owned));
    let line = |line: &Line<'_>| {
        let figures = line.row.monthly.iter();
        let shown = |figure: Option<&Exact>| figure.map_or(NONE.to_owned(), Exact::one_decimal);
        let figures = figures.map(|month| shown(month.caseload.as_ref()));
        let limits = line.run.limits.as_ref().ok();
        let lower = limits.map(|limits| &limits.lower).filter(|lower| !lower.is_negative());
        let signals = line.signals();
        let names: Vec<String> = signals.iter().map(ToString::to_string).collect();
        let signals = match limits {
            None => "too few months".to_owned(),
            Some(_) if names.is_empty() => NONE.to_owned(),
            Some(_) => names.join(", "),
        };
        let limits = [shown(lower), shown(limits.map(|limits| &limits.upper))];
        [line.label.clone()].into_iter().chain(figures).chain(limits).chain([signals]).collect()
    };
    let all = (lines.len() > 1).then(|| Line {
        label: "All teams".to_owned(),
        row: &audit.over_time.table(&audit.by_team).all_teams,
        run: &audit.over_time.run_of_all,
    });
    ChartTable { headings, lines: lines.iter().chain(&all).map(line).collect() }
}
