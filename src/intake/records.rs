//! Text to records, each with the line it begins on.
//!
//! The rules of CSV are `csv-core`'s. Its silences are watched here: blank lines, which it drops;
//! lines, of which it counts one kind; and a quotation mark that is never closed, which would make
//! the rest of a file one cell. Of a record longer than [`LONGEST_RECORD`] no text is kept.

use csv_core::ReadRecordResult;

use super::dialect::Dialect;
use super::lines::Lines;

/// The longest record that is believed, in bytes.
pub const LONGEST_RECORD: usize = 1 << 20;

/// A byte-order mark, which is no text at the beginning of a line.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Why the cells of a record are not to be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// A quotation mark in it was left open.
    UnclosedQuote,
    /// It is longer than [`LONGEST_RECORD`], without a line's end in it.
    TooLong,
}

/// One record.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// The line it begins on, from 1.
    pub line: u64,
    /// Why its cells are not to be believed, where they are not; it has none then.
    pub flaw: Option<Flaw>,
    text: &'a str,
    ends: &'a [usize],
}

impl<'a> Record<'a> {
    /// Of cells that come from elsewhere than text, such as a sheet: their text, one after the other,
    /// and where each ends.
    pub fn of_cells(line: u64, text: &'a str, ends: &'a [usize]) -> Self {
        Self { line, flaw: None, text, ends }
    }

    /// How many cells it has.
    pub fn n_cells(&self) -> usize {
        self.ends.len()
    }

    /// The cell at `index`, without spaces at its ends and without the apostrophe that spreadsheets
    /// set before numbers and signs that are to stay as they are; `None` past the last one.
    pub fn cell(&self, index: usize) -> Option<&'a str> {
        let end = *self.ends.get(index)?;
        let start = match index.checked_sub(1) {
            Some(before) => *self.ends.get(before)?,
            None => 0,
        };
        self.text.get(start..end).map(|cell| without_apostrophe(trimmed(cell)))
    }

    /// All its cells.
    pub fn cells(&self) -> impl Iterator<Item = &'a str> + '_ {
        (0..self.n_cells()).map(|index| self.cell(index).unwrap_or_default())
    }

    /// Whether a cell goes on over a line's end.
    pub fn has_line_break(&self) -> bool {
        memchr::memchr2(b'\n', b'\r', self.text.as_bytes()).is_some()
    }

    /// Whether it is a first line `sep=;`, which names the character between cells and is no row.
    pub fn names_separator(&self) -> bool {
        self.line == 1
            && self.text.len() <= 5
            && self.text.get(..4).is_some_and(|begin| begin.eq_ignore_ascii_case("sep="))
    }

    /// Whether every cell is empty.
    pub fn is_blank(&self) -> bool {
        self.flaw.is_none() && self.text.trim().is_empty()
    }
}

/// Without spaces at its ends. Most cells have none, and begin and end with a letter or figure.
fn trimmed(cell: &str) -> &str {
    match cell.as_bytes() {
        [b'!'..=b'~', .., b'!'..=b'~'] | [b'!'..=b'~'] => cell,
        _ => cell.trim(),
    }
}

fn without_apostrophe(cell: &str) -> &str {
    match cell.as_bytes() {
        [b'\'', b'0'..=b'9' | b'=' | b'+' | b'-' | b'@', ..] => cell.get(1..).unwrap_or_default(),
        _ => cell,
    }
}

/// Splits text that comes in pieces into records.
#[derive(Clone, Debug)]
pub struct Records {
    reader: csv_core::Reader,
    text: Vec<u8>,
    ends: Vec<usize>,
    n_text: usize,
    n_ends: usize,
    /// What the record under way suffers from, once it is too long.
    too_long: Option<Flaw>,
    /// The line that the record under way begins on.
    begun_on: Option<u64>,
    lines: Lines,
    n_blank_lines: u64,
}

impl Records {
    /// Of text in this dialect.
    pub fn of(dialect: Dialect) -> Self {
        Self {
            reader: csv_core::ReaderBuilder::new().delimiter(dialect.delimiter).build(),
            text: vec![0; 1024],
            ends: vec![0; 64],
            n_text: 0,
            n_ends: 0,
            too_long: None,
            begun_on: None,
            lines: Lines::default(),
            n_blank_lines: 0,
        }
    }

    /// Lines that hold nothing at all, so far.
    pub fn n_blank_lines(&self) -> u64 {
        self.n_blank_lines
    }

