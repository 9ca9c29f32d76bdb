//! The measures: averages of what a group holds over the audit months.
//!
//! For a group (a team, an area, a role, or all) and a month m, C(m) are the allocated cases and
//! W(m) the workers: those who hold at least one or, where all staff in post count, those and the
//! others in post. A worker in two teams of the group is one worker.
//!
//! | measure | formula |
//! | --- | --- |
//! | mean of monthly averages | (1/M) Σ C(m)/W(m), over the M months with W(m) above 0 |
//! | pooled average | Σ C(m) ÷ Σ W(m) |
//! | person-day average | Σ case days ÷ Σ worker days, of allocations |
//! | cases per FTE | Σ C(m) ÷ Σ FTE(m), of workers whose FTE is known and above 0 |
//!
//! All of them are exact fractions, and `None` when there is nothing to divide by.

use super::figures::{FigureRow, FigureTable, MonthFigures};
use super::load::Weighed;
use super::settings::{Definition, Measure};
use super::who_counts::Heads;
use crate::caseload::Month;
use crate::format::Exact;

/// What is divided by what in a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// Cases, or case days.
    pub numerator: u64,
    /// Workers, FTE or worker days.
    pub denominator: Exact,
}

impl Terms {
    /// The quotient; `None` when there is nothing to divide by.
    pub fn quotient(&self) -> Option<Exact> {
        Exact::whole(self.numerator).over(&self.denominator)
    }
}

impl MonthFigures {
    /// A month with nothing in it yet.
    pub fn empty(month: Month) -> Self {
        Self {
            month,
            has_rows: false,
            n_cases: 0,
            n_holders: 0,
            n_cases_with_fte: 0,
            n_holders_with_fte: 0,
            fte: Exact::whole(0),
            n_without_cases: 0,
            n_without_cases_with_fte: 0,
            fte_without_cases: Exact::whole(0),
            days: None,
            left_out: Vec::new(),
            rows: Vec::new(),
            weighed: Weighed::default(),
            n_unallocated: 0,
            caseload: None,
            teams_without_rows: Vec::new(),
        }
    }

    /// What is divided by what.
    pub fn terms(&self, definition: Definition) -> Terms {
        let all_in_post = definition.who().heads == Heads::StaffInPost;
        match definition.measure {
            Measure::MeanOfMonthlyCasesPerHolder | Measure::PooledCasesPerHolder => {
                let others = if all_in_post { self.n_without_cases } else { 0 };
                Terms {
                    numerator: self.n_cases,
                    denominator: Exact::whole(self.n_holders + others),
                }
            }
            Measure::PersonDayCasesPerHolder => {
                let days = self.days.unwrap_or_default();
                Terms { numerator: days.n_case_days, denominator: Exact::whole(days.n_worker_days) }
            }
            // Others in post say nothing of the holders, if none of their FTE is known.
            Measure::CasesPerFte => Terms {
                numerator: self.n_cases_with_fte,
                denominator: if all_in_post && (self.n_holders == 0 || self.n_holders_with_fte > 0)
                {
                    self.fte.plus(&self.fte_without_cases)
                } else {
                    self.fte.clone()
                },
            },
        }
    }
}

impl MonthFigures {
    /// Staff in post: those who hold cases, and the others whose post is filled.
    pub fn n_in_post(&self) -> u64 {
        self.n_holders + self.n_without_cases
    }

    /// Of those, the ones whose FTE is known and above 0.
    pub fn n_in_post_with_fte(&self) -> u64 {
        self.n_holders_with_fte + self.n_without_cases_with_fte
    }

    /// The points of the month and what they are divided by; `None` where days are counted, which
    /// have no weight.
    pub fn weighted_terms(&self, definition: Definition) -> Option<(Exact, Exact)> {
        let points = match definition.measure {
            Measure::PersonDayCasesPerHolder => return None,
            Measure::CasesPerFte => self.weighed.points_with_fte,
            Measure::MeanOfMonthlyCasesPerHolder | Measure::PooledCasesPerHolder => {
                self.weighed.points
            }
        };
        Some((points.to_exact(), self.terms(definition).denominator))
    }
}

