//! Workbooks that cannot be read, each with its reason, and any bytes at all.

use caseload_audit::intake::workbook::{BadWorkbook, OtherFile, Workbook};
use proptest::prelude::*;
use rust_xlsxwriter::Workbook as Written;
use zip::CompressionMethod;

use super::written::{bytes, package, parts, rows, rows_of, small, with_part};
use crate::reading::data_file;

#[test]
fn a_workbook_without_cells() {
    let mut workbook = Written::new();
    workbook.add_worksheet();
    assert_eq!(rows(&bytes(workbook)), Err(BadWorkbook::Empty));
}

#[test]
fn a_workbook_cut_off_anywhere_is_refused() {
    let whole =
        [small(), data_file("workbooks/edge-cases.xls"), data_file("workbooks/edge-cases.ods")];
    for bytes in whole {
        for eighths in 1..8 {
            let cut = &bytes[..bytes.len() * eighths / 8];
            assert_eq!(rows(cut), Err(BadWorkbook::Damaged), "{eighths} of 8");
        }
    }
}

fn empty_parts(names: &[&str]) -> Vec<u8> {
    let parts: Vec<_> = names.iter().map(|&name| (name.to_owned(), Vec::new())).collect();
    package(&parts, CompressionMethod::Deflated)
}

#[test]
fn other_packed_files() {
    for (names, other) in [
        (vec!["caseload.csv"], OtherFile::Zip),
        (vec!["[Content_Types].xml", "word/document.xml"], OtherFile::Document),
        (vec!["[Content_Types].xml", "ppt/presentation.xml"], OtherFile::Presentation),
        (vec!["[Content_Types].xml", "xl/workbook.bin"], OtherFile::BinaryWorkbook),
    ] {
        assert_eq!(rows(&empty_parts(&names)), Err(BadWorkbook::Other(other)), "{names:?}");
    }
}

#[test]
fn what_a_workbook_declares_of_itself_is_not_allocated_for() {
    let many = |xml: String| xml.replace("uniqueCount=\"", "uniqueCount=\"99999999999999");
    let bytes = with_part(&small(), "xl/sharedStrings.xml", many);
    assert_eq!(rows(&bytes), Err(BadWorkbook::Damaged));
    let styled = |xml: String| {
        let long = format!("<name val=\"{}\"/>", "x".repeat(1 << 20));
        let formats = "<xf numFmtId=\"0\" fontId=\"0\"/>".repeat(1000);
        xml.replacen("<name val=\"Calibri\"/>", &long, 1)
            .replace("<cellXfs", &format!("<dxfs>{formats}</dxfs><cellXfs"))
    };
    let bytes = with_part(&small(), "xl/styles.xml", styled);
    assert_eq!(rows(&bytes), Err(BadWorkbook::UnpacksTooLarge));
}

#[test]
fn a_bomb_is_not_unpacked() {
    // 600 MB of one letter in tags, packed a thousandfold.
    let letters = b"<a>aaaaaaaaaaaaaaaaaaaaaaaaaaa</a>".repeat(1 << 12);
    let mut parts = parts(&small());
    for number in 0..8 {
        parts.push((format!("xl/worksheets/more{number}.xml"), letters.repeat(600)));
    }
    let bytes = package(&parts, CompressionMethod::Deflated);
    assert!(bytes.len() < 8 << 20, "{}", bytes.len());
    assert_eq!(rows(&bytes), Err(BadWorkbook::UnpacksTooLarge));
}

#[test]
fn a_workbook_with_a_password() {
    let manifest = |xml: String| {
        let entry = "<manifest:file-entry manifest:full-path=\"content.xml\">\
            <manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
        xml.replace("</manifest:manifest>", entry)
    };
    let ods = data_file("workbooks/kinds-of-cells.ods");
    let ods = with_part(&ods, "META-INF/manifest.xml", manifest);
    assert_eq!(rows(&ods), Err(BadWorkbook::Password));
    // A FILEPASS record in the place of the first one after the beginning.
    let mut xls = data_file("workbooks/kinds-of-cells.xls");
    let begin = xls.windows(4).position(|bytes| bytes == b"\x09\x08\x10\0").unwrap();
    xls[begin + 20] = 0x2f;
    xls[begin + 21] = 0;
    assert_eq!(rows(&xls), Err(BadWorkbook::Password));
    // A compound file whose stream of the workbook is named otherwise.
    let mut other = data_file("workbooks/kinds-of-cells.xls");
    let name: Vec<u8> = "Workbook".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let at = other.windows(name.len()).position(|bytes| bytes == name).unwrap();
    let encrypted: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    other[at..at + encrypted.len()].copy_from_slice(&encrypted);
    assert_eq!(rows(&other), Err(BadWorkbook::Password));
    other[at..at + 2].copy_from_slice(b"F\0");
    assert_eq!(rows(&other), Err(BadWorkbook::Other(OtherFile::Compound)));
}

/// Opens and reads every sheet; what comes of it does not matter.
fn read_all(bytes: Vec<u8>) {
    if let Ok(mut workbook) = Workbook::open(bytes) {
        let _ = workbook.choose(None);
        for sheet in 0..workbook.sheets().len() {
            let _ = rows_of(&mut workbook, sheet);
        }
    }
}

fn with_some_bytes(bytes: &[u8], changes: &[(usize, u8)]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let n = bytes.len();
    for &(at, byte) in changes {
        bytes[at % n] = byte;
    }
    bytes
}

proptest! {
    #![proptest_config(crate::search::cases(256))]

    #[test]
    fn changed_bytes_stop_nothing(
        which in 0..4_usize,
        changes in prop::collection::vec((any::<usize>(), any::<u8>()), 1..12),
    ) {
        let whole = match which {
            0 => small(),
            1 => data_file("workbooks/kinds-of-cells.ods"),
            2 => data_file("workbooks/kinds-of-cells.xls"),
            _ => data_file("workbooks/kinds-of-cells-excel-95.xls"),
        };
        read_all(with_some_bytes(&whole, &changes));
    }

    /// Checksums are as they have to be, so that changed parts reach who reads them.
    #[test]
    fn changed_parts_stop_nothing(
        is_xlsx in any::<bool>(),
        which in any::<usize>(),
        changes in prop::collection::vec((any::<usize>(), any::<u8>()), 1..6),
    ) {
        let whole = if is_xlsx { small() } else { data_file("workbooks/kinds-of-cells.ods") };
        let mut parts = parts(&whole);
        let n = parts.len();
        let part = &mut parts[which % n].1;
        if !part.is_empty() {
            *part = with_some_bytes(part, &changes);
        }
        read_all(package(&parts, CompressionMethod::Stored));
    }

    #[test]
    fn any_bytes_after_a_signature_stop_nothing(
        is_package in any::<bool>(),
        bytes in prop::collection::vec(any::<u8>(), 0..2000),
    ) {
        let signature: &[u8] =
            if is_package { b"PK\x03\x04" } else { b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" };
        read_all([signature, &bytes].concat());
    }
}
