//! The averages as bars: by service area where there are two or more, and by team.

use std::collections::BTreeMap;

use super::bars::{Bar, BarRow, Frame, framed, narrow, wide};
use crate::audit::account::RowAccount;
use crate::audit::figures::{FigureRow, FigureTable, Grouping};
use crate::audit::results::Chart;
use crate::audit::settings::Measure;
use crate::caseload::month::months_in_words;
use crate::format::{Exact, counted, listed};

/// A title says one thing in at most so many words.
const LONGEST_TITLE: usize = 10;
/// So many bars fit a picture that is looked at as a whole.
const N_BARS: usize = 40;
/// Of more, so many of the highest and of the lowest are drawn.
const N_ENDS: usize = 15;
/// More files than these are counted rather than named.
const N_FILES_NAMED: usize = 3;

/// The charts of an audit, the one to show first in front.
pub fn charts(
    by_team: &FigureTable,
    by_area: Option<&FigureTable>,
    account: &RowAccount,
) -> Vec<Chart> {
    let by_area = by_area.filter(|table| table.rows.len() > 1);
    by_area.into_iter().chain([by_team]).filter_map(|table| chart(table, account)).collect()
}

fn chart(table: &FigureTable, account: &RowAccount) -> Option<Chart> {
    let mut rows: Vec<(&FigureRow, &Exact)> =
        table.rows.iter().filter_map(|row| Some((row, row.caseload.as_ref()?))).collect();
    rows.sort_by(|(_, a), (_, b)| b.cmp(a));
    let &(_, highest) = rows.first()?;
    let highest = highest.one_decimal();
    let mut n_alike: BTreeMap<&str, u64> = BTreeMap::new();
    for row in &table.rows {
        *n_alike.entry(&row.name).or_default() += 1;
    }
    let bars: Vec<Bar> = rows
        .iter()
        .map(|(row, caseload)| {
            let shown = caseload.one_decimal();
            Bar {
                label: label(row, n_alike.get(row.name.as_str()).is_some_and(|&n| n > 1)),
                value: caseload.for_drawing(),
                // What looks equal is equally high.
                is_in_focus: shown == highest,
                shown,
            }
        })
        .collect();
    let title = title(table, &bars);
    let text_alternative = text_alternative(table, &bars);
    let subtitle = format!(
        "{}, {}, {}",
        table.definition().name(),
        table.definition().unit(),
        months_in_words(&table.months)
    );
    let source = source(table, account);
    let rows = bar_rows(table, bars);
    let frame = Frame { title: &title, subtitle: &subtitle, source: &source };
    Some(Chart {
        choice: plural(table.grouping).to_owned(),
        wide: wide(&rows, &text_alternative),
        narrow: narrow(&rows, &text_alternative),
        for_download: framed(&rows, frame, &text_alternative),
        title,
        subtitle,
        source,
        text_alternative,
    })
}

fn plural(grouping: Grouping) -> &'static str {
    match grouping {
        Grouping::ServiceArea => "Service areas",
        Grouping::Team => "Teams",
        Grouping::Role | Grouping::TeamRole => "Roles",
    }
}

fn singular(grouping: Grouping) -> &'static str {
    match grouping {
        Grouping::ServiceArea => "service area",
        Grouping::Team => "team",
        Grouping::Role | Grouping::TeamRole => "role",
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

/// A team's name, with its area where another team has the same name.
fn label(row: &FigureRow, has_namesakes: bool) -> String {
    match &row.service_area {
        Some(area) if has_namesakes => format!("{} ({area})", row.name),
        _ => row.name.clone(),
    }
}

fn per(measure: Measure) -> &'static str {
    match measure {
        Measure::MeanOfMonthlyCasesPerHolder
        | Measure::PooledCasesPerHolder
        | Measure::PersonDayCasesPerHolder => "worker",
        Measure::CasesPerFte => "FTE",
    }
}

fn title(table: &FigureTable, bars: &[Bar]) -> String {
    let (per, cases) = (per(table.measure), table.unit.many());
    let in_focus: Vec<&Bar> = bars.iter().filter(|bar| bar.is_in_focus).collect();
    let message = match (bars, in_focus.as_slice()) {
        ([only], _) => format!("{}: {} {cases} per {per}", only.label, only.shown),
        (_, [highest]) => format!("{} holds most {cases} per {per}", highest.label),
        _ => String::new(),
    };
    let n_words = message.split_whitespace().count();
    if (1..=LONGEST_TITLE).contains(&n_words) {
        return message;
    }
    match (bars.first(), bars.last()) {
        (Some(highest), Some(lowest)) if highest.shown != lowest.shown => {
            format!("Averages from {} to {} {cases} per {per}", lowest.shown, highest.shown)
        }
        (Some(highest), _) => {
            let each = singular(table.grouping);
            format!("Every {each} averages {} {cases} per {per}", highest.shown)
        }
        _ => "No averages".to_owned(),
    }
}

fn source(table: &FigureTable, account: &RowAccount) -> String {
    let names: Vec<&str> = account.files.iter().map(|row| row.file.as_str()).collect();
    let files = if names.len() > N_FILES_NAMED {
        counted(names.len() as u64, "file", "files")
    } else {
        listed(&names)
    };
    let workers = match table.all_teams.n_workers {
        Some(n) => counted(n, "worker", "workers"),
        None => "number of workers not available".to_owned(),
    };
    let cases = table.unit.many();
    format!("Source: {files}; {workers}. Unallocated {cases} are not counted.")
}

fn text_alternative(table: &FigureTable, bars: &[Bar]) -> String {
    let bars: Vec<String> = bars.iter().map(|bar| format!("{} {}", bar.label, bar.shown)).collect();
    format!(
        "Bar chart of {}, from the highest to the lowest: {}. The same figures are in the table.",
        table.definition().unit(),
        bars.join(", ")
    )
}
