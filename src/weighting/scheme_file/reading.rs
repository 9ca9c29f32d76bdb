//! Rows of a file, taken one by one, as a scheme.

use std::collections::BTreeMap;

use super::setting::{Bands, Bound, Holds, Setting};
use super::{FORMAT, HOURS_A_WEEK, POINTS, SHARE, illustrative};
use crate::audit::account::RowCount;
use crate::caseload::{CaseFlag, MatchKey};
use crate::format::counted;
use crate::intake::columns::ColumnMap;
use crate::intake::field::Field;
use crate::intake::records::Record;
use crate::issue::{Finding, Kind, Place};
use crate::weighting::decimal::Why;
use crate::weighting::scheme::{SchemeOrigin, ScoreUnit, Travel, WeightingScheme};
use crate::weighting::{Absence, BandPoints, Decimal, DecimalError, FullTime, words};

/// So many rows are kept: a scheme has far fewer.
const N_ROWS: usize = 5_000;

/// A saved scheme that is being read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedScheme {
    /// What rows set, by what they set it for: nothing, or a word's key.
    set: BTreeMap<(Setting, MatchKey), Set>,
    not_known: RowCount,
    /// Numbers that are none, with the first of each kind as it was found.
    no_numbers: BTreeMap<Why, (u64, DecimalError, RowCount)>,
}

/// What rows set for one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Set {
    number: Decimal,
    word: String,
    rows: RowCount,
    /// Whether the rows set it differently.
    is_contradicted: bool,
}

impl SavedScheme {
    /// Takes the next row.
    pub fn add(&mut self, record: &Record<'_>, columns: &ColumnMap) {
        let cell = |field| {
            columns.column(field).and_then(|column| record.cell(column)).unwrap_or_default()
        };
        let word = words::kept(cell(Field::SchemeWord));
        let number = cell(Field::SchemeNumber);
        let setting = Setting::named(cell(Field::SchemeItem));
        let Some(setting) = setting.filter(|&setting| is_word_known(setting, &word)) else {
            self.not_known.add(record.line);
            return;
        };
        let read = match setting.holds() {
            Holds::Word => Ok(Decimal::ZERO),
            Holds::NumberOfKind(_) if is(&word, SHARE) => within(Bound::Share, number),
            Holds::Number(bound) | Holds::NumberOfWord(bound) | Holds::NumberOfKind(bound) => {
                within(bound, number)
            }
        };
        let number = match read {
            Ok(number) => number,
            Err(error) => {
                self.add_error(record.line, error);
                return;
            }
        };
        let key = match setting.holds() {
            Holds::NumberOfWord(_) => MatchKey::of(&word),
            Holds::Word | Holds::Number(_) | Holds::NumberOfKind(_) => MatchKey::default(),
        };
        let word = match setting.holds() {
            Holds::Number(_) => String::new(),
            Holds::Word | Holds::NumberOfWord(_) | Holds::NumberOfKind(_) => word,
        };
        self.add_set(record.line, (setting, key), number, word);
    }

    fn add_error(&mut self, line: u64, error: DecimalError) {
        let (first, example, rows) = self
            .no_numbers
            .entry(error.why)
            .or_insert_with(|| (line, error.clone(), RowCount::listed()));
        if line < *first {
            (*first, *example) = (line, error);
        }
        rows.add(line);
    }

    fn add_set(&mut self, line: u64, at: (Setting, MatchKey), number: Decimal, word: String) {
        let is_full = self.set.len() >= N_ROWS;
        let Some(set) = self.set.get_mut(&at) else {
            if is_full {
                self.not_known.add(line);
            } else {
                let rows = RowCount::of_line(line);
                self.set.insert(at, Set { number, word, rows, is_contradicted: false });
            }
            return;
        };
        set.rows.add(line);
        let is_spelling = matches!(at.0.holds(), Holds::NumberOfWord(_));
        set.is_contradicted |= number != set.number || (word != set.word && !is_spelling);
        // Whatever the order of rows: the larger number, then the word that comes first.
        if (number, &set.word) > (set.number, &word) {
            (set.number, set.word) = (number, word);
        }
    }

    /// The format that the file says it is of; the present one where it says none.
    pub fn format(&self) -> u32 {
        self.count(Setting::Format).unwrap_or(FORMAT)
    }

    /// Whether it is of a later format than is known, so that its rows may mean something else.
    pub fn is_of_later_format(&self) -> bool {
        self.format() > FORMAT
    }

    /// The scheme. One without a name has the file's.
    pub fn scheme(&self, file: &str) -> WeightingScheme {
        let name = self.word(Setting::Name).map_or_else(|| words::kept(file), str::to_owned);
        let mut scheme = WeightingScheme {
            revision: self.count(Setting::Revision).unwrap_or(1),
            origin: self.word(Setting::Illustrative).and_then(origin).unwrap_or_default(),
            case_type: self.bands(Bands::CaseType),
            complexity: self.bands(Bands::Complexity),
            risk: self.bands(Bands::Risk),
            travel: self.travel(),
            factor: self.number(Setting::Factor),
            floor: self.number(Setting::Floor),
            cap: self.number(Setting::Cap),
            ..WeightingScheme::empty(&name)
        };
        let unit = self.word(Setting::Unit).and_then(unit);
        scheme.unit = unit.unwrap_or(scheme.unit);
        scheme.flags = CaseFlag::ALL
            .into_iter()
            .filter_map(|flag| {
                let set = self.set.get(&(Setting::Flag, MatchKey::of(flag.name())))?;
                Some((flag, set.number))
            })
            .collect();
        let rules = &mut scheme.capacity;
        if let Some(set) = self.get(Setting::FullTime) {
            rules.full_time = if is(&set.word, HOURS_A_WEEK) {
                let available_share = self.number(Setting::AvailableShare).unwrap_or(Decimal::ONE);
                FullTime::HoursAWeek { hours: set.number, available_share }
            } else {
                FullTime::Points(set.number)
            };
        }
        if let Some(number) = self.number(Setting::NewlyQualifiedFactor) {
            rules.newly_qualified_factor = number;
        }
        rules.fixed_duties = self.number(Setting::FixedDuties).unwrap_or_default();
        if let Some(set) = self.get(Setting::Absence) {
            rules.absence = if is(&set.word, SHARE) {
                Absence::Share(set.number)
            } else {
                Absence::Points(set.number)
            };
        }
        scheme
    }

