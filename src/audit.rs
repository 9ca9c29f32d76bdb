//! From cells to figures.
//!
//! A tally is a fold over the records of one file and can be merged with the tallies of others;
//! every setting is answered from the merged tallies, without reading a file again. Nothing here
//! sees bytes or text layout, and nothing here words a finding.

pub mod account;
pub mod figures;
pub mod results;
pub mod settings;
