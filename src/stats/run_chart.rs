//! Run charts: the limits of single values by their moving ranges (`XmR`), and what signals a change.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::format::Exact;

/// Fewer values have no limits: Wheeler finds them useful from five or six.
pub const N_LEAST: usize = 6;
/// Limits of fewer values are trial limits [Making Data Count].
pub const N_FIRM: usize = 12;
/// So many values on one side of the mean, or rising or falling one after the other, are a signal.
const N_RUN: usize = 7;

/// The limits of a run of values, and what stands out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunChart {
    /// The mean of all values.
    pub mean: Exact,
    /// How far each value is from the one before, in order: one fewer than values.
    pub moving_ranges: Vec<Exact>,
    /// The mean of the moving ranges that are not screened out.
    pub mean_moving_range: Exact,
    /// Moving ranges above 3.267 times the mean of all of them, which are not in that mean.
    pub n_screened: usize,
    /// The mean − 2.66 × the mean moving range. May be below 0, where the values cannot be.
    pub lower: Exact,
    /// The mean + 2.66 × the mean moving range.
    pub upper: Exact,
    /// Whether there are fewer than twelve values, so that the limits are on trial.
    pub is_trial: bool,
    /// What stands out: by kind, then in order.
    pub signals: Vec<Signal>,
}

/// Why there are no limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoLimits {
    /// How many values there are.
    pub n_values: usize,
}

/// After "No limits:".
impl fmt::Display for NoLimits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let n = self.n_values;
        let values = if n == 1 { "value is" } else { "values are" };
        write!(f, "{n} {values} too few to tell chance from change; limits need at least {N_LEAST}")
    }
}

/// Something that chance alone hardly does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signal {
    /// What.
    pub kind: SignalKind,
    /// Whether above the mean, or rising; else below, or falling.
    pub is_up: bool,
    /// The places of the values, from 0, in order.
    pub places: Vec<usize>,
}

/// What signals a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SignalKind {
    /// A value outside the limits; one on a limit is inside.
    Outside,
    /// Seven or more in a row on one side of the mean; one on the mean ends a run.
    OneSide,
    /// Seven or more values of which each is higher, or each lower, than the one before.
    Trend,
    /// Two of three in a row beyond two thirds of the way from the mean to one limit.
    NearLimit,
}

impl SignalKind {
    /// In words: `seven or more in a row on one side of the mean`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Outside => "outside the limits",
            Self::OneSide => "seven or more in a row on one side of the mean",
            Self::Trend => "seven or more rising or falling in a row",
            Self::NearLimit => "two of three in a row near a limit",
        }
    }
}

impl RunChart {
    /// The limits of values in the order of time: mean ± 2.66 × mean moving range, after moving
    /// ranges above 3.267 × their mean are left out, once [Wheeler, Understanding Variation; NHS
    /// England, Making Data Count]. All of it is exact.
    ///
    /// Fewer than six values have no limits, and the reason.
    ///
    /// ```
    /// use caseload_audit::format::Exact;
    /// use caseload_audit::stats::RunChart;
    /// let cases: Vec<Exact> = [20, 22, 21, 20, 23, 21].map(Exact::whole).to_vec();
    /// let chart = RunChart::of(&cases).unwrap();
    /// assert_eq!(chart.mean_moving_range.fraction(), "9/5");
    /// assert_eq!((chart.lower.one_decimal(), chart.upper.one_decimal()), ("16.4".into(), "26.0".into()));
    /// assert!(chart.is_trial);
    /// ```
    pub fn of(values: &[Exact]) -> Result<Self, NoLimits> {
        let no_limits = NoLimits { n_values: values.len() };
        if values.len() < N_LEAST {
            return Err(no_limits);
        }
        let mean = mean_of(values).ok_or(no_limits)?;
        let ranges = values.iter().zip(values.iter().skip(1));
        let moving_ranges: Vec<Exact> =
            ranges.map(|(before, value)| value.minus(before).magnitude()).collect();
        let most = mean_of(&moving_ranges).and_then(|mean| scaled(&mean, 3_267, 1_000));
        let most = most.ok_or(no_limits)?;
        let kept: Vec<Exact> =
            moving_ranges.iter().filter(|range| **range <= most).cloned().collect();
        let mean_moving_range = mean_of(&kept).ok_or(no_limits)?;
        let reach = scaled(&mean_moving_range, 266, 100).ok_or(no_limits)?;
        let deviations: Vec<Exact> = values.iter().map(|value| value.minus(&mean)).collect();
        let near = scaled(&reach, 2, 3).ok_or(no_limits)?;
        Ok(Self {
            lower: mean.minus(&reach),
            upper: mean.plus(&reach),
            mean,
            n_screened: moving_ranges.len() - kept.len(),
            moving_ranges,
            mean_moving_range,
            is_trial: values.len() < N_FIRM,
            signals: signals(values, &deviations, &reach, &near),
        })
    }
}