    /// What there is to say of its rows.
    pub fn findings(&self, file: &str) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut add = |kind, rows: &RowCount| findings.extend(Finding::of_rows(kind, file, rows));
        let mut not_known = self.not_known.clone();
        let mut contradicted = RowCount::listed();
        for ((setting, _), set) in &self.set {
            if self.is_unused(*setting) {
                not_known.merge(&set.rows);
            } else if set.is_contradicted {
                contradicted.merge(&set.rows);
            }
        }
        add(Kind::SchemeRowsNotKnown, &not_known);
        for (_, error, rows) in self.no_numbers.values() {
            add(Kind::SchemeNumber(error.clone()), rows);
        }
        add(Kind::SchemeSetTwice, &contradicted);
        if self.scheme(file).scores_nothing() {
            findings.push(Finding::new(Kind::SchemeScoresNothing, 0, vec![Place::file(file)]));
        }
        findings
    }

    /// What was read: `Simple points, revision 1; 14 numbers`.
    pub fn in_words(&self) -> String {
        let scheme = self.scheme("");
        let name = if scheme.name.is_empty() { "A scheme without a name" } else { &scheme.name };
        let n = self.set.keys().filter(|(setting, _)| !matches!(setting.holds(), Holds::Word));
        let numbers = counted(n.count() as u64, "number", "numbers");
        format!("{name}, revision {}; {numbers}", scheme.revision)
    }

    fn travel(&self) -> Travel {
        if !self.is_by_minutes() {
            return Travel::Bands(self.bands(Bands::Travel));
        }
        Travel::Minutes {
            rate: self.number(Setting::EachMinute).unwrap_or_default(),
            unknown: self.number(Setting::MinutesNotKnown).unwrap_or_default(),
        }
    }

    fn is_by_minutes(&self) -> bool {
        [Setting::EachMinute, Setting::MinutesNotKnown]
            .into_iter()
            .any(|setting| self.get(setting).is_some())
    }

    /// Whether what other rows set leaves nothing for this one to say.
    fn is_unused(&self, setting: Setting) -> bool {
        match setting {
            Setting::Band(Bands::Travel) | Setting::Other(Bands::Travel) => self.is_by_minutes(),
            Setting::AvailableShare => {
                !self.get(Setting::FullTime).is_some_and(|set| is(&set.word, HOURS_A_WEEK))
            }
            _ => false,
        }
    }

    fn bands(&self, bands: Bands) -> BandPoints {
        let mut points =
            BandPoints::constant(self.number(Setting::Other(bands)).unwrap_or_default());
        for ((setting, _), set) in &self.set {
            if *setting == Setting::Band(bands) {
                points.set(&set.word, set.number);
            }
        }
        points
    }

    fn get(&self, setting: Setting) -> Option<&Set> {
        self.set.get(&(setting, MatchKey::default()))
    }

    fn number(&self, setting: Setting) -> Option<Decimal> {
        self.get(setting).map(|set| set.number)
    }

    fn word(&self, setting: Setting) -> Option<&str> {
        self.get(setting).map(|set| set.word.as_str())
    }

    fn count(&self, setting: Setting) -> Option<u32> {
        self.number(setting)?.as_count().ok()
    }
}

/// Whether a row's word is one that can stand there.
fn is_word_known(setting: Setting, word: &str) -> bool {
    match setting {
        Setting::Unit => unit(word).is_some(),
        Setting::Illustrative => origin(word).is_some(),
        Setting::Flag => CaseFlag::ALL.into_iter().any(|flag| is(word, flag.name())),
        Setting::FullTime => is(word, POINTS) || is(word, HOURS_A_WEEK),
        Setting::Absence => is(word, POINTS) || is(word, SHARE),
        Setting::Name | Setting::Band(_) => !MatchKey::of(word).is_empty(),
        _ => true,
    }
}

fn within(bound: Bound, number: &str) -> Result<Decimal, DecimalError> {
    let number = Decimal::parse(number)?;
    match bound {
        Bound::NotBelowZero => number.not_below_zero(),
        Bound::Share => number.as_share(),
        Bound::Count => number.as_count().map(|_| number),
    }
}

fn unit(word: &str) -> Option<ScoreUnit> {
    ScoreUnit::ALL.into_iter().find(|unit| is(word, unit.name()))
}

fn origin(word: &str) -> Option<SchemeOrigin> {
    [SchemeOrigin::Illustrative, SchemeOrigin::BasedOnIllustrative, SchemeOrigin::Own]
        .into_iter()
        .find(|&origin| is(word, illustrative(origin)))
}

fn is(word: &str, expected: &str) -> bool {
    MatchKey::of(word) == MatchKey::of(expected)
}
