//! Names without ID that occur in several teams: one person each, until they are split.

use std::collections::{BTreeMap, BTreeSet};

use super::roster::{Counted, Learnt};
use crate::audit::names::{Names, TeamKey};
use crate::audit::names_found::NameInTeams;
use crate::audit::people::WorkerKey;
use crate::caseload::MatchKey;

/// The names, in order.
pub fn of(counted: &[Counted<'_>], learnt: &Learnt<'_>) -> Vec<NameInTeams> {
    let mut names: Names<MatchKey> = Names::default();
    let mut teams: BTreeMap<MatchKey, BTreeSet<TeamKey>> = BTreeMap::new();
    for Counted { profile, n_rows, .. } in counted {
        let words = profile.words();
        let team = learnt.areas_of_teams.team_key(words.area, words.team);
        let Some(WorkerKey::Name(name) | WorkerKey::NameInTeam(name, _)) =
            learnt.people.worker(&words, &team)
        else {
            continue;
        };
        names.count(name.clone(), words.worker_name, *n_rows);
        teams.entry(name).or_default().insert(team);
    }
    let shown_teams: BTreeMap<&TeamKey, &str> = learnt.teams.shown().collect();
    let shown = names.shown();
    shown
        .filter_map(|(name, shown)| {
            let teams = teams.get(name).filter(|teams| teams.len() > 1)?;
            let teams = teams.iter().filter_map(|team| shown_teams.get(team));
            Some(NameInTeams {
                key: name.clone(),
                shown: shown.to_owned(),
                teams: teams.map(|&team| team.to_owned()).collect(),
                is_split: learnt.rules.is_split(name),
            })
        })
        .collect()
}
