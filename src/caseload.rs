//! The terms of the field: months and snapshots, full-time equivalents, names and who they match.
//!
//! Values only. Nothing here reads a file or knows an audit's settings.

pub mod case_class;
pub mod fte;
pub mod month;
pub mod name;

pub use case_class::{CaseClass, CaseFlag};
pub use fte::{Fte, FteSum};
pub use month::{Day, Month};
pub use name::MatchKey;
