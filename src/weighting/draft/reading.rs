//! From the texts of a draft to a scheme, or to what is wrong with them.

use std::collections::{BTreeMap, BTreeSet};

use super::edit::key;
use super::{AbsenceKind, Entry, EntryError, FullTimeKind, SchemeDraft, TravelKind};
use crate::caseload::CaseFlag;
use crate::weighting::bands::BandPoints;
use crate::weighting::capacity::{Absence, CapacityRules, FullTime};
use crate::weighting::decimal::{Decimal, DecimalError};
use crate::weighting::scheme::{SchemeOrigin, Travel, WeightingScheme};
use crate::weighting::score::Part;
use crate::weighting::words;

impl SchemeDraft {
    /// The scheme that the texts say, or every entry that is wrong. What is switched off is not
    /// looked at, and neither are rows in which nothing is written.
    pub fn scheme(&self) -> Result<WeightingScheme, BTreeMap<Entry, EntryError>> {
        let mut reader = Reader { draft: self, errors: BTreeMap::new() };
        let scheme = reader.scheme();
        if reader.errors.is_empty() { Ok(scheme) } else { Err(reader.errors) }
    }
}

impl SchemeDraft {
    /// Where the numbers come from, if the scheme is called so.
    fn origin_under(&self, name: &str) -> SchemeOrigin {
        let is_given = self.given_name.as_ref().is_none_or(|given| key(given) == key(name));
        match self.origin {
            SchemeOrigin::BasedOnIllustrative if !is_given => SchemeOrigin::Own,
            origin => origin,
        }
    }
}

/// Reads entries and keeps what is wrong; what is wrong reads as nothing.
struct Reader<'a> {
    draft: &'a SchemeDraft,
    errors: BTreeMap<Entry, EntryError>,
}

impl Reader<'_> {
    fn scheme(&mut self) -> WeightingScheme {
        let draft = self.draft;
        let flags = CaseFlag::ALL.into_iter();
        let name = self.name();
        WeightingScheme {
            origin: draft.origin_under(&name),
            name,
            revision: self.revision(),
            unit: draft.unit,
            case_type: self.bands(Part::CaseType),
            complexity: self.bands(Part::Complexity),
            risk: self.bands(Part::Risk),
            travel: self.travel(),
            flags: flags
                .filter_map(|flag| {
                    Some((flag, self.optional(Entry::Flag(flag), Decimal::not_below_zero)?))
                })
                .collect(),
            factor: self.optional(Entry::Factor, Decimal::not_below_zero),
            floor: self.optional(Entry::Floor, Decimal::not_below_zero),
            cap: self.optional(Entry::Cap, Decimal::not_below_zero),
            capacity: self.capacity(),
        }
    }

    fn name(&mut self) -> String {
        let name = words::kept(self.draft.text(Entry::Name));
        if key(&name).is_empty() {
            self.errors.insert(Entry::Name, EntryError::NoName);
        }
        name
    }

    fn revision(&mut self) -> u32 {
        let text = self.draft.text(Entry::Revision);
        let count = Decimal::parse(text).and_then(Decimal::as_count);
        self.kept(Entry::Revision, count).unwrap_or_default()
    }

    fn travel(&mut self) -> Travel {
        match self.draft.travel {
            TravelKind::NotScored => Travel::default(),
            TravelKind::Bands => Travel::Bands(self.bands(Part::Travel)),
            TravelKind::Minutes => Travel::Minutes {
                rate: self.number(Entry::EachMinute, Decimal::not_below_zero),
                unknown: self.number(Entry::MinutesNotKnown, Decimal::not_below_zero),
            },
        }
    }

    fn capacity(&mut self) -> CapacityRules {
        CapacityRules {
            full_time: match self.draft.full_time {
                FullTimeKind::NotStated => FullTime::NotStated,
                FullTimeKind::Points => {
                    FullTime::Points(self.number(Entry::FullTimePoints, Decimal::not_below_zero))
                }
                FullTimeKind::HoursAWeek => FullTime::HoursAWeek {
                    hours: self.number(Entry::HoursAWeek, Decimal::not_below_zero),
                    available_share: self.number(Entry::AvailableShare, Decimal::as_share),
                },
            },
            newly_qualified_factor: self
                .number(Entry::NewlyQualifiedFactor, Decimal::not_below_zero),
            fixed_duties: self.number(Entry::FixedDuties, Decimal::not_below_zero),
            absence: match self.draft.absence {
                AbsenceKind::Share => {
                    Absence::Share(self.number(Entry::AbsenceShare, Decimal::as_share))
                }
                AbsenceKind::Points => {
                    Absence::Points(self.number(Entry::AbsencePoints, Decimal::not_below_zero))
                }
            },
        }
    }

    fn bands(&mut self, part: Part) -> BandPoints {
        let mut bands =
            BandPoints::constant(self.number(Entry::Other(part), Decimal::not_below_zero));
        let mut seen = BTreeSet::new();
        for &row in self.draft.rows(part) {
            let (word, points) = (Entry::Word(part, row), Entry::Points(part, row));
            let text = words::kept(self.draft.text(word));
            let key = key(&text);
            if key.is_empty() && self.draft.text(points).trim().is_empty() {
                continue;
            }
            let points = self.number(points, Decimal::not_below_zero);
            if key.is_empty() {
                self.errors.insert(word, EntryError::NoWord);
            } else if seen.insert(key) {
                bands.set(&text, points);
            } else {
                self.errors.insert(word, EntryError::Twice(text));
            }
        }
        bands
    }

    /// A number, if anything is written.
    fn optional(&mut self, entry: Entry, within: Within) -> Option<Decimal> {
        let is_written = !self.draft.text(entry).trim().is_empty();
        is_written.then(|| self.number(entry, within))
    }

    fn number(&mut self, entry: Entry, within: Within) -> Decimal {
        let number = Decimal::parse(self.draft.text(entry)).and_then(within);
        self.kept(entry, number).unwrap_or_default()
    }

    fn kept<T>(&mut self, entry: Entry, read: Result<T, DecimalError>) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(error) => {
                self.errors.insert(entry, EntryError::Number(error));
                None
            }
        }
    }
}

/// The same number, if it can stand where it does.
type Within = fn(Decimal) -> Result<Decimal, DecimalError>;
