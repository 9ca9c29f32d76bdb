//! What was understood of a file, in words, each point with what speaks for it and what the user
//! can decide in its place.

mod columns;
mod options;
mod sheet;

use super::how::How;
use super::other_rows::OtherRows;
use super::reading::Cut;
use super::refusals;
use super::sheet::ReadSheet;
use super::table::{Named, NamedBy, Rows, Table};
use crate::audit::account::RowCount;
use crate::audit::tally::Tally;
use crate::caseload::Month;
use crate::caseload::month::months_in_words;
use crate::format::{counted, thousands};
use crate::intake::beginning::Header;
use crate::intake::dates::DateOrder;
use crate::intake::decode::{self, Encoding};
use crate::intake::dialect::Evidence;
use crate::intake::field::Field;
use crate::intake::period::Period;
use crate::intake::shape::Shape;
use crate::intake::source::{Fact, Outcome, Understood};
use crate::intake::workbook::BadWorkbook;
use crate::issue::{Finding, Kind, Place};

/// A file that was read, with all that can be said of how.
pub(super) struct Understanding<'a> {
    pub(super) origin: Origin<'a>,
    pub(super) table: &'a Table,
    pub(super) how: &'a How,
}

/// What its rows were before they were records.
pub(super) enum Origin<'a> {
    /// Text, how it is encoded and how it is cut into cells.
    Text { encoding: (Encoding, decode::Evidence, Option<(u8, u64)>), cut: Cut },
    /// A sheet of a workbook.
    Sheet(&'a ReadSheet),
}

impl Understanding<'_> {
    /// What came of reading the file, whose bytes have this SHA-256.
    pub(super) fn outcome(&self, sha256: String) -> Outcome {
        let understood = |tally: Option<&Tally>| Understood {
            shape: tally.map(Tally::shape),
            facts: self.facts(tally),
            n_rows: tally.map_or(0, Tally::n_read),
            columns: columns::uses(self.table, tally.map(Tally::shape)),
            lacking: columns::lacking(&self.table.columns, tally.map(Tally::shape)),
            matching: self.table.matching.clone(),
            first_rows: self.table.beginning.first_rows.clone(),
            sha256,
        };
        if let Origin::Sheet(read) = &self.origin {
            if let Err(bad) = &read.end {
                return refusals::bad_sheet(bad, understood(None));
            }
            if self.table.is_empty() {
                return refusals::bad_sheet(&BadWorkbook::Empty, understood(None));
            }
        }
        match &self.table.rows {
            Rows::Nothing | Rows::Sought(..) => refusals::empty(),
            Rows::NoTable(no_table) => refusals::no_table(no_table, understood(None)),
            Rows::Counted { tally, .. } if tally.n_read() == 0 => {
                refusals::header_only(understood(Some(tally)))
            }
            Rows::Counted { tally, other: OtherRows::Scheme(saved) }
                if saved.is_of_later_format() =>
            {
                refusals::later_scheme(saved.format(), understood(Some(tally)))
            }
            Rows::Counted { tally, other: OtherRows::Settings(saved) }
                if saved.is_of_later_format() =>
            {
                refusals::later_settings(saved.format(), understood(Some(tally)))
            }
            Rows::Counted { tally, .. } => Outcome::Read(understood(Some(tally))),
        }
    }

    /// How it was read, point by point.
    fn facts(&self, tally: Option<&Tally>) -> Vec<Fact> {
        let choices = &self.how.choices;
        let shapes = options::shapes(self.table.matching.shape);
        let mut facts = vec![Fact::open("Rows", rows(tally), shapes)];
        match &self.origin {
            Origin::Text { encoding, cut } => facts.extend([
                Fact::open("Text", self.text(*encoding), options::encodings(choices.encoding)),
                Fact::open("Cells", cells(*cut), options::delimiters(choices.delimiter)),
            ]),
            Origin::Sheet(read) => facts.push(sheet::fact(read, choices.sheet.as_deref())),
        }
        if let Rows::Counted { other, .. } = &self.table.rows {
            facts.extend(other.in_words().map(|said| Fact::new("Holds", said)));
        }
        if let Some(header) = &self.table.beginning.header {
            let options = options::headers(&self.table.beginning, choices.header);
            facts.push(Fact::open("Header", header_in_words(header), options));
        }
        let months: Vec<Month> =
            tally.map(|tally| tally.months().into_iter().collect()).unwrap_or_default();
        let shape = tally.map(Tally::shape);
        match self.table.period {
            Some(named) => facts.push(self.period("Month", period_in_words(named))),
            None if shape.is_none() && !self.table.columns.has(Field::SnapshotOn) => {
                facts
                    .push(self.period("Month", "No column, title or file name says it".to_owned()));
            }
            None if !months.is_empty() => {
                facts.push(Fact::new("Months", months_in_words(&months)));
            }
            None => {}
        }
        if let Some(tally) = tally {
            facts.extend(dates(tally).map(|said| {
                let is_open = tally.dates().depend_on_order();
                let options = options::orders(self.table.matching.order);
                Fact::open("Dates", said, if is_open { options } else { Vec::new() })
            }));
            facts.extend(self.empty_teams(tally));
        }
        facts
    }

    fn text(&self, encoding: (Encoding, decode::Evidence, Option<(u8, u64)>)) -> String {
        let (encoding, evidence, first_invalid) = encoding;
        match self.how.choices.encoding {
            Some(decided) => format!("{}, as you decided", options::name_of_encoding(decided)),
            None => encoding_in_words(encoding, evidence, first_invalid),
        }
    }

    fn period(&self, name: &str, said: String) -> Fact {
        let options = options::period(self.how.choices.period);
        Fact { is_period: true, ..Fact::open(name, said, options) }
    }

    fn empty_teams(&self, tally: &Tally) -> Option<Fact> {
        let n_filled = tally.filled_down().n_rows;
        let said = match (tally.n_without_team(), n_filled) {
            (0, 0) => return None,
            (n, 0) => format!("{} set aside", counted(n, "row is", "rows are")),
            (_, n) => format!("{} by the team above", counted(n, "row counts", "rows count")),
        };
        let options = options::empty_teams(self.table.matching.fills_down);
        Some(Fact::open("Empty team cells", said, options))
    }
}

