//! How cases came and went: opened, closed and net in each audit month, and over all of them.

use std::fmt::Write as _;

use super::layout::{self, Title, count, of_all_workers};
use super::subject::Subject;
use crate::audit::figures::{FigureRow, FigureTable, MonthFigures};
use crate::audit::flow::{FlowMonth, TeamsWithout};
use crate::audit::settings::CountUnit;
use crate::audit::sheet::{Column, Sheet};
use crate::audit::working::{NONE_SHOWN, Shown, Steps, Working};
use crate::caseload::Month;
use crate::caseload::month::months_in_words;
use crate::format::{Exact, counted, listed, thousands, with_minus};

const TITLE: Title<'_> =
    Title { id_by_area: "flow-by-area", id_by_team: "flow-by-team", what: "Opened and closed" };

/// The sheet of a table by service area or team.
pub fn flow(table: &FigureTable, files: &[String]) -> Sheet {
    let flow = |is_so: fn(&FlowMonth) -> bool| table.all_teams.flow.iter().any(is_so);
    let mut note = "Whether work comes in faster than it goes out: net is opened less closed. A \
                    case that moves to another team is closed in one and opened in the other."
        .to_owned();
    if flow(|month| month.compares_snapshots) {
        note.push_str(
            " Two month ends are compared, so what came and went in between is not seen.",
        );
    }
    if flow(|month| month.counts_spells) {
        note.push_str(" Of allocations, the starts and ends in the month are counted.");
    }
    let together: Vec<Month> = known(&table.all_teams.flow).map(|flow| flow.month).collect();
    let of_every_row = of_every_row(table);
    if let Some(gap) = &of_every_row {
        let first = table.all_teams.flow.iter().find(|month| !month.is_known());
        let reasons = first.map(|month| reasons(&month.without)).unwrap_or_default();
        let why = if reasons.is_empty() { String::new() } else { format!(", because {reasons}") };
        let _ = write!(note, " {}{why}.", sentence(gap));
    }
    let mut columns = Vec::new();
    let are_told = told_months(table);
    for (month, _) in table.months.iter().zip(&are_told).filter(|&(_, &is_told)| is_told) {
        let column = |what: What| Column::at(what.heading(), month.to_string());
        columns.extend(WHAT.map(|what| column(what).within(month.to_string())));
    }
    let together = together_in_words(&together);
    columns.extend(WHAT.map(|what| {
        let column = Column::at(what.heading(), &together).within(&together);
        if what == What::Net { column.main() } else { column }
    }));
    layout::sheet(TITLE, note, columns, (table, files), |subject| {
        let of_months = subject.row.flow.iter().zip(&subject.row.monthly).zip(&are_told);
        let mut cells: Vec<Working> = of_months
            .filter(|&(_, &is_told)| is_told)
            .flat_map(|((flow, month), _)| WHAT.map(|what| of_month(subject, what, flow, month)))
            .collect();
        cells.extend(WHAT.map(|what| of_all_months(subject, what)));
        let mut notes = notes(&subject.row.flow);
        notes.retain(|note| Some(note) != of_every_row.as_ref());
        (notes, cells)
    })
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Opened,
    Closed,
    Net,
}

const WHAT: [What; 3] = [What::Opened, What::Closed, What::Net];

impl What {
    fn heading(self) -> &'static str {
        match self {
            Self::Opened => "Opened",
            Self::Closed => "Closed",
            Self::Net => "Net",
        }
    }

    fn formula(self, flow: &[&FlowMonth], table: &FigureTable) -> String {
        // Of rows nobody can tell which stayed: what is counted then are the cases.
        let unit = if table.unit == CountUnit::Rows { CountUnit::Cases } else { table.unit };
        let cases = unit.heading();
        let (at_ends, of_spells) = match self {
            Self::Opened => (
                "that the team has at the end of the month and did not have at the end of the month \
                 before",
                "whose allocation in the team starts in the month",
            ),
            Self::Closed => (
                "that the team had at the end of the month before and does not have at the end of \
                 the month",
                "whose allocation in the team ends in the month",
            ),
            Self::Net => {
                return format!("Opened less closed. Below 0, fewer {} are left.", unit.many());
            }
        };
        let by = |is_so: fn(&FlowMonth) -> bool| flow.iter().any(|month| is_so(month));
        let how = match (by(|m| m.compares_snapshots), by(|m| m.counts_spells)) {
            (true, true) => format!("{at_ends}; of allocations, {of_spells}"),
            (false, true) => of_spells.to_owned(),
            _ => at_ends.to_owned(),
        };
        format!(
            "{cases} {how}, with a worker or without. Counted within each team, and added up.{}",
            of_all_workers(table)
        )
    }
}

