//! Reading one file.

use sha2::{Digest, Sha256};

use super::refusals;
use crate::audit::account::RowCount;
use crate::audit::tally::Tally;
use crate::format::hexadecimal;
use crate::intake::columns::{ColumnMap, NoTable};
use crate::intake::decode::{Decoder, Encoding, Evidence, Piece};
use crate::intake::records::{Record, Records};
use crate::intake::source::{FileId, Outcome, Understood};
use crate::issue::{Finding, Kind, Place};

/// A file that is being read.
#[derive(Clone, Debug)]
pub struct Reading {
    id: FileId,
    name: String,
    n_bytes: u64,
    n_bytes_taken: u64,
    hash: Sha256,
    decoder: Decoder,
    records: Records,
    table: Table,
    not_utf8: NotUtf8,
}

/// What has become of the rows so far.
#[derive(Clone, Debug)]
enum Table {
    /// The header has not come yet; so many blank rows have.
    BeforeHeader { n_blank_rows: u64 },
    /// Rows are being counted.
    Rows { tally: Box<Tally>, n_blank_rows: u64 },
    /// The header is that of no table that is known.
    None(NoTable),
}

/// Where bytes are not UTF-8.
#[derive(Clone, Debug, Default)]
struct NotUtf8 {
    first: Option<(u8, u64)>,
    all: RowCount,
}

/// What came of the bytes of a file.
#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "made once for each file")]
pub enum Finished {
    /// The file, read.
    File(ReadFile),
    /// The evidence at the end is for another encoding: the same bytes have to be read once more.
    ReadAgain(Reading),
}

/// A file that was read, or that holds nothing to read.
#[derive(Debug)]
pub struct ReadFile {
    pub(super) id: FileId,
    pub(super) name: String,
    pub(super) n_bytes: u64,
    pub(super) outcome: Outcome,
    pub(super) tally: Option<Tally>,
    pub(super) n_blank_lines: u64,
    pub(super) findings: Vec<Finding>,
}

impl Reading {
    /// Begins with a file of this name and size.
    pub fn new(id: FileId, name: &str, n_bytes: u64) -> Self {
        Self::with_decoder(id, name, n_bytes, Decoder::default())
    }

    fn with_decoder(id: FileId, name: &str, n_bytes: u64, decoder: Decoder) -> Self {
        Self {
            id,
            name: name.to_owned(),
            n_bytes,
            n_bytes_taken: 0,
            hash: Sha256::new(),
            decoder,
            records: Records::default(),
            table: Table::BeforeHeader { n_blank_rows: 0 },
            not_utf8: NotUtf8::default(),
        }
    }

    /// Takes the next bytes of the file.
    pub fn push(&mut self, chunk: &[u8]) {
        self.n_bytes_taken += chunk.len() as u64;
        self.hash.update(chunk);
        let Self { decoder, records, table, not_utf8, .. } = self;
        decoder.push(chunk, &mut |piece| take(piece, records, table, not_utf8));
    }

    /// Whether the rest of the file cannot change that there is nothing to read in it.
    pub fn is_hopeless(&self) -> bool {
        self.decoder.not_text().is_some() || matches!(self.table, Table::None(_))
    }

    /// Records after the header, so far.
    pub fn n_rows(&self) -> u64 {
        match &self.table {
            Table::Rows { tally, .. } => tally.n_read(),
            Table::BeforeHeader { .. } | Table::None(_) => 0,
        }
    }

    /// Says that there are no more bytes.
    pub fn finish(mut self) -> Finished {
        let is_whole = self.is_hopeless() || self.n_bytes_taken == self.n_bytes;
        let Self { decoder, records, table, not_utf8, .. } = &mut self;
        decoder.finish(&mut |piece| take(piece, records, table, not_utf8));
        records.finish(&mut |record| table.take(&record));
        if let Some(encoding) = self.decoder.must_read_again() {
            let decoder = Decoder::decided(encoding);
            return Finished::ReadAgain(Self::with_decoder(
                self.id,
                &self.name,
                self.n_bytes,
                decoder,
            ));
        }
        Finished::File(self.into_file(is_whole))
    }

