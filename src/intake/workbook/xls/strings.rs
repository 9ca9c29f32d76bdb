//! Texts in records. BIFF8 has them in UTF-16 or, where every character allows it, in its lower
//! bytes; BIFF5 in windows-1252. A text of the table may go on in the next record, where it says
//! anew how its characters are held.

use encoding_rs::WINDOWS_1252;

use crate::intake::workbook::bad::BadWorkbook;
use crate::intake::workbook::compound::{u16_at, u32_at};
use crate::intake::workbook::limits::MOST_TEXTS;

/// The text of `n` characters at the beginning of `bytes`, as far as it is there.
fn characters(bytes: &[u8], n: usize, is_wide: bool, text: &mut Vec<u16>) -> usize {
    if is_wide {
        let (units, _) = bytes.as_chunks();
        let n = n.min(units.len());
        text.extend(units.iter().take(n).map(|unit| u16::from_le_bytes(*unit)));
        n
    } else {
        let n = n.min(bytes.len());
        text.extend(bytes.iter().take(n).map(|&byte| u16::from(byte)));
        n
    }
}

/// The text of a record that has it whole, after its number of characters.
pub(super) fn text(bytes: &[u8], n: usize, is_biff8: bool) -> String {
    if !is_biff8 {
        let bytes = bytes.get(..n.min(bytes.len())).unwrap_or_default();
        return WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned();
    }
    let Some((&flags, rest)) = bytes.split_first() else { return String::new() };
    let mut units = Vec::new();
    characters(rest, n, flags & 1 != 0, &mut units);
    String::from_utf16_lossy(&units)
}

/// The text with its number of characters in 16 bits before it.
pub(super) fn long_text(bytes: &[u8], is_biff8: bool) -> String {
    let n = usize::from(u16_at(bytes, 0).unwrap_or_default());
    text(bytes.get(2..).unwrap_or_default(), n, is_biff8)
}

/// The table of texts, which takes a record and those that continue it; fails where there are too many.
pub(super) fn table(parts: &[&[u8]]) -> Result<Vec<String>, BadWorkbook> {
    let mut table = Table { parts, part: 0, at: 8 };
    let n = parts.first().and_then(|part| u32_at(part, 4)).unwrap_or_default();
    let mut texts = Vec::new();
    while (texts.len() as u64) < u64::from(n) {
        let Some(text) = table.next_text() else { break };
        if texts.len() as u64 >= MOST_TEXTS {
            return Err(BadWorkbook::UnpacksTooLarge);
        }
        texts.push(text);
    }
    Ok(texts)
}

/// A place in the table.
struct Table<'a> {
    parts: &'a [&'a [u8]],
    part: usize,
    at: usize,
}

impl<'a> Table<'a> {
    fn rest(&self) -> &'a [u8] {
        self.parts.get(self.part).and_then(|part| part.get(self.at..)).unwrap_or_default()
    }

    /// Goes to the next record where this one is used up; whether there is one.
    fn turn(&mut self) -> bool {
        self.part += 1;
        self.at = 0;
        self.part < self.parts.len()
    }

    /// The next bytes, which no record's end cuts.
    fn take(&mut self, n: usize) -> Option<&'a [u8]> {
        while self.rest().is_empty() {
            if !self.turn() {
                return None;
            }
        }
        let bytes = self.rest().get(..n)?;
        self.at += n;
        Some(bytes)
    }

    fn next_text(&mut self) -> Option<String> {
        let mut n = usize::from(u16_at(self.take(2)?, 0)?);
        let flags = *self.take(1)?.first()?;
        let n_runs = if flags & 8 == 0 { 0 } else { u16_at(self.take(2)?, 0)? };
        let n_extra = if flags & 4 == 0 { 0 } else { u32_at(self.take(4)?, 0)? };
        let mut is_wide = flags & 1 != 0;
        let mut units = Vec::new();
        while n > 0 {
            let n_taken = characters(self.rest(), n, is_wide, &mut units);
            self.at += n_taken * if is_wide { 2 } else { 1 };
            n -= n_taken;
            if n > 0 {
                if !self.turn() {
                    return None;
                }
                is_wide = self.take(1)?.first()? & 1 != 0;
            }
        }
        self.skip(u64::from(n_runs) * 4 + u64::from(n_extra));
        Some(String::from_utf16_lossy(&units))
    }

    /// Passes over what follows a text: the runs of its formats and its reading.
    fn skip(&mut self, mut n: u64) {
        while n > 0 {
            let n_here = n.min(self.rest().len() as u64);
            self.at += usize::try_from(n_here).unwrap_or_default();
            n -= n_here;
            if n > 0 && !self.turn() {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_goes_on_in_the_next_record_in_another_width() {
        // Two texts: "Räd" in lower bytes, cut after "Rä" and going on wide; "x" with a format run.
        let first = b"\x02\0\0\0\x02\0\0\0\x03\0\0R\xe4";
        let second = b"\x01d\0\x01\0\x08\x01\0x\0\0\0\0";
        assert_eq!(table(&[first, second]).unwrap(), ["Räd", "x"]);
        assert_eq!(table(&[first]).unwrap(), Vec::<String>::new());
    }

    #[test]
    fn texts_in_records() {
        assert_eq!(long_text(b"\x02\0\0ab", true), "ab");
        assert_eq!(long_text(b"\x01\0\x01\x19\x20", true), "\u{2019}");
        assert_eq!(long_text(b"\x01\0\x92", false), "\u{2019}");
        assert_eq!(long_text(b"\xff\xff\0a", true), "a");
        assert_eq!(long_text(b"", true), "");
    }
}
