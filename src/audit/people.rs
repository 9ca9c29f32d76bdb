//! Who is one worker, and how much of a full-time post they have.
//!
//! A worker is their ID where a file has one, else their name. One ID with two names is one worker;
//! one name with two IDs is two. A name without an ID, in a file that has none, is the worker with
//! that name where only one has it. One name in several teams is one person, unless the user
//! splits it. Names that the user merges are one name.

use std::collections::{BTreeMap, BTreeSet};

use super::name_choices::NameKind;
use super::name_rules::NameRules;
use super::names::TeamKey;
use super::profile::Words;
use crate::caseload::fte::FteError;
use crate::caseload::{Fte, MatchKey};
use crate::intake::dates::is_empty_mark;

/// What tells workers apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WorkerKey {
    /// The staff number.
    Id(MatchKey),
    /// The name, where there is no number.
    Name(MatchKey),
    /// The name in one team, where the name is split.
    NameInTeam(MatchKey, TeamKey),
}

/// Who a row says holds the case, before it is known who else has the name.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Holder {
    Nobody,
    Id(MatchKey),
    Name(MatchKey),
}

/// What stands in a worker's place: the name or, where there is none, the number.
pub fn worker_value(words: &Words<'_>) -> MatchKey {
    let name = MatchKey::of(words.worker_name);
    if !name.is_empty() {
        return name;
    }
    // An ID such as N/A says as little as an empty cell.
    if is_empty_mark(words.worker_id) { MatchKey::default() } else { MatchKey::of(words.worker_id) }
}

/// What the rows of all files say about workers.
#[derive(Clone, Debug, Default)]
pub struct People {
    rules: NameRules,
    ids_of_names: BTreeMap<MatchKey, BTreeSet<MatchKey>>,
    names_of_ids: BTreeMap<MatchKey, BTreeSet<MatchKey>>,
}

impl People {
    /// Nothing learnt yet, under these rules.
    pub fn under(rules: NameRules) -> Self {
        Self { rules, ..Self::default() }
    }

    fn holder(&self, words: &Words<'_>) -> Holder {
        let (name, id) = (self.name(words), MatchKey::of(words.worker_id));
        if self.rules.is_no_worker(&worker_value(words)) {
            return Holder::Nobody;
        }
        // A number that says there is none is one only if it is all there is, and decided so.
        if name.is_empty() || !id.is_no_worker() {
            return Holder::Id(id);
        }
        Holder::Name(name)
    }

    /// The name of a row, standing for those it is merged with.
    fn name(&self, words: &Words<'_>) -> MatchKey {
        self.rules.one(NameKind::Worker, MatchKey::of(words.worker_name))
    }

    /// Learns the name and the ID of a row.
    pub fn learn(&mut self, words: &Words<'_>) {
        if let Holder::Id(id) = self.holder(words) {
            let name = self.name(words);
            if !name.is_empty() {
                self.ids_of_names.entry(name.clone()).or_default().insert(id.clone());
                self.names_of_ids.entry(id).or_default().insert(name);
            }
        }
    }

    /// The worker of a row of a team, `None` for an unallocated case. Ask when every row is learnt.
    pub fn worker(&self, words: &Words<'_>, team: &TeamKey) -> Option<WorkerKey> {
        match self.holder(words) {
            Holder::Nobody => None,
            Holder::Id(id) => Some(WorkerKey::Id(id)),
            Holder::Name(name) => match self.ids_of_names.get(&name) {
                Some(ids) if ids.len() == 1 => ids.first().cloned().map(WorkerKey::Id),
                _ if self.rules.is_split(&name) => Some(WorkerKey::NameInTeam(name, team.clone())),
                _ => Some(WorkerKey::Name(name)),
            },
        }
    }

    /// The names of a worker, standing for those they are merged with.
    pub fn names_of(&self, worker: &WorkerKey) -> BTreeSet<MatchKey> {
        match worker {
            WorkerKey::Id(id) => self.names_of_ids.get(id).cloned().unwrap_or_default(),
            WorkerKey::Name(name) | WorkerKey::NameInTeam(name, _) => [name.clone()].into(),
        }
    }

    /// Whether a row names a worker whose name several IDs have, and gives no ID itself.
    pub fn is_ambiguous(&self, words: &Words<'_>) -> bool {
        match self.holder(words) {
            Holder::Name(name) => self.ids_of_names.get(&name).is_some_and(|ids| ids.len() > 1),
            Holder::Nobody | Holder::Id(_) => false,
        }
    }

    /// How many names two or more IDs have.
    pub fn n_namesakes(&self) -> u64 {
        self.ids_of_names.values().filter(|ids| ids.len() > 1).count() as u64
    }

