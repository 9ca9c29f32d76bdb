//! Downloads.

pub mod csv;
pub mod problems;
