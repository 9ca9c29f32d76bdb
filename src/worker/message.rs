//! What page and worker say to each other.
//!
//! A message is its bytes (postcard) beside the `File` handles or the chunk it speaks of; a handle
//! travels without the file's bytes.

use serde::{Deserialize, Serialize};

use crate::audit::results::Results;
use crate::audit::settings::AuditSettings;
use crate::browser::attempt::Attempt;
use crate::intake::source::FileId;
use crate::pipeline::SeenRow;

/// The number of an order, counted up by the page. An answer carries the number of the latest
/// order it knows of; an answer to an earlier one is stale.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Job(u32);

impl Job {
    /// The number after this one.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.wrapping_add(1))
    }
}

/// A file that is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileToRead {
    /// Which file.
    pub id: FileId,
    /// Its name.
    pub name: String,
    /// Its size in bytes when it was added.
    pub n_bytes: u64,
}

/// From the page to the worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ToWorker {
    /// Something to do, under its number.
    Asked(Job, Order),
    /// The answer to [`FromWorker::PassChunk`].
    Passed(FileId, Passed),
    /// Try to send a request to this address, for the user to see it refused.
    TryToSend(String),
    /// Show the cells of these lines of a file.
    Show(FileId, Vec<u64>),
}

/// Something for the worker to do. Every order is answered by [`FromWorker::Results`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Order {
    /// Read these files, whose handles come with the message in the same order, after those that
    /// wait already.
    Read(Vec<FileToRead>),
    /// List these files as not read, because reading was stopped before their end.
    ListAsStopped(Vec<FileToRead>),
    /// Stop reading now; files read to their end stay.
    Stop,
    /// Take a file out of the audit.
    Remove(FileId),
    /// Answer these settings.
    Answer(Box<AuditSettings>),
}

/// What the page read of a file for a worker that may not read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Passed {
    /// The next bytes come with the message.
    Chunk,
    /// There are no more.
    End,
    /// The page cannot read the file either.
    Failed,
}

/// From the worker to the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FromWorker {
    /// The worker runs and takes messages.
    Ready,
    /// How far the reading is.
    Progress(Progress),
    /// A file needs no more reading: it was read to its end, or was found to be unreadable.
    FileDone(FileId),
    /// The worker may not read this file: pass its next bytes.
    PassChunk {
        /// Which file.
        id: FileId,
        /// Whether to begin at its start.
        from_start: bool,
    },
    /// The order to stop is taken: nothing more is read, and the answer follows.
    Stopped,
    /// The audit as it is now.
    Results(Box<Answer>),
    /// What came of the request that it was to try.
    Tried(Attempt),
    /// The rows that were to be shown.
    Shown(FileId, Vec<SeenRow>),
    /// The worker can do no more.
    Failed,
}

/// The audit as it is now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// The latest order that it takes account of.
    pub job: Job,
    /// The audit of the files that are read.
    pub results: Results,
    /// Whether files are still being read.
    pub is_reading: bool,
}

/// How far the reading is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// The file being read.
    pub file: Option<FileToRead>,
    /// Bytes read, of all files asked for.
    pub n_bytes_read: u64,
    /// Bytes in all files asked for.
    pub n_bytes: u64,
    /// Rows read.
    pub n_rows: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_survives_the_way() {
        let order = ToWorker::Asked(
            Job::default().next(),
            Order::Read(vec![FileToRead {
                id: FileId(3),
                name: "Caseload July 2019.csv".to_owned(),
                n_bytes: 358_213,
            }]),
        );
        let bytes = postcard::to_allocvec(&order).unwrap();
        assert_eq!(postcard::from_bytes::<ToWorker>(&bytes).unwrap(), order);
    }

    #[test]
    fn numbers_of_orders_go_up() {
        assert!(Job::default() < Job::default().next());
    }
}
