//! The averages as bars: by service area where there are two or more, and by team.

use super::bars::{Bar, narrow, wide};
use crate::audit::account::RowAccount;
use crate::audit::figures::{FigureRow, FigureTable, Grouping};
use crate::audit::results::Chart;
use crate::audit::settings::Measure;
use crate::caseload::month::months_in_words;
use crate::format::{Exact, counted, listed};

/// A title says one thing in at most so many words.
const LONGEST_TITLE: usize = 10;
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
    let bars: Vec<Bar> = rows
        .iter()
        .map(|(row, caseload)| Bar {
            label: label(table, row),
            value: caseload.for_drawing(),
            shown: caseload.one_decimal(),
            is_in_focus: *caseload == highest,
        })
        .collect();
    let title = title(table, &bars);
    let text_alternative = text_alternative(table, &bars);
    Some(Chart {
        choice: match table.grouping {
            Grouping::ServiceArea => "Service areas",
            Grouping::Team => "Teams",
            Grouping::Role => "Roles",
        }
        .to_owned(),
        subtitle: format!(
            "{}, {}, {}",
            table.measure.name(),
            table.measure.unit(),
            months_in_words(&table.months)
        ),
        source: source(table, account),
        wide: wide(&bars, &text_alternative),
        narrow: narrow(&bars, &text_alternative),
        title,
        text_alternative,
    })
}

/// A team's name, with its area where another team has the same name.
fn label(table: &FigureTable, row: &FigureRow) -> String {
    let n_alike = table.rows.iter().filter(|other| other.name == row.name).count();
    match &row.service_area {
        Some(area) if n_alike > 1 => format!("{} ({area})", row.name),
        _ => row.name.clone(),
    }
}

fn per(measure: Measure) -> &'static str {
    match measure {
        Measure::MeanOfMonthlyCasesPerHolder | Measure::PooledCasesPerHolder => "worker",
        Measure::CasesPerFte => "FTE",
    }
}

fn title(table: &FigureTable, bars: &[Bar]) -> String {
    let per = per(table.measure);
    let in_focus: Vec<&Bar> = bars.iter().filter(|bar| bar.is_in_focus).collect();
    let message = match (bars, in_focus.as_slice()) {
        ([only], _) => format!("{}: {} cases per {per}", only.label, only.shown),
        (_, [highest]) => format!("{} holds most cases per {per}", highest.label),
        _ => String::new(),
    };
    let n_words = message.split_whitespace().count();
    if (1..=LONGEST_TITLE).contains(&n_words) {
        return message;
    }
    match (bars.first(), bars.last()) {
        (Some(highest), Some(lowest)) if highest.shown != lowest.shown => {
            format!("Averages from {} to {} cases per {per}", lowest.shown, highest.shown)
        }
        (Some(highest), _) => format!("An average of {} cases per {per}", highest.shown),
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
    let workers = counted(table.all_teams.n_workers, "worker", "workers");
    format!("Source: {files}; {workers}. Unallocated cases are not counted.")
}

fn text_alternative(table: &FigureTable, bars: &[Bar]) -> String {
    let bars: Vec<String> = bars.iter().map(|bar| format!("{} {}", bar.label, bar.shown)).collect();
    format!(
        "Bar chart of {}, from the highest to the lowest: {}. The same figures are in the table.",
        table.measure.unit(),
        bars.join(", ")
    )
}
