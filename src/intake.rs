//! From the bytes of a file to cells whose meaning is known.

pub mod source;
