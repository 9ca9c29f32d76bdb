//! Bytes to text, chunk by chunk: UTF-8 and UTF-16 with and without byte-order mark, and
//! windows-1252.
//!
//! The first bytes tell UTF-16 and what is no text at all. Otherwise a file is read as UTF-8. At the
//! first invalid byte with no valid multi-byte character before it, all before was ASCII, which is
//! the same in both: the rest is read as windows-1252. Reading goes on counting the evidence both
//! ways. If in the end it is the other way round, the file has to be read once more; one bad byte
//! does not turn a whole UTF-8 file.
//!
//! NUL characters are left out and said. Other kinds of file (spreadsheets, pictures) are recognised
//! by their first bytes and not decoded.

mod first_look;

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;
use serde::{Deserialize, Serialize};

pub use first_look::NotText;
use first_look::{FirstLook, N_SNIFFED, first_look, marked};

/// How a file's bytes become characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-8; ASCII is its special case.
    Utf8,
    /// Windows-1252, what Excel writes as "CSV" in Western Europe.
    Windows1252,
    /// UTF-16 with the lower byte first, which Excel calls "Unicode Text".
    Utf16Le,
    /// UTF-16 with the higher byte first.
    Utf16Be,
}

/// What the bytes of a file say about its encoding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Whether it begins with the byte-order mark of its encoding.
    pub has_mark: bool,
    /// Valid UTF-8 characters of more than one byte.
    pub n_multibyte: u64,
    /// Byte sequences that are not UTF-8 or, in UTF-16, half a character.
    pub n_invalid: u64,
}

impl Evidence {
    /// What the evidence speaks for. Text in windows-1252 holds valid multi-byte UTF-8 only by
    /// rare accident, so that as many valid characters as invalid sequences are UTF-8, damaged.
    pub fn encoding(self) -> Encoding {
        if self.has_mark || self.n_invalid == 0 || self.n_multibyte >= self.n_invalid {
            Encoding::Utf8
        } else {
            Encoding::Windows1252
        }
    }
}

/// What the decoder gives: text, or the sign that something at this place was no character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Decoded text.
    Text(&'a str),
    /// The first byte of a sequence that is not in the encoding, before its replacement or its
    /// decoding in another.
    Invalid(u8),
    /// A NUL character, which is left out.
    Nul,
}

/// Decodes a file that comes in chunks.
#[derive(Clone, Debug)]
pub struct Decoder {
    encoding: Encoding,
    /// The encoding is decided: the file is being read once more.
    is_decided: bool,
    /// The first bytes, until there are enough to recognise the kind of file.
    head: Option<Vec<u8>>,
    /// The beginning of a character that the chunk's end cut.
    cut: Vec<u8>,
    evidence: Evidence,
    not_text: Option<NotText>,
}

impl Default for Decoder {
    fn default() -> Self {
        Self {
            encoding: Encoding::Utf8,
            is_decided: false,
            head: Some(Vec::new()),
            cut: Vec::new(),
            evidence: Evidence::default(),
            not_text: None,
        }
    }
}

impl Decoder {
    /// A decoder for reading once more in an encoding that is known.
    pub fn decided(encoding: Encoding) -> Self {
        Self { encoding, is_decided: true, ..Self::default() }
    }

    /// The encoding that is being read, and the evidence so far.
    pub fn encoding(&self) -> (Encoding, Evidence) {
        (self.encoding, self.evidence)
    }

    /// Why the file is no text, once its first bytes are known.
    pub fn not_text(&self) -> Option<NotText> {
        self.not_text
    }

    /// Whether the evidence at the end is for the other encoding, so that the file has to be read
    /// once more. Never so for a file that is being read once more.
    pub fn must_read_again(&self) -> Option<Encoding> {
        let evident = self.evidence.encoding();
        (!self.is_decided && evident != self.encoding).then_some(evident)
    }

