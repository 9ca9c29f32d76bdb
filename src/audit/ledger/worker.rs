//! What is known of workers, and the posts that staffing files give them.

use crate::caseload::{Day, Fte};

/// What is known of a worker beside their cases: by number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Worker {
    /// The name as shown, or the ID.
    pub name: String,
    /// The full-time equivalent, where it is known.
    pub fte: Option<Fte>,
    /// Whether from an agency; `None` where nothing says.
    pub agency: Option<bool>,
    /// Whether newly qualified (ASYE): as the staffing files say, else by the words of the role.
    pub newly_qualified: Option<bool>,
    /// What is said of an absence; empty where nothing is.
    pub absence: String,
}

/// A post that a staffing file gives a worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Post {
    /// The worker's number.
    pub worker: u32,
    /// The team's number; `None` where the file gives none, or one that holds no case anywhere.
    pub team: Option<u32>,
    /// The role's number.
    pub role: Option<u32>,
    /// Its full-time equivalent.
    pub fte: Option<Fte>,
    /// The first day.
    pub start: Option<Day>,
    /// The last day.
    pub end: Option<Day>,
}

impl Post {
    /// Whether it is filled on a day, both ends included.
    pub fn is_in_force_on(&self, day: Day) -> bool {
        self.start.is_none_or(|start| start <= day) && self.end.is_none_or(|end| day <= end)
    }
}
