//! Caseload audit: team averages from caseload files, computed where the files are.
//!
//! The way of the data, in reading order:
//!
//! 1. [`intake`] turns the bytes of a file, chunk by chunk, into text, records and cells, and says
//!    what it understood of them.
//! 2. [`audit`] folds the cells into a tally for each file, merges the tallies, and answers every
//!    setting from them: figures, workings, the account of every row, findings.
//!    What files tell beside caseloads is typed by [`evidence`].
//!    What a case weighs and how much a worker can carry is worked out by [`weighting`], and
//!    quantiles, intervals and run charts by [`stats`], from numbers alone.
//! 3. [`chart`] and [`report`] turn figures into pictures and downloads.
//! 4. [`pipeline`] is the only sequence of those calls.
//!
//! The terms of the field are in [`caseload`], what there is to say about a file in [`issue`], and
//! the one rule of rounding in [`format`].
//!
//! All of that is the core: it knows no browser, no clock and no locale. With the feature `web`
//! come the worker, the thin layer over the browser's interfaces and the page itself.

pub mod format;

pub mod stats;

pub mod caseload;

pub mod weighting;

pub mod issue;

pub mod intake;

pub mod evidence;

pub mod audit;

pub mod chart;

pub mod report;

pub mod pipeline;

#[cfg(feature = "web")]
pub mod browser;
#[cfg(feature = "web")]
pub mod ui;
#[cfg(feature = "web")]
pub mod worker;
