//! Workbooks that say much of themselves: what opening and reading them takes, and what is said.

use std::io::{Cursor, Write};

use caseload_audit::audit::results::Results;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{LARGE, account};
use crate::file::LargeFile;

/// Beside the bytes of the file, which are held twice while they come: what is held of a workbook that
/// is refused, or of which no more than rows that are alike is read.
const MOST_HELD: usize = 16 << 20;

/// For a table of texts, which may have 128 MB: its shortest texts take 13 bytes there and 24 here, twice
/// while the list grows.
const MOST_HELD_OF_TEXTS: usize = 640 << 20;

const TOO_LARGE: &str = "The workbook would fill more memory than this page allows one file: more \
    than 512 MB unpacked, or a part of it that no spreadsheet program writes so large.";
const DAMAGED: &str = "The file begins like a spreadsheet but is cut off or damaged.";
const TOO_MANY: &str = "The sheet has more than 20 million cells.";

const XLSX: [(&str, &str); 4] = [
    ("[Content_Types].xml", "<Types/>"),
    (
        "_rels/.rels",
        r#"<Relationships><Relationship Id="a" Type="x/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships><Relationship Id="b" Type="x/relationships/worksheet" Target="sheet.xml"/></Relationships>"#,
    ),
    (
        "xl/workbook.xml",
        r#"<workbook><workbookPr/><sheets><sheet name="S" sheetId="1" r:id="b"/></sheets></workbook>"#,
    ),
];
const XLSX_ROWS: &str = r#"<row r="1"><c t="str"><v>Month</v></c><c t="str"><v>Team</v></c><c t="str"><v>Worker</v></c><c t="str"><v>Cases</v></c></row><row r="2"><c t="str"><v>Jul-19</v></c><c t="str"><v>North</v></c><c t="str"><v>Ada Lee</v></c><c><v>12</v></c></row>"#;
const ODS: [(&str, &str); 2] = [
    ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
    ("META-INF/manifest.xml", "<manifest:manifest/>"),
];