fn of_month(subject: Subject<'_>, what: What, flow: &FlowMonth, month: &MonthFigures) -> Working {
    let (name, whose) = (what.heading(), subject.in_month(flow.month));
    let formula = what.formula(&[flow], subject.table);
    if !flow.is_known() {
        let why = why_unknown(&flow.without, subject);
        return Working::not_available(name, whose, formula, format!("{why}."));
    }
    let working = match what {
        What::Opened => count(name, whose, &formula, flow.n_opened),
        What::Closed => count(name, whose, &formula, flow.n_closed),
        What::Net => {
            let [opened, closed] = [flow.n_opened, flow.n_closed].map(thousands);
            let expression = format!("{opened} \u{2212} {closed}");
            Working::done(name, whose, formula, expression, net(flow), Shown::Whole)
        }
    };
    working.leaving_out(said_of_gaps(&[flow], subject)).resting_on(rests_on(
        subject,
        &[flow],
        std::slice::from_ref(month),
    ))
}

fn of_all_months(subject: Subject<'_>, what: What) -> Working {
    let row = subject.row;
    let known: Vec<&FlowMonth> = known(&row.flow).collect();
    let whose = subject.over_the_months();
    let name = format!("{} over the audit months", what.heading());
    let months: Vec<Month> = known.iter().map(|flow| flow.month).collect();
    let formula = what.formula(&known, subject.table);
    let formula = match months.len() {
        0 | 1 => formula,
        _ => format!("{formula} Added up over {}.", months_in_words(&months)),
    };
    if known.is_empty() {
        let why = match row.flow.first() {
            Some(first) => why_unknown(&first.without, subject),
            None => "there are no audit months".to_owned(),
        };
        let why = format!("not known for any audit month. For the first: {why}.");
        return Working::not_available(name, whose, formula, why);
    }
    let sum = |number: fn(&FlowMonth) -> u64| -> (String, u64) {
        let numbers: Vec<String> = known.iter().map(|flow| thousands(number(flow))).collect();
        let text = match numbers.as_slice() {
            [only] => only.clone(),
            _ => numbers.join(" + "),
        };
        (text, known.iter().map(|flow| number(flow)).sum())
    };
    let (opened, n_opened) = sum(|flow| flow.n_opened);
    let (closed, n_closed) = sum(|flow| flow.n_closed);
    let (expression, value) = match what {
        What::Opened => (opened, Exact::whole(n_opened)),
        What::Closed => (closed, Exact::whole(n_closed)),
        What::Net => {
            let value = Exact::whole(n_opened).minus(&Exact::whole(n_closed));
            (format!("{} \u{2212} {}", in_brackets(opened), in_brackets(closed)), value)
        }
    };
    let months: Vec<MonthFigures> = row.monthly.clone();
    Working::done(name, whose, formula, expression, value, Shown::Whole)
        .with_steps(steps(&row.flow))
        .leaving_out(said_of_gaps(&row.flow.iter().collect::<Vec<_>>(), subject))
        .resting_on(rests_on(subject, &known, &months))
}

/// The months of which it is known.
fn known(flow: &[FlowMonth]) -> impl Iterator<Item = &FlowMonth> {
    flow.iter().filter(|month| month.is_known())
}

/// The months that are added up, at the head of a column: `Aug to Sep 2019`, `only Aug 2019`,
/// `2 months`.
fn together_in_words(months: &[Month]) -> String {
    match months {
        [] => "not known".to_owned(),
        [only] => format!("only {only}"),
        [first, .., last] if first.to(*last).eq(months.iter().copied()) => {
            let (first, last) = (first.to_string(), last.to_string());
            match (first.split_once(' '), last.split_once(' ')) {
                (Some((month, year)), Some((_, other))) if year == other => {
                    format!("{month} to {last}")
                }
                _ => format!("{first} to {last}"),
            }
        }
        several => counted(several.len() as u64, "month", "months"),
    }
}

/// The months that are not known, where they are so of every row.
fn of_every_row(table: &FigureTable) -> Option<String> {
    let of_all = not_known(&table.all_teams.flow)?;
    let is_same = |row: &FigureRow| not_known(&row.flow).as_ref() == Some(&of_all);
    table.rows.iter().all(is_same).then_some(of_all)
}

