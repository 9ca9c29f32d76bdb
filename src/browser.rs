//! A thin layer over the browser's interfaces. What is acquired is released on drop.
//!
//! Nothing here knows the audit, and nothing here opens a connection or stores anything.

pub mod address;
pub mod boot;
pub mod chunks;
pub mod control;
pub mod dialog;
pub mod download;
pub mod dropping;
pub mod files;
pub mod picture;
pub mod screen;