fn mean_of(numbers: &[Exact]) -> Option<Exact> {
    let sum = numbers.iter().fold(Exact::whole(0), |sum, number| sum.plus(number));
    sum.over(&Exact::whole(numbers.len() as u64))
}

fn scaled(number: &Exact, by: u64, over: u64) -> Option<Exact> {
    Some(number.times(&Exact::quotient(by, over)?))
}

fn signals(values: &[Exact], deviations: &[Exact], reach: &Exact, near: &Exact) -> Vec<Signal> {
    let mut signals = Vec::new();
    let sides = |is_up| {
        move |deviation: &Exact| {
            if is_up { deviation.is_positive() } else { deviation.is_negative() }
        }
    };
    let beyond = |is_up, bound: &Exact| {
        let is_on_side = sides(is_up);
        deviations
            .iter()
            .map(|deviation| is_on_side(deviation) && deviation.magnitude() > *bound)
            .collect::<Vec<bool>>()
    };
    for is_up in [true, false] {
        let outside = beyond(is_up, reach);
        let outside = outside.iter().enumerate().filter(|(_, is_outside)| **is_outside);
        signals.extend(outside.map(|(place, _)| Signal {
            kind: SignalKind::Outside,
            is_up,
            places: vec![place],
        }));
        let on_side: Vec<bool> = deviations.iter().map(sides(is_up)).collect();
        signals.extend(runs(&on_side, N_RUN).map(|places| Signal {
            kind: SignalKind::OneSide,
            is_up,
            places,
        }));
        // Seven values one after the other are six steps; the value before the first step belongs to
        // them.
        let steps: Vec<bool> = values
            .iter()
            .zip(values.iter().skip(1))
            .map(|(before, value)| if is_up { value > before } else { value < before })
            .collect();
        signals.extend(runs(&steps, N_RUN - 1).map(|mut places| {
            places.extend(places.last().map(|last| last + 1));
            Signal { kind: SignalKind::Trend, is_up, places }
        }));
        let groups = near_groups(&beyond(is_up, near));
        signals.extend(groups.into_iter().map(|places| Signal {
            kind: SignalKind::NearLimit,
            is_up,
            places,
        }));
    }
    signals.sort_by(|a, b| (a.kind, &a.places).cmp(&(b.kind, &b.places)));
    signals
}

/// The places of each run of at least `n_least` that are so.
fn runs(are_so: &[bool], n_least: usize) -> impl Iterator<Item = Vec<usize>> {
    let mut found: Vec<Vec<usize>> = vec![Vec::new()];
    for (place, is_so) in are_so.iter().enumerate() {
        if !is_so {
            found.push(Vec::new());
        } else if let Some(run) = found.last_mut() {
            run.push(place);
        }
    }
    found.into_iter().filter(move |run| run.len() >= n_least)
}

/// The places that are so of every three in a row of which two are; what hangs together as one group.
fn near_groups(are_near: &[bool]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let places = are_near.iter().enumerate().filter(|(_, is_near)| **is_near);
    for (place, _) in places {
        match groups.last_mut() {
            // Two of three in a row are at most two apart.
            Some(group) if group.last().is_some_and(|last| place - last <= 2) => group.push(place),
            _ => groups.push(vec![place]),
        }
    }
    groups.retain(|group| group.len() >= 2);
    groups
}

#[cfg(test)]
mod tests;
