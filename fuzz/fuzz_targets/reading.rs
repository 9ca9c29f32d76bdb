//! Any bytes as a file, through reading, reading once more and the results.
//!
//! The first byte chooses the measure, the file's name and the size of the chunks, the others are the
//! file. Nothing may panic, every row has to be accounted for, and chunks may not decide anything.

#![no_main]

use caseload_audit::audit::results::Results;
use caseload_audit::audit::settings::{AuditSettings, Measure};
use caseload_audit::intake::source::FileId;
use caseload_audit::pipeline::{AuditFiles, Finished, How, ReadFile, Reading};
use libfuzzer_sys::fuzz_target;

/// How often a file may have to be read: once more for its encoding or its dates.
const MOST_PASSES: usize = 2;

fuzz_target!(|bytes: &[u8]| {
    let Some((&first, file)) = bytes.split_first() else { return };
    let name = if first % 2 == 0 { "file.csv" } else { "Caseload July 2019.csv" };
    let size = usize::from(first / 2) * usize::from(first / 2) + 1;
    let mut in_chunks = AuditFiles::new();
    in_chunks.add(read(name, file, size));
    let mut whole = AuditFiles::new();
    whole.add(read(name, file, file.len().max(1)));
    let measure = Measure::ALL.into_iter().cycle().nth(usize::from(first)).unwrap_or_default();
    let settings = AuditSettings { measure, ..AuditSettings::default() };
    let results = in_chunks.results(&settings);
    check_account(&results);
    assert_eq!(results, whole.results(&settings), "chunks of {size} decide");
});

fn read(name: &str, file: &[u8], size: usize) -> ReadFile {
    let mut reading = Reading::new(FileId(0), name, file.len() as u64, How::default());
    for _ in 0..MOST_PASSES {
        for chunk in file.chunks(size) {
            reading.push(chunk);
        }
        match reading.finish() {
            Finished::File(file) => return *file,
            Finished::ReadAgain(again) => reading = *again,
        }
    }
    panic!("still to be read after {MOST_PASSES} passes");
}

/// Read = used + set aside, for each file and in all.
fn check_account(results: &Results) {
    let account = &results.account;
    for row in account.files.iter().chain([&account.all]) {
        let n_set_aside: u64 = row.set_aside.iter().map(|count| count.n_rows).sum();
        assert_eq!(row.n_read, row.n_used + n_set_aside, "{account:?}");
    }
    let n_read: u64 = account.files.iter().map(|row| row.n_read).sum();
    assert_eq!(n_read, account.all.n_read);
}
