//! How a figure was worked out, in words and numbers.

use crate::audit::figures::{FigureRow, FigureTable, Grouping, MonthFigures, shown};
use crate::audit::results::Audit;
use crate::audit::settings::{Definition, Measure};
use crate::caseload::month::months_in_words;
use crate::format::{Exact, counted, listed, thousands};
use crate::ui::state::wording::count;

/// Whose average it is: a row of a table, or all teams.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Which table.
    pub grouping: Grouping,
    /// Which of its rows; `None` for the last one, all teams.
    pub row: Option<usize>,
}

impl Subject {
    /// All teams together.
    pub const ALL_TEAMS: Self = Self { grouping: Grouping::Team, row: None };
}

/// How a figure was worked out.
#[derive(Clone, Debug, PartialEq)]
pub struct Working {
    /// `How 21.7 was worked out`.
    pub title: String,
    /// `All teams, July to September 2019`.
    pub whose: String,
    /// The measure, what it counts, and its formula.
    pub definition: Definition,
    /// The headings of the numbers.
    pub headings: [String; 4],
    /// The numbers of each month.
    pub months: Vec<[String; 4]>,
    /// From the months to the figure, with the exact fraction.
    pub conclusion: String,
    /// What is in neither number.
    pub left_out: Vec<String>,
}

/// How the figure of a subject was worked out, if it has one.
pub fn worked_out(audit: &Audit, subject: Subject) -> Option<Working> {
    let table = super::table_rows::table_of(audit, subject.grouping)?;
    let row = match subject.row {
        Some(at) => table.rows.get(at)?,
        None => &table.all_teams,
    };
    let figure = row.caseload.as_ref()?;
    Some(Working {
        title: format!("How {} was worked out", figure.one_decimal()),
        whose: format!("{}, {}", row.name, months_in_words(&table.months)),
        definition: table.definition(),
        headings: headings(table.definition()),
        months: row.monthly.iter().map(|m| month(table.definition(), m)).collect(),
        conclusion: conclusion(table, row, figure),
        left_out: left_out(table.definition(), row),
    })
}

fn headings(definition: Definition) -> [String; 4] {
    let (cases, many) = (definition.unit.heading(), definition.unit.many());
    let headings = match definition.measure {
        Measure::MeanOfMonthlyCasesPerHolder | Measure::PooledCasesPerHolder => {
            [&format!("Allocated {many}"), "Workers", &format!("{cases} \u{f7} workers")]
        }
        Measure::PersonDayCasesPerHolder => ["Case days", "Worker days", "Days \u{f7} days"],
        Measure::CasesPerFte => {
            [&format!("{cases} of workers with FTE"), "FTE", &format!("{cases} \u{f7} FTE")]
        }
    };
    let [numerator, divisor, quotient] = headings.map(str::to_owned);
    ["Month".to_owned(), numerator, divisor, quotient]
}

fn month(definition: Definition, figures: &MonthFigures) -> [String; 4] {
    let name = figures.month.to_string();
    if !figures.has_rows {
        let dash = || "\u{2013}".to_owned();
        return [name, dash(), dash(), "no rows".to_owned()];
    }
    let terms = figures.terms(definition);
    let (cases, holders) = (terms.numerator, terms.denominator);
    [name, thousands(cases), holders.at_most_two_decimals(), shown(figures.caseload.as_ref())]
}

/// Beyond this many months the sum is not written out.
const WRITTEN_OUT: usize = 6;

fn conclusion(table: &FigureTable, row: &FigureRow, figure: &Exact) -> String {
    let exactly = format!("exactly {}, shown as {}", fraction(figure), figure.one_decimal());
    match table.measure {
        Measure::MeanOfMonthlyCasesPerHolder => {
            let averages = row.monthly.iter().filter_map(|month| {
                let average = month.caseload.as_ref()?;
                Some((month, average))
            });
            let quotients: Vec<String> = averages
                .map(|(month, _)| {
                    format!("{} \u{f7} {}", thousands(month.n_cases), thousands(month.n_holders))
                })
                .collect();
            if let [only] = quotients.as_slice() {
                return format!("One month: {only} is {exactly}.");
            }
            let n = counted(count(quotients.len()), "monthly average", "monthly averages");
            if quotients.len() > WRITTEN_OUT {
                return format!("The mean of the {n}: {exactly}.");
            }
            format!(
                "The mean of the {n}: ({}) \u{f7} {} is {exactly}.",
                quotients.join(" + "),
                quotients.len()
            )
        }
        Measure::PooledCasesPerHolder | Measure::PersonDayCasesPerHolder | Measure::CasesPerFte => {
            format!("{}: {exactly}.", pooled(table.definition(), row))
        }
    }
}

fn pooled(definition: Definition, row: &FigureRow) -> String {
    let Definition { measure, unit, .. } = definition;
    let mut n_cases = 0;
    let mut divisor = Exact::whole(0);
    for month in &row.monthly {
        let terms = month.terms(definition);
        n_cases += terms.numerator;
        divisor = divisor.plus(&terms.denominator);
    }
    let of_what = match measure {
        Measure::CasesPerFte => "FTE",
        _ => "workers",
    };
    format!(
        "All months added up, {} {} \u{f7} {} {of_what}",
        thousands(n_cases),
        unit.many(),
        divisor.at_most_two_decimals()
    )
}

/// `65/4`, or `4` for a whole number.
fn fraction(figure: &Exact) -> String {
    let fraction = figure.fraction();
    fraction.strip_suffix("/1").map_or(fraction.clone(), str::to_owned)
}

fn left_out(definition: Definition, row: &FigureRow) -> Vec<String> {
    let counted = definition.unit.heading();
    let mut said = Vec::new();
    let waiting = each_month(row, |month| month.n_unallocated);
    if !waiting.is_empty() {
        said.push(format!("{counted} without a worker are in no average: {}.", listed(&waiting)));
    }
    if definition.measure == Measure::CasesPerFte {
        let unknown = each_month(row, |month| month.n_cases.saturating_sub(month.n_cases_with_fte));
        if !unknown.is_empty() {
            said.push(format!(
                "{counted} of workers whose FTE is not known or is 0 are in neither number: {}.",
                listed(&unknown)
            ));
        }
    }
    for month in row.monthly.iter().filter(|month| month.has_rows) {
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
fn each_month(row: &FigureRow, number: impl Fn(&MonthFigures) -> u64) -> Vec<String> {
    row.monthly
        .iter()
        .map(|month| (month.month, number(month)))
        .filter(|(_, number)| *number > 0)
        .map(|(month, number)| format!("{} in {month}", thousands(number)))
        .collect()
}

#[cfg(test)]
mod tests;
