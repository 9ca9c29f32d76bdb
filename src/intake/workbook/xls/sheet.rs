//! The cells of a sheet of an .xls workbook. Programs write them row by row, but nothing makes them:
//! their places are put in order before they are given.

use super::globals::Globals;
use super::records::{
    BOF, BOOL_ERR, EOF, FORMULA, LABEL, LABEL_SST, MERGE_CELLS, MUL_RK, NUMBER, RK, ROW, RSTRING,
    Record, STRING, record_at, records,
};
use super::strings::long_text;
use crate::intake::workbook::Read;
use crate::intake::workbook::bad::BadWorkbook;
use crate::intake::workbook::compound::{u16_at, u32_at};
use crate::intake::workbook::limits::MOST_CELLS;
use crate::intake::workbook::rows::{Merged, Rows, Stop};

/// A cell: its row, its column, and where the record that holds it begins.
type Place = (u16, u16, usize);

/// Gives the rows of the sheet whose records begin there.
pub(super) fn read(
    stream: &[u8],
    begin: usize,
    globals: &Globals,
    read: &mut Read<'_>,
) -> Result<(), Stop> {
    if record_at(stream, begin).is_none_or(|record| record.kind != BOF) {
        return Err(BadWorkbook::Damaged.into());
    }
    let mut places: Vec<Place> = Vec::new();
    let mut merged = Vec::new();
    // A chart in the sheet has records of its own, between a beginning and an end.
    let mut depth = 0_u32;
    let mut is_whole = false;
    for record in records(stream, begin) {
        match record.kind {
            BOF => depth += 1,
            EOF => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    is_whole = true;
                    break;
                }
            }
            _ if depth > 1 => {}
            ROW => {
                let is_hidden = record.bytes.get(12).is_some_and(|flags| flags & 0x20 != 0);
                read.n_hidden += u64::from(is_hidden);
            }
            MERGE_CELLS => merged.extend(areas(&record)),
            NUMBER | RK | LABEL | RSTRING | LABEL_SST | BOOL_ERR | FORMULA => {
                let (row, column) = (record.u16(0), record.u16(2));
                places.extend(row.zip(column).map(|(row, column)| (row, column, record.at)));
            }
            MUL_RK => {
                let Some((row, first)) = record.u16(0).zip(record.u16(2)) else { continue };
                let n = record.bytes.len().saturating_sub(6) / 6;
                let columns = (first..=u16::MAX).take(n);
                places.extend(columns.map(|column| (row, column, record.at)));
            }
            _ => {}
        }
        if places.len() as u64 > MOST_CELLS {
            return Err(BadWorkbook::TooManyCells.into());
        }
    }
    if !is_whole {
        return Err(BadWorkbook::Damaged.into());
    }
    places.sort_by_key(|&(row, column, _)| (row, column));
    // Of two values of one cell the later holds.
    let mut table = Rows::new(merged, read.width, read.give);
    let mut after = places.iter().skip(1);
    for &(row, column, at) in &places {
        if after.next().is_some_and(|next| (next.0, next.1) == (row, column)) {
            continue;
        }
        let text = record_at(stream, at).and_then(|record| value(stream, &record, column, globals));
        match text {
            Some(text) => table.cell(row.into(), column.into(), &text)?,
            None => read.n_damaged += 1,
        }
    }
    (read.n_rows, read.n_blank) = table.finish()?;
    Ok(())
}

fn areas<'a>(record: &'a Record<'_>) -> impl Iterator<Item = Merged> + 'a {
    let areas = record.bytes.get(2..).unwrap_or_default().chunks_exact(8);
    areas.filter_map(|area| {
        Some(Merged {
            first_row: u16_at(area, 0)?.into(),
            last_row: u16_at(area, 2)?.into(),
            column: u16_at(area, 4)?.into(),
        })
    })
}

/// What the cell in that column shows; `None` where its record is cut.
fn value(stream: &[u8], record: &Record<'_>, column: u16, globals: &Globals) -> Option<String> {
    let format = record.u16(4)?;
    let rest = record.bytes.get(6..)?;
    match record.kind {
        NUMBER => Some(globals.number(f64::from_le_bytes(*rest.first_chunk()?), format)),
        RK => Some(globals.number(rk(u32_at(rest, 0)?), format)),
        MUL_RK => {
            let number = usize::from(column.checked_sub(record.u16(2)?)?);
            let own = record.bytes.get(4 + number * 6..)?;
            Some(globals.number(rk(u32_at(own, 2)?), u16_at(own, 0)?))
        }
        LABEL_SST => globals.texts.get(usize::try_from(u32_at(rest, 0)?).ok()?).cloned(),
        LABEL | RSTRING => Some(long_text(rest, globals.is_biff8)),
        BOOL_ERR => match rest {
            [value, 0, ..] => Some(truth(*value)),
            [error, _, ..] => Some(error_text(*error).to_owned()),
            _ => None,
        },
        FORMULA => {
            let result: [u8; 8] = *rest.first_chunk()?;
            match result {
                [0, .., 0xff, 0xff] => formula_text(stream, record, globals),
                [1, _, value, .., 0xff, 0xff] => Some(truth(value)),
                [2, _, error, .., 0xff, 0xff] => Some(error_text(error).to_owned()),
                [_, .., 0xff, 0xff] => Some(String::new()),
                number => Some(globals.number(f64::from_le_bytes(number), format)),
            }
        }
        _ => None,
    }
}

/// The text that a formula gave: it follows, at most after the records of a shared formula.
fn formula_text(stream: &[u8], formula: &Record<'_>, globals: &Globals) -> Option<String> {
    let following = records(stream, formula.at).skip(1).take(3);
    let text = following.into_iter().take_while(|record| record.kind != FORMULA);
    let text = text.into_iter().find(|record| record.kind == STRING)?;
    Some(long_text(text.bytes, globals.is_biff8))
}

fn truth(value: u8) -> String {
    if value == 0 { "FALSE" } else { "TRUE" }.to_owned()
}

fn error_text(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        0x2a => "#N/A",
        _ => "#ERROR!",
    }
}

/// A number in 30 bits: whole or the upper bits of a fraction, by a hundred or not.
fn rk(bits: u32) -> f64 {
    let value = if bits & 2 == 0 {
        f64::from_bits(u64::from(bits & !3) << 32)
    } else {
        f64::from(bits.cast_signed() >> 2)
    };
    if bits & 1 == 0 { value } else { value / 100.0 }
}

#[cfg(test)]
mod tests {
    use super::rk;

    #[test]
    #[expect(clippy::float_cmp, reason = "the bits decide")]
    fn numbers_in_thirty_bits() {
        // 1, 1.23 and 12345.67 as Excel writes them.
        assert_eq!(rk(0x3ff0_0000), 1.0);
        assert_eq!(rk((123 << 2) | 3), 1.23);
        assert_eq!(rk((1_234_567 << 2) | 3), 12_345.67);
        assert_eq!(rk((-5_i32 << 2).cast_unsigned() | 2), -5.0);
    }
}
