//! Downloads.

pub mod crosswalk;
pub mod csv;
pub mod problems;
