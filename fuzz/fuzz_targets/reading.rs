//! Any bytes as a file, through reading, reading once more and the results, and then through one
//! choice of the user about how it is read, and back.
//!
//! The first byte chooses the measure, the file's name and the size of the chunks, the second what the
//! user decides; the others are the file. Nothing may panic, every row has to be accounted for, chunks
//! may not decide anything, and a choice that is taken back leaves nothing behind.

#![no_main]


use caseload_audit::audit::results::Results;
use caseload_audit::audit::settings::{AuditSettings, Measure};
use caseload_audit::intake::choices::Choice;
use caseload_audit::intake::field::Field;
use caseload_audit::intake::source::{FileId, Understood};
use caseload_audit::pipeline::{AuditFiles, Finished, How, ReadFile, Reading};
use libfuzzer_sys::fuzz_target;

const FILE: FileId = FileId(0);

/// How often a file may have to be read: once more for its encoding or its dates.
const MOST_PASSES: usize = 2;

fuzz_target!(|bytes: &[u8]| {
    let &[first, second, ref file @ ..] = bytes else { return };
    let name = if first % 2 == 0 { "file.csv" } else { "Caseload July 2019.csv" };
    let size = usize::from(first / 2) * usize::from(first / 2) + 1;
    let measure = Measure::ALL.into_iter().cycle().nth(usize::from(first)).unwrap_or_default();
    let settings = AuditSettings { measure, ..AuditSettings::default() };
    let mut in_chunks = AuditFiles::new();
    in_chunks.add(read(name, file, size, How::default()));
    let mut whole = AuditFiles::new();
    whole.add(read(name, file, file.len().max(1), How::default()));
    let results = in_chunks.results(&settings);
    check_account(&results);
    assert_eq!(results, whole.results(&settings), "chunks of {size} decide");
    let Some(decided) = decided(&results, usize::from(second)) else { return };
    for settings in [&decided, &settings] {
        for id in in_chunks.to_read(settings) {
            let how = in_chunks.how(id, settings);
            in_chunks.add(read(name, file, size, how));
        }
        assert!(in_chunks.to_read(settings).is_empty(), "what was read stays read");
        check_account(&in_chunks.results(settings));
    }
    assert_eq!(in_chunks.results(&settings), results, "a choice that is taken back");
});

fn read(name: &str, file: &[u8], size: usize, how: How) -> ReadFile {
    let mut reading = Reading::new(FILE, name, file.len() as u64, how);
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

/// The settings with one of the choices that the page offers.
fn decided(results: &Results, number: usize) -> Option<AuditSettings> {
    let file = results.files.first()?;
    let choices = choices(file.outcome.understood()?);
    let choice = choices.get(number % choices.len().max(1))?.clone();
    let settings = results.settings.clone();
    let reading = settings.reading.clone().with(file, choice);
    Some(AuditSettings { reading, ..settings })
}

fn choices(understood: &Understood) -> Vec<Choice> {
    let of_facts = understood.facts.iter().flat_map(|fact| &fact.options);
    let of_columns = understood.columns.iter().take(8).flat_map(|column| {
        let fields = [None, Some(Field::Team), Some(Field::SnapshotOn), Some(Field::CaseId)];
        fields.map(|field| Choice::Column(column.name.clone(), field))
    });
    of_facts.map(|option| option.choice.clone()).chain(of_columns).collect()
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
