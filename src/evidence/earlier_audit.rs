//! Averages of an earlier audit: a row for each team, service area or role.
//!
//! A table of teams with their averages, or the averages that this tool gives as CSV. They can be
//! compared, not worked out again: what they were worked out from is not in the file. Kept are at
//! most [`N_AVERAGES`] rows; rows beyond are counted.

use serde::{Deserialize, Serialize};

use super::{cell, kept};
use crate::audit::account::Reason;
use crate::caseload::MatchKey;
use crate::format::Exact;
use crate::intake::columns::ColumnMap;
use crate::intake::dates::is_empty_mark;
use crate::intake::field::Field;
use crate::intake::records::Record;

/// At most so many averages are kept.
pub const N_AVERAGES: usize = 10_000;
/// No average has more digits before or after its point.
const N_DIGITS: usize = 6;

/// The averages of an earlier audit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct EarlierAudit {
    /// In the order of the file.
    pub rows: Vec<EarlierAverage>,
    /// Rows beyond those that are kept.
    pub n_not_kept: u64,
}

/// One average.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EarlierAverage {
    /// What it is the average of.
    pub of: AverageOf,
    /// The service area, where one is given.
    pub service_area: Option<String>,
    /// The name of the team, area or role.
    pub name: String,
    /// The average, exactly as it is written.
    pub average: Exact,
    /// The definition of the average, where the file names it.
    pub definition: Option<String>,
    /// The months or the date it is of, as written.
    pub period: Option<String>,
}

/// What an average is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AverageOf {
    /// A team.
    Team,
    /// A service area.
    ServiceArea,
    /// A role of workers.
    Role,
    /// Everybody.
    AllTeams,
}

/// An earlier audit that is being read.
#[derive(Clone, Debug)]
pub struct EarlierAuditRows {
    audit: EarlierAudit,
    own: Option<OwnColumns>,
    /// The period of the whole file.
    period: Option<String>,
}

/// Columns that only this tool's CSV has.
#[derive(Clone, Copy, Debug)]
pub struct OwnColumns {
    kind: usize,
    definition: usize,
    months: usize,
    /// The column of names, of teams among others.
    pub name: usize,
}

impl OwnColumns {
    /// Of a table that is this tool's CSV.
    pub fn of(columns: &ColumnMap) -> Option<Self> {
        let at = |name: &str| columns.headers().iter().position(|header| header == name);
        at("Average, exact numerator")?;
        Some(Self {
            kind: at("Table")?,
            definition: at("Definition")?,
            months: at("Audit months")?,
            name: at("Name")?,
        })
    }
}

impl EarlierAuditRows {
    /// Of a table with these columns, as a whole of this period.
    pub fn of(columns: &ColumnMap, period: Option<String>) -> Self {
        Self { audit: EarlierAudit::default(), own: OwnColumns::of(columns), period }
    }

    /// Takes the next row; fails where it gives no team or no average.
    pub fn add(&mut self, record: &Record<'_>, columns: &ColumnMap) -> Result<(), Reason> {
        let filled = |cell: &str| (!is_empty_mark(cell)).then(|| kept(unneutralised(cell)).0);
        let at = |column| filled(record.cell(column).unwrap_or_default());
        let of_field = |field| filled(cell(record, columns, field));
        let name = match self.own {
            Some(own) => at(own.name),
            None => of_field(Field::Team),
        };
        let name = name.ok_or(Reason::NoTeam)?;
        let average = decimal(cell(record, columns, Field::Average)).ok_or(Reason::NotAnAverage)?;
        if self.audit.rows.len() >= N_AVERAGES {
            self.audit.n_not_kept += 1;
            return Ok(());
        }
        let kind = self.own.and_then(|own| at(own.kind));
        let period = match self.own {
            Some(own) => at(own.months),
            None => of_field(Field::SnapshotOn),
        };
        self.audit.rows.push(EarlierAverage {
            of: of(kind.as_deref(), &name),
            service_area: of_field(Field::ServiceArea),
            name,
            average,
            definition: self.own.and_then(|own| at(own.definition)),
            period: period.or_else(|| self.period.clone()),
        });
        Ok(())
    }

    /// What was read so far.
    pub fn audit(&self) -> &EarlierAudit {
        &self.audit
    }
}

impl EarlierAudit {
    /// Averages of teams.
    pub fn teams(&self) -> impl Iterator<Item = &EarlierAverage> {
        self.rows.iter().filter(|row| row.of == AverageOf::Team)
    }

    /// The average of all teams, if the file gives one and no other.
    pub fn all_teams(&self) -> Option<&EarlierAverage> {
        let mut all = self.rows.iter().filter(|row| row.of == AverageOf::AllTeams);
        all.next().filter(|_| all.next().is_none())
    }
}

fn of(kind: Option<&str>, name: &str) -> AverageOf {
    match kind {
        Some("Service area") => AverageOf::ServiceArea,
        Some("Role") => AverageOf::Role,
        Some("All teams") => AverageOf::AllTeams,
        None if MatchKey::of(name).is_all_teams() => AverageOf::AllTeams,
        _ => AverageOf::Team,
    }
}

/// A cell without the apostrophe that keeps spreadsheets from taking it for a formula.
fn unneutralised(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@'])).unwrap_or(cell)
}

/// A decimal number such as `22.2`, exactly.
fn decimal(cell: &str) -> Option<Exact> {
    let (whole, part) = cell.trim().split_once('.').unwrap_or((cell.trim(), ""));
    let is_number =
        |text: &str| text.len() <= N_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_number(whole) || !is_number(part) {
        return None;
    }
    let scale = 10_u64.pow(u32::try_from(part.len()).ok()?);
    Exact::quotient(format!("{whole}{part}").parse().ok()?, scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn averages_are_taken_exactly_as_written() {
        assert_eq!(decimal("22.2"), Exact::quotient(222, 10));
        assert_eq!(decimal(" 20.65 "), Exact::quotient(2065, 100));
        assert_eq!(decimal("17"), Exact::quotient(17, 1));
        for cell in ["", "\u{2013}", "about 20", "-3", "22,2", ".", "1e3", "20.", "1234567"] {
            let expected = if cell == "20." { Exact::quotient(20, 1) } else { None };
            assert_eq!(decimal(cell), expected, "{cell}");
        }
    }
}
