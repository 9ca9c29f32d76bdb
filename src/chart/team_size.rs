//! Averages of teams against their size: how far a small team's may be from that of all by chance.
//!
//! Limits are the average of all teams ± 2 and 3 standard errors, from the pooled standard deviation
//! between the workers of a team: ± k × s ÷ √n. A caseload census is no sample; the limits ask only
//! whether a team differs by more than its workers differ among themselves. So nothing is ranked, and
//! only teams beyond the limits and the one smallest and largest are named in the picture.
//!
//! The title says how many teams lie beyond three standard errors, and names one that is alone. Two teams
//! or fewer, or teams of one size, make no funnel. Where nobody is named, or all workers of each team hold as many cases, there
//! are no limits.

use super::funnel::{Dot, FunnelPlot, Limit};
use super::wording::{not_shown, source, title, with_source};
use super::{Chart, ChartTable, Form};
use crate::audit::figures::{FigureRow, FigureTable};
use crate::audit::results::Audit;
use crate::format::{Exact, listed, thousands};
use crate::stats::{Funnel, GroupOfValues};

/// Fewer teams make no funnel.
const N_LEAST: usize = 3;
/// Standard errors of the outer and of the inner limits.
const OUTER: u64 = 3;
const INNER: u64 = 2;
/// More teams beyond the limits than these are counted rather than named.
const N_NAMED: usize = 8;

/// A team at the last audit month.
#[derive(Clone, Debug)]
struct Team {
    label: String,
    n_workers: u64,
    average: Exact,
    is_outside_outer: bool,
    is_outside_inner: bool,
}

/// The averages of teams by their size.
pub fn team_size(audit: &Audit) -> Option<Chart> {
    let table = &audit.by_team;
    let (_, mean) = size_and_average(&table.all_teams)?;
    let groups: Vec<GroupOfValues> = table.rows.iter().filter_map(values).collect();
    let funnel = Funnel::of(mean.clone(), &groups);
    let teams = table.rows.iter().filter_map(|row| {
        let (n_workers, average) = size_and_average(row)?;
        let is_outside = |n_errors| {
            funnel.as_ref().is_some_and(|funnel| funnel.is_outside(&average, n_workers, n_errors))
        };
        let (is_outside_outer, is_outside_inner) = (is_outside(OUTER), is_outside(INNER));
        let label = table.label(row);
        Some(Team { label, n_workers, average, is_outside_outer, is_outside_inner })
    });
    let mut teams: Vec<Team> = teams.collect();
    teams.sort_by(|a, b| (a.n_workers, &a.label).cmp(&(b.n_workers, &b.label)));
    let is_of_one_size = teams.first()?.n_workers == teams.last()?.n_workers;
    if teams.len() < N_LEAST || is_of_one_size {
        return None;
    }
    let missing: Vec<String> = table
        .rows
        .iter()
        .filter(|row| size_and_average(row).is_none())
        .map(|row| table.label(row))
        .collect();
    let nobody = format!("no worker held a case there {}", table.stock.in_words());
    let limits = if funnel.is_some() {
        "Limits: the average of all teams \u{b1} 2 and 3 standard errors, from the pooled standard \
         deviation between the workers of a team."
    } else {
        "No limits: nothing says how workers of a team differ."
    };
    Some(Chart {
        id: "averages-by-size",
        choice: "Team size".to_owned(),
        title: message(&teams, funnel.is_some()),
        subtitle: format!(
            "{} for each worker with {}, {}, by how many such workers a team has. {limits} Small \
             teams vary more by chance; a point outside is a question, not a verdict.",
            table.unit.heading(),
            table.unit.many(),
            table.stock.in_words()
        ),
        source: with_source(source(audit), not_shown(&missing, &nobody)),
        text_alternative: text_alternative(table, &teams, &mean, funnel.as_ref()),
        table: numbers(&teams, funnel.as_ref()),
        form: form(table, &teams, &mean, funnel.as_ref()),
    })
}

