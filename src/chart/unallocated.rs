//! Work that waits without a worker beside the work that workers hold: of all teams by month, each on a
//! scale of its own, and by team at the last audit month.
//!
//! The title says whether the waiting work rose or fell from the first audit month to the last, if both
//! months are told by all of as many teams; else how much waits at the last month. By team it says how
//! much of the waiting work the team with the most of it has, if no other has as much. Months and teams
//! of which the files say nothing are gaps, and said: nothing is taken for none.

use std::cmp::Reverse;

use super::bars::{Bar, Bars};
use super::fills::Fill;
use super::month_columns::{MonthColumns, Panel, Series};
use super::rows::ends;
use super::wording::{not_shown, source, title, with_source};
use super::{Chart, ChartTable, Form};
use crate::audit::figures::{FigureRow, FigureTable};
use crate::audit::results::Audit;
use crate::audit::settings::CountUnit;
use crate::audit::waiting::TellingTeams;
use crate::caseload::Month;
use crate::caseload::month::months_in_words;
use crate::format::{Exact, counted, listed, thousands};

/// By month, then by team.
pub fn unallocated(audit: &Audit) -> Vec<Chart> {
    [by_month(audit), by_team(audit)].into_iter().flatten().collect()
}

/// A month of all teams.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stocks {
    month: Month,
    /// Cases that workers hold; `None` without rows.
    n_allocated: Option<u64>,
    /// Cases without a worker; `None` where no team says whether there are any.
    n_waiting: Option<u64>,
    /// How many teams say it.
    n_telling: u64,
    /// How many teams with rows do not say it, or have no rows.
    n_missing: u64,
    /// The teams with rows that do not say it.
    silent: String,
}

fn stocks(table: &FigureTable) -> Vec<Stocks> {
    let row = &table.all_teams;
    let told_by =
        row.waiting.as_ref().map(|waiting| waiting.told_by.as_slice()).unwrap_or_default();
    let untold = TellingTeams::default();
    let of = |(at, month): (usize, &crate::audit::figures::MonthFigures)| {
        let told_by = told_by.get(at).unwrap_or(&untold);
        Stocks {
            month: month.month,
            n_allocated: month.has_rows.then_some(month.n_cases),
            n_waiting: (told_by.n_telling > 0).then_some(month.n_unallocated),
            n_telling: told_by.n_telling,
            n_missing: told_by.n_silent + month.teams_without_rows.len() as u64,
            silent: told_by.silent_in_words(),
        }
    };
    row.monthly.iter().enumerate().map(of).collect()
}

fn by_month(audit: &Audit) -> Option<Chart> {
    let table = &audit.by_team;
    let stocks = stocks(table);
    if stocks.iter().all(|month| month.n_waiting.is_none()) {
        return None;
    }
    let unit = table.unit;
    let cases = unit.many();
    let counts = |of: fn(&Stocks) -> Option<u64>| stocks.iter().map(of).collect();
    let panel = |name: String, fill: Fill, counts: Vec<Option<u64>>| Panel {
        name,
        series: vec![Series { name: String::new(), fill, counts }],
    };
    let number = |n: Option<u64>| n.map_or_else(|| "\u{2013}".to_owned(), thousands);
    let line = |month: &Stocks| {
        vec![month.month.to_string(), number(month.n_waiting), number(month.n_allocated)]
    };
    Some(Chart {
        id: "unallocated-by-month",
        choice: "Months".to_owned(),
        title: message_by_month(&stocks, unit),
        subtitle: format!(
            "{} without a worker and {cases} that workers hold, all teams, at the ends of the \
             months, {}. Each on its own scale from 0",
            unit.heading(),
            months_in_words(&table.months)
        ),
        source: with_source(source(audit), gaps(&stocks)),
        text_alternative: {
            let said = |month: &Stocks| {
                let waiting = month.n_waiting.map_or_else(|| "not known".to_owned(), thousands);
                let allocated = month.n_allocated.map_or_else(|| "not known".to_owned(), thousands);
                format!("{} {waiting} and {allocated}", month.month.long())
            };
            let months: Vec<String> = stocks.iter().map(said).collect();
            format!(
                "Two rows of columns by month, one below the other: {cases} without a worker and \
                 {cases} with one. {}.",
                listed(&months)
            )
        },
        table: ChartTable {
            headings: ["Month", "Unallocated", "Allocated"].map(str::to_owned).to_vec(),
            lines: stocks.iter().map(line).collect(),
        },
        form: Form::MonthColumns(MonthColumns {
            months: stocks.iter().map(|month| month.month).collect(),
            panels: vec![
                panel(
                    format!("{} without a worker", unit.heading()),
                    Fill::Dark,
                    counts(|month| month.n_waiting),
                ),
                panel(
                    format!("{} that workers hold", unit.heading()),
                    Fill::Context,
                    counts(|month| month.n_allocated),
                ),
            ],
            below: None,
        }),
    })
}