/// What has to be said of the file as a whole.
pub(super) fn findings(table: &Table, file: &str) -> Vec<Finding> {
    let Some(tally) = table.tally() else { return Vec::new() };
    let mut findings = Vec::new();
    let whole = || vec![Place::file(file)];
    for (header, field, because) in table.columns.guessed() {
        if tally.shape().uses(field) {
            let header = header.to_owned();
            let kind = Kind::GuessedColumn { header, field: field.name(), because };
            findings.push(Finding::new(kind, 0, whole()));
        }
    }
    if table.beginning.header.as_ref().is_some_and(|header| !header.is_there()) {
        findings.push(Finding::new(Kind::NoHeader, 0, whole()));
    }
    if table.period.is_some_and(|named| named.by != NamedBy::User) {
        findings.push(Finding::new(Kind::MonthOfFile, 0, whole()));
    }
    if table.period.is_some_and(|named| named.is_contradicted) {
        findings.push(Finding::new(Kind::MonthContradicted, 0, whole()));
    }
    let filled = tally.filled_down();
    if filled.n_rows > 0 {
        let place = Place::lines(file, filled.first_lines.clone());
        findings.push(Finding::new(Kind::FilledDown, filled.n_rows, vec![place]));
    }
    let in_cells = tally.rows_in_cells();
    if in_cells.n_rows > 0 {
        let place = Place::lines(file, in_cells.first_lines.clone());
        findings.push(Finding::new(Kind::RowsInCells, in_cells.n_rows, vec![place]));
    }
    match &table.rows {
        Rows::Counted { other: OtherRows::Scheme(saved), .. } => {
            findings.extend(saved.findings(file));
        }
        Rows::Counted { other: OtherRows::Settings(saved), .. } => {
            findings.extend(saved.findings(file));
        }
        _ => {}
    }
    findings.extend(finding_of_dates(tally, file, table.matching.order.is_some()));
    findings
}

fn finding_of_dates(tally: &Tally, file: &str, is_decided: bool) -> Option<Finding> {
    let dates = tally.dates();
    let day_first = dates.proofs(DateOrder::DayFirst);
    let month_first = dates.proofs(DateOrder::MonthFirst);
    let whole = || vec![Place::file(file)];
    if day_first.n > 0 && month_first.n > 0 {
        return Some(Finding::new(Kind::DatesOfBothOrders, 0, whole()));
    }
    if is_decided {
        return None;
    }
    if let Some(unproven) = dates.unproven() {
        let line = unproven.first.as_ref().map_or(1, |(line, _)| *line);
        let place = Place::lines(file, RowCount::of_line(line).first_lines);
        return Some(Finding::new(Kind::DateOrderAssumed, 0, vec![place]));
    }
    let is_month_first = dates.order() == DateOrder::MonthFirst;
    is_month_first.then(|| Finding::new(Kind::DatesMonthFirst, 0, whole()))
}

