//! The file that is being read, and why its reading ends before its end.

use crate::intake::source::FileId;
use crate::pipeline::Unreadable;

/// The file that is being read.
#[derive(Debug)]
pub(super) struct Current {
    pub(super) id: FileId,
    /// Set by an order that came while it is read.
    pub(super) cut: Option<Cut>,
}

impl Current {
    pub(super) fn new(id: FileId) -> Self {
        Self { id, cut: None }
    }
}

/// Why a file is not read to its end.
#[derive(Debug)]
pub(super) enum Cut {
    /// It is listed as not read.
    Unreadable(Unreadable),
    /// It was taken out of the audit.
    Removed,
}
