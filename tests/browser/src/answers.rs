//! The right answers beside the input files: worked out in exact fractions by another program, or
//! by hand.

use std::collections::BTreeMap;
use std::fs;

use serde::Deserialize;

use crate::environment::data;
use crate::fraction::{mean_of, one_decimal, one_decimal_of};

/// The answers for one input file.
#[derive(Clone, Debug, Deserialize)]
pub struct Answers {
    /// Records after the header.
    pub data_rows: u64,
    /// The audit months, as `2019-07`.
    pub months: Vec<String>,
    /// By team, as `Service area / Team` or `Team`.
    pub teams: BTreeMap<String, Group>,
    /// By service area, where the file names any.
    #[serde(default)]
    pub service_areas: BTreeMap<String, Group>,
    /// Over all teams, where it was worked out.
    pub all_teams: Option<Group>,
    /// Unallocated rows.
    #[serde(default)]
    pub unallocated_rows: u64,
    /// Rows used, where not all of them are.
    pub used: Option<u64>,
    /// Rows used that are unallocated, where worked out.
    pub used_unallocated: Option<u64>,
    /// Lines with nothing on them.
    #[serde(default)]
    pub blank_lines: u64,
    /// Rows set aside by reason, in lower case.
    #[serde(default)]
    pub set_aside: BTreeMap<String, u64>,
}

/// The figures of a team, a service area or all teams.
#[derive(Clone, Debug, Deserialize)]
pub struct Group {
    /// The mean of the monthly averages.
    pub mean_of_months: Figure,
    /// All cases over all workers.
    pub pooled: Figure,
    /// Cases per full-time equivalent, where any is known.
    #[serde(default)]
    pub per_fte: Option<Figure>,
    /// Cases and workers of each month.
    pub by_month: BTreeMap<String, Month>,
    /// Unallocated cases of each month, where worked out.
    #[serde(default)]
    pub unallocated_by_month: BTreeMap<String, u64>,
}

/// A figure.
#[derive(Clone, Debug, Deserialize)]
pub struct Figure {
    exact: String,
    one_decimal: String,
}

/// A month of a group.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Month {
    /// Allocated cases.
    pub cases: u64,
    /// Workers who hold them.
    pub workers: u64,
}

impl Month {
    /// Cases for each worker, to one decimal place.
    pub fn one_decimal(self) -> String {
        one_decimal(self.cases.into(), self.workers.into())
    }
}

/// The definitions of the average that a user can choose, in the page's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Definition {
    /// What stands without a choice.
    MeanOfMonths,
    /// All cases over all workers.
    Pooled,
    /// Cases per full-time equivalent.
    PerFte,
}

impl Definition {
    /// Its name on the page.
    pub fn name(self) -> &'static str {
        match self {
            Self::MeanOfMonths => "Mean of monthly averages",
            Self::Pooled => "Pooled average",
            Self::PerFte => "Cases per FTE",
        }
    }
}

impl Group {
    /// The average by a definition, to one decimal place; a dash where there is none. The fraction
    /// is rounded here and must agree with the answer's own decimal form.
    pub fn average(&self, definition: Definition) -> String {
        let figure = match definition {
            Definition::MeanOfMonths => Some(&self.mean_of_months),
            Definition::Pooled => Some(&self.pooled),
            Definition::PerFte => self.per_fte.as_ref(),
        };
        figure.map_or_else(
            || "\u{2013}".to_owned(),
            |figure| {
                let rounded = one_decimal_of(&figure.exact);
                assert_eq!(rounded, figure.one_decimal, "{}", figure.exact);
                rounded
            },
        )
    }
}

impl Answers {
    /// The averages over fewer months, worked out from the months' cases and workers. Cases per
    /// full-time equivalent cannot be: they are left out.
    #[must_use]
    pub fn over(&self, months: &[&str]) -> Self {
        let mut fewer = self.clone();
        fewer.months.retain(|month| months.contains(&month.as_str()));
        for group in fewer
            .teams
            .values_mut()
            .chain(fewer.service_areas.values_mut())
            .chain(&mut fewer.all_teams)
        {
            group.keep_months(months);
        }
        fewer
    }
}

