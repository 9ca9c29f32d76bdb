//! Heads beside full-time equivalents, who came and went, and who is which kind of worker.

use super::averages::{self, beside};
use super::layout::{Title, all_months, count, last, of_the_named, quotient, sheet};
use super::spread::nobody;
use super::subject::Subject;
use crate::audit::figures::FigureTable;
use crate::audit::settings::{CountUnit, Definition, Measure};
use crate::audit::sheet::{Column, Sheet};
use crate::audit::staff::{StaffChanges, StaffFigures};
use crate::audit::working::{Shown, Steps, Working};
use crate::format::{Exact, counted, listed};

/// A column that counts workers, with what is counted.
type Counted = (&'static str, &'static str, fn(&StaffFigures) -> Option<u64>);

const COUNTED: [Counted; 7] = [
    ("Workers", "Workers who hold cases, each counted once.", |staff| Some(staff.n_holders)),
    ("Part-time", "Workers who hold cases and have an FTE above 0 and under 1.", |staff| {
        (staff.n_with_fte > 0).then_some(staff.n_part_time)
    }),
    ("In several teams", "Workers who hold cases here and in another team too.", |staff| {
        Some(staff.n_in_several_teams)
    }),
    (
        "Newly qualified",
        "Workers who hold cases and are newly qualified (ASYE), as the staffing file says or, where \
         none does, by the words of their role.",
        |staff| staff.n_newly_qualified,
    ),
    (
        "Agency",
        "Workers who hold cases and are from an agency, as the staffing file says.",
        |staff| staff.n_agency,
    ),
    (
        "Absent",
        "Workers who hold cases and for whom the staffing file gives an absence.",
        |staff| staff.n_absent,
    ),
    (
        "In post without cases",
        "Staff whose post here is filled, by the staffing file, and who hold no case here.",
        |staff| staff.n_without_cases,
    ),
];

/// Why there is no number of what only a staffing file tells.
const NOT_SAID: &str = "the files do not say so of anybody; a staffing file can.";

/// The staff of every row at the last audit month.
pub fn staff(table: &FigureTable, files: &[String]) -> Sheet {
    let at = |heading: &str| Column::at(heading, table.stock.heading());
    let factor = table.scheme.newly_qualified_factor.to_exact().in_a_sum();
    let mut columns = vec![at("Workers")];
    columns.extend(headings_of_fte(table.unit, &factor).iter().map(|heading| at(heading)));
    if let Some(per_fte) = columns.get_mut(2) {
        *per_fte = per_fte.clone().main();
    }
    columns.extend(COUNTED.iter().skip(1).map(|(heading, ..)| at(heading)));
    if table.counts_staff_in_post() {
        columns.extend(headings_in_post(table.unit).iter().map(|heading| at(heading)));
    }
    let title = Title {
        id_by_area: "staff-by-area",
        id_by_team: "staff-by-team",
        what: "Workers and full-time equivalents",
    };
    let last_columns = if table.counts_staff_in_post() {
        " The last three columns are of all staff in post, whom the averages are taken over."
    } else {
        ""
    };
    let note = format!(
        "Heads beside contracted time {}, of the workers who hold cases. Workers whose FTE is not \
             known, and their {}, are in no figure per FTE and stand in columns of their own.{last_columns}",
        table.stock.in_words(),
        table.unit.many()
    );
    sheet(
        title,
        note,
        columns,
        (table, files),
        of_the_named(last, |subject| {
            let Some(staff) = &subject.row.staff else { return none(subject, &factor) };
            let mut counted = COUNTED.iter().map(|&(name, formula, of)| {
                let whose = subject.at_stock();
                match of(staff) {
                    Some(n) => count(name, whose, formula, n),
                    None => Working::not_available(name, whose, formula, NOT_SAID),
                }
            });
            let mut cells: Vec<Working> = counted.next().into_iter().collect();
            cells.extend(of_fte(subject, staff, &factor));
            cells.extend(counted);
            if table.counts_staff_in_post() {
                cells.extend(in_post(subject));
            }
            cells
        }),
    )
}

fn headings_in_post(unit: CountUnit) -> [String; 3] {
    let per_fte = format!("{} per FTE of staff in post", unit.heading());
    ["Staff in post".to_owned(), "FTE of staff in post".to_owned(), per_fte]
}

