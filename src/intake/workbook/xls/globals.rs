//! What holds for all sheets of an .xls workbook: its sheets, its texts, and which formats are dates.

use super::records::{
    BOF, BOUND_SHEET, CONTINUE, DATE_MODE, EOF, FILE_PASS, FORMAT, Record, SST, XF, records,
};
use super::strings::{self, long_text, text};
use crate::intake::workbook::Sheet;
use crate::intake::workbook::bad::BadWorkbook;
use crate::intake::workbook::cell_text::{duration, moment, number};
use crate::intake::workbook::compound::u32_at;

/// What holds for all sheets.
#[derive(Debug, Default)]
pub(super) struct Globals {
    pub(super) is_biff8: bool,
    is_1904: bool,
    pub(super) texts: Vec<String>,
    /// By a cell's format.
    shows: Vec<Shows>,
}

/// What a number is shown as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shows {
    Number,
    Moment,
    Duration,
}

const BIFF8: u16 = 0x0600;
const BIFF5: u16 = 0x0500;

impl Globals {
    /// Of a workbook's stream, with its sheets and where each begins.
    pub(super) fn of(stream: &[u8]) -> Result<(Self, Vec<(usize, Sheet)>), BadWorkbook> {
        let mut all = records(stream, 0).peekable();
        let version = all.next().filter(|record| record.kind == BOF);
        let is_biff8 = match version.and_then(|version| version.u16(0)) {
            Some(BIFF8) => true,
            Some(BIFF5) => false,
            _ => return Err(BadWorkbook::Damaged),
        };
        let mut globals = Self { is_biff8, ..Self::default() };
        let mut sheets = Vec::new();
        let mut formats = Vec::new();
        let mut format_of_cells = Vec::new();
        let mut is_whole = false;
        while let Some(record) = all.next() {
            match record.kind {
                FILE_PASS => return Err(BadWorkbook::Password),
                DATE_MODE => globals.is_1904 = record.u16(0) == Some(1),
                FORMAT => formats.extend(globals.format(&record)),
                XF => format_of_cells.push(record.u16(2).unwrap_or_default()),
                BOUND_SHEET => sheets.extend(globals.sheet(&record)),
                SST => {
                    let mut parts = vec![record.bytes];
                    while let Some(more) = all.next_if(|record| record.kind == CONTINUE) {
                        parts.push(more.bytes);
                    }
                    globals.texts = strings::table(&parts)?;
                }
                EOF => {
                    is_whole = true;
                    break;
                }
                _ => {}
            }
        }
        if !is_whole {
            return Err(BadWorkbook::Damaged);
        }
        globals.shows = format_of_cells
            .into_iter()
            .map(|format| {
                let own = formats.iter().find(|(number, _)| *number == format);
                own.map_or_else(|| shows_by_number(format), |(_, code)| shows(code))
            })
            .collect();
        Ok((globals, sheets))
    }

    fn format(&self, record: &Record<'_>) -> Option<(u16, String)> {
        let code = record.bytes.get(2..)?;
        let code = if self.is_biff8 {
            long_text(code, true)
        } else {
            let (&n, code) = code.split_first()?;
            text(code, usize::from(n), false)
        };
        Some((record.u16(0)?, code))
    }

    /// A sheet of cells.
    fn sheet(&self, record: &Record<'_>) -> Option<(usize, Sheet)> {
        let [visibility, 0, n, name @ ..] = record.bytes.get(4..)? else { return None };
        let begin = usize::try_from(u32_at(record.bytes, 0)?).ok()?;
        let name = text(name, usize::from(*n), self.is_biff8);
        Some((begin, Sheet { name, is_hidden: visibility & 3 != 0 }))
    }

    /// A number as text, by the format of its cell.
    pub(super) fn number(&self, value: f64, format: u16) -> String {
        match self.shows.get(usize::from(format)) {
            Some(Shows::Moment) => moment(value, self.is_1904),
            Some(Shows::Duration) => duration(value),
            Some(Shows::Number) | None => number(value),
        }
    }
}

/// What the formats that every workbook has show.
fn shows_by_number(format: u16) -> Shows {
    match format {
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Shows::Moment,
        46 => Shows::Duration,
        _ => Shows::Number,
    }
}

/// What a format's code shows: letters of dates and times outside quotation marks and brackets;
/// hours, minutes or seconds in brackets are a duration.
fn shows(code: &str) -> Shows {
    let mut characters = code.chars();
    while let Some(character) = characters.next() {
        match character.to_ascii_lowercase() {
            '\\' | '_' | '*' => {
                characters.next();
            }
            '"' => {
                characters.find(|&c| c == '"');
            }
            '[' => {
                let inner: String = characters.by_ref().take_while(|&c| c != ']').collect();
                let inner = inner.to_ascii_lowercase();
                let is_of = |unit: char| !inner.is_empty() && inner.chars().all(|c| c == unit);
                if ['h', 'm', 's'].into_iter().any(is_of) {
                    return Shows::Duration;
                }
            }
            ';' => return Shows::Number,
            'd' | 'm' | 'y' | 'h' | 's' => return Shows::Moment,
            // "General" and "E+00" hold none of these letters before their first.
            _ => {}
        }
    }
    Shows::Number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_formats() {
        for (code, expected) in [
            ("General", Shows::Number),
            ("0.00E+00", Shows::Number),
            ("dd/mm/yyyy", Shows::Moment),
            ("[$-809]d mmmm yyyy;@", Shows::Moment),
            ("hh:mm", Shows::Moment),
            ("[h]:mm:ss", Shows::Duration),
            ("#,##0\\ \"days\"", Shows::Number),
            ("[Red]0;d", Shows::Number),
            ("0%", Shows::Number),
        ] {
            assert_eq!(shows(code), expected, "{code}");
        }
    }
}
