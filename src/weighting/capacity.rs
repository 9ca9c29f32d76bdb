//! How much a worker can carry: full time × FTE × factor − fixed duties − absence.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::decimal::Decimal;
use crate::caseload::Fte;
use crate::format::Exact;

/// The rules by which a worker's capacity is worked out, in the scheme's unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CapacityRules {
    /// What a full-time worker has.
    pub full_time: FullTime,
    /// What a newly qualified worker's is multiplied by: 0.90 unless changed.
    pub newly_qualified_factor: Decimal,
    /// What of a full-time worker's is not for cases; of a part-time worker's in proportion.
    pub fixed_duties: Decimal,
    /// What is taken off for an absence.
    pub absence: Absence,
}

/// What a full-time worker has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum FullTime {
    /// Nothing is stated, so that no capacity can be worked out.
    #[default]
    NotStated,
    /// So much, in the scheme's unit.
    Points(Decimal),
    /// Hours of a month, from those of a week: hours × 52 ÷ 12 × the share that is available.
    HoursAWeek {
        /// Contracted hours of a full-time week.
        hours: Decimal,
        /// What of them is left after leave, training and the like: 0 to 1.
        available_share: Decimal,
    },
}

/// What is taken off the capacity of a worker who is absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Absence {
    /// A share, 0 to 1, of what is left after fixed duties: 1 is all of it.
    Share(Decimal),
    /// So much of a full-time worker's, in the scheme's unit; of a part-time worker's in proportion.
    Points(Decimal),
}

/// All of it.
impl Default for Absence {
    fn default() -> Self {
        Self::Share(Decimal::ONE)
    }
}

impl Default for CapacityRules {
    fn default() -> Self {
        Self {
            full_time: FullTime::NotStated,
            newly_qualified_factor: Decimal::of_ten_thousandths(9_000),
            fixed_duties: Decimal::ZERO,
            absence: Absence::default(),
        }
    }
}

/// What of a worker decides their capacity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WorkerTime {
    /// Full-time equivalent, where it is known.
    pub fte: Option<Fte>,
    /// Whether newly qualified.
    pub is_newly_qualified: bool,
    /// Whether absent.
    pub is_absent: bool,
}

/// A worker's capacity: above 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capacity {
    /// The sum in numbers, which gives exactly the value: `100 × 0.8 × 0.9 − 15 × 0.8`.
    pub expression: String,
    /// In the scheme's unit.
    pub value: Exact,
}

/// Why there is no capacity to work out or to divide by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum NoCapacity {
    /// The scheme states none.
    NotStated,
    /// The worker's FTE is not known.
    FteNotKnown,
    /// The worker's FTE is 0.
    FteZero,
    /// The worker is absent, and nothing is left.
    Absent,
    /// Fixed duties take all of it.
    NothingLeft,
    /// What is to be divided by is 0.
    Zero,
}

/// After "Not available:".
impl fmt::Display for NoCapacity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotStated => "the weighting scheme states no full-time capacity",
            Self::FteNotKnown => "the FTE is not known",
            Self::FteZero => "the FTE is 0",
            Self::Absent => "the worker is absent",
            Self::NothingLeft => "fixed duties take all of the capacity",
            Self::Zero => "the capacity is 0",
        })
    }
}

impl FullTime {
    /// What it is, with the sum that gives it.
    fn stated(self) -> Option<(String, Exact)> {
        match self {
            Self::NotStated => None,
            Self::Points(points) => Some((points.to_exact().in_a_sum(), points.to_exact())),
            Self::HoursAWeek { hours, available_share } => {
                let (hours, share) = (hours.to_exact(), available_share.to_exact());
                let a_month = hours.times(&Exact::whole(52)).over(&Exact::whole(12))?;
                let (week, part) = (hours.in_a_sum(), share.in_a_sum());
                let expression = format!("{week} \u{d7} 52 \u{f7} 12 \u{d7} {part}");
                Some((expression, a_month.times(&share)))
            }
        }
    }
}

