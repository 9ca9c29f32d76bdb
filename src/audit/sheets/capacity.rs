//! What the workers of each row can carry by the weighting scheme, and what they hold of it.

use super::layout::{Title, count, last, of_the_named, sheet};
use super::spread::nobody;
use super::subject::Subject;
use crate::audit::figures::FigureTable;
use crate::audit::load::{KindOfWorkers, LoadFigures};
use crate::audit::scored::Scored;
use crate::audit::settings::CountUnit;
use crate::audit::sheet::{Column, Sheet};
use crate::audit::working::{Shown, Steps, Working};
use crate::format::{Exact, counted, thousands};
use crate::weighting::{LoadBand, NoCapacity, Part, head_room, head_room_cases, utilisation};

/// The capacity of every row. `files` are the names of the audit's files, by number.
pub fn capacity(table: &FigureTable, files: &[String]) -> Sheet {
    let (unit, many) = (table.scheme.unit.heading(), table.unit.many());
    let at = |heading: String| Column::at(heading, table.stock.heading());
    let mut columns = vec![
        at(format!("{unit} held")),
        at(format!("{unit} available")),
        at("Utilisation".to_owned()).main(),
        at("Room left".to_owned()),
        at(format!("Room left, in average {many}")),
    ];
    let workers = |heading: &str| Column::of(heading).within("Workers by use of capacity");
    columns.extend(LoadBand::ALL.map(|band| workers(band.name())));
    columns.push(workers("Capacity not known"));
    let title = Title {
        id_by_area: "capacity-by-area",
        id_by_team: "capacity-by-team",
        what: "Capacity and use",
    };
    let scored = Scored::at_last(table);
    let untold = scored.caution(table.unit).map(|said| format!("{said} ")).unwrap_or_default();
    let in_part = scored.in_words(table.unit).filter(|_| untold.is_empty());
    let in_part = in_part.map(|said| format!(" Of what is held here, {said}.")).unwrap_or_default();
    let note = format!(
        "{untold}What workers hold {} beside what they can carry by the weighting scheme {}: full \
             time \u{d7} FTE, less for the newly qualified, fixed duties and absence. Utilisation is \
             what is held divided by that. The last columns count workers by theirs.{in_part}",
        table.stock.in_words(),
        table.scheme.in_words()
    );
    sheet(title, note, columns, (table, files), of_the_named(last, |subject| cells(subject, unit)))
}

/// Why the room that is left is no number of cases.
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
    let by = format!(" By the weighting scheme {}.", subject.table.scheme.in_full());
    let of =
        |name: &str, formula: &str, sum: Option<(String, Exact)>, shown: Shown, steps: Steps| {
            let formula = format!("{formula}{by}");
            match sum {
                Some((expression, value)) if is_known => {
                    Working::done(name, whose(), formula, expression, value, shown)
                        .with_steps(steps)
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
        let all = load.points_of_all.to_exact().in_a_sum();
        let cases = Exact::whole(load.n_cases_of_all).in_a_sum();
        Some((format!("({available} \u{2212} {held}) \u{f7} ({all} \u{f7} {cases})"), n))
    });
    let mut cells = vec![
        of(
            &format!("{unit} held"),
            &format!(
                "What the {} of the workers whose capacity is known weigh, each {} its own sum of \
                 what the scheme gives it, added up.",
                counted_in.many(),
                counted_in.one()
            ),
            Some(held_in_a_sum(load, &points)),
            Shown::OneDecimal,
            held_by_word(subject),
        ),
        of(
            &format!("{unit} available"),
            "What one FTE of each kind of worker carries, multiplied by the FTE of those workers, \
             added up.",
            Some(available_in_a_sum(subject)),
            Shown::OneDecimal,
            available_by_kind(subject),
        ),
        of(
            "Utilisation",
            "What is held divided by what is available.",
            utilisation(&points, &load.capacity)
                .ok()
                .map(|share| (format!("{held} \u{f7} {available}"), share)),
            Shown::Utilisation,
            steps(),
        ),
        of(
            "Room left",
            "What is available less what is held; below 0 where more is held than can be carried.",
            Some((format!("{available} \u{2212} {held}"), room)),
            Shown::OneDecimal,
            steps(),
        ),
    ];
    let typical_name = format!("Room left, in average {}", counted_in.many());
    let typical_formula =
        format!("Room left divided by what a {} of this row weighs on average.", counted_in.one());
    cells.push(of(&typical_name, &typical_formula, in_cases, Shown::OneDecimal, steps()));
    cells.extend(workers_in_bands(subject, &by, &steps()));
    cells
}

