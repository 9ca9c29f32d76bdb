//! What tests from the outside share: the data beside them, and reading as the worker does it.

use std::path::PathBuf;

use caseload_audit::intake::source::FileId;
use caseload_audit::pipeline::{AuditFiles, Finished, ReadFile, Reading};
use serde_json::Value;

/// The bytes of a file in `tests/data`.
pub fn data_file(name: &str) -> Vec<u8> {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests", "data", name].iter().collect();
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The answers beside the data.
pub fn answers() -> Value {
    serde_json::from_slice(&data_file("answers.json")).expect("the answers are JSON")
}

/// Reads a file that comes in chunks, once more if it has to be.
pub fn read(id: u32, name: &str, chunks: &[&[u8]]) -> ReadFile {
    let n_bytes = chunks.iter().map(|chunk| chunk.len() as u64).sum();
    let mut reading = Reading::new(FileId(id), name, n_bytes);
    loop {
        for chunk in chunks {
            reading.push(chunk);
        }
        match reading.finish() {
            Finished::File(file) => return *file,
            Finished::ReadAgain(again) => reading = *again,
        }
    }
}

/// An audit of these files, added in this order.
pub fn audit_of(files: &[(&str, &[u8])]) -> AuditFiles {
    let mut audit = AuditFiles::new();
    for (id, (name, bytes)) in (0..).zip(files) {
        audit.add(read(id, name, &[bytes]));
    }
    audit
}
