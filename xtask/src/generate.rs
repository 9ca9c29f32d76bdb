//! Writes a synthetic case list of any length, for tests of speed and memory.
//!
//! Every row is a function of its number: the same plan gives the same bytes. Rows are written as
//! they are made.

mod row;

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

use anyhow::{Context, Result};

/// What to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Case-months: each case is in every one of the three months.
    pub rows: u64,
    /// How often the same rows are written.
    pub times: u64,
    /// Whether repetitions differ in the last column, so that they are no exact repeats.
    pub varied: bool,
    /// Where to write.
    pub file: PathBuf,
}

/// Writes the file and prints how many records it holds.
pub fn run(plan: &Plan) -> Result<()> {
    let name = plan.file.display();
    let file = File::create(&plan.file).with_context(|| format!("creating {name}"))?;
    let mut out = BufWriter::with_capacity(1 << 20, file);
    let records = write(plan, &mut out).with_context(|| format!("writing {name}"))?;
    out.flush().with_context(|| format!("writing {name}"))?;
    println!("{records} records in {name}, below one header row");
    Ok(())
}

/// Writes the header and the rows; gives the number of rows.
fn write(plan: &Plan, out: &mut impl Write) -> std::io::Result<u64> {
    out.write_all(row::HEADER.as_bytes())?;
    let mut records = 0;
    for repetition in 0..plan.times {
        for number in 0..plan.rows {
            let variation = if plan.varied { repetition } else { 0 };
            row::write(number, plan.rows, variation, out)?;
            records += 1;
        }
    }
    Ok(records)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn generated(rows: u64, times: u64, varied: bool) -> String {
        let plan = Plan { rows, times, varied, file: PathBuf::new() };
        let mut out = Vec::new();
        assert_eq!(write(&plan, &mut out).unwrap(), rows * times);
        String::from_utf8(out).unwrap()
    }

    fn column(text: &str, index: usize) -> BTreeSet<&str> {
        text.lines().skip(1).map(|line| line.split(',').nth(index).unwrap()).collect()
    }

    #[test]
    fn every_row_has_thirteen_fields() {
        let text = generated(3_000, 1, false);
        assert_eq!(text.lines().count(), 3_001);
        assert!(text.lines().all(|line| line.split(',').count() == 13));
        assert!(text.ends_with("\r\n"));
    }

    #[test]
    fn a_row_takes_about_110_bytes() {
        let bytes = generated(30_000, 1, false).len();
        assert!((100..=120).contains(&(bytes / 30_000)), "{}", bytes / 30_000);
    }

    #[test]
    fn every_case_is_in_every_month_once() {
        let text = generated(3_000, 1, false);
        let months = column(&text, 0);
        assert_eq!(months.len(), 3);
        assert_eq!(column(&text, 7).len(), 1_000);
        let pairs: BTreeSet<_> = text
            .lines()
            .skip(1)
            .map(|line| {
                let fields: Vec<&str> = line.split(',').collect();
                (fields[0], fields[7])
            })
            .collect();
        assert_eq!(pairs.len(), 3_000);
    }

    #[test]
    fn a_worker_has_one_team_and_about_twenty_cases() {
        let text = generated(30_000, 1, false);
        assert_eq!(column(&text, 2).len(), 60);
        let workers = column(&text, 4).len();
        assert!((400..=600).contains(&workers), "{workers}");
        let teams: BTreeSet<_> = text
            .lines()
            .skip(1)
            .map(|line| {
                let fields: Vec<&str> = line.split(',').collect();
                (fields[2], fields[4])
            })
            .collect();
        assert_eq!(teams.len(), workers);
    }

    #[test]
    fn repetitions_are_exact_unless_they_vary() {
        let once = generated(300, 1, false);
        let (_, rows) = once.split_once("\r\n").unwrap();
        assert_eq!(generated(300, 2, false), format!("{once}{rows}"));
        let varied = generated(300, 6, true);
        assert!(varied.starts_with(&once));
        assert_eq!(varied.lines().collect::<BTreeSet<_>>().len(), 1_801);
    }
}
