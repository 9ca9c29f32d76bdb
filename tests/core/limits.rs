//! Files longer than the beginning that is looked at, and every file of the golden cases, damaged.

use std::fmt::Write as _;

use caseload_audit::audit::results::Results;
use caseload_audit::audit::settings::AuditSettings;
use caseload_audit::intake::source::FileId;
use caseload_audit::pipeline::AuditFiles;
use proptest::collection::vec;
use proptest::sample::select;
use proptest::test_runner::TestRunner;

use crate::cases::all_inputs;
use crate::mutation::mutation;
use crate::reading::{read, read_as};
use crate::search;

fn results(name: &str, bytes: &[u8], size: usize) -> Results {
    let chunks: Vec<&[u8]> = bytes.chunks(size).collect();
    let mut audit = AuditFiles::new();
    audit.add(read(0, name, &chunks));
    audit.results(&AuditSettings::default())
}

/// Rows of two kilobytes each: the beginning ends in the midst of one, and before as many rows as
/// are looked at.
#[test]
fn chunks_do_not_decide_what_the_beginning_says() {
    let mut text = "Month,Team,Worker,Cases,Note\n".to_owned();
    for n in 0..150 {
        writeln!(text, "Jul-19,North,Worker {n},3,\"{}\"", "note, ".repeat(300)).unwrap();
    }
    let whole = results("file.csv", text.as_bytes(), text.len());
    for size in [1000, 1 << 16, 100_000, 1 << 17] {
        assert_eq!(results("file.csv", text.as_bytes(), size), whole, "chunks of {size}");
    }
}

/// Whatever was done to a file of the golden cases: nothing panics, every row is accounted for, and
/// chunks do not decide. Most of them still give rows, so that it is really tried.
#[test]
fn damaged_cases_are_survived() {
    let files: Vec<(String, Vec<u8>)> =
        all_inputs().into_iter().filter(|(_, bytes)| !bytes.is_empty()).collect();
    let config = search::cases(400);
    let n_cases = config.cases;
    let n_with_rows = std::cell::Cell::new(0);
    let inputs = (select(files), vec(mutation(), 1..6), 1..300_usize);
    let outcome = TestRunner::new(config).run(&inputs, |((name, mut bytes), mutations, size)| {
        for mutation in mutations {
            mutation.apply(&mut bytes);
        }
        let found = results(&name, &bytes, size);
        for row in found.account.files.iter().chain([&found.account.all]) {
            let n_set_aside: u64 = row.set_aside.iter().map(|count| count.n_rows).sum();
            assert_eq!(row.n_read, row.n_used + n_set_aside);
        }
        assert_eq!(found, results(&name, &bytes, bytes.len().max(1)), "chunks of {size}");
        n_with_rows.set(n_with_rows.get() + u32::from(found.account.all.n_read > 0));
        Ok(())
    });
    assert!(outcome.is_ok(), "{outcome:?}");
    assert!(n_with_rows.get() * 2 >= n_cases, "only {} of {n_cases}", n_with_rows.get());
}

/// Each line that is named for a row that was set aside is where a row begins, which can be looked at.
#[test]
fn rows_that_are_set_aside_can_be_seen() {
    let mut n_seen = 0;
    for (name, bytes) in all_inputs() {
        let mut audit = AuditFiles::new();
        audit.add(read(0, &name, &[&bytes]));
        let results = audit.results(&AuditSettings::default());
        let counts = results.account.files.iter().flat_map(|row| &row.set_aside);
        let mut lines: Vec<u64> =
            counts.flat_map(|count| count.first_lines.shown()).copied().collect();
        lines.sort_unstable();
        let Some(how) = audit.how_to_see(FileId(0), lines.clone()) else { continue };
        let seen = read_as(0, &name, &[&bytes], how).seen();
        assert_eq!(seen.iter().map(|row| row.line).collect::<Vec<_>>(), lines, "{name}");
        n_seen += lines.len();
    }
    assert!(n_seen > 30, "only {n_seen}");
}
