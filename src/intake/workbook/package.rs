//! Zip packages: which kind it is, and whether it can be unpacked in bounded memory.
//!
//! Every part is unpacked once and thrown away, because what a file declares of itself proves
//! nothing. Looked for beside the size is what calamine 0.38 allocates for on the word of the file:
//! the declared number of texts, and formats of cells that each repeat a long name.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::bad::{BadWorkbook, OtherFile};
use super::limits::{LARGEST_HELD, LARGEST_STYLES, LARGEST_UNPACKED, LONGEST_TEXT, MOST_PARTS};

/// What a package holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Package {
    Xlsx,
    Ods,
}

/// The kind of a package that can be unpacked in bounded memory.
pub(super) fn checked(bytes: &[u8]) -> Result<Package, BadWorkbook> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| BadWorkbook::Damaged)?;
    if archive.len() > MOST_PARTS {
        return Err(BadWorkbook::UnpacksTooLarge);
    }
    let package = kind(&mut archive)?;
    weigh(&mut archive)?;
    Ok(package)
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
fn weigh(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), BadWorkbook> {
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
    }
    Ok(())
}

/// What is counted of a part.
#[derive(Debug, Default)]
struct Weight {
    n_bytes: u64,
    /// Bytes since the last tag began, and the most there were.
    n_since_tag: u64,
    longest: u64,
    n_formats: u64,
    /// The largest number of texts that is declared.
    n_declared: u64,
    /// The last bytes, in which a mark may have been cut.
    tail: Vec<u8>,
}

const FORMAT: &[u8] = b"xf ";
const DECLARED: &[u8] = b"uniqueCount";
/// A declared number with its mark is not longer.
const N_TAIL: usize = 64;

impl Weight {
    fn add(&mut self, chunk: &[u8]) {
        self.n_bytes += chunk.len() as u64;
        for &byte in chunk {
            if byte == b'<' {
                self.n_since_tag = 0;
            } else {
                self.n_since_tag += 1;
                self.longest = self.longest.max(self.n_since_tag);
            }
        }
        let mut text = std::mem::take(&mut self.tail);
        let n_tail = text.len();
        text.extend_from_slice(chunk);
        self.n_formats +=
            find_all(&text, FORMAT).filter(|at| at + FORMAT.len() > n_tail).count() as u64;
        for at in find_all(&text, DECLARED) {
            let value = text.get(at + DECLARED.len()..).unwrap_or_default();
            let digits = value.iter().skip_while(|byte| b" \t\r\n='\"+".contains(byte));
            let declared =
                digits.take_while(|byte| byte.is_ascii_digit()).fold(0_u64, |n, &digit| {
                    n.saturating_mul(10).saturating_add(u64::from(digit - b'0'))
                });
            self.n_declared = self.n_declared.max(declared);
        }
        self.tail = text.split_off(text.len().saturating_sub(N_TAIL));
    }

    fn judge(&self, name: &str) -> Result<(), BadWorkbook> {
        let is_picture = [".png", ".jpg", ".jpeg", ".gif", ".bmp", ".emf", ".wmf", ".bin", ".tiff"]
            .iter()
            .any(|ending| name.ends_with(ending));
        let is_too_long = self.longest > LONGEST_TEXT && !is_picture;
        let is_held = name.ends_with("sharedstrings.xml") || name.ends_with("styles.xml");
        let is_too_large = is_held && self.n_bytes > LARGEST_HELD;
        let n_styles = self.n_formats.saturating_mul(self.longest);
        let is_too_styled = name.ends_with("styles.xml") && n_styles > LARGEST_STYLES;
        if is_too_long || is_too_large || is_too_styled {
            return Err(BadWorkbook::UnpacksTooLarge);
        }
        // A text takes a tag at least.
        if self.n_declared > 0 && self.n_declared > self.n_bytes.max(1 << 16) {
            return Err(BadWorkbook::Damaged);
        }
        Ok(())
    }
}

fn find_all<'a>(text: &'a [u8], mark: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    text.windows(mark.len())
        .enumerate()
        .filter(move |(_, window)| *window == mark)
        .map(|(at, _)| at)
}
