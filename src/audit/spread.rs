//! How the cases of a group are spread over its workers at the last audit month's snapshot.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::groups::{Holder, usable_fte};
use super::ledger::Ledger;
use crate::caseload::Fte;
use crate::format::Exact;
use crate::stats::{Quantile, quantile_of_counts};

/// How cases are spread over the workers who hold them: at least one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spread {
    /// Workers who hold cases.
    pub n_workers: u64,
    /// Numbers of cases in ascending order, each with how many of the workers hold so many.
    pub counts: Vec<(u64, u64)>,
    /// The fewest cases that one of them holds.
    pub least: u64,
    /// The most.
    pub most: u64,
    /// First quartile, median and third quartile, by type 7.
    pub quartiles: Vec<Quantile>,
    /// What the fifth of the workers with the most cases hold.
    pub top_fifth: TopFifth,
    /// The workers by cases per FTE.
    pub bands: FteBands,
}

/// What the fifth of the workers with the most cases hold: exactly a fifth of their number, so that
/// groups of different sizes can be compared. Of six workers it is the first, and a fifth of what
/// the second holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopFifth {
    /// How many workers are in it as a whole.
    pub n_whole: u64,
    /// Their cases.
    pub n_cases_of_whole: u64,
    /// How many fifths of the next worker are in it: 0 to 4.
    pub n_fifths_of_next: u64,
    /// The cases of the next worker; 0 where nothing of them is in it.
    pub n_cases_of_next: u64,
    /// The cases of all.
    pub n_of_all: u64,
}

/// The bands that the Department for Education counts children's social workers in, by cases per
/// FTE: 1 to under 5, 5 to under 10 and so on to 50.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FteBands {
    /// Workers with under one case per FTE.
    pub n_under_one: u64,
    /// Workers in each band, the lowest first.
    pub n_in_bands: Vec<u64>,
    /// Workers with more than 50 cases per FTE, whom the census excludes.
    pub n_over_fifty: u64,
    /// Workers whose FTE is not known or is 0, whom it excludes too.
    pub n_without_fte: u64,
}

/// The normal number of a team, and who is above it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboveNormal {
    /// The normal number for a full-time worker; of teams together, where all of them have the same.
    pub normal: Option<u32>,
    /// Workers who hold more than the normal number × their FTE.
    pub n_above: u64,
    /// Workers who are compared.
    pub n_compared: u64,
    /// Workers whose FTE is not known or is 0, so that they cannot be compared.
    pub n_without_fte: u64,
    /// Of teams together, how many are compared.
    pub n_teams: u64,
    /// Teams that have no normal number.
    pub n_teams_without: u64,
}

impl FteBands {
    /// How many bands there are.
    pub const N: usize = 10;
    /// How wide a band is.
    const WIDTH: u64 = 5;
    /// The highest number of cases per FTE in a band.
    const HIGHEST: u64 = 50;

    /// The name of a band: `1 to under 5`, `45 to 50`.
    pub fn name(band: usize) -> String {
        let from = band as u64 * Self::WIDTH;
        let to = from + Self::WIDTH;
        if to == Self::HIGHEST {
            return format!("{from} to {to}");
        }
        format!("{} to under {to}", from.max(1))
    }

    fn count(&mut self, n_cases: u64, fte: Option<Fte>) {
        let Some(fte) = fte else {
            self.n_without_fte += 1;
            return;
        };
        let reaches = |per_fte: u64| fte.compare_cases(n_cases, per_fte).is_ge();
        if !reaches(1) {
            self.n_under_one += 1;
        } else if fte.compare_cases(n_cases, Self::HIGHEST).is_gt() {
            self.n_over_fifty += 1;
        } else {
            let highest = (1..Self::N as u64).rev().find(|band| reaches(band * Self::WIDTH));
            let band = usize::try_from(highest.unwrap_or(0)).unwrap_or(0);
            if let Some(n) = self.n_in_bands.get_mut(band) {
                *n += 1;
            }
        }
    }
}

impl Spread {
    /// The spread over these workers; `None` where there are none.
    pub fn of(ledger: &Ledger, holders: &[Holder]) -> Option<Self> {
        let mut counts: BTreeMap<u64, u64> = BTreeMap::new();
        let mut bands = FteBands { n_in_bands: vec![0; FteBands::N], ..FteBands::default() };
        for holder in holders {
            *counts.entry(holder.n_cases).or_default() += 1;
            bands.count(holder.n_cases, usable_fte(ledger, holder.worker));
        }
        let counts: Vec<(u64, u64)> = counts.into_iter().collect();
        let (&(least, _), &(most, _)) = (counts.first()?, counts.last()?);
        let quarter = |n| quantile_of_counts(&counts, &Exact::quotient(n, 4)?);
        Some(Self {
            n_workers: holders.len() as u64,
            least,
            most,
            quartiles: (1..=3).filter_map(quarter).collect(),
            top_fifth: TopFifth::of(&counts),
            counts,
            bands,
        })
    }

    /// A quartile: the first, second (the median) or third.
    pub fn quartile(&self, number: usize) -> Option<&Quantile> {
        self.quartiles.get(number.checked_sub(1)?)
    }
}

