//! Any bytes as a workbook: opened, a sheet chosen, every sheet read to its end.
//!
//! The first byte chooses what the others are: a file as it is, or the content of one part of a package
//! whose other parts are in order, so that changed parts reach who reads them. Nothing may panic, and
//! rows come in order.

#![no_main]

use std::io::{Cursor, Write};

use caseload_audit::intake::workbook::Workbook;
use libfuzzer_sys::fuzz_target;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Parts as a spreadsheet program names them, so that one out of its packages goes with the others.
const XLSX: [(&str, &str); 7] = [
    ("[Content_Types].xml", "<Types/>"),
    (
        "_rels/.rels",
        r#"<Relationships><Relationship Id="rId1" Type="x/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships><Relationship Id="rId1" Type="x/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/relationships/styles" Target="styles.xml"/></Relationships>"#,
    ),
    (
        "xl/workbook.xml",
        r#"<workbook><workbookPr/><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
    ),
    (
        "xl/sharedStrings.xml",
        r#"<sst uniqueCount="2"><si><t>Team</t></si><si><r><t>N</t></r></si></sst>"#,
    ),
    (
        "xl/worksheets/sheet1.xml",
        r#"<worksheet><sheetData><row r="1" hidden="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>43677</v></c></row></sheetData><mergeCells><mergeCell ref="A1:A3"/></mergeCells></worksheet>"#,
    ),
    (
        "xl/styles.xml",
        r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>"#,
    ),
];

const ODS: [(&str, &str); 3] = [
    ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
    ("META-INF/manifest.xml", "<manifest:manifest/>"),
    (
        "content.xml",
        r#"<office:spreadsheet><table:table table:name="S"><table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table></office:spreadsheet>"#,
    ),
];

fuzz_target!(|bytes: &[u8]| {
    let Some((&first, content)) = bytes.split_first() else { return };
    let number = usize::from(first / 3);
    let file = match first % 3 {
        0 => content.to_vec(),
        1 => package(&XLSX, number, content),
        _ => package(&ODS, number, content),
    };
    let Ok(mut workbook) = Workbook::open(file) else { return };
    let _ = workbook.choose(None);
    for sheet in 0..workbook.sheets().len().min(4) {
        let mut last_line = 0;
        let _ = workbook.read(sheet, 3, &mut |record| {
            assert!(record.line > last_line && record.n_cells() >= 3);
            last_line = record.line;
            true
        });
    }
});

fn package(parts: &[(&str, &str)], number: usize, content: &[u8]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (at, (name, own)) in parts.iter().enumerate() {
        let bytes = if at == number % parts.len() { content } else { own.as_bytes() };
        writer.start_file(*name, stored).expect("a name");
        writer.write_all(bytes).expect("memory");
    }
    writer.finish().expect("memory").into_inner()
}
