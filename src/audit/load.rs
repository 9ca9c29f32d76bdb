//! What the cases of a group weigh by the weighting scheme, and how that stands to what its workers
//! can carry.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use serde::{Deserialize, Serialize};

use super::groups::{Holder, usable_fte};
use super::ledger::{Ledger, Worker};
use crate::caseload::{CaseClass, FteSum};
use crate::format::Exact;
use crate::weighting::{
    Capacity, LoadBand, LoadLimits, NoCapacity, Points, Score, WeightingScheme, WorkerTime,
};

/// A weighting scheme with what a ledger's cases weigh by it and its workers can carry: worked out
/// once for all tables.
#[derive(Clone, Debug)]
pub struct Weights<'a> {
    /// The scheme.
    pub scheme: &'a WeightingScheme,
    /// What the cases of each entry of the ledger's list weigh.
    of_held: Vec<CasesWeighed>,
    /// What workers can carry, each once.
    capacities: Vec<Carried>,
    /// Which of these is that of each worker, by number.
    of_workers: Vec<usize>,
    /// What a case of each of the ledger's classes weighs, and the place of its word.
    of_classes: Vec<(Points, u16)>,
    /// How many places of words there are.
    n_places: usize,
}

/// What workers with the same time can carry.
#[derive(Clone, Debug)]
struct Carried {
    time: WorkerTime,
    capacity: Result<(Exact, LoadLimits), NoCapacity>,
}

/// What some cases weigh.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CasesWeighed {
    /// Points of all of them.
    pub points: Points,
    /// Those for which the scheme did not know all that it scores by.
    pub n_unscored: u64,
    /// Of those, the ones that say nothing at all of it.
    pub n_untold: u64,
}

impl AddAssign for CasesWeighed {
    fn add_assign(&mut self, other: Self) {
        self.points += other.points;
        self.n_unscored += other.n_unscored;
        self.n_untold += other.n_untold;
    }
}

impl AddAssign<CasesWeighed> for Weighed {
    fn add_assign(&mut self, cases: CasesWeighed) {
        self.points += cases.points;
        self.n_unscored += cases.n_unscored;
        self.n_untold += cases.n_untold;
    }
}

impl CasesWeighed {
    fn add(&mut self, score: &Score, n_cases: u64) {
        self.points += score.points.times_count(n_cases);
        self.n_unscored += if score.is_fully_scored() { 0 } else { n_cases };
        self.n_untold += if score.is_untold { n_cases } else { 0 };
    }
}

/// What cases weigh.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weighed {
    /// Points of all cases.
    pub points: Points,
    /// Points of the cases of workers whose FTE is known and above 0.
    pub points_with_fte: Points,
    /// Cases for which the scheme did not know all that it scores by.
    pub n_unscored: u64,
    /// Of those, the ones that say nothing at all of it.
    pub n_untold: u64,
}

/// What workers can carry at the last audit month's snapshot, and what they hold of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoadFigures {
    /// Points of the workers whose capacity is known.
    pub points: Points,
    /// Their cases.
    pub n_cases: u64,
    /// What they can carry.
    pub capacity: Exact,
    /// Their FTE added up.
    pub fte: Exact,
    /// How many they are.
    pub n_workers: u64,
    /// Of those, the newly qualified.
    pub n_newly_qualified: u64,
    /// The same workers by what decides their capacity beside their FTE.
    pub kinds: Vec<KindOfWorkers>,
    /// Their cases by the word by which the scheme scores first, and what those weigh: by the place
    /// of the word in [`SchemeInUse::words`]; the place after the last is of all other words.
    ///
    /// [`SchemeInUse::words`]: super::figures::SchemeInUse::words
    pub by_word: BTreeMap<u16, (u64, Points)>,
    /// Those whose capacity is not known or is none, by the reason, with their cases.
    pub without: BTreeMap<NoCapacity, (u64, u64)>,
    /// How many workers are in each band of utilisation, the lowest first.
    pub n_in_bands: Vec<u64>,
    /// Points of all cases, whoever holds them, for the mean weight of a case.
    pub points_of_all: Points,
    /// All cases.
    pub n_cases_of_all: u64,
}

