//! A scheme while it is edited: the text of every entry as it was typed, right or wrong.
//!
//! Pure values: an edit gives another draft, and [`SchemeDraft::scheme`] reads the texts with the
//! rules by which a scheme's file is read. What is switched off, such as the minutes of a scheme that
//! scores travel by words, keeps its text, so that nothing typed is lost.

mod edit;
mod entry;
mod reading;

use std::collections::BTreeMap;

use super::bands::BandPoints;
use super::capacity::{Absence, FullTime};
use super::decimal::Decimal;
use super::scheme::{SchemeOrigin, ScoreUnit, Travel, WeightingScheme};
use super::score::Part;
use crate::caseload::CaseFlag;

pub use edit::Edit;
pub use entry::{Entry, EntryError, RowId};

/// What a name ends with whose scheme was copied to be edited.
const EDITED: &str = " (edited)";

/// A scheme while it is edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemeDraft {
    texts: BTreeMap<Entry, String>,
    rows: BTreeMap<Part, Vec<RowId>>,
    n_rows_ever: u32,
    origin: SchemeOrigin,
    /// The name that a copy was given, which is no name of its own.
    given_name: Option<String>,
    /// The scheme as it was saved last, while nothing differs from it.
    saved: Option<WeightingScheme>,
    /// What is added up.
    pub unit: ScoreUnit,
    /// How travel is scored.
    pub travel: TravelKind,
    /// How the capacity of a full-time worker is stated.
    pub full_time: FullTimeKind,
    /// How an absence is taken off.
    pub absence: AbsenceKind,
}

/// How travel is scored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TravelKind {
    /// It is not.
    NotScored,
    /// By words.
    Bands,
    /// By minutes.
    Minutes,
}

/// How the capacity of a full-time worker is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FullTimeKind {
    /// It is not.
    NotStated,
    /// In the scheme's unit.
    Points,
    /// By the hours of a week.
    HoursAWeek,
}

/// How an absence is taken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AbsenceKind {
    /// As a share of what is left.
    Share,
    /// In the scheme's unit.
    Points,
}

impl SchemeDraft {
    /// A scheme as it is, with every number in words.
    ///
    /// ```
    /// use caseload_audit::weighting::{SchemeDraft, illustrative::simple_points};
    /// assert_eq!(SchemeDraft::of(&simple_points()).scheme(), Ok(simple_points()));
    /// ```
    pub fn of(scheme: &WeightingScheme) -> Self {
        let mut draft = Self {
            texts: BTreeMap::new(),
            rows: BTreeMap::new(),
            n_rows_ever: 0,
            origin: scheme.origin,
            given_name: None,
            saved: None,
            unit: scheme.unit,
            travel: TravelKind::NotScored,
            full_time: FullTimeKind::NotStated,
            absence: AbsenceKind::Share,
        };
        draft.write(Entry::Name, &scheme.name);
        draft.write(Entry::Revision, &scheme.revision.to_string());
        draft.write_bands(Part::CaseType, &scheme.case_type);
        draft.write_bands(Part::Complexity, &scheme.complexity);
        draft.write_bands(Part::Risk, &scheme.risk);
        draft.write_travel(&scheme.travel);
        for flag in CaseFlag::ALL {
            draft.write_number(Entry::Flag(flag), scheme.flags.get(&flag).copied());
        }
        draft.write_number(Entry::Factor, scheme.factor);
        draft.write_number(Entry::Floor, scheme.floor);
        draft.write_number(Entry::Cap, scheme.cap);
        draft.write_capacity(scheme);
        draft
    }

    /// A copy of a scheme, to be edited. Its name says so and is none of those that are taken. What
    /// is copied from an illustrative scheme is based on it until it has a name of its own: one that
    /// somebody wrote.
    ///
    /// ```
    /// use caseload_audit::weighting::{SchemeDraft, SchemeOrigin, illustrative::simple_points};
    /// let copy = SchemeDraft::copy_of(&simple_points(), &[]).scheme().unwrap();
    /// assert_eq!(copy.title(), "Simple points (edited), revision 1");
    /// assert_eq!(copy.origin, SchemeOrigin::BasedOnIllustrative);
    /// ```
    pub fn copy_of(scheme: &WeightingScheme, taken: &[&str]) -> Self {
        let mut draft = Self::of(scheme);
        if scheme.origin == SchemeOrigin::Illustrative {
            draft.origin = SchemeOrigin::BasedOnIllustrative;
        }
        let is_copy = scheme.name.ends_with(EDITED);
        let mut name = scheme.name.clone();
        let mut n = 1_usize;
        while (n == 1 && !is_copy) || taken.contains(&name.as_str()) {
            let plain = scheme.name.strip_suffix(EDITED).unwrap_or(&scheme.name);
            name = match n {
                1 => format!("{plain}{EDITED}"),
                n => format!("{plain} (edited {n})"),
            };
            n += 1;
        }
        // What is edited again under its name is another revision of it.
        let revision = if name == scheme.name { scheme.revision.saturating_add(1) } else { 1 };
        draft.write(Entry::Revision, &revision.to_string());
        draft.write(Entry::Name, &name);
        draft.given_name = Some(name);
        draft
    }

