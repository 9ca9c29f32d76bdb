//! Damage to a file, as happens by hand, by scripts and by networks.

use proptest::prelude::*;
use proptest::sample::{Index, select};

/// What can happen to a byte of a valid file.
#[derive(Clone, Debug)]
pub enum Mutation {
    Replace(Index, u8),
    Insert(Index, &'static str),
    Delete(Index, usize),
    Repeat(Index, usize),
}

/// Any of them.
pub fn mutation() -> impl Strategy<Value = Mutation> {
    let length = 1..200_usize;
    prop_oneof![
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Mutation::Replace(at, byte)),
        (
            any::<Index>(),
            select(vec!["\"", ",", "\n", "\r", "\0", "\u{feff}", "Total", ",,,,,", "="])
        )
            .prop_map(|(at, text)| Mutation::Insert(at, text)),
        (any::<Index>(), length.clone()).prop_map(|(at, n)| Mutation::Delete(at, n)),
        (any::<Index>(), length).prop_map(|(at, n)| Mutation::Repeat(at, n)),
    ]
}

impl Mutation {
    /// Does it to a file that is not empty.
    pub fn apply(&self, bytes: &mut Vec<u8>) {
        match self {
            Self::Replace(at, byte) => {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            Self::Insert(at, text) => {
                let at = at.index(bytes.len());
                bytes.splice(at..at, text.bytes());
            }
            Self::Delete(at, n) => {
                let at = at.index(bytes.len());
                let end = (at + n).min(bytes.len().saturating_sub(1)).max(at);
                bytes.drain(at..end);
            }
            Self::Repeat(at, n) => {
                let at = at.index(bytes.len());
                let piece = bytes[at..(at + n).min(bytes.len())].to_vec();
                bytes.splice(at..at, piece);
            }
        }
    }
}
