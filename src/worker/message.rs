//! What page and worker say to each other.
//!
//! A message is its bytes (postcard) beside the `File` handles it speaks of; a handle travels
//! without the file's bytes.

use serde::{Deserialize, Serialize};

use crate::audit::results::Results;
use crate::audit::settings::AuditSettings;
use crate::intake::source::FileId;

/// From the page to the worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ToWorker {
    /// Read these files, whose handles come with the message in the same order, after those that
    /// wait already.
    Read(Vec<FileId>),
    /// Stop reading now; files read to their end stay.
    Stop,
    /// Take a file out of the audit.
    Remove(FileId),
    /// Answer these settings.
    Answer(AuditSettings),
}

/// From the worker to the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FromWorker {
    /// The worker runs and takes messages.
    Ready,
    /// How far the reading is.
    Progress(Progress),
    /// Everything asked for is done: the audit as it is now. `was_stopped` after [`ToWorker::Stop`].
    Results {
        /// The answer.
        results: Box<Results>,
        /// Whether reading was stopped before its end.
        was_stopped: bool,
    },
}

/// How far the reading is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// The name of the file being read.
    pub file: String,
    /// Bytes read, of all files asked for.
    pub n_bytes_read: u64,
    /// Bytes in all files asked for.
    pub n_bytes: u64,
    /// Rows read.
    pub n_rows: u64,
}