/// Workers whose capacity differs by their FTE alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KindOfWorkers {
    /// Whether newly qualified.
    pub is_newly_qualified: bool,
    /// Whether absent.
    pub is_absent: bool,
    /// How many they are.
    pub n_workers: u64,
    /// Their FTE added up.
    pub fte: Exact,
}

impl Default for LoadFigures {
    /// Of nobody.
    fn default() -> Self {
        Self {
            points: Points::ZERO,
            n_cases: 0,
            capacity: Exact::whole(0),
            fte: Exact::whole(0),
            n_workers: 0,
            n_newly_qualified: 0,
            kinds: Vec::new(),
            by_word: BTreeMap::new(),
            without: BTreeMap::new(),
            n_in_bands: vec![0; LoadBand::ALL.len()],
            points_of_all: Points::ZERO,
            n_cases_of_all: 0,
        }
    }
}

impl<'a> Weights<'a> {
    /// Of a ledger's cases and workers.
    pub fn of(ledger: &Ledger, scheme: &'a WeightingScheme) -> Self {
        let scores = scheme.score_all(&ledger.classes);
        let weigh = |at: usize| {
            let mut weight = CasesWeighed::default();
            for of_class in ledger.classes_of(at) {
                if let Some(score) = scores.get(of_class.class as usize) {
                    weight.add(score, of_class.n_cases);
                }
            }
            weight
        };
        let mut capacities: Vec<Carried> = Vec::new();
        let n_workers = u32::try_from(ledger.workers.len()).unwrap_or(u32::MAX);
        let of_workers = (0..n_workers).map(|worker| {
            let time = time(ledger, worker);
            capacities.iter().position(|known| known.time == time).unwrap_or_else(|| {
                let capacity = scheme.capacity.capacity(time).and_then(|capacity| {
                    let limits = LoadLimits::of(&capacity.value).ok_or(NoCapacity::Zero)?;
                    Ok((capacity.value, limits))
                });
                capacities.push(Carried { time, capacity });
                capacities.len() - 1
            })
        });
        let of_workers = of_workers.collect();
        let of_held = (0..ledger.held.len()).map(weigh).collect();
        let places = scheme.places_of_words(&ledger.classes);
        let n_places = places.iter().max().map_or(0, |&last| usize::from(last) + 1);
        let of_classes = scores.iter().map(|score| score.points).zip(places).collect();
        Self { scheme, of_held, capacities, of_workers, of_classes, n_places }
    }

    /// What a worker's cases weigh.
    pub fn of_holder(&self, holder: &Holder) -> CasesWeighed {
        let mut sum = CasesWeighed::default();
        for weight in holder.held_at.iter().filter_map(|&at| self.of_held.get(at)) {
            sum += *weight;
        }
        sum
    }

    /// What the cases of a month weigh, so many in all: those held by workers at these places of the
    /// ledger's list, and others of which nothing is said, such as those of a team that is given in
    /// numbers. Each of those weighs what the scheme states for what it does not know.
    pub fn of_month(&self, ledger: &Ledger, held_at: &[usize], n_cases: u64) -> Weighed {
        let mut weighed = Weighed::default();
        let mut n_others = n_cases;
        for &at in held_at {
            let (Some(held), Some(&weight)) = (ledger.held.get(at), self.of_held.get(at)) else {
                continue;
            };
            n_others = n_others.saturating_sub(held.n_cases);
            weighed += weight;
            if usable_fte(ledger, held.worker).is_some() {
                weighed.points_with_fte += weight.points;
            }
        }
        if n_others > 0 {
            let mut others = CasesWeighed::default();
            others.add(&self.scheme.score(&CaseClass::default()), n_others);
            weighed += others;
        }
        weighed
    }

    /// What a worker can carry.
    pub fn capacity(&self, ledger: &Ledger, worker: u32) -> Result<Capacity, NoCapacity> {
        self.scheme.capacity.capacity(time(ledger, worker))
    }