    /// Whether the row's name is one that two or more IDs have.
    pub fn is_namesake(&self, words: &Words<'_>) -> bool {
        self.ids_of_names.get(&self.name(words)).is_some_and(|ids| ids.len() > 1)
    }

    /// How many IDs have two or more names.
    pub fn n_renamed(&self) -> u64 {
        self.names_of_ids.values().filter(|names| names.len() > 1).count() as u64
    }

    /// Whether the row's ID is one that has two or more names.
    pub fn is_renamed(&self, words: &Words<'_>) -> bool {
        let id = MatchKey::of(words.worker_id);
        self.names_of_ids.get(&id).is_some_and(|names| names.len() > 1)
    }
}

/// The full-time equivalent of each worker, settled by vote: the most frequent value, then the
/// larger one.
#[derive(Clone, Debug, Default)]
pub struct FteVotes(BTreeMap<u32, BTreeMap<Fte, u64>>);

impl FteVotes {
    /// Counts `n_rows` rows that give this full-time equivalent for the worker.
    pub fn count(&mut self, worker: u32, fte: Fte, n_rows: u64) {
        *self.0.entry(worker).or_default().entry(fte).or_default() += n_rows;
    }

    /// The full-time equivalent of a worker, if any row gives one.
    pub fn settled(&self, worker: u32) -> Option<Fte> {
        let votes = self.0.get(&worker)?;
        votes.iter().max_by_key(|&(&fte, &n)| (n, fte)).map(|(&fte, _)| fte)
    }

    /// Workers whose rows give different values.
    pub fn in_conflict(&self) -> impl Iterator<Item = u32> {
        self.0.iter().filter(|(_, votes)| votes.len() > 1).map(|(&worker, _)| worker)
    }
}

/// The full-time equivalent that a row gives, `None` when its cell is empty.
pub fn fte(words: &Words<'_>) -> Option<Result<Fte, FteError>> {
    (!is_empty_mark(words.fte)).then(|| Fte::parse(words.fte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words<'a>(worker_name: &'a str, worker_id: &'a str) -> Words<'a> {
        Words { worker_name, worker_id, ..Words::default() }
    }

    fn people(rows: &[(&str, &str)]) -> People {
        let mut people = People::default();
        for (name, id) in rows {
            people.learn(&words(name, id));
        }
        people
    }

    #[test]
    fn an_id_decides_before_a_name() {
        let people = people(&[("Worker A", "1"), ("WORKER, A", "1"), ("Worker A", "2")]);
        let worker = |name, id| people.worker(&words(name, id), &TeamKey::default());
        assert_eq!(worker("Worker A", "1"), worker("WORKER, A", "1"));
        assert_ne!(worker("Worker A", "1"), worker("Worker A", "2"));
        assert_eq!(people.n_namesakes(), 1);
        assert_eq!(people.n_renamed(), 1);
    }

    #[test]
    fn a_name_joins_an_id_only_where_it_is_unique() {
        let people = people(&[("Worker A", "1"), ("Worker B", "2"), ("Worker B", "3")]);
        let worker = |name, id| people.worker(&words(name, id), &TeamKey::default());
        assert_eq!(worker("worker a", ""), worker("Worker A", "1"));
        assert_eq!(worker("Worker B", ""), Some(WorkerKey::Name(MatchKey::of("worker b"))));
        assert!(people.is_ambiguous(&words("Worker B", "")));
    }

    #[test]
    fn a_queue_is_no_worker_whatever_its_number() {
        let people = people(&[("Waiting list", "999")]);
        assert_eq!(people.worker(&words("Waiting list", "999"), &TeamKey::default()), None);
        assert_eq!(people.worker(&words("", ""), &TeamKey::default()), None);
        assert_eq!(
            people.worker(&words("", "7"), &TeamKey::default()),
            Some(WorkerKey::Id(MatchKey::of("7")))
        );
    }

    #[test]
    fn the_most_frequent_then_the_larger_fte() {
        let parse = |text| Fte::parse(text).unwrap();
        let mut votes = FteVotes::default();
        votes.count(1, parse("1"), 5);
        votes.count(1, parse("0.8"), 1);
        votes.count(2, parse("0.5"), 2);
        votes.count(2, parse("0.6"), 2);
        assert_eq!(votes.settled(1), Some(parse("1")));
        assert_eq!(votes.settled(2), Some(parse("0.6")));
        assert_eq!(votes.settled(3), None);
        assert_eq!(votes.in_conflict().collect::<Vec<_>>(), [1, 2]);
    }
}
