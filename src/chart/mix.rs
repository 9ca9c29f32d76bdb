//! How complex and how risky the cases of each team are, as shares of all that its workers hold.
//!
//! At most four parts are told apart. Of more words that mean an order (`1` to `5`, `Low` to
//! `Critical`) the lowest stand together; of others the commonest three stand alone. What the files do
//! not say is context, last. Teams stand by their share of the highest part.
//!
//! The title says where the highest word is commonest, if one team's share of it, as shown, is the
//! largest, whatever the cases are of which other teams do not say it; else from where to where the
//! shares go. Where words mean no order it says which is commonest of all.

use std::cmp::Reverse;

use super::fills::Fill;
use super::rows::ends;
use super::shares::{Part, Shares};
use super::wording::{not_shown, range_of_share, source, title, with_source};
use super::{Chart, ChartTable, Form};
use crate::audit::figures::FigureTable;
use crate::audit::mix::{Mix, MixOf, MixPart, means_an_order};
use crate::audit::results::Audit;
use crate::format::{Exact, counted, listed, thousands};

/// So many parts are told apart, beside what is not given.
const N_PARTS: usize = 4;

/// A team's cases by part.
struct Team {
    label: String,
    n_cases: u64,
    /// In each part, what is not given last.
    n_in_parts: Vec<u64>,
}

impl Team {
    fn share(&self, part: usize) -> Exact {
        self.share_of(self.n_in(part))
    }

    /// The share of a part if all that is not given belonged to it.
    fn most_share(&self, part: usize) -> Exact {
        self.share_of(self.n_in(part).saturating_add(self.n_not_given()))
    }

    fn n_not_given(&self) -> u64 {
        self.n_in_parts.last().copied().unwrap_or(0)
    }

    fn n_in(&self, part: usize) -> u64 {
        self.n_in_parts.get(part).copied().unwrap_or(0)
    }

    fn share_of(&self, n: u64) -> Exact {
        Exact::quotient(n, self.n_cases).unwrap_or_else(|| Exact::whole(0))
    }
}

/// The words that are drawn as one part, and whether what has any other word is in it.
#[derive(Debug, PartialEq, Eq)]
struct Words {
    name: String,
    of_files: Vec<String>,
    takes_others: bool,
}

/// The parts that are told apart, the least first.
struct Parts {
    words: Vec<Words>,
    is_ordered: bool,
}

/// The mix by team, a chart each for complexity and risk as far as files tell.
pub fn mix(audit: &Audit) -> Vec<Chart> {
    [MixOf::Complexity, MixOf::Risk].into_iter().filter_map(|of| chart(audit, of)).collect()
}

fn chart(audit: &Audit, of: MixOf) -> Option<Chart> {
    let table = &audit.by_team;
    let part = table.all_teams.mix.parts.get(&of)?;
    let parts = Parts::of(part);
    let all = team("All teams".to_owned(), &table.all_teams.mix, of, &parts);
    let highest = parts.words.len().checked_sub(1)?;
    let teams = table.rows.iter().map(|row| team(table.label(row), &row.mix, of, &parts));
    let (mut teams, none): (Vec<Team>, Vec<Team>) = teams.partition(|team| team.n_cases > 0);
    teams.sort_by_cached_key(|team| {
        let shares: Vec<_> = (0..=highest).rev().map(|at| Reverse(team.share(at))).collect();
        (shares, team.label.clone())
    });
    teams.first()?;
    let none: Vec<String> = none.into_iter().map(|team| team.label).collect();
    let cases = table.unit.many();
    let nobody = format!("no named worker held {cases} there");
    Some(Chart {
        id: match of {
            MixOf::Complexity => "complexity-by-team",
            MixOf::Risk => "risk-by-team",
            MixOf::Travel => "travel-by-team",
        },
        choice: of.name().to_owned(),
        title: message(of, &parts, &teams, &all, cases),
        subtitle: format!(
            "{}: per cent of the {cases} that named workers hold, {}, by team",
            of.name(),
            table.stock.in_words()
        ),
        source: with_source(source(audit), not_shown(&none, &nobody)),
        text_alternative: text_alternative(table, of, &parts, &teams, &all),
        table: numbers(table, &parts, &teams, &all),
        form: form(&parts, teams),
    })
}

impl Parts {
    fn of(part: &MixPart) -> Self {
        let words: Vec<String> = part.bands.iter().map(|(word, _)| word.clone()).collect();
        let is_ordered = part.n_others == 0 && words.iter().all(|word| means_an_order(word));
        let alone =
            |word: String| Words { name: word.clone(), of_files: vec![word], takes_others: false };
        let n_parts = words.len() + usize::from(part.n_others > 0);
        if n_parts <= N_PARTS {
            let mut words: Vec<Words> = words.into_iter().map(alone).collect();
            words.extend((part.n_others > 0).then(|| others(Vec::new())));
            return Self { words, is_ordered };
        }
        if is_ordered {
            let n_lowest = words.len() + 1 - N_PARTS;
            let (lowest, rest) = words.split_at(n_lowest);
            let together =
                Words { name: listed(lowest), of_files: lowest.to_vec(), takes_others: false };
            let rest = rest.iter().cloned().map(alone);
            return Self { words: std::iter::once(together).chain(rest).collect(), is_ordered };
        }
        let mut by_number: Vec<&(String, u64)> = part.bands.iter().collect();
        by_number.sort_by_key(|(word, n)| (Reverse(*n), word.clone()));
        let commonest: Vec<&String> =
            by_number.iter().take(N_PARTS - 1).map(|(word, _)| word).collect();
        let (shown, rest): (Vec<String>, Vec<String>) =
            words.iter().cloned().partition(|word| commonest.contains(&word));
        let words = shown.into_iter().map(alone).chain([others(rest)]).collect();
        Self { words, is_ordered }
    }