impl Group {
    fn keep_months(&mut self, months: &[&str]) {
        self.by_month.retain(|month, _| months.contains(&month.as_str()));
        let quotients: Vec<(u128, u128)> = self
            .by_month
            .values()
            .map(|month| (month.cases.into(), month.workers.into()))
            .collect();
        let cases: u128 = quotients.iter().map(|(cases, _)| cases).sum();
        let workers: u128 = quotients.iter().map(|(_, workers)| workers).sum();
        self.mean_of_months = Figure::of(mean_of(&quotients));
        self.pooled = Figure::of(format!("{cases}/{workers}"));
        self.per_fte = None;
    }
}

impl Figure {
    fn of(exact: String) -> Self {
        let one_decimal = one_decimal_of(&exact);
        Self { exact, one_decimal }
    }
}

/// The answers for a file in `tests/data`.
pub fn answers_for(file: &str) -> Answers {
    let text = fs::read_to_string(data("answers.json")).unwrap();
    let mut all: serde_json::Value = serde_json::from_str(&text).unwrap();
    serde_json::from_value(all[file].take())
        .unwrap_or_else(|error| panic!("the answers for {file} should be readable: {error}"))
}

/// The team in a key of [`Answers::teams`], without its service area.
pub fn team_in(key: &str) -> &str {
    key.rsplit_once(" / ").map_or(key, |(_, team)| team)
}

/// A month as the page writes it: `Jul 2019` for `2019-07`.
pub fn month_on_page(month: &str) -> String {
    const NAMES: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let (year, number) = month.split_once('-').unwrap();
    let number: usize = number.parse().unwrap();
    format!("{} {year}", NAMES.get(number - 1).unwrap())
}

/// The averages by service area that a council published for 2019/20, by name.
pub fn published_2019_20() -> BTreeMap<String, String> {
    let text = fs::read_to_string(data("published-audits.csv")).unwrap();
    text.lines()
        .filter_map(|line| {
            let rest = line.strip_prefix("2019/20,2019-07-01,2019-09-30,")?;
            let rest = rest.strip_prefix("average caseload by service area,")?;
            let (name, value) = rest.split_once(',')?;
            Some((name.to_owned(), value.to_owned()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_averages_are_eight() {
        assert_eq!(published_2019_20().len(), 8);
    }

    #[test]
    fn every_answer_rounds_as_it_says() {
        for file in [
            "case-list.csv",
            "worker-counts.csv",
            "allocations.csv",
            "case-list-turnover.csv",
            "worker-counts-2022-23.csv",
            "edge-cases.csv",
            "edge-allocations.csv",
        ] {
            let answers = answers_for(file);
            assert!(!answers.teams.is_empty(), "{file}");
            for group in answers.teams.values().chain(answers.service_areas.values()) {
                let averages = [Definition::MeanOfMonths, Definition::Pooled, Definition::PerFte]
                    .map(|definition| group.average(definition));
                assert_ne!(averages[0], "\u{2013}", "{file}");
            }
        }
    }

    #[test]
    fn the_averages_over_all_months_are_the_answers() {
        for file in ["case-list-turnover.csv", "worker-counts-2022-23.csv"] {
            let answers = answers_for(file);
            let months: Vec<&str> = answers.months.iter().map(String::as_str).collect();
            let again = answers.over(&months);
            for (name, group) in &answers.teams {
                for definition in [Definition::MeanOfMonths, Definition::Pooled] {
                    let average = again.teams[name].average(definition);
                    assert_eq!(average, group.average(definition), "{file}, {name}");
                }
            }
        }
    }

    #[test]
    fn names_of_teams_and_months() {
        assert_eq!(team_in("Adults / North - West"), "North - West");
        assert_eq!(team_in("East"), "East");
        assert_eq!(month_on_page("2022-12"), "Dec 2022");
    }
}
