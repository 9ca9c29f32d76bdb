//! The account of the rows as its table shows it.

use yew::AttrValue;

use crate::audit::account::{AccountRow, FirstLines, Reason, RowAccount, RowCount};
use crate::format::thousands;

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
    let files = account.files.iter().map(|row| shown_row(&account.reasons, row, &row.file, true));
    let all = shown_row(&account.reasons, &account.all, "All files", false);
    (files.collect(), all)
}

fn shown_row(reasons: &[Reason], row: &AccountRow, name: &str, says_lines: bool) -> ShownRow {
    let shown_count = |(reason, count): (&Reason, &RowCount)| ShownCount {
        number: thousands(count.n_rows).into(),
        // Of a file without caseloads it is every line.
        lines: if says_lines && *reason != Reason::NoCaseload {
            lines(count)
        } else {
            AttrValue::default()
        },
    };
    ShownRow {
        name: name.to_owned().into(),
        read: thousands(row.n_read).into(),
        used: format!("{} ({})", thousands(row.n_used), thousands(row.n_used_unallocated)).into(),
        set_aside: reasons.iter().zip(&row.set_aside).map(shown_count).collect(),
        blank: thousands(row.n_blank_lines).into(),
    }
}

/// `line 12`, `lines 12 and 40`, `lines 12, 40, 41 …`.
pub fn lines(count: &RowCount) -> AttrValue {
    line_numbers(&count.first_lines).into()
}

/// Line numbers in words; `…` stands for those that are not shown.
pub fn line_numbers(lines: &FirstLines) -> String {
    let names: Vec<String> = lines.shown().iter().map(|&line| thousands(line)).collect();
    match names.as_slice() {
        [] => String::new(),
        _ if lines.has_more() => format!("lines {} \u{2026}", names.join(", ")),
        [only] => format!("line {only}"),
        [a, b] => format!("lines {a} and {b}"),
        _ => format!("lines {}", names.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_in_words() {
        let words = |lines: &[u64]| {
            let mut first = FirstLines::default();
            for &line in lines {
                first.add(line);
            }
            line_numbers(&first)
        };
        assert_eq!(words(&[]), "");
        assert_eq!(words(&[12]), "line 12");
        assert_eq!(words(&[12, 40]), "lines 12 and 40");
        assert_eq!(words(&[12, 40, 41]), "lines 12, 40, 41");
        assert_eq!(words(&[1, 2, 3, 4, 5]), "lines 1, 2, 3, 4, 5");
        assert_eq!(words(&[1, 2, 3, 4, 1_041, 6]), "lines 1, 2, 3, 4, 6 \u{2026}");
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
