//! The numbers that a row gives in place of cases.

/// How many cases and, of a team as a whole, how many workers who hold them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Numbers {
    /// The cases.
    pub n_cases: u64,
    /// The workers of the team; `None` where the row is of one worker.
    pub n_workers: Option<u64>,
}

impl Numbers {
    /// Whether nobody holds a case by them.
    pub fn holds_none(self) -> bool {
        self.n_cases == 0
    }

    /// Whether a team has cases and nobody to hold them.
    pub fn lacks_workers(self) -> bool {
        self.n_cases > 0 && self.n_workers == Some(0)
    }

    /// Whether some of a team's workers must hold no case.
    pub fn has_idle_workers(self) -> bool {
        !self.holds_none() && self.n_workers.is_some_and(|n_workers| n_workers > self.n_cases)
    }
}