    /// The text of an entry.
    pub fn text(&self, entry: Entry) -> &str {
        self.texts.get(&entry).map_or("", String::as_str)
    }

    /// The rows of a part, in the order they are shown.
    pub fn rows(&self, part: Part) -> &[RowId] {
        self.rows.get(&part).map_or(&[], Vec::as_slice)
    }

    /// Whether it is as it was saved.
    pub fn is_saved(&self) -> bool {
        self.saved.is_some()
    }

    /// The draft after its scheme was saved: what is edited then is another revision.
    #[must_use]
    pub fn after_saving(mut self) -> Self {
        self.saved = self.scheme().ok();
        self
    }

    fn write(&mut self, entry: Entry, text: &str) {
        self.texts.insert(entry, text.to_owned());
    }

    fn write_number(&mut self, entry: Entry, number: Option<Decimal>) {
        let text = number.map(|number| number.to_string()).unwrap_or_default();
        self.texts.insert(entry, text);
    }

    fn write_bands(&mut self, part: Part, bands: &BandPoints) {
        for band in bands.by_points() {
            let points = band.points.to_string();
            self.add_row(part, &band.word, &points);
        }
        self.write_number(Entry::Other(part), Some(bands.other));
    }

    fn write_travel(&mut self, travel: &Travel) {
        let (mut of_minute, mut not_known) = (Decimal::ZERO, Decimal::ZERO);
        match travel {
            Travel::Bands(bands) => {
                self.write_bands(Part::Travel, bands);
                if bands.is_scored() {
                    self.travel = TravelKind::Bands;
                }
            }
            Travel::Minutes { rate, unknown } => {
                self.travel = TravelKind::Minutes;
                self.write_bands(Part::Travel, &BandPoints::default());
                (of_minute, not_known) = (*rate, *unknown);
            }
        }
        self.write_number(Entry::EachMinute, Some(of_minute));
        self.write_number(Entry::MinutesNotKnown, Some(not_known));
    }

    fn write_capacity(&mut self, scheme: &WeightingScheme) {
        let rules = &scheme.capacity;
        let (mut points, mut hours, mut share) = (None, None, Some(Decimal::ONE));
        self.full_time = match rules.full_time {
            FullTime::NotStated => FullTimeKind::NotStated,
            FullTime::Points(stated) => {
                points = Some(stated);
                FullTimeKind::Points
            }
            FullTime::HoursAWeek { hours: stated, available_share } => {
                (hours, share) = (Some(stated), Some(available_share));
                FullTimeKind::HoursAWeek
            }
        };
        self.write_number(Entry::FullTimePoints, points);
        self.write_number(Entry::HoursAWeek, hours);
        self.write_number(Entry::AvailableShare, share);
        self.write_number(Entry::NewlyQualifiedFactor, Some(rules.newly_qualified_factor));
        self.write_number(Entry::FixedDuties, Some(rules.fixed_duties));
        let (kind, share, points) = match rules.absence {
            Absence::Share(share) => (AbsenceKind::Share, share, Decimal::ZERO),
            Absence::Points(points) => (AbsenceKind::Points, Decimal::ONE, points),
        };
        self.absence = kind;
        self.write_number(Entry::AbsenceShare, Some(share));
        self.write_number(Entry::AbsencePoints, Some(points));
    }

    fn add_row(&mut self, part: Part, word: &str, points: &str) {
        let row = RowId(self.n_rows_ever);
        self.n_rows_ever = self.n_rows_ever.saturating_add(1);
        self.rows.entry(part).or_default().push(row);
        self.write(Entry::Word(part, row), word);
        self.write(Entry::Points(part, row), points);
    }
}

#[cfg(test)]
mod tests;