/// Of which months something is known in any row: columns of the others would say nothing that the note
/// or those of the rows do not say. Where nothing is known at all, every month has its columns, which say
/// why.
fn told_months(table: &FigureTable) -> Vec<bool> {
    let rows = || table.rows.iter().chain([&table.all_teams]);
    let is_told = |at: usize| rows().any(|row| row.flow.get(at).is_some_and(FlowMonth::is_known));
    let are_told: Vec<bool> = (0..table.months.len()).map(is_told).collect();
    if are_told.contains(&true) { are_told } else { vec![true; table.months.len()] }
}

/// `not known of July 2019`.
fn not_known(flow: &[FlowMonth]) -> Option<String> {
    let unknown = flow.iter().filter(|month| !month.is_known()).map(|month| month.month);
    let unknown: Vec<Month> = unknown.collect();
    (!unknown.is_empty()).then(|| format!("not known of {}", months_in_words(&unknown)))
}

/// With a capital.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn in_brackets(sum: String) -> String {
    if sum.contains('+') { format!("({sum})") } else { sum }
}

fn net(flow: &FlowMonth) -> Exact {
    Exact::whole(flow.n_opened).minus(&Exact::whole(flow.n_closed))
}

fn steps(flow: &[FlowMonth]) -> Steps {
    let line = |flow: &FlowMonth| {
        let net = with_minus(&net(flow).whole_number());
        let numbers = [thousands(flow.n_opened), thousands(flow.n_closed), net];
        let numbers = numbers.map(|n| if flow.is_known() { n } else { NONE_SHOWN.to_owned() });
        std::iter::once(flow.month.to_string()).chain(numbers).collect()
    };
    let headings = std::iter::once("Month").chain(WHAT.map(What::heading));
    Steps {
        headings: headings.map(str::to_owned).collect(),
        lines: flow.iter().map(line).collect(),
    }
}

/// `not known of July 2019`, or `July 2019 without South`.
fn notes(flow: &[FlowMonth]) -> Vec<String> {
    let mut notes: Vec<String> = not_known(flow).into_iter().collect();
    let partly = flow.iter().filter(|month| month.is_known() && !month.without.is_empty());
    notes.extend(
        partly.map(|month| {
            format!("{} without {}", month.month.long(), teams_in_words(&month.without))
        }),
    );
    notes
}

fn teams_in_words(without: &[TeamsWithout]) -> String {
    let named = without.iter().flat_map(|teams| teams.names.iter().cloned());
    let n_unnamed: u64 =
        without.iter().map(|teams| teams.n_teams.saturating_sub(teams.names.len() as u64)).sum();
    let more = (n_unnamed > 0).then(|| counted(n_unnamed, "more team", "more teams"));
    listed(&named.chain(more).collect::<Vec<String>>())
}

/// The teams and months that are not in the numbers.
fn said_of_gaps(flow: &[&FlowMonth], subject: Subject<'_>) -> Vec<String> {
    let said = flow.iter().filter(|flow| !flow.without.is_empty());
    said.map(|flow| {
        let month = flow.month.long();
        if !flow.is_known() {
            return format!("{month}: {}.", why_unknown(&flow.without, subject));
        }
        let of_reason = |teams: &TeamsWithout| {
            let whose = teams_in_words(std::slice::from_ref(teams));
            format!("{whose} ({})", teams.why.in_words())
        };
        format!(
            "{month} is without {}.",
            flow.without.iter().map(of_reason).collect::<Vec<_>>().join("; ")
        )
    })
    .collect()
}

/// Why nothing is known, without the teams' names where it is one team's row.
fn why_unknown(without: &[TeamsWithout], subject: Subject<'_>) -> String {
    match reasons(without) {
        reasons if reasons.is_empty() => format!("there are no rows for {}", subject.row.name),
        reasons => reasons,
    }
}

fn reasons(without: &[TeamsWithout]) -> String {
    without.iter().map(|teams| teams.why.in_words()).collect::<Vec<_>>().join("; ")
}

fn rests_on(subject: Subject<'_>, flow: &[&FlowMonth], months: &[MonthFigures]) -> Vec<String> {
    let mut rests_on = subject.rests_on(months, |rows| rows.n_rows + rows.n_waiting);
    if flow.iter().any(|flow| flow.compares_snapshots) {
        rests_on.push("the rows of the month before, which they are compared with".to_owned());
    }
    if flow.iter().any(|flow| flow.counts_spells) {
        rests_on.push("the rows of allocations that ended before the end of the month".to_owned());
    }
    rests_on
}
