//! Raw and weighted averages side by side, and what changes order.

use super::layout::{Title, all_months, count, last, quotient, resting_on, sheet};
use super::spread::nobody;
use super::subject::Subject;
use crate::audit::figures::{FigureRow, FigureTable, MonthFigures};
use crate::audit::measures::weighted_of_months;
use crate::audit::places::places;
use crate::audit::scored::Scored;
use crate::audit::settings::{CountUnit, Measure};
use crate::audit::sheet::{Column, Sheet};
use crate::audit::working::{NONE_SHOWN, Shown, Steps, Working};
use crate::caseload::month::months_in_words;
use crate::format::{Exact, counted, thousands};

use super::averages::caseload;

/// The caution that stands with every raw count.
pub const CAUTION: &str = "Caution should always be used when looking at caseload numbers in \
                           isolation: a count does not show how complex or risky cases are, or how \
                           far workers travel.";

/// The averages of every row, as counted and as weighted. `files` are the names of the audit's
/// files, by number.
pub fn weighted(table: &FigureTable, files: &[String]) -> Sheet {
    let unit = table.scheme.unit.heading();
    let columns = vec![
        Column::of("Average, as counted"),
        Column::of(format!("Average in {}", unit.to_lowercase())).main(),
        Column::at(format!("{unit} a {}", table.unit.one()), table.stock.heading()),
        Column::of("Order as counted"),
        Column::of("Order as weighted"),
        Column::of(not_fully_scored(table.unit)),
    ];
    let order = Order::of(table);
    let title = Title {
        id_by_area: "weighted-by-area",
        id_by_team: "weighted-by-team",
        what: "Average caseload, as counted and as weighted,",
    };
    let untold = Scored::over_the_months(table).caution(table.unit);
    let note = format!(
        "{}By the weighting scheme {}, {}. {CAUTION} In the order, 1 is the highest average, and \
         averages that are the same to one decimal share a place.{}",
        untold.map(|said| format!("{said} ")).unwrap_or_default(),
        table.scheme.in_words(),
        months_in_words(&table.months),
        order.in_words(table)
    );
    sheet(
        title,
        note,
        columns,
        (table, files),
        resting_on(all_months, |subject| {
            let mut cells =
                vec![caseload::average(subject), average(subject), points_a_case(subject)];
            cells.extend(order.places(subject));
            cells.push(unscored(subject));
            cells
        }),
    )
}

fn months_of_points(subject: Subject<'_>) -> Vec<(&MonthFigures, Exact, Exact)> {
    let definition = subject.table.definition();
    let months = subject.row.monthly.iter().filter_map(|month| {
        let terms = month.weighted_terms(definition)?;
        (!terms.1.is_zero()).then_some((month, terms.0, terms.1))
    });
    months.collect()
}

/// The weighted average over the audit months, by the definition of the raw one.
fn average(subject: Subject<'_>) -> Working {
    let table = subject.table;
    let definition = table.definition();
    let unit = table.scheme.unit.heading();
    let (one, heading) = (table.unit.one(), table.unit.heading());
    let name = format!("{}, weighted", definition.name());
    let whose = subject.over_the_months();
    let formula = format!(
        "The same as the average as counted, with what each {one} weighs by the weighting scheme \
         {} in place of each {one}: {}",
        table.scheme.in_full(),
        definition.formula()
    );
    let Some(value) = weighted_of_months(definition, &subject.row.monthly) else {
        return Working::not_available(name, whose, formula, why_none(subject));
    };
    let months = months_of_points(subject);
    let expression = if definition.measure == Measure::MeanOfMonthlyCasesPerHolder {
        let quotients: Vec<String> = months
            .iter()
            .map(|(_, points, by)| format!("{} \u{f7} {}", points.in_a_sum(), by.in_a_sum()))
            .collect();
        match quotients.as_slice() {
            [only] => only.clone(),
            all => format!("({}) \u{f7} {}", all.join(" + "), all.len()),
        }
    } else {
        let sum = |numbers: Vec<String>| match numbers.as_slice() {
            [only] => only.clone(),
            all => format!("({})", all.join(" + ")),
        };
        let points = sum(months.iter().map(|(_, points, _)| points.in_a_sum()).collect());
        let by = sum(months.iter().map(|(.., by)| by.in_a_sum()).collect());
        format!("{points} \u{f7} {by}")
    };
    let line = |(month, points, by): &(&MonthFigures, Exact, Exact)| {
        vec![
            month.month.to_string(),
            thousands(month.terms(definition).numerator),
            points.at_most_two_decimals(),
            by.at_most_two_decimals(),
        ]
    };
    let (counted, per) = if definition.measure == Measure::CasesPerFte {
        (format!("{heading} of workers with FTE"), "FTE")
    } else {
        (heading.to_owned(), "Workers")
    };
    let mut left_out = caseload::left_out_of_average(subject);
    left_out.extend(by_default(subject));
    Working::done(name, whose, formula, expression, value, Shown::OneDecimal)
        .with_steps(Steps {
            headings: ["Month", &counted, unit, per].map(str::to_owned).to_vec(),
            lines: months.iter().map(line).collect(),
        })
        .leaving_out(left_out)
        .resting_on(subject.rests_on(&subject.row.monthly, |rows| rows.n_rows))
}

/// How many cases weigh by default, because a value of theirs is missing or not in the scheme.
fn by_default(subject: Subject<'_>) -> Vec<String> {
    let n: u64 = subject.row.monthly.iter().map(|month| month.weighed.n_unscored).sum();
    let unit = subject.table.unit;
    let said = format!(
        "What {} of all audit months do not say, or say in words or numbers that the scheme does \
         not know, such as travel below 0 minutes, weighs what the scheme states for that.",
        counted(n, unit.one(), unit.many())
    );
    (n > 0).then_some(said).into_iter().collect()
}