impl CapacityRules {
    /// A worker's capacity: full time × FTE × factor of the newly qualified − fixed duties × FTE,
    /// less what an absence takes.
    ///
    /// There is none, with the reason, where the scheme states none, the FTE is not known or 0, or
    /// nothing is left.
    ///
    /// ```
    /// use caseload_audit::caseload::Fte;
    /// use caseload_audit::weighting::{WorkerTime, illustrative::simple_points};
    /// let worker = WorkerTime { fte: Fte::parse("0.8").ok(), ..WorkerTime::default() };
    /// let capacity = simple_points().capacity.capacity(worker).unwrap();
    /// assert_eq!(capacity.expression, "100 × 0.8 − 15 × 0.8");
    /// assert_eq!(capacity.value.one_decimal(), "68.0");
    /// ```
    pub fn capacity(&self, worker: WorkerTime) -> Result<Capacity, NoCapacity> {
        let _ = self.full_time.stated().ok_or(NoCapacity::NotStated)?;
        let fte = worker.fte.ok_or(NoCapacity::FteNotKnown)?;
        if !fte.is_positive() {
            return Err(NoCapacity::FteZero);
        }
        let fte = fte.times(1);
        self.worked_out(worker, &fte, &format!(" \u{d7} {}", fte.in_a_sum()))
    }

    /// What one FTE of such a worker carries: `100 × 0.9 − 15`. Of so much FTE it is that × the FTE,
    /// because nothing in a capacity is of a worker as such.
    ///
    /// ```
    /// use caseload_audit::weighting::illustrative::simple_points;
    /// let of_newly_qualified = simple_points().capacity.of_one_fte(true, false).unwrap();
    /// assert_eq!(of_newly_qualified.expression, "100 × 0.9 − 15");
    /// assert_eq!(of_newly_qualified.value.one_decimal(), "75.0");
    /// ```
    pub fn of_one_fte(
        &self,
        is_newly_qualified: bool,
        is_absent: bool,
    ) -> Result<Capacity, NoCapacity> {
        let fte = Some(Fte::FULL_TIME);
        let worker = WorkerTime { fte, is_newly_qualified, is_absent };
        self.worked_out(worker, &Exact::whole(1), "")
    }

    /// `by_fte` is what stands in the sum after all that is of a full-time worker: ` × 0.8`.
    fn worked_out(
        &self,
        worker: WorkerTime,
        fte: &Exact,
        by_fte: &str,
    ) -> Result<Capacity, NoCapacity> {
        let (mut expression, full_time) = self.full_time.stated().ok_or(NoCapacity::NotStated)?;
        let mut value = full_time.times(fte);
        expression.push_str(by_fte);
        if worker.is_newly_qualified {
            let factor = self.newly_qualified_factor.to_exact();
            value = value.times(&factor);
            expression = format!("{expression} \u{d7} {}", factor.in_a_sum());
        }
        if !self.fixed_duties.is_zero() {
            let duties = self.fixed_duties.to_exact();
            value = value.minus(&duties.times(fte));
            expression = format!("{expression} \u{2212} {}{by_fte}", duties.in_a_sum());
        }
        if !value.is_positive() {
            return Err(NoCapacity::NothingLeft);
        }
        if worker.is_absent {
            match self.absence {
                Absence::Share(share) => {
                    let share = share.to_exact();
                    value = value.times(&Exact::whole(1).minus(&share));
                    let taken = share.in_a_sum();
                    expression = format!("({expression}) \u{d7} (1 \u{2212} {taken})");
                }
                Absence::Points(points) => {
                    let points = points.to_exact();
                    value = value.minus(&points.times(fte));
                    let taken = points.in_a_sum();
                    expression = format!("{expression} \u{2212} {taken}{by_fte}");
                }
            }
            if !value.is_positive() {
                return Err(NoCapacity::Absent);
            }
        }
        Ok(Capacity { expression, value })
    }
}

#[cfg(test)]
mod tests;
