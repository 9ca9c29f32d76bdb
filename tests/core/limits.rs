//! Files longer than the beginning that is looked at, and every file of the golden cases, damaged.

use std::fmt::Write as _;

use caseload_audit::audit::results::Results;
use caseload_audit::audit::settings::AuditSettings;
use caseload_audit::pipeline::AuditFiles;
use proptest::collection::vec;
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};

use crate::cases::all_inputs;
use crate::mutation::mutation;
use crate::reading::read;

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
    let n_cases = 400;
    let config = Config { cases: n_cases, failure_persistence: None, ..Config::default() };
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
