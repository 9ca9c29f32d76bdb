//! The averages as bars: by service area where there are two or more, and by team.
//!
//! The same follow for each full-time equivalent, where that is another measure and FTE is known.
//!
//! Beside a bar stands over how many workers it is, and where they are known the average of an
//! earlier audit and the normal number: the latter where the average is per FTE too.
//!
//! The title names what holds most; where several look equal at the top, where the FTE of some is not
//! known, or where it would be too long, it says from where to where the averages go.

use super::bars::{Bar, Bars, Mark, MarkKind};
use super::earlier::EarlierAverages;
use super::rows::ends;
use super::wording::{definition_and_period, per, source, title};
use super::{Chart, ChartTable, Form};
use crate::audit::figures::{FigureRow, FigureTable, Grouping};
use crate::audit::results::Audit;
use crate::audit::settings::Measure;
use crate::audit::working::NONE_SHOWN;
use crate::evidence::Evidence;
use crate::format::{Exact, counted, thousands};

/// The averages by service area, where there are two or more, then by team; then both per FTE.
pub fn averages(audit: &Audit, evidence: &Evidence) -> Vec<Chart> {
    let by_area = audit.by_area.as_ref().filter(|table| table.rows.len() > 1);
    let tables = || by_area.into_iter().chain([&audit.by_team]);
    let is_per_fte = audit.by_team.measure == Measure::CasesPerFte;
    let own = tables().filter_map(|table| chart(audit, evidence, table, Kind::Own));
    let per_fte = tables().filter(|_| !is_per_fte).filter_map(|table| {
        let per_fte = table.measured_by(Measure::CasesPerFte);
        chart(audit, evidence, &per_fte, Kind::PerFte)
    });
    own.chain(per_fte).collect()
}

/// What a chart of averages is beside others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// By the audit's own measure.
    Own,
    /// Per FTE, beside that.
    PerFte,
}

impl Kind {
    fn id(self, grouping: Grouping) -> &'static str {
        match (self, grouping) {
            (Self::Own, Grouping::ServiceArea) => "averages-by-area",
            (Self::Own, _) => "averages-by-team",
            (Self::PerFte, Grouping::ServiceArea) => "averages-per-fte-by-area",
            (Self::PerFte, _) => "averages-per-fte-by-team",
        }
    }

    fn choice(self, grouping: Grouping) -> String {
        match self {
            Self::Own => grouping.plural().to_owned(),
            Self::PerFte => format!("{}, per FTE", grouping.plural()),
        }
    }
}

fn chart(audit: &Audit, evidence: &Evidence, table: &FigureTable, kind: Kind) -> Option<Chart> {
    let mut rows: Vec<(&FigureRow, &Exact)> =
        table.rows.iter().filter_map(|row| Some((row, row.caseload.as_ref()?))).collect();
    rows.sort_by(|(_, a), (_, b)| b.cmp(a));
    let &(_, highest) = rows.first()?;
    let highest = highest.one_decimal();
    let is_partial = leaves_out_without_fte(table);
    let earlier = EarlierAverages::of(evidence, table);
    let bar = |&(row, caseload): &(&FigureRow, &Exact)| {
        let shown = caseload.one_decimal();
        let earlier = earlier.as_ref().and_then(|earlier| earlier.of_row(row));
        let earlier = earlier.map(|average| Mark::of(MarkKind::Earlier, average));
        let bar = Bar {
            value: caseload.for_drawing(),
            // What looks equal is equally high; of those left out nobody knows.
            is_in_focus: shown == highest && !is_partial,
            shown,
            over: row.n_workers.map(|n| over(table, n)).unwrap_or_default(),
            marks: earlier.into_iter().chain(normal_number(table, row)).collect(),
        };
        (table.label(row), bar)
    };
    let bars: Vec<(String, Bar)> = rows.iter().map(bar).collect();
    let key = key(&bars, earlier.as_ref());
    let cases = table.unit.many();
    let mut source = format!("{} Unallocated {cases} are not counted.", source(audit));
    if let Some(n @ 1..) = earlier.as_ref().map(|earlier| earlier.n_other_definition) {
        let rows = counted(n as u64, "earlier average", "earlier averages");
        source = format!("{source} Not drawn: {rows} by another definition.");
    }
    if is_partial {
        source.push_str(" Left out: workers whose FTE is not known or is 0, with their cases.");
    }
    Some(Chart {
        id: kind.id(table.grouping),
        choice: kind.choice(table.grouping),
        title: message(table, &bars, is_partial),
        subtitle: definition_and_period(table),
        source,
        text_alternative: text_alternative(table, &bars, &key),
        table: numbers(table, &rows, &bars, &key),
        form: Form::Bars(Bars { rows: ends(bars, &table.grouping.plural().to_lowercase()), key }),
    })
}

/// Over how many workers an average is; where others in post count too, how many hold cases.
fn over(table: &FigureTable, n_workers: u64) -> String {
    if table.counts_staff_in_post() {
        format!("{} with cases", thousands(n_workers))
    } else {
        counted(n_workers, "worker", "workers")
    }
}

