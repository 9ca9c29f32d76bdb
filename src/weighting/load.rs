//! How full workers and teams are: utilisation, its bands, and head-room.

use serde::{Deserialize, Serialize};

use super::capacity::NoCapacity;
use super::points::Points;
use crate::format::Exact;

/// Points ÷ capacity, as a share: 1 is full. Not available where the capacity is 0 or less.
///
/// ```
/// use caseload_audit::format::Exact;
/// use caseload_audit::weighting::{NoCapacity, utilisation};
/// let whole = Exact::whole;
/// assert_eq!(utilisation(&whole(90), &whole(85)).unwrap().percent(), "106%");
/// assert_eq!(utilisation(&whole(90), &whole(0)), Err(NoCapacity::Zero));
/// ```
pub fn utilisation(points: &Exact, capacity: &Exact) -> Result<Exact, NoCapacity> {
    if capacity.is_positive() {
        points.over(capacity).ok_or(NoCapacity::Zero)
    } else {
        Err(NoCapacity::Zero)
    }
}

/// Utilisation as it is shown: to one decimal place, or to as many as it takes that what is shown is
/// in the same band as the utilisation.
///
/// ```
/// use caseload_audit::format::Exact;
/// use caseload_audit::weighting::load::utilisation_shown;
/// let shown = |n, of| utilisation_shown(&Exact::quotient(n, of).unwrap());
/// assert_eq!(shown(199, 200), "99.5%");
/// assert_eq!(shown(9_999, 10_000), "99.99%");
/// ```
pub fn utilisation_shown(share: &Exact) -> String {
    let percent = share.times(&Exact::whole(100));
    let n_edges_reached =
        |percent: &Exact| EDGES.into_iter().filter(|&edge| *percent >= Exact::whole(edge)).count();
    let is_so =
        |places: &u32| n_edges_reached(&percent.rounded(*places)) == n_edges_reached(&percent);
    let places = (1..MOST_PLACES).find(is_so).unwrap_or(MOST_PLACES);
    format!("{}%", percent.rounded_to(places))
}

/// Capacity − points, in the scheme's unit: below 0 where more is held than can be carried.
pub fn head_room(points: &Exact, capacity: &Exact) -> Exact {
    capacity.minus(points)
}

/// Head-room in typical cases: head-room ÷ the mean points of a case. `None` where a case weighs
/// nothing on average, or where there is none to take the mean of.
///
/// ```
/// use caseload_audit::format::Exact;
/// use caseload_audit::weighting::head_room_cases;
/// let n = head_room_cases(&Exact::whole(12), &Exact::quotient(9, 2).unwrap());
/// assert_eq!(n.unwrap().one_decimal(), "2.7");
/// ```
pub fn head_room_cases(head_room: &Exact, mean_points_of_a_case: &Exact) -> Option<Exact> {
    mean_points_of_a_case.is_positive().then(|| head_room.over(mean_points_of_a_case)).flatten()
}

/// The percentages at which a band begins.
const EDGES: [u64; 3] = [95, 100, 110];

/// The most decimal places at which a utilisation is shown.
const MOST_PLACES: u32 = 6;

/// A band of utilisation [National Probation Service, workload measurement, 2005].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum LoadBand {
    /// Below 95%.
    Below95,
    /// From 95% to under 100%.
    From95,
    /// From 100% to under 110%.
    From100,
    /// 110% and over.
    From110,
}

impl LoadBand {
    /// Every band, the lowest first.
    pub const ALL: [Self; 4] = [Self::Below95, Self::From95, Self::From100, Self::From110];

    /// Its name: `95% to under 100%`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Below95 => "Below 95%",
            Self::From95 => "95% to under 100%",
            Self::From100 => "100% to under 110%",
            Self::From110 => "110% and over",
        }
    }
}

/// The points at which a capacity’s bands begin, worked out once for all who have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoadLimits([(Points, LoadBand); 3]);

impl LoadLimits {
    /// Of a capacity; `None` where it is 0 or less, so that nothing can be divided by it.
    pub fn of(capacity: &Exact) -> Option<Self> {
        let begins = |percent: u64, band| {
            let share = Exact::quotient(percent, 100)?;
            Some((Points::reaching(&capacity.times(&share)), band))
        };
        capacity.is_positive().then_some(())?;
        Some(Self([
            begins(110, LoadBand::From110)?,
            begins(100, LoadBand::From100)?,
            begins(95, LoadBand::From95)?,
        ]))
    }

    /// The band of points, decided exactly: 94.9999% of the capacity is below 95%, although it is
    /// shown as 95%.
    pub fn band(&self, points: Points) -> LoadBand {
        let reached = self.0.iter().find(|(begins, _)| points >= *begins);
        reached.map_or(LoadBand::Below95, |&(_, band)| band)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weighting::Decimal;

    #[track_caller]
    fn check(points: u64, capacity: u64, expected: LoadBand) {
        let limits = LoadLimits::of(&Exact::whole(capacity)).unwrap();
        let points = Points::from(Decimal::ONE).times_count(points);
        assert_eq!(limits.band(points), expected, "{points:?} of {capacity}");
    }

    #[test]
    fn bands_are_decided_on_the_exact_share() {
        check(0, 7, LoadBand::Below95);
        check(949_999, 1_000_000, LoadBand::Below95);
        check(95, 100, LoadBand::From95);
        check(999_999, 1_000_000, LoadBand::From95);
        check(7, 7, LoadBand::From100);
        check(1_099_999, 1_000_000, LoadBand::From100);
        check(11, 10, LoadBand::From110);
        check(30, 10, LoadBand::From110);
    }

    #[test]
    fn a_limit_that_no_points_hit_is_reached_by_the_next_above() {
        // 95% of 1/3 is 19/60: between two of the finest points.
        let limits = LoadLimits::of(&Exact::quotient(1, 3).unwrap()).unwrap();
        let below = Points::from(Decimal::parse("0.3166").unwrap());
        let above = Points::from(Decimal::parse("0.3167").unwrap());
        assert_eq!([limits.band(below), limits.band(above)], [LoadBand::Below95, LoadBand::From95]);
        assert_eq!(LoadLimits::of(&Exact::whole(0)), None);
    }

    #[test]
    fn head_room_is_below_nothing_where_too_much_is_held() {
        let room = head_room(&Exact::whole(90), &Exact::whole(85));
        assert_eq!(room.one_decimal(), "-5.0");
        assert_eq!(
            head_room_cases(&room, &Exact::whole(4)).unwrap().at_most_two_decimals(),
            "-1.25"
        );
        assert_eq!(head_room_cases(&room, &Exact::whole(0)), None);
    }
}
