//! The user's own test: a request that page and worker try to send, and that must be refused.

use crate::browser::attempt::Attempt;

/// What came of the test in the page and in the worker.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attempts {
    /// In the page.
    pub page: Tried,
    /// In the worker.
    pub worker: Tried,
}

/// How far one of the two is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Tried {
    /// Not asked for, or without a worker to try it.
    #[default]
    Not,
    /// Under way.
    Trying,
    /// Done.
    Done(Attempt),
}

/// Where a request was tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// In the page.
    Page,
    /// In the worker.
    Worker,
}

impl Attempts {
    /// Both under way; the worker's only if there is a worker.
    pub(super) fn begun(has_worker: bool) -> Self {
        let worker = if has_worker { Tried::Trying } else { Tried::Not };
        Self { page: Tried::Trying, worker }
    }

    pub(super) fn done(&mut self, place: Where, attempt: Attempt) {
        match place {
            Where::Page => self.page = Tried::Done(attempt),
            Where::Worker => self.worker = Tried::Done(attempt),
        }
    }

    /// A worker that is gone answers no more.
    pub(super) fn worker_lost(&mut self) {
        if self.worker == Tried::Trying {
            self.worker = Tried::Not;
        }
    }

    /// Whether one of the two is under way.
    pub fn are_under_way(&self) -> bool {
        self.page == Tried::Trying || self.worker == Tried::Trying
    }
}
