//! Reading one file.

use sha2::{Digest, Sha256};

use super::how::How;
use super::other_rows::OtherRows;
use super::refusals;
use super::sheet::{Packed, ReadSheet};
use super::table::{Rows, SeenRow, Table};
use super::understanding::{self, Origin, Understanding};
use crate::audit::account::RowCount;
use crate::audit::tally::Tally;
use crate::format::hexadecimal;
use crate::intake::beginning::{self, Beginning, N_LOOKED_AT};
use crate::intake::decode::{Decoder, Encoding, Piece};
use crate::intake::dialect::{Dialect, Evidence};
use crate::intake::records::Records;
use crate::intake::source::{FileId, Outcome};
use crate::intake::workbook::BadWorkbook;
use crate::issue::{Finding, Kind, Place};

/// A file that is being read.
#[derive(Clone, Debug)]
pub struct Reading {
    id: FileId,
    name: String,
    n_bytes: u64,
    n_bytes_taken: u64,
    hash: Sha256,
    how: How,
    packed: Packed,
    decoder: Decoder,
    text: Text,
    damage: Damage,
}

/// The text so far.
#[derive(Clone, Debug)]
enum Text {
    /// Its beginning, until there is enough to understand it.
    Beginning { pieces: Vec<Held>, n_bytes: usize, n_wanted: usize },
    /// Records are taken one by one.
    Records { records: Box<Records>, cut: Cut, table: Box<Table> },
}

/// How text is cut into cells, and what speaks for it.
pub(super) type Cut = (Dialect, Evidence);

/// A piece of the beginning.
#[derive(Clone, Debug)]
enum Held {
    Text(String),
    Invalid(u8),
    /// So many in a row.
    Nuls(u64),
}

/// Where bytes are no characters.
#[derive(Clone, Debug, Default)]
struct Damage {
    first_invalid: Option<(u8, u64)>,
    invalid: RowCount,
    nuls: RowCount,
}

/// What came of the bytes of a file.
#[derive(Debug)]
pub enum Finished {
    /// The file, read.
    File(Box<ReadFile>),
    /// The evidence at the end is for another encoding or order of dates: the same bytes have to be
    /// read once more.
    ReadAgain(Box<Reading>),
}

/// A file that was read, or that holds nothing to read.
#[derive(Debug)]
pub struct ReadFile {
    pub(super) id: FileId,
    pub(super) name: String,
    pub(super) n_bytes: u64,
    pub(super) how: How,
    pub(super) outcome: Outcome,
    pub(super) table: Option<Table>,
    pub(super) n_blank_lines: u64,
    pub(super) findings: Vec<Finding>,
}

impl ReadFile {
    /// The cells of the lines that were looked for, as many of them as there are.
    pub fn seen(self) -> Vec<SeenRow> {
        self.table.map(Table::seen).unwrap_or_default()
    }

    /// The rows of a file that holds no caseloads.
    pub(super) fn other_rows(&self) -> Option<&OtherRows> {
        match (&self.outcome, &self.table.as_ref()?.rows) {
            (Outcome::Read(_), Rows::Counted { other, .. }) => Some(other),
            _ => None,
        }
    }

    /// What of it counts.
    pub fn tally(&self) -> Option<&Tally> {
        match &self.outcome {
            Outcome::Read(_) => self.table.as_ref()?.tally(),
            Outcome::NotRead { .. } => None,
        }
    }
}

impl Reading {
    /// Begins with a file of this name and size, read as was decided.
    pub fn new(id: FileId, name: &str, n_bytes: u64, how: How) -> Self {
        Self {
            id,
            name: name.to_owned(),
            n_bytes,
            n_bytes_taken: 0,
            hash: Sha256::new(),
            packed: Packed::of(&how),
            decoder: how.encoding().map_or_else(Decoder::default, Decoder::decided),
            how,
            text: Text::nothing(),
            damage: Damage::default(),
        }
    }

    /// Takes the next bytes of the file.
    pub fn push(&mut self, chunk: &[u8]) {
        self.n_bytes_taken += chunk.len() as u64;
        self.hash.update(chunk);
        self.packed.push(chunk);
        let Self { decoder, text, damage, .. } = self;
        decoder.push(chunk, &mut |piece| text.take(piece, damage));
        if text.is_enough() {
            text.understand(&self.name, &self.how, damage);
        }
    }

