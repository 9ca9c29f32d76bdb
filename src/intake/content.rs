//! What the cells of columns look like, for columns whose names say nothing.
//!
//! Looked at are the first rows of a file. Asked where a file has no header, or lacks a column that
//! it cannot do without; what comes of it is always said, because it is a guess.

use std::collections::BTreeSet;

use super::columns::ColumnMap;
use super::dates::{DateCell, DateOrder, date_cell, is_empty_mark};
use super::field::Field;
use crate::caseload::Fte;

/// The first rows under a header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Samples {
    rows: Vec<Vec<String>>,
}

/// How many rows are looked at.
pub const N_ROWS: usize = 200;
/// How many columns are looked at.
const N_COLUMNS: usize = 200;

impl Samples {
    /// Of the rows of a table, in order; the first [`N_ROWS`] are kept.
    pub fn of(rows: impl Iterator<Item = Vec<String>>) -> Self {
        Self { rows: rows.take(N_ROWS).collect() }
    }

    /// The first cells of a column that hold something, each once.
    pub fn first_of(&self, column: usize, n: usize) -> Vec<&str> {
        let mut first: Vec<&str> = Vec::new();
        for cell in self.filled(column) {
            if first.len() < n && !first.contains(&cell) {
                first.push(cell);
            }
        }
        first
    }

    fn filled(&self, column: usize) -> impl Iterator<Item = &str> {
        let cells = self.rows.iter().filter_map(move |row| row.get(column));
        cells.map(String::as_str).filter(|cell| !is_empty_mark(cell))
    }

    /// Whether most columns hold the answers of a survey.
    pub fn is_survey(&self, n_columns: usize) -> bool {
        let columns = 0..n_columns.min(N_COLUMNS);
        let n_of_answers = columns.filter(|&column| self.is_of_answers(column)).count();
        n_of_answers >= 2 || (n_of_answers == 1 && n_columns <= 3)
    }

    /// Whether a column holds the answers to a question: of a few kinds, agreement or yes and no.
    pub fn is_of_answers(&self, column: usize) -> bool {
        let n = self.filled(column).count();
        let n_answers = self.filled(column).filter(|cell| is_answer(cell)).count();
        n > 0 && n_answers * 10 >= n * 8
    }

    /// Fields that columns without a telling name look like, of those asked for.
    pub fn guesses(&self, columns: &ColumnMap, asked: &[Field]) -> Vec<(Field, usize)> {
        let mut free: Vec<(usize, Look)> = (0..columns.n_columns().min(N_COLUMNS))
            .filter(|&column| !columns.is_taken(column))
            .map(|column| (column, Look::of(self.filled(column))))
            .filter(|(_, look)| look.n > 0)
            .collect();
        let mut guesses = Vec::new();
        for &field in asked {
            let best = free
                .iter()
                .filter_map(|(column, look)| Some((look.rank_as(field)?, *column)))
                .max_by_key(|&(rank, column)| (rank, std::cmp::Reverse(column)));
            if let Some((_, column)) = best {
                free.retain(|&(other, _)| other != column);
                guesses.push((field, column));
            }
        }
        guesses
    }
}

fn is_answer(cell: &str) -> bool {
    const ANSWERS: [&str; 20] = [
        "strongly agree",
        "agree",
        "neither agree nor disagree",
        "neutral",
        "disagree",
        "strongly disagree",
        "yes",
        "no",
        "unsure",
        "not sure",
        "don't know",
        "dont know",
        "prefer not to say",
        "very satisfied",
        "satisfied",
        "dissatisfied",
        "very dissatisfied",
        "always",
        "sometimes",
        "never",
    ];
    let lower = cell.to_lowercase().replace('\u{2019}', "'");
    ANSWERS.contains(&lower.as_str())
}

/// What the cells of a column are, counted.
#[derive(Clone, Debug, Default)]
struct Look {
    /// Cells that hold something.
    n: usize,
    n_distinct: usize,
    n_dates: usize,
    n_numbers_of_cases: usize,
    n_fte: usize,
    n_parts: usize,
    n_ids: usize,
    n_names: usize,
    n_teams: usize,
}

