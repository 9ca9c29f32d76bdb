//! Files longer than the beginning that is looked at, and every file of the golden cases, damaged.

use std::fmt::Write as _;

use caseload_audit::audit::results::Results;
use caseload_audit::audit::settings::AuditSettings;
use caseload_audit::pipeline::AuditFiles;

use crate::reading::read;

fn results(bytes: &[u8], size: usize) -> Results {
    let chunks: Vec<&[u8]> = bytes.chunks(size).collect();
    let mut audit = AuditFiles::new();
    audit.add(read(0, "file.csv", &chunks));
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
    let whole = results(text.as_bytes(), text.len());
    for size in [1000, 1 << 16, 100_000, 1 << 17] {
        assert_eq!(results(text.as_bytes(), size), whole, "chunks of {size}");
    }
}
