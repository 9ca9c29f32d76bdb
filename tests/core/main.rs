//! The core from the outside: files in, figures out.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod answers;
mod cases;
mod charts;
mod choices;
mod conformance;
mod contrast;
mod days;
mod downloads;
mod drawings;
mod laws;
mod limits;
mod measured;
mod mutation;
mod oracle;
mod properties;
mod reading;
mod rests_on;
mod row_filter;
mod rules;
mod schemes;
mod search;
mod second_count;
mod seeds;
mod settings_files;
mod staff;
#[path = "../browser/src/sum.rs"]
mod sum;
mod told;
mod variants;
mod what_if;
mod words_found;
mod workbooks;
mod worker_view;
mod workings;
