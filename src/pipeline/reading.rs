//! Reading one file.

use sha2::{Digest, Sha256};

use super::refusals;
use super::understanding::{self, Named};
use crate::audit::account::RowCount;
use crate::audit::tally::Tally;
use crate::format::hexadecimal;
use crate::intake::beginning::{Beginning, N_LOOKED_AT};
use crate::intake::columns::NoTable;
use crate::intake::dates::DateOrder;
use crate::intake::decode::{Decoder, Encoding, Piece};
use crate::intake::field::Field;
use crate::intake::period;
use crate::intake::records::{Record, Records};
use crate::intake::source::{FileId, Outcome, Shape, Understood};
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
    order: DateOrder,
    text: Text,
    damage: Damage,
}

/// The text so far.
#[derive(Clone, Debug)]
enum Text {
    /// Its beginning, until there is enough to understand it.
    Beginning { pieces: Vec<Held>, n_bytes: usize },
    /// Records are taken one by one.
    Records { records: Box<Records>, understood: Box<Beginning>, table: Table },
}

/// A piece of the beginning.
#[derive(Clone, Debug)]
enum Held {
    Text(String),
    Invalid(u8),
    /// So many in a row.
    Nuls(u64),
}

/// What has become of the records so far.
#[derive(Clone, Debug)]
enum Table {
    /// Rows are being counted, once the header is past.
    Rows { tally: Box<Tally>, last_header_line: u64, n_blank_above: u64, period: Option<Named> },
    /// There is no row at all.
    Nothing,
    /// The header is that of no table that is known.
    None(NoTable),
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
    pub(super) outcome: Outcome,
    pub(super) tally: Option<Tally>,
    pub(super) n_blank_lines: u64,
    pub(super) findings: Vec<Finding>,
}

impl Reading {
    /// Begins with a file of this name and size.
    pub fn new(id: FileId, name: &str, n_bytes: u64) -> Self {
        Self::begin(id, name, n_bytes, Decoder::default(), DateOrder::default())
    }

    fn begin(id: FileId, name: &str, n_bytes: u64, decoder: Decoder, order: DateOrder) -> Self {
        Self {
            id,
            name: name.to_owned(),
            n_bytes,
            n_bytes_taken: 0,
            hash: Sha256::new(),
            decoder,
            order,
            text: Text::Beginning { pieces: Vec::new(), n_bytes: 0 },
            damage: Damage::default(),
        }
    }

    /// Takes the next bytes of the file.
    pub fn push(&mut self, chunk: &[u8]) {
        self.n_bytes_taken += chunk.len() as u64;
        self.hash.update(chunk);
        let Self { decoder, text, damage, .. } = self;
        decoder.push(chunk, &mut |piece| text.take(piece, damage));
        if text.is_enough() {
            text.understand(&self.name, self.order, damage);
        }
    }

    /// Whether the rest of the file cannot change that there is nothing to read in it.
    pub fn is_hopeless(&self) -> bool {
        let has_table = !matches!(&self.text, Text::Records { table: Table::None(_), .. });
        self.decoder.not_text().is_some() || !has_table
    }

    /// Records after the header, so far.
    pub fn n_rows(&self) -> u64 {
        self.text.tally().map_or(0, Tally::n_read)
    }

    /// Says that there are no more bytes.
    pub fn finish(mut self) -> Finished {
        let is_whole = self.is_hopeless() || self.n_bytes_taken == self.n_bytes;
        let Self { decoder, text, damage, name, order, .. } = &mut self;
        decoder.finish(&mut |piece| text.take(piece, damage));
        text.understand(name, *order, damage);
        text.finish();
        let order = self.text.tally().and_then(|tally| tally.dates().must_read_again());
        let encoding = self.decoder.must_read_again();
        if encoding.is_some() || order.is_some() {
            let (known, _) = self.decoder.encoding();
            let decoder = Decoder::decided(encoding.unwrap_or(known));
            let order = order.unwrap_or(self.order);
            let again = Self::begin(self.id, &self.name, self.n_bytes, decoder, order);
            return Finished::ReadAgain(Box::new(again));
        }
        Finished::File(Box::new(self.into_file(is_whole)))
    }

