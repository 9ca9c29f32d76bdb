//! What weighting changes: each team's average as counted and as weighted, both as per cent of that of
//! all teams, so that cases and points stand on one scale.
//!
//! The title names the team whose place changes most (of several, the one with the highest weighted
//! average), with both its places, if no other team shares either of them; else, or where that is too
//! long, it says how many teams change places. A place is by the averages as they are shown. One team
//! has nothing to be compared with; under a scheme that counts, and where the files tell nothing that the
//! scheme scores by, both averages say the same.

use std::cmp::Reverse;

use super::pairs::{Pair, Pairs};
use super::rows::ends;
use super::wording::{definition_and_period, not_shown, source, title, with_source};
use super::{Chart, ChartTable, Form};
use crate::audit::figures::{FigureRow, FigureTable};
use crate::audit::measures::weighted_of_months;
use crate::audit::results::Audit;
use crate::format::{Exact, counted, listed};
use crate::weighting::ScoreUnit;

/// A team's averages: as counted, and as weighted.
struct Team {
    label: String,
    averages: [Exact; 2],
    of_all: [Exact; 2],
}

/// Both averages of every team.
pub fn weighted(audit: &Audit) -> Option<Chart> {
    let table = &audit.by_team;
    let of_all = averages(table, &table.all_teams)?;
    if table.scheme.is_count || !of_all.iter().all(Exact::is_positive) {
        return None;
    }
    let mut teams: Vec<Team> = table
        .rows
        .iter()
        .filter_map(|row| {
            let averages = averages(table, row)?;
            let [counted, weighted] = &averages;
            let of_all = [counted.over(&of_all[0])?, weighted.over(&of_all[1])?];
            Some(Team { label: table.label(row), averages, of_all })
        })
        .collect();
    teams.sort_by_cached_key(|team| {
        let [counted, weighted] = team.of_all.clone();
        (Reverse(weighted), Reverse(counted), team.label.clone())
    });
    let (first, last) = (teams.first()?, teams.last()?);
    let is_alike = |team: &Team| team.of_all[0] == team.of_all[1];
    if teams.len() < 2 || teams.iter().all(is_alike) {
        return None;
    }
    let missing: Vec<String> = table
        .rows
        .iter()
        .filter(|row| averages(table, row).is_none())
        .map(|row| table.label(row))
        .collect();
    let cases = table.unit.many();
    let weight = weight(table.scheme.unit);
    let text_alternative = format!(
        "Dot plot of {} teams, from the highest to the lowest weighted average. As per cent of the \
         average of all teams, averages as counted go from {}, and in {weight} from {} ({}) to {} \
         ({}). {} The figures are in the table.",
        teams.len(),
        range(&teams, |team| &team.of_all[0]),
        first.of_all[1].percent(),
        first.label,
        last.of_all[1].percent(),
        last.label,
        changes_in_words(&teams)
    );
    Some(Chart {
        id: "counted-and-weighted",
        choice: "Averages".to_owned(),
        title: message(cases, table.scheme.unit, &teams),
        subtitle: format!(
            "{}, as per cent of the average of all teams: {} {cases} and, by the scheme {}, {} \
             {weight}",
            definition_and_period(table),
            of_all[0].one_decimal(),
            table.scheme.in_words(),
            of_all[1].one_decimal()
        ),
        source: with_source(
            source(audit),
            not_shown(&missing, "there is no average").into_iter().chain(by_default(table)),
        ),
        text_alternative,
        table: numbers(table, &teams, &of_all),
        form: form(table, teams),
    })
}

fn averages(table: &FigureTable, row: &FigureRow) -> Option<[Exact; 2]> {
    Some([row.caseload.clone()?, weighted_of_months(table.definition(), &row.monthly)?])
}

/// What a weighted average is in.
fn weight(unit: ScoreUnit) -> &'static str {
    match unit {
        ScoreUnit::Cases => "weighted cases",
        ScoreUnit::Points => "points",
        ScoreUnit::Hours => "hours",
    }
}

/// How many cases weigh by default, because a value of theirs is missing or not in the scheme.
fn by_default(table: &FigureTable) -> Option<String> {
    let n: u64 = table.all_teams.monthly.iter().map(|month| month.weighed.n_unscored).sum();
    let cases = counted(n, table.unit.one(), table.unit.many());
    (n > 0).then(|| {
        format!("What {cases} of all months do not say weighs what the scheme states for that.")
    })
}

fn range(teams: &[Team], of: impl Fn(&Team) -> &Exact) -> String {
    let lowest = teams.iter().map(&of).min().map(Exact::percent).unwrap_or_default();
    let highest = teams.iter().map(&of).max().map(Exact::percent).unwrap_or_default();
    format!("{lowest} to {highest}")
}

fn form(table: &FigureTable, teams: Vec<Team>) -> Form {
    let pair = |team: Team| {
        let values = team.of_all.each_ref().map(|share| {
            let percent = share.times(&Exact::whole(100));
            if share.is_negative() { -percent.for_drawing() } else { percent.for_drawing() }
        });
        (team.label, Pair { values, shown: team.of_all.map(|share| share.percent()) })
    };
    let rows = teams.into_iter().map(pair).collect();
    Form::Pairs(Pairs {
        names: ["As counted".to_owned(), format!("In {}", weight(table.scheme.unit))],
        rows: ends(rows, "teams"),
        reference: (100.0, "All teams: 100%".to_owned()),
        least_range: [80.0, 120.0],
    })
}

