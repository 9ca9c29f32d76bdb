//! The rules about names with what the user decided, ready to be asked.

use std::collections::{BTreeMap, BTreeSet};

use super::name_choices::{NameChoices, NameKind};
use super::names::TeamKey;
use crate::caseload::MatchKey;

/// Who is no worker, which names are one, and which are several workers.
#[derive(Clone, Debug, Default)]
pub struct NameRules {
    not_a_worker: BTreeMap<MatchKey, bool>,
    /// For each name that is merged, the one that stands for all it is merged with.
    one: BTreeMap<(NameKind, MatchKey), MatchKey>,
    split: BTreeSet<MatchKey>,
    /// What was decided about teams, by their names; the first row that speaks decides.
    crosswalk: BTreeMap<MatchKey, Vec<OfTeam>>,
}

/// What a row of the table of team names says.
#[derive(Clone, Debug)]
struct OfTeam {
    area: Option<DecidedArea>,
    name_in_last_audit: Option<String>,
}

/// A service area that was decided for a team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecidedArea {
    /// Its key, standing for all areas it is merged with.
    pub key: MatchKey,
    /// As it is written.
    pub name: String,
}

impl NameRules {
    /// The rules under these choices.
    pub fn of(choices: &NameChoices) -> Self {
        let mut rules = Self {
            not_a_worker: choices.not_a_worker.clone(),
            one: stand_ins(choices),
            ..Self::default()
        };
        let split = choices.split.iter().map(|name| rules.one(NameKind::Worker, name.clone()));
        rules.split = split.collect();
        for row in &choices.crosswalk {
            let area = row.service_area.as_ref().map(|name| DecidedArea {
                key: rules.one(NameKind::ServiceArea, MatchKey::of(name)),
                name: name.clone(),
            });
            let of_team = OfTeam { area, name_in_last_audit: row.name_in_last_audit.clone() };
            let team = rules.one(NameKind::Team, MatchKey::of(&row.team));
            rules.crosswalk.entry(team).or_default().push(of_team);
        }
        rules
    }

    fn of_team(&self, team: &MatchKey) -> &[OfTeam] {
        self.crosswalk.get(team).map_or(&[], Vec::as_slice)
    }

    /// The service area that was decided for a team.
    pub fn decided_area(&self, team: &MatchKey) -> Option<&DecidedArea> {
        self.of_team(team).iter().find_map(|row| row.area.as_ref())
    }

    /// The name of a team in the last audit. Of a team that is in several areas, only rows that
    /// name this area or none speak.
    pub fn name_in_last_audit(&self, team: &TeamKey, is_in_several: bool) -> Option<&str> {
        let speaks = |row: &&OfTeam| {
            let area = row.area.as_ref().map(|area| &area.key);
            !is_in_several || area.is_none() || area == team.area.as_ref()
        };
        let mut rows = self.of_team(&team.team).iter().filter(speaks);
        rows.find_map(|row| row.name_in_last_audit.as_deref())
    }

    /// Whether a value in a worker's place says that there is no worker.
    pub fn is_no_worker(&self, value: &MatchKey) -> bool {
        let decided = || self.not_a_worker.get(value).copied();
        value.is_empty() || decided().unwrap_or_else(|| value.is_no_worker())
    }

    /// Whether the user decided about a value in a worker's place.
    pub fn is_decided(&self, value: &MatchKey) -> bool {
        self.not_a_worker.contains_key(value)
    }

    /// The name that stands for all names that this one is merged with: itself, if for none.
    pub fn one(&self, kind: NameKind, name: MatchKey) -> MatchKey {
        if self.one.is_empty() {
            return name;
        }
        let key = (kind, name);
        match self.one.get(&key) {
            Some(one) => one.clone(),
            None => key.1,
        }
    }

    /// Whether a worker's name, standing for those it is merged with, is one worker a team.
    pub fn is_split(&self, one: &MatchKey) -> bool {
        self.split.contains(one)
    }
}

/// The first in order of the names that are merged stands for them: the order in which they were
/// merged does not decide.
fn stand_ins(choices: &NameChoices) -> BTreeMap<(NameKind, MatchKey), MatchKey> {
    let mut neighbours: BTreeMap<(NameKind, &MatchKey), Vec<&MatchKey>> = BTreeMap::new();
    for merge in &choices.merged {
        neighbours.entry((merge.kind, &merge.from)).or_default().push(&merge.into);
        neighbours.entry((merge.kind, &merge.into)).or_default().push(&merge.from);
    }
    let mut stand_ins: BTreeMap<(NameKind, MatchKey), MatchKey> = BTreeMap::new();
    // In order, so that the first of each group is met before all others of it.
    for &(kind, first) in neighbours.keys() {
        let mut to_visit = vec![first];
        while let Some(name) = to_visit.pop() {
            let key = (kind, name.clone());
            if stand_ins.contains_key(&key) {
                continue;
            }
            stand_ins.insert(key, first.clone());
            to_visit.extend(neighbours.get(&(kind, name)).into_iter().flatten());
        }
    }
    stand_ins
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::name_choices::Merge;

    fn rules(merged: &[(&str, &str)]) -> NameRules {
        let merge = |&(from, into): &(&str, &str)| Merge {
            kind: NameKind::Worker,
            from: MatchKey::of(from),
            into: MatchKey::of(into),
        };
        let merged = merged.iter().map(merge).collect();
        NameRules::of(&NameChoices { merged, ..NameChoices::default() })
    }

    #[track_caller]
    fn check(merged: &[(&str, &str)], expected: &[(&str, &str)]) {
        let rules = rules(merged);
        for (name, one) in expected {
            assert_eq!(rules.one(NameKind::Worker, MatchKey::of(name)), MatchKey::of(one));
        }
    }

    #[test]
    fn merges_are_transitive_in_any_order() {
        let expected = [("a", "a"), ("b", "a"), ("c", "a"), ("d", "a"), ("e", "e")];
        check(&[("d", "c"), ("c", "b"), ("b", "a")], &expected);
        check(&[("b", "a"), ("c", "d"), ("b", "d")], &expected);
        check(&[("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "d")], &expected);
    }

    #[test]
    fn a_worker_and_a_team_of_one_name_are_merged_apart() {
        let rules = rules(&[("north", "a")]);
        let name = MatchKey::of("north");
        assert_eq!(rules.one(NameKind::Team, name.clone()), name);
    }

    #[test]
    fn what_the_user_decides_comes_before_the_rule() {
        let decided = [("duty", false), ("pool", true), ("", false)];
        let not_a_worker = decided.map(|(name, is_none)| (MatchKey::of(name), is_none)).into();
        let rules = NameRules::of(&NameChoices { not_a_worker, ..NameChoices::default() });
        assert!(!rules.is_no_worker(&MatchKey::of("Duty")));
        assert!(rules.is_no_worker(&MatchKey::of("Pool")));
        assert!(rules.is_no_worker(&MatchKey::of(" ")));
        assert!(rules.is_no_worker(&MatchKey::of("Waiting list")));
    }
}