fn message_by_month(stocks: &[Stocks], unit: CountUnit) -> String {
    let cases = unit.many();
    let known = |month: &&Stocks| month.n_waiting.is_some();
    let last = stocks.iter().rev().find(known);
    let of_last = || {
        let Some((month, n)) = last.and_then(|last| Some((last.month, last.n_waiting?))) else {
            return format!("Unallocated {cases} are not known");
        };
        let month = month.long();
        match n {
            0 => format!("No {} waited without a worker in {month}", unit.one()),
            n => {
                let waiting = counted(n, unit.one(), cases);
                format!("{waiting} waited without a worker in {month}")
            }
        }
    };
    let (Some(first), Some(last)) = (stocks.first(), stocks.last()) else { return of_last() };
    let is_alike = first.month != last.month
        && [first, last].iter().all(|month| month.n_missing == 0)
        && first.n_telling == last.n_telling;
    let message = match (first.n_waiting, last.n_waiting) {
        (Some(before), Some(after)) if is_alike => {
            let [from, to] = [before, after].map(thousands);
            match after.cmp(&before) {
                std::cmp::Ordering::Greater => {
                    format!("Unallocated {cases} rose from {from} to {to}")
                }
                std::cmp::Ordering::Less => format!("Unallocated {cases} fell from {from} to {to}"),
                std::cmp::Ordering::Equal if after == 0 => String::new(),
                std::cmp::Ordering::Equal => {
                    format!("Unallocated {cases} ended where they began: {to}")
                }
            }
        }
        _ => String::new(),
    };
    title(message, of_last)
}

fn gaps(stocks: &[Stocks]) -> Vec<String> {
    let said = stocks.iter().filter(|month| !month.silent.is_empty()).map(|month| {
        let name = month.month.long();
        if month.n_waiting.is_none() {
            return format!("{name}: no file says whether work waits.");
        }
        format!(
            "{name} is without {}: the files do not say whether work waits there.",
            month.silent
        )
    });
    said.collect()
}

/// A team at the last audit month.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Team {
    label: String,
    n_waiting: u64,
    n_allocated: u64,
}

impl Team {
    /// How much of the team's work waits.
    fn share(&self) -> String {
        let share = Exact::quotient(self.n_waiting, self.n_waiting + self.n_allocated);
        share.map_or_else(|| "\u{2013}".to_owned(), |share| share.percent())
    }
}

fn by_team(audit: &Audit) -> Option<Chart> {
    let table = &audit.by_team;
    let of_row = |row: &FigureRow| {
        let stock = row.stock.as_ref().filter(|_| row.tells_unallocated())?;
        let (n_waiting, n_allocated) = (stock.n_unallocated, stock.n_cases);
        Some(Team { label: table.label(row), n_waiting, n_allocated })
    };
    let mut teams: Vec<Team> = table.rows.iter().filter_map(of_row).collect();
    teams
        .sort_by_cached_key(|team| (Reverse(team.n_waiting), team.n_allocated, team.label.clone()));
    let (first, last) = (teams.first()?, teams.last()?);
    let ends = if teams.len() > 1 {
        format!(" to {} in {}", thousands(last.n_waiting), last.label)
    } else {
        String::new()
    };
    let missing: Vec<String> =
        table.rows.iter().filter(|row| of_row(row).is_none()).map(|row| table.label(row)).collect();
    let n_waiting: u64 = teams.iter().map(|team| team.n_waiting).sum();
    if n_waiting == 0 {
        return None;
    }
    let cases = table.unit.many();
    let when = table.stock.in_words();
    let not_said = format!("no file says {when} whether work waits there");
    Some(Chart {
        id: "unallocated-by-team",
        choice: "Teams".to_owned(),
        title: message_by_team(&teams, table.unit),
        subtitle: format!(
            "{} without a worker {when}, by team, and their share of all {cases} of the team",
            table.unit.heading()
        ),
        source: with_source(source(audit), not_shown(&missing, &not_said)),
        text_alternative: format!(
            "Bars of {cases} without a worker {when} in {}, the most first: from {} ({} of the \
             team\u{2019}s {cases}) in {}{ends}; {} in all. The figures are in the table.",
            counted(teams.len() as u64, "team", "teams"),
            thousands(first.n_waiting),
            first.share(),
            first.label,
            thousands(n_waiting)
        ),
        table: ChartTable {
            headings: ["Team", "Unallocated", "Allocated", "Share unallocated"]
                .map(str::to_owned)
                .to_vec(),
            lines: teams.iter().map(line).collect(),
        },
        form: form_by_team(teams),
    })
}

fn line(team: &Team) -> Vec<String> {
    let [waiting, allocated] = [team.n_waiting, team.n_allocated].map(thousands);
    vec![team.label.clone(), waiting, allocated, team.share()]
}