    /// What workers can carry, and what they hold of it.
    pub fn load(&self, ledger: &Ledger, holders: &[Holder]) -> LoadFigures {
        let mut load = LoadFigures::default();
        let mut fte_sum = FteSum::default();
        let mut n_of_capacities: BTreeMap<usize, u64> = BTreeMap::new();
        let mut kinds: BTreeMap<(bool, bool), (u64, FteSum)> = BTreeMap::new();
        let mut by_word = vec![(0, Points::ZERO); self.n_places];
        for holder in holders {
            let points = self.of_holder(holder).points;
            load.points_of_all += points;
            load.n_cases_of_all += holder.n_cases;
            let Some(&at) = self.of_workers.get(holder.worker as usize) else { continue };
            let Some(carried) = self.capacities.get(at) else { continue };
            let limits = match &carried.capacity {
                Ok((_, limits)) => limits,
                &Err(why) => {
                    let (n_workers, n_cases) = load.without.entry(why).or_default();
                    *n_workers += 1;
                    *n_cases += holder.n_cases;
                    continue;
                }
            };
            *n_of_capacities.entry(at).or_default() += 1;
            load.n_workers += 1;
            load.n_cases += holder.n_cases;
            load.points += points;
            let time = carried.time;
            let kind = kinds.entry((time.is_newly_qualified, time.is_absent)).or_default();
            kind.0 += 1;
            if let Some(fte) = usable_fte(ledger, holder.worker) {
                fte_sum.add(fte);
                kind.1.add(fte);
            }
            self.add_by_word(ledger, holder, &mut by_word);
            load.n_newly_qualified += u64::from(is_newly_qualified(ledger, holder.worker));
            if let Some(n) = load.n_in_bands.get_mut(limits.band(points) as usize) {
                *n += 1;
            }
        }
        for (at, n_workers) in n_of_capacities {
            if let Some(Ok((capacity, _))) = self.capacities.get(at).map(|of| &of.capacity) {
                load.capacity = load.capacity.plus(&capacity.times(&Exact::whole(n_workers)));
            }
        }
        load.fte = fte_sum.total();
        load.by_word = (0..).zip(by_word).filter(|(_, (n_cases, _))| *n_cases > 0).collect();
        let kind = |((is_newly_qualified, is_absent), (n_workers, fte)): (_, (_, FteSum))| {
            KindOfWorkers { is_newly_qualified, is_absent, n_workers, fte: fte.total() }
        };
        load.kinds = kinds.into_iter().map(kind).collect();
        load
    }

    /// Adds what a worker's cases weigh by the words that the scheme scores by first.
    fn add_by_word(&self, ledger: &Ledger, holder: &Holder, by_word: &mut [(u64, Points)]) {
        for of_class in holder.held_at.iter().flat_map(|&at| ledger.classes_of(at)) {
            let Some(&(points, place)) = self.of_classes.get(of_class.class as usize) else {
                continue;
            };
            if let Some((n_cases, sum)) = by_word.get_mut(usize::from(place)) {
                *n_cases += of_class.n_cases;
                *sum += points.times_count(of_class.n_cases);
            }
        }
    }
}

/// Whether a worker is known to be newly qualified.
pub fn is_newly_qualified(ledger: &Ledger, worker: u32) -> bool {
    facts(ledger, worker).is_some_and(|worker| worker.newly_qualified == Some(true))
}

fn facts(ledger: &Ledger, worker: u32) -> Option<&Worker> {
    ledger.workers.get(worker as usize)
}

/// What of a worker decides their capacity.
fn time(ledger: &Ledger, worker: u32) -> WorkerTime {
    WorkerTime {
        fte: ledger.fte_of_workers.get(worker as usize).copied().flatten(),
        is_newly_qualified: is_newly_qualified(ledger, worker),
        is_absent: facts(ledger, worker).is_some_and(|worker| !worker.absence.is_empty()),
    }
}
