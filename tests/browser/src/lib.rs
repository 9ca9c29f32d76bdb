//! The built file in real browsers.
