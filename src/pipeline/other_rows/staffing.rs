//! The rows of a staffing file.

use super::cell;
use crate::audit::account::Reason;
use crate::audit::staffing::{Staffing, StaffingRow};
use crate::caseload::{Day, MatchKey};
use crate::intake::columns::ColumnMap;
use crate::intake::dates::{DateCell, Dates, is_empty_mark};
use crate::intake::field::Field;
use crate::intake::records::Record;

/// The rows of a staffing file, each once.
#[derive(Clone, Debug, Default)]
pub struct StaffingRows {
    staffing: Staffing,
}

impl StaffingRows {
    /// Takes the next row; fails where it names no worker, or a date that is none.
    pub fn add(
        &mut self,
        record: &Record<'_>,
        columns: &ColumnMap,
        dates: &mut Dates,
    ) -> Result<(), Reason> {
        let said = |field| {
            let cell = cell(record, columns, field);
            if is_empty_mark(cell) { String::new() } else { cell.to_owned() }
        };
        let (worker_id, worker_name) = (said(Field::WorkerId), said(Field::WorkerName));
        if worker_id.is_empty() && MatchKey::of(&worker_name).is_no_worker() {
            return Err(Reason::NoWorker);
        }
        let mut day = |field| match dates.read(cell(record, columns, field), record.line) {
            DateCell::Day(day) => Ok(Some(day)),
            DateCell::Month(month) => Ok(Some(month.last_day())),
            DateCell::Empty | DateCell::OpenEnd => Ok(None),
            DateCell::Invalid => Err(Reason::NotADate),
        };
        let (start, end): (Option<Day>, Option<Day>) =
            (day(Field::AllocatedOn)?, day(Field::ClosedOn)?);
        self.staffing.add(StaffingRow {
            worker_id,
            worker_name,
            team: said(Field::Team),
            service_area: said(Field::ServiceArea),
            role: said(Field::Role),
            fte: said(Field::Fte),
            start,
            end,
            agency: yes_or_no(&said(Field::Agency)),
            newly_qualified: yes_or_no(&said(Field::NewlyQualified)),
            absence: said(Field::Absence),
            line: record.line,
        });
        Ok(())
    }

    /// The distinct rows.
    pub fn staffing(&self) -> &Staffing {
        &self.staffing
    }
}

fn yes_or_no(cell: &str) -> Option<bool> {
    let is_one_of = |words: &[&str]| words.iter().any(|word| cell.eq_ignore_ascii_case(word));
    if is_one_of(&["yes", "y", "true", "1"]) {
        Some(true)
    } else if is_one_of(&["no", "n", "false", "0"]) {
        Some(false)
    } else {
        None
    }
}