fn form_by_team(teams: Vec<Team>) -> Form {
    let most = teams.first().map_or(0, |team| team.n_waiting);
    let bar = |team: Team| {
        let shown = format!("{} ({})", thousands(team.n_waiting), team.share());
        let bar = Bar {
            value: Exact::whole(team.n_waiting).for_drawing(),
            shown,
            over: String::new(),
            marks: Vec::new(),
            is_in_focus: team.n_waiting == most && most > 0,
        };
        (team.label, bar)
    };
    let rows = ends(teams.into_iter().map(bar).collect(), "teams");
    Form::Bars(Bars { rows, key: Vec::new() })
}

fn message_by_team(teams: &[Team], unit: CountUnit) -> String {
    let n_all: u64 = teams.iter().map(|team| team.n_waiting).sum();
    let cases = unit.many();
    let first = teams.first();
    let most = first.map_or(0, |team| team.n_waiting);
    let n_most = teams.iter().filter(|team| team.n_waiting == most).count();
    let named = first.filter(|_| n_most == 1 && n_all > 0 && teams.len() > 1).map(|team| {
        if most == n_all {
            return match n_all {
                1 => format!("The one unallocated {} is in {}", unit.one(), team.label),
                n => format!("All {} unallocated {cases} are in {}", thousands(n), team.label),
            };
        }
        let [most, all] = [most, n_all].map(thousands);
        format!("{} has {most} of {all} unallocated {cases}", team.label)
    });
    title(named.unwrap_or_default(), || {
        let n_teams = teams.iter().filter(|team| team.n_waiting > 0).count() as u64;
        match n_all {
            0 => format!("No {} waits without a worker", unit.one()),
            n => format!(
                "{} in {} without a worker",
                counted(n, unit.one(), cases),
                counted(n_teams, "team", "teams")
            ),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(number: i8, n_waiting: Option<u64>, n_telling: u64, n_missing: u64) -> Stocks {
        Stocks {
            month: Month::new(2019, number).unwrap(),
            n_allocated: Some(500),
            n_waiting,
            n_telling,
            n_missing,
            silent: String::new(),
        }
    }

    #[track_caller]
    fn check(stocks: &[Stocks], title: &str) {
        assert_eq!(message_by_month(stocks, CountUnit::Cases), title);
    }

    #[test]
    fn the_title_says_rise_and_fall_between_like_months() {
        check(
            &[month(7, Some(40), 3, 0), month(9, Some(55), 3, 0)],
            "Unallocated cases rose from 40 to 55",
        );
        check(
            &[month(7, Some(55), 3, 0), month(9, Some(0), 3, 0)],
            "Unallocated cases fell from 55 to 0",
        );
        check(
            &[month(7, Some(5), 3, 0), month(9, Some(5), 3, 0)],
            "Unallocated cases ended where they began: 5",
        );
    }

    #[test]
    fn the_title_compares_no_months_of_unlike_teams() {
        let said = "55 cases waited without a worker in September 2019";
        check(&[month(7, Some(40), 2, 0), month(9, Some(55), 3, 0)], said);
        check(&[month(7, Some(40), 3, 1), month(9, Some(55), 3, 0)], said);
        check(&[month(7, None, 0, 3), month(9, Some(55), 3, 0)], said);
    }

    #[test]
    fn the_title_where_nothing_waits() {
        let none = month(9, Some(0), 3, 0);
        check(
            &[month(7, Some(0), 3, 0), none.clone()],
            "No case waited without a worker in September 2019",
        );
        check(&[none], "No case waited without a worker in September 2019");
    }

    fn team(label: &str, n_waiting: u64, n_allocated: u64) -> Team {
        Team { label: label.to_owned(), n_waiting, n_allocated }
    }

    #[test]
    fn the_title_names_the_team_with_most_if_it_is_one() {
        let told = |teams: &[Team]| message_by_team(teams, CountUnit::Cases);
        assert_eq!(
            told(&[team("North", 6, 9), team("South", 2, 9)]),
            "North has 6 of 8 unallocated cases"
        );
        assert_eq!(
            told(&[team("North", 6, 9), team("South", 6, 9)]),
            "12 cases in 2 teams without a worker"
        );
        assert_eq!(
            told(&[team("North", 0, 9), team("South", 0, 9)]),
            "No case waits without a worker"
        );
        let told_of_all = told(&[team("North", 6, 9), team("South", 0, 9)]);
        assert_eq!(told_of_all, "All 6 unallocated cases are in North");
        assert_eq!(told(&[team("North", 1, 9)]), "1 case in 1 team without a worker");
    }

    #[test]
    fn shares_are_of_all_work_of_the_team() {
        assert_eq!(team("North", 6, 18).share(), "25%");
        assert_eq!(team("North", 3, 0).share(), "100%");
        assert_eq!(team("North", 0, 0).share(), "\u{2013}");
    }
}
