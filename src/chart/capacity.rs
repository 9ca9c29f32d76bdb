//! How much of what they can carry the workers of each team use: how many are in each band.
//!
//! The title says how many of the workers whose capacity is known are in the highest band, of all
//! teams together. Teams stand by the share of their workers in the highest band, then in those below.
//! Under a scheme that states no capacity, or where no worker's is known, there is nothing to draw.

use std::cmp::Reverse;

use super::fills::Fill;
use super::rows::ends;
use super::shares::{Part, Shares};
use super::wording::{not_shown, range_of_share, source, title, with_source};
use super::{Chart, ChartTable, Form};
use crate::audit::figures::{FigureRow, FigureTable};
use crate::audit::results::Audit;
use crate::format::{Exact, counted, thousands};
use crate::weighting::LoadBand;

/// A team's workers by band, those whose capacity is not known last.
struct Team {
    label: String,
    n_in_parts: Vec<u64>,
}

impl Team {
    fn of(label: String, row: &FigureRow) -> Self {
        let bands = (0..LoadBand::ALL.len()).map(|at| row.load.n_in_bands.get(at).copied());
        let mut n_in_parts: Vec<u64> = bands.map(Option::unwrap_or_default).collect();
        n_in_parts.push(row.load.without.values().map(|(n_workers, _)| n_workers).sum());
        Self { label, n_in_parts }
    }

    fn n_workers(&self) -> u64 {
        self.n_in_parts.iter().sum()
    }

    fn n_known(&self) -> u64 {
        self.n_in_parts.iter().take(LoadBand::ALL.len()).sum()
    }

    /// The share of the workers, whose capacity is known or not, in a part.
    fn share(&self, part: usize) -> Exact {
        let n = self.n_in_parts.get(part).copied().unwrap_or(0);
        Exact::quotient(n, self.n_workers()).unwrap_or_else(|| Exact::whole(0))
    }
}

/// The bands of use by team.
pub fn capacity(audit: &Audit) -> Option<Chart> {
    let table = &audit.by_team;
    let all = Team::of("All teams".to_owned(), &table.all_teams);
    if !table.scheme.states_capacity || all.n_known() == 0 {
        return None;
    }
    let teams = table.rows.iter().map(|row| Team::of(table.label(row), row));
    let (mut teams, none): (Vec<Team>, Vec<Team>) = teams.partition(|team| team.n_workers() > 0);
    teams.sort_by_cached_key(|team| {
        let highest = (0..LoadBand::ALL.len()).rev();
        let shares: Vec<_> = highest.map(|at| Reverse(team.share(at))).collect();
        (shares, team.label.clone())
    });
    let none: Vec<String> = none.into_iter().map(|team| team.label).collect();
    Some(Chart {
        id: "use-of-capacity",
        choice: "Capacity".to_owned(),
        title: message(&all),
        subtitle: format!(
            "Workers by how much of what they can carry they use, by the scheme {}, {}; bars are \
             shares of a team\u{2019}s workers, labels their numbers",
            table.scheme.in_words(),
            table.stock.in_words()
        ),
        source: with_source(source(audit), not_shown(&none, "no named worker held a case there")),
        text_alternative: text_alternative(table, &teams, &all),
        table: numbers(&teams, &all),
        form: form(teams, &all),
    })
}

fn parts() -> impl Iterator<Item = (Fill, &'static str)> {
    let fills = Fill::sequence(LoadBand::ALL.len()).iter().copied();
    fills.zip(LoadBand::ALL.map(LoadBand::name)).chain([(Fill::Context, "Capacity not known")])
}

fn form(teams: Vec<Team>, all: &Team) -> Form {
    let is_known_of_all = all.n_known() == all.n_workers();
    let named = parts().filter(|(fill, _)| !(is_known_of_all && *fill == Fill::Context));
    let row = |team: Team| {
        let part = |&n: &u64| Part { n, shown: thousands(n) };
        (team.label, team.n_in_parts.iter().map(part).collect())
    };
    Form::Shares(Shares {
        parts: named.map(|(fill, name)| (fill, name.to_owned())).collect(),
        rows: ends(teams.into_iter().map(row).collect(), "teams"),
    })
}

fn numbers(teams: &[Team], all: &Team) -> ChartTable {
    let mut headings = vec!["Team".to_owned()];
    headings.extend(parts().map(|(_, name)| name.to_owned()));
    headings.push("Workers".to_owned());
    let line = |team: &Team| {
        let numbers = team.n_in_parts.iter().copied().chain([team.n_workers()]);
        std::iter::once(team.label.clone()).chain(numbers.map(thousands)).collect()
    };
    ChartTable { headings, lines: teams.iter().chain([all]).map(line).collect() }
}

fn message(all: &Team) -> String {
    let n = all.n_in_parts.get(LoadBand::From110 as usize).copied().unwrap_or(0);
    let known = all.n_known();
    let message = match (n, known) {
        (0, 1) => "The one worker uses less than 110% of capacity".to_owned(),
        (0, _) => "No worker uses 110% or more of capacity".to_owned(),
        (1, 1) => "The one worker uses 110% or more of capacity".to_owned(),
        (n, known) => {
            let use_or_uses = if n == 1 { "uses" } else { "use" };
            format!(
                "{} of {} workers {use_or_uses} 110% or more of capacity",
                thousands(n),
                thousands(known)
            )
        }
    };
    title(message, String::new)
}

fn text_alternative(table: &FigureTable, teams: &[Team], all: &Team) -> String {
    let bands: Vec<String> = parts()
        .zip(&all.n_in_parts)
        .filter(|((fill, _), n)| **n > 0 || *fill != Fill::Context)
        .map(|((_, name), n)| format!("{name} {}", thousands(*n)))
        .collect();
    let highest = LoadBand::From110 as usize;
    let ends = teams.first().zip(teams.last());
    let ends = ends
        .map(|(first, last)| [first, last].map(|team| (team.label.as_str(), team.share(highest))));
    let at = format!("workers at {}", LoadBand::From110.name().to_lowercase());
    let range = range_of_share(&at, ends);
    format!(
        "Divided bars of {}: the workers who hold cases {}, by how much of their capacity they use. \
         Of all {}: {}.{range} The figures are in the table.",
        counted(teams.len() as u64, "team", "teams"),
        table.stock.in_words(),
        counted(all.n_workers(), "worker", "workers"),
        bands.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(n_in_parts: [u64; 5], title: &str) {
        let all = Team { label: "All teams".to_owned(), n_in_parts: n_in_parts.to_vec() };
        assert_eq!(message(&all), title);
    }

    #[test]
    fn the_title_counts_those_whose_capacity_is_known() {
        check([40, 10, 6, 12, 9], "12 of 68 workers use 110% or more of capacity");
        check([40, 10, 6, 1, 0], "1 of 57 workers uses 110% or more of capacity");
        check([1_000, 0, 0, 1_234, 0], "1,234 of 2,234 workers use 110% or more of capacity");
    }

    #[test]
    fn the_title_where_nobody_is_in_the_highest_band() {
        check([4, 1, 6, 0, 2], "No worker uses 110% or more of capacity");
    }

    #[test]
    fn the_title_of_one_worker() {
        check([0, 0, 1, 0, 0], "The one worker uses less than 110% of capacity");
        check([0, 0, 0, 1, 0], "The one worker uses 110% or more of capacity");
    }
}
