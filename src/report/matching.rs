//! A matching of columns as a file to keep: names of columns, and no data.

use crate::intake::choices::{Matching, ReadingChoices};
use crate::intake::matching_file;
use crate::intake::source::Understood;

use super::csv::written;

/// How many names of columns the file's own name has.
const N_NAMED: usize = 3;
/// And how much of each, in characters.
const N_CHARACTERS: usize = 20;

/// What the columns of a file are taken for, with what was decided about them. Added to an audit, it
/// is recognised, and holds for every file with that header.
pub fn matching_csv(understood: &Understood, choices: &ReadingChoices) -> Vec<u8> {
    let columns = understood.columns.iter();
    let used: Vec<_> = columns.map(|column| (column.name.clone(), column.used_as)).collect();
    let none = Matching::default();
    let matching = choices.matching(&understood.header).unwrap_or(&none);
    written(&matching_file::rows(&used, matching))
}

/// `matching Snapshot date Team Worker.csv`: the first words of the header that a file's name may
/// have.
pub fn matching_file_name(understood: &Understood) -> String {
    let name = |header: &str| {
        let plain = header.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' });
        let plain: String = plain.collect();
        let words: String = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        words.chars().take(N_CHARACTERS).collect::<String>()
    };
    let names = understood.columns.iter().map(|column| name(&column.header));
    let names: Vec<String> = names.filter(|name| !name.is_empty()).take(N_NAMED).collect();
    let words: Vec<&str> =
        ["matching"].into_iter().chain(names.iter().map(String::as_str)).collect();
    format!("{}.csv", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::source::ColumnUse;

    #[test]
    fn the_name_is_one_that_a_file_may_have() {
        let column = |header: &str| ColumnUse {
            header: header.to_owned(),
            name: String::new(),
            used_as: None,
            because: String::new(),
            samples: Vec::new(),
            is_masked: true,
        };
        let columns = ["Team/Locality", "..", "A name that goes on and on and on", "ID", "Role"];
        let understood =
            Understood { columns: columns.map(column).to_vec(), ..Understood::default() };
        assert_eq!(
            matching_file_name(&understood),
            "matching Team Locality A name that goes on  ID.csv".replace("  ", " ")
        );
    }
}
