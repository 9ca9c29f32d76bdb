//! What fuzzing begins with: small files that are read, behind the bytes that say how.
//!
//! With [`FOLDER`] in the environment they are written there, a folder for each target.

use std::path::Path;

use caseload_audit::intake::workbook::{Workbook, may_be_workbook};

use crate::cases::all_inputs;
use crate::reading::data_file;
use crate::workbooks::written::{parts, small};

/// Where the seeds are written; nowhere while it is not set.
const FOLDER: &str = "CASELOAD_AUDIT_SEEDS";
/// As much of a text as tells what it is.
const N_BYTES: usize = 2_000;

/// Parts in the order that the target `workbooks` has them; the first byte is the place of one among
/// them times three, and the number of the format.
const XLSX: [&str; 7] = [
    "[Content_Types].xml",
    "_rels/.rels",
    "xl/_rels/workbook.xml.rels",
    "xl/workbook.xml",
    "xl/sharedStrings.xml",
    "xl/worksheets/sheet1.xml",
    "xl/styles.xml",
];
const ODS: [&str; 3] = ["mimetype", "META-INF/manifest.xml", "content.xml"];

const WORKBOOKS: [&str; 5] = [
    "edge-cases.ods",
    "edge-cases.xls",
    "kinds-of-cells-excel-95.xls",
    "kinds-of-cells.ods",
    "kinds-of-cells.xls",
];

/// Whole workbooks.
fn whole() -> Vec<Vec<u8>> {
    let stored = WORKBOOKS.map(|name| data_file(&format!("workbooks/{name}")));
    let of_cases = all_inputs().into_iter().map(|(_, bytes)| bytes);
    let of_cases = of_cases.filter(|bytes| may_be_workbook(bytes) && bytes.len() < 20_000);
    [small()].into_iter().chain(stored).chain(of_cases).collect()
}

/// Parts of a package, each behind the byte that names it.
fn of_parts(package: &[u8], names: &[&str], format: u8) -> Vec<Vec<u8>> {
    let parts = parts(package);
    let seed = |(place, name): (u8, &&str)| {
        let (_, part) = parts.iter().find(|(own, _)| own == name).expect("a part");
        [&[place * 3 + format], part.as_slice()].concat()
    };
    (0..).zip(names).map(seed).collect()
}

fn of_workbooks() -> Vec<Vec<u8>> {
    let whole = whole().into_iter().map(|file| [&[0], file.as_slice()].concat());
    let xlsx = of_parts(&small(), &XLSX, 1);
    let ods = of_parts(&data_file("workbooks/kinds-of-cells.ods"), &ODS, 2);
    whole.chain(xlsx).chain(ods).collect()
}

fn of_reading() -> Vec<Vec<u8>> {
    let texts = all_inputs().into_iter().map(|(_, bytes)| bytes);
    let texts = texts.filter(|bytes| !may_be_workbook(bytes) && !bytes.is_empty());
    let seed = |(number, bytes): (u8, Vec<u8>)| {
        let begin = bytes.get(..N_BYTES).unwrap_or(&bytes);
        [&[number, number.wrapping_mul(7)], begin].concat()
    };
    (0..=u8::MAX).cycle().zip(texts).map(seed).collect()
}

fn write(folder: &Path, seeds: &[Vec<u8>]) {
    std::fs::create_dir_all(folder).unwrap();
    for (number, seed) in seeds.iter().enumerate() {
        std::fs::write(folder.join(format!("seed-{number}")), seed).unwrap();
    }
}

#[test]
fn what_fuzzing_begins_with_can_be_read() {
    let n_read = whole().into_iter().filter(|file| Workbook::open(file.clone()).is_ok()).count();
    assert!(n_read > WORKBOOKS.len(), "{n_read} of them are workbooks");
    let (workbooks, reading) = (of_workbooks(), of_reading());
    assert!(workbooks.len() > XLSX.len() + ODS.len() && reading.len() > 100, "{}", reading.len());
    if let Some(folder) = std::env::var_os(FOLDER) {
        write(&Path::new(&folder).join("workbooks"), &workbooks);
        write(&Path::new(&folder).join("reading"), &reading);
    }
}
