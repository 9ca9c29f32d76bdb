//! .ods: the one part that holds all sheets, read as a stream of XML.
//!
//! A repeated row or cell that holds something is given as often as it is repeated; repeated ones
//! that hold nothing, with which programs fill a sheet to its end, only move on.

use std::io::{BufReader, Cursor};

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use zip::ZipArchive;
use zip::read::ZipFile;

use super::bad::BadWorkbook;
use super::cell_text::{iso_duration, iso_moment, number};
use super::limits::{LONGEST_ROW, MOST_COLUMNS, MOST_ROWS};
use super::rows::{Rows, Stop};
use super::{Read, Sheet};

/// An open workbook.
pub(super) struct Book {
    archive: ZipArchive<Cursor<Vec<u8>>>,
}

type Xml<'a> = Reader<BufReader<ZipFile<'a, Cursor<Vec<u8>>>>>;

/// Opens a package that was checked.
pub(super) fn open(bytes: Vec<u8>) -> Result<(Book, Vec<Sheet>), BadWorkbook> {
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| BadWorkbook::Damaged)?;
    let mut book = Book { archive };
    if book.is_encrypted() {
        return Err(BadWorkbook::Password);
    }
    let sheets = book.sheets()?;
    Ok((book, sheets))
}

/// What the XML of a part holds next, or that it ends before its end.
fn next<'b>(xml: &mut Xml<'_>, buffer: &'b mut Vec<u8>) -> Result<Event<'b>, BadWorkbook> {
    buffer.clear();
    match xml.read_event_into(buffer) {
        Ok(Event::Eof) | Err(_) => Err(BadWorkbook::Damaged),
        Ok(event) => Ok(event),
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    attributes.with_checks(false);
    let found = attributes.flatten().find(|attribute| attribute.key.as_ref() == name)?;
    quick_xml::escape::unescape(&found.value).ok().map(std::borrow::Cow::into_owned)
}

/// How often a row or cell is repeated.
fn repeats(element: &BytesStart<'_>, name: &str) -> u32 {
    attribute(element, name).and_then(|n| n.parse().ok()).unwrap_or(1)
}

fn push_reference(text: &mut String, reference: &BytesRef<'_>) {
    if let Some(known) = quick_xml::escape::resolve_xml_entity(reference.as_ref()) {
        text.push_str(known);
    } else if let Ok(Some(character)) = reference.resolve_char_ref() {
        text.push(character);
    }
}

impl Book {
    fn part(&mut self, name: &str) -> Result<Xml<'_>, BadWorkbook> {
        let part = self.archive.by_name(name).map_err(|_| BadWorkbook::Damaged)?;
        let mut xml = Reader::from_reader(BufReader::new(part));
        let config = xml.config_mut();
        config.check_end_names = false;
        config.expand_empty_elements = true;
        Ok(xml)
    }

    /// Whether the manifest says that parts are encrypted.
    fn is_encrypted(&mut self) -> bool {
        let Ok(mut xml) = self.part("META-INF/manifest.xml") else { return false };
        let mut buffer = Vec::new();
        while let Ok(event) = next(&mut xml, &mut buffer) {
            if matches!(event, Event::Start(e) if e.local_name().as_ref() == "encryption-data") {
                return true;
            }
        }
        false
    }

    /// The names of all sheets.
    fn sheets(&mut self) -> Result<Vec<Sheet>, BadWorkbook> {
        let mut xml = self.part("content.xml")?;
        let mut buffer = Vec::new();
        let mut hiding: Vec<String> = Vec::new();
        let mut style = String::new();
        let mut depth = 0;
        let mut sheets = Vec::new();
        loop {
            match next(&mut xml, &mut buffer)? {
                Event::Start(e) => match e.name().as_ref() {
                    "style:style" => style = attribute(&e, "style:name").unwrap_or_default(),
                    "style:table-properties"
                        if attribute(&e, "table:display").as_deref() == Some("false") =>
                    {
                        hiding.push(std::mem::take(&mut style));
                    }
                    "table:table" => {
                        depth += 1;
                        if depth == 1 {
                            let style = attribute(&e, "table:style-name").unwrap_or_default();
                            sheets.push(Sheet {
                                name: attribute(&e, "table:name").unwrap_or_default(),
                                is_hidden: hiding.contains(&style),
                            });
                        }
                    }
                    _ => {}
                },
                Event::End(e) => match e.name().as_ref() {
                    "table:table" => depth -= 1,
                    "office:spreadsheet" => return Ok(sheets),
                    _ => {}
                },
                _ => {}
            }
        }
    }

    /// Gives the rows of a sheet.
    pub(super) fn read(&mut self, sheet: usize, rows: &mut Read<'_>) -> Result<(), Stop> {
        let mut xml = self.part("content.xml")?;
        let mut buffer = Vec::new();
        let mut n_before = 0;
        let mut depth = 0;
        loop {
            match next(&mut xml, &mut buffer)? {
                Event::Start(e) if e.name().as_ref() == "table:table" => {
                    depth += 1;
                    if depth == 1 && n_before == sheet {
                        break;
                    }
                    n_before += usize::from(depth == 1);
                }
                Event::End(e) if e.name().as_ref() == "table:table" => depth -= 1,
                _ => {}
            }
        }
        let mut table = Rows::new(Vec::new(), rows.width, rows.give);
        let mut row = 0_u32;
        loop {
            match next(&mut xml, &mut buffer)? {
                Event::Start(e) if e.name().as_ref() == "table:table-row" => {
                    let n = repeats(&e, "table:number-rows-repeated");
                    let is_hidden = attribute(&e, "table:visibility")
                        .is_some_and(|visibility| visibility != "visible");
                    let cells = read_row(&mut xml)?;
                    if !cells.is_empty() {
                        for row in (row..row.saturating_add(n)).take(MOST_ROWS as usize + 1) {
                            for cell in &cells {
                                cell.give(row, &mut table)?;
                            }
                        }
                        rows.n_hidden += if is_hidden { u64::from(n) } else { 0 };
                    }
                    row = row.saturating_add(n);
                }
                Event::End(e) if e.name().as_ref() == "table:table" => break,
                _ => {}
            }
        }
        (rows.n_rows, rows.n_blank) = table.finish()?;
        Ok(())
    }
}

