//! Workers by cases per FTE, in the bands of the Department for Education.
//!
//! The title names the fewest neighbouring bands that hold more than half of *all* workers who held
//! cases, also of those whom no band has; of as few, those with the most workers, then the lowest. Where
//! no bands do, because the FTE of too many is not known or they are over fifty, it says of how many the
//! FTE is known, or over which bands the workers go.

use super::columns::{Column, Columns};
use super::wording::{capital, source_of, title};
use super::{Chart, ChartTable, Form};
use crate::audit::figures::FigureTable;
use crate::audit::results::Audit;
use crate::audit::spread::{FteBands, Spread};
use crate::format::{counted, thousands};

/// The chart for all teams; `None` where the FTE of nobody is known.
pub fn bands(audit: &Audit) -> Option<Chart> {
    let table = &audit.by_team;
    let spread = table.all_teams.spread.as_ref()?;
    let bands = &spread.bands;
    if bands.n_without_fte == spread.n_workers {
        return None;
    }
    let most = most_workers(spread);
    let message = most.map(|(from, to)| {
        format!("Most workers hold {} {} per FTE", span(from, to), table.unit.many())
    });
    let said = title(message.clone().unwrap_or_default(), || shorter(table, spread));
    let in_focus = most.filter(|_| message.as_ref() == Some(&said));
    let columns = (0..).zip(&bands.n_in_bands).map(|(at, &n)| Column {
        n,
        is_in_focus: in_focus.is_none_or(|(from, to)| (from..=to).contains(&at)),
    });
    let (cases, when) = (table.unit.many(), table.stock.in_words());
    let workers = counted(spread.n_workers, "worker", "workers");
    let outside = outside(table, bands);
    Some(Chart {
        id: "fte-bands",
        choice: "Bands by FTE".to_owned(),
        title: said.clone(),
        subtitle: format!("Workers by {cases} per full-time equivalent {when}, all teams"),
        source: format!(
            "{} {outside} Bands of the Department for Education\u{2019}s census of children\u{2019}s \
             social workers.",
            source_of(audit, &format!("{workers} who held {cases} {when}"))
        ),
        text_alternative: text_alternative(table, spread, &said, &outside),
        table: numbers(table, bands),
        form: Form::Columns(Columns {
            bounds: (0..=FteBands::N).map(bound).collect(),
            bands: columns.collect(),
            axis: format!("{} per FTE", capital(cases)),
        }),
    })
}

/// Where a band begins, and the one before ends.
fn bound(at: usize) -> String {
    (at * 5).max(1).to_string()
}

/// `10 to under 20`, `40 to 50`: bands from one to another.
fn span(from: usize, to: usize) -> String {
    let under = if to + 1 == FteBands::N { "" } else { "under " };
    format!("{} to {under}{}", bound(from), bound(to + 1))
}

/// The fewest neighbouring bands that hold more than half of all workers.
fn most_workers(spread: &Spread) -> Option<(usize, usize)> {
    let n_in_bands = &spread.bands.n_in_bands;
    (1..=n_in_bands.len()).find_map(|n_bands| {
        let spans = n_in_bands.windows(n_bands).enumerate();
        let enough = spans
            .map(|(from, span)| (from, span.iter().sum::<u64>()))
            .filter(|(_, n)| n * 2 > spread.n_workers);
        // The lowest of several with as many.
        let (from, _) = enough.rev().max_by_key(|(_, n)| *n)?;
        Some((from, from + n_bands - 1))
    })
}

fn shorter(table: &FigureTable, spread: &Spread) -> String {
    let Spread { bands, n_workers, .. } = spread;
    let cases = table.unit.many();
    if bands.n_without_fte > 0 {
        let n_known = n_workers.saturating_sub(bands.n_without_fte);
        let all = counted(*n_workers, "worker", "workers");
        return format!("FTE known for {} of {all}", thousands(n_known));
    }
    let over = bands.n_over_fifty;
    format!("{} of {} workers hold over 50 {cases} per FTE", thousands(over), thousands(*n_workers))
}

/// Whom no band has.
fn outside(table: &FigureTable, bands: &FteBands) -> String {
    let (one, many) = (table.unit.one(), table.unit.many());
    let said = [
        (bands.n_without_fte, "FTE not known or 0".to_owned()),
        (bands.n_under_one, format!("under 1 {one} per FTE")),
        (bands.n_over_fifty, format!("over 50 {many} per FTE")),
    ];
    let said: Vec<String> = said
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, why)| format!("{} with {why}", counted(n, "worker", "workers")))
        .collect();
    if said.is_empty() {
        return "Every one of them is in a band.".to_owned();
    }
    format!("In no band, and not drawn: {}.", said.join("; "))
}

fn text_alternative(table: &FigureTable, spread: &Spread, said: &str, outside: &str) -> String {
    let bands = (0..).zip(&spread.bands.n_in_bands).filter(|(_, n)| **n > 0);
    let bands: Vec<String> =
        bands.map(|(at, n)| format!("{} in {}", thousands(*n), FteBands::name(at))).collect();
    let bands = if bands.is_empty() { "nobody in any".to_owned() } else { bands.join(", ") };
    format!(
        "Columns for bands of five {} per FTE from 1 to 50, as high as the workers in them. {said}. \
         Workers in each band: {bands}. {outside} The same numbers are in the table.",
        table.unit.many()
    )
}

fn numbers(table: &FigureTable, bands: &FteBands) -> ChartTable {
    let (one, many) = (table.unit.one(), table.unit.many());
    let in_bands = (0..).zip(&bands.n_in_bands).map(|(at, n)| (FteBands::name(at), *n));
    let others = [
        (format!("Under 1 {one}"), bands.n_under_one),
        (format!("Over 50 {many}"), bands.n_over_fifty),
        ("FTE not known or 0".to_owned(), bands.n_without_fte),
    ];
    let lines = in_bands.chain(others).map(|(name, n)| vec![name, thousands(n)]).collect();
    let headings = vec![format!("{} per FTE", capital(many)), "Workers".to_owned()];
    ChartTable { headings, lines }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_together_are_named_by_their_ends() {
        assert_eq!(span(0, 0), "1 to under 5");
        assert_eq!(span(2, 4), "10 to under 25");
        assert_eq!(span(8, 9), "40 to 50");
    }
}
