//! Downloads.

pub mod csv;
pub mod matching;
pub mod problems;
