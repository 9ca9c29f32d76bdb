//! How cases are spread over the workers who hold them, and who is above the normal number.

use super::layout::{Title, count, last, of_the_named, share, sheet};
use super::subject::Subject;
use crate::audit::figures::FigureTable;
use crate::audit::sheet::{Column, Sheet};
use crate::audit::spread::{AboveNormal, FteBands, Spread, TopFifth};
use crate::audit::term::Term;
use crate::audit::working::{Shown, Steps, Working};
use crate::format::{Exact, counted, thousands};

/// The spread of every row. `files` are the names of the audit's files, by number.
pub fn spread(table: &FigureTable, files: &[String]) -> Sheet {
    let has_normal = table.all_teams.above_normal.is_some();
    let at = |heading: &str| Column::at(heading, table.stock.heading());
    let mut columns: Vec<Column> =
        ["Workers", "Fewest", "Lower quartile"].iter().map(|heading| at(heading)).collect();
    columns.push(at("Median").main());
    columns.extend(["Upper quartile", "Most", "Held by the top fifth"].iter().map(|of| at(of)));
    if has_normal {
        columns.extend(NORMAL.map(Column::of));
    }
    let title = Title {
        id_by_area: "spread-by-area",
        id_by_team: "spread-by-team",
        what: "Spread of caseloads",
    };
    let many = table.unit.many();
    let by_fte = if has_normal {
        format!(
            " A worker is above the normal number when they hold more than it \u{d7} their own FTE; \
             the other columns are the {many} that workers hold, whatever their FTE."
        )
    } else {
        String::new()
    };
    let note = format!(
        "How many {many} single workers hold {}: half of them hold the median or fewer. Where all \
         hold as many, the top fifth hold 20%; the more above that, the less even the \
         spread.{by_fte}",
        table.stock.in_words()
    );
    sheet(
        title,
        note,
        columns,
        (table, files),
        of_the_named(last, |subject| {
            let mut cells = cells(subject);
            if has_normal {
                cells.extend(above_normal(subject));
            }
            cells
        }),
    )
}

/// What the middle half of all workers hold, and the most that one of them does.
#[derive(Clone, Debug)]
pub struct MiddleHalf {
    /// The lower quartile.
    pub lower: Working,
    /// The upper quartile.
    pub upper: Working,
    /// The most that one holds.
    pub most: Working,
}

impl MiddleHalf {
    /// Of all teams together. `files` are the names of the audit's files, by number.
    pub fn of_all_teams(table: &FigureTable, files: &[String]) -> Option<Self> {
        let (_, cells) = of_the_named(last, cells)(Subject::of_all_teams(table, files));
        let [_, _, lower, _, upper, most, _] = <[Working; 7]>::try_from(cells).ok()?;
        Some(Self { lower, upper, most })
    }
}

/// The columns of the normal number.
const NORMAL: [&str; 3] = [
    "Normal number for a full-time worker",
    "Above it \u{d7} their FTE",
    "Share above it \u{d7} their FTE",
];

fn cells(subject: Subject<'_>) -> Vec<Working> {
    let spread = subject.row.spread.as_ref();
    vec![
        number(subject, "Workers", "Workers who hold at least one, each counted once.", |spread| {
            spread.n_workers
        }),
        number(subject, "Fewest", "The fewest that any one of these workers holds.", |spread| {
            spread.least
        }),
        quartile(
            subject,
            spread,
            1,
            "Lower quartile",
            "A quarter of the workers hold this many or \
             fewer",
        ),
        quartile(subject, spread, 2, "Median", "Half of the workers hold this many or fewer"),
        quartile(
            subject,
            spread,
            3,
            "Upper quartile",
            "Three quarters of the workers hold this \
             many or fewer",
        ),
        number(subject, "Most", "The most that any one of these workers holds.", |spread| {
            spread.most
        }),
        top_fifth(subject, spread),
    ]
}

