//! The average of the last audit month, and the same if all waiting work were allocated to the
//! present staff: the demand that an average does not show.

use super::{Waits, left_open};
use crate::audit::figures::{FigureTable, MonthFigures};
use crate::audit::measures::Terms;
use crate::audit::settings::{Definition, Measure};
use crate::audit::sheets::averages::{self, in_neither_number};
use crate::audit::sheets::layout::{last, no_rows};
use crate::audit::who_counts::Heads;
use crate::audit::working::{Shown, Working};
use crate::format::{counted, thousands};

const WHY_NOT_DAYS: &str = "The person-day average counts days, and on no day does anybody hold \
                            unallocated work; so the end of the month is compared here.";

/// The heading of what stands beside.
pub(super) fn heading_of_average(table: &FigureTable) -> String {
    match table.measure {
        Measure::PersonDayCasesPerHolder => format!("{} for each worker", table.unit.heading()),
        _ => "Average".to_owned(),
    }
}

/// The definition of both: there are no days of cases that nobody holds.
fn definition(table: &FigureTable) -> Definition {
    let definition = table.definition();
    match definition.measure {
        Measure::PersonDayCasesPerHolder => {
            Definition { measure: Measure::PooledCasesPerHolder, ..definition }
        }
        _ => definition,
    }
}

/// Why work that waits cannot be added to an average for each FTE: it could go to a worker whose
/// FTE is not known, who is not in the average. Where no FTE is known there is none anyway.
fn why_not_per_fte(definition: Definition, month: &MonthFigures) -> Option<String> {
    let counts_posts = definition.who().heads == Heads::StaffInPost;
    let others = |n: u64| if counts_posts { n } else { 0 };
    let n_workers = month.n_holders + others(month.n_without_cases);
    let n_known = month.n_holders_with_fte + others(month.n_without_cases_with_fte);
    let is_partly_known = 0 < n_known && n_known < n_workers;
    (is_partly_known && definition.measure == Measure::CasesPerFte).then(|| {
        format!(
            "the FTE of {} of {} is not known or is 0, and they are among the present workers.",
            thousands(n_workers - n_known),
            counted(n_workers, "worker", "workers")
        )
    })
}

impl Waits<'_> {
    /// The average of the last audit month alone.
    pub(super) fn average(self) -> Working {
        let Some(month) = self.subject.row.monthly.last() else { return self.no_months() };
        if self.subject.table.measure != Measure::PersonDayCasesPerHolder {
            return averages::of_month(self.subject, month);
        }
        let definition = definition(self.subject.table);
        let formula = format!(
            "{} that workers hold at the end of the month, divided by the workers who hold them. \
             {WHY_NOT_DAYS}",
            definition.unit.heading()
        );
        let terms = month.terms(definition);
        let above = thousands(terms.numerator);
        self.quotient(&heading_of_average(self.subject.table), formula, &above, &terms)
            .leaving_out(in_neither_number(definition, month))
            .resting_on(self.subject.rests_on(last(self.subject.row), |rows| rows.n_rows))
    }

    /// The same with the work that waits.
    pub(super) fn if_allocated(self) -> Working {
        let Some(month) = self.subject.row.monthly.last() else { return self.no_months() };
        let definition = definition(self.subject.table);
        let name = "Average if all were allocated";
        let by = match definition.measure {
            Measure::CasesPerFte => "the full-time equivalents of the present workers",
            _ => "the present workers",
        };
        let is_of_days = self.subject.table.measure == Measure::PersonDayCasesPerHolder;
        let formula = format!(
            "{} that workers hold and those without a worker, together divided by {by}.{}{}",
            definition.unit.heading(),
            definition.who().said(),
            if is_of_days { format!(" {WHY_NOT_DAYS}") } else { String::new() }
        );
        if let Some(why) = self.why_not_told_at_last() {
            return Working::not_available(name, self.subject.at_stock(), formula, why);
        }
        if let Some(why) = why_not_per_fte(definition, month) {
            return Working::not_available(name, self.subject.at_stock(), formula, why);
        }
        let held = month.terms(definition);
        let above = format!("({} + {})", thousands(held.numerator), thousands(month.n_unallocated));
        let numerator = held.numerator + month.n_unallocated;
        let mut left_out = in_neither_number(definition, month);
        left_out.extend(left_open(self.subject.table, self.figures.told_by.last()));
        self.quotient(name, formula, &above, &Terms { numerator, ..held })
            .leaving_out(left_out)
            .resting_on(
                self.subject.rests_on(last(self.subject.row), |rows| rows.n_rows + rows.n_waiting),
            )
    }

    fn quotient(self, name: &str, formula: String, above: &str, terms: &Terms) -> Working {
        let whose = self.subject.at_stock();
        match terms.quotient() {
            Some(value) => {
                let expression = format!("{above} \u{f7} {}", terms.denominator.in_a_sum());
                Working::done(name, whose, formula, expression, value, Shown::OneDecimal)
            }
            None => Working::not_available(name, whose, formula, self.why_nobody()),
        }
    }

    fn why_nobody(self) -> String {
        let months = last(self.subject.row);
        match months.first() {
            Some(month) if month.n_holders > 0 => {
                "the full-time equivalent of every worker there is not known or is 0, so there is \
                 nothing to divide by."
                    .to_owned()
            }
            Some(month) if month.has_rows => {
                let many = self.subject.table.unit.many();
                format!(
                    "no worker who counts held a case there, so the {many} cannot be shared among \
                     the present staff."
                )
            }
            _ => no_rows(self.subject, months),
        }
    }

    fn no_months(self) -> Working {
        let whose = self.subject.at_stock();
        Working::not_available("Average", whose, "Of the last month.", "there are no audit months.")
    }
}
