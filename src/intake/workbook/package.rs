//! Zip packages: which kind it is, and whether it can be unpacked in bounded memory.
//!
//! Every part is unpacked once and thrown away, because what a file declares of itself proves
//! nothing. Looked for beside the size is what calamine 0.38 allocates for on the word of the file:
//! the declared number of texts, and formats of cells that each repeat a long name.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::bad::{BadWorkbook, OtherFile};
use super::limits::{
    LARGEST_HELD, LARGEST_STYLES, LARGEST_UNPACKED, LONGEST_TEXT, MOST_DECLARED, MOST_PARTS,
    SHORTEST_TEXT,
};

/// What a package holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Package {
    Xlsx,
    Ods,
}

/// Parts of a package, by their names in small letters, and how many hidden rows each has.
pub(super) type HiddenRows = BTreeMap<String, u64>;

/// The kind of a package that can be unpacked in bounded memory, and its hidden rows.
pub(super) fn checked(bytes: &[u8]) -> Result<(Package, HiddenRows), BadWorkbook> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| BadWorkbook::Damaged)?;
    if archive.len() > MOST_PARTS {
        return Err(BadWorkbook::UnpacksTooLarge);
    }
    let package = kind(&mut archive)?;
    let hidden_rows = weigh(&mut archive)?;
    Ok((package, hidden_rows))
}

