//! Names that may be one: proposed with what speaks for it, never merged here.
//!
//! Names are found by what is left of them when they are compared generously; only names that
//! share that are compared at all, so that this stays cheap with many.

use std::collections::{BTreeMap, BTreeSet};

use super::roster::{Counted, Learnt};
use crate::audit::fingerprint::case_hash;
use crate::audit::name_choices::{Merge, NameKind};
use crate::audit::name_forms::{
    WorkerForm, are_a_slip_apart, difference_of_places, key_has_initial, place_key,
    with_a_letter_less,
};
use crate::audit::names::{Names, key};
use crate::audit::names_found::MergeProposal;
use crate::caseload::MatchKey;

/// Among more names slips are not looked for.
const N_NAMES_FOR_SLIPS: usize = 5_000;

const OF_SLIP: &str = "one letter is different";
const OF_INITIALS: &str = "the initials of one name only";

/// The longest name that is compared, in bytes: what is longer is no name, and would take its time.
const LONGEST_NAME: usize = 100;

/// A name as it is written, with its rows.
#[derive(Clone, Copy)]
struct Name<'a> {
    key: &'a MatchKey,
    shown: &'a str,
    n_rows: u64,
}

impl Name<'_> {
    /// Worked out when it is asked for: it takes several times the room of the name.
    fn form(&self) -> WorkerForm {
        WorkerForm::of(self.key)
    }
}

/// Names of one kind in groups that share what is compared.
struct Grouped<'a> {
    kind: NameKind,
    names: Vec<Name<'a>>,
    /// The names of each group by number; the one with most rows first.
    groups: BTreeMap<String, Vec<usize>>,
}

/// Two names, with what speaks for their being one.
struct Pair<'a> {
    from: Name<'a>,
    into: Name<'a>,
    evidence: &'static str,
}

impl<'a> Grouped<'a> {
    fn of(kind: NameKind, names: &'a Names<MatchKey>) -> Self {
        let names = names.with_rows().filter(|(key, ..)| key.as_str().len() <= LONGEST_NAME);
        let names: Vec<Name<'_>> =
            names.map(|(key, shown, n_rows)| Name { key, shown, n_rows }).collect();
        let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, name) in names.iter().enumerate() {
            let shared = match kind {
                NameKind::Worker => name.form().key(),
                NameKind::Team | NameKind::ServiceArea => place_key(name.key),
            };
            if !shared.is_empty() {
                groups.entry(shared).or_default().push(at);
            }
        }
        for group in groups.values_mut() {
            // Equally frequent ones stay in the order of their keys.
            group.sort_by_key(|&at| names.get(at).map(|name| std::cmp::Reverse(name.n_rows)));
        }
        Self { kind, names, groups }
    }

    fn name(&self, at: usize) -> Option<Name<'a>> {
        self.names.get(at).copied()
    }

    /// The name with most rows of a group.
    fn first(&self, group: &[usize]) -> Option<Name<'a>> {
        self.name(*group.first()?)
    }

    fn pairs(&self) -> Vec<Pair<'a>> {
        let mut pairs = Vec::new();
        for group in self.groups.values() {
            let Some(into) = self.first(group) else { continue };
            for from in group.iter().skip(1).filter_map(|&at| self.name(at)) {
                let evidence = match self.kind {
                    NameKind::Worker => from.form().difference(&into.form()),
                    NameKind::Team | NameKind::ServiceArea => {
                        difference_of_places(from.key, into.key)
                    }
                };
                pairs.push(Pair { from, into, evidence });
            }
        }
        if self.kind == NameKind::Worker {
            pairs.extend(self.pairs_with_initials());
        }
        if self.groups.len() <= N_NAMES_FOR_SLIPS {
            pairs.extend(self.pairs_with_slips());
        }
        pairs
    }

    fn pairs_with_initials(&self) -> Vec<Pair<'a>> {
        let with_initials: BTreeSet<&str> = self
            .groups
            .keys()
            .map(String::as_str)
            .filter(|shared| key_has_initial(shared))
            .collect();
        if with_initials.is_empty() {
            return Vec::new();
        }
        let mut full: BTreeMap<String, Vec<Name<'_>>> = BTreeMap::new();
        for name in self.groups.values().filter_map(|group| self.first(group)) {
            for shared in name.form().keys_with_initials() {
                if with_initials.contains(shared.as_str()) {
                    full.entry(shared).or_default().push(name);
                }
            }
        }
        let only = full.iter().filter_map(|(shared, names)| match names.as_slice() {
            &[into] => {
                let from = self.first(self.groups.get(shared)?)?;
                Some(Pair { from, into, evidence: OF_INITIALS })
            }
            _ => None,
        });
        only.collect()
    }

    fn pairs_with_slips(&self) -> Vec<Pair<'a>> {
        let groups: Vec<(&String, &Vec<usize>)> = self.groups.iter().collect();
        let mut cuts: Vec<(u64, usize)> = Vec::new();
        for (number, (shared, _)) in groups.iter().enumerate() {
            cuts.extend(with_a_letter_less(shared).map(|cut| (case_hash(&cut), number)));
        }
        cuts.sort_unstable();
        cuts.dedup();
        let mut found: BTreeSet<(usize, usize)> = BTreeSet::new();
        for alike in cuts.chunk_by(|a, b| a.0 == b.0) {
            for (at, &(_, one)) in alike.iter().enumerate() {
                found.extend(alike.iter().skip(at + 1).map(|&(_, other)| (one, other)));
            }
        }
        let pair = |(one, other): (usize, usize)| {
            let ((key_of_one, one), (key_of_other, other)) = (groups.get(one)?, groups.get(other)?);
            if !are_a_slip_apart(key_of_one, key_of_other) {
                return None;
            }
            let (one, other) = (self.first(one)?, self.first(other)?);
            let (from, into) = if one.n_rows > other.n_rows { (other, one) } else { (one, other) };
            Some(Pair { from, into, evidence: OF_SLIP })
        };
        found.into_iter().filter_map(pair).collect()
    }
}

