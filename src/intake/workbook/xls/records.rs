//! The stream of a workbook as records: a kind, a length, and that many bytes.

use crate::intake::workbook::compound::u16_at;

pub(super) const BOF: u16 = 0x0809;
pub(super) const EOF: u16 = 0x000a;
pub(super) const CONTINUE: u16 = 0x003c;
pub(super) const FILE_PASS: u16 = 0x002f;
pub(super) const DATE_MODE: u16 = 0x0022;
pub(super) const FORMAT: u16 = 0x041e;
pub(super) const XF: u16 = 0x00e0;
pub(super) const BOUND_SHEET: u16 = 0x0085;
pub(super) const SST: u16 = 0x00fc;
pub(super) const ROW: u16 = 0x0208;
pub(super) const NUMBER: u16 = 0x0203;
pub(super) const LABEL: u16 = 0x0204;
pub(super) const RSTRING: u16 = 0x00d6;
pub(super) const BOOL_ERR: u16 = 0x0205;
pub(super) const FORMULA: u16 = 0x0006;
pub(super) const STRING: u16 = 0x0207;
pub(super) const RK: u16 = 0x027e;
pub(super) const MUL_RK: u16 = 0x00bd;
pub(super) const LABEL_SST: u16 = 0x00fd;
pub(super) const MERGE_CELLS: u16 = 0x00e5;

/// A record.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    pub(super) bytes: &'a [u8],
    /// Where it begins in the stream.
    pub(super) at: usize,
}

impl Record<'_> {
    pub(super) fn u16(&self, at: usize) -> Option<u16> {
        u16_at(self.bytes, at)
    }
}

/// The record at a place in the stream; `None` where none fits.
pub(super) fn record_at(stream: &[u8], at: usize) -> Option<Record<'_>> {
    let begin = at.checked_add(4)?;
    let end = begin.checked_add(usize::from(u16_at(stream, at.checked_add(2)?)?))?;
    Some(Record { kind: u16_at(stream, at)?, bytes: stream.get(begin..end)?, at })
}

/// The records from a place in the stream on, as long as they fit.
pub(super) fn records(stream: &[u8], at: usize) -> impl Iterator<Item = Record<'_>> {
    let mut at = at;
    std::iter::from_fn(move || {
        let record = record_at(stream, at)?;
        at += 4 + record.bytes.len();
        Some(record)
    })
}