/// Why nothing is known of single workers.
pub(super) fn nobody(subject: Subject<'_>) -> String {
    if subject.row.stock.is_none() {
        return subject.nothing_at_stock();
    }
    let in_numbers = subject.row.stock.as_ref().is_some_and(|stock| stock.n_holders > 0);
    if in_numbers {
        "the file gives the workers of a team in numbers and does not name them.".to_owned()
    } else {
        format!("no worker who counts held a case {}.", subject.table.stock.in_words())
    }
}

fn number(subject: Subject<'_>, name: &str, formula: &str, of: fn(&Spread) -> u64) -> Working {
    let whose = subject.at_stock();
    match subject.row.spread.as_ref() {
        Some(spread) => count(name, whose, formula, of(spread)),
        None => Working::not_available(name, whose, formula, nobody(subject)),
    }
}

fn quartile(
    subject: Subject<'_>,
    spread: Option<&Spread>,
    number: usize,
    name: &str,
    meaning: &str,
) -> Working {
    let formula = format!(
        "{meaning}: the workers in order of what they hold, and between two of them in proportion, \
         the same as QUARTILE.INC in a spreadsheet."
    );
    let whose = subject.at_stock();
    match spread.and_then(|spread| Some((spread, spread.quartile(number)?))) {
        Some((spread, quartile)) => Working::done(
            name,
            whose,
            formula,
            quartile.expression(),
            quartile.value.clone(),
            Shown::OneDecimal,
        )
        .with_steps(Steps {
            headings: ["Workers", "Fewest", "Most"].map(str::to_owned).to_vec(),
            lines: vec![[spread.n_workers, spread.least, spread.most].map(thousands).to_vec()],
        }),
        None => Working::not_available(name, whose, formula, nobody(subject)),
    }
}

fn top_fifth(subject: Subject<'_>, spread: Option<&Spread>) -> Working {
    let name = "Held by the top fifth";
    let formula = "What the fifth of the workers with the most hold, of all that is held. It is \
                   exactly a fifth of their number: of six workers the first, and a fifth of what \
                   the second holds. Where all hold as many, it is 20%.";
    let whose = subject.at_stock();
    let Some(Spread { top_fifth, n_workers, .. }) = spread else {
        return Working::not_available(name, whose, formula, nobody(subject));
    };
    if *n_workers < 5 {
        let why = format!(
            "a fifth of {} is less than one worker.",
            counted(*n_workers, "worker", "workers")
        );
        return Working::not_available(name, whose, formula, why);
    }
    let TopFifth { n_whole, n_cases_of_whole, n_fifths_of_next, n_cases_of_next, n_of_all } =
        *top_fifth;
    let fifths = |n: u64| Exact::quotient(n, 5).unwrap_or_else(|| Exact::whole(0));
    let mut held = Term::whole(n_cases_of_whole);
    let mut headings = vec!["Workers".to_owned(), "A fifth of them".to_owned()];
    let mut line = vec![thousands(*n_workers), fifths(*n_workers).in_a_sum()];
    headings.push(format!("The first {} hold", thousands(n_whole)));
    line.push(thousands(n_cases_of_whole));
    if n_fifths_of_next > 0 {
        let of_next = Term::number(&fifths(n_fifths_of_next)).times(&Term::whole(n_cases_of_next));
        held = held.plus(&of_next);
        headings.push("The next holds".to_owned());
        line.push(thousands(n_cases_of_next));
    }
    headings.push("All hold".to_owned());
    line.push(thousands(n_of_all));
    match held.over(&Term::whole(n_of_all)) {
        Some(share) => share.working(name, whose, formula, Shown::Percent),
        None => Working::not_available(name, whose, formula, "nobody holds anything there."),
    }
    .with_steps(Steps { headings, lines: vec![line] })
}

