//! Every figure of an audit with its working as CSV: one line a figure, for whoever wants to do the
//! sums again. UTF-8 with byte-order mark, one header row.

use super::csv::written;
use crate::audit::results::Results;
use crate::audit::sheet::{Column, Sheet, SheetRow};
use crate::audit::sheets;
use crate::audit::working::{Sum, Working};

const HEADER: [&str; 12] = [
    "Table",
    "Service area",
    "Row",
    "Figure",
    "Of",
    "Shown",
    "Worked out as",
    "Exactly",
    "Why not available",
    "Left out",
    "Formula",
    "Rows it rests on",
];

/// What becomes of rows that rest on one or two workers, whose figures tell what a person holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowsOfFew {
    /// They are left out. That hides no more than their lines: what the others give and the totals
    /// still tell them.
    #[default]
    LeftOut,
    /// They are in it.
    Included,
}

/// Every figure; empty when there is no audit.
pub fn figures_csv(results: &Results, of_few: RowsOfFew) -> Vec<u8> {
    let Some(audit) = &results.audit else { return Vec::new() };
    let mut records: Vec<Vec<String>> = vec![HEADER.map(str::to_owned).to_vec()];
    for sheet in sheets::all(audit) {
        let rows = sheet.rows.iter().chain(&sheet.total);
        for row in rows.filter(|row| of_few == RowsOfFew::Included || !row.is_of_few) {
            for (column, cell) in sheet.columns.iter().zip(&row.cells) {
                records.push(record(&sheet, row, column, cell));
            }
        }
    }
    written(&records)
}

fn record(sheet: &Sheet, row: &SheetRow, column: &Column, cell: &Working) -> Vec<String> {
    let (name, before) =
        row.names.split_last().map_or(("", &[][..]), |(name, before)| (name.as_str(), before));
    let (expression, exactly, why) = match &cell.sum {
        Sum::Done { expression, value } => (expression.clone(), value.fraction(), String::new()),
        Sum::NotAvailable(why) => (String::new(), String::new(), why.clone()),
    };
    // A spreadsheet would take 65/4 for a date.
    let exactly = exactly.strip_suffix("/1").map_or(exactly.replace('/', " / "), str::to_owned);
    vec![
        sheet.caption.clone(),
        before.join(", "),
        name.to_owned(),
        column.name(),
        cell.whose.clone(),
        cell.shown.clone(),
        expression,
        exactly,
        why,
        cell.left_out.join(" "),
        cell.formula.clone(),
        cell.rests_on.join("; "),
    ]
}
