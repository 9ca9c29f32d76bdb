//! How an average caseload was worked out: of one month, and over the audit months.

use super::Subject;
use crate::audit::figures::{MonthFigures, shown};
use crate::audit::settings::{Definition, Measure};
use crate::audit::working::{NONE_SHOWN, Shown, Steps, Working};
use crate::caseload::Month;
use crate::caseload::month::months_in_words;
use crate::format::{Exact, listed, thousands};

/// A month's own average.
pub(super) fn of_month(subject: Subject<'_>, month: &MonthFigures) -> Working {
    let definition = subject.table.definition();
    let name = format!("Average of one month ({})", definition.name());
    let whose = subject.in_month(month.month);
    let formula = formula_of_month(definition);
    let months = std::slice::from_ref(month);
    let working = match &month.caseload {
        Some(caseload) => Working::done(
            name,
            whose,
            formula,
            quotient(definition.measure, month),
            caseload.clone(),
            Shown::OneDecimal,
        ),
        None => Working::not_available(name, whose, formula, why_none(subject, months)),
    };
    working.leaving_out(left_out(definition, months))
}

/// The average over the audit months.
pub(super) fn average(subject: Subject<'_>) -> Working {
    let definition = subject.table.definition();
    let months = &subject.row.monthly;
    let whose = subject.over_the_months();
    let working = match &subject.row.caseload {
        Some(caseload) => Working::done(
            definition.name(),
            whose,
            definition.formula(),
            expression(definition.measure, months),
            caseload.clone(),
            Shown::OneDecimal,
        ),
        None => {
            let why = why_none(subject, months);
            Working::not_available(definition.name(), whose, definition.formula(), why)
        }
    };
    let mut said = left_out(definition, months);
    if subject.row.caseload.is_some() {
        said.extend(months_left_out(subject));
    }
    working.with_steps(steps(definition, months)).leaving_out(said)
}

/// The formula for one month, with what is counted and who counts.
fn formula_of_month(definition: Definition) -> String {
    let of_month = match definition.measure {
        Measure::MeanOfMonthlyCasesPerHolder | Measure::PooledCasesPerHolder => {
            "The allocated cases of the month divided by the workers who hold them."
        }
        Measure::CasesPerFte => {
            "The allocated cases of the month divided by the full-time equivalents of their \
             workers. Cases of workers whose FTE is not known or is 0 are in neither number."
        }
    };
    let formula = definition.formula();
    let rest = formula.strip_prefix(definition.measure.formula()).unwrap_or_default();
    format!("{of_month}{rest}")
}

/// The numerator and the denominator of a month.
fn terms(measure: Measure, month: &MonthFigures) -> (u64, Exact) {
    match measure {
        Measure::MeanOfMonthlyCasesPerHolder | Measure::PooledCasesPerHolder => {
            (month.n_cases, Exact::whole(month.n_holders))
        }
        Measure::CasesPerFte => (month.n_cases_with_fte, month.fte.clone()),
    }
}

/// `60 ÷ 3`.
fn quotient(measure: Measure, month: &MonthFigures) -> String {
    let (cases, divisor) = terms(measure, month);
    format!("{} \u{f7} {}", thousands(cases), as_term(&divisor))
}

/// The whole sum, with the numbers of every month in it.
fn expression(measure: Measure, months: &[MonthFigures]) -> String {
    let counted = months.iter().filter(|month| month.caseload.is_some());
    match measure {
        Measure::MeanOfMonthlyCasesPerHolder => {
            let quotients: Vec<String> = counted.map(|month| quotient(measure, month)).collect();
            match quotients.as_slice() {
                [only] => only.clone(),
                _ => format!("{} \u{f7} {}", sum(&quotients), quotients.len()),
            }
        }
        Measure::PooledCasesPerHolder | Measure::CasesPerFte => {
            let (cases, divisors): (Vec<String>, Vec<String>) = counted
                .map(|month| terms(measure, month))
                .map(|(cases, divisor)| (thousands(cases), as_term(&divisor)))
                .unzip();
            format!("{} \u{f7} {}", sum(&cases), sum(&divisors))
        }
    }
}

/// `(60 + 60 + 66)`; one number stands alone.
fn sum(terms: &[String]) -> String {
    match terms {
        [only] => only.clone(),
        _ => format!("({})", terms.join(" + ")),
    }
}

/// A number that something is divided by: in brackets where it is itself a quotient.
fn as_term(number: &Exact) -> String {
    let text = number.in_numbers();
    if text.contains('\u{f7}') { format!("({text})") } else { text }
}