fn kind(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Package, BadWorkbook> {
    let names: Vec<String> =
        archive.file_names().filter_map(Result::ok).map(|name| name.to_lowercase()).collect();
    let has = |name: &str| names.iter().any(|known| known == name);
    let has_folder = |folder: &str| names.iter().any(|name| name.starts_with(folder));
    let other = |file| Err(BadWorkbook::Other(file));
    if has("[content_types].xml") {
        return match () {
            () if has("xl/workbook.bin") => other(OtherFile::BinaryWorkbook),
            () if has_folder("xl/") => Ok(Package::Xlsx),
            () if has_folder("word/") => other(OtherFile::Document),
            () if has_folder("ppt/") => other(OtherFile::Presentation),
            () => Ok(Package::Xlsx),
        };
    }
    if !has("mimetype") || !has("content.xml") {
        return other(OtherFile::Zip);
    }
    let mut media_type = Vec::new();
    let part = archive.by_name("mimetype").map_err(|_| BadWorkbook::Damaged)?;
    part.take(200).read_to_end(&mut media_type).map_err(|_| BadWorkbook::Damaged)?;
    match media_type.strip_prefix(b"application/vnd.oasis.opendocument.") {
        Some(kind) if kind.starts_with(b"spreadsheet") => Ok(Package::Ods),
        Some(kind) if kind.starts_with(b"text") => other(OtherFile::Document),
        Some(_) => other(OtherFile::Presentation),
        None => other(OtherFile::Zip),
    }
}

/// Unpacks every part and counts.
fn weigh(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<HiddenRows, BadWorkbook> {
    let mut hidden_rows = HiddenRows::new();
    let mut n_unpacked = 0_u64;
    for number in 0..archive.len() {
        let mut part = archive.by_index(number).map_err(|_| BadWorkbook::Damaged)?;
        if part.size().saturating_add(n_unpacked) > LARGEST_UNPACKED {
            return Err(BadWorkbook::UnpacksTooLarge);
        }
        let name = part.name().map_or_else(|_| String::new(), |name| name.to_lowercase());
        let mut weight = Weight::default();
        let mut chunk = vec![0; 1 << 16];
        loop {
            let n_read = part.read(&mut chunk).map_err(|_| BadWorkbook::Damaged)?;
            if n_read == 0 {
                break;
            }
            n_unpacked += n_read as u64;
            if n_unpacked > LARGEST_UNPACKED {
                return Err(BadWorkbook::UnpacksTooLarge);
            }
            weight.add(chunk.get(..n_read).unwrap_or_default());
        }
        weight.judge(&name)?;
        if weight.n_hidden_rows > 0 {
            hidden_rows.insert(name, weight.n_hidden_rows);
        }
    }
    Ok(hidden_rows)
}

/// What is counted of a part.
#[derive(Debug, Default)]
struct Weight {
    n_bytes: u64,
    /// Bytes since the last tag began, and the most there were.
    n_since_tag: u64,
    longest: u64,
    n_formats: u64,
    n_hidden_rows: u64,
    /// The largest number of texts that is declared.
    n_declared: u64,
    /// The tag that the last chunk cut.
    cut: Vec<u8>,
}

/// A tag that says something here is not longer.
const LONGEST_TAG: usize = 4_096;

impl Weight {
    fn add(&mut self, chunk: &[u8]) {
        self.n_bytes += chunk.len() as u64;
        for &byte in chunk {
            self.n_since_tag = if byte == b'<' { 0 } else { self.n_since_tag + 1 };
            self.longest = self.longest.max(self.n_since_tag);
        }
        let mut text = std::mem::take(&mut self.cut);
        text.extend_from_slice(chunk);
        let mut rest = text.as_slice();
        while let Some(begin) = rest.iter().position(|&byte| byte == b'<') {
            rest = rest.get(begin..).unwrap_or_default();
            let Some(end) = rest.iter().take(LONGEST_TAG).position(|&byte| byte == b'>') else {
                if rest.len() < LONGEST_TAG {
                    self.cut = rest.to_vec();
                    return;
                }
                self.take_tag(rest.get(..LONGEST_TAG).unwrap_or_default(), false);
                rest = rest.get(1..).unwrap_or_default();
                continue;
            };
            self.take_tag(rest.get(..end).unwrap_or_default(), true);
            rest = rest.get(end..).unwrap_or_default();
        }
    }

    /// Takes a tag without its end.
    fn take_tag(&mut self, tag: &[u8], is_whole: bool) {
        let tag = tag.get(1..).unwrap_or_default();
        let n_name = tag.iter().position(|byte| b" \t\r\n/".contains(byte)).unwrap_or(tag.len());
        let (name, attributes) = tag.split_at(n_name);
        let n_prefix = name.iter().rposition(|&byte| byte == b':').map_or(0, |at| at + 1);
        match name.get(n_prefix..).unwrap_or_default() {
            b"xf" => self.n_formats += 1,
            b"row" => {
                let is_hidden = [&b"hidden=\"1\""[..], b"hidden=\"true\""]
                    .iter()
                    .any(|mark| find(attributes, mark).is_some());
                self.n_hidden_rows += u64::from(is_hidden);
            }
            b"sst" => {
                // Of a tag too long to be looked through, the worst is thought.
                let declared = if is_whole { declared(attributes) } else { u64::MAX };
                self.n_declared = self.n_declared.max(declared);
            }
            _ => {}
        }
    }

    fn judge(&self, name: &str) -> Result<(), BadWorkbook> {
        const PICTURES: [&str; 9] =
            [".png", ".jpg", ".jpeg", ".gif", ".bmp", ".emf", ".wmf", ".bin", ".tiff"];
        let is_picture = PICTURES.iter().any(|ending| name.ends_with(ending));
        let is_too_long = self.longest > LONGEST_TEXT && !is_picture;
        let is_held = name.ends_with("sharedstrings.xml") || name.ends_with("styles.xml");
        let is_too_large = is_held && self.n_bytes > LARGEST_HELD;
        let n_styles = self.n_formats.saturating_mul(self.longest);
        let is_too_styled = name.ends_with("styles.xml") && n_styles > LARGEST_STYLES;
        if is_too_long || is_too_large || is_too_styled {
            return Err(BadWorkbook::UnpacksTooLarge);
        }
        if self.n_declared > (self.n_bytes / SHORTEST_TEXT).max(MOST_DECLARED) {
            return Err(BadWorkbook::Damaged);
        }
        Ok(())
    }
}

/// The number of texts that a table declares.
fn declared(attributes: &[u8]) -> u64 {
    const MARK: &[u8] = b"uniqueCount";
    let Some(at) = find(attributes, MARK) else { return 0 };
    let value = attributes.get(at + MARK.len()..).unwrap_or_default();
    let digits = value.iter().skip_while(|byte| b" \t\r\n='\"+".contains(byte));
    digits
        .take_while(|byte| byte.is_ascii_digit())
        .fold(0_u64, |n, digit| n.saturating_mul(10).saturating_add(u64::from(digit - b'0')))
}

fn find(text: &[u8], mark: &[u8]) -> Option<usize> {
    text.windows(mark.len()).position(|window| window == mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_seen_whatever_the_cuts() {
        let text = b"<a><x:row r=\"1\" hidden=\"1\"/><row r='2'><c/></row><xf n=\"1\"/><xfs>\
            <sst count=\"9\" uniqueCount = '77'>text</sst>";
        for size in 1..text.len() {
            let mut weight = Weight::default();
            text.chunks(size).for_each(|chunk| weight.add(chunk));
            let counts = (weight.n_hidden_rows, weight.n_formats, weight.n_declared);
            assert_eq!(counts, (1, 1, 77), "{size}");
        }
    }
}
