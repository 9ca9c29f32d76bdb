//! The only call sequence: bytes of files in, results out.
//!
//! [`Reading`] takes one file chunk by chunk, through decoder, records and columns into its tally;
//! it keeps no text, and a workbook's bytes only until its rows are read. [`AuditFiles`] keeps the tallies of the files that were read to their end and
//! answers every setting from them.

mod counted;
mod files;
mod how;
mod other_rows;
mod reading;
mod refusals;
mod sheet;
mod table;
mod understanding;

pub use files::AuditFiles;
pub use how::How;
pub use reading::{Finished, ReadFile, Reading};
pub use refusals::Unreadable;
pub use table::SeenRow;
