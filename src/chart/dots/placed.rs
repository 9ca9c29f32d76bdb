//! Where dots stand: at their numbers along the scale, above and below one another where they would
//! cover each other. The same numbers always stand alike.

use crate::chart::scale::{Scale, float};

/// Dots stand at most so far from the middle of their row, in dots.
const N_MOST_FROM_MIDDLE: i32 = 4;

/// The dots of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Swarm {
    /// Each along the scale, and how far below the middle of the row.
    pub dots: Vec<(u32, i32)>,
    /// How far the middle of the outermost is from that of the row.
    pub reach: u32,
}

/// The dots of every row, and for how many workers each stands: for one, if there is room.
pub fn swarms(rows: &[&[(u64, u64)]], scale: Scale, length: u32, radius: u32) -> (u64, Vec<Swarm>) {
    // A dot with its rim.
    let across = 2 * (radius + 1);
    let each: Option<Vec<Swarm>> =
        rows.iter().map(|counts| one_each(counts, scale, length, across)).collect();
    if let Some(swarms) = each {
        return (1, swarms);
    }
    let binned: Vec<Vec<(u32, u64)>> =
        rows.iter().map(|counts| bins(counts, scale, length, across)).collect();
    let most = binned.iter().flatten().map(|(_, n)| *n).max().unwrap_or(0);
    let n_high = (2 * N_MOST_FROM_MIDDLE + 1).unsigned_abs().into();
    let steps = (0..).map_while(|zeros| 10_u64.checked_pow(zeros));
    let mut steps = steps.flat_map(|zeros| [1, 2, 5].map(|n| zeros.saturating_mul(n))).skip(1);
    let n_per_dot = steps.find(|n| most.div_ceil(*n) <= n_high).unwrap_or(u64::MAX);
    let swarms = binned.iter().map(|bins| stacks(bins, n_per_dot, across)).collect();
    (n_per_dot, swarms)
}

/// A dot for each worker; `None` where some would stand too far from the middle.
fn one_each(counts: &[(u64, u64)], scale: Scale, length: u32, across: u32) -> Option<Swarm> {
    // Places from the middle in half dots, so that an even number stands evenly about it.
    let most = 2 * N_MOST_FROM_MIDDLE;
    let mut dots: Vec<(u32, i32)> = Vec::new();
    for &(n_cases, n_workers) in counts {
        let x = scale.place(float(n_cases), length);
        let n = i32::try_from(n_workers).ok().filter(|n| *n <= most + 1)?;
        // Numbers come in ascending order: what is near is at the end.
        let n_far = dots.partition_point(|(other, _)| other + across <= x);
        let is_free = |dots: &[(u32, i32)], half: i32| {
            dots.iter().skip(n_far).all(|(_, other)| (other - half).abs() >= 2)
        };
        let evenly: Vec<i32> = (0..n).map(|at| 2 * at - (n - 1)).collect();
        if evenly.iter().all(|half| is_free(&dots, *half)) {
            dots.extend(evenly.into_iter().map(|half| (x, half)));
            continue;
        }
        for _ in 0..n {
            let outwards = (0..=most).flat_map(|half| [half, -half]);
            let half = { outwards }.find(|half| is_free(&dots, *half))?;
            dots.push((x, half));
        }
    }
    Some(in_pixels(dots, across))
}

/// The workers of each dot's width of the scale, by its middle.
fn bins(counts: &[(u64, u64)], scale: Scale, length: u32, across: u32) -> Vec<(u32, u64)> {
    let mut bins: Vec<(u32, u64)> = Vec::new();
    for &(n_cases, n_workers) in counts {
        let x = scale.place(float(n_cases), length) / across * across + across / 2;
        match bins.last_mut() {
            Some((last, n)) if *last == x => *n += n_workers,
            _ => bins.push((x, n_workers)),
        }
    }
    bins
}

fn stacks(bins: &[(u32, u64)], n_per_dot: u64, across: u32) -> Swarm {
    let stack = |&(x, n_workers): &(u32, u64)| {
        let n = i32::try_from(n_workers.div_ceil(n_per_dot)).unwrap_or(0);
        (0..n).map(move |at| (x, 2 * at - (n - 1)))
    };
    in_pixels(bins.iter().flat_map(stack).collect(), across)
}

fn in_pixels(halves: Vec<(u32, i32)>, across: u32) -> Swarm {
    let across = i32::try_from(across).unwrap_or(1);
    let dots: Vec<(u32, i32)> =
        halves.into_iter().map(|(x, half)| (x, half * across / 2)).collect();
    let reach = dots.iter().map(|(_, offset)| offset.unsigned_abs()).max().unwrap_or(0);
    Swarm { dots, reach }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LENGTH: u32 = 400;

    fn of(rows: &[&[(u64, u64)]]) -> (u64, Vec<Swarm>) {
        let most = rows.iter().flat_map(|row| row.iter()).map(|(n, _)| *n).max().unwrap_or(0);
        swarms(rows, Scale::along(float(most), LENGTH), LENGTH, 4)
    }

    /// Whether no two dots cover each other.
    fn are_apart(swarm: &Swarm) -> bool {
        let dots = swarm.dots.iter().enumerate();
        dots.flat_map(|(at, one)| swarm.dots.iter().skip(at + 1).map(move |other| (one, other)))
            .all(|(one, other)| one.0.abs_diff(other.0) >= 10 || one.1.abs_diff(other.1) >= 10)
    }

    #[test]
    fn dots_stand_at_their_numbers() {
        let (n_per_dot, swarms) = of(&[&[(10, 1), (20, 1), (40, 1)]]);
        assert_eq!(n_per_dot, 1);
        assert_eq!(swarms[0].dots, [(100, 0), (200, 0), (400, 0)]);
        assert_eq!(swarms[0].reach, 0);
    }

    #[test]
    fn the_same_number_stands_evenly_about_the_middle() {
        let (_, swarms) = of(&[&[(10, 2), (30, 3)]]);
        assert_eq!(swarms[0].dots[..2], [(133, -5), (133, 5)]);
        assert_eq!(swarms[0].dots[2..], [(400, -10), (400, 0), (400, 10)]);
    }

    #[test]
    fn near_numbers_do_not_cover_each_other() {
        let counts: Vec<(u64, u64)> = (180..=200).map(|n| (n, 1 + n % 2)).collect();
        let (n_per_dot, swarms) = of(&[&counts]);
        assert_eq!((n_per_dot, swarms[0].dots.len()), (1, 31));
        assert!(are_apart(&swarms[0]), "{:?}", swarms[0]);
    }

    #[test]
    fn very_many_workers_share_dots_in_every_row() {
        let (n_per_dot, swarms) = of(&[&[(10, 3), (40, 1)], &[(10, 170)]]);
        assert_eq!(n_per_dot, 20);
        // 170 ÷ 20 is nine dots, the last of them not full.
        assert_eq!([swarms[0].dots.len(), swarms[1].dots.len()], [2, 9]);
        assert_eq!(swarms[1].reach, 40);
        assert!(swarms.iter().all(are_apart));
    }

    #[test]
    fn nobody_and_very_large_numbers() {
        assert_eq!(of(&[&[]]), (1, vec![Swarm::default()]));
        let (_, swarms) = of(&[&[(1, 1), (10_000_000, 1)], &[(u64::MAX, u64::MAX)]]);
        assert!(swarms.iter().flat_map(|swarm| &swarm.dots).all(|(x, _)| *x <= LENGTH + 10));
    }
}