/// Heads, contracted time and what is held for it, of all staff in post.
fn in_post(subject: Subject<'_>) -> [Working; 3] {
    let [heads, fte, per_fte] = headings_in_post(subject.table.unit);
    let formula = format!(
        "{} of workers whose FTE is known, divided by the FTE of all staff in post.",
        subject.table.unit.heading()
    );
    let why = "no FTE of a worker who holds cases is known and above 0.";
    let whose = subject.at_stock();
    let Some(month) = subject.row.monthly.last() else {
        let none = |name| {
            Working::not_available(name, whose.clone(), &*formula, subject.nothing_at_stock())
        };
        return [none(heads), none(fte), none(per_fte)];
    };
    let definition = Definition { measure: Measure::CasesPerFte, ..subject.table.definition() };
    let terms = month.terms(definition);
    let cases = Exact::whole(terms.numerator);
    [
        beside::staff_in_post(subject),
        Working { name: fte, ..beside::fte_in_post(subject, Shown::TwoDecimals) },
        quotient(&per_fte, whose, &formula, (&cases, &terms.denominator), why)
            .leaving_out(averages::in_neither_number(definition, month)),
    ]
}

fn headings_of_fte(unit: CountUnit, factor: &str) -> [String; 6] {
    let heading = unit.heading();
    [
        "FTE".to_owned(),
        format!("{heading} per FTE"),
        "FTE not known".to_owned(),
        format!("Their {}", unit.many()),
        format!("FTE, newly qualified \u{d7} {factor}"),
        format!("{heading} per that FTE"),
    ]
}

fn none(subject: Subject<'_>, factor: &str) -> Vec<Working> {
    let counts_posts = subject.table.counts_staff_in_post();
    let in_post = counts_posts.then(|| headings_in_post(subject.table.unit));
    let names = std::iter::once("Workers".to_owned())
        .chain(headings_of_fte(subject.table.unit, factor))
        .chain(COUNTED.iter().skip(1).map(|(name, ..)| (*name).to_owned()))
        .chain(in_post.into_iter().flatten());
    names
        .map(|name| {
            Working::not_available(name, subject.at_stock(), "Of single workers.", nobody(subject))
        })
        .collect()
}

fn of_fte(subject: Subject<'_>, staff: &StaffFigures, factor: &str) -> [Working; 6] {
    let unit = subject.table.unit;
    let (heading, many) = (unit.heading(), unit.many());
    let whose = || subject.at_stock();
    let why = "no worker\u{2019}s FTE is known and above 0.";
    let n_without = staff.n_holders.saturating_sub(staff.n_with_fte);
    let known = Steps {
        headings: ["Workers who hold cases", "With known FTE", heading].map(str::to_owned).to_vec(),
        lines: vec![vec![
            staff.n_holders.to_string(),
            staff.n_with_fte.to_string(),
            staff.n_cases_with_fte.to_string(),
        ]],
    };
    let left_out = || -> Vec<String> {
        let workers = counted(n_without, "worker", "workers");
        let cases = counted(staff.n_cases_without_fte, unit.one(), many);
        let said = format!("{workers} whose FTE is not known or is 0, with {cases}.");
        (n_without > 0).then_some(said).into_iter().collect()
    };
    let fte_formula = "The full-time equivalents of the workers who hold cases, added up.";
    let fte = |name: &str, formula: &str, expression: String, value: &Exact| {
        if staff.n_with_fte == 0 {
            return Working::not_available(name, whose(), formula, why);
        }
        Working::done(name, whose(), formula, expression, value.clone(), Shown::TwoDecimals)
            .with_steps(known.clone())
            .leaving_out(left_out())
    };
    let cases = Exact::whole(staff.n_cases_with_fte);
    let per_fte = |name: &str, formula: &str, fte: &Exact| {
        quotient(name, whose(), formula, (&cases, fte), why)
            .with_steps(known.clone())
            .leaving_out(left_out())
    };
    let newly_qualified_factor = subject.table.scheme.newly_qualified_factor.to_exact();
    let fte_adjusted = staff.fte_adjusted(&newly_qualified_factor);
    let others = staff.fte.minus(&staff.fte_newly_qualified);
    let adjusted =
        format!("{} + {factor} \u{d7} {}", others.in_a_sum(), staff.fte_newly_qualified.in_a_sum());
    let adjusted_formula = format!(
        "The same, with the FTE of the newly qualified counted as {factor} of it, because they \
         carry fewer {many}. The weighting scheme holds the {factor}."
    );
    let of_known = format!("{heading} of workers whose FTE is known, divided by");
    let per_adjusted = format!(
        "{of_known} that FTE, in which the FTE of the newly qualified counts as {factor} of it."
    );
    let of_unknown = format!("{heading} of the workers whose FTE is not known or is 0.");
    let [all, per_all, unknown, theirs, less, per_less] = headings_of_fte(unit, factor);
    [
        fte(&all, fte_formula, staff.fte.in_a_sum(), &staff.fte),
        per_fte(&per_all, &format!("{of_known} it."), &staff.fte),
        count(&unknown, whose(), "Workers whose FTE is not known or is 0.", n_without),
        count(&theirs, whose(), &of_unknown, staff.n_cases_without_fte),
        fte(&less, &adjusted_formula, adjusted, &fte_adjusted),
        per_fte(&per_less, &per_adjusted, &fte_adjusted),
    ]
}

