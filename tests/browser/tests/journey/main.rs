//! The journey through the built page, in Chromium and Firefox, served and from a file.
//!
//! One test binary: linking takes longer than most of these tests.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a failed assumption fails the test"
)]

mod account;
mod adapted;
mod any_server;
mod averages;
mod axe;
mod bad_input;
mod browsers;
mod clearing;
mod columns;
mod dead_page;
mod deciding_names;
mod drawings;
mod figures;
mod files;
mod hosted;
mod hostile;
mod how_to_check;
mod keeper;
mod kept;
mod keyboard;
mod leaving;
mod limits;
mod names;
mod narrow;
mod offline;
mod overruling;
mod overview;
mod parts;
mod pasting;
mod plain_http;
mod planted;
mod policy;
mod printed;
mod problems;
mod real_servers;
mod sample;
mod saved_settings;
mod sections;
mod silence;
mod stop;
mod tables;
mod terms;
mod updates;
mod weighting;
mod what_if;
mod workbooks;
mod workings;