    /// Whether the rest of the file cannot change that there is nothing to read in it.
    pub fn is_hopeless(&self) -> bool {
        let has_table = match &self.text {
            Text::Records { table, .. } => !table.is_hopeless(),
            Text::Beginning { .. } => true,
        };
        match self.packed {
            Packed::Workbook(_) => false,
            Packed::TooLarge => true,
            Packed::Unknown(_) | Packed::No => self.decoder.not_text().is_some() || !has_table,
        }
    }

    /// Records after the header, so far.
    pub fn n_rows(&self) -> u64 {
        self.text.tally().map_or(0, Tally::n_read)
    }

    /// Says that there are no more bytes.
    pub fn finish(mut self) -> Finished {
        let is_whole = self.is_hopeless() || self.n_bytes_taken == self.n_bytes;
        if matches!(self.packed, Packed::Workbook(_) | Packed::TooLarge) {
            return Finished::File(Box::new(self.into_workbook(is_whole)));
        }
        let Self { decoder, text, damage, name, how, .. } = &mut self;
        decoder.finish(&mut |piece| text.take(piece, damage));
        text.understand(name, how, damage);
        text.finish();
        let order = self.text.tally().and_then(|tally| tally.dates().must_read_again());
        let encoding = self.decoder.must_read_again();
        if encoding.is_some() || order.is_some() {
            let encoding = encoding.unwrap_or(self.decoder.encoding().0);
            let how = self.how.found(encoding, order);
            let again = Self::new(self.id, &self.name, self.n_bytes, how);
            return Finished::ReadAgain(Box::new(again));
        }
        Finished::File(Box::new(self.into_file(is_whole)))
    }

    /// The rows of a workbook's sheet.
    fn into_workbook(mut self, is_whole: bool) -> ReadFile {
        let sha256 = hexadecimal(&std::mem::take(&mut self.hash).finalize());
        let packed = std::mem::replace(&mut self.packed, Packed::No);
        let mut file = self.unread();
        let bytes = match packed {
            Packed::Workbook(bytes) if is_whole => bytes,
            Packed::TooLarge => {
                file.outcome = refusals::bad_workbook(&BadWorkbook::TooLarge);
                return file;
            }
            _ => {
                file.outcome = refusals::changed();
                return file;
            }
        };
        let read = match ReadSheet::of(bytes, &file.name, &mut file.how) {
            Ok(read) => read,
            Err(bad) => {
                file.outcome = refusals::bad_workbook(&bad);
                return file;
            }
        };
        let origin = Origin::Sheet(&read);
        let understanding = Understanding { origin, table: &read.table, how: &file.how };
        file.outcome = understanding.outcome(sha256);
        if matches!(file.outcome, Outcome::Read(_)) {
            file.n_blank_lines = read.n_blank() + read.table.n_blank_rows();
            file.findings = understanding::findings(&read.table, &file.name);
        }
        file.table = Some(read.table);
        file
    }

    /// The file, of which nothing is read.
    fn unread(self) -> ReadFile {
        ReadFile {
            id: self.id,
            name: self.name,
            n_bytes: self.n_bytes,
            outcome: refusals::empty(),
            how: self.how,
            table: None,
            n_blank_lines: 0,
            findings: Vec::new(),
        }
    }

    fn into_file(mut self, is_whole: bool) -> ReadFile {
        let (encoding, evidence) = self.decoder.encoding();
        let sha256 = hexadecimal(&std::mem::take(&mut self.hash).finalize());
        let not_text = self.decoder.not_text();
        let mut damage = std::mem::take(&mut self.damage);
        let text = std::mem::replace(&mut self.text, Text::nothing());
        let mut file = self.unread();
        if let Some(kind) = not_text {
            file.outcome = refusals::not_text(kind);
            return file;
        }
        if !is_whole {
            file.outcome = refusals::changed();
            return file;
        }
        let Text::Records { records, cut, table } = text else { return file };
        if table.is_empty() {
            return file;
        }
        let understanding = Understanding {
            origin: Origin::Text { encoding: (encoding, evidence, damage.first_invalid), cut },
            table: &table,
            how: &file.how,
        };
        file.outcome = understanding.outcome(sha256);
        if matches!(file.outcome, Outcome::Read(_)) {
            file.n_blank_lines = records.n_blank_lines() + table.n_blank_rows();
            if file.how.choices.encoding == Some(Encoding::Windows1252) {
                // Which is no finding, but a decision.
                damage.first_invalid = None;
            }
            file.findings = damage.findings(encoding, &file.name);
            file.findings.extend(understanding::findings(&table, &file.name));
        }
        file.table = Some(*table);
        file
    }
}

