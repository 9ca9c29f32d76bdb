//! Bytes to text, against the standard library and `encoding_rs`, wherever chunks cut.

use caseload_audit::intake::decode::{Decoder, Encoding, Piece};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Pieces of text in several encodings, so that valid and invalid sequences meet.
fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    let pieces: Vec<&[u8]> = vec![
        b"Team,",
        b"North\r\n",
        b"\n",
        b"\xc3\xa9",
        b"\xe2\x80\x93",
        b"\xf0\x9f\x98\x80",
        b"\xe1",
        b"\x92",
        b"\x80",
        b"\xe2\x80",
        b"\xf0\x9f",
        b"\xc3",
        b"\xff",
        b"\xed\xa0\x80",
        b"\xef\xbb\xbf",
    ];
    vec(select(pieces), 0..40).prop_map(|pieces| pieces.concat())
}

/// The same with NULs and halves of characters in UTF-16.
fn any_bytes_in_pairs() -> impl Strategy<Value = Vec<u8>> {
    let pieces: Vec<&[u8]> =
        vec![b"T\0", b"\0T", b"\x3d\xd8", b"\xd8\x3d", b"\0\xde", b"\xde\0", b"\n\0", b"x"];
    vec(select(pieces), 0..20).prop_map(|pieces| pieces.concat())
}

/// The text in an encoding, or in the one that is found, which is given too.
fn decoded(mut decoder: Decoder, bytes: &[u8], size: usize) -> (String, Encoding) {
    loop {
        let mut text = String::new();
        let mut give = |piece: Piece<'_>| {
            if let Piece::Text(piece) = piece {
                text.push_str(piece);
            }
        };
        for chunk in bytes.chunks(size) {
            decoder.push(chunk, &mut give);
        }
        decoder.finish(&mut give);
        match decoder.must_read_again() {
            None => return (text, decoder.encoding().0),
            Some(encoding) => decoder = Decoder::decided(encoding),
        }
    }
}

/// The same by others' hands: without the marks at the beginning and NULs.
fn reference(bytes: &[u8], encoding: Encoding) -> String {
    let without = |mark: &[u8]| {
        let mut rest = bytes;
        while let Some(after) = rest.strip_prefix(mark) {
            rest = after;
        }
        rest.to_vec()
    };
    let units = |bytes: Vec<u8>, unit: fn([u8; 2]) -> u16| {
        let (pairs, odd) = bytes.as_chunks::<2>();
        let units: Vec<u16> = pairs.iter().map(|&pair| unit(pair)).collect();
        let end = if odd.is_empty() { "" } else { "\u{fffd}" };
        String::from_utf16_lossy(&units) + end
    };
    let text = match encoding {
        Encoding::Utf8 => String::from_utf8_lossy(&without(b"\xef\xbb\xbf")).into_owned(),
        Encoding::Windows1252 => {
            encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned()
        }
        Encoding::Utf16Le => units(without(b"\xff\xfe"), u16::from_le_bytes),
        Encoding::Utf16Be => units(without(b"\xfe\xff"), u16::from_be_bytes),
    };
    text.replace('\0', "")
}

proptest! {
    #![proptest_config(crate::search::cases(1000))]

    #[test]
    fn what_is_found_is_decoded_as_others_do(bytes in any_bytes(), padding in 0..1100_usize, size in 1..40_usize) {
        let bytes = [vec![b'x'; padding], bytes].concat();
        let (text, encoding) = decoded(Decoder::default(), &bytes, size);
        prop_assert_eq!(text, reference(&bytes, encoding));
    }

    #[test]
    fn what_is_decided_is_decoded_as_others_do(
        bytes in prop_oneof![any_bytes(), any_bytes_in_pairs()],
        encoding in select(vec![Encoding::Utf8, Encoding::Windows1252, Encoding::Utf16Le, Encoding::Utf16Be]),
        size in 1..40_usize,
    ) {
        let (text, found) = decoded(Decoder::decided(encoding), &bytes, size);
        prop_assert_eq!(found, encoding);
        prop_assert_eq!(text, reference(&bytes, encoding));
    }
}
