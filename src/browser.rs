//! A thin layer over the browser's interfaces. What is acquired is released on drop.
//!
//! Nothing here knows the audit. Nothing here stores anything or opens a connection, but for the two
//! that say so: [`offline`] has the page's own file kept, and [`attempt`] tries, when the user asks,
//! to send a request that the browser must refuse.

pub mod address;
pub mod attempt;
pub mod boot;
pub mod build;
pub mod chunks;
pub mod clipboard;
pub mod control;
pub mod dialog;
pub mod download;
pub mod dropping;
pub mod files;
pub mod history;
pub mod later;
pub mod leaving;
pub mod offline;
pub mod pasting;
pub mod picture;
pub mod screen;
pub mod seen;
pub mod turns;
