//! Bytes in, text out, cut into chunks at any place.

use super::*;

/// The text that `bytes` decode to when they come in chunks of `size`.
fn decoded(bytes: &[u8], size: usize) -> (String, Decoder) {
    let mut decoder = Decoder::default();
    let mut text = String::new();
    let mut give = |piece: Piece<'_>| {
        if let Piece::Text(piece) = piece {
            text.push_str(piece);
        }
    };
    for chunk in bytes.chunks(size.max(1)) {
        decoder.push(chunk, &mut give);
    }
    decoder.finish(&mut give);
    (text, decoder)
}

#[track_caller]
fn check(bytes: &[u8], text: &str, encoding: Encoding) {
    // Long enough to be past the first bytes that are kept back.
    let padding = "x".repeat(N_SNIFFED);
    for padding in ["", padding.as_str()] {
        let bytes = [padding.as_bytes(), bytes].concat();
        for size in [1, 2, 3, 7, bytes.len()] {
            let (found, decoder) = decoded(&bytes, size);
            assert_eq!(found, format!("{padding}{text}"), "chunks of {size}");
            assert_eq!(decoder.encoding, encoding, "chunks of {size}");
            assert_eq!(decoder.must_read_again(), None, "chunks of {size}");
        }
    }
}

#[test]
fn ascii_and_utf_8() {
    check(b"North,3", "North,3", Encoding::Utf8);
    check(
        "Se\u{e1}n, \u{20ac} \u{1f600}".as_bytes(),
        "Se\u{e1}n, \u{20ac} \u{1f600}",
        Encoding::Utf8,
    );
}

#[test]
fn windows_1252_across_chunk_borders() {
    check(
        b"Se\xe1n O\x92Neill \x96 North",
        "Se\u{e1}n O\u{2019}Neill \u{2013} North",
        Encoding::Windows1252,
    );
    // 0xE9 could begin a UTF-8 character of three bytes; at the end of the file it does not.
    check(b"caf\xe9", "caf\u{e9}", Encoding::Windows1252);
}

#[test]
fn a_byte_order_mark_is_no_text_wherever_it_is_cut() {
    for size in 1..5 {
        let (text, decoder) = decoded(b"\xef\xbb\xbfTeam", size);
        assert_eq!(text, "Team");
        assert!(decoder.evidence.has_mark);
    }
}

#[test]
fn one_bad_byte_after_good_ones_is_replaced() {
    check(b"caf\xc3\xa9 \xe9 end", "caf\u{e9} \u{fffd} end", Encoding::Utf8);
}

#[test]
fn one_bad_byte_before_good_ones_is_found_out_at_the_end() {
    let bytes = b"bad \xe9 good \xc3\xa9 \xc3\xa9";
    let (_, decoder) = decoded(bytes, 3);
    assert_eq!(decoder.must_read_again(), Some(Encoding::Utf8));
    let mut again = Decoder::decided(Encoding::Utf8);
    let mut text = String::new();
    let mut give = |piece: Piece<'_>| {
        if let Piece::Text(piece) = piece {
            text.push_str(piece);
        }
    };
    again.push(bytes, &mut give);
    again.finish(&mut give);
    assert_eq!(text, "bad \u{fffd} good \u{e9} \u{e9}");
    assert_eq!(again.must_read_again(), None);
}

#[test]
fn an_accidental_pair_does_not_make_utf_8() {
    let (_, decoder) = decoded(b"\xc3\xa9 then \xe9 and \xe1 and \x92", 4);
    assert_eq!(decoder.must_read_again(), Some(Encoding::Windows1252));
}

/// The text before the first sign of bytes that are not UTF-8, and all of it.
#[track_caller]
fn check_first_invalid(bytes: &[u8], before: &str, byte: u8, all: &str) {
    for size in [1, 2, 3, bytes.len()] {
        let mut decoder = Decoder::decided(Encoding::Windows1252);
        let mut text = String::new();
        let mut found = Vec::new();
        let mut give = |piece: Piece<'_>| match piece {
            Piece::Text(piece) => text.push_str(piece),
            Piece::Invalid(byte) => found.push((byte, text.clone())),
            Piece::Nul => panic!("there is none"),
        };
        for chunk in bytes.chunks(size) {
            decoder.push(chunk, &mut give);
        }
        decoder.finish(&mut give);
        assert_eq!(found.len(), 1, "chunks of {size}");
        assert_eq!(found[0].0, byte, "chunks of {size}");
        // A character that a chunk cuts may be given before it is known to be none.
        assert!(found[0].1.starts_with(before), "{found:?}, chunks of {size}");
        assert_eq!(text, all, "chunks of {size}");
    }
}

