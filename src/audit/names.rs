//! Teams, service areas and roles over all files: which spellings are one name, and which is shown.
//!
//! Spellings with the same match key are one name; shown is the most frequent spelling, ties by
//! code point, so that the order of rows never decides. Numbers are given in the order of the keys.

use std::collections::{BTreeMap, BTreeSet};

use crate::caseload::MatchKey;
use crate::caseload::name::most_frequent;
use crate::intake::dates::is_empty_mark;

/// Numbers names and counts their spellings.
#[derive(Clone, Debug)]
pub struct Names<K> {
    spellings: BTreeMap<K, BTreeMap<String, u64>>,
}

impl<K> Default for Names<K> {
    fn default() -> Self {
        Self { spellings: BTreeMap::new() }
    }
}

impl<K: Ord> Names<K> {
    /// Counts `n_rows` rows that spell the name of `key` in this way.
    pub fn count(&mut self, key: K, spelling: &str, n_rows: u64) {
        let spellings = self.spellings.entry(key).or_default();
        *spellings.entry(spelling.to_owned()).or_default() += n_rows;
    }

    /// The number of each name, in the order of the keys.
    pub fn numbers(&self) -> BTreeMap<&K, u32> {
        (0..).zip(self.spellings.keys()).map(|(number, key)| (key, number)).collect()
    }

    /// The keys in order, each with the spelling to show.
    pub fn shown(&self) -> impl Iterator<Item = (&K, &str)> {
        self.spellings.iter().map(|(key, spellings)| {
            let counted = spellings.iter().map(|(spelling, &n)| (spelling.as_str(), n));
            (key, most_frequent(counted).unwrap_or_default())
        })
    }

    /// How many names are spelt in more than one way.
    pub fn n_spelt_differently(&self) -> u64 {
        self.spellings.values().filter(|spellings| spellings.len() > 1).count() as u64
    }
}

/// What tells teams apart: the name, within its service area where the files give one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TeamKey {
    /// The service area's key; `None` where no row gives one.
    pub area: Option<MatchKey>,
    /// The team's key.
    pub team: MatchKey,
}

/// The service areas that each team name occurs in.
#[derive(Clone, Debug, Default)]
pub struct AreasOfTeams(BTreeMap<MatchKey, BTreeSet<MatchKey>>);

impl AreasOfTeams {
    /// Learns that a row gives this area for this team.
    pub fn learn(&mut self, area: &str, team: &str) {
        if let Some(area) = key(area) {
            self.0.entry(MatchKey::of(team)).or_default().insert(area);
        }
    }

    /// Whether a row gives no service area while other rows give several for the team.
    pub fn is_ambiguous(&self, area: &str, team: &str) -> bool {
        let areas = || self.0.get(&MatchKey::of(team));
        key(area).is_none() && areas().is_some_and(|areas| areas.len() > 1)
    }

    /// The team of a row. A row without a service area belongs to the one area that other rows
    /// give for the team, if there is just one.
    pub fn team_key(&self, area: &str, team: &str) -> TeamKey {
        let team = MatchKey::of(team);
        let area = key(area).or_else(|| match self.0.get(&team) {
            Some(areas) if areas.len() == 1 => areas.first().cloned(),
            _ => None,
        });
        TeamKey { area, team }
    }
}

/// The key of a name, unless nothing is written.
pub fn key(name: &str) -> Option<MatchKey> {
    (!is_empty_mark(name)).then(|| MatchKey::of(name)).filter(|key| !key.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_team_without_area_joins_the_only_one_it_can() {
        let mut areas = AreasOfTeams::default();
        areas.learn("Adults", "North");
        areas.learn("Adults", "South");
        areas.learn("Reviews", "South");
        assert_eq!(areas.team_key("", "NORTH"), areas.team_key("adults", "North"));
        assert_eq!(areas.team_key("", "South").area, None);
        assert_ne!(areas.team_key("Adults", "South"), areas.team_key("Reviews", "South"));
    }

    #[test]
    fn the_most_frequent_spelling_is_shown() {
        let mut names = Names::default();
        names.count(MatchKey::of("NORTH"), "NORTH", 2);
        names.count(MatchKey::of("North"), "North", 3);
        assert_eq!(names.shown().map(|(_, shown)| shown).collect::<Vec<_>>(), ["North"]);
        assert_eq!(names.n_spelt_differently(), 1);
    }
}
