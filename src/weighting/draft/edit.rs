//! What can be done to a draft.

use super::{AbsenceKind, Entry, FullTimeKind, RowId, SchemeDraft, TravelKind};
use crate::caseload::MatchKey;
use crate::weighting::scheme::ScoreUnit;
use crate::weighting::score::Part;
use crate::weighting::words;

/// An edit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// An entry's text is another.
    Write(Entry, String),
    /// Something else is added up.
    Unit(ScoreUnit),
    /// Travel is scored otherwise.
    Travel(TravelKind),
    /// The capacity of a full-time worker is stated otherwise.
    FullTime(FullTimeKind),
    /// An absence is taken off otherwise.
    Absence(AbsenceKind),
    /// An empty row at a part's end.
    AddRow(Part),
    /// A row for each of these words that has none. They are worth what they were before: what any
    /// other word is worth.
    AddWords(Part, Vec<String>),
    /// A row is taken out.
    RemoveRow(Part, RowId),
}

impl SchemeDraft {
    /// The draft after an edit. A scheme that was saved is not changed under its revision: the first
    /// edit that makes it another scheme raises it.
    #[must_use]
    pub fn after(mut self, edit: Edit) -> Self {
        match edit {
            Edit::Write(entry, text) => self.write(entry, &text),
            Edit::Unit(unit) => self.unit = unit,
            Edit::Travel(kind) => self.travel = kind,
            Edit::FullTime(kind) => self.full_time = kind,
            Edit::Absence(kind) => self.absence = kind,
            Edit::AddRow(part) => self.add_row(part, "", ""),
            Edit::AddWords(part, words) => self.add_words(part, &words),
            Edit::RemoveRow(part, row) => {
                if let Some(rows) = self.rows.get_mut(&part) {
                    rows.retain(|&other| other != row);
                }
                self.texts.remove(&Entry::Word(part, row));
                self.texts.remove(&Entry::Points(part, row));
            }
        }
        self.raise_revision();
        self
    }

    /// The last row of a part whose word is this one.
    pub fn row_of(&self, part: Part, word: &str) -> Option<RowId> {
        let key = key(word);
        let is_same = |row: &&RowId| self::key(self.text(Entry::Word(part, **row))) == key;
        self.rows(part).iter().rev().find(is_same).copied()
    }

    fn add_words(&mut self, part: Part, words: &[String]) {
        let points = self.text(Entry::Other(part)).to_owned();
        for word in words {
            if self.row_of(part, word).is_none() {
                self.add_row(part, &words::kept(word), &points);
            }
        }
    }

    fn raise_revision(&mut self) {
        let (Some(saved), Ok(scheme)) = (&self.saved, self.scheme()) else { return };
        if scheme == *saved {
            return;
        }
        let is_another = scheme.name != saved.name || scheme.revision != saved.revision;
        self.saved = None;
        if !is_another {
            self.write(Entry::Revision, &scheme.revision.saturating_add(1).to_string());
        }
    }
}

/// What decides whether two words are one, as they are kept.
pub(super) fn key(word: &str) -> MatchKey {
    MatchKey::of(&words::kept(word))
}
