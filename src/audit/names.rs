//! Teams, service areas and roles over all files: which spellings are one name, and which is shown.
//!
//! Spellings with the same match key are one name; shown is the most frequent spelling, ties by
//! code point, so that the order of rows never decides. Numbers are given in the order of the keys.

use std::collections::{BTreeMap, BTreeSet};

use super::name_choices::NameKind;
use super::name_rules::{DecidedArea, NameRules};
use crate::caseload::MatchKey;
use crate::caseload::name::most_frequent;
use crate::intake::dates::is_empty_mark;

/// Numbers names and counts their spellings.
#[derive(Clone, Debug)]
pub struct Names<K> {
    /// Each with its rows, in the order of the spellings: nearly always one.
    spellings: BTreeMap<K, Vec<(String, u64)>>,
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
        match spellings.binary_search_by(|(known, _)| known.as_str().cmp(spelling)) {
            Ok(at) => {
                if let Some((_, n)) = spellings.get_mut(at) {
                    *n += n_rows;
                }
            }
            Err(at) => {
                spellings.reserve_exact(1);
                spellings.insert(at, (spelling.to_owned(), n_rows));
            }
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.spellings.is_empty()
    }

    /// The number of each name, in the order of the keys.
    pub fn numbers(&self) -> BTreeMap<&K, u32> {
        (0..).zip(self.spellings.keys()).map(|(number, key)| (key, number)).collect()
    }

    /// The keys in order, each with the spelling to show.
    pub fn shown(&self) -> impl Iterator<Item = (&K, &str)> {
        self.with_rows().map(|(key, shown, _)| (key, shown))
    }

    /// The keys in order, each with the spelling to show and the rows that hold the name.
    pub fn with_rows(&self) -> impl Iterator<Item = (&K, &str, u64)> {
        self.spellings.iter().map(|(key, spellings)| {
            let counted = || spellings.iter().map(|(spelling, n)| (spelling.as_str(), *n));
            let n_rows = counted().map(|(_, n)| n).sum();
            (key, most_frequent(counted()).unwrap_or_default(), n_rows)
        })
    }

    /// How many names are spelt in more than one way; names that are merged, each on its own.
    pub fn n_spelt_differently(&self) -> u64 {
        let several = self.spellings.values().filter(|spellings| spellings.len() > 1);
        let n_differently = several.map(|spellings| {
            let mut keys: BTreeMap<MatchKey, u64> = BTreeMap::new();
            for (spelling, _) in spellings {
                *keys.entry(MatchKey::of(spelling)).or_default() += 1;
            }
            keys.values().filter(|&&n| n > 1).count() as u64
        });
        n_differently.sum()
    }
}

/// What tells teams apart: the name, within its service area where the files give one.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct TeamKey {
    /// The service area's key; `None` where no row gives one.
    pub area: Option<MatchKey>,
    /// The team's key.
    pub team: MatchKey,
}

/// The service areas that each team name occurs in.
#[derive(Clone, Debug, Default)]
pub struct AreasOfTeams {
    rules: NameRules,
    areas: BTreeMap<MatchKey, BTreeSet<MatchKey>>,
}

impl AreasOfTeams {
    /// Nothing learnt yet, under these rules.
    pub fn under(rules: NameRules) -> Self {
        Self { rules, ..Self::default() }
    }

    fn team(&self, team: &str) -> MatchKey {
        self.rules.one(NameKind::Team, MatchKey::of(team))
    }

    fn own_area(&self, area: &str) -> Option<MatchKey> {
        key(area).map(|area| self.rules.one(NameKind::ServiceArea, area))
    }

    /// Learns that a row gives this area for this team.
    pub fn learn(&mut self, area: &str, team: &str) {
        if let Some(area) = self.own_area(area) {
            self.areas.entry(self.team(team)).or_default().insert(area);
        }
    }

    /// Whether a row gives no service area while other rows give several for the team.
    pub fn is_ambiguous(&self, area: &str, team: &str) -> bool {
        key(area).is_none() && self.is_in_several(&self.team(team))
    }

    /// Whether rows give several areas for a team.
    pub fn is_in_several(&self, team: &MatchKey) -> bool {
        self.areas.get(team).is_some_and(|areas| areas.len() > 1)
    }

    /// The service area that was decided for a team; none where rows give several for it, because
    /// those are several teams.
    fn decided_area(&self, team: &MatchKey) -> Option<&DecidedArea> {
        self.rules.decided_area(team).filter(|_| !self.is_in_several(team))
    }

    /// The area of a row's team as it is written: in the row or, where another was decided, there.
    pub fn area_as_written<'a>(&'a self, area: &'a str, team: &MatchKey) -> Option<&'a str> {
        let decided = self.decided_area(team);
        let own = self.own_area(area);
        match decided {
            Some(decided) if own.as_ref() != Some(&decided.key) => Some(&decided.name),
            _ => own.map(|_| area),
        }
    }

    /// Whether another area was decided than a row gives.
    pub fn is_decided_otherwise(&self, area: &str, team: &str) -> bool {
        let decided = self.decided_area(&self.team(team));
        self.own_area(area).is_some_and(|own| decided.is_some_and(|decided| decided.key != own))
    }

    /// The team of a row. A row without a service area belongs to the one area that other rows
    /// give for the team, if there is just one. What was decided for the team comes first.
    pub fn team_key(&self, area: &str, team: &str) -> TeamKey {
        let team = self.team(team);
        if let Some(decided) = self.decided_area(&team) {
            return TeamKey { area: Some(decided.key.clone()), team };
        }
        let area = self.own_area(area).or_else(|| match self.areas.get(&team) {
            Some(areas) if areas.len() == 1 => areas.first().cloned(),
            _ => None,
        });
        TeamKey { area, team }
    }

    /// The team of a row of a file that nothing was learnt from. Where no row gives a service area
    /// for the team, the row's own makes it no other team.
    pub fn key_among_known(&self, area: &str, team: &str) -> TeamKey {
        let key = self.team_key(area, team);
        let has_area = self.areas.contains_key(&key.team) || self.decided_area(&key.team).is_some();
        if has_area { key } else { TeamKey { area: None, ..key } }
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