/// A column of who came or went, with what is counted.
type Changed = (&'static str, &'static str, fn(&StaffChanges) -> u64);

const CHANGED: [Changed; 5] = [
    ("Workers at first", "Workers who held cases here in the first audit month.", |of| of.n_before),
    (
        "Starters",
        "Workers who hold cases here in the last audit month and held none anywhere in the first.",
        |of| of.n_starters,
    ),
    (
        "Moved in",
        "Workers who hold cases here in the last audit month and in the first held cases elsewhere \
         only.",
        |of| of.n_moved_in,
    ),
    (
        "Leavers",
        "Workers who held cases here in the first audit month and hold none anywhere in the last.",
        |of| of.n_leavers,
    ),
    (
        "Moved out",
        "Workers who held cases here in the first audit month and in the last hold cases elsewhere \
         only.",
        |of| of.n_moved_out,
    ),
];

/// Who came and went between the first and the last audit month.
pub fn changes(table: &FigureTable, files: &[String]) -> Option<Sheet> {
    let &[first, .., last] = table.months.as_slice() else { return None };
    let mut columns: Vec<Column> =
        CHANGED.iter().map(|(heading, ..)| Column::of(*heading)).collect();
    columns.push(Column::of("Workers at last"));
    let title = Title {
        id_by_area: "changes-by-area",
        id_by_team: "changes-by-team",
        what: "Starters, leavers and movers",
    };
    let note = format!(
        "Who holds cases in {} beside {}. Whoever came and went in between is not seen.",
        last.long(),
        first.long()
    );
    Some(sheet(
        title,
        note,
        columns,
        (table, files),
        of_the_named(all_months, |subject| {
            let whose = subject.over_the_months();
            let at_last = (
                "Workers at last",
                "Workers at first + starters + moved in \u{2212} leavers \
                       \u{2212} moved out.",
            );
            let Some(changes) = subject.row.staff.as_ref().and_then(|staff| staff.changes.as_ref())
            else {
                let why = "workers are not named, or there are no rows, in the first or the last \
                       audit month.";
                let named = CHANGED.iter().map(|&(name, formula, _)| (name, formula));
                return named
                    .chain([at_last])
                    .map(|(name, formula)| {
                        Working::not_available(name, whose.clone(), formula, why)
                    })
                    .collect();
            };
            let teams = &changes.teams_left_out;
            let left_out = (!teams.is_empty()).then(|| {
                format!("{}: no worker is named in one of the two months.", listed(teams))
            });
            let mut cells: Vec<Working> = CHANGED
                .iter()
                .map(|&(name, formula, of)| count(name, whose.clone(), formula, of(changes)))
                .map(|cell| cell.leaving_out(left_out.iter().cloned().collect()))
                .collect();
            let StaffChanges { n_before, n_starters, n_moved_in, n_leavers, n_moved_out, .. } =
                changes;
            let n_now =
                (n_before + n_starters + n_moved_in).saturating_sub(n_leavers + n_moved_out);
            let expression = format!(
                "{n_before} + {n_starters} + {n_moved_in} \u{2212} {n_leavers} \u{2212} {n_moved_out}"
            );
            let (name, formula) = at_last;
            cells.push(
                Working::done(name, whose, formula, expression, Exact::whole(n_now), Shown::Whole)
                    .leaving_out(left_out.into_iter().collect()),
            );
            cells
        }),
    ))
}