    fn names(&self) -> Vec<String> {
        let names = self.words.iter().map(|words| words.name.clone());
        names.chain(["Not given".to_owned()]).collect()
    }
}

fn others(of_files: Vec<String>) -> Words {
    Words { name: "Other values".to_owned(), of_files, takes_others: true }
}

fn team(label: String, mix: &Mix, of: MixOf, parts: &Parts) -> Team {
    let untold = MixPart::default();
    let part = mix.parts.get(&of).unwrap_or(&untold);
    let n_of = |words: &Words| {
        let known = part.bands.iter().filter(|(word, _)| words.of_files.contains(word));
        let others = if words.takes_others { part.n_others } else { 0 };
        known.map(|(_, n)| n).sum::<u64>() + others
    };
    let mut n_in_parts: Vec<u64> = parts.words.iter().map(n_of).collect();
    n_in_parts.push(mix.n_cases.saturating_sub(n_in_parts.iter().sum()));
    Team { label, n_cases: mix.n_cases, n_in_parts }
}

fn form(parts: &Parts, teams: Vec<Team>) -> Form {
    let is_given = |at: usize| teams.iter().any(|team| team.n_in_parts.get(at) != Some(&0));
    let fills = Fill::sequence(parts.words.len()).iter().copied().chain([Fill::Context]);
    let named: Vec<(Fill, String)> = fills
        .zip(parts.names())
        .enumerate()
        .filter(|(at, (fill, _))| *fill != Fill::Context || is_given(*at))
        .map(|(_, named)| named)
        .collect();
    let row = |team: Team| {
        let shown = |(at, &n): (usize, &u64)| Part { n, shown: team.share(at).percent() };
        let parts = team.n_in_parts.iter().enumerate().map(shown).collect();
        (team.label, parts)
    };
    let rows = ends(teams.into_iter().map(row).collect(), "teams");
    Form::Shares(Shares { parts: named, rows })
}

fn numbers(table: &FigureTable, parts: &Parts, teams: &[Team], all: &Team) -> ChartTable {
    let mut headings = vec!["Team".to_owned()];
    headings.extend(parts.names());
    headings.push(table.unit.heading().to_owned());
    let line = |team: &Team| {
        let shares = (0..team.n_in_parts.len()).map(|at| team.share(at).percent());
        let mut line = vec![team.label.clone()];
        line.extend(shares);
        line.push(thousands(team.n_cases));
        line
    };
    ChartTable { headings, lines: teams.iter().chain([all]).map(line).collect() }
}

fn message(of: MixOf, parts: &Parts, teams: &[Team], all: &Team, cases: &str) -> String {
    let highest = parts.words.len().saturating_sub(1);
    let name = parts.words.last().map_or("", |words| words.name.as_str());
    let what = of.name().to_lowercase();
    let kind = if name.starts_with(|c: char| c.is_ascii_digit()) {
        format!("{} {name}", of.name())
    } else {
        format!("{name} {what}")
    };
    let shown = |team: &Team| team.share(highest).percent();
    let shorter = || format!("{} of {cases}, by team", of.name());
    if !parts.is_ordered {
        let commonest = (0..parts.words.len()).max_by_key(|&at| (all.share(at), Reverse(at)));
        let at = commonest.unwrap_or(0);
        let is_alone = (0..parts.words.len()).filter(|&other| all.share(other) == all.share(at));
        let word = parts.words.get(at).filter(|words| !words.takes_others);
        let said = word.filter(|_| is_alone.count() == 1).map(|word| {
            format!("{} is the commonest {what}: {} of {cases}", word.name, all.share(at).percent())
        });
        return title(said.unwrap_or_default(), shorter);
    }
    let (Some(first), Some(last)) = (teams.first(), teams.last()) else { return shorter() };
    let (most, fewest) = (shown(first), shown(last));
    let n_most = teams.iter().filter(|team| shown(team) == most).count();
    let is_all_given = teams.iter().all(|team| team.n_not_given() == 0);
    let kind_of = if is_all_given { format!("{kind}:") } else { format!("{kind} given for") };
    let range = || match (teams, most == fewest) {
        ([only], _) => format!("{kind_of} {} of {cases}", shown(only)),
        (_, true) => format!("{kind_of} {most} of {cases} in every team"),
        _ if !is_all_given => format!("{kind_of} {fewest} to {most}, by team"),
        _ => format!("{kind_of} {fewest} to {most} of a team\u{2019}s {cases}"),
    };
    // Whatever is not given may be of the highest.
    let can_be_first = |other: &Team| other.most_share(highest) >= first.share(highest);
    let is_first_alone = !teams.iter().skip(1).any(can_be_first);
    let message = if n_most == 1 && teams.len() > 1 && most != fewest && is_first_alone {
        format!("{kind} is commonest in {}", first.label)
    } else {
        range()
    };
    title(message, || title(range(), shorter))
}