impl Look {
    fn of<'a>(cells: impl Iterator<Item = &'a str>) -> Self {
        let mut look = Self::default();
        let mut distinct = BTreeSet::new();
        for cell in cells {
            look.n += 1;
            distinct.insert(cell);
            let is_whole = cell.bytes().all(|byte| byte.is_ascii_digit());
            let date = [DateOrder::DayFirst, DateOrder::MonthFirst]
                .into_iter()
                .map(|order| date_cell(cell, order))
                .any(|read| matches!(read, DateCell::Day(_) | DateCell::Month(_)));
            look.n_dates += usize::from(date && (!is_whole || cell.len() == 5));
            look.n_numbers_of_cases += usize::from(is_whole && cell.len() <= 3);
            look.n_fte += usize::from(Fte::parse(cell).is_ok());
            look.n_parts += usize::from(Fte::parse(cell).is_ok() && !is_whole);
            look.n_ids += usize::from(is_id(cell));
            look.n_names += usize::from(is_name(cell));
            look.n_teams += usize::from(is_team(cell));
        }
        look.n_distinct = distinct.len();
        look
    }

    /// How well the column would do as a field; `None` if not at all.
    fn rank_as(&self, field: Field) -> Option<usize> {
        let is_all = |n: usize| n * 10 >= self.n * 9;
        let repeats = self.n_distinct * 2 <= self.n;
        let rank = match field {
            Field::SnapshotOn if is_all(self.n_dates) && repeats => self.n - self.n_distinct,
            Field::AllocatedOn | Field::ClosedOn if is_all(self.n_dates) => self.n,
            Field::CaseId if is_all(self.n_ids) && !repeats => self.n_distinct,
            Field::WorkerId if is_all(self.n_ids) && repeats => self.n_distinct,
            Field::Fte if is_all(self.n_fte) && self.n_parts > 0 => self.n_parts,
            Field::Team | Field::ServiceArea if is_all(self.n_teams) && repeats => {
                // Of a team and its area, the team has more kinds.
                self.n_distinct
            }
            Field::WorkerName if is_all(self.n_names) && self.n_teams * 2 < self.n => {
                self.n_distinct
            }
            Field::Cases if is_all(self.n_numbers_of_cases) => self.n_distinct,
            _ => return None,
        };
        Some(rank)
    }
}

/// A number of four digits or more, perhaps behind letters.
fn is_id(cell: &str) -> bool {
    let n_digits = cell.chars().filter(char::is_ascii_digit).count();
    n_digits >= 4
        && cell.chars().all(|c| c.is_alphanumeric() || c == '-')
        && matches!(date_cell(cell, DateOrder::DayFirst), DateCell::Invalid)
}

/// Two to four words of letters, the first letters capitals: `Jane Smith`, `SMITH, Jane`.
fn is_name(cell: &str) -> bool {
    let words: Vec<&str> = cell.split([' ', ',', '\u{a0}']).filter(|w| !w.is_empty()).collect();
    (2..=4).contains(&words.len())
        && words.iter().all(|word| {
            word.chars().next().is_some_and(char::is_uppercase)
                && word.chars().all(|c| c.is_alphabetic() || "'\u{2019}-.".contains(c))
        })
}

fn is_team(cell: &str) -> bool {
    const WORDS: [&str; 6] = ["team", "teams", "locality", "hub", "hospital", "reablement"];
    cell.to_lowercase().split(|c: char| !c.is_alphabetic()).any(|word| WORDS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples(rows: &[&str]) -> Samples {
        Samples::of(rows.iter().map(|row| row.split('|').map(str::to_owned).collect()))
    }

    #[test]
    fn columns_without_names_are_known_by_their_cells() {
        let samples = samples(&[
            "31/07/2019|Team North|Ann Fox|100001|0.8|P1000001|12/03/2019",
            "31/07/2019|Team North|Ann Fox|100001|0.8|P1000002|14/05/2018",
            "31/07/2019|Team South|Ben Cole|100002|1|P1000003|01/02/2019",
            "31/07/2019|Team South|Ben Cole|100002|1|P1000004|03/07/2019",
        ]);
        let columns = ColumnMap::of_names(vec![String::new(); 7]);
        let asked = [
            Field::SnapshotOn,
            Field::CaseId,
            Field::WorkerId,
            Field::Fte,
            Field::Team,
            Field::WorkerName,
        ];
        let guesses: Vec<usize> =
            samples.guesses(&columns, &asked).into_iter().map(|(_, column)| column).collect();
        assert_eq!(guesses, [0, 5, 3, 4, 1, 2]);
    }

    #[test]
    fn a_survey_is_known_by_its_answers() {
        let survey = samples(&["1|Agree|Yes", "2|Strongly disagree|No", "3||Unsure"]);
        assert!(survey.is_survey(3));
        assert!(!samples(&["1|Agreed case|Yes", "2|Low|Medium"]).is_survey(3));
    }

    #[test]
    fn nothing_is_guessed_where_nothing_speaks_for_it() {
        let samples = samples(&["blue|round", "red|flat"]);
        let columns = ColumnMap::of_names(vec![String::new(); 2]);
        assert_eq!(samples.guesses(&columns, &Field::ALL), []);
    }
}