/// A cell that holds something.
struct Cell {
    column: u32,
    n_columns: u32,
    n_rows: u32,
    text: String,
}

impl Cell {
    fn give(&self, row: u32, table: &mut Rows<'_>) -> Result<(), Stop> {
        for column in self.column..self.column.saturating_add(self.n_columns) {
            table.cell(row, column, &self.text)?;
        }
        table.merge_down(self.column, row.saturating_add(self.n_rows) - 1);
        Ok(())
    }
}

/// The cells of a row that hold something.
fn read_row(xml: &mut Xml<'_>) -> Result<Vec<Cell>, BadWorkbook> {
    let mut buffer = Vec::new();
    let mut cells = Vec::new();
    let mut column = 0_u32;
    let mut n_text = 0;
    loop {
        match next(xml, &mut buffer)? {
            Event::Start(e)
                if matches!(e.name().as_ref(), "table:table-cell" | "table:covered-table-cell") =>
            {
                let n_columns = repeats(&e, "table:number-columns-repeated");
                let n_rows = repeats(&e, "table:number-rows-spanned").max(1);
                let value = value(&e);
                let said = read_text(xml)?;
                let text = value.unwrap_or(said);
                if !text.is_empty() {
                    if n_columns == 0 || column.saturating_add(n_columns) > MOST_COLUMNS {
                        return Err(BadWorkbook::Damaged);
                    }
                    n_text += text.len();
                    if n_text > LONGEST_ROW {
                        return Err(BadWorkbook::UnpacksTooLarge);
                    }
                    cells.push(Cell { column, n_columns, n_rows, text });
                }
                column = column.saturating_add(n_columns);
            }
            Event::End(e) if e.name().as_ref() == "table:table-row" => return Ok(cells),
            _ => {}
        }
    }
}

/// The value of a cell, where an attribute has it.
fn value(cell: &BytesStart<'_>) -> Option<String> {
    let kind = attribute(cell, "office:value-type")?;
    if attribute(cell, "calcext:value-type").as_deref() == Some("error") {
        return None;
    }
    match kind.as_str() {
        "float" | "percentage" | "currency" => {
            let value = attribute(cell, "office:value")?;
            value.parse().ok().map(number)
        }
        "date" => attribute(cell, "office:date-value").map(|text| iso_moment(&text)),
        "time" => attribute(cell, "office:time-value").map(|text| iso_duration(&text)),
        "boolean" => attribute(cell, "office:boolean-value").map(|text| text.to_uppercase()),
        _ => attribute(cell, "office:string-value"),
    }
}

/// What a cell shows, without its comments: its paragraphs, one on each line.
fn read_text(xml: &mut Xml<'_>) -> Result<String, BadWorkbook> {
    let mut buffer = Vec::new();
    let mut text = String::new();
    let (mut n_paragraphs, mut n_notes, mut depth) = (0, 0, 0_u32);
    loop {
        match next(xml, &mut buffer)? {
            Event::Start(e) => {
                depth += 1;
                match e.name().as_ref() {
                    "office:annotation" => n_notes += 1,
                    "text:p" if n_notes == 0 => {
                        if n_paragraphs > 0 {
                            text.push('\n');
                        }
                        n_paragraphs += 1;
                    }
                    "text:s" if n_notes == 0 => {
                        let n_spaces = repeats(&e, "text:c").min(1 << 10);
                        text.extend((0..n_spaces).map(|_| ' '));
                    }
                    "text:tab" if n_notes == 0 => text.push('\t'),
                    "text:line-break" if n_notes == 0 => text.push('\n'),
                    _ => {}
                }
            }
            Event::End(e) => {
                if depth == 0 {
                    return Ok(text);
                }
                depth -= 1;
                n_notes -= i32::from(e.name().as_ref() == "office:annotation");
            }
            Event::Text(part) if n_paragraphs > 0 && n_notes == 0 => {
                text.push_str(&part.xml10_content());
            }
            Event::GeneralRef(reference) if n_paragraphs > 0 && n_notes == 0 => {
                push_reference(&mut text, &reference);
            }
            _ => {}
        }
    }
}
