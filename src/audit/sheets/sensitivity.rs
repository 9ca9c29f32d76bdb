//! The four averages side by side, with one sentence on why they differ.

use super::averages::caseload;
use super::layout::{Title, sheet, without_notes};
use super::subject::Subject;
use crate::audit::figures::{FigureRow, FigureTable, MonthFigures};
use crate::audit::measures::of_months;
use crate::audit::settings::{Definition, Measure};
use crate::audit::sheet::{Column, Sheet};
use crate::audit::who_counts::Heads;
use crate::audit::working::Working;
use crate::format::Exact;

/// Each measure of every row. `files` are the names of the audit's files, by number.
pub fn sensitivity(table: &FigureTable, files: &[String]) -> Sheet {
    let columns = Measure::ALL
        .into_iter()
        .map(|measure| {
            let column = Column::of(measure.name());
            if measure == table.measure { column.main() } else { column }
        })
        .collect();
    let title = Title {
        id_by_area: "four-averages-by-area",
        id_by_team: "four-averages",
        what: "Four ways to take the average",
    };
    let note = why_they_differ(table);
    let mut without_rows = table.clone();
    without_rows.rows.clear();
    let tables = Measure::ALL.map(|measure| FigureTable { measure, ..without_rows.clone() });
    let cells = without_notes(|subject| {
        let one = |table: &FigureTable| {
            let row = subject.row.measured_by(table.definition());
            caseload::average(Subject { table, row: &row, ..subject })
        };
        tables.iter().map(one).collect()
    });
    sheet(title, note, columns, (table, files), cells)
}

/// The average of each row by another measure, in order.
pub fn averages_by<'a>(
    measure: Measure,
    table: &'a FigureTable,
    files: &'a [String],
) -> Vec<(&'a FigureRow, Working)> {
    let by_measure = table.measured_by(measure);
    let averages = Subject::of_rows(&by_measure, files).map(caseload::average);
    table.rows.iter().zip(averages).collect()
}

/// Why the averages of all teams differ, as far as there are any.
fn why_they_differ(table: &FigureTable) -> String {
    let all = &table.all_teams;
    let of = |measure| of_months(Definition { measure, ..table.definition() }, &all.monthly);
    let mean = of(Measure::MeanOfMonthlyCasesPerHolder);
    let pooled = of(Measure::PooledCasesPerHolder);
    let mut said = vec!["All from the same rows.".to_owned()];
    said.extend(mean.zip(pooled.clone()).map(|(mean, pooled)| months_weigh(&mean, &pooled)));
    said.extend(pooled.zip(of(Measure::CasesPerFte)).map(|(_, _)| fte_weighs(table)));
    if table.who.heads == Heads::StaffInPost {
        said.push(
            "All but the person-day average divide by all staff in post, and Cases per FTE by the \
             FTE of all of them, not only of those who hold cases."
                .to_owned(),
        );
    }
    if of(Measure::PersonDayCasesPerHolder).is_some() {
        said.push("The person-day average takes every day, the others the month ends.".to_owned());
    }
    said.join(" ")
}

/// The pooled average is the mean of the months weighted by their workers, so it is lower exactly
/// where months with more workers tend to have lower averages.
fn months_weigh(mean: &Exact, pooled: &Exact) -> String {
    match pooled.cmp(mean) {
        std::cmp::Ordering::Equal => {
            "The pooled average of all teams is the same as the mean of monthly averages: no month \
             with more workers pulls it up or down."
        }
        std::cmp::Ordering::Less => {
            "The pooled average of all teams is below the mean of monthly averages, because months \
             with more workers had lower averages and weigh more in it."
        }
        std::cmp::Ordering::Greater => {
            "The pooled average of all teams is above the mean of monthly averages, because months \
             with more workers had higher averages and weigh more in it."
        }
    }
    .to_owned()
}

fn fte_weighs(table: &FigureTable) -> String {
    let months = &table.all_teams.monthly;
    let counts_posts = table.who.heads == Heads::StaffInPost;
    let (whom, n_heads): (_, fn(&MonthFigures) -> u64) = if counts_posts {
        ("staff in post", MonthFigures::n_in_post_with_fte)
    } else {
        ("workers who hold cases", |month| month.n_holders_with_fte)
    };
    let fte_of = |month: &MonthFigures| {
        if counts_posts { month.fte.plus(&month.fte_without_cases) } else { month.fte.clone() }
    };
    let heads: u64 = months.iter().map(n_heads).sum();
    let fte = months.iter().fold(Exact::whole(0), |sum, month| sum.plus(&fte_of(month)));
    let Some(each) = fte.over(&Exact::whole(heads)) else { return String::new() };
    format!(
        "Cases per FTE divides by contracted time: the {whom} whose FTE is known have {} each on \
         average.",
        each.at_most_two_decimals()
    )
}
