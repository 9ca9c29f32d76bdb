//! The averages as bars: by service area where there are two or more, and by team.

use super::bars::{Bar, BarRow, Bars};
use super::wording::{definition_and_period, label, per, plural, singular, source, title};
use super::{Chart, ChartTable, Form};
use crate::audit::figures::{FigureRow, FigureTable, Grouping};
use crate::audit::results::Audit;
use crate::format::Exact;

/// So many bars fit a picture that is looked at as a whole.
const N_BARS: usize = 40;
/// Of more, so many of the highest and of the lowest are drawn.
const N_ENDS: usize = 15;

/// The averages by service area, where there are two or more, then by team.
pub fn averages(audit: &Audit) -> Vec<Chart> {
    let by_area = audit.by_area.as_ref().filter(|table| table.rows.len() > 1);
    by_area.into_iter().chain([&audit.by_team]).filter_map(|table| chart(audit, table)).collect()
}

fn chart(audit: &Audit, table: &FigureTable) -> Option<Chart> {
    let mut rows: Vec<(&FigureRow, &Exact)> =
        table.rows.iter().filter_map(|row| Some((row, row.caseload.as_ref()?))).collect();
    rows.sort_by(|(_, a), (_, b)| b.cmp(a));
    let &(_, highest) = rows.first()?;
    let highest = highest.one_decimal();
    let bars: Vec<Bar> = rows
        .iter()
        .map(|(row, caseload)| {
            let shown = caseload.one_decimal();
            Bar {
                label: label(table, row),
                value: caseload.for_drawing(),
                // What looks equal is equally high.
                is_in_focus: shown == highest,
                shown,
            }
        })
        .collect();
    let lines = bars.iter().map(|bar| vec![bar.label.clone(), bar.shown.clone()]).collect();
    let headings = [singular_heading(table.grouping), "Average"].map(str::to_owned).to_vec();
    let cases = table.unit.many();
    Some(Chart {
        id: match table.grouping {
            Grouping::ServiceArea => "averages-by-area",
            Grouping::Team | Grouping::Role | Grouping::TeamRole => "averages-by-team",
        },
        choice: plural(table.grouping).to_owned(),
        title: message(table, &bars),
        subtitle: definition_and_period(table),
        source: format!("{} Unallocated {cases} are not counted.", source(audit)),
        text_alternative: text_alternative(table, &bars),
        table: ChartTable { headings, lines },
        form: Form::Bars(Bars { rows: bar_rows(table, bars) }),
    })
}

fn singular_heading(grouping: Grouping) -> &'static str {
    match grouping {
        Grouping::ServiceArea => "Service area",
        Grouping::Team => "Team",
        Grouping::Role | Grouping::TeamRole => "Role",
    }
}

/// All bars or, of very many, the highest and the lowest, with words for those between.
fn bar_rows(table: &FigureTable, bars: Vec<Bar>) -> Vec<BarRow> {
    let n_left_out = bars.len().saturating_sub(2 * N_ENDS);
    if bars.len() <= N_BARS {
        return bars.into_iter().map(BarRow::Bar).collect();
    }
    let words =
        format!("{n_left_out} {} between, in the table", plural(table.grouping).to_lowercase());
    let mut rows: Vec<BarRow> = bars.into_iter().map(BarRow::Bar).collect();
    rows.splice(N_ENDS..N_ENDS + n_left_out, [BarRow::LeftOut(words)]);
    rows
}

fn message(table: &FigureTable, bars: &[Bar]) -> String {
    let (per, cases) = (per(table.measure), table.unit.many());
    let in_focus: Vec<&Bar> = bars.iter().filter(|bar| bar.is_in_focus).collect();
    let message = match (bars, in_focus.as_slice()) {
        ([only], _) => format!("{}: {} {cases} per {per}", only.label, only.shown),
        (_, [highest]) => format!("{} holds most {cases} per {per}", highest.label),
        _ => String::new(),
    };
    title(message, || match (bars.first(), bars.last()) {
        (Some(highest), Some(lowest)) if highest.shown != lowest.shown => {
            format!("Averages from {} to {} {cases} per {per}", lowest.shown, highest.shown)
        }
        (Some(highest), _) => {
            let each = singular(table.grouping);
            format!("Every {each} averages {} {cases} per {per}", highest.shown)
        }
        _ => "No averages".to_owned(),
    })
}

fn text_alternative(table: &FigureTable, bars: &[Bar]) -> String {
    let bars: Vec<String> = bars.iter().map(|bar| format!("{} {}", bar.label, bar.shown)).collect();
    format!(
        "Bar chart of {}, from the highest to the lowest: {}. The same figures are in the table.",
        table.definition().unit(),
        bars.join(", ")
    )
}
