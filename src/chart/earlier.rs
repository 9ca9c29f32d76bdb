//! The averages of an earlier audit beside those of this one, where they are of the same thing.
//!
//! Compared are averages of the file that was added last: of what has the same name or, for a team,
//! the name it had in the last audit, and by the same definition where the file names one. A name
//! with several different averages has none.

use crate::audit::figures::{FigureRow, FigureTable, Grouping};
use crate::caseload::MatchKey;
use crate::evidence::Evidence;
use crate::evidence::earlier_audit::{AverageOf, EarlierAverage};
use crate::format::Exact;

/// The averages that can stand beside a table's.
#[derive(Debug)]
pub struct EarlierAverages<'a> {
    /// What they are, for the key of the picture: `Earlier audit, 2018/19`.
    pub name: String,
    rows: Vec<&'a EarlierAverage>,
    /// Rows by another definition.
    pub n_other_definition: usize,
}

impl<'a> EarlierAverages<'a> {
    /// For a table; `None` where no file holds any for it.
    pub fn of(evidence: &'a Evidence, table: &FigureTable) -> Option<Self> {
        let of = match table.grouping {
            Grouping::ServiceArea => AverageOf::ServiceArea,
            Grouping::Team => AverageOf::Team,
            Grouping::Role | Grouping::TeamRole => return None,
        };
        let definition = MatchKey::of(&table.definition().name());
        let is_same = |row: &EarlierAverage| {
            row.definition.as_ref().is_none_or(|name| MatchKey::of(name) == definition)
        };
        let file = evidence.earlier_audits.iter().rev();
        let (file, all) = file
            .map(|file| {
                let rows = file.told.rows.iter().filter(|row| row.of == of);
                (file, rows.collect::<Vec<_>>())
            })
            .find(|(_, rows)| !rows.is_empty())?;
        let (rows, others): (Vec<&EarlierAverage>, Vec<&EarlierAverage>) =
            all.into_iter().partition(|row| is_same(row));
        let period = rows.iter().find_map(|row| row.period.as_deref()).unwrap_or(&file.name);
        let is_defined = rows.iter().all(|row| row.definition.is_some());
        let unsaid = if is_defined { "" } else { " (the file does not say how it was worked out)" };
        let name = format!("Earlier audit, {period}{unsaid}");
        Some(Self { name, rows, n_other_definition: others.len() })
    }

    /// The earlier average of a row.
    pub fn of_row(&self, row: &FigureRow) -> Option<&'a Exact> {
        let name = MatchKey::of(row.name_in_last_audit.as_deref().unwrap_or(&row.name));
        let area = row.service_area.as_deref().map(MatchKey::of);
        let mut found = self.rows.iter().filter(|earlier| {
            let earlier_area = earlier.service_area.as_deref().map(MatchKey::of);
            let is_of_area = match (&area, &earlier_area) {
                (Some(area), Some(earlier)) => area == earlier,
                _ => true,
            };
            is_of_area && MatchKey::of(&earlier.name) == name
        });
        let first = &found.next()?.average;
        found.all(|other| other.average == *first).then_some(first)
    }
}
