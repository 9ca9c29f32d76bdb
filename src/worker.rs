//! The worker: it holds the files' tallies and answers from them. Both ends, and what passes
//! between them.

pub mod message;
