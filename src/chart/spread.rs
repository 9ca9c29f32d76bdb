//! How cases are spread over workers: by service area, where there are two or more, and by team.
//!
//! The title names the team whose workers differ most: of the teams with five workers or more, of
//! which there are at least two, the one with the widest middle half, if to one decimal no other is as
//! wide; where a smaller team is, it says that it speaks of the larger ones. Else it says from what to
//! what single workers hold. No worker is named, and no team is said to be good or bad at it.

use super::dots::{DotRow, Dots, DotsOf};
use super::ends::both_ends;
use super::wording::{capital, source_of, title};
use super::{Chart, ChartTable, Form};
use crate::audit::figures::{FigureRow, FigureTable, Grouping};
use crate::audit::results::Audit;
use crate::audit::spread::Spread;
use crate::format::{Exact, counted, thousands};

/// The middle half of fewer workers says nothing.
const N_FOR_MIDDLE_HALF: u64 = 5;
/// More rows without dots are counted rather than drawn.
const N_NOBODY_DRAWN: usize = 10;
/// What stands for a figure that is not known.
const NOT_KNOWN: &str = "not known";

/// The spread by service area, where there are two or more, then by team.
pub fn spread(audit: &Audit) -> Vec<Chart> {
    let by_area = audit.by_area.as_ref().filter(|table| table.rows.len() > 1);
    by_area.into_iter().chain([&audit.by_team]).filter_map(|table| chart(audit, table)).collect()
}

/// A row whose workers are named.
struct Known<'a> {
    label: String,
    spread: &'a Spread,
    median: &'a Exact,
    normal: Option<u32>,
}

impl<'a> Known<'a> {
    fn of(table: &FigureTable, row: &'a FigureRow) -> Option<Self> {
        let spread = row.spread.as_ref()?;
        Some(Self {
            label: table.label(row),
            spread,
            median: &spread.quartile(2)?.value,
            normal: row.above_normal.and_then(|above| above.normal),
        })
    }

    /// Whether its middle half says something.
    fn is_large(&self) -> bool {
        self.spread.n_workers >= N_FOR_MIDDLE_HALF
    }

    /// The lower and the upper quartile.
    fn middle_half(&self) -> Option<[&'a Exact; 2]> {
        let quartile = |number| Some(&self.spread.quartile(number)?.value);
        Some([quartile(1)?, quartile(3)?])
    }

    fn width_of_middle_half(&self) -> Option<Exact> {
        self.middle_half().map(|[lower, upper]| upper.minus(lower))
    }
}

