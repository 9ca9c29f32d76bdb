//! What the user can decide about how a file is read, each as a list whose first option gives the
//! point back to the file.

use crate::format::thousands;
use crate::intake::beginning::Beginning;
use crate::intake::choices::{Choice, HeaderChoice};
use crate::intake::dates::DateOrder;
use crate::intake::decode::Encoding;
use crate::intake::matching_file::name_of_order;
use crate::intake::period::Period;
use crate::intake::shape::Shape;
use crate::intake::source::ReadingOption;
use crate::intake::workbook::Sheet;

/// The options of a point: that of the file itself, then the given ones.
fn list<T: Clone + PartialEq>(
    own: &str,
    decided: Option<&T>,
    options: impl IntoIterator<Item = (String, T)>,
    choice: impl Fn(Option<T>) -> Choice,
) -> Vec<ReadingOption> {
    let own =
        ReadingOption { label: own.to_owned(), choice: choice(None), is_chosen: decided.is_none() };
    let others = options.into_iter().map(|(label, value)| ReadingOption {
        label,
        is_chosen: decided == Some(&value),
        choice: choice(Some(value)),
    });
    [own].into_iter().chain(others).collect()
}

const AS_RECOGNISED: &str = "As recognised";

pub(super) fn shapes(decided: Option<Shape>) -> Vec<ReadingOption> {
    let all = Shape::ALL.into_iter().map(|shape| (shape.name().to_owned(), shape));
    list(AS_RECOGNISED, decided.as_ref(), all, Choice::Shape)
}

pub(super) fn name_of_encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Windows1252 => "Windows-1252",
        Encoding::Utf16Le => "UTF-16, little endian",
        Encoding::Utf16Be => "UTF-16, big endian",
    }
}

pub(super) fn encodings(decided: Option<Encoding>) -> Vec<ReadingOption> {
    let all = [Encoding::Utf8, Encoding::Windows1252, Encoding::Utf16Le, Encoding::Utf16Be]
        .map(|encoding| (name_of_encoding(encoding).to_owned(), encoding));
    list(AS_RECOGNISED, decided.as_ref(), all, Choice::Encoding)
}

pub(super) fn name_of_delimiter(delimiter: u8) -> &'static str {
    match delimiter {
        b',' => "commas",
        b';' => "semicolons",
        b'\t' => "tabs",
        b'|' => "vertical bars",
        _ => "another character",
    }
}

pub(super) fn delimiters(decided: Option<u8>) -> Vec<ReadingOption> {
    let all = crate::intake::dialect::DELIMITERS
        .map(|delimiter| (format!("Separated by {}", name_of_delimiter(delimiter)), delimiter));
    list(AS_RECOGNISED, decided.as_ref(), all, Choice::Delimiter)
}

pub(super) fn sheets(sheets: &[Sheet], decided: Option<&str>) -> Vec<ReadingOption> {
    let all = sheets.iter().map(|sheet| {
        let hidden = if sheet.is_hidden { " (hidden)" } else { "" };
        (format!("{}{hidden}", sheet.name), sheet.name.clone())
    });
    list(AS_RECOGNISED, decided.map(str::to_owned).as_ref(), all, Choice::Sheet)
}

pub(super) fn headers(beginning: &Beginning, decided: Option<HeaderChoice>) -> Vec<ReadingOption> {
    let lines = beginning.first_lines.iter().map(|first| {
        let line = thousands(first.line);
        let label = match &first.names {
            Some(names) => format!("Line {line}: {names}"),
            None => format!("Line {line}"),
        };
        (label, HeaderChoice::Line(first.line))
    });
    let nowhere = ("No header: every row is data".to_owned(), HeaderChoice::Nowhere);
    list(AS_RECOGNISED, decided.as_ref(), lines.chain([nowhere]), Choice::Header)
}

/// Whatever was decided: other days and months the user names.
pub(super) fn period(decided: Option<Period>) -> Vec<ReadingOption> {
    let named = decided.map(|period| {
        let label = match period {
            Period::Day(day) => day.long(),
            Period::Month(month) => month.long(),
        };
        (label, period)
    });
    list("As the file says", decided.as_ref(), named, Choice::Period)
}

pub(super) fn orders(decided: Option<DateOrder>) -> Vec<ReadingOption> {
    let all = [DateOrder::DayFirst, DateOrder::MonthFirst]
        .map(|order| (name_of_order(order).to_owned(), order));
    list("As the dates prove, else day first", decided.as_ref(), all, Choice::Order)
}

pub(super) fn empty_teams(decided: Option<bool>) -> Vec<ReadingOption> {
    let above = [("Count them by the team above".to_owned(), true)];
    let decided = decided.filter(|&fills_down| fills_down);
    list("Set the rows aside", decided.as_ref(), above, Choice::FillsDown)
}