/// A part in pieces, each so many times.
type Pieces<'a> = &'a [(&'a str, usize)];

/// A package of these parts and those in pieces.
fn package(parts: &[(&str, &str)], pieces: &[(&str, Pieces<'_>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in parts {
        writer.start_file(*name, packed).expect("a name");
        writer.write_all(content.as_bytes()).expect("memory");
    }
    for (name, pieces) in pieces {
        writer.start_file(*name, packed).expect("a name");
        for (piece, n) in *pieces {
            // Many at once: each write is a call of the packer.
            let many = piece.repeat((*n).min(1 << 12));
            let (n_many, n_more) = (n / (1 << 12), n % (1 << 12));
            for _ in 0..n_many {
                writer.write_all(many.as_bytes()).expect("memory");
            }
            writer.write_all(piece.repeat(n_more).as_bytes()).expect("memory");
        }
    }
    writer.finish().expect("memory").into_inner()
}

fn xlsx(rows: Pieces<'_>, texts: Pieces<'_>) -> Vec<u8> {
    let sheet =
        [&[("<worksheet><sheetData>", 1)], rows, &[("</sheetData></worksheet>", 1)]].concat();
    package(&XLSX, &[("xl/sheet.xml", &sheet), ("xl/sharedStrings.xml", texts)])
}

fn ods(rows: Pieces<'_>) -> Vec<u8> {
    let begin = r#"<office:spreadsheet><table:table table:name="S">"#;
    let end = "</table:table></office:spreadsheet>";
    let content = [&[(begin, 1)], rows, &[(end, 1)]].concat();
    package(&ODS, &[("content.xml", &content)])
}

#[track_caller]
fn results(bytes: Vec<u8>, most_held: usize) -> Results {
    let n_bytes = bytes.len();
    let (results, most) = LargeFile::default().then(bytes).results();
    eprintln!("{} KB of workbook, {} KB held", n_bytes / 1000, most / 1000);
    assert!(most <= 3 * n_bytes + most_held, "{most} bytes held, of a workbook of {n_bytes}");
    results
}

#[track_caller]
fn check_refused(bytes: Vec<u8>, says: &str) {
    super::check_says(&results(bytes, MOST_HELD), says);
}

#[track_caller]
fn check_rows(bytes: Vec<u8>, most_held: usize, n_read: u64) {
    let results = results(bytes, most_held);
    assert_eq!(account(&results).0, n_read);
    assert_eq!(account(&results).1, 1, "all are alike");
}

#[test]
fn a_bomb() {
    let row = "<row><c><v>1</v></c></row>";
    check_refused(xlsx(&[(row, 12 * LARGE / row.len())], &[("<sst/>", 1)]), TOO_LARGE);
    // Below the limit it is read, row for row, and nothing is held of rows that are no table.
    let bytes = xlsx(&[(row, LARGE / row.len())], &[("<sst/>", 1)]);
    check_refused(bytes, "No row at its beginning names columns that are known.");
}

#[test]
fn tables_of_texts() {
    let rows = [(XLSX_ROWS, 1)];
    // The shortest, and the shortest that says anything, as many as a part may hold.
    for (text, begin) in
        [("<si><t/></si>", "<sst>"), ("<si><t>x</t></si>", "<sst uniqueCount=\"7000000\">")]
    {
        let n = (127 << 20) / text.len();
        let bytes = xlsx(&rows, &[(begin, 1), (text, n), ("</sst>", 1)]);
        check_rows(bytes, MOST_HELD_OF_TEXTS, 1);
    }
    let text = "<si><t>x</t></si>";
    let n = (127 << 20) / text.len();
    let bytes = xlsx(&rows, &[("<sst>", 1), (text, n * 3 / 2), ("</sst>", 1)]);
    check_refused(bytes, TOO_LARGE);
    // More texts declared than there can be, of a table that is as large as may be.
    let begin = "<sst uniqueCount=\"100000000\">";
    check_refused(xlsx(&rows, &[(begin, 1), (text, n), ("</sst>", 1)]), DAMAGED);
    // Or of a small one: what a program gets wrong is no harm as long as it is not much.
    let of = |begin| xlsx(&rows, &[(begin, 1), (text, 3), ("</sst>", 1)]);
    check_refused(of("<sst uniqueCount=\"2000000000\">"), DAMAGED);
    check_rows(of("<sst uniqueCount=\"500000\">"), MOST_HELD, 1);
}

#[test]
fn cells_and_rows_repeated_a_million_times() {
    const CELL: &str = r#"<table:table-cell office:value-type="string""#;
    const ROW: &str = "<table:table-row";
    let cells = |texts: &[&str]| -> String {
        let cells =
            texts.iter().map(|text| format!("{CELL}><text:p>{text}</text:p></table:table-cell>"));
        format!(">{}</table:table-row>", cells.collect::<String>())
    };
    let header = format!("{ROW}{}", cells(&["Month", "Team", "Worker", "Cases"]));
    let row = cells(&["Jul-19", "North", "Ada Lee", "12"]);
    let many = " table:number-rows-repeated=\"1000000\"";
    let wide = " table:number-columns-repeated=\"1000000\"";
    let empty = format!("{ROW}{many}><table:table-cell{wide}/></table:table-row>");
    let wide_row =
        format!("{ROW}>{CELL}{wide}><text:p>x</text:p></table:table-cell></table:table-row>");
    let full = format!(
        "{ROW}{many}>{CELL} table:number-columns-repeated=\"16384\"><text:p>x</text:p>\
         </table:table-cell></table:table-row>"
    );
    // Rows that are alike are so many exact repeats of one.
    let repeated = format!("{ROW}{many}{row}");
    check_rows(ods(&[(&header, 1), (&repeated, 1)]), MOST_HELD, 1_000_000);
    // Empty ones only move on, past the end of any sheet too.
    let once = format!("{ROW}{row}");
    check_rows(ods(&[(&header, 1), (&once, 1), (&empty, 5)]), MOST_HELD, 1);
    // No sheet is as wide, or as full.
    check_refused(ods(&[(&header, 1), (&once, 1), (&wide_row, 1)]), DAMAGED);
    check_refused(ods(&[(&header, 1), (&once, 1), (&full, 1)]), TOO_MANY);
}

/// A text that stands once in a workbook, in as many cells as there can be.
#[test]
fn one_long_text_in_many_cells() {
    let long = "x".repeat(900_000);
    let texts = format!("<sst><si><t>{long}</t></si></sst>");
    let of = |rows: Pieces<'_>| xlsx(&[&[(XLSX_ROWS, 1)], rows].concat(), &[(&texts, 1)]);
    let cell = r#"<c t="s"><v>0</v></c>"#;
    check_refused(of(&[("<row r=\"3\">", 1), (cell, 16_000), ("</row>", 1)]), TOO_LARGE);
    check_refused(of(&[(&format!("<row>{cell}</row>"), 600)]), TOO_LARGE);
    // Merged down a column each, they would all be in the last row.
    let merged = |n: usize| {
        let range =
            |n: usize| format!("<mergeCell ref=\"{0}{1}:{0}900\"/>", ["A", "B", "C"][n], n + 3);
        let row = |n: usize| {
            format!(
                "<row r=\"{}\"><c r=\"{}{0}\" t=\"s\"><v>0</v></c></row>",
                n + 3,
                ["A", "B", "C"][n]
            )
        };
        let rows: String = (0..n).map(row).collect();
        let ranges: String = (0..n).map(range).collect();
        let sheet = format!(
            "<worksheet><sheetData>{XLSX_ROWS}{rows}</sheetData><mergeCells>{ranges}</mergeCells></worksheet>"
        );
        package(
            &XLSX,
            &[("xl/sheet.xml", &[(&sheet, 1)]), ("xl/sharedStrings.xml", &[(&texts, 1)])],
        )
    };
    check_rows(merged(1), MOST_HELD + 20 * long.len(), 2);
    check_refused(merged(2), TOO_LARGE);
    let paragraphs = format!(
        "<table:table-row>{}</table:table-row>",
        format!("<table:table-cell><text:p>{long}</text:p></table:table-cell>").repeat(2)
    );
    check_refused(ods(&[(&paragraphs, 1)]), TOO_LARGE);
}

/// The bytes of a workbook of Excel 97, with a number of 32 bits changed.
fn xls(place: impl Fn(&[u8]) -> usize, number: u32) -> Vec<u8> {
    let mut bytes = include_bytes!("../data/workbooks/edge-cases.xls").to_vec();
    let place = place(&bytes);
    bytes[place..place + 4].copy_from_slice(&number.to_le_bytes());
    bytes
}

fn position(bytes: &[u8], of: &[u8]) -> usize {
    bytes.windows(of.len()).position(|window| window == of).expect("it is in there")
}

#[test]
fn sizes_that_an_old_workbook_claims() {
    // The size of the stream, 120 bytes after its name in the directory.
    let name: Vec<u8> = "Workbook".encode_utf16().flat_map(u16::to_le_bytes).collect();
    check_refused(xls(|bytes| position(bytes, &name) + 120, u32::MAX), DAMAGED);
    // How many sectors list sectors, and where the first of them is.
    for at in [44, 72] {
        let results = results(xls(|_| at, u32::MAX), MOST_HELD);
        assert!(account(&results).1 > 0, "what else says it holds");
    }
    check_refused(xls(|_| 68, 0x00ff_ffff), DAMAGED);
    check_refused(xls(|_| 48, 0x00ff_ffff), DAMAGED);
}
