//! Large files that nobody holds: pieces, each repeated, in chunks as browsers give them.

use std::iter::repeat_n;

use caseload_audit::audit::results::Results;
use caseload_audit::audit::settings::AuditSettings;
use caseload_audit::intake::source::FileId;
use caseload_audit::pipeline::{AuditFiles, Finished, How, ReadFile, Reading};

use crate::allocator::most_held;

/// The size of the chunks that Chromium and Firefox give of a file.
const CHUNK: usize = 1 << 16;

/// A file in pieces.
#[derive(Debug, Default)]
pub struct LargeFile {
    pieces: Vec<(Vec<u8>, usize)>,
}

impl LargeFile {
    /// Goes on with these bytes.
    pub fn then(mut self, bytes: impl AsRef<[u8]>) -> Self {
        self.pieces.push((bytes.as_ref().to_vec(), 1));
        self
    }

    /// Goes on with `n_bytes` of these, over and over.
    pub fn then_repeated(mut self, bytes: impl AsRef<[u8]>, n_bytes: usize) -> Self {
        let bytes = bytes.as_ref();
        let chunk = bytes.repeat(CHUNK.div_ceil(bytes.len()));
        let n_chunks = n_bytes.div_ceil(chunk.len());
        self.pieces.push((chunk, n_chunks));
        self
    }

    /// Its size.
    pub fn n_bytes(&self) -> usize {
        self.pieces.iter().map(|(piece, n)| piece.len() * n).sum()
    }

    /// The results of an audit of it alone, and the most memory that it took.
    pub fn results(&self) -> (Results, usize) {
        most_held(|| {
            let mut audit = AuditFiles::new();
            audit.add(self.read());
            audit.results(&AuditSettings::default())
        })
    }

    fn read(&self) -> ReadFile {
        let mut reading =
            Reading::new(FileId(0), "file.csv", self.n_bytes() as u64, How::default());
        loop {
            for (piece, n) in &self.pieces {
                for chunk in repeat_n(piece, *n).flat_map(|piece| piece.chunks(CHUNK)) {
                    reading.push(chunk);
                }
            }
            match reading.finish() {
                Finished::File(file) => return *file,
                Finished::ReadAgain(again) => reading = *again,
            }
        }
    }
}