/// The proposals of all kinds, and the merges that the user decided without one.
pub fn of(counted: &[Counted<'_>], learnt: &Learnt<'_>) -> Vec<MergeProposal> {
    let mut workers: Names<MatchKey> = Names::default();
    let mut ids: BTreeMap<MatchKey, BTreeSet<MatchKey>> = BTreeMap::new();
    let mut without_id: BTreeSet<MatchKey> = BTreeSet::new();
    let (mut teams, mut areas) = (Names::default(), Names::default());
    let mut areas_of_teams: BTreeMap<MatchKey, BTreeSet<MatchKey>> = BTreeMap::new();
    for Counted { profile, n_rows, .. } in counted {
        let words = profile.words();
        let team = MatchKey::of(words.team);
        teams.count(team.clone(), words.team, *n_rows);
        if let Some(area) = key(words.area) {
            areas.count(area.clone(), words.area, *n_rows);
            areas_of_teams.entry(team).or_default().insert(area);
        }
        let name = MatchKey::of(words.worker_name);
        if name.is_empty() || learnt.rules.is_no_worker(&name) {
            continue;
        }
        workers.count(name.clone(), words.worker_name, *n_rows);
        let id = MatchKey::of(words.worker_id);
        if id.is_no_worker() {
            without_id.insert(name);
        } else {
            ids.entry(name).or_default().insert(id);
        }
    }
    let ids_of = |pair: &Pair<'_>| {
        let ids_of = |name: Name<'_>| ids.get(name.key).into_iter().flatten();
        ids_of(pair.from).chain(ids_of(pair.into)).collect::<BTreeSet<_>>().len()
    };
    let has_no_id = |name: Name<'_>| without_id.contains(name.key);
    // Two numbers are two workers, whatever their names.
    let may_be_one_worker =
        |pair: &Pair<'_>| (has_no_id(pair.from) || has_no_id(pair.into)) && ids_of(pair) <= 1;
    // Teams of different areas stay two.
    let may_be_one_team = |pair: &Pair<'_>| {
        let (one, other) = (areas_of_teams.get(pair.from.key), areas_of_teams.get(pair.into.key));
        one.zip(other).is_none_or(|(one, other)| !one.is_disjoint(other))
    };
    let (workers, teams, areas) = (
        Grouped::of(NameKind::Worker, &workers),
        Grouped::of(NameKind::Team, &teams),
        Grouped::of(NameKind::ServiceArea, &areas),
    );
    let mut proposals = proposals(&workers, learnt, &may_be_one_worker);
    proposals.extend(self::proposals(&teams, learnt, &may_be_one_team));
    proposals.extend(self::proposals(&areas, learnt, &|_| true));
    proposals.sort_by(|a, b| (a.kind, &a.into, &a.from).cmp(&(b.kind, &b.into, &b.from)));
    proposals
}

fn proposals(
    names: &Grouped<'_>,
    learnt: &Learnt<'_>,
    may_be_one: &dyn Fn(&Pair<'_>) -> bool,
) -> Vec<MergeProposal> {
    let kind = names.kind;
    let is_agreed = |pair: &Pair<'_>, merge: &Merge| {
        let is_it =
            |one: Name<'_>, other: Name<'_>| merge.from == *one.key && merge.into == *other.key;
        merge.kind == kind && (is_it(pair.from, pair.into) || is_it(pair.into, pair.from))
    };
    let one = |name: Name<'_>| learnt.rules.one(kind, name.key.clone());
    let mut seen: BTreeSet<(&MatchKey, &MatchKey)> = BTreeSet::new();
    let mut all = Vec::new();
    // Names are in the order of their keys.
    let name = |key: &MatchKey| {
        let at = names.names.binary_search_by(|name| name.key.cmp(key)).ok()?;
        names.name(at)
    };
    let by_user = learnt.merged.iter().filter(|merge| merge.kind == kind).filter_map(|merge| {
        let (from, into) = (name(&merge.from)?, name(&merge.into)?);
        Some(Pair { from, into, evidence: "you said so" })
    });
    for pair in names.pairs().into_iter().filter(|pair| may_be_one(pair)).chain(by_user) {
        let is_agreed = learnt.merged.iter().any(|merge| is_agreed(&pair, merge));
        // What other merges make one already needs no word.
        if !is_agreed && one(pair.from) == one(pair.into) {
            continue;
        }
        let (a, b) = (pair.from.key, pair.into.key);
        if a == b || !seen.insert((a.min(b), a.max(b))) {
            continue;
        }
        all.push(MergeProposal {
            kind,
            from: a.clone(),
            into: b.clone(),
            shown_from: pair.from.shown.to_owned(),
            shown_into: pair.into.shown.to_owned(),
            n_rows_from: pair.from.n_rows,
            n_rows_into: pair.into.n_rows,
            evidence: pair.evidence.to_owned(),
            is_agreed,
        });
    }
    all
}