/// Workers by their utilisation, and those who have none.
fn workers_in_bands<'a>(
    subject: Subject<'a>,
    by: &'a str,
    steps: &'a Steps,
) -> impl Iterator<Item = Working> + 'a {
    let load = &subject.row.load;
    let of_band = move |(at, band): (usize, LoadBand)| {
        let name = format!("Workers with a utilisation of {}", band.name().to_lowercase());
        let formula = format!("Workers whose utilisation is in this band, before rounding.{by}");
        let n = load.n_in_bands.get(at).copied().unwrap_or(0);
        if load.n_workers > 0 {
            count(&name, subject.at_stock(), &formula, n).with_steps(steps.clone())
        } else {
            Working::not_available(name, subject.at_stock(), formula, why_none(subject))
        }
    };
    let without = count(
        "Capacity not known",
        subject.at_stock(),
        "Workers who hold cases and whose capacity is not known or is none.",
        load.without.values().map(|(n_workers, _)| n_workers).sum(),
    );
    let without = without.leaving_out(left_out(load, subject.table.unit));
    LoadBand::ALL.into_iter().enumerate().map(of_band).chain([without])
}

/// What is held, by the words that the scheme scores by first.
fn held_in_a_sum(load: &LoadFigures, points: &Exact) -> (String, Exact) {
    let terms: Vec<String> =
        load.by_word.values().map(|(_, points)| points.to_exact().in_a_sum()).collect();
    match terms.as_slice() {
        [] => (points.in_a_sum(), points.clone()),
        terms => (terms.join(" + "), points.clone()),
    }
}

fn held_by_word(subject: Subject<'_>) -> Steps {
    let FigureTable { unit, scheme, .. } = subject.table;
    let (of, words) = match &scheme.words {
        Some((part, words)) => (heading_of(*part), words.as_slice()),
        None => (unit.heading(), &[][..]),
    };
    let word = |place: u16| match words.get(usize::from(place)) {
        Some(word) => word.clone(),
        None if words.is_empty() => "All".to_owned(),
        None => "Any other or not given".to_owned(),
    };
    let by_word = subject.row.load.by_word.iter();
    let lines = by_word.map(|(&place, (n_cases, points))| {
        vec![word(place), thousands(*n_cases), points.to_exact().in_a_sum()]
    });
    Steps {
        headings: [of, unit.heading(), scheme.unit.heading()].map(str::to_owned).to_vec(),
        lines: lines.collect(),
    }
}

fn heading_of(part: Part) -> &'static str {
    match part {
        Part::CaseType => "Case type",
        Part::Complexity => "Complexity",
        Part::Risk => "Risk",
        Part::Travel => "Travel",
    }
}

/// What one FTE of a kind of worker carries, with its sum in brackets where it needs them.
fn of_one_fte(subject: Subject<'_>, kind: &KindOfWorkers) -> Option<(String, Exact)> {
    let rules = &subject.table.scheme.capacity;
    let each = rules.of_one_fte(kind.is_newly_qualified, kind.is_absent).ok()?;
    Some((each.expression, each.value))
}

/// `(100 − 15) × 8.6 + (100 × 0.9 − 15) × 2`.
fn available_in_a_sum(subject: Subject<'_>) -> (String, Exact) {
    let load = &subject.row.load;
    let terms = load.kinds.iter().filter_map(|kind| {
        let (sum, _) = of_one_fte(subject, kind)?;
        let sum = if sum.contains(' ') { format!("({sum})") } else { sum };
        Some(format!("{sum} \u{d7} {}", kind.fte.in_a_sum()))
    });
    (terms.collect::<Vec<_>>().join(" + "), load.capacity.clone())
}

fn available_by_kind(subject: Subject<'_>) -> Steps {
    let unit = subject.table.scheme.unit.heading();
    let line = |kind: &KindOfWorkers| {
        let name = match (kind.is_newly_qualified, kind.is_absent) {
            (false, false) => "Not newly qualified",
            (true, false) => "Newly qualified",
            (false, true) => "Absent, not newly qualified",
            (true, true) => "Absent, newly qualified",
        };
        let (sum, value) = of_one_fte(subject, kind)?;
        let in_all = value.times(&kind.fte);
        let is_a_sum = sum.contains(' ');
        let value = value.at_most_two_decimals();
        Some(vec![
            name.to_owned(),
            thousands(kind.n_workers),
            kind.fte.in_a_sum(),
            if is_a_sum { format!("{sum} = {value}") } else { value },
            in_all.at_most_two_decimals(),
        ])
    };
    Steps {
        headings: vec![
            "Kind of worker".to_owned(),
            "Workers".to_owned(),
            "Their FTE".to_owned(),
            format!("{unit} for one FTE"),
            format!("{unit} together"),
        ],
        lines: subject.row.load.kinds.iter().filter_map(line).collect(),
    }
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