    fn into_file(self, is_whole: bool) -> ReadFile {
        let (encoding, evidence) = self.decoder.encoding();
        let sha256 = hexadecimal(&self.hash.finalize());
        let text = understanding::encoding(encoding, evidence, self.damage.first_invalid);
        let mut findings = self.damage.findings(encoding, &self.name);
        let mut n_blank_lines = 0;
        let (outcome, tally) = match (self.decoder.not_text(), self.text) {
            (Some(kind), _) => (refusals::not_text(kind), None),
            _ if !is_whole => (refusals::changed(), None),
            (_, Text::Beginning { .. } | Text::Records { table: Table::Nothing, .. }) => {
                (refusals::empty(), None)
            }
            (_, Text::Records { table: Table::None(no_table), .. }) => {
                (refusals::no_table(&no_table), None)
            }
            (_, Text::Records { table: Table::Rows { tally, .. }, .. }) if tally.n_read() == 0 => {
                (refusals::header_only(), None)
            }
            (
                _,
                Text::Records {
                    records,
                    understood,
                    table: Table::Rows { tally, n_blank_above, period, .. },
                },
            ) => {
                n_blank_lines = records.n_blank_lines() + n_blank_above + tally.n_blank_rows();
                findings.extend(understanding::findings(&tally, period, &self.name));
                let shape = tally.shape();
                let understood = Understood {
                    shape,
                    facts: understanding::facts(text, &understood, &tally, period),
                    n_rows: tally.n_read(),
                    columns: tally.columns().uses(shape),
                    sha256,
                };
                (Outcome::Read(understood), Some(*tally))
            }
        };
        if tally.is_none() {
            findings.clear();
        }
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

impl Text {
    fn take(&mut self, piece: Piece<'_>, damage: &mut Damage) {
        match self {
            Self::Beginning { pieces, n_bytes } => match piece {
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

    fn is_enough(&self) -> bool {
        matches!(self, Self::Beginning { n_bytes, .. } if *n_bytes >= N_LOOKED_AT)
    }

    /// Understands the beginning, if that is not done, and takes it again, record by record.
    fn understand(&mut self, name: &str, order: DateOrder, damage: &mut Damage) {
        let Self::Beginning { pieces, .. } = self else { return };
        let pieces = std::mem::take(pieces);
        let text: String = pieces
            .iter()
            .filter_map(|piece| match piece {
                Held::Text(text) => Some(text.as_str()),
                Held::Invalid(_) | Held::Nuls(_) => None,
            })
            .collect();
        let understood = Beginning::of(&text);
        let table = Table::under(&understood, name, order);
        let records = Box::new(Records::of(understood.dialect));
        *self = Self::Records { records, understood: Box::new(understood), table };
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
            Self::Records { table: Table::Rows { tally, .. }, .. } => Some(tally),
            Self::Records { .. } | Self::Beginning { .. } => None,
        }
    }
}

impl Table {
    /// The table under the header that the beginning has.
    fn under(understood: &Beginning, name: &str, order: DateOrder) -> Self {
        let Some(header) = &understood.header else { return Self::Nothing };
        let columns = header.columns.clone();
        let in_title = period::of_titles(&understood.titles);
        let named = in_title.or_else(|| period::of_file_name(name));
        let named = named
            .filter(|_| !columns.has(Field::SnapshotOn))
            .map(|period| Named { period, is_in_title: in_title.is_some() });
        match columns.shape(named.is_some()) {
            Err(no_table) => Self::None(no_table),
            Ok(shape) => {
                let named = named.filter(|_| shape != Shape::Allocations);
                let period = named.map(|named| named.period);
                Self::Rows {
                    tally: Box::new(Tally::new(shape, columns, order, period)),
                    last_header_line: header.last_line,
                    n_blank_above: 0,
                    period: named,
                }
            }
        }
    }

    fn take(&mut self, record: &Record<'_>) {
        let Self::Rows { tally, last_header_line, n_blank_above, .. } = self else { return };
        if record.line > *last_header_line {
            tally.add(record);
        } else {
            *n_blank_above += u64::from(record.is_blank());
        }
    }
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