    /// Takes the next bytes of the file and gives their text, piece by piece.
    pub fn push(&mut self, chunk: &[u8], give: &mut impl FnMut(Piece<'_>)) {
        let give = &mut |piece: Piece<'_>| without_nul(piece, give);
        if let Some(mut head) = self.head.take() {
            head.extend_from_slice(chunk);
            if head.len() < N_SNIFFED {
                self.head = Some(head);
            } else {
                self.begin(&head, give);
            }
        } else if self.not_text.is_none() {
            self.decode(chunk, give);
        }
    }

    /// Says that there are no more bytes.
    pub fn finish(&mut self, give: &mut impl FnMut(Piece<'_>)) {
        let give = &mut |piece: Piece<'_>| without_nul(piece, give);
        if let Some(head) = self.head.take() {
            self.begin(&head, give);
        }
        let cut = std::mem::take(&mut self.cut);
        let Some(&byte) = cut.first() else { return };
        self.evidence.n_invalid += 1;
        // In windows-1252 the cut bytes were given already.
        if self.encoding == Encoding::Windows1252 {
            if self.evidence.n_invalid == 1 {
                give(Piece::Invalid(byte));
            }
            return;
        }
        give(Piece::Invalid(byte));
        if self.encoding == Encoding::Utf8 && self.turns_at_invalid() {
            self.encoding = Encoding::Windows1252;
            give(Piece::Text(&windows_1252(&cut)));
            return;
        }
        give(Piece::Text("\u{fffd}"));
        // In UTF-16 half a character, and half of half a one after it.
        if let (true, Some(&byte)) = (self.encoding != Encoding::Utf8, cut.get(2)) {
            self.evidence.n_invalid += 1;
            give(Piece::Invalid(byte));
            give(Piece::Text("\u{fffd}"));
        }
    }

    fn begin(&mut self, head: &[u8], give: &mut impl FnMut(Piece<'_>)) {
        let mut rest = head;
        if let Some((mark, encoding)) = marked(head).filter(|(_, marked)| self.may_be(*marked)) {
            // Files put together from others may hold it more than once.
            while let Some(after) = rest.strip_prefix(mark) {
                rest = after;
            }
            self.evidence.has_mark = true;
            self.decide(encoding);
        } else if !self.is_decided {
            match first_look(head) {
                FirstLook::NotText(kind) => {
                    self.not_text = Some(kind);
                    return;
                }
                FirstLook::Utf16(encoding) => self.decide(encoding),
                FirstLook::Bytewise => {}
            }
        }
        self.decode(rest, give);
    }

    /// Whether a mark is believed: always, unless another encoding is decided.
    fn may_be(&self, marked: Encoding) -> bool {
        !self.is_decided || self.encoding == marked
    }

    fn decide(&mut self, encoding: Encoding) {
        self.encoding = encoding;
        self.is_decided = true;
    }

    fn decode(&mut self, chunk: &[u8], give: &mut impl FnMut(Piece<'_>)) {
        match self.encoding {
            Encoding::Utf8 | Encoding::Windows1252 => self.decode_bytewise(chunk, give),
            Encoding::Utf16Le => self.decode_utf16(chunk, u16::from_le_bytes, give),
            Encoding::Utf16Be => self.decode_utf16(chunk, u16::from_be_bytes, give),
        }
    }

    fn decode_utf16(
        &mut self,
        chunk: &[u8],
        unit: impl Fn([u8; 2]) -> u16,
        give: &mut impl FnMut(Piece<'_>),
    ) {
        let mut bytes = std::mem::take(&mut self.cut);
        bytes.extend_from_slice(chunk);
        let (pairs, odd) = bytes.as_chunks::<2>();
        let units: Vec<u16> = pairs.iter().map(|&pair| unit(pair)).collect();
        // The first half of a character waits for the second.
        let is_half = units.last().is_some_and(|unit| (0xd800..0xdc00).contains(unit));
        let n_whole = units.len() - usize::from(is_half);
        if is_half {
            self.cut.extend(pairs.last().into_iter().flatten());
        }
        self.cut.extend_from_slice(odd);
        let mut text = String::with_capacity(n_whole);
        for character in char::decode_utf16(units.into_iter().take(n_whole)) {
            match character {
                Ok(character) => text.push(character),
                Err(half) => {
                    give(Piece::Text(&text));
                    text.clear();
                    self.evidence.n_invalid += 1;
                    let [first, _] = half.unpaired_surrogate().to_be_bytes();
                    give(Piece::Invalid(first));
                    text.push('\u{fffd}');
                }
            }
        }
        give(Piece::Text(&text));
    }

    fn decode_bytewise(&mut self, chunk: &[u8], give: &mut impl FnMut(Piece<'_>)) {
        let bytes: Cow<'_, [u8]> = if self.cut.is_empty() {
            Cow::Borrowed(chunk)
        } else {
            let mut joined = std::mem::take(&mut self.cut);
            // In windows-1252 the cut bytes were given already and are kept as evidence only.
            joined.extend_from_slice(chunk);
            Cow::Owned(joined)
        };
        if self.encoding == Encoding::Windows1252 {
            let first = self.weigh(&bytes).and_then(|at| Some((at, *bytes.get(at)?)));
            let n_cut = bytes.len() - chunk.len();
            let (before, after) = first
                .and_then(|(at, _)| chunk.split_at_checked(at.saturating_sub(n_cut)))
                .unwrap_or((&[], chunk));
            give(Piece::Text(&windows_1252(before)));
            if let Some((_, byte)) = first {
                give(Piece::Invalid(byte));
            }
            give(Piece::Text(&windows_1252(after)));
            return;
        }
        let mut at = 0;
        let n_bytes = bytes.len();
        for part in bytes.utf8_chunks() {
            let (valid, invalid) = (part.valid(), part.invalid());
            at += valid.len();
            self.evidence.n_multibyte += n_multibyte(valid);
            give(Piece::Text(valid));
            let Some(&byte) = invalid.first() else {
                continue;
            };
            if at + invalid.len() == n_bytes && is_cut_character(invalid) {
                self.cut = invalid.to_vec();
                return;
            }
            give(Piece::Invalid(byte));
            if self.turns_at_invalid() {
                self.encoding = Encoding::Windows1252;
                let rest = bytes.get(at..).unwrap_or_default();
                self.weigh(rest);
                give(Piece::Text(&windows_1252(rest)));
                return;
            }
            self.evidence.n_invalid += 1;
            give(Piece::Text("\u{fffd}"));
            at += invalid.len();
        }
    }

    fn turns_at_invalid(&self) -> bool {
        !self.is_decided && self.evidence.n_multibyte == 0
    }

    /// Counts what speaks for and against UTF-8 in bytes that are read as windows-1252; where the
    /// first of all that speaks against it is, if that is in these.
    fn weigh(&mut self, bytes: &[u8]) -> Option<usize> {
        let mut at = 0;
        let mut first = None;
        for part in bytes.utf8_chunks() {
            let (valid, invalid) = (part.valid(), part.invalid());
            at += valid.len() + invalid.len();
            self.evidence.n_multibyte += n_multibyte(valid);
            if invalid.is_empty() {
                continue;
            }
            if at == bytes.len() && is_cut_character(invalid) {
                self.cut = invalid.to_vec();
            } else {
                if self.evidence.n_invalid == 0 {
                    first = Some(at - invalid.len());
                }
                self.evidence.n_invalid += 1;
            }
        }
        first
    }
}

fn windows_1252(bytes: &[u8]) -> Cow<'_, str> {
    WINDOWS_1252.decode_without_bom_handling(bytes).0
}

fn n_multibyte(valid: &str) -> u64 {
    if valid.is_ascii() {
        return 0;
    }
    valid.bytes().filter(|&byte| byte >= 0xc0).count() as u64
}

/// Whether bytes that are not UTF-8 could become a character with the next ones.
fn is_cut_character(invalid: &[u8]) -> bool {
    std::str::from_utf8(invalid).is_err_and(|error| error.error_len().is_none())
}

/// Gives text without its NUL characters, each of which is said in its place.
fn without_nul(piece: Piece<'_>, give: &mut impl FnMut(Piece<'_>)) {
    let Piece::Text(text) = piece else {
        return give(piece);
    };
    let mut parts = text.split('\0');
    give(Piece::Text(parts.next().unwrap_or_default()));
    for part in parts {
        give(Piece::Nul);
        give(Piece::Text(part));
    }
}

#[cfg(test)]
mod tests;