fn leaves_out_without_fte(table: &FigureTable) -> bool {
    let months = || table.rows.iter().flat_map(|row| &row.monthly);
    table.measure == Measure::CasesPerFte
        && months().any(|month| month.n_cases_with_fte < month.n_cases)
}

/// The normal number is for a full-time worker, so it stands only beside averages per FTE.
fn normal_number(table: &FigureTable, row: &FigureRow) -> Option<Mark> {
    let normal = row.above_normal.as_ref()?.normal?;
    let is_comparable = table.measure == Measure::CasesPerFte;
    let number = Exact::whole(u64::from(normal));
    is_comparable.then(|| Mark { shown: normal.to_string(), ..Mark::of(MarkKind::Normal, &number) })
}

/// The marks that occur, with what they are.
fn key(bars: &[(String, Bar)], earlier: Option<&EarlierAverages<'_>>) -> Vec<(MarkKind, String)> {
    let occurs = |kind| bars.iter().flat_map(|(_, bar)| &bar.marks).any(|mark| mark.kind == kind);
    let earlier = earlier.map(|earlier| (MarkKind::Earlier, earlier.name.clone()));
    let normal = (MarkKind::Normal, "Normal number for a full-time worker".to_owned());
    earlier.into_iter().chain([normal]).filter(|&(kind, _)| occurs(kind)).collect()
}

fn numbers(
    table: &FigureTable,
    rows: &[(&FigureRow, &Exact)],
    bars: &[(String, Bar)],
    key: &[(MarkKind, String)],
) -> ChartTable {
    let line = |((row, _), (label, bar)): (&(&FigureRow, &Exact), &(String, Bar))| {
        let n_workers = row.n_workers.map(thousands);
        let marks = key.iter().map(|&(kind, _)| bar.mark(kind).map(|mark| mark.shown.clone()));
        let numbers = [n_workers].into_iter().chain(marks);
        let numbers = numbers.map(|number| number.unwrap_or_else(|| NONE_SHOWN.to_owned()));
        [label.clone(), bar.shown.clone()].into_iter().chain(numbers).collect()
    };
    let workers = if table.counts_staff_in_post() { "Workers with cases" } else { "Workers" };
    let headings = [table.grouping.heading(), "Average", workers].map(str::to_owned);
    ChartTable {
        headings: headings.into_iter().chain(key.iter().map(|(_, name)| name.clone())).collect(),
        lines: rows.iter().zip(bars).map(line).collect(),
    }
}

/// `is_partial` says that some are left out.
fn message(table: &FigureTable, bars: &[(String, Bar)], is_partial: bool) -> String {
    let (per, cases) = (per(table.measure), table.unit.many());
    let in_focus: Vec<&String> =
        bars.iter().filter(|(_, bar)| bar.is_in_focus).map(|(label, _)| label).collect();
    let message = match (bars, in_focus.as_slice()) {
        // Who is left out could hold more.
        _ if is_partial => String::new(),
        ([(only, bar)], _) => format!("{only}: {} {cases} per {per}", bar.shown),
        (_, [highest]) => format!("{highest} holds most {cases} per {per}"),
        _ => String::new(),
    };
    let known = if is_partial { ", where known" } else { "" };
    title(message, || match (bars.first(), bars.last()) {
        (Some((_, highest)), Some((_, lowest))) if highest.shown != lowest.shown => {
            format!("Averages from {} to {} {cases} per {per}{known}", lowest.shown, highest.shown)
        }
        (Some((_, highest)), _) if is_partial => {
            format!("{} {cases} per {per}{known}", highest.shown)
        }
        (Some((_, highest)), _) => {
            let each = table.grouping.singular();
            format!("Every {each} averages {} {cases} per {per}", highest.shown)
        }
        _ => "No averages".to_owned(),
    })
}

fn text_alternative(
    table: &FigureTable,
    bars: &[(String, Bar)],
    key: &[(MarkKind, String)],
) -> String {
    let one = |(label, bar): &(String, Bar)| {
        let marks = bar.marks.iter().map(|mark| match mark.kind {
            MarkKind::Earlier => format!("earlier {}", mark.shown),
            MarkKind::Normal => format!("normal {}", mark.shown),
        });
        let marks: Vec<String> = marks.collect();
        if marks.is_empty() {
            return format!("{label} {}", bar.shown);
        }
        format!("{label} {} ({})", bar.shown, marks.join(", "))
    };
    let bars: Vec<String> = bars.iter().map(one).collect();
    let marked: Vec<&str> = key.iter().map(|(_, name)| name.as_str()).collect();
    let marked = if marked.is_empty() {
        String::new()
    } else {
        format!(" Marked beside the bars: {}.", marked.join("; "))
    };
    format!(
        "Bar chart of {}, from the highest to the lowest: {}.{marked} The same figures are in the \
         table.",
        table.definition().unit(),
        bars.join(", ")
    )
}