#[test]
fn what_speaks_for_windows_1252_is_found_again_when_it_is_decided() {
    check_first_invalid(
        b"a\xc3\xa9\nb\xe9c\nd\x92",
        "a\u{c3}\u{a9}\nb",
        0xe9,
        "a\u{c3}\u{a9}\nb\u{e9}c\nd\u{2019}",
    );
    check_first_invalid(b"caf\xe9", "caf", 0xe9, "caf\u{e9}");
    let long = [&[b'x'; 2000][..], b"\n\x92\x92"].concat();
    let text = format!("{}\n", "x".repeat(2000));
    check_first_invalid(&long, &text, 0x92, &format!("{text}\u{2019}\u{2019}"));
}

fn utf_16(text: &str, bytes: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[track_caller]
fn check_utf_16(mark: &str, encoding: Encoding, bytes: impl Fn(u16) -> [u8; 2]) {
    let text = "Team\tWorker\nNorth\tSe\u{e1}n \u{1f600} \u{20ac}\n";
    let file = utf_16(&format!("{mark}{text}"), bytes);
    for size in [1, 2, 3, 5, file.len()] {
        let (found, decoder) = decoded(&file, size);
        assert_eq!(found, text, "chunks of {size}");
        assert_eq!(decoder.encoding, encoding);
        assert_eq!((decoder.evidence.has_mark, decoder.evidence.n_invalid), (!mark.is_empty(), 0));
        assert_eq!(decoder.must_read_again(), None);
    }
}

#[test]
fn utf_16_in_either_order_with_and_without_a_mark() {
    for mark in ["\u{feff}", ""] {
        check_utf_16(mark, Encoding::Utf16Le, u16::to_le_bytes);
        check_utf_16(mark, Encoding::Utf16Be, u16::to_be_bytes);
    }
}

#[test]
fn half_a_character_in_utf_16_is_replaced() {
    let mut file = utf_16("\u{feff}ab", u16::to_le_bytes);
    file.extend([0x00, 0xd8, b'c', 0, b'd']);
    for size in [1, 2, 3, file.len()] {
        let (text, decoder) = decoded(&file, size);
        assert_eq!(text, "ab\u{fffd}c\u{fffd}", "chunks of {size}");
        assert_eq!(decoder.evidence.n_invalid, 2);
    }
}

#[test]
fn a_few_nuls_are_left_out() {
    let (text, _) = decoded(b"Team,Worker\0\0\nNorth,1\nSouth,2 and more than that\n", 3);
    assert_eq!(text, "Team,Worker\nNorth,1\nSouth,2 and more than that\n");
}

#[test]
fn an_encoding_that_is_decided_stays_whatever_the_mark() {
    let mut decoder = Decoder::decided(Encoding::Windows1252);
    let mut text = String::new();
    let mut give = |piece: Piece<'_>| {
        if let Piece::Text(piece) = piece {
            text.push_str(piece);
        }
    };
    decoder.push(b"\xef\xbb\xbfTeam", &mut give);
    decoder.finish(&mut give);
    assert_eq!(text, "\u{ef}\u{bb}\u{bf}Team");
}

#[test]
fn what_is_no_text() {
    let not_text = |bytes: &[u8]| decoded(bytes, 2).1.not_text();
    assert_eq!(not_text(b"\xff\xfe\0\0T\0\0\0e\0\0\0"), Some(NotText::Binary));
    assert_eq!(not_text(b"PK\x03\x04abc"), Some(NotText::Archive));
    assert_eq!(not_text(b"%PDF-1.7"), Some(NotText::Pdf));
    assert_eq!(not_text(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"), Some(NotText::Binary));
    assert_eq!(not_text(b"Team,Worker"), None);
}