fn why_none(subject: Subject<'_>) -> String {
    match subject.table.measure {
        Measure::PersonDayCasesPerHolder => {
            format!(
                "a day of a {} is not weighted. Choose another average.",
                subject.table.unit.one()
            )
        }
        Measure::CasesPerFte => "no worker\u{2019}s FTE is known and above 0.".to_owned(),
        _ => "no worker who counts held a case.".to_owned(),
    }
}

/// What a case weighs on average at the last audit month.
fn points_a_case(subject: Subject<'_>) -> Working {
    let unit = subject.table.scheme.unit.heading();
    let load = &subject.row.load;
    quotient(
        &format!("{unit} a {}", subject.table.unit.one()),
        subject.at_stock(),
        &format!(
            "What the {} that workers hold weigh together by the weighting scheme {}, divided by \
             their number.",
            subject.table.unit.many(),
            subject.table.scheme.in_full()
        ),
        (&load.points_of_all.to_exact(), &Exact::whole(load.n_cases_of_all)),
        &nobody(subject),
    )
    .resting_on(subject.rests_on(last(subject.row), |rows| rows.n_rows))
}

/// `Cases not fully scored`.
fn not_fully_scored(unit: CountUnit) -> String {
    format!("{} not fully scored", unit.heading())
}

/// Cases of the audit months of which the scheme did not know all that it scores by.
fn unscored(subject: Subject<'_>) -> Working {
    let monthly = &subject.row.monthly;
    let n = monthly.iter().map(|month| month.weighed.n_unscored).sum();
    let line = |month: &MonthFigures| {
        let shown = if month.has_rows {
            thousands(month.weighed.n_unscored)
        } else {
            NONE_SHOWN.to_owned()
        };
        vec![month.month.to_string(), shown]
    };
    let unit = subject.table.unit;
    let name = not_fully_scored(unit);
    let formula = format!(
        "{} of all audit months for which a value that the scheme scores by is missing or not in \
         the scheme, so that its default counts; a {} counts in each month.",
        unit.heading(),
        unit.one()
    );
    let counts: Vec<u64> = monthly.iter().map(|month| month.weighed.n_unscored).collect();
    let working = if counts.len() > 1 {
        let expression: Vec<String> = counts.iter().map(|&n| thousands(n)).collect();
        Working::done(
            name,
            subject.over_the_months(),
            formula,
            expression.join(" + "),
            Exact::whole(n),
            Shown::Whole,
        )
    } else {
        count(&name, subject.over_the_months(), &formula, n)
    };
    working.with_steps(Steps {
        headings: ["Month", "Not fully scored"].map(str::to_owned).to_vec(),
        lines: monthly.iter().map(line).collect(),
    })
}

/// The places that the rows of a table have by both averages.
struct Order {
    /// By the row's place in the table: as counted and as weighted.
    places: Vec<Option<[u64; 2]>>,
}

impl Order {
    fn of(table: &FigureTable) -> Self {
        let definition = table.definition();
        let both = |row: &FigureRow| {
            Some([row.caseload.clone()?, weighted_of_months(definition, &row.monthly)?])
        };
        let averages: Vec<Option<[Exact; 2]>> = table.rows.iter().map(both).collect();
        let complete = || averages.iter().flatten();
        let counted = places(complete().map(|[counted, _]| counted));
        let weighted = places(complete().map(|[_, weighted]| weighted));
        let mut both = counted.iter().zip(&weighted).map(|(a, b)| [a.number, b.number]);
        let places = averages.iter().map(|averages| {
            averages.as_ref()?;
            both.next()
        });
        Self { places: places.collect() }
    }

    fn places(&self, subject: Subject<'_>) -> [Working; 2] {
        let formula = "1 is the highest average; averages that are the same to one decimal share a \
                       place.";
        let whose = subject.over_the_months();
        let names = ["Order as counted", "Order as weighted"];
        let at = subject.table.rows.iter().position(|row| std::ptr::eq(row, subject.row));
        let Some(at) = at else {
            let why = "all together have no place in the order of their parts.";
            return names.map(|name| Working::not_available(name, whose.clone(), formula, why));
        };
        let Some([raw, weighted]) = self.places.get(at).copied().flatten() else {
            let why = "one of the two averages is not available.";
            return names.map(|name| Working::not_available(name, whose.clone(), formula, why));
        };
        let [name, other] = names;
        let place = |name: &str, place: u64| {
            let expression = format!("{} + 1", place - 1);
            Working::done(
                name,
                whose.clone(),
                formula,
                expression,
                Exact::whole(place),
                Shown::Whole,
            )
        };
        [place(name, raw), place(other, weighted)]
    }

    /// Which rows change places, in a sentence.
    fn in_words(&self, table: &FigureTable) -> String {
        if table.scheme.is_count {
            return String::new();
        }
        let moved = table.rows.iter().zip(&self.places).filter_map(|(row, places)| {
            let [counted, weighted] = (*places)?;
            (counted != weighted).then_some(row.name.as_str())
        });
        let moved: Vec<&str> = moved.collect();
        match moved.as_slice() {
            [] => " Weighting changes nothing in the order.".to_owned(),
            [one] => format!(" Weighting changes where {one} stands in it."),
            few if few.len() <= 3 => {
                format!(" Weighting changes where {} stand in it.", crate::format::listed(few))
            }
            many => format!(" Weighting changes where {} of the rows stand in it.", many.len()),
        }
    }
}
