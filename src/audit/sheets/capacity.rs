//! What the workers of each row can carry by the weighting scheme, and what they hold of it.

use super::layout::{Title, count, last, of_the_named, sheet};
use super::spread::nobody;
use super::subject::Subject;
use crate::audit::figures::FigureTable;
use crate::audit::load::LoadFigures;
use crate::audit::settings::CountUnit;
use crate::audit::sheet::{Column, Sheet};
use crate::audit::working::{Shown, Steps, Working};
use crate::format::{Exact, counted};
use crate::weighting::{LoadBand, NoCapacity, head_room, head_room_cases, utilisation};

/// The capacity of every row. `files` are the names of the audit's files, by number.
pub fn capacity(table: &FigureTable, files: &[String]) -> Sheet {
    let (unit, many) = (table.scheme.unit.heading(), table.unit.many());
    let at = |heading: String| Column::at(heading, table.stock.heading());
    let mut columns = vec![
        at(format!("{unit} held")),
        at(format!("{unit} available")),
        at("Used".to_owned()).main(),
        at("Head-room".to_owned()),
        at(format!("In typical {many}")),
    ];
    let workers = |heading: &str| Column::of(heading).within("Workers by use of capacity");
    columns.extend(LoadBand::ALL.map(|band| workers(band.name())));
    columns.push(workers("Capacity not known"));
    let title = Title {
        id_by_area: "capacity-by-area",
        id_by_team: "capacity-by-team",
        what: "Capacity and use",
    };
    let note = format!(
        "What workers hold {} beside what they can carry by the scheme {} ({}): full time \
             \u{d7} FTE, less for the newly qualified, fixed duties and absence. The last columns \
             count workers by how much of it is used.",
        table.stock.in_words(),
        table.scheme.title,
        table.scheme.short_hash
    );
    sheet(title, note, columns, (table, files), of_the_named(last, |subject| cells(subject, unit)))
}

/// Why head-room is no number of cases.
const WEIGH_NOTHING: &str =
    "by this scheme the cases weigh nothing, so any number of them would fit.";

fn cells(subject: Subject<'_>, unit: &str) -> Vec<Working> {
    let load = &subject.row.load;
    let points = load.points.to_exact();
    let whose = || subject.at_stock();
    let counted_in = subject.table.unit;
    let (why, left_out) = (why_none(subject), left_out(load, counted_in));
    let is_known = load.n_workers > 0;
    let steps = || Steps {
        headings: vec![
            "Workers whose capacity is known".into(),
            "Newly qualified".into(),
            counted_in.heading().into(),
        ],
        lines: vec![vec![
            load.n_workers.to_string(),
            load.n_newly_qualified.to_string(),
            load.n_cases.to_string(),
        ]],
    };
    let of = |name: &str, formula: &str, sum: Option<(String, Exact)>, shown: Shown| {
        match sum {
            Some((expression, value)) if is_known => {
                Working::done(name, whose(), formula, expression, value, shown).with_steps(steps())
            }
            // What is known of the workers gives all but a number of cases that weigh nothing.
            _ if is_known => Working::not_available(name, whose(), formula, WEIGH_NOTHING),
            _ => Working::not_available(name, whose(), formula, why.clone()),
        }
        .leaving_out(left_out.clone())
    };
    let room = head_room(&points, &load.capacity);
    let (held, available) = (points.in_a_sum(), load.capacity.in_a_sum());
    let a_case = load.points_of_all.to_exact().over(&Exact::whole(load.n_cases_of_all));
    let in_cases = a_case.and_then(|a_case| {
        let n = head_room_cases(&room, &a_case)?;
        Some((
            format!(
                "({held_for} \u{2212} {points}) \u{f7} ({all} \u{f7} {cases})",
                held_for = available,
                points = held,
                all = load.points_of_all.to_exact().in_a_sum(),
                cases = Exact::whole(load.n_cases_of_all).in_a_sum()
            ),
            n,
        ))
    });
    let mut cells = vec![
        of(
            &format!("{unit} held"),
            &format!(
                "What the {} of the workers whose capacity is known weigh by the scheme.",
                counted_in.many()
            ),
            Some((held.clone(), points.clone())),
            Shown::OneDecimal,
        ),
        of(
            &format!("{unit} available"),
            "What those workers can carry by the scheme, added up.",
            Some((available.clone(), load.capacity.clone())),
            Shown::OneDecimal,
        ),
        of(
            "Used",
            "What is held divided by what is available.",
            utilisation(&points, &load.capacity)
                .ok()
                .map(|share| (format!("{held} \u{f7} {available}"), share)),
            Shown::Percent,
        ),
        of(
            "Head-room",
            "What is available less what is held; below 0 where more is held than can be carried.",
            Some((format!("{available} \u{2212} {held}"), room)),
            Shown::OneDecimal,
        ),
    ];
    let typical_name = format!("Head-room in typical {}", counted_in.many());
    let typical_formula =
        format!("Head-room divided by what a {} of this row weighs on average.", counted_in.one());
    cells.push(of(&typical_name, &typical_formula, in_cases, Shown::OneDecimal));
    for (at, band) in LoadBand::ALL.into_iter().enumerate() {
        let name = format!("Workers who use {}", band.name().to_lowercase());
        let formula = "Workers whose use of capacity is in this band, before rounding.";
        let n = load.n_in_bands.get(at).copied().unwrap_or(0);
        cells.push(if is_known {
            count(&name, whose(), formula, n).with_steps(steps())
        } else {
            Working::not_available(name, whose(), formula, why.clone())
        });
    }
    let n_without = load.without.values().map(|(n_workers, _)| n_workers).sum();
    cells.push(
        count(
            "Capacity not known",
            whose(),
            "Workers who hold cases and whose capacity is not known or is none.",
            n_without,
        )
        .leaving_out(left_out),
    );
    cells
}

/// Why there is no capacity: the reason of all workers, or how many have which.
fn why_none(subject: Subject<'_>) -> String {
    let without: Vec<_> = subject.row.load.without.iter().collect();
    match without.as_slice() {
        [] => nobody(subject),
        [(NoCapacity::NotStated, _)] => {
            format!("{}. Choose or edit a scheme that states one.", NoCapacity::NotStated)
        }
        [(why, (n_workers, _))] => {
            let n_holders = subject.row.stock.as_ref().map_or(0, |stock| stock.n_holders);
            let whom = if n_holders > *n_workers { "who is named" } else { "who holds a case" };
            format!("{why}, for every worker {whom}.")
        }
        several => {
            let said = several.iter().map(|(why, (n_workers, _))| {
                format!("{}: {why}", counted(*n_workers, "worker", "workers"))
            });
            format!("{}.", said.collect::<Vec<_>>().join("; "))
        }
    }
}

fn left_out(load: &LoadFigures, unit: CountUnit) -> Vec<String> {
    let said = |(why, (n_workers, n_cases)): (&NoCapacity, &(u64, u64))| {
        let workers = counted(*n_workers, "worker", "workers");
        format!("{workers} with {}: {why}.", counted(*n_cases, unit.one(), unit.many()))
    };
    load.without.iter().map(said).collect()
}
