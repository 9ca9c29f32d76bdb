//! Downloads.

pub mod csv;
