//! Compound files (MS-CFB), in which old Office formats and encrypted new ones are packed: the
//! names of their streams and the bytes of one.
//!
//! A chain of sectors is followed as far as the file has sectors, so that a ring ends.

use super::bad::BadWorkbook;

/// What a compound file begins with.
pub(super) const SIGNATURE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// From this number on, a sector's number is a mark such as the end of a chain.
const FIRST_MARK: u32 = 0xffff_fffa;
const HEADER: usize = 512;
const ENTRY: usize = 128;
const SMALL_SECTOR: usize = 64;

/// A compound file.
pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    sector_size: usize,
    /// The next sector of each.
    next: Vec<u32>,
    next_small: Vec<u32>,
    /// The streams with less than `smallest` bytes, all in one.
    small: Vec<u8>,
    smallest: u64,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    start: u32,
    n_bytes: u64,
}

/// The number of 16 bits at a place.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|bytes| u16::from_le_bytes(*bytes))
}

/// The number of 32 bits at a place.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|bytes| u32::from_le_bytes(*bytes))
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    bytes.as_chunks().0.iter().map(|bytes| u32::from_le_bytes(*bytes))
}

impl<'a> Compound<'a> {
    /// Of the bytes of a whole file.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, BadWorkbook> {
        Self::opened(bytes).ok_or(BadWorkbook::Damaged)
    }

    fn opened(bytes: &'a [u8]) -> Option<Self> {
        let sector_size = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut file = Self {
            bytes,
            sector_size,
            next: Vec::new(),
            next_small: Vec::new(),
            small: Vec::new(),
            smallest: u64::from(u32_at(bytes, 56)?),
            entries: Vec::new(),
        };
        file.next = file.table_of_sectors()?;
        let directory = file.chain(u32_at(bytes, 48)?, u64::MAX)?;
        file.entries =
            directory.chunks_exact(ENTRY).filter_map(|entry| file.entry(entry)).collect();
        let root = file.entries.first()?;
        let (root_start, root_size) = (root.start, root.n_bytes);
        if u32_at(bytes, 64)? > 0 {
            file.next_small = numbers(&file.chain(u32_at(bytes, 60)?, u64::MAX)?).collect();
            file.small = file.chain(root_start, root_size)?;
        }
        Some(file)
    }

    /// The table of sectors, which the header and sectors of their own list.
    fn table_of_sectors(&self) -> Option<Vec<u32>> {
        let mut listed: Vec<u32> = numbers(self.bytes.get(76..HEADER)?).collect();
        let mut more = u32_at(self.bytes, 68)?;
        for _ in 0..self.n_sectors() {
            if more >= FIRST_MARK {
                break;
            }
            listed.extend(numbers(self.sector(more)?));
            more = listed.pop()?;
        }
        let mut next = Vec::new();
        for sector in listed.into_iter().filter(|&sector| sector < FIRST_MARK) {
            if next.len() > self.bytes.len() {
                return None;
            }
            next.extend(numbers(self.sector(sector)?));
        }
        Some(next)
    }

    fn n_sectors(&self) -> usize {
        self.bytes.len() / self.sector_size + 1
    }

    /// The bytes of a sector; of the last one those that there are.
    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let start = (number as usize).checked_add(1)?.checked_mul(self.sector_size)?;
        let end = start.checked_add(self.sector_size)?.min(self.bytes.len());
        self.bytes.get(start..end).filter(|sector| !sector.is_empty())
    }

    /// The bytes of a chain of sectors, at most `n_bytes`.
    fn chain(&self, start: u32, n_bytes: u64) -> Option<Vec<u8>> {
        self.follow(start, n_bytes, &self.next, |number| self.sector(number))
    }

    fn follow<'b>(
        &self,
        start: u32,
        n_bytes: u64,
        next: &[u32],
        sector: impl Fn(u32) -> Option<&'b [u8]>,
    ) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut number = start;
        while number < FIRST_MARK && (bytes.len() as u64) < n_bytes {
            bytes.extend_from_slice(sector(number)?);
            if bytes.len() > self.bytes.len() {
                return None;
            }
            number = *next.get(number as usize)?;
        }
        bytes.truncate(usize::try_from(n_bytes).unwrap_or(usize::MAX));
        Some(bytes)
    }

    fn entry(&self, entry: &[u8]) -> Option<Entry> {
        let units = entry.get(..64)?.as_chunks().0.iter().map(|unit| u16::from_le_bytes(*unit));
        let name = char::decode_utf16(units.take_while(|&unit| unit != 0));
        let high = if self.sector_size == 512 { 0 } else { u32_at(entry, 124)? };
        Some(Entry {
            name: name.map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect(),
            start: u32_at(entry, 116)?,
            n_bytes: u64::from(high) << 32 | u64::from(u32_at(entry, 120)?),
        })
    }

    /// Whether it has a stream or folder of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// The bytes of a stream.
    pub(super) fn stream(&self, name: &str) -> Result<Vec<u8>, BadWorkbook> {
        let entry = self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name));
        let entry = entry.ok_or(BadWorkbook::Damaged)?;
        let bytes = if entry.n_bytes < self.smallest {
            self.follow(entry.start, entry.n_bytes, &self.next_small, |number| {
                let start = (number as usize).checked_mul(SMALL_SECTOR)?;
                let end = start.checked_add(SMALL_SECTOR)?.min(self.small.len());
                self.small.get(start..end).filter(|sector| !sector.is_empty())
            })
        } else {
            self.chain(entry.start, entry.n_bytes)
        };
        let bytes = bytes.ok_or(BadWorkbook::Damaged)?;
        // A file that is cut off ends before its stream does.
        if (bytes.len() as u64) < entry.n_bytes { Err(BadWorkbook::Damaged) } else { Ok(bytes) }
    }
}
