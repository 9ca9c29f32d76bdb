//! Downloads.

pub mod copied;
pub mod crosswalk;
pub mod csv;
pub mod figures;
pub mod matching;
pub mod problems;
pub mod scheme;
pub mod settings;