impl Text {
    fn nothing() -> Self {
        Self::Beginning { pieces: Vec::new(), n_bytes: 0, n_wanted: N_LOOKED_AT }
    }

    fn take(&mut self, piece: Piece<'_>, damage: &mut Damage) {
        match self {
            Self::Beginning { pieces, n_bytes, .. } => match piece {
                Piece::Text("") => {}
                Piece::Text(text) => {
                    *n_bytes += text.len();
                    pieces.push(Held::Text(text.to_owned()));
                }
                Piece::Invalid(byte) => pieces.push(Held::Invalid(byte)),
                Piece::Nul => match pieces.last_mut() {
                    Some(Held::Nuls(n)) => *n += 1,
                    _ => pieces.push(Held::Nuls(1)),
                },
            },
            Self::Records { records, table, .. } => match piece {
                Piece::Text(text) => records.push(text, &mut |record| table.take(&record)),
                Piece::Invalid(byte) => damage.add_invalid(byte, records.line()),
                Piece::Nul => damage.nuls.add(records.line()),
            },
        }
    }

    /// Whether there is enough to understand it.
    fn is_enough(&mut self) -> bool {
        let Self::Beginning { pieces, n_bytes, n_wanted } = self else { return false };
        if n_bytes < n_wanted {
            return false;
        }
        *n_wanted = *n_bytes * 2;
        beginning::enough(&text_of(pieces)).is_some()
    }

    /// Understands the beginning, if that is not done, and takes it again, record by record.
    fn understand(&mut self, name: &str, how: &How, damage: &mut Damage) {
        let Self::Beginning { pieces, .. } = self else { return };
        let pieces = std::mem::take(pieces);
        let text = text_of(&pieces);
        let text = beginning::looked_at(&text);
        let cut = beginning::dialect(text, &how.choices);
        let beginning = Beginning::of(&beginning::rows(text, cut.0), &how.choices);
        let table = Box::new(Table::under(beginning, name, how));
        *self = Self::Records { records: Box::new(Records::of(cut.0)), cut, table };
        for piece in &pieces {
            match piece {
                Held::Text(text) => self.take(Piece::Text(text), damage),
                Held::Invalid(byte) => self.take(Piece::Invalid(*byte), damage),
                Held::Nuls(n) => (0..*n).for_each(|_| self.take(Piece::Nul, damage)),
            }
        }
    }

    fn finish(&mut self) {
        if let Self::Records { records, table, .. } = self {
            records.finish(&mut |record| table.take(&record));
        }
    }

    fn tally(&self) -> Option<&Tally> {
        match self {
            Self::Records { table, .. } => table.tally(),
            Self::Beginning { .. } => None,
        }
    }
}

/// The text in the pieces of a beginning.
fn text_of(pieces: &[Held]) -> String {
    pieces
        .iter()
        .filter_map(|piece| match piece {
            Held::Text(text) => Some(text.as_str()),
            Held::Invalid(_) | Held::Nuls(_) => None,
        })
        .collect()
}

impl Damage {
    fn add_invalid(&mut self, byte: u8, line: u64) {
        self.first_invalid.get_or_insert((byte, line));
        self.invalid.add(line);
    }

    fn findings(&self, encoding: Encoding, file: &str) -> Vec<Finding> {
        let at = |rows: &RowCount| vec![Place::lines(file, rows.first_lines.clone())];
        let mut findings = Vec::new();
        if let Some((byte, line)) = self.first_invalid {
            findings.push(if encoding == Encoding::Windows1252 {
                Finding::new(Kind::ReadAsWindows1252 { byte }, 0, at(&RowCount::of_line(line)))
            } else {
                Finding::new(Kind::BytesReplaced, self.invalid.n_rows, at(&self.invalid))
            });
        }
        if self.nuls.n_rows > 0 {
            findings.push(Finding::new(Kind::NulsLeftOut, self.nuls.n_rows, at(&self.nuls)));
        }
        findings
    }
}