    /// The line that the next text begins on.
    pub fn line(&self) -> u64 {
        self.lines.current()
    }

    /// Takes the next text and gives the records that end in it.
    pub fn push(&mut self, text: &str, give: &mut impl FnMut(Record<'_>)) {
        let mut input = text.as_bytes();
        while !input.is_empty() {
            if self.begun_on.is_none() {
                input = self.skip_line_ends(input);
                // Files put together from others hold their marks in between.
                if let Some(rest) = input.strip_prefix(BYTE_ORDER_MARK) {
                    input = rest;
                    continue;
                }
                if input.is_empty() {
                    return;
                }
                self.begun_on = Some(self.lines.current());
            }
            let n_read = self.step(input, false, give);
            input = input.get(n_read..).unwrap_or_default();
        }
    }

    /// Says that there is no more text, and gives the record that it ends in.
    pub fn finish(&mut self, give: &mut impl FnMut(Record<'_>)) {
        if self.begun_on.is_none() {
            return;
        }
        // One more line end ends the record, unless a quotation mark is open.
        while self.begun_on.is_some() && self.step(b"\n", false, give) == 0 {}
        while self.begun_on.is_some() {
            self.step(&[], true, give);
        }
    }

    fn skip_line_ends<'a>(&mut self, input: &'a [u8]) -> &'a [u8] {
        let n_skipped =
            input.iter().position(|byte| !matches!(byte, b'\r' | b'\n')).unwrap_or(input.len());
        let (line_ends, rest) = input.split_at(n_skipped);
        for &byte in line_ends {
            self.n_blank_lines += u64::from(self.lines.pass_byte(byte));
        }
        rest
    }