fn chart(audit: &Audit, table: &FigureTable) -> Option<Chart> {
    let mut known: Vec<Known<'_>> =
        table.rows.iter().filter_map(|row| Known::of(table, row)).collect();
    known.sort_by(|a, b| b.median.cmp(a.median).then_with(|| a.label.cmp(&b.label)));
    let together = table.all_teams.spread.as_ref().filter(|_| !known.is_empty())?;
    let widest = widest(&known);
    let mut nobody: Vec<(String, &'static str)> = table
        .rows
        .iter()
        .filter(|row| row.spread.is_none())
        .map(|row| (table.label(row), why(row)))
        .collect();
    nobody.sort();
    let message = widest.map(|of| message(table, &known, of));
    let each = table.grouping;
    let said = title(message.clone().unwrap_or_default(), || range(table, together));
    let in_focus = widest.filter(|_| message.as_ref() == Some(&said));
    Some(Chart {
        id: match each {
            Grouping::ServiceArea => "spread-by-area",
            Grouping::Team | Grouping::Role | Grouping::TeamRole => "spread-by-team",
        },
        choice: each.plural().to_owned(),
        title: said,
        subtitle: format!(
            "{} that each worker held {}",
            capital(table.unit.many()),
            table.stock.in_words()
        ),
        source: source(audit, table, together, &known),
        text_alternative: text_alternative(table, together, &known, widest, &nobody),
        table: numbers(table, &known, &nobody),
        form: Form::Dots(Dots { rows: rows(table, &known, in_focus, nobody) }),
    })
}

/// Whose middle half is wider than every other's, of those with enough workers.
fn widest<'a>(known: &'a [Known<'_>]) -> Option<&'a Known<'a>> {
    let mut widths: Vec<(Exact, &Known<'_>)> = known
        .iter()
        .filter(|of| of.is_large())
        .filter_map(|of| Some((of.width_of_middle_half()?, of)))
        .collect();
    widths.sort_by(|(a, _), (b, _)| b.cmp(a));
    match widths.as_slice() {
        [(most, widest), (next, _), ..] if most.one_decimal() != next.one_decimal() => {
            Some(*widest)
        }
        _ => None,
    }
}

/// What the title says of it. The eye compares it with smaller ones too.
fn message(table: &FigureTable, known: &[Known<'_>], widest: &Known<'_>) -> String {
    let width = |of: &Known<'_>| of.width_of_middle_half().map(|width| width.one_decimal());
    let width_of_widest = widest.width_of_middle_half();
    let is_as_wide =
        |of: &Known<'_>| of.width_of_middle_half() >= width_of_widest || width(of) == width(widest);
    let (name, many) = (&widest.label, table.grouping.plural().to_lowercase());
    if known.iter().filter(|of| !of.is_large()).any(is_as_wide) {
        format!("Widest spread among larger {many}: {name}")
    } else {
        format!("Caseloads differ most in {name}")
    }
}

/// Why a row has no dots.
fn why(row: &FigureRow) -> &'static str {
    match &row.stock {
        None => "no rows for that month",
        Some(stock) if stock.n_holders > 0 => "workers are counted, not named",
        Some(_) => "no worker who counts held any",
    }
}

fn range(table: &FigureTable, together: &Spread) -> String {
    let Spread { n_workers, least, most, .. } = *together;
    let cases = counted(most, table.unit.one(), table.unit.many());
    match n_workers {
        1 => format!("One worker held {cases}"),
        _ if least == most => format!("Every worker held {cases}"),
        _ => format!("Workers held from {} to {cases} each", thousands(least)),
    }
}

fn source(audit: &Audit, table: &FigureTable, together: &Spread, known: &[Known<'_>]) -> String {
    let (cases, when) = (table.unit.many(), table.stock.in_words());
    let workers = counted(together.n_workers, "worker", "workers");
    let mut said = vec![source_of(audit, &format!("{workers} who held {cases} {when}"))];
    let n_dots: u64 = known.iter().map(|of| of.spread.n_workers).sum();
    if n_dots > together.n_workers {
        let each = table.grouping.singular();
        said.push(format!("Who held {cases} in more than one {each} is in each of them."));
    }
    let n_all = table.all_teams.stock.as_ref().map_or(0, |stock| stock.n_holders);
    if let n @ 1.. = n_all.saturating_sub(together.n_workers) {
        let more = counted(n, "more worker is", "more workers are");
        said.push(format!("{more} counted but not named, and so not drawn."));
    }
    said.push("A dot can tell who it is: keep this picture inside the service.".to_owned());
    said.join(" ")
}

fn rows(
    table: &FigureTable,
    known: &[Known<'_>],
    in_focus: Option<&Known<'_>>,
    nobody: Vec<(String, &'static str)>,
) -> Vec<DotRow> {
    let dots = known.iter().map(|of| {
        DotRow::Of(DotsOf {
            label: of.label.clone(),
            counts: of.spread.counts.clone(),
            middle_half: of
                .middle_half()
                .filter(|_| of.is_large())
                .map(|quartiles| quartiles.map(Exact::for_drawing)),
            median: of.median.for_drawing(),
            median_shown: of.median.one_decimal(),
            normal: of.normal,
            is_in_focus: in_focus.is_none_or(|in_focus| std::ptr::eq(in_focus, of)),
        })
    });
    let rows = table.grouping.plural().to_lowercase();
    let left_out = |n, what| DotRow::LeftOut(format!("{n} {rows} {what}, in the table"));
    let mut rows = both_ends(dots.collect(), |n| left_out(n, "between"));
    if nobody.len() > N_NOBODY_DRAWN {
        rows.push(left_out(nobody.len(), "without a dot"));
    } else {
        rows.extend(nobody.into_iter().map(|(label, why)| DotRow::Nobody(label, why)));
    }
    rows
}

fn text_alternative(
    table: &FigureTable,
    together: &Spread,
    known: &[Known<'_>],
    widest: Option<&Known<'_>>,
    nobody: &[(String, &'static str)],
) -> String {
    let (cases, each) = (table.unit.many(), table.grouping.singular());
    let mut said = vec![format!(
        "Dot plot on a scale from zero, a row for each {each}, a dot for each worker, by how many \
         {cases} they held {}; the highest median first.",
        table.stock.in_words()
    )];
    let workers = counted(together.n_workers, "worker", "workers");
    if together.least == together.most {
        said.push(format!("{workers}: {} each.", thousands(together.least)));
    } else {
        let (least, most) = (thousands(together.least), thousands(together.most));
        let median = together.quartile(2).map(|median| median.value.one_decimal());
        said.push(format!(
            "{workers}, from {least} to {most}; the median is {}.",
            median.unwrap_or_default()
        ));
    }
    if let [highest, .., lowest] = known {
        said.push(format!(
            "Medians go from {} in {} to {} in {}.",
            lowest.median.one_decimal(),
            lowest.label,
            highest.median.one_decimal(),
            highest.label
        ));
    }
    if let Some((of, [lower, upper])) = widest.and_then(|of| Some((of, of.middle_half()?))) {
        said.push(format!(
            "The middle half of workers is widest in {}, from {} to {}; only where there are {} \
             workers or more is it drawn.",
            of.label,
            lower.one_decimal(),
            upper.one_decimal(),
            thousands(N_FOR_MIDDLE_HALF)
        ));
    }
    if let n @ 1.. = nobody.len() as u64 {
        let plural = table.grouping.plural().to_lowercase();
        said.push(format!("Without a dot: {}.", counted(n, each, &plural)));
    }
    said.push("The same numbers are in the table.".to_owned());
    said.join(" ")
}

fn numbers(
    table: &FigureTable,
    known: &[Known<'_>],
    nobody: &[(String, &'static str)],
) -> ChartTable {
    let has_normal = known.iter().any(|of| of.normal.is_some());
    let mut headings = vec![table.grouping.heading().to_owned()];
    headings.extend(
        ["Workers", "Fewest", "Lower quartile", "Median", "Upper quartile", "Most"]
            .map(str::to_owned),
    );
    if has_normal {
        headings.push("Normal number".to_owned());
    }
    headings.push(format!("{} of each worker", capital(table.unit.many())));
    let of_known = known.iter().map(|of| {
        let Spread { n_workers, least, most, .. } = of.spread;
        let quartile = |number| {
            let quartile = of.spread.quartile(number);
            quartile.map_or_else(|| NOT_KNOWN.to_owned(), |quartile| quartile.value.one_decimal())
        };
        let mut line = vec![of.label.clone(), thousands(*n_workers), thousands(*least)];
        line.extend((1..=3).map(quartile));
        line.push(thousands(*most));
        if has_normal {
            let normal = of.normal.map(|normal| thousands(u64::from(normal)));
            line.push(normal.unwrap_or_else(|| "none entered".to_owned()));
        }
        line.push(of_each_worker(&of.spread.counts));
        line
    });
    let of_nobody = nobody.iter().map(|(label, why)| {
        let n_unknown = headings.len().saturating_sub(2);
        let unknown = std::iter::repeat_n(NOT_KNOWN.to_owned(), n_unknown);
        [label.clone()].into_iter().chain(unknown).chain([(*why).to_owned()]).collect()
    });
    let lines = of_known.chain(of_nobody).collect();
    ChartTable { headings, lines }
}

/// `4, 10 (2 workers), 54`.
fn of_each_worker(counts: &[(u64, u64)]) -> String {
    let of_number = |&(n_cases, n_workers): &(u64, u64)| match n_workers {
        1 => thousands(n_cases),
        n => format!("{} ({} workers)", thousands(n_cases), thousands(n)),
    };
    counts.iter().map(of_number).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests;
