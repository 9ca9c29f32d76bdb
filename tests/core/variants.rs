//! The same table in every form that systems export: the answers stay the same.

use crate::answers::check_figures;
use crate::reading::{audit_of, data_file};
use caseload_audit::audit::results::Results;
use caseload_audit::audit::settings::{AuditSettings, Measure};

/// The files whose answers are known in every measure.
const FILES: [&str; 3] = ["case-list.csv", "worker-counts.csv", "allocations.csv"];

fn rows_of(file: &str) -> Vec<Vec<String>> {
    let bytes = data_file(file);
    let text = std::str::from_utf8(&bytes).unwrap().trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// The rows as text, with that character between cells and those line ends.
fn written(rows: &[Vec<String>], delimiter: u8, line_end: &str) -> String {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(csv::Terminator::Any(b'\n'))
        .flexible(true)
        .from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
    text.replace('\n', line_end)
}

fn utf_16(text: &str, mark: &str, bytes: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
    format!("{mark}{text}").encode_utf16().flat_map(bytes).collect()
}

#[track_caller]
fn check(file: &str, name: &str, bytes: &[u8]) {
    let read = |measure: Measure| -> Results {
        audit_of(&[(name, bytes)]).results(&AuditSettings { measure, ..AuditSettings::default() })
    };
    check_figures(file, read);
}

#[test]
fn separators_and_line_ends() {
    for file in FILES {
        let rows = rows_of(file);
        for (delimiter, line_end) in
            [(b',', "\r"), (b';', "\r\n"), (b';', "\r"), (b'\t', "\n"), (b'|', "\r\n")]
        {
            check(file, "export.csv", written(&rows, delimiter, line_end).as_bytes());
        }
    }
}

#[test]
fn a_first_line_that_names_the_separator() {
    for file in FILES {
        let text = format!("sep=;\r\n{}", written(&rows_of(file), b';', "\r\n"));
        check(file, "export.csv", text.as_bytes());
    }
}

#[test]
fn decimal_commas() {
    for file in ["case-list.csv", "worker-counts.csv"] {
        let mut rows = rows_of(file);
        let fte = rows[0].iter().position(|name| name == "FTE").unwrap();
        for row in rows.iter_mut().skip(1) {
            row[fte] = row[fte].replace('.', ",");
        }
        check(file, "export.csv", written(&rows, b';', "\r\n").as_bytes());
    }
}

#[test]
fn encodings() {
    for file in FILES {
        let text = written(&rows_of(file), b'\t', "\r\n");
        for mark in ["\u{feff}", ""] {
            check(file, "export.txt", &utf_16(&text, mark, u16::to_le_bytes));
            check(file, "export.txt", &utf_16(&text, mark, u16::to_be_bytes));
        }
        let (bytes, _, has_unmappable) = encoding_rs::WINDOWS_1252.encode(&text);
        assert!(!has_unmappable);
        check(file, "export.txt", &bytes);
        check(file, "export.txt", format!("\u{feff}{text}").as_bytes());
    }
}

#[test]
fn titles_above_and_totals_below() {
    for file in FILES {
        let rows = rows_of(file);
        let n_columns = rows[0].len();
        let wide = |first: &str, last: &str| {
            let mut row = vec![String::new(); n_columns];
            row[0] = first.to_owned();
            row[n_columns - 1] = last.to_owned();
            row
        };
        let titles = [
            vec!["Adult Social Care, caseload by team".to_owned()],
            wide("Printed on 02/10/2019 09:14", ""),
            vec![String::new(); n_columns],
        ];
        let below = [wide("Grand Total", "1234"), wide("*** End of report ***", "")];
        let all: Vec<Vec<String>> =
            titles.iter().chain(&rows).chain(&below).map(Clone::clone).collect();
        for delimiter in [b',', b';'] {
            check(file, "export.csv", written(&all, delimiter, "\r\n").as_bytes());
        }
    }
}

#[test]
fn a_header_repeated_on_every_page() {
    for file in FILES {
        let rows = rows_of(file);
        let header = rows[0].clone();
        let paged: Vec<Vec<String>> = rows[1..]
            .chunks(45)
            .flat_map(|page| std::iter::once(&header).chain(page))
            .cloned()
            .collect();
        check(file, "export.csv", written(&paged, b',', "\r\n").as_bytes());
    }
}

/// Every date in another form; months stay as they are.
#[track_caller]
fn check_dates(form: impl Fn(&str, &str, &str) -> String) {
    for file in FILES {
        let mut rows = rows_of(file);
        for cell in rows.iter_mut().skip(1).flatten() {
            let parts: Vec<&str> = cell.split('/').collect();
            if let [day, month, year] = parts[..]
                && year.len() == 4
            {
                *cell = form(day, month, year);
            }
        }
        check(file, "export.csv", written(&rows, b',', "\r\n").as_bytes());
    }
}

#[test]
fn forms_of_dates() {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let name = |month: &str| NAMES[month.parse::<usize>().unwrap() - 1];
    check_dates(|day, month, year| format!("{year}-{month}-{day}"));
    check_dates(|day, month, year| format!("{year}/{month}/{day} 00:00:00"));
    check_dates(|day, month, year| format!("{day}-{}-{}", &name(month)[..3], &year[2..]));
    check_dates(|day, month, year| format!("{day} {} {year} 00:00", name(month)));
    check_dates(|day, month, year| format!("{day}.{month}.{}", &year[2..]));
    check_dates(|day, month, year| format!("{month}/{day}/{year} 12:00:00 AM"));
    check_dates(|day, month, year| {
        let date =
            jiff::civil::date(year.parse().unwrap(), month.parse().unwrap(), day.parse().unwrap());
        let since = jiff::civil::date(1899, 12, 30).until(date).unwrap().get_days();
        since.to_string()
    });
}

#[test]
fn a_table_of_75_columns_in_any_order() {
    for file in FILES {
        let rows: Vec<Vec<String>> = rows_of(file)
            .iter()
            .enumerate()
            .map(|(at, row)| {
                let filling = |n: usize| match at {
                    0 => format!("Field {n}"),
                    _ => String::new(),
                };
                let others: Vec<String> = (row.len()..75).map(filling).collect();
                let (before, after) = others.split_at(30);
                before.iter().chain(row.iter().rev()).chain(after).cloned().collect()
            })
            .collect();
        check(file, "export.csv", written(&rows, b',', "\r\n").as_bytes());
    }
}