impl TopFifth {
    /// Of numbers of cases in ascending order, each with how many workers hold so many.
    fn of(counts: &[(u64, u64)]) -> Self {
        let n_all: u64 = counts.iter().map(|(_, n)| n).sum();
        let (n_whole, n_fifths_of_next) = (n_all / 5, n_all % 5);
        let mut left = n_whole;
        let (mut n_cases_of_whole, mut n_cases_of_next) = (0, 0);
        for &(cases, n) in counts.iter().rev() {
            let taken = n.min(left);
            n_cases_of_whole += taken * cases;
            left -= taken;
            if taken < n {
                n_cases_of_next = if n_fifths_of_next > 0 { cases } else { 0 };
                break;
            }
        }
        let n_of_all = counts.iter().map(|(cases, n)| cases * n).sum();
        Self { n_whole, n_cases_of_whole, n_fifths_of_next, n_cases_of_next, n_of_all }
    }
}

impl AboveNormal {
    /// Who of a team is above its normal number. A worker of several teams is compared in each with
    /// what they hold there.
    pub fn of(ledger: &Ledger, holders: &[Holder], normal: u32) -> Self {
        let mut above = Self { normal: Some(normal), n_teams: 1, ..Self::default() };
        for holder in holders {
            let Some(fte) = usable_fte(ledger, holder.worker) else {
                above.n_without_fte += 1;
                continue;
            };
            above.n_compared += 1;
            let is_above = fte.compare_cases(holder.n_cases, u64::from(normal)).is_gt();
            above.n_above += u64::from(is_above);
        }
        above
    }

    /// Teams together.
    pub fn together(teams: impl IntoIterator<Item = Self>) -> Option<Self> {
        teams.into_iter().fold(None, |sum: Option<Self>, next| {
            let normal =
                sum.map_or(next.normal, |sum| sum.normal.filter(|_| sum.normal == next.normal));
            let sum = sum.unwrap_or_default();
            Some(Self {
                normal,
                n_above: sum.n_above + next.n_above,
                n_compared: sum.n_compared + next.n_compared,
                n_without_fte: sum.n_without_fte + next.n_without_fte,
                n_teams: sum.n_teams + next.n_teams,
                n_teams_without: 0,
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use tinyvec::TinyVec;

    use super::*;

    fn ledger(ftes: &[&str]) -> Ledger {
        let fte_of_workers = ftes.iter().map(|fte| Fte::parse(fte).ok()).collect();
        let mut ledger = Ledger::default();
        ledger.fte_of_workers = fte_of_workers;
        ledger
    }

    fn holders(cases: &[u64]) -> Vec<Holder> {
        let holders = (0..).zip(cases);
        holders
            .map(|(worker, &n_cases)| Holder { worker, n_cases, held_at: TinyVec::new() })
            .collect()
    }

    #[test]
    fn five_workers() {
        // By hand: 4, 10, 12, 20, 54; a fifth of five is one worker.
        let spread = Spread::of(&ledger(&["1"; 5]), &holders(&[12, 4, 54, 10, 20])).unwrap();
        assert_eq!((spread.n_workers, spread.least, spread.most), (5, 4, 54));
        assert_eq!(spread.counts, [(4, 1), (10, 1), (12, 1), (20, 1), (54, 1)]);
        let quartiles: Vec<String> =
            spread.quartiles.iter().map(|quartile| quartile.value.one_decimal()).collect();
        assert_eq!(quartiles, ["10.0", "12.0", "20.0"]);
        let expected = TopFifth {
            n_whole: 1,
            n_cases_of_whole: 54,
            n_fifths_of_next: 0,
            n_cases_of_next: 0,
            n_of_all: 100,
        };
        assert_eq!(spread.top_fifth, expected);
    }

    #[test]
    fn a_fifth_of_six_is_one_and_a_fifth_of_the_next() {
        let spread = Spread::of(&ledger(&["1"; 6]), &holders(&[1, 2, 3, 4, 5, 6])).unwrap();
        let expected = TopFifth {
            n_whole: 1,
            n_cases_of_whole: 6,
            n_fifths_of_next: 1,
            n_cases_of_next: 5,
            n_of_all: 21,
        };
        assert_eq!(spread.top_fifth, expected);
    }

    #[test]
    fn nobody_has_no_spread() {
        assert_eq!(Spread::of(&ledger(&[]), &[]), None);
    }

    #[test]
    fn bands_are_of_cases_per_fte() {
        // 4/0.8 = 5, 5/1, 9/1, 49/1, 50/1, 51/1, 1/2 = 0.5, unknown, 0.
        let ftes = ["0.8", "1", "1", "1", "1", "1", "2", "?", "0"];
        let spread =
            Spread::of(&ledger(&ftes), &holders(&[4, 5, 9, 49, 50, 51, 1, 20, 20])).unwrap();
        let bands = spread.bands;
        assert_eq!(bands.n_in_bands, [0, 3, 0, 0, 0, 0, 0, 0, 0, 2]);
        assert_eq!((bands.n_under_one, bands.n_over_fifty, bands.n_without_fte), (1, 1, 2));
        assert_eq!(FteBands::name(0), "1 to under 5");
        assert_eq!(FteBands::name(9), "45 to 50");
    }

    #[test]
    fn above_the_normal_number_is_more_than_it() {
        // 15 × 0.8 = 12: twelve is normal, thirteen is above.
        let above =
            AboveNormal::of(&ledger(&["0.8", "0.8", "1", ""]), &holders(&[12, 13, 15, 40]), 15);
        assert_eq!((above.n_above, above.n_compared, above.n_without_fte), (1, 3, 1));
    }
}
