//! What the cases of each row are like: complexity, risk and travel.

use super::layout::{Title, last, of_the_named, share, sheet};
use super::spread::nobody;
use crate::audit::figures::FigureTable;
use crate::audit::mix::{MixOf, MixPart};
use crate::audit::sheet::{Column, Sheet};
use crate::audit::working::Working;

/// The mix of every row, a sheet each for complexity, risk and travel as far as files tell.
pub fn mix(table: &FigureTable, files: &[String]) -> Vec<Sheet> {
    MixOf::ALL.into_iter().filter_map(|of| one(of, table, files)).collect()
}

fn one(of: MixOf, table: &FigureTable, files: &[String]) -> Option<Sheet> {
    let part = table.all_teams.mix.parts.get(&of)?;
    let has_others = part.n_others > 0;
    let mut columns: Vec<Column> = part.bands.iter().map(|(band, _)| Column::of(band)).collect();
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
            let untold = MixPart::default();
            let MixPart { bands, n_others } = mix.parts.get(&of).unwrap_or(&untold);
            let n_given: u64 = bands.iter().map(|(_, n)| n).sum::<u64>() + n_others;
            let mut cells: Vec<Working> = bands.iter().map(|(band, n)| cell(band, *n)).collect();
            cells.extend(has_others.then(|| cell("other values", *n_others)));
            cells.push(cell("not given", mix.n_cases.saturating_sub(n_given)));
            cells
        }),
    ))
}
