//! A weighting scheme as a small file: a row for each of its numbers, to be edited in a spreadsheet.
//!
//! A CSV like any other, so that it is read the way of any file:
//!
//! ```csv
//! Weighting scheme,Word or kind,Points or number
//! Format,,1
//! Name,Simple points,
//! Revision,,1
//! Unit,points,
//! Illustrative,Yes,
//! Case type: any other,,0
//! Complexity,Low,1
//! Complexity: any other,,2
//! Travel minutes: each,,0.02
//! Travel minutes: not known,,0.5
//! Flag,Court,2
//! Full time,points,100
//! Newly qualified factor,,0.9
//! Fixed duties,,15
//! Absence,share,1
//! ```
//!
//! The order of rows does not matter. What a file does not set is as in an empty scheme.

mod reading;
mod setting;

use super::bands::BandPoints;
use super::capacity::{Absence, FullTime};
use super::decimal::Decimal;
use super::scheme::{SchemeOrigin, Travel, WeightingScheme};
use super::words;
use crate::intake::field::Field;

pub use reading::SavedScheme;
use setting::{Bands, Setting};

/// The format of the file. A file of a later one is not read.
pub const FORMAT: u32 = 1;

const YES: &str = "Yes";
const NO: &str = "No";
const BASED_ON_ONE: &str = "Based on one";
const POINTS: &str = "points";
const HOURS_A_WEEK: &str = "hours a week";
const SHARE: &str = "share";

/// The rows that say a scheme, the header first.
pub fn rows(scheme: &WeightingScheme) -> Vec<[String; 3]> {
    let header = [Field::SchemeItem, Field::SchemeWord, Field::SchemeNumber];
    let mut rows = Rows { rows: vec![header.map(|field| field.name().to_owned())] };
    rows.number(Setting::Format, &FORMAT.to_string());
    rows.word(Setting::Name, &words::kept(&scheme.name));
    rows.number(Setting::Revision, &scheme.revision.to_string());
    rows.word(Setting::Unit, scheme.unit.name());
    rows.word(Setting::Illustrative, illustrative(scheme.origin));
    rows.bands(Bands::CaseType, &scheme.case_type);
    rows.bands(Bands::Complexity, &scheme.complexity);
    rows.bands(Bands::Risk, &scheme.risk);
    match &scheme.travel {
        Travel::Bands(bands) => rows.bands(Bands::Travel, bands),
        Travel::Minutes { rate, unknown } => {
            rows.number(Setting::EachMinute, &rate.to_string());
            rows.number(Setting::MinutesNotKnown, &unknown.to_string());
        }
    }
    for (flag, points) in &scheme.flags {
        rows.both(Setting::Flag, flag.name(), *points);
    }
    let optional = [
        (Setting::Factor, scheme.factor),
        (Setting::Floor, scheme.floor),
        (Setting::Cap, scheme.cap),
    ];
    for (setting, number) in optional {
        if let Some(number) = number {
            rows.number(setting, &number.to_string());
        }
    }
    let rules = &scheme.capacity;
    match rules.full_time {
        FullTime::NotStated => {}
        FullTime::Points(points) => rows.both(Setting::FullTime, POINTS, points),
        FullTime::HoursAWeek { hours, available_share } => {
            rows.both(Setting::FullTime, HOURS_A_WEEK, hours);
            rows.number(Setting::AvailableShare, &available_share.to_string());
        }
    }
    rows.number(Setting::NewlyQualifiedFactor, &rules.newly_qualified_factor.to_string());
    rows.number(Setting::FixedDuties, &rules.fixed_duties.to_string());
    match rules.absence {
        Absence::Share(share) => rows.both(Setting::Absence, SHARE, share),
        Absence::Points(points) => rows.both(Setting::Absence, POINTS, points),
    }
    rows.rows
}

/// How a file says where the numbers come from.
fn illustrative(origin: SchemeOrigin) -> &'static str {
    match origin {
        SchemeOrigin::Illustrative => YES,
        SchemeOrigin::BasedOnIllustrative => BASED_ON_ONE,
        SchemeOrigin::Own => NO,
    }
}

/// Rows of a file.
struct Rows {
    rows: Vec<[String; 3]>,
}

impl Rows {
    fn number(&mut self, setting: Setting, number: &str) {
        self.rows.push([setting.name().to_owned(), String::new(), number.to_owned()]);
    }

    fn word(&mut self, setting: Setting, word: &str) {
        self.rows.push([setting.name().to_owned(), word.to_owned(), String::new()]);
    }

    fn both(&mut self, setting: Setting, word: &str, number: Decimal) {
        self.rows.push([setting.name().to_owned(), word.to_owned(), number.to_string()]);
    }

    fn bands(&mut self, bands: Bands, points: &BandPoints) {
        for band in points.by_points() {
            self.both(Setting::Band(bands), &band.word, band.points);
        }
        self.number(Setting::Other(bands), &points.other.to_string());
    }
}

#[cfg(test)]
mod tests;