/// How many workers hold cases at the last audit month, and their average then.
fn size_and_average(row: &FigureRow) -> Option<(u64, Exact)> {
    let month = row.monthly.last()?;
    Some((month.n_holders, Exact::quotient(month.n_cases, month.n_holders)?))
}

/// What the named workers of a team hold.
fn values(row: &FigureRow) -> Option<GroupOfValues> {
    let spread = row.spread.as_ref()?;
    let square = |&(cases, n): &(u64, u64)| {
        let cases = u128::from(cases);
        cases.saturating_mul(cases).saturating_mul(u128::from(n))
    };
    Some(GroupOfValues {
        n: spread.n_workers,
        sum: spread.counts.iter().map(|(cases, n)| cases * n).sum(),
        sum_of_squares: spread.counts.iter().map(square).fold(0, u128::saturating_add),
    })
}

fn form(table: &FigureTable, teams: &[Team], mean: &Exact, funnel: Option<&Funnel>) -> Form {
    let n_outer = teams.iter().filter(|team| team.is_outside_outer).count();
    let n_outside = teams.iter().filter(|team| team.is_outside_inner).count();
    let is_end = |team: &Team| {
        let n_alike = teams.iter().filter(|other| other.n_workers == team.n_workers).count();
        let ends = [teams.first(), teams.last()].map(|end| end.map(|end| end.n_workers));
        n_alike == 1 && ends.contains(&Some(team.n_workers))
    };
    let is_named = |team: &Team| {
        let is_outside = if n_outside <= N_NAMED {
            team.is_outside_inner
        } else {
            n_outer <= N_NAMED && team.is_outside_outer
        };
        is_outside || is_end(team)
    };
    let dot = |team: &Team| Dot {
        name: is_named(team).then(|| format!("{} {}", team.label, team.average.one_decimal())),
        size: team.n_workers,
        value: team.average.for_drawing(),
        is_in_focus: team.is_outside_outer,
    };
    let limit = |funnel: &Funnel| {
        let deviation = funnel.variance.for_drawing().sqrt();
        [(OUTER, 3.0), (INNER, 2.0)].map(|(n, times)| Limit {
            name: format!("\u{b1} {n} standard errors"),
            of_one: times * deviation,
        })
    };
    let (workers, cases) = ("Workers with", table.unit.many());
    Form::Funnel(FunnelPlot {
        names: [format!("{workers} {cases}"), format!("{} for each worker", table.unit.heading())],
        dots: teams.iter().map(dot).collect(),
        middle: (mean.for_drawing(), format!("All teams {}", mean.one_decimal())),
        limits: funnel.map(limit).into_iter().flatten().collect(),
    })
}

/// A lower and an upper limit: what is below 0 is no average.
fn limits_shown(funnel: Option<&Funnel>, n_workers: u64, n_errors: u64) -> [String; 2] {
    let Some(limits) = funnel.and_then(|funnel| funnel.limits(n_workers, n_errors)) else {
        return ["\u{2013}"; 2].map(str::to_owned);
    };
    let lower = if limits.lower.is_negative() { Exact::whole(0) } else { limits.lower };
    [lower, limits.upper].map(|limit| limit.one_decimal())
}

fn numbers(teams: &[Team], funnel: Option<&Funnel>) -> ChartTable {
    let headings = [
        "Team",
        "Workers",
        "Average",
        "Lower, 2 errors",
        "Upper, 2 errors",
        "Lower, 3 errors",
        "Upper, 3 errors",
        "Beyond",
    ];
    let line = |team: &Team| {
        let mut line =
            vec![team.label.clone(), thousands(team.n_workers), team.average.one_decimal()];
        for n_errors in [INNER, OUTER] {
            line.extend(limits_shown(funnel, team.n_workers, n_errors));
        }
        let beyond = match (team.is_outside_inner, team.is_outside_outer) {
            (_, true) => "3 errors",
            (true, _) => "2 errors",
            _ if funnel.is_some() => "neither",
            _ => "\u{2013}",
        };
        line.push(beyond.to_owned());
        line
    };
    ChartTable {
        headings: headings.map(str::to_owned).to_vec(),
        lines: teams.iter().map(line).collect(),
    }
}

