//! How an average caseload was worked out: of one month, and over the audit months.

use super::Subject;
use crate::audit::figures::{MonthFigures, shown};
use crate::audit::settings::{Definition, Measure};
use crate::audit::who_counts::{Heads, LeftOut};
use crate::audit::working::{NONE_SHOWN, Shown, Steps, Working};
use crate::caseload::Month;
use crate::caseload::month::months_in_words;
use crate::format::{counted, listed, thousands};

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
            quotient(definition, month),
            caseload.clone(),
            Shown::OneDecimal,
        ),
        None => Working::not_available(name, whose, formula, why_none(subject, months)),
    };
    working
        .leaving_out(left_out(definition, months))
        .resting_on(subject.rests_on(months, |rows| rows.n_rows))
}

/// The average over the audit months.
pub fn average(subject: Subject<'_>) -> Working {
    let definition = subject.table.definition();
    let months = &subject.row.monthly;
    let whose = subject.over_the_months();
    let (name, formula) = (definition.name(), definition.formula());
    let working = if let Some(caseload) = &subject.row.caseload {
        let expression = expression(definition, months);
        Working::done(name, whose, formula, expression, caseload.clone(), Shown::OneDecimal)
    } else {
        Working::not_available(name, whose, formula, why_none(subject, months))
    };
    working
        .with_steps(steps(definition, months))
        .leaving_out(left_out_of_average(subject))
        .resting_on(subject.rests_on(months, |rows| rows.n_rows))
}

/// What is in neither number of an average over the audit months, and which months are in none.
pub fn left_out_of_average(subject: Subject<'_>) -> Vec<String> {
    let mut said = left_out(subject.table.definition(), &subject.row.monthly);
    if subject.row.caseload.is_some() {
        said.extend(months_left_out(subject));
    }
    said
}

/// The formula for one month, with what is counted and who counts.
fn formula_of_month(definition: Definition) -> String {
    let is_of_staff = definition.who().heads == Heads::StaffInPost;
    let of_month = match definition.measure {
        Measure::MeanOfMonthlyCasesPerHolder | Measure::PooledCasesPerHolder if is_of_staff => {
            "The allocated cases of the month divided by all staff in post, whether or not they hold \
             cases."
        }
        Measure::CasesPerFte if is_of_staff => {
            "The allocated cases of the month divided by the full-time equivalents of all staff in \
             post, whether or not they hold cases. Cases of workers whose FTE is not known or is 0 \
             are in neither number."
        }
        Measure::MeanOfMonthlyCasesPerHolder | Measure::PooledCasesPerHolder => {
            "The allocated cases of the month divided by the workers who hold them."
        }
        Measure::PersonDayCasesPerHolder => {
            "The days of the month on which cases are held, added up over cases and workers, \
             divided by the days on which workers hold at least one."
        }
        Measure::CasesPerFte => {
            "The allocated cases of the month divided by the full-time equivalents of their \
             workers. Cases of workers whose FTE is not known or is 0 are in neither number."
        }
    };
    let formula = definition.formula();
    let rest = formula
        .strip_prefix(definition.measure.formula(definition.who().heads))
        .unwrap_or_default();
    format!("{of_month}{rest}")
}

/// `60 ÷ 3`.
fn quotient(definition: Definition, month: &MonthFigures) -> String {
    let terms = month.terms(definition);
    format!("{} \u{f7} {}", thousands(terms.numerator), terms.denominator.in_a_sum())
}

/// The whole sum, with the numbers of every month in it.
fn expression(definition: Definition, months: &[MonthFigures]) -> String {
    let counted = months.iter().filter(|month| month.caseload.is_some());
    if definition.measure == Measure::MeanOfMonthlyCasesPerHolder {
        let quotients: Vec<String> = counted.map(|month| quotient(definition, month)).collect();
        return match quotients.as_slice() {
            [only] => only.clone(),
            _ => format!("{} \u{f7} {}", sum(&quotients), quotients.len()),
        };
    }
    let (above, below): (Vec<String>, Vec<String>) = counted
        .map(|month| month.terms(definition))
        .map(|terms| (thousands(terms.numerator), terms.denominator.in_a_sum()))
        .unzip();
    format!("{} \u{f7} {}", sum(&above), sum(&below))
}

/// `(60 + 60 + 66)`; one number stands alone.
fn sum(terms: &[String]) -> String {
    match terms {
        [only] => only.clone(),
        _ => format!("({})", terms.join(" + ")),
    }
}

