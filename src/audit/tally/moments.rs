//! The snapshot or the days that a row is of.

use super::Tally;
use crate::audit::account::Reason;
use crate::audit::profile::Snapshot;
use crate::audit::rows::Spell;
use crate::caseload::{Day, Month};
use crate::intake::dates::DateCell;
use crate::intake::field::Field;
use crate::intake::period::Period;
use crate::intake::records::Record;

impl Tally {
    pub(super) fn snapshot(&mut self, record: &Record<'_>) -> Result<Snapshot, Reason> {
        let whole_month = |month: Month| Snapshot { day: month.last_day(), is_whole_month: true };
        match self.period {
            Some(Period::Day(day)) => return Ok(Snapshot { day, is_whole_month: false }),
            Some(Period::Month(month)) => return Ok(whole_month(month)),
            None => {}
        }
        match self.dates.read(self.cell(record, Field::SnapshotOn), record.line) {
            DateCell::Day(day) => Ok(Snapshot { day, is_whole_month: false }),
            DateCell::Month(month) => Ok(whole_month(month)),
            DateCell::Empty => Err(Reason::NoDate),
            DateCell::OpenEnd | DateCell::Invalid => Err(Reason::NotADate),
        }
    }

    pub(super) fn spell(&mut self, record: &Record<'_>) -> Result<Spell, Reason> {
        let start = match self.dates.read(self.cell(record, Field::AllocatedOn), record.line) {
            DateCell::Day(day) => day,
            DateCell::Empty => return Err(Reason::NoDate),
            DateCell::Month(_) | DateCell::OpenEnd | DateCell::Invalid => {
                return Err(Reason::NotADate);
            }
        };
        let end = match self.dates.read(self.cell(record, Field::ClosedOn), record.line) {
            DateCell::Day(day) => day,
            DateCell::Empty | DateCell::OpenEnd => Day::LATEST,
            DateCell::Month(_) | DateCell::Invalid => return Err(Reason::NotADate),
        };
        if end < start { Err(Reason::ClosedBeforeStart) } else { Ok(Spell { start, end }) }
    }
}
