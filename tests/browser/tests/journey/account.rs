//! Comparing the account of every row with right answers.

use std::collections::BTreeMap;

use browser_tests::page::Page;
use browser_tests::table::{Cell, Table};

/// What should have happened to the rows of one file, or of all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows {
    /// Records after the header.
    pub read: u64,
    /// Of them, those that count.
    pub used: u64,
    /// Of those, the unallocated ones.
    pub unallocated: u64,
    /// Lines that are no records, beside the account.
    pub blank_lines: u64,
    /// The others, by reason in lower case with a plain apostrophe.
    pub set_aside: BTreeMap<String, u64>,
}

impl Rows {
    /// Rows that all count.
    pub fn all_used(read: u64, unallocated: u64) -> Self {
        Self { read, used: read, unallocated, blank_lines: 0, set_aside: BTreeMap::new() }
    }
}

/// Waits until the account has the expected row for each name, and checks that every row of it
/// adds up.
pub async fn check(page: &Page, expected: &BTreeMap<String, Rows>) {
    page.go_to("Check").await;
    page.until_equal("the account of every row", expected, async || {
        let table = page.table("What happened to every row").await;
        expected
            .keys()
            .filter_map(|name| Some((name.clone(), rows_in(&table, table.row(name)?))))
            .collect()
    })
    .await;
    let table = page.table("What happened to every row").await;
    for row in &table.rows {
        let rows = rows_in(&table, row);
        let set_aside: u64 = rows.set_aside.values().sum();
        assert_eq!(rows.read, rows.used + set_aside, "{row:?} should add up");
        assert!(rows.unallocated <= rows.used, "{row:?}");
    }
    page.go_to("Results").await;
}

/// The account of one file, and the same over all files.
pub async fn check_one_file(page: &Page, file: &str, rows: Rows) {
    let all = rows.clone();
    let expected = [(file.to_owned(), rows), ("All files".to_owned(), all)];
    check(page, &expected.into()).await;
}

/// Reads a row; reasons without a row are left out.
fn rows_in(table: &Table, row: &[Cell]) -> Rows {
    let used = table.column("Used").expect("a column of rows used");
    let blank = table.column("Blank lines").expect("a column of blank lines");
    let read = table.column("Read").expect("a column of rows read");
    let set_aside = table.headings[used + 1..blank]
        .iter()
        .zip(&row[used + 1..blank])
        .filter(|(_, cell)| cell.number() > 0)
        .map(|(heading, cell)| {
            let reason = heading.to_lowercase().replace('\u{2019}', "'");
            (reason, cell.number())
        })
        .collect();
    Rows {
        read: row[read].number(),
        used: row[used].number(),
        unallocated: row[used].number_in_brackets(),
        blank_lines: row[blank].number(),
        set_aside,
    }
}
