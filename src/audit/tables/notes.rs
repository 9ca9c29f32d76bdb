//! What to know about a row: months missing, FTE partly known, cases left out.

use std::collections::BTreeSet;

use super::counting::Counting;
use crate::audit::figures::{Grouping, MonthFigures};
use crate::audit::groups::GroupFigures;
use crate::audit::settings::Measure;
use crate::caseload::Month;
use crate::caseload::month::months_in_words;
use crate::format::{counted, listed};

/// More gaps than this are counted rather than listed.
const N_GAPS_NAMED: usize = 3;

impl Counting<'_> {
    /// Of a row of these teams, whose months are known.
    pub(super) fn notes(
        &self,
        grouping: Grouping,
        teams: &[u32],
        figures: &GroupFigures,
        monthly: &[MonthFigures],
    ) -> Vec<String> {
        let mut notes = notes_on_months(self.scope.definition.measure, monthly);
        notes.extend(notes_on_gaps(monthly));
        notes.extend(self.notes_on_fte(figures, monthly));
        notes.extend(self.note_on_teams_in_numbers(teams, &figures.teams_in_numbers));
        let n = figures.n_workers_in_several_teams;
        if n > 0 && !grouping.is_of_roles() {
            let workers = counted(
                n,
                "worker held cases in more than one of these teams and counts",
                "workers held cases in more than one of these teams and count",
            );
            notes.push(format!("{workers} once here"));
        }
        notes
    }

    fn notes_on_fte(&self, figures: &GroupFigures, monthly: &[MonthFigures]) -> Vec<String> {
        let mut notes = Vec::new();
        let last = monthly.last().filter(|month| month.has_rows && month.n_holders > 0);
        if let Some(last) = last.filter(|_| self.scope.ledger.knows_fte()) {
            let (known, all) = (last.n_holders_with_fte, last.n_holders);
            if known == 0 {
                notes.push("FTE not known".to_owned());
            } else if known < all {
                notes.push(format!("FTE known for {known} of {all} workers"));
            }
        }
        let n_left_out: u64 =
            monthly.iter().map(|month| month.n_cases - month.n_cases_with_fte).sum();
        if self.scope.definition.measure == Measure::CasesPerFte && n_left_out > 0 {
            let cases =
                counted(n_left_out, self.scope.ledger.unit.one(), self.scope.ledger.unit.many());
            let are_named = figures.teams_in_numbers.is_empty();
            let of_workers = are_named
                .then_some(figures.n_workers_without_fte)
                .map(|n| format!(" of {}", counted(n, "worker", "workers")))
                .unwrap_or_default();
            notes.push(format!("{cases}{of_workers} without FTE left out"));
        }
        notes
    }

    /// Why it is not known how many workers there are.
    fn note_on_teams_in_numbers(
        &self,
        teams: &[u32],
        in_numbers: &BTreeSet<u32>,
    ) -> Option<String> {
        let names =
            in_numbers.iter().filter_map(|&team| self.scope.ledger.teams.get(team as usize));
        let names: Vec<String> = names.map(|team| team.name.clone()).collect();
        let whose = match names.len() {
            0 => return None,
            1 if teams.len() == 1 => String::new(),
            n if n > N_GAPS_NAMED => format!(" in {}", counted(n as u64, "team", "teams")),
            _ => format!(" in {}", listed(&names)),
        };
        Some(format!("Workers not available: they are counted and not named{whose}"))
    }
}

/// `2 of 3 months: no rows in July 2019`.
fn notes_on_months(measure: Measure, monthly: &[MonthFigures]) -> Vec<String> {
    let those = |is_so: fn(&MonthFigures) -> bool| -> Vec<Month> {
        monthly.iter().filter(|month| is_so(month)).map(|month| month.month).collect()
    };
    let without_rows = those(|month| month.caseload.is_none() && !month.has_rows);
    let without_holders =
        those(|month| month.caseload.is_none() && month.has_rows && month.n_holders == 0);
    // Where no month has a figure, the lack of FTE is said once, not month by month.
    let has_figure = monthly.iter().any(|month| month.caseload.is_some());
    let without_figure =
        those(|month| month.caseload.is_none() && month.has_rows && month.n_holders > 0)
            .into_iter();
    let without_figure: Vec<Month> = without_figure.filter(|_| has_figure).collect();
    let n_counted =
        monthly.len() - without_rows.len() - without_holders.len() - without_figure.len();
    let mut reasons = Vec::new();
    if !without_rows.is_empty() {
        reasons.push(format!("no rows in {}", months_in_words(&without_rows)));
    }
    if !without_holders.is_empty() {
        reasons.push(format!("no worker held a case in {}", months_in_words(&without_holders)));
    }
    if !without_figure.is_empty() {
        let what = if measure == Measure::PersonDayCasesPerHolder {
            "no dates of allocations"
        } else {
            "no FTE known"
        };
        reasons.push(format!("{what} in {}", months_in_words(&without_figure)));
    }
    if reasons.is_empty() {
        return Vec::new();
    }
    let n_all = counted(monthly.len() as u64, "month", "months");
    vec![format!("{n_counted} of {n_all}: {}", reasons.join("; "))]
}

/// `July 2019 without South`.
fn notes_on_gaps(monthly: &[MonthFigures]) -> Vec<String> {
    let gaps: Vec<&MonthFigures> =
        monthly.iter().filter(|month| !month.teams_without_rows.is_empty()).collect();
    let mut notes: Vec<String> = gaps
        .iter()
        .take(N_GAPS_NAMED)
        .map(|month| {
            let teams = &month.teams_without_rows;
            let teams = if teams.len() > N_GAPS_NAMED {
                counted(teams.len() as u64, "team", "teams")
            } else {
                listed(teams)
            };
            format!("{} without {teams}", month.month.long())
        })
        .collect();
    if gaps.len() > N_GAPS_NAMED {
        let n_more = (gaps.len() - N_GAPS_NAMED) as u64;
        notes.push(format!("teams without rows in {} more", counted(n_more, "month", "months")));
    }
    notes
}
