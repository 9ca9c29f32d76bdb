//! Cases as they are written down in `tests/cases/conformance`.
//!
//! A case begins with `== its name`; every other line is a key, spaces and a value. `in` and the cells
//! are written with the escapes `\n`, `\r`, `\t`, `\\`, `\xNN` (a byte) and `\u{N}` (a character in
//! UTF-8). Keys: `from` (suite and case), `in` (bytes, joined where there are several), a line number
//! (the cells of the record that begins there, each in brackets, or `left open`), `by` (what separates
//! cells, where it is no comma), `blank` (blank lines), `account` (what came of the rows of the file)
//! and `why` (for what the standard leaves open).

use std::path::PathBuf;

/// A case.
#[derive(Debug, Default)]
pub struct Case {
    pub name: String,
    pub from: String,
    pub bytes: Vec<u8>,
    pub expected: Expected,
}

/// What comes of the bytes. What a case does not say, is not compared.
#[derive(Debug, Default)]
pub struct Expected {
    pub records: Vec<(u64, Cells)>,
    pub delimiter: Option<u8>,
    pub n_blank_lines: u64,
    pub account: Option<String>,
}

/// The cells of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cells {
    These(Vec<String>),
    /// A quotation mark was left open.
    LeftOpen,
}

/// Every case of the table, in order of file and line.
pub fn all() -> Vec<Case> {
    let folder: PathBuf =
        [env!("CARGO_MANIFEST_DIR"), "tests", "cases", "conformance"].iter().collect();
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().flat_map(|path| cases(&std::fs::read_to_string(path).unwrap())).collect()
}

fn cases(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix("== ") {
            cases.push(Case { name: name.to_owned(), ..Case::default() });
        } else {
            let case = cases.last_mut().expect("a case begins with its name");
            let (key, value) = line.split_once(' ').unwrap_or((line, ""));
            case.take(key, value.trim());
        }
    }
    cases
}

impl Case {
    fn take(&mut self, key: &str, value: &str) {
        match key {
            "from" => value.clone_into(&mut self.from),
            "in" => self.bytes.extend(unescaped(value)),
            "by" => self.expected.delimiter = unescaped(value).first().copied(),
            "blank" => self.expected.n_blank_lines = value.parse().unwrap(),
            "account" => self.expected.account = Some(value.to_owned()),
            // For people.
            "why" => {}
            line => {
                let line = line.parse().unwrap_or_else(|_| panic!("{}: {line:?}", self.name));
                self.expected.records.push((line, cells(value)));
            }
        }
    }
}

fn cells(value: &str) -> Cells {
    if value == "left open" {
        return Cells::LeftOpen;
    }
    let inner = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap();
    let text = |cell| String::from_utf8(unescaped(cell)).unwrap();
    Cells::These(inner.split("] [").map(text).collect())
}

fn unescaped(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((plain, escape)) = rest.split_once('\\') {
        bytes.extend(plain.bytes());
        let (kind, after) = escape.split_at(1);
        rest = after;
        match kind {
            "n" => bytes.push(b'\n'),
            "r" => bytes.push(b'\r'),
            "t" => bytes.push(b'\t'),
            "\\" => bytes.push(b'\\'),
            "x" => {
                let (digits, after) = after.split_at(2);
                bytes.push(u8::from_str_radix(digits, 16).unwrap());
                rest = after;
            }
            "u" => {
                let (digits, after) = after.strip_prefix('{').unwrap().split_once('}').unwrap();
                let character = char::from_u32(u32::from_str_radix(digits, 16).unwrap()).unwrap();
                bytes.extend(character.to_string().bytes());
                rest = after;
            }
            other => panic!("no such escape: \\{other}"),
        }
    }
    bytes.extend(rest.bytes());
    bytes
}