fn steps(definition: Definition, months: &[MonthFigures]) -> Steps {
    let (cases, many) = (definition.unit.heading(), definition.unit.many());
    let [above, below, quotient] = match definition.measure {
        Measure::MeanOfMonthlyCasesPerHolder | Measure::PooledCasesPerHolder => {
            let allocated = format!("Allocated {many}");
            [allocated, "Workers".to_owned(), format!("{cases} \u{f7} workers")]
        }
        Measure::PersonDayCasesPerHolder => {
            ["Case days", "Worker days", "Case days \u{f7} worker days"].map(str::to_owned)
        }
        Measure::CasesPerFte => {
            let with_fte = format!("{cases} of workers with FTE");
            [with_fte, "FTE".to_owned(), format!("{cases} \u{f7} FTE")]
        }
    };
    let all_in_post = definition.who().heads == Heads::StaffInPost;
    let mut headings = vec!["Month".to_owned(), above, below];
    if all_in_post {
        headings.push("Of them, workers without a case".to_owned());
    }
    headings.push(quotient);
    let line = |month: &MonthFigures| {
        let mut cells = vec![month.month.to_string()];
        let has_numbers = month.has_rows || month.caseload.is_some();
        let or_dash = |text: String| if has_numbers { text } else { NONE_SHOWN.to_owned() };
        let terms = month.terms(definition);
        cells.push(or_dash(thousands(terms.numerator)));
        cells.push(or_dash(terms.denominator.in_a_sum()));
        if all_in_post {
            let n_others = match definition.measure {
                Measure::CasesPerFte => month.n_without_cases_with_fte,
                _ => month.n_without_cases,
            };
            cells.push(or_dash(thousands(n_others)));
        }
        let average = shown(month.caseload.as_ref());
        cells.push(if has_numbers { average } else { "no rows".to_owned() });
        cells
    };
    Steps { headings, lines: months.iter().map(line).collect() }
}

/// The months without a figure, by why they have none.
struct Missing {
    /// Nothing is known of them.
    rows: Vec<Month>,
    /// Nobody who counts held a case.
    holders: Vec<Month>,
    /// What would be divided by is not known.
    divisor: Vec<Month>,
}

impl Missing {
    fn of(months: &[MonthFigures]) -> Self {
        let none = |month: &MonthFigures| month.caseload.is_none();
        let rows = |month: &MonthFigures| month.has_rows;
        Self {
            rows: those(months, |month| none(month) && !rows(month)),
            holders: those(months, |month| none(month) && rows(month) && month.n_holders == 0),
            divisor: those(months, |month| none(month) && rows(month) && month.n_holders > 0),
        }
    }
}

/// Why there is no average of these months.
fn why_none(subject: Subject<'_>, months: &[MonthFigures]) -> String {
    let missing = Missing::of(months);
    let mut reasons = Vec::new();
    if !missing.rows.is_empty() {
        reasons.push(subject.no_rows_in(&missing.rows));
    }
    if !missing.holders.is_empty() {
        let months = months_in_words(&missing.holders);
        reasons.push(format!("no worker who counts held a case in {months}"));
    }
    if !missing.divisor.is_empty() {
        let months = months_in_words(&missing.divisor);
        reasons.push(if subject.table.measure == Measure::PersonDayCasesPerHolder {
            format!("the files of {months} do not say on which days cases were held")
        } else {
            format!(
                "the full-time equivalent of every worker who held a case in {months} is not \
                 known or is 0"
            )
        });
    }
    if reasons.is_empty() {
        reasons.push("there are no audit months".to_owned());
    }
    format!("{}, so there is nothing to divide by.", reasons.join("; "))
}

/// The months that are not in an average over several.
fn months_left_out(subject: Subject<'_>) -> Vec<String> {
    let missing = Missing::of(&subject.row.monthly);
    let no_rows = match (subject.is_of_roles(), subject.table.counts_staff_in_post()) {
        (true, false) => "nobody in this role held a case",
        (true, true) => "nobody in this role held a case or was in post",
        (false, _) => "there are no rows",
    };
    let no_divisor = if subject.table.measure == Measure::PersonDayCasesPerHolder {
        "the files do not say on which days cases were held"
    } else {
        "no FTE is known"
    };
    [
        (missing.rows, no_rows),
        (missing.holders, "no worker who counts held a case"),
        (missing.divisor, no_divisor),
    ]
    .into_iter()
    .filter(|(months, _)| !months.is_empty())
    .map(|(months, why)| format!("{}: {why}.", months_in_words(&months)))
    .collect()
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
    said.extend(in_neither_number(definition, months));
    said
}

/// What is in neither number, beside the cases without a worker.
pub(super) fn in_neither_number(definition: Definition, months: &[MonthFigures]) -> Vec<String> {
    let counted = definition.unit.heading();
    let mut said = Vec::new();
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
    said.extend(who_is_left_out(definition, months));
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

/// `Agency workers are in neither number: 2 with 31 cases in Jul 2019.`
fn who_is_left_out(definition: Definition, months: &[MonthFigures]) -> Vec<String> {
    let unit = definition.unit;
    let of_reason = |reason: LeftOut| {
        let heads = months.iter().flat_map(|month| {
            let heads = month.left_out.iter().filter(|heads| heads.reason == reason);
            heads.map(|heads| {
                let cases = counted(heads.n_cases, unit.one(), unit.many());
                format!("{} with {cases} in {}", thousands(heads.n_workers), month.month)
            })
        });
        let heads: Vec<String> = heads.collect();
        let whom = capitalised(reason.whom());
        (!heads.is_empty()).then(|| format!("{whom} are in neither number: {}.", listed(&heads)))
    };
    LeftOut::ALL.into_iter().filter_map(of_reason).collect()
}

fn capitalised(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(rest).collect()
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
