//! The only call sequence: bytes in, results out.