fn rows(tally: Option<&Tally>) -> String {
    match tally {
        None => "Not recognised by the columns".to_owned(),
        Some(tally) => format!(
            "{}: {}. {}",
            tally.shape().name(),
            counted(tally.n_read(), "row", "rows"),
            sentence(tally.shape())
        ),
    }
}

fn sentence(shape: Shape) -> String {
    let text = shape.description();
    let mut characters = text.chars();
    let first = characters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    first + characters.as_str()
}

/// How the text is encoded, with the evidence.
fn encoding_in_words(
    encoding: Encoding,
    evidence: decode::Evidence,
    first_invalid: Option<(u8, u64)>,
) -> String {
    let said = match (encoding, first_invalid) {
        (Encoding::Windows1252, Some((byte, line))) => {
            return format!("Windows-1252: byte 0x{byte:02X} at line {line} is not UTF-8");
        }
        (Encoding::Windows1252, None) => "Windows-1252",
        (Encoding::Utf8, Some(_)) => {
            "UTF-8, because most of its accented characters are; the others are replaced"
        }
        (Encoding::Utf8, None) if evidence.has_mark => "UTF-8, with a byte-order mark",
        (Encoding::Utf8, None) if evidence.n_multibyte > 0 => "UTF-8",
        (Encoding::Utf8, None) => "Plain ASCII, which UTF-8 and Windows-1252 share",
        (Encoding::Utf16Le | Encoding::Utf16Be, _) if evidence.has_mark => {
            "UTF-16, which Excel calls Unicode Text, with a byte-order mark"
        }
        (Encoding::Utf16Le | Encoding::Utf16Be, _) => {
            "UTF-16 without a byte-order mark: every other byte is empty"
        }
    };
    said.to_owned()
}

fn cells((dialect, evidence): Cut) -> String {
    let separator = options::name_of_delimiter(dialect.delimiter);
    match evidence {
        Evidence::Decided => format!("Separated by {separator}, as you decided"),
        Evidence::FirstLine => {
            format!("Separated by {separator}, as the file\u{2019}s first line says")
        }
        Evidence::Alike { n_cells, n_alike, n_rows } => format!(
            "Separated by {separator}: of the first {}, {} {} cells",
            counted(n_rows as u64, "row", "rows"),
            if n_alike == 1 {
                "1 has".to_owned()
            } else {
                format!("{} have", thousands(n_alike as u64))
            },
            thousands(n_cells as u64)
        ),
        Evidence::OneColumn => "One cell in each row".to_owned(),
    }
}

fn header_in_words(header: &Header) -> String {
    if !header.is_there() {
        return "None: the first row is data, and columns are known by their cells".to_owned();
    }
    let lines = if header.first_line == header.last_line {
        format!("Line {}", thousands(header.first_line))
    } else {
        format!("Lines {} and {}", thousands(header.first_line), thousands(header.last_line))
    };
    match header.n_above {
        0 => lines,
        n => format!("{lines}, below {}", counted(n, "row of titles", "rows of titles")),
    }
}

fn period_in_words(named: Named) -> String {
    let period = match named.period {
        Period::Day(day) => day.long(),
        Period::Month(month) => month.long(),
    };
    let by = match named.by {
        NamedBy::Title => "from its title",
        NamedBy::FileName => "from its name",
        NamedBy::User => "as you decided",
    };
    format!("{period}, {by}")
}

fn dates(tally: &Tally) -> Option<String> {
    let dates = tally.dates();
    let order = dates.order();
    let name = match order {
        DateOrder::DayFirst => "Day first",
        DateOrder::MonthFirst => "Month first",
    };
    let unproven = dates.unproven().is_some();
    if unproven && order == DateOrder::MonthFirst {
        return Some(format!("{name}, as another file with the same columns proves"));
    }
    if unproven {
        return Some(format!("{name}, as British exports write it: no date proves it"));
    }
    if let Some((line, cell)) = &dates.serials().first {
        return Some(format!(
            "A spreadsheet\u{2019}s serial numbers: line {} holds {cell}",
            thousands(*line)
        ));
    }
    if let Some((line, cell)) = dates.proofs(order).first.as_ref() {
        return Some(format!("{name}: line {} holds {cell}", thousands(*line)));
    }
    dates.depend_on_order().then(|| format!("{name}, as you decided"))
}
