//! What the first bytes of a file say: a byte-order mark, UTF-16 without one, or no text at all.

use super::Encoding;

/// A file that is no text this tool reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotText {
    /// A spreadsheet file or another archive.
    Archive,
    /// A PDF document.
    Pdf,
    /// Other binary content.
    Binary,
}

/// How many bytes decide what kind of file it is.
pub(super) const N_SNIFFED: usize = 1024;
/// The byte-order marks.
const MARKS: [(&[u8], Encoding); 3] = [
    (b"\xef\xbb\xbf", Encoding::Utf8),
    (b"\xff\xfe", Encoding::Utf16Le),
    (b"\xfe\xff", Encoding::Utf16Be),
];

/// The byte-order mark that a file begins with. That of UTF-16 begins UTF-32's too, which nothing
/// here reads.
pub(super) fn marked(head: &[u8]) -> Option<(&'static [u8], Encoding)> {
    let is_utf32 = head.starts_with(b"\xff\xfe\0\0");
    MARKS.into_iter().find(|(mark, _)| head.starts_with(mark)).filter(|_| !is_utf32)
}

/// What the first bytes say of a file without a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FirstLook {
    NotText(NotText),
    Utf16(Encoding),
    /// UTF-8 or windows-1252: later bytes tell.
    Bytewise,
}

pub(super) fn first_look(head: &[u8]) -> FirstLook {
    let begins = |with: &[u8]| head.starts_with(with);
    if begins(b"PK\x03\x04") || begins(b"\xd0\xcf\x11\xe0") {
        return FirstLook::NotText(NotText::Archive);
    }
    if begins(b"%PDF") {
        return FirstLook::NotText(NotText::Pdf);
    }
    let head = head.get(..N_SNIFFED.min(head.len())).unwrap_or_default();
    // Plain words in UTF-16 hold a NUL in nearly every other byte, nearly all on the same side.
    let nuls_at = |odd: usize| head.iter().skip(odd).step_by(2).filter(|&&byte| byte == 0).count();
    let is_side = |n: usize, other: usize| n * 3 > head.len() && other * 8 <= n;
    match (nuls_at(0), nuls_at(1)) {
        (even, odd) if is_side(odd, even) => FirstLook::Utf16(Encoding::Utf16Le),
        (even, odd) if is_side(even, odd) => FirstLook::Utf16(Encoding::Utf16Be),
        (even, odd) if (even + odd) * 10 > head.len() || head.iter().copied().any(is_binary) => {
            FirstLook::NotText(NotText::Binary)
        }
        _ => FirstLook::Bytewise,
    }
}

/// Whether a byte occurs in no text: a control character other than tabs, line and page ends, the
/// mark of an old system's end of file, and NUL, which some systems pad with.
fn is_binary(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, 0 | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c | 0x1a)
}
