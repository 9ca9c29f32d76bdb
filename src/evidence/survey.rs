//! A survey: a row for each response, a column for each question.
//!
//! Answers are compared as names are ([`MatchKey`]) and shown as most responses write them. Kept of
//! a question are at most [`N_SPELLINGS`] spellings of answers; answers beyond, or too long, are
//! counted without their text.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::N_CHARACTERS;
use crate::caseload::MatchKey;
use crate::caseload::name::most_frequent;
use crate::intake::columns::ColumnMap;
use crate::intake::content::Samples;
use crate::intake::dates::is_empty_mark;
use crate::intake::field::Field;
use crate::intake::records::Record;

/// At most so many columns are questions.
pub const N_QUESTIONS: usize = 200;
/// At most so many spellings of answers are kept of a question.
pub const N_SPELLINGS: usize = 1_000;

/// The responses to a survey.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Survey {
    /// How many responses there are.
    pub n_responses: u64,
    /// Professions of those who responded, as most of them are written, with the number of
    /// responses.
    pub professions: BTreeMap<String, u64>,
    /// The questions, in the order of their columns.
    pub questions: Vec<Question>,
    /// Names of columns that are neither a question nor the profession.
    pub other_columns: Vec<String>,
}

/// A question with its answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The question, as its column is named.
    pub text: String,
    /// How often each answer was given.
    pub answers: BTreeMap<String, u64>,
    /// Responses that leave it out.
    pub n_blank: u64,
    /// Answers whose text is not kept.
    pub n_not_kept: u64,
}

impl Question {
    /// Responses that answer it.
    pub fn n_answered(&self) -> u64 {
        self.answers.values().sum::<u64>() + self.n_not_kept
    }

    /// Answers that agree or strongly agree; `None` where the answers know no agreement.
    pub fn n_agreeing(&self) -> Option<u64> {
        const SCALE: [&str; 5] = [
            "agree",
            "strongly agree",
            "neither agree nor disagree",
            "disagree",
            "strongly disagree",
        ];
        let n_of = |words: &[&str]| -> u64 {
            let is_of = |answer: &&String| words.contains(&MatchKey::of(answer).as_str());
            self.answers.iter().filter(|(answer, _)| is_of(answer)).map(|(_, n)| n).sum()
        };
        let [agree, strongly, ..] = SCALE;
        (n_of(&SCALE) > 0).then(|| n_of(&[agree, strongly]))
    }
}

/// A survey that is being read.
#[derive(Clone, Debug, Default)]
pub struct SurveyRows {
    n_responses: u64,
    professions: Counts,
    questions: Vec<QuestionRows>,
    other_columns: Vec<String>,
}

#[derive(Clone, Debug)]
struct QuestionRows {
    column: usize,
    text: String,
    n_blank: u64,
    answers: Counts,
}

/// Words as they are written, with how often.
#[derive(Clone, Debug, Default)]
struct Counts {
    spellings: BTreeMap<String, u64>,
    n_not_kept: u64,
}

impl SurveyRows {
    /// Of a table with these columns: questions are those whose cells are answers.
    pub fn of(columns: &ColumnMap, samples: &Samples) -> Self {
        let profession = columns.column(Field::Role);
        let mut rows = Self::default();
        let headers = columns.headers().iter().enumerate();
        for (column, text) in headers.filter(|&(column, _)| Some(column) != profession) {
            if rows.questions.len() < N_QUESTIONS && samples.is_of_answers(column) {
                let (text, answers) = (text.clone(), Counts::default());
                rows.questions.push(QuestionRows { column, text, n_blank: 0, answers });
            } else if rows.other_columns.len() < N_QUESTIONS {
                rows.other_columns.push(text.clone());
            }
        }
        rows
    }

    /// Takes the next response.
    pub fn add(&mut self, record: &Record<'_>, columns: &ColumnMap) {
        self.n_responses += 1;
        let profession = super::cell(record, columns, Field::Role);
        if !is_empty_mark(profession) {
            self.professions.add(profession);
        }
        for question in &mut self.questions {
            match record.cell(question.column).unwrap_or_default() {
                empty if is_empty_mark(empty) => question.n_blank += 1,
                answer => question.answers.add(answer),
            }
        }
    }

    /// What was read so far.
    pub fn survey(&self) -> Survey {
        let question = |rows: &QuestionRows| Question {
            text: rows.text.clone(),
            answers: rows.answers.shown(),
            n_blank: rows.n_blank,
            n_not_kept: rows.answers.n_not_kept,
        };
        Survey {
            n_responses: self.n_responses,
            professions: self.professions.shown(),
            questions: self.questions.iter().map(question).collect(),
            other_columns: self.other_columns.clone(),
        }
    }
}

impl Counts {
    fn add(&mut self, words: &str) {
        if let Some(n) = self.spellings.get_mut(words) {
            *n += 1;
        } else if self.spellings.len() < N_SPELLINGS && words.len() <= N_CHARACTERS {
            self.spellings.insert(words.to_owned(), 1);
        } else {
            self.n_not_kept += 1;
        }
    }

    /// What is equal as names are, under its most frequent spelling.
    fn shown(&self) -> BTreeMap<String, u64> {
        let mut alike: BTreeMap<MatchKey, Vec<(&str, u64)>> = BTreeMap::new();
        for (spelling, &n) in &self.spellings {
            alike.entry(MatchKey::of(spelling)).or_default().push((spelling, n));
        }
        let shown = alike.into_values().filter_map(|spellings| {
            let n = spellings.iter().map(|(_, n)| n).sum();
            Some((most_frequent(spellings)?.to_owned(), n))
        });
        shown.collect()
    }
}
