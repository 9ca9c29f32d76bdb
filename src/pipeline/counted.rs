//! What was counted for an audit. It is kept while nothing that decides it changes: another weighting
//! scheme needs no counting, and single workers alone are counted when they are asked for.

use crate::audit::account::RowAccount;
use crate::audit::ages::DaysTold;
use crate::audit::groups::{self, Scope};
use crate::audit::ledger::Ledger;
use crate::audit::load::Weights;
use crate::audit::normal_number::NormalNumbers;
use crate::audit::over_time::{Months, OverTime};
use crate::audit::results::Audit;
use crate::audit::settings::{AuditSettings, Definition};
use crate::audit::summary::Material;
use crate::audit::tables::{CountedTables, Tables};
use crate::audit::who_counts::{Heads, WhoCounts};
use crate::audit::words_found::WordsFound;
use crate::audit::worker_view::WorkerFigures;
use crate::caseload::Month;

/// The counted tables of a ledger's audit.
#[derive(Debug)]
pub struct Counted {
    by: Choices,
    tables: CountedTables,
    months_over_time: Months,
    /// Over these months, where they are not those of the audit.
    over_time: Option<CountedTables>,
    words: WordsFound,
}

/// What decides them beside the ledger.
#[derive(Debug, PartialEq)]
struct Choices {
    months: Vec<Month>,
    definition: Definition,
    normal: NormalNumbers,
    long_wait_days: u32,
}

impl Counted {
    /// What is known of a ledger, counted anew where these choices are others.
    pub fn renewed<'a>(
        known: &'a mut Option<Self>,
        ledger: &Ledger,
        months: &[Month],
        settings: &AuditSettings,
    ) -> &'a Self {
        let by = Choices {
            months: months.to_vec(),
            definition: definition(ledger, settings),
            normal: settings.normal.clone(),
            long_wait_days: settings.long_wait_days,
        };
        known.take_if(|counted| counted.by != by);
        known.get_or_insert_with(|| Self::of(ledger, by))
    }

    fn of(ledger: &Ledger, by: Choices) -> Self {
        let managers = groups::managers(ledger);
        let scope = Scope::new(ledger, &by.months, by.definition, &managers);
        let months_over_time = Months::of(ledger, &by.months);
        let are_others = months_over_time.shown != by.months;
        Self {
            tables: CountedTables::of(scope, &by.normal, by.long_wait_days),
            over_time: are_others
                .then(|| CountedTables::averages(scope.over(&months_over_time.shown))),
            months_over_time,
            words: WordsFound::of(ledger, &by.months),
            by,
        }
    }

    /// The audit, with its cases weighed by the scheme of these settings; `None` where nothing is
    /// counted. The ledger is the one that was counted.
    pub fn audit(
        &self,
        ledger: &Ledger,
        settings: &AuditSettings,
        account: &RowAccount,
    ) -> Option<Audit> {
        if self.tables.are_empty() {
            return None;
        }
        let weights = Weights::of(ledger, &settings.scheme);
        let tables = self.tables.weighed(ledger, &weights);
        let own = self.over_time.as_ref().map(|own| own.weighed(ledger, &weights));
        let over_time = OverTime::of(&tables, own, &self.months_over_time);
        let Tables { by_team, by_area, by_role, by_team_and_role } = tables;
        let months = &self.by.months;
        let days_told = DaysTold {
            age_since: ledger.age_since,
            waiting_since: ledger.waiting_since,
            tells_contact: ledger.tells_contact,
            long_wait_days: settings.long_wait_days,
        };
        let material = Material {
            months,
            by_team: &by_team,
            by_area: by_area.as_ref(),
            by_team_and_role: by_team_and_role.as_ref(),
            days_told,
            account,
            names: &ledger.names,
        };
        let managers = groups::managers(ledger);
        let scope = Scope::new(ledger, months, self.by.definition, &managers);
        let (stock, normal, view) = (by_team.stock, &settings.normal, settings.workers);
        Some(Audit {
            months: months.clone(),
            summary: material.summary(),
            by_role,
            by_team_and_role,
            files: ledger.file_names.clone(),
            days_told,
            over_time,
            knows_posts: knows_posts(ledger),
            words: self.words.clone(),
            workers: WorkerFigures::of(scope, &weights, stock, normal, view),
            by_area,
            by_team,
        })
    }
}

/// Whether staffing files say who is in post in which team.
fn knows_posts(ledger: &Ledger) -> bool {
    ledger.posts.iter().any(|post| post.team.is_some())
}

/// What an average is; without a staffing file nobody knows who else is in post.
fn definition(ledger: &Ledger, settings: &AuditSettings) -> Definition {
    let AuditSettings { measure, unit, who, .. } = *settings;
    let heads = if knows_posts(ledger) { who.heads } else { Heads::CaseHolders };
    Definition { measure, unit, who: WhoCounts { heads, ..who } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::settings::WorkerView;
    use crate::weighting::illustrative;

    #[test]
    fn another_scheme_or_view_counts_nothing_anew() {
        let ledger = Ledger::default();
        let mut known = None;
        // Choices are made before what is known is let go of, so that new ones are elsewhere.
        let mut place = |settings: &AuditSettings| {
            Counted::renewed(&mut known, &ledger, &[Month::new(2019, 7).unwrap()], settings)
                .by
                .months
                .as_ptr()
        };
        let own = AuditSettings::default();
        let first = place(&own);
        for scheme in illustrative::all() {
            assert_eq!(place(&AuditSettings { scheme, ..own.clone() }), first);
        }
        let workers = WorkerView::Named;
        assert_eq!(place(&AuditSettings { workers, ..own.clone() }), first);
        assert_ne!(place(&AuditSettings { long_wait_days: 7, ..own }), first);
    }
}
