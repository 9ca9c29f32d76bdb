//! What tests from the outside share: the data beside them, and reading as the worker does it.

use std::path::PathBuf;

use caseload_audit::audit::results::Results;
use caseload_audit::audit::settings::AuditSettings;
use caseload_audit::intake::source::FileId;
use caseload_audit::pipeline::{AuditFiles, Finished, How, ReadFile, Reading};
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
    read_as(id, name, chunks, How::default())
}

/// Reads a file as was decided.
pub fn read_as(id: u32, name: &str, chunks: &[&[u8]], how: How) -> ReadFile {
    let n_bytes = chunks.iter().map(|chunk| chunk.len() as u64).sum();
    let mut reading = Reading::new(FileId(id), name, n_bytes, how);
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

/// What a user gets who decides something about files: those that it concerns are read once more,
/// as the worker does it.
pub fn answer(
    audit: &mut AuditFiles,
    files: &[(&str, &[u8])],
    settings: &AuditSettings,
) -> Results {
    for _ in 0..3 {
        for id in audit.to_read(settings) {
            let (name, bytes) = files[id.0 as usize];
            let how = audit.how(id, settings);
            audit.add(read_as(id.0, name, &[bytes], how));
        }
    }
    assert_eq!(audit.to_read(settings), [], "what was read stays read");
    audit.results(settings)
}