impl FigureRow {
    /// The same with its averages by another definition.
    #[must_use]
    pub fn measured_by(&self, definition: Definition) -> Self {
        let mut row = self.clone();
        row.measure_by(definition);
        row
    }

    fn measure_by(&mut self, definition: Definition) {
        for month in &mut self.monthly {
            month.caseload = of_month(definition, month);
        }
        self.caseload = of_months(definition, &self.monthly);
    }
}

impl FigureTable {
    /// The same with its averages by another measure.
    #[must_use]
    pub fn measured_by(&self, measure: Measure) -> Self {
        let mut table = Self { measure, ..self.clone() };
        let definition = table.definition();
        for row in table.rows.iter_mut().chain([&mut table.all_teams]) {
            row.measure_by(definition);
        }
        table
    }
}

/// The average of what cases weigh, over the audit months, by the same definition.
pub fn weighted_of_months(definition: Definition, months: &[MonthFigures]) -> Option<Exact> {
    let terms = months.iter().filter_map(|month| month.weighted_terms(definition));
    if definition.measure == Measure::MeanOfMonthlyCasesPerHolder {
        return mean(terms.filter_map(|(points, by)| points.over(&by)));
    }
    let zero = || Exact::whole(0);
    let (points, by) =
        terms.fold((zero(), zero()), |sum, next| (sum.0.plus(&next.0), sum.1.plus(&next.1)));
    points.over(&by)
}

/// The mean of figures; `None` of none.
fn mean(figures: impl Iterator<Item = Exact>) -> Option<Exact> {
    let mut n = 0;
    let total = figures.fold(Exact::whole(0), |total, next| {
        n += 1;
        total.plus(&next)
    });
    total.over(&Exact::whole(n))
}

/// A month's own average.
pub fn of_month(definition: Definition, month: &MonthFigures) -> Option<Exact> {
    month.terms(definition).quotient()
}

/// The average over the audit months.
pub fn of_months(definition: Definition, months: &[MonthFigures]) -> Option<Exact> {
    let terms = months.iter().map(|month| month.terms(definition));
    if definition.measure == Measure::MeanOfMonthlyCasesPerHolder {
        return mean(terms.filter_map(|terms| terms.quotient()));
    }
    let none = Terms { numerator: 0, denominator: Exact::whole(0) };
    let sum = terms.fold(none, |sum, next| Terms {
        numerator: sum.numerator + next.numerator,
        denominator: sum.denominator.plus(&next.denominator),
    });
    sum.quotient()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn months(counts: &[(u64, u64)]) -> Vec<MonthFigures> {
        let first = Month::new(2019, 7).unwrap();
        let all = first.to(Month::new(2020, 6).unwrap());
        all.zip(counts)
            .map(|(month, &(n_cases, n_holders))| MonthFigures {
                n_cases,
                n_holders,
                ..MonthFigures::empty(month)
            })
            .collect()
    }

    #[track_caller]
    fn check(measure: Measure, counts: &[(u64, u64)], expected: Option<(u64, u64)>) {
        let expected = expected.and_then(|(n, d)| Exact::quotient(n, d));
        assert_eq!(
            of_months(Definition { measure, ..Definition::default() }, &months(counts)),
            expected
        );
    }

    /// The demonstration of how the definitions part company: 22.2 and 20.7.
    #[test]
    fn mean_of_monthly_and_pooled_differ() {
        let counts = [(60, 3), (60, 2), (66, 4)];
        check(Measure::MeanOfMonthlyCasesPerHolder, &counts, Some((133, 6)));
        check(Measure::PooledCasesPerHolder, &counts, Some((186, 9)));
    }

    #[test]
    fn a_month_without_holders_is_not_in_the_mean() {
        check(Measure::MeanOfMonthlyCasesPerHolder, &[(10, 2), (0, 0)], Some((5, 1)));
    }

    #[test]
    fn nothing_to_divide_by() {
        check(Measure::MeanOfMonthlyCasesPerHolder, &[(0, 0)], None);
        check(Measure::PooledCasesPerHolder, &[], None);
        check(Measure::CasesPerFte, &[(3, 1)], None);
    }
}