fn numbers(table: &FigureTable, teams: &[Team], of_all: &[Exact; 2]) -> ChartTable {
    let weight = weight(table.scheme.unit);
    let headings = [
        "Team".to_owned(),
        "As counted".to_owned(),
        format!("In {weight}"),
        "As counted, of all teams".to_owned(),
        format!("In {weight}, of all teams"),
    ];
    let line = |label: &str, averages: &[Exact; 2], shares: &[Exact; 2]| {
        let [counted, weighted] = averages.each_ref().map(Exact::one_decimal);
        let [counted_share, weighted_share] = shares.each_ref().map(Exact::percent);
        vec![label.to_owned(), counted, weighted, counted_share, weighted_share]
    };
    let mut lines: Vec<Vec<String>> =
        teams.iter().map(|team| line(&team.label, &team.averages, &team.of_all)).collect();
    lines.push(line("All teams", of_all, &[Exact::whole(1), Exact::whole(1)]));
    ChartTable { headings: headings.to_vec(), lines }
}

/// The places of a team by both averages as they are shown, each with whether another shares it.
struct Places<'a> {
    team: &'a Team,
    by_both: [usize; 2],
    is_alone: bool,
}

impl Places<'_> {
    fn change(&self) -> usize {
        let [counted, weighted] = self.by_both;
        counted.abs_diff(weighted)
    }
}

fn places(teams: &[Team]) -> Vec<Places<'_>> {
    let shown: Vec<[String; 2]> =
        teams.iter().map(|team| team.averages.each_ref().map(Exact::one_decimal)).collect();
    let place = |at: usize, of: usize| {
        let value = teams.get(at).and_then(|team| team.averages.get(of));
        let shown_of = |at: usize| shown.get(at).and_then(|shown| shown.get(of));
        let is_equal = |other: usize| shown_of(other) == shown_of(at);
        let is_higher =
            |(other, team): &(usize, &Team)| team.averages.get(of) > value && !is_equal(*other);
        let n_equal = (0..teams.len()).filter(|&other| is_equal(other)).count();
        (teams.iter().enumerate().filter(is_higher).count() + 1, n_equal == 1)
    };
    let both = |(at, team)| {
        let (counted, weighted) = (place(at, 0), place(at, 1));
        Places { team, by_both: [counted.0, weighted.0], is_alone: counted.1 && weighted.1 }
    };
    teams.iter().enumerate().map(both).collect()
}

fn message(cases: &str, unit: ScoreUnit, teams: &[Team]) -> String {
    let places = places(teams);
    let moved: Vec<&Places<'_>> = places.iter().filter(|of| of.change() > 0).collect();
    let most = moved.iter().map(|of| of.change()).max();
    let named = moved.iter().find(|of| Some(of.change()) == most).filter(|of| of.is_alone);
    let by = weight(unit);
    let said = named.map(|of| {
        let [counted, weighted] = of.by_both.map(ordinal);
        format!("{} is {counted} by {cases}, {weighted} by {by}", of.team.label)
    });
    title(said.unwrap_or_default(), || match (moved.len(), teams.len()) {
        (0, _) => "Weighting changes no team\u{2019}s place".to_owned(),
        (1, n_all) => format!("Weighting changes the place of 1 of {n_all} teams"),
        (n, n_all) => format!("Weighting changes the places of {n} of {n_all} teams"),
    })
}

fn changes_in_words(teams: &[Team]) -> String {
    let places = places(teams);
    let said = |of: &Places<'_>| {
        let [counted, weighted] = of.by_both.map(ordinal);
        format!("{} ({counted} to {weighted})", of.team.label)
    };
    let moved: Vec<String> = places.iter().filter(|of| of.change() > 0).map(said).collect();
    if moved.is_empty() {
        return "No team changes its place.".to_owned();
    }
    format!("By weighting these change places: {}.", listed(&moved))
}

/// `1st`, `2nd`, `11th`.
fn ordinal(place: usize) -> String {
    let ending = match (place % 10, place % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{place}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn team(label: &str, counted: u64, weighted: u64) -> Team {
        let averages = [counted, weighted].map(Exact::whole);
        Team { label: label.to_owned(), of_all: averages.clone(), averages }
    }

    fn told(teams: &[Team]) -> String {
        message("cases", ScoreUnit::Points, teams)
    }

    #[test]
    fn the_title_names_the_team_whose_place_changes_most() {
        let teams = [team("East", 10, 40), team("North", 30, 30), team("South", 20, 20)];
        assert_eq!(told(&teams), "East is 3rd by cases, 1st by points");
    }

    #[test]
    fn the_title_counts_where_a_place_is_shared() {
        let teams = [team("East", 10, 40), team("North", 10, 30), team("South", 20, 30)];
        assert_eq!(told(&teams), "Weighting changes the places of 2 of 3 teams");
    }

    #[test]
    fn the_title_claims_no_change_where_there_is_none() {
        let teams = [team("North", 30, 40), team("South", 20, 20)];
        assert_eq!(told(&teams), "Weighting changes no team\u{2019}s place");
        assert_eq!(changes_in_words(&teams), "No team changes its place.");
    }

    #[test]
    fn places_have_their_endings() {
        let ends = [1, 2, 3, 4, 11, 12, 13, 21, 112].map(ordinal);
        assert_eq!(ends, ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th"]);
    }
}
