//! How full workers and teams are: utilisation, its bands, and head-room.

use serde::{Deserialize, Serialize};

use super::capacity::NoCapacity;
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

    /// The band of a utilisation, decided on the exact share: 94.9999% is below 95%, although it is
    /// shown as 95%.
    pub fn of(utilisation: &Exact) -> Self {
        let hundredths = utilisation.times(&Exact::whole(100));
        let reaches = |percent| hundredths >= Exact::whole(percent);
        if reaches(110) {
            Self::From110
        } else if reaches(100) {
            Self::From100
        } else if reaches(95) {
            Self::From95
        } else {
            Self::Below95
        }
    }

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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(points: u64, capacity: u64, expected: LoadBand) {
        let share = utilisation(&Exact::whole(points), &Exact::whole(capacity)).unwrap();
        assert_eq!(LoadBand::of(&share), expected, "{points} of {capacity}");
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