fn text_alternative(
    table: &FigureTable,
    of: MixOf,
    parts: &Parts,
    teams: &[Team],
    all: &Team,
) -> String {
    let names = parts.names();
    let of_all: Vec<String> = names
        .iter()
        .enumerate()
        .map(|(at, name)| format!("{name} {}", all.share(at).percent()))
        .collect();
    let highest = parts.words.len().saturating_sub(1);
    let ends = teams.first().zip(teams.last());
    let ends = ends
        .map(|(first, last)| [first, last].map(|team| (team.label.as_str(), team.share(highest))));
    let of_most = parts.words.last().map_or("", |words| words.name.as_str());
    let range = range_of_share(of_most, ends);
    format!(
        "Divided bars of {}: the {} of each, by {}. Of all {}: {}.{range} The figures are in the \
         table.",
        counted(teams.len() as u64, "team", "teams"),
        table.unit.many(),
        of.name().to_lowercase(),
        counted(all.n_cases, table.unit.one(), table.unit.many()),
        of_all.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(bands: &[(&str, u64)], n_others: u64) -> MixPart {
        let bands = bands.iter().map(|&(word, n)| (word.to_owned(), n)).collect();
        MixPart { bands, n_others }
    }

    #[track_caller]
    fn check_parts(part: &MixPart, names: &[&str]) {
        assert_eq!(Parts::of(part).names(), names);
    }

    fn told(part: &MixPart, shares: &[(&str, &[u64])]) -> String {
        let parts = Parts::of(part);
        let team = |label: &str, n: &[u64]| Team {
            label: label.to_owned(),
            n_cases: n.iter().sum(),
            n_in_parts: n.to_vec(),
        };
        let teams: Vec<Team> = shares.iter().map(|(label, n)| team(label, n)).collect();
        let sums: Vec<u64> =
            (0..shares[0].1.len()).map(|at| shares.iter().map(|(_, n)| n[at]).sum()).collect();
        message(MixOf::Risk, &parts, &teams, &team("All teams", &sums), "cases")
    }

    #[test]
    fn four_words_stand_alone() {
        check_parts(
            &part(&[("Low", 1), ("Medium", 1), ("High", 1), ("Critical", 1)], 0),
            &["Low", "Medium", "High", "Critical", "Not given"],
        );
    }

    #[test]
    fn the_lowest_of_more_stand_together() {
        check_parts(
            &part(&[("1", 9), ("2", 1), ("3", 1), ("4", 1), ("5", 1)], 0),
            &["1 and 2", "3", "4", "5", "Not given"],
        );
    }

    #[test]
    fn of_words_without_an_order_the_commonest_stand_alone() {
        check_parts(
            &part(&[("Low", 9), ("Amy", 1), ("Blue", 7), ("Cat", 1), ("Dog", 8)], 2),
            &["Low", "Blue", "Dog", "Other values", "Not given"],
        );
    }

    #[test]
    fn the_title_says_where_the_highest_is_commonest() {
        let part = part(&[("Low", 5), ("High", 5)], 0);
        let told = |shares| told(&part, shares);
        assert_eq!(
            told(&[("North", &[1, 2, 0]), ("South", &[4, 3, 0])]),
            "High risk is commonest in North"
        );
        assert_eq!(
            told(&[("North", &[1, 1, 0]), ("South", &[2, 2, 0])]),
            "High risk: 50% of cases in every team"
        );
        assert_eq!(told(&[("North", &[1, 3, 0])]), "High risk: 75% of cases");
        // What South does not give may be all high; what East does not give is too little.
        assert_eq!(
            told(&[("North", &[1, 2, 0]), ("South", &[2, 1, 3])]),
            "High risk given for 17% to 67%, by team"
        );
        assert_eq!(
            told(&[("North", &[1, 2, 0]), ("East", &[2, 1, 1])]),
            "High risk is commonest in North"
        );
        assert_eq!(told(&[("North", &[1, 2, 1])]), "High risk given for 50% of cases");
        let long = "Older People case management and reviewing North East";
        assert_eq!(
            told(&[(long, &[1, 2, 0]), ("South", &[4, 3, 0])]),
            "High risk: 43% to 67% of a team\u{2019}s cases"
        );
    }

    #[test]
    fn the_title_ranks_no_words_without_an_order() {
        let part = part(&[("Amy", 5), ("Blue", 7)], 0);
        assert_eq!(
            told(&part, &[("North", &[5, 7, 0])]),
            "Blue is the commonest risk: 58% of cases"
        );
        assert_eq!(told(&part, &[("North", &[5, 5, 0])]), "Risk of cases, by team");
    }
}
