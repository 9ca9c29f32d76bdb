//! The file that is being read, and why its reading ends before its end.

use crate::intake::source::FileId;
use crate::pipeline::Unreadable;

/// The file that is being read.
#[derive(Debug)]
pub(super) struct Current {
    pub(super) id: FileId,
    /// Set by an order that came while it is read.
    cut: Option<Cut>,
}

impl Current {
    pub(super) fn new(id: FileId) -> Self {
        Self { id, cut: None }
    }

    /// Has the reading end. A file that was taken out stays out, whatever comes after.
    pub(super) fn cut(&mut self, why: Cut) {
        if !matches!(self.cut, Some(Cut::Removed)) {
            self.cut = Some(why);
        }
    }

    /// Why the reading has to end now, told once.
    pub(super) fn take_cut(&mut self) -> Option<Cut> {
        self.cut.take()
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

#[cfg(test)]
mod tests {
    use super::*;

    const STOPPED: Cut = Cut::Unreadable(Unreadable::Stopped);

    fn after(cuts: impl IntoIterator<Item = Cut>) -> Option<Cut> {
        let mut current = Current::new(FileId(0));
        for cut in cuts {
            current.cut(cut);
        }
        current.take_cut()
    }

    #[test]
    fn a_stopped_file_is_listed() {
        assert!(matches!(after([STOPPED]), Some(Cut::Unreadable(Unreadable::Stopped))));
    }

    #[test]
    fn a_removed_file_is_not_listed_by_a_stop_that_follows() {
        assert!(matches!(after([Cut::Removed, STOPPED]), Some(Cut::Removed)));
    }

    #[test]
    fn a_stopped_file_can_be_removed() {
        assert!(matches!(after([STOPPED, Cut::Removed]), Some(Cut::Removed)));
    }
}
