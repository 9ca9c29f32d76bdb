//! What a row of a file of audit settings can set, and to what.

use serde::{Deserialize, Serialize};

use super::FORMAT;
use crate::audit::normal_number;
use crate::audit::settings::{AuditSettings, CountUnit, Measure, read_long_wait_days};
use crate::audit::who_counts::{Heads, LeftOut};
use crate::caseload::MatchKey;

const YES: &str = "Yes";
const NO: &str = "No";

/// What a row sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) enum Setting {
    Format,
    Average,
    Count,
    DivideBy,
    LeaveOut(LeftOut),
    NormalNumber,
    LongWaitDays,
}

/// What it is set to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Format(u32),
    Average(Measure),
    Count(CountUnit),
    DivideBy(Heads),
    LeaveOut(LeftOut, bool),
    NormalNumber(u32),
    LongWaitDays(u32),
}

impl Setting {
    /// Every setting, in the order of the file.
    pub(super) const ALL: [Self; 9] = [
        Self::Format,
        Self::Average,
        Self::Count,
        Self::DivideBy,
        Self::LeaveOut(LeftOut::Agency),
        Self::LeaveOut(LeftOut::Manager),
        Self::LeaveOut(LeftOut::Absent),
        Self::NormalNumber,
        Self::LongWaitDays,
    ];

    /// Its name in the first cell of a row.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Format => "Format",
            Self::Average => "Average",
            Self::Count => "Count",
            Self::DivideBy => "Divide by",
            Self::LeaveOut(LeftOut::Agency) => "Leave out agency workers",
            Self::LeaveOut(LeftOut::Manager) => "Leave out managers",
            Self::LeaveOut(LeftOut::Absent) => "Leave out workers on long-term absence",
            Self::NormalNumber => "Normal number",
            Self::LongWaitDays => "Long wait in days",
        }
    }

    /// The setting that the first cell of a row names, compared as names are.
    pub(super) fn named(cell: &str) -> Option<Self> {
        one_of(Self::ALL, Self::name, cell)
    }

    /// Reads a value. `Ok(None)` is an empty cell where the page's own field can be empty: nothing is
    /// set. `Err` is no value.
    pub(super) fn read(self, cell: &str) -> Result<Option<Value>, ()> {
        let value = match self {
            Self::Format => {
                let number = cell.parse().ok().filter(|&number| number > 0);
                number.map(Value::Format)
            }
            Self::Average => one_of(Measure::ALL, Measure::name, cell).map(Value::Average),
            Self::Count => one_of(CountUnit::ALL, CountUnit::name, cell).map(Value::Count),
            Self::DivideBy => one_of(Heads::ALL, Heads::name, cell).map(Value::DivideBy),
            Self::LeaveOut(reason) => {
                let is_yes = |yes: bool| if yes { YES } else { NO };
                one_of([true, false], is_yes, cell).map(|yes| Value::LeaveOut(reason, yes))
            }
            Self::NormalNumber => {
                let number = normal_number::read(cell).map_err(|_| ())?;
                return Ok(number.map(Value::NormalNumber));
            }
            Self::LongWaitDays => {
                let days = read_long_wait_days(cell).map_err(|_| ())?;
                return Ok(days.map(Value::LongWaitDays));
            }
        };
        value.map(Some).ok_or(())
    }

    /// What its value has to be: `a whole number from 1 to 999`.
    pub(super) fn expected(self) -> String {
        match self {
            Self::Format => "a whole number from 1".to_owned(),
            Self::Average => any_of(&Measure::ALL.map(Measure::name)),
            Self::Count => any_of(&CountUnit::ALL.map(CountUnit::name)),
            Self::DivideBy => any_of(&Heads::ALL.map(Heads::name)),
            Self::LeaveOut(_) => any_of(&[YES, NO]),
            Self::NormalNumber => "a whole number from 1 to 999".to_owned(),
            Self::LongWaitDays => "a whole number of days from 1 to 3650".to_owned(),
        }
    }

    /// What it is set to, for all teams; `None` where it is not.
    pub(super) fn held(self, settings: &AuditSettings) -> Option<Value> {
        Some(match self {
            Self::Format => Value::Format(FORMAT),
            Self::Average => Value::Average(settings.measure),
            Self::Count => Value::Count(settings.unit),
            Self::DivideBy => Value::DivideBy(settings.who.heads),
            Self::LeaveOut(reason) => Value::LeaveOut(reason, settings.who.leaves_out(reason)),
            Self::NormalNumber => Value::NormalNumber(settings.normal.of_all?),
            Self::LongWaitDays => Value::LongWaitDays(settings.long_wait_days),
        })
    }
}

impl Value {
    /// As it stands in the file.
    pub(super) fn written(self) -> String {
        match self {
            Self::Average(measure) => measure.name().to_owned(),
            Self::Count(unit) => unit.name().to_owned(),
            Self::DivideBy(heads) => heads.name().to_owned(),
            Self::LeaveOut(_, is_left_out) => if is_left_out { YES } else { NO }.to_owned(),
            Self::Format(number) | Self::NormalNumber(number) | Self::LongWaitDays(number) => {
                number.to_string()
            }
        }
    }

    /// Sets it, for all teams.
    pub(super) fn put(self, settings: &mut AuditSettings) {
        match self {
            Self::Format(_) => {}
            Self::Average(measure) => settings.measure = measure,
            Self::Count(unit) => settings.unit = unit,
            Self::DivideBy(heads) => settings.who.heads = heads,
            Self::LeaveOut(reason, is_left_out) => {
                settings.who = settings.who.with(reason, is_left_out);
            }
            Self::NormalNumber(number) => settings.normal.of_all = Some(number),
            Self::LongWaitDays(days) => settings.long_wait_days = days,
        }
    }
}

fn one_of<T: Copy, const N: usize>(
    all: [T; N],
    name: impl Fn(T) -> &'static str,
    cell: &str,
) -> Option<T> {
    let cell = MatchKey::of(cell);
    all.into_iter().find(|&one| MatchKey::of(name(one)) == cell)
}

/// `“Yes” or “No”`.
fn any_of(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("\u{201c}{name}\u{201d}")).collect();
    quoted.join(" or ")
}
