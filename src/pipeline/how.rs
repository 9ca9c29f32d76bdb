//! How one file is to be read: what the user decided about it and about its header, and what an
//! earlier reading of it, or another file of its list, has proved.

use crate::intake::choices::{FileChoices, Matching};
use crate::intake::dates::DateOrder;
use crate::intake::decode::Encoding;

/// How one file is to be read. The default is: as it speaks for itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct How {
    /// What the user decided about the file.
    pub(super) choices: FileChoices,
    /// What was decided about headers; of two for one header, the later holds.
    pub(super) matchings: Vec<Matching>,
    /// What an earlier reading of the file found.
    pub(super) found: Found,
    /// Lines whose cells somebody wants to see; nothing is counted then.
    pub(super) sought: Option<Vec<u64>>,
}

/// What an earlier reading of a file found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) encoding: Option<Encoding>,
    pub(super) order: Option<DateOrder>,
}

impl How {
    /// The encoding that is decided or found.
    pub(super) fn encoding(&self) -> Option<Encoding> {
        self.choices.encoding.or(self.found.encoding)
    }

    /// What was decided about a header.
    pub(super) fn matching(&self, header: &[String]) -> Matching {
        let known = self.matchings.iter().rev().find(|matching| matching.header == header);
        known.cloned().unwrap_or_else(|| Matching::of_header(header))
    }

    /// The same, with what a reading has found.
    pub(super) fn found(self, encoding: Encoding, order: Option<DateOrder>) -> Self {
        let order = order.or(self.found.order);
        Self { found: Found { encoding: Some(encoding), order }, ..self }
    }

    /// The same, to see the cells of some lines only.
    #[must_use]
    pub fn looking_for(self, mut lines: Vec<u64>) -> Self {
        lines.sort_unstable();
        Self { sought: Some(lines), ..self }
    }
}
