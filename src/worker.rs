//! The worker: it holds the files' tallies and answers from them. Both ends, and what passes
//! between them.
//!
//! [`desk`] is the worker's end: it reads files and answers. [`host`] is the page's end: it starts
//! the worker, keeps the files' handles, and starts another when one is lost. Neither works out a
//! figure.

pub mod desk;
pub mod envelope;
pub mod host;
pub mod message;
