//! What the cases of each row are like: complexity, risk and travel.

use std::collections::BTreeSet;

use super::layout::{Title, last, of_the_named, share, sheet};
use super::spread::nobody;
use crate::audit::figures::FigureTable;
use crate::audit::mix::{MixOf, rank};
use crate::audit::sheet::{Column, Sheet};
use crate::audit::working::Working;

/// More bands than these are not told apart.
const N_BANDS: usize = 8;

/// The mix of every row, a sheet each for complexity, risk and travel as far as files tell.
pub fn mix(table: &FigureTable, files: &[String]) -> Vec<Sheet> {
    MixOf::ALL.into_iter().filter_map(|of| one(of, table, files)).collect()
}

fn one(of: MixOf, table: &FigureTable, files: &[String]) -> Option<Sheet> {
    let rows = table.rows.iter().chain([&table.all_teams]);
    let bands = rows.flat_map(|row| row.mix.bands.keys()).filter(|(part, _)| *part == of);
    let bands: BTreeSet<(usize, String, &str)> = bands
        .map(|(_, band)| {
            let (place, word) = rank(band);
            (place, word, band.as_str())
        })
        .collect();
    if bands.is_empty() {
        return None;
    }
    let n_all = bands.len();
    let bands: Vec<&str> = bands.into_iter().map(|(.., band)| band).take(N_BANDS).collect();
    let has_others = n_all > bands.len();
    let mut columns: Vec<Column> = bands.iter().map(|&band| Column::of(band)).collect();
    columns.extend(has_others.then(|| Column::of("Other values")));
    columns.push(Column::of("Not given"));
    let title = match of {
        MixOf::Complexity => Title {
            id_by_area: "complexity-by-area",
            id_by_team: "complexity-by-team",
            what: of.name(),
        },
        MixOf::Risk => {
            Title { id_by_area: "risk-by-area", id_by_team: "risk-by-team", what: of.name() }
        }
        MixOf::Travel => {
            Title { id_by_area: "travel-by-area", id_by_team: "travel-by-team", what: of.name() }
        }
    };
    let note = format!(
        "What the files say of the {} that workers hold {}, as shares of all of them. Teams with \
             like averages may carry unlike work.",
        table.unit.many(),
        table.stock.in_words()
    );
    Some(sheet(
        title,
        note,
        columns,
        (table, files),
        of_the_named(last, |subject| {
            let mix = &subject.row.mix;
            let n_of = |band: &str| mix.bands.get(&(of, band.to_owned())).copied().unwrap_or(0);
            let n_given: u64 =
                mix.bands.iter().filter(|((part, _), _)| *part == of).map(|(_, n)| n).sum();
            let n_shown: u64 = bands.iter().map(|band| n_of(band)).sum();
            let cell = |name: &str, n: u64| {
                share(
                    &format!("{}: {name}", of.name()),
                    subject.at_stock(),
                    &format!(
                        "{} of which the files say so, divided by all {} that workers hold.",
                        table.unit.heading(),
                        table.unit.many()
                    ),
                    (n, mix.n_cases),
                    &nobody(subject),
                )
            };
            let mut cells: Vec<Working> = bands.iter().map(|band| cell(band, n_of(band))).collect();
            cells.extend(has_others.then(|| cell("other values", n_given - n_shown)));
            cells.push(cell("not given", mix.n_cases.saturating_sub(n_given)));
            cells
        }),
    ))
}
