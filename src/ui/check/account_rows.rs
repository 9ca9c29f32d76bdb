//! The account of the rows as its table shows it.

use yew::AttrValue;

use crate::audit::account::{AccountRow, FirstLines, LINES_KEPT, RowAccount, RowCount};
use crate::format::thousands;
use crate::ui::state::wording::count;

/// A row of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownRow {
    /// The file, or All files.
    pub name: AttrValue,
    /// Rows read.
    pub read: AttrValue,
    /// `812 (35)`.
    pub used: AttrValue,
    /// A cell for each reason.
    pub set_aside: Vec<ShownCount>,
    /// Blank lines.
    pub blank: AttrValue,
}

/// A number of rows with where the first of them are.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownCount {
    /// The number.
    pub number: AttrValue,
    /// `lines 12, 40, 41 …`; empty for none.
    pub lines: AttrValue,
}

/// The files' rows, and that of all files. Lines are of one file: in all, only one file's are said.
pub fn shown(account: &RowAccount) -> (Vec<ShownRow>, ShownRow) {
    let files = account.files.iter().map(|row| shown_row(row, &row.file, true));
    let all = shown_row(&account.all, "All files", false);
    (files.collect(), all)
}

fn shown_row(row: &AccountRow, name: &str, says_lines: bool) -> ShownRow {
    let shown_count = |count: &RowCount| ShownCount {
        number: thousands(count.n_rows).into(),
        lines: if says_lines { lines(count) } else { AttrValue::default() },
    };
    ShownRow {
        name: name.to_owned().into(),
        read: thousands(row.n_read).into(),
        used: format!("{} ({})", thousands(row.n_used), thousands(row.n_used_unallocated)).into(),
        set_aside: row.set_aside.iter().map(shown_count).collect(),
        blank: thousands(row.n_blank_lines).into(),
    }
}

/// `line 12`, `lines 12 and 40`, `lines 12, 40, 41 …`.
pub fn lines(count: &RowCount) -> AttrValue {
    let first = count.first_lines.as_slice();
    line_numbers(first, count.n_rows).into()
}

/// The first lines of a place; where all that are kept are there, there may be more.
pub fn kept_lines(lines: &FirstLines) -> String {
    let first = lines.as_slice();
    let may_be_more = first.len() == LINES_KEPT;
    line_numbers(first, count(first.len()) + u64::from(may_be_more))
}

/// Line numbers in words; the last of a longer row is `…`.
pub fn line_numbers(first: &[u64], n_rows: u64) -> String {
    let names: Vec<String> = first.iter().map(|&line| thousands(line)).collect();
    match names.as_slice() {
        [] => String::new(),
        [only] if n_rows <= 1 => format!("line {only}"),
        [a, b] if n_rows <= 2 => format!("lines {a} and {b}"),
        _ if n_rows > count(first.len()) => {
            format!("lines {} \u{2026}", names.join(", "))
        }
        _ => format!("lines {}", names.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_in_words() {
        assert_eq!(line_numbers(&[], 0), "");
        assert_eq!(line_numbers(&[12], 1), "line 12");
        assert_eq!(line_numbers(&[12, 40], 2), "lines 12 and 40");
        assert_eq!(line_numbers(&[12, 40, 41], 3), "lines 12, 40, 41");
        assert_eq!(line_numbers(&[12, 40, 1_041], 9), "lines 12, 40, 1,041 \u{2026}");
    }

    #[test]
    fn a_row_says_how_many_are_used() {
        let mut account = RowAccount::default();
        account.files.push(AccountRow {
            file: "July.csv".to_owned(),
            n_read: 1_200,
            n_used: 1_150,
            n_used_unallocated: 35,
            ..AccountRow::default()
        });
        let (files, all) = shown(&account);
        assert_eq!(files[0].used, "1,150 (35)");
        assert_eq!(all.name, "All files");
    }
}