fn above_normal(subject: Subject<'_>) -> [Working; 3] {
    let whose = subject.at_stock();
    let [normal_name, name, share_name] = NORMAL;
    let normal_formula = "What a full-time worker of the team normally holds, as it was entered. \
                          Of teams together, where all of them have the same.";
    let formula = "Workers who hold more than the normal number \u{d7} their FTE. A worker of \
                   several teams is compared in each with what they hold there.";
    let share_formula = "The workers above the normal number \u{d7} their FTE, divided by the workers who hold cases and whose FTE \
                         is known and above 0.";
    let Some(above) = subject.row.above_normal else {
        // Where nobody is there, a number may be entered all the same.
        let why = match subject.row.spread {
            None => nobody(subject),
            Some(_) => "no normal number is entered for it.".to_owned(),
        };
        return [
            Working::not_available(normal_name, whose.clone(), normal_formula, &*why),
            Working::not_available(name, whose.clone(), formula, &*why),
            Working::not_available(share_name, whose, share_formula, why),
        ];
    };
    let left_out = left_out(&above);
    let normal = match above.normal {
        Some(normal) => count(normal_name, whose.clone(), normal_formula, u64::from(normal)),
        None => Working::not_available(
            normal_name,
            whose.clone(),
            normal_formula,
            "not all teams have the same; the workers above their own are added up over the teams.",
        ),
    };
    let nobody_compared = "no worker with a known FTE holds anything.";
    [
        normal,
        if above.n_compared == 0 {
            Working::not_available(name, whose.clone(), formula, nobody_compared)
        } else {
            count(name, whose.clone(), formula, above.n_above)
        }
        .leaving_out(left_out.clone()),
        share(share_name, whose, share_formula, (above.n_above, above.n_compared), nobody_compared)
            .leaving_out(left_out),
    ]
}

fn left_out(above: &AboveNormal) -> Vec<String> {
    let (n_workers, n_teams) = (above.n_without_fte, above.n_teams_without);
    let workers = counted(n_workers, "worker", "workers");
    let teams = counted(n_teams, "team", "teams");
    [
        (n_workers > 0).then(|| format!("{workers} whose FTE is not known or is 0.")),
        (n_teams > 0).then(|| format!("{teams} without a normal number.")),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The workers of every row by cases per FTE, in the bands of the Department for Education.
pub fn bands(table: &FigureTable, files: &[String]) -> Sheet {
    let (one, many) = (table.unit.one(), table.unit.many());
    let per_fte = format!("{} per FTE", table.unit.heading());
    let band = |at| Column::of(FteBands::name(at)).within(per_fte.clone());
    let mut columns: Vec<Column> = (0..FteBands::N).map(band).collect();
    let left_out = ["Under 1", "Over 50", "FTE not known"];
    columns.extend(left_out.map(|heading| Column::of(heading).within("Not in the census")));
    let title = Title {
        id_by_area: "bands-by-area",
        id_by_team: "bands-by-team",
        what: &format!("Workers by {many} per full-time equivalent"),
    };
    let note = format!(
        "How many workers are in each band {}, in the bands of the Department for \
             Education\u{2019}s census of children\u{2019}s social workers. The census leaves out \
             those in the last three columns.",
        table.stock.in_words()
    );
    sheet(
        title,
        note,
        columns,
        (table, files),
        of_the_named(last, |subject| {
            let whose = subject.at_stock();
            let formula = format!("Workers whose {many} \u{f7} FTE is in the band.");
            let cell = |name: String, of: &dyn Fn(&FteBands) -> u64| match &subject.row.spread {
                Some(spread) => {
                    let n = of(&spread.bands);
                    count(&name, whose.clone(), &formula, n).with_steps(Steps {
                        headings: ["Workers who hold cases", "In this band"]
                            .map(str::to_owned)
                            .to_vec(),
                        lines: vec![[spread.n_workers, n].map(thousands).to_vec()],
                    })
                }
                None => Working::not_available(name, whose.clone(), &formula, nobody(subject)),
            };
            let mut cells: Vec<Working> = (0..FteBands::N)
                .map(|at| {
                    cell(format!("{} {many} per FTE", FteBands::name(at)), &|bands| {
                        bands.n_in_bands.get(at).copied().unwrap_or(0)
                    })
                })
                .collect();
            cells.push(cell(format!("Under 1 {one} per FTE"), &|bands| bands.n_under_one));
            cells.push(cell(format!("Over 50 {many} per FTE"), &|bands| bands.n_over_fifty));
            cells.push(cell("FTE not known or 0".to_owned(), &|bands| bands.n_without_fte));
            cells
        }),
    )
}