fn message(teams: &[Team], has_limits: bool) -> String {
    if !has_limits {
        return "Averages of teams by their size".to_owned();
    }
    let outside: Vec<&Team> = teams.iter().filter(|team| team.is_outside_outer).collect();
    let n_all = teams.len();
    let message = match outside.as_slice() {
        [] => "No team lies beyond three standard errors".to_owned(),
        [only] => format!("{} lies beyond three standard errors", only.label),
        several => format!("{} of {n_all} teams lie beyond three standard errors", several.len()),
    };
    title(message, || format!("1 of {n_all} teams lies beyond three standard errors"))
}

fn text_alternative(
    table: &FigureTable,
    teams: &[Team],
    mean: &Exact,
    funnel: Option<&Funnel>,
) -> String {
    let averages = || teams.iter().map(|team| &team.average);
    let lowest = averages().min().map(Exact::one_decimal).unwrap_or_default();
    let highest = averages().max().map(Exact::one_decimal).unwrap_or_default();
    let [smallest, largest] = [teams.first(), teams.last()]
        .map(|team| team.map_or(0, |team| team.n_workers))
        .map(thousands);
    let outside: Vec<String> = teams
        .iter()
        .filter(|team| team.is_outside_inner)
        .map(|team| format!("{} ({})", team.label, team.average.one_decimal()))
        .collect();
    let outside = match (funnel, outside.as_slice()) {
        (None, _) => "No limits are drawn.".to_owned(),
        (Some(_), []) => "No team lies beyond two standard errors.".to_owned(),
        (Some(_), names) => format!("Beyond two standard errors: {}.", listed(names)),
    };
    format!(
        "Funnel plot of {} teams of {smallest} to {largest} workers with {}: averages from {lowest} to \
         {highest} around that of all teams, {}. {outside} Small teams vary more by chance. The figures \
         are in the table.",
        teams.len(),
        table.unit.many(),
        mean.one_decimal()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn team(label: &str, is_outside_outer: bool) -> Team {
        Team {
            label: label.to_owned(),
            n_workers: 4,
            average: Exact::whole(20),
            is_outside_outer,
            is_outside_inner: is_outside_outer,
        }
    }

    #[track_caller]
    fn check(are_outside: [bool; 3], title: &str) {
        let teams = ["North", "South", "East"].into_iter().zip(are_outside);
        let teams: Vec<Team> = teams.map(|(label, is_outside)| team(label, is_outside)).collect();
        assert_eq!(message(&teams, true), title);
    }

    #[test]
    fn the_title_names_one_and_counts_several() {
        check([false, true, false], "South lies beyond three standard errors");
        check([true, true, false], "2 of 3 teams lie beyond three standard errors");
        check([false; 3], "No team lies beyond three standard errors");
    }

    #[test]
    fn the_title_of_a_long_name_and_without_limits() {
        let long = team("Older People case management and reviewing", true);
        let teams = [long, team("A", false), team("B", false)];
        assert_eq!(message(&teams, true), "1 of 3 teams lies beyond three standard errors");
        assert_eq!(message(&teams, false), "Averages of teams by their size");
    }

    #[test]
    fn limits_below_zero_are_no_averages() {
        let group = GroupOfValues { n: 2, sum: 20, sum_of_squares: 250 };
        // s² = 250 − 200 = 50, and of two workers √25 = 5.
        let funnel = Funnel::of(Exact::whole(10), &[group]);
        assert_eq!(limits_shown(funnel.as_ref(), 2, OUTER), ["0.0", "25.0"]);
        assert_eq!(limits_shown(funnel.as_ref(), 2, INNER), ["0.0", "20.0"]);
        assert_eq!(limits_shown(None, 2, INNER), ["\u{2013}", "\u{2013}"]);
    }
}
