//! The averages month by month: by service area, where there are two or more, and by team.
//!
//! The title counts the teams with a signal among those that have limits, or names the only one; where
//! some have too few months for limits, nothing is said of those. Where no team has limits, nobody can tell
//! chance from change: it says from what to what the averages of a month go that are drawn. One team's, if
//! they went one way only, went from the first to the last.

use std::collections::BTreeSet;

use super::panels::{Panel, PanelSignal, Panels};
use super::wording::{source_of, title};
use super::{Chart, ChartTable, Form};
use crate::audit::figures::{FigureRow, FigureTable, Grouping};
use crate::audit::over_time::Run;
use crate::audit::results::Audit;
use crate::caseload::Month;
use crate::caseload::month::months_in_words;
use crate::format::{Exact, counted, thousands};
use crate::stats::SignalKind;

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
        self.signals_of(|_| true)
    }

    /// Those that stand out by such a rule.
    fn signals_of(&self, is_such: impl Fn(SignalKind) -> bool) -> Vec<Month> {
        let Ok(limits) = &self.run.limits else { return Vec::new() };
        let signals = limits.signals.iter().filter(|signal| is_such(signal.kind));
        let places = signals.flat_map(|signal| &signal.places);
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
    let panels = panels(audit, table, &lines);
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
        title: message(table, &lines),
        subtitle: format!(
            "{of_what}, of each month, {}{}",
            months_in_words(&table.months),
            match panels.scale_begins_at() {
                0 => String::new(),
                first => format!(". The scale begins at {}, not at 0", thousands(first)),
            }
        ),
        source: format!("{}{}", source_of(audit, &n_workers), said_of_limits(&lines)),
        text_alternative: text_alternative(audit, table, &lines),
        table: numbers(audit, table, &lines),
        form: Form::Panels(panels),
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

fn message(table: &FigureTable, lines: &[Line<'_>]) -> String {
    let n_with_limits = lines.iter().filter(|line| line.has_limits()).count();
    let changed: Vec<&Line<'_>> = lines.iter().filter(|line| !line.signals().is_empty()).collect();
    let (each, many) = (table.grouping.singular(), table.grouping.plural().to_lowercase());
    let has_all = n_with_limits == lines.len();
    let counted = |n| {
        let show = if n == 1 { "shows" } else { "show" };
        let limits = if has_all { "" } else { " with limits" };
        format!("{n} of {n_with_limits} {many}{limits} {show} a signal")
    };
    match changed.as_slice() {
        _ if n_with_limits == 0 => from_what_to_what(table, lines),
        [] if lines.len() == 1 => "Nothing but the ups and downs of any month".to_owned(),
        [] if has_all => format!("No {each} shows a signal"),
        [] => format!("No {each} with limits shows a signal"),
        [only] => title(format!("{} shows a signal", only.label), || counted(1)),
        several => counted(several.len()),
    }
}

/// What the averages of a month are that are drawn, from the lowest to the highest; of one line that
/// went one way only, from the first to the last.
fn from_what_to_what(table: &FigureTable, lines: &[Line<'_>]) -> String {
    let of = |line: &Line<'_>| -> Vec<Exact> {
        line.row.monthly.iter().filter_map(|month| month.caseload.clone()).collect()
    };
    let figures: Vec<Exact> = lines.iter().flat_map(of).collect();
    let (Some(least), Some(most)) = (figures.iter().min(), figures.iter().max()) else {
        return format!("{} month by month", table.grouping.plural());
    };
    let [from, to] = [least, most].map(Exact::one_decimal);
    let is_one_way = figures.is_sorted() || figures.iter().rev().is_sorted();
    let all = table.grouping.plural();
    match (lines, figures.as_slice(), table.months.as_slice()) {
        (_, _, [month]) => {
            let said = if from == to { from } else { format!("from {from} to {to}") };
            let of = |whose: &str| format!("{whose} averaged {said} in {}", month.long());
            match lines {
                [only] => title(of(&only.label), || of(all)),
                _ => of(all),
            }
        }
        ([only], [begun, .., ended], _) if is_one_way && from != to => {
            let [begun, ended] = [begun, ended].map(Exact::one_decimal);
            title(format!("{} went from {begun} to {ended}", only.label), || {
                format!("Average caseload went from {begun} to {ended}")
            })
        }
        _ if from == to => format!("Every average of a month is {from}"),
        _ => {
            let of = |whose: &str| format!("{whose}: monthly averages from {from} to {to}");
            match lines {
                [only] => title(of(&only.label), || of(all)),
                _ => of(all),
            }
        }
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
    } else {
        format!(
            "All teams together averaged {from} in {} and {to} in {}",
            first.long(),
            last.long()
        )
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
        let outside = line.signals_of(|kind| kind == SignalKind::Outside);
        let signals = line.signals();
        let months = months.iter().enumerate().filter(|(_, month)| signals.contains(month));
        let signals =
            months.map(|(at, month)| PanelSignal { at, is_outside: outside.contains(month) });
        let limits = line.run.limits.as_ref().ok();
        Panel {
            label: line.label.clone(),
            signals: signals.collect(),
            mean: limits.map(|limits| limits.mean.for_drawing()),
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
    if let Some(rules) = rules_met(&shown) {
        words = if words.is_empty() { rules } else { format!("{words} {rules}") };
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

/// By which rules months stand out, in a sentence.
fn rules_met(lines: &[&Line<'_>]) -> Option<String> {
    let limits = lines.iter().filter_map(|line| line.run.limits.as_ref().ok());
    let signals = limits.flat_map(|limits| &limits.signals);
    let kinds: BTreeSet<SignalKind> = signals.map(|signal| signal.kind).collect();
    let names: Vec<&str> = kinds.into_iter().map(SignalKind::name).collect();
    (!names.is_empty()).then(|| format!("Signals here are months {}.", names.join("; ")))
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
            [] => "No month shows a signal.".to_owned(),
            signals => format!("Signals of more than chance: {}.", signals.join("; ")),
        });
        said.extend(rules_met(&lines.iter().collect::<Vec<_>>()));
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
