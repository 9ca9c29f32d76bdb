//! From cells to figures.
//!
//! A tally is a fold over the records of one file; the ledger merges the tallies of all files and
//! settles what can only be settled over all of them; every setting is answered from the ledger,
//! without reading a file again. Nothing here sees bytes or text layout, and nothing here words a
//! finding.

pub mod account;
pub mod ages;
pub mod averages_differ;
pub mod figures;
pub mod fingerprint;
pub mod flow;
pub mod glossary;
pub mod groups;
pub mod known_days;
pub mod ledger;
pub mod load;
pub mod measures;
pub mod mix;
pub mod name_choices;
pub mod name_forms;
pub mod name_rules;
pub mod names;
pub mod names_found;
pub mod normal_number;
pub mod numbers;
pub mod over_time;
pub mod overview;
pub mod people;
pub mod places;
pub mod profile;
pub mod results;
pub mod rows;
pub mod scored;
pub mod settings;
pub mod settings_file;
pub mod sheet;
pub mod sheets;
pub mod spread;
pub mod staff;
pub mod staffing;
pub mod summary;
pub mod tables;
pub mod tally;
pub mod term;
pub mod told;
pub mod waiting;
pub mod what_if;
pub mod who_counts;
pub mod words_found;
pub mod worker_view;
pub mod working;
