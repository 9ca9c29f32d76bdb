//! The signals of a run of months as a reader takes them in: a run on one side of the mean once, with
//! what its months show beside it, and single months of one kind together.

use std::collections::BTreeSet;

use crate::format::counted;
use crate::stats::{RunChart, Signal, SignalKind};

/// A signal, or several of one kind, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// What the months do: `9 months in a row above the mean`.
    pub what: String,
    /// The places of the months, from 0, in order.
    pub places: Vec<usize>,
    /// Whether they are all months from the first of them on.
    pub lasts: bool,
}

/// The signals of a chart of so many months.
pub(super) fn told(chart: &RunChart, n_months: usize) -> Vec<Told> {
    let mut told: Vec<Told> = Vec::new();
    for is_up in [true, false] {
        told.extend(apart(chart, SignalKind::Outside, is_up));
    }
    let lasts = |signal: &Signal| signal.places.last().is_some_and(|last| last + 1 == n_months);
    for run in of_kind(chart, SignalKind::OneSide) {
        let n_outside = places(chart, SignalKind::Outside, run.is_up)
            .filter(|place| run.places.contains(place))
            .collect::<BTreeSet<_>>()
            .len();
        let (side, limit) =
            if run.is_up { ("above", "above the upper") } else { ("below", "below the lower") };
        let beside = match n_outside {
            0 => String::new(),
            n if n == run.places.len() => format!(", all of them {limit} limit"),
            n => format!(", {n} of them {limit} limit"),
        };
        let n = counted(run.places.len() as u64, "month", "months");
        let what = format!("{n} in a row {side} the mean{beside}");
        told.push(Told { what, places: run.places.clone(), lasts: lasts(run) });
    }
    for trend in of_kind(chart, SignalKind::Trend) {
        let n = counted(trend.places.len() as u64, "month", "months");
        let way = if trend.is_up { "rising" } else { "falling" };
        let what = format!("{n} in a row {way}");
        told.push(Told { what, places: trend.places.clone(), lasts: false });
    }
    for is_up in [true, false] {
        told.extend(apart(chart, SignalKind::NearLimit, is_up));
    }
    told
}

fn of_kind(chart: &RunChart, kind: SignalKind) -> impl Iterator<Item = &Signal> {
    chart.signals.iter().filter(move |signal| signal.kind == kind)
}

fn places(chart: &RunChart, kind: SignalKind, is_up: bool) -> impl Iterator<Item = usize> {
    let signals = of_kind(chart, kind).filter(move |signal| signal.is_up == is_up);
    signals.flat_map(|signal| signal.places.iter().copied())
}

/// The months of a kind of signal that are no part of a run on the same side of the mean and, near a
/// limit, are not all said to be outside it.
fn apart(chart: &RunChart, kind: SignalKind, is_up: bool) -> Option<Told> {
    let mut said: BTreeSet<usize> = places(chart, SignalKind::OneSide, is_up).collect();
    if kind == SignalKind::NearLimit {
        said.extend(places(chart, SignalKind::Outside, is_up));
    }
    let signals = of_kind(chart, kind).filter(|signal| signal.is_up == is_up);
    let apart = signals.filter(|signal| !signal.places.iter().all(|at| said.contains(at)));
    let places: BTreeSet<usize> = apart.flat_map(|signal| signal.places.iter().copied()).collect();
    let what = match (kind, is_up) {
        (SignalKind::Outside, true) => "Above the upper limit",
        (SignalKind::Outside, false) => "Below the lower limit",
        (_, true) => "Two of three in a row near the upper limit",
        (_, false) => "Two of three in a row near the lower limit",
    };
    let places: Vec<usize> = places.into_iter().collect();
    (!places.is_empty()).then(|| Told { what: what.to_owned(), places, lasts: false })
}