    fn into_file(self, is_whole: bool) -> ReadFile {
        let (encoding, evidence) = self.decoder.encoding();
        let hash = self.hash.finalize();
        let sha256 = hexadecimal(&hash);
        let mut n_blank_lines = self.records.n_blank_lines();
        let (outcome, tally) = if let Some(kind) = self.decoder.not_text() {
            (refusals::not_text(kind), None)
        } else if !is_whole {
            (refusals::changed(), None)
        } else {
            match self.table {
                Table::BeforeHeader { .. } => (refusals::empty(), None),
                Table::None(no_table) => (refusals::no_table(&no_table), None),
                Table::Rows { tally, .. } if tally.n_read() == 0 => (refusals::header_only(), None),
                Table::Rows { tally, n_blank_rows } => {
                    n_blank_lines += n_blank_rows + tally.n_blank_rows();
                    let shape = tally.shape();
                    let understood = Understood {
                        shape,
                        encoding: encoding_in_words(encoding, evidence, self.not_utf8.first),
                        n_rows: tally.n_read(),
                        columns: tally.columns().uses(shape),
                        sha256,
                    };
                    (Outcome::Read(understood), Some(*tally))
                }
            }
        };
        let findings = match tally {
            Some(_) => self.not_utf8.findings(encoding, &self.name),
            None => Vec::new(),
        };
        ReadFile {
            id: self.id,
            name: self.name,
            n_bytes: self.n_bytes,
            outcome,
            tally,
            n_blank_lines,
            findings,
        }
    }
}

fn take(piece: Piece<'_>, records: &mut Records, table: &mut Table, not_utf8: &mut NotUtf8) {
    match piece {
        Piece::Text(text) => records.push(text, &mut |record| table.take(&record)),
        Piece::NotUtf8(byte) => not_utf8.add(byte, records.line()),
    }
}

impl Table {
    fn take(&mut self, record: &Record<'_>) {
        match self {
            Self::Rows { tally, .. } => tally.add(record),
            Self::BeforeHeader { n_blank_rows } if record.is_blank() => *n_blank_rows += 1,
            Self::BeforeHeader { n_blank_rows } => {
                let columns = ColumnMap::of_header(record);
                *self = match columns.shape() {
                    Ok(shape) => Self::Rows {
                        tally: Box::new(Tally::new(shape, columns)),
                        n_blank_rows: *n_blank_rows,
                    },
                    Err(no_table) => Self::None(no_table),
                };
            }
            Self::None(_) => {}
        }
    }
}

impl NotUtf8 {
    fn add(&mut self, byte: u8, line: u64) {
        self.first.get_or_insert((byte, line));
        self.all.add(line);
    }

    fn findings(&self, encoding: Encoding, file: &str) -> Vec<Finding> {
        let Some((byte, line)) = self.first else {
            return Vec::new();
        };
        let first_line = RowCount::of_line(line);
        let finding = match encoding {
            Encoding::Windows1252 => Finding::new(
                Kind::ReadAsWindows1252 { byte },
                0,
                vec![Place::lines(file, first_line.first_lines)],
            ),
            Encoding::Utf8 => Finding::new(
                Kind::BytesReplaced,
                self.all.n_rows,
                vec![Place::lines(file, self.all.first_lines.clone())],
            ),
        };
        vec![finding]
    }
}

fn encoding_in_words(
    encoding: Encoding,
    evidence: Evidence,
    not_utf8: Option<(u8, u64)>,
) -> String {
    match (encoding, not_utf8) {
        (Encoding::Windows1252, Some((byte, line))) => {
            format!("Windows-1252: byte 0x{byte:02X} at line {line} is not UTF-8")
        }
        (Encoding::Windows1252, None) => "Windows-1252".to_owned(),
        (Encoding::Utf8, Some(_)) => {
            "UTF-8, because most of its accented characters are; the others are replaced".to_owned()
        }
        (Encoding::Utf8, None) if evidence.has_mark => "UTF-8, with a byte-order mark".to_owned(),
        (Encoding::Utf8, None) if evidence.n_multibyte > 0 => "UTF-8".to_owned(),
        (Encoding::Utf8, None) => "Plain ASCII, which UTF-8 and Windows-1252 share".to_owned(),
    }
}
