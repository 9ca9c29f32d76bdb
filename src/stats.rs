//! Statistics of figures that are exact: quantiles, intervals of shares, limits of run charts and funnels.
//!
//! Numbers in, exact fractions out: nothing here knows a file, a team or a setting, and nothing is
//! rounded but where a root has to be, to a stated number of places.

pub mod funnel;
pub mod quantile;
pub mod run_chart;
pub mod share;

pub use funnel::{Funnel, GroupOfValues};
pub use quantile::{Quantile, median, quantile, quantile_of_counts};
pub use run_chart::{NoLimits, RunChart, Signal, SignalKind};
pub use share::{Interval, can_be_percent, wilson};