    /// One call of the reader; how many bytes of `input` it took.
    fn step(
        &mut self,
        input: &[u8],
        is_unclosed: bool,
        give: &mut impl FnMut(Record<'_>),
    ) -> usize {
        let (result, n_in, n_out, n_ends) = self.reader.read_record(
            input,
            self.text.get_mut(self.n_text..).unwrap_or_default(),
            self.ends.get_mut(self.n_ends..).unwrap_or_default(),
        );
        self.lines.pass(input.get(..n_in).unwrap_or_default());
        self.n_text += n_out;
        self.n_ends += n_ends;
        match result {
            ReadRecordResult::InputEmpty => {}
            ReadRecordResult::OutputFull => self.make_room(),
            ReadRecordResult::OutputEndsFull => self.make_room_for_ends(),
            ReadRecordResult::Record => self.give(is_unclosed, give),
            ReadRecordResult::End => self.begun_on = None,
        }
        n_in
    }

    fn make_room(&mut self) {
        if self.text.len() >= LONGEST_RECORD {
            self.note_length();
            self.n_text = 0;
        } else {
            self.text.resize(self.text.len() * 2, 0);
        }
    }

    fn make_room_for_ends(&mut self) {
        if self.ends.len() >= LONGEST_RECORD {
            self.note_length();
            self.n_ends = 0;
        } else {
            self.ends.resize(self.ends.len() * 2, 0);
        }
    }

    /// Notes that the record is too long: a line's end in it shows that a quotation mark is open.
    fn note_length(&mut self) {
        let text = self.text.get(..self.n_text).unwrap_or_default();
        let has_line_break = memchr::memchr2(b'\n', b'\r', text).is_some();
        if has_line_break || self.too_long.is_none() {
            self.too_long = Some(if has_line_break { Flaw::UnclosedQuote } else { Flaw::TooLong });
        }
    }

    fn give(&mut self, is_unclosed: bool, give: &mut impl FnMut(Record<'_>)) {
        if self.too_long.is_some() {
            self.note_length();
        }
        let flaw = if is_unclosed { Some(Flaw::UnclosedQuote) } else { self.too_long.take() };
        let (n_text, n_ends) = if flaw.is_some() { (0, 0) } else { (self.n_text, self.n_ends) };
        let text = self.text.get(..n_text).unwrap_or_default();
        give(Record {
            line: self.begun_on.unwrap_or(1),
            flaw,
            // Cells are cut at ASCII bytes only, so that text stays text.
            text: std::str::from_utf8(text).unwrap_or_default(),
            ends: self.ends.get(..n_ends).unwrap_or_default(),
        });
        self.begun_on = None;
        self.n_text = 0;
        self.n_ends = 0;
        self.too_long = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Records as `line: cell|cell`, with `!` for one that is unclosed, `+` for one that is too long,
    /// and the blank lines.
    fn records(text: &str, size: usize) -> (Vec<String>, u64) {
        let mut records = Records::of(Dialect::default());
        let mut found = Vec::new();
        let mut give = |record: Record<'_>| {
            let cells: Vec<&str> = record.cells().collect();
            let mark = match record.flaw {
                Some(Flaw::UnclosedQuote) => "!",
                Some(Flaw::TooLong) => "+",
                None => "",
            };
            found.push(format!("{}: {}{mark}", record.line, cells.join("|")));
        };
        let characters: Vec<char> = text.chars().collect();
        for piece in characters.chunks(size) {
            records.push(&piece.iter().collect::<String>(), &mut give);
        }
        records.finish(&mut give);
        (found, records.n_blank_lines())
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str], n_blank_lines: u64) {
        for size in [1, 2, 3, 5, 1000] {
            let (found, n_blank) = records(text, size);
            assert_eq!(found, expected, "{text:?} in pieces of {size}");
            assert_eq!(n_blank, n_blank_lines, "{text:?} in pieces of {size}");
        }
    }

    #[test]
    fn line_ends_of_every_kind() {
        check("a,b\nc,d\n", &["1: a|b", "2: c|d"], 0);
        check("a,b\r\nc,d", &["1: a|b", "2: c|d"], 0);
        check("a,b\rc,d\r", &["1: a|b", "2: c|d"], 0);
    }

    #[test]
    fn blank_lines_are_counted_and_lines_go_on() {
        check("a\r\n\r\n\r\nb\r\n", &["1: a", "4: b"], 2);
        check("\n\na", &["3: a"], 2);
        check("a\n  \nb", &["1: a", "2: ", "3: b"], 0);
    }

    #[test]
    fn quoted_line_breaks_count_as_lines() {
        check("\"a\nb\",c\nd,e", &["1: a\nb|c", "3: d|e"], 0);
        check("\"a, \"\"b\"\"\",c\n", &["1: a, \"b\"|c"], 0);
    }

    #[test]
    fn a_quotation_mark_left_open_is_seen() {
        check("a,b\n\"c,d\ne,f\n", &["1: a|b", "2: !"], 0);
        check("a,\"b\"", &["1: a|b"], 0);
    }

    #[test]
    fn a_first_line_that_names_the_separator_is_no_row() {
        let mut found = Vec::new();
        let mut records = Records::of(Dialect { delimiter: b';' });
        let mut give = |record: Record<'_>| found.push(record.names_separator());
        records.push("sep=;\nsep=;\n", &mut give);
        assert_eq!(found, [true, false]);
    }

    #[test]
    fn spaces_around_cells_do_not_count() {
        check(" a ,\u{a0}b\u{a0}\n", &["1: a|b"], 0);
    }

    #[test]
    fn a_byte_order_mark_at_the_beginning_of_a_line_is_no_text() {
        check("\u{feff}a\n\u{feff}\"b,c\"\n\u{feff}\n\u{feff}", &["1: a", "2: b,c"], 1);
        check("a\u{feff},\u{feff}b\n", &["1: a\u{feff}|\u{feff}b"], 0);
    }

    #[test]
    fn an_apostrophe_before_a_number_does_not_count() {
        check("'00123,'=A1,'t Hooft,O'Neill,'\n", &["1: 00123|=A1|'t Hooft|O'Neill|'"], 0);
    }

    #[test]
    fn a_record_without_end_keeps_no_text() {
        let long = format!("a,b\n\"{}\nc,d\n", "x".repeat(3 * LONGEST_RECORD));
        let (found, _) = records(&long, 65_536);
        assert_eq!(found, ["1: a|b", "2: !"]);
        let one_cell = format!("{}\nc,d\n", "x".repeat(3 * LONGEST_RECORD));
        assert_eq!(records(&one_cell, 65_536).0, ["1: +", "2: c|d"]);
        let wide = format!("{}\nc,d\n", ",".repeat(2 * LONGEST_RECORD));
        let (found, _) = records(&wide, 65_536);
        assert_eq!(found, ["1: +", "2: c|d"]);
        let lines = format!("\"{}\nc,d\n", format!("{},\n", "x".repeat(999)).repeat(3 * 1049));
        assert_eq!(records(&lines, 65_536).0, ["1: !"]);
    }
}
