//! What was understood of a file, in words, each point with what speaks for it.

use crate::audit::account::RowCount;
use crate::audit::tally::Tally;
use crate::caseload::Month;
use crate::caseload::month::months_in_words;
use crate::format::{counted, thousands};
use crate::intake::beginning::{Beginning, Header};
use crate::intake::dates::DateOrder;
use crate::intake::decode::{Encoding, Evidence};
use crate::intake::dialect;
use crate::intake::period::Period;
use crate::intake::source::Fact;
use crate::issue::{Finding, Kind, Place};

/// The period of a file, and where it is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) period: Period,
    pub(super) is_in_title: bool,
}

/// What was understood, point by point.
pub(super) fn facts(
    text: String,
    beginning: &Beginning,
    tally: &Tally,
    period: Option<Named>,
) -> Vec<Fact> {
    let mut facts = vec![Fact::new("Text", text), Fact::new("Cells", cells(beginning))];
    if let Some(header) = &beginning.header {
        facts.push(Fact::new("Header", header_in_words(header)));
    }
    facts.extend(period.map(|named| Fact::new("Month", period_in_words(named))));
    let months: Vec<Month> = tally.months().into_iter().collect();
    if period.is_none() && !months.is_empty() {
        facts.push(Fact::new("Months", months_in_words(&months)));
    }
    facts.extend(dates(tally).map(|said| Fact::new("Dates", said)));
    facts
}

/// What has to be said of the file as a whole.
pub(super) fn findings(tally: &Tally, period: Option<Named>, file: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    if period.is_some() {
        findings.push(Finding::new(Kind::MonthOfFile, 0, vec![Place::file(file)]));
    }
    let in_cells = tally.rows_in_cells();
    if in_cells.n_rows > 0 {
        let place = Place::lines(file, in_cells.first_lines.clone());
        findings.push(Finding::new(Kind::RowsInCells, in_cells.n_rows, vec![place]));
    }
    let dates = tally.dates();
    let day_first = dates.proofs(DateOrder::DayFirst);
    let month_first = dates.proofs(DateOrder::MonthFirst);
    if day_first.n > 0 && month_first.n > 0 {
        findings.push(Finding::new(Kind::DatesOfBothOrders, 0, vec![Place::file(file)]));
    } else if let Some(unproven) = dates.unproven() {
        let line = unproven.first.as_ref().map_or(1, |(line, _)| *line);
        let place = Place::lines(file, RowCount::of_line(line).first_lines);
        findings.push(Finding::new(Kind::DateOrderAssumed, 0, vec![place]));
    } else if dates.order() == DateOrder::MonthFirst {
        findings.push(Finding::new(Kind::DatesMonthFirst, 0, vec![Place::file(file)]));
    }
    findings
}

/// How the text is encoded, with the evidence.
pub(super) fn encoding(
    encoding: Encoding,
    evidence: Evidence,
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

fn cells(beginning: &Beginning) -> String {
    let separator = match beginning.dialect.delimiter {
        b',' => "commas",
        b';' => "semicolons",
        b'\t' => "tabs",
        b'|' => "vertical bars",
        _ => "another character",
    };
    match beginning.evidence {
        dialect::Evidence::FirstLine => {
            format!("Separated by {separator}, as the file\u{2019}s first line says")
        }
        dialect::Evidence::Alike { n_cells, n_alike, n_rows } => format!(
            "Separated by {separator}: of the first {}, {} {} cells",
            counted(n_rows as u64, "row", "rows"),
            if n_alike == 1 {
                "1 has".to_owned()
            } else {
                format!("{} have", thousands(n_alike as u64))
            },
            thousands(n_cells as u64)
        ),
        dialect::Evidence::OneColumn => "One cell in each row".to_owned(),
    }
}

fn header_in_words(header: &Header) -> String {
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
    let place = if named.is_in_title { "its title" } else { "its name" };
    format!("{period}, from {place}")
}

fn dates(tally: &Tally) -> Option<String> {
    let dates = tally.dates();
    let order = dates.order();
    let name = match order {
        DateOrder::DayFirst => "Day first",
        DateOrder::MonthFirst => "Month first",
    };
    if dates.unproven().is_some() {
        return Some(format!("{name}, as British exports write it: no date proves it"));
    }
    if let Some((line, cell)) = &dates.serials().first {
        return Some(format!(
            "A spreadsheet\u{2019}s serial numbers: line {} holds {cell}",
            thousands(*line)
        ));
    }
    let (line, cell) = dates.proofs(order).first.as_ref()?;
    Some(format!("{name}: line {} holds {cell}", thousands(*line)))
}