fn steps(definition: Definition, months: &[MonthFigures]) -> Steps {
    let (cases, many) = (definition.unit.heading(), definition.unit.many());
    let headings = match definition.measure {
        Measure::MeanOfMonthlyCasesPerHolder | Measure::PooledCasesPerHolder => [
            "Month".to_owned(),
            format!("Allocated {many}"),
            "Workers".to_owned(),
            format!("{cases} \u{f7} workers"),
        ],
        Measure::CasesPerFte => [
            "Month".to_owned(),
            format!("{cases} of workers with FTE"),
            "FTE".to_owned(),
            format!("{cases} \u{f7} FTE"),
        ],
    };
    let line = |month: &MonthFigures| {
        let name = month.month.to_string();
        if !month.has_rows {
            return vec![name, NONE_SHOWN.into(), NONE_SHOWN.into(), "no rows".to_owned()];
        }
        let (cases, divisor) = terms(definition.measure, month);
        vec![name, thousands(cases), divisor.in_numbers(), shown(month.caseload.as_ref())]
    };
    Steps { headings: headings.to_vec(), lines: months.iter().map(line).collect() }
}

/// Why there is no average of these months.
fn why_none(subject: Subject<'_>, months: &[MonthFigures]) -> String {
    let without_rows = those(months, |month| !month.has_rows);
    let without_holders = those(months, |month| month.has_rows && month.n_holders == 0);
    let without_fte = those(months, |month| month.has_rows && month.n_holders > 0);
    let mut reasons = Vec::new();
    if !without_rows.is_empty() {
        reasons.push(subject.no_rows_in(&without_rows));
    }
    if !without_holders.is_empty() {
        reasons.push(format!("no worker held a case in {}", months_in_words(&without_holders)));
    }
    if !without_fte.is_empty() {
        let months = months_in_words(&without_fte);
        reasons.push(format!(
            "the full-time equivalent of every worker who held a case in {months} is not known or \
             is 0"
        ));
    }
    if reasons.is_empty() {
        reasons.push("there are no audit months".to_owned());
    }
    format!("{}, so there is nothing to divide by.", reasons.join("; "))
}

/// The months that are not in an average over several.
fn months_left_out(subject: Subject<'_>) -> Vec<String> {
    let months = &subject.row.monthly;
    let without_rows = those(months, |month| !month.has_rows);
    let without_holders = those(months, |month| month.has_rows && month.n_holders == 0);
    let without_fte = those(months, |month| month.n_holders > 0 && month.caseload.is_none());
    let mut said = Vec::new();
    if !without_rows.is_empty() {
        let months = months_in_words(&without_rows);
        said.push(if subject.is_of_roles() {
            format!("{months}: nobody in this role held a case.")
        } else {
            format!("{months}: there are no rows.")
        });
    }
    if !without_holders.is_empty() {
        said.push(format!("{}: no worker held a case.", months_in_words(&without_holders)));
    }
    if !without_fte.is_empty() {
        said.push(format!("{}: no FTE is known.", months_in_words(&without_fte)));
    }
    said
}

fn those(months: &[MonthFigures], is_so: impl Fn(&MonthFigures) -> bool) -> Vec<Month> {
    months.iter().filter(|month| is_so(month)).map(|month| month.month).collect()
}

/// What is in neither number of these months.
fn left_out(definition: Definition, months: &[MonthFigures]) -> Vec<String> {
    let counted = definition.unit.heading();
    let mut said = Vec::new();
    let waiting = each_month(months, |month| month.n_unallocated);
    if !waiting.is_empty() {
        said.push(format!("{counted} without a worker are in no average: {}.", listed(&waiting)));
    }
    if definition.measure == Measure::CasesPerFte {
        let unknown =
            each_month(months, |month| month.n_cases.saturating_sub(month.n_cases_with_fte));
        if !unknown.is_empty() {
            said.push(format!(
                "{counted} of workers whose FTE is not known or is 0 are in neither number: {}.",
                listed(&unknown)
            ));
        }
    }
    for month in months.iter().filter(|month| month.has_rows) {
        if !month.teams_without_rows.is_empty() {
            said.push(format!(
                "In {} there are no rows for {}.",
                month.month.long(),
                listed(&month.teams_without_rows)
            ));
        }
    }
    said
}

/// `11 in Jul 2019` for each month in which there are any.
fn each_month(months: &[MonthFigures], number: impl Fn(&MonthFigures) -> u64) -> Vec<String> {
    months
        .iter()
        .map(|month| (month.month, number(month)))
        .filter(|(_, number)| *number > 0)
        .map(|(month, number)| format!("{} in {month}", thousands(number)))
        .collect()
}
