//! From the bytes of a file to cells whose meaning is known.
//!
//! Bytes become text ([`decode`]), text becomes records with their lines ([`records`]), the first
//! record becomes columns with a meaning ([`columns`]), columns decide what the rows are
//! ([`source`]), and cells become dates and numbers ([`dates`]). Every step takes its input in
//! chunks cut at any place and gives the same for every cut. Nothing here counts a case.

pub mod beginning;
pub mod choices;
pub mod columns;
pub mod content;
pub mod dates;
pub mod decode;
pub mod dialect;
pub mod field;
pub mod likeness;
pub mod lines;
pub mod matching_file;
pub mod period;
pub mod records;
pub mod shape;
pub mod source;
pub mod what_is_read;
pub mod whole_number;
pub mod workbook;
