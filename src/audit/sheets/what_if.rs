//! What if: a team's figures before and after a change, its cases evened out, and those of two teams.

mod between;
mod evened;

use std::fmt::Write as _;

use super::subject::Subject;
use crate::audit::figures::{FigureTable, RowsOfFile};
use crate::audit::results::Audit;
use crate::audit::sheet::{Column, Sheet, SheetRow};
use crate::audit::what_if::{self, Change, Figure, Figures, Refusal, Standing};
use crate::audit::working::{Shown, Working};
use crate::format::counted;

pub use between::between;
pub use evened::evened_out;

/// Whose figures are asked about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Of {
    /// All teams together.
    #[default]
    AllTeams,
    /// The team in this row of the table by team.
    Team(usize),
}

/// The teams that can be asked about, in the order of the table: `North (Adults)`.
pub fn teams(audit: &Audit) -> Vec<String> {
    let n_teams = audit.by_team.rows.len();
    (0..n_teams).filter_map(|at| Some(subject(audit, Of::Team(at))?.name())).collect()
}

fn subject(audit: &Audit, of: Of) -> Option<Subject<'_>> {
    let table = &audit.by_team;
    let row = match of {
        Of::AllTeams => &table.all_teams,
        Of::Team(at) => table.rows.get(at)?,
    };
    Some(Subject { table, row, files: &audit.files, has_namesake: false })
}

/// A figure of the table before and after.
struct Line {
    name: String,
    formula: String,
    shown: Shown,
    figure: fn(&Figures) -> Figure,
    left_out: Vec<String>,
    is_of_waiting: bool,
}

/// The figures before and after a change; refused where it would take away more than there is, or
/// where the team has none.
pub fn before_and_after(audit: &Audit, of: Of, change: &Change) -> Result<Sheet, Refusal> {
    let nothing = || Refusal { entry: None, said: "There is no such team.".to_owned() };
    let subject = subject(audit, of).ok_or_else(nothing)?;
    let standing = Standing::of(subject.table, subject.row).ok_or_else(|| Refusal {
        entry: None,
        said: format!("There is nothing to change: {}.", no_rows(subject)),
    })?;
    let (before, after) = what_if::before_and_after(standing, change)?;
    let rows = lines(subject, standing).into_iter().map(|line| {
        let cells = [("before the change", &before), ("after the change", &after)];
        let cells = cells.map(|(when, figures)| line.working(subject, when, figures));
        SheetRow {
            names: vec![line.name.clone()],
            notes: Vec::new(),
            cells: cells.into(),
            is_of_few: false,
        }
    });
    Ok(Sheet {
        id: "what-if",
        caption: format!("{}, before and after", subject.name()),
        note: note(subject, change),
        row_headings: vec!["Figure".to_owned()],
        columns: vec![Column::of("Before"), Column::of("After").main()],
        rows: rows.collect(),
        total: None,
    })
}

impl Line {
    fn working(&self, subject: Subject<'_>, when: &str, figures: &Figures) -> Working {
        let day = subject.table.stock.in_words();
        let whose = format!("{} of {}, {when}, {day}", self.name, subject.name());
        let n_rows: fn(&RowsOfFile) -> u64 =
            if self.is_of_waiting { |rows| rows.n_waiting } else { |rows| rows.n_rows };
        let working = match (self.figure)(figures) {
            Ok(term) => term.working(&self.name, whose, &self.formula, self.shown),
            Err(why) => Working::not_available(&self.name, whose, &self.formula, why),
        };
        working.leaving_out(self.left_out.clone()).resting_on(rests_on(subject, n_rows))
    }
}

fn lines(subject: Subject<'_>, standing: Standing<'_>) -> Vec<Line> {
    let FigureTable { unit, scheme, .. } = subject.table;
    let (one, many) = (unit.one(), unit.many());
    let n_without_fte = standing.n_without_fte();
    let without_fte = (n_without_fte > 0)
        .then(|| format!("{}: FTE not known or 0.", counted(n_without_fte, "worker", "workers")));
    let without_fte: Vec<String> = without_fte.into_iter().collect();
    let n_without = standing.n_cases_without_capacity();
    let without_capacity = (n_without > 0).then(|| {
        format!("{} of workers whose capacity is not known.", counted(n_without, one, many))
    });
    let line = |name: &str, formula: String, shown, figure: fn(&Figures) -> Figure| Line {
        name: name.to_owned(),
        formula,
        shown,
        figure,
        left_out: Vec::new(),
        is_of_waiting: false,
    };
    vec![
        line(
            unit.heading(),
            format!("The allocated {many}, and those that are brought in from the unallocated."),
            Shown::Whole,
            |figures| Ok(figures.cases.clone()),
        ),
        line(
            "Workers",
            "The workers who count, with those who come and without those who go. The work of \
             those who go stays with the team."
                .to_owned(),
            Shown::Whole,
            |figures| Ok(figures.workers.clone()),
        ),
        Line {
            left_out: without_fte,
            ..line(
                "FTE",
                "The full-time equivalents that are known, with what comes and without what goes."
                    .to_owned(),
                Shown::TwoDecimals,
                |figures| figures.fte.clone(),
            )
        },
        Line {
            is_of_waiting: true,
            ..line(
                "Unallocated",
                format!("{} that have a team and no worker.", unit.heading()),
                Shown::Whole,
                |figures| figures.unallocated.clone(),
            )
        },
        line(
            "Average per worker",
            format!("{} divided by workers, both of this moment.", unit.heading()),
            Shown::OneDecimal,
            |figures| figures.per_worker.clone(),
        ),
        line(
            &format!("{} per FTE", unit.heading()),
            format!("{} divided by FTE, both of this moment.", unit.heading()),
            Shown::OneDecimal,
            |figures| figures.per_fte.clone(),
        ),
        Line {
            left_out: without_capacity.into_iter().collect(),
            ..line(
                "Utilisation",
                format!(
                    "{} divided by capacity, by the weighting scheme {}. What is brought in weighs \
                     the mean of what the team holds; FTE that comes or goes carries the mean of \
                     the team\u{2019}s capacity for each FTE. Only workers whose capacity is known \
                     are counted here, before and after.",
                    scheme.unit.heading(),
                    scheme.in_full()
                ),
                Shown::Utilisation,
                |figures| figures.utilisation.clone(),
            )
        },
    ]
}

/// `On 30 September 2019. After: 2 workers more, each of 1 FTE. Nothing is moved by name.`
fn note(subject: Subject<'_>, change: &Change) -> String {
    let day = capital(&subject.table.stock.in_words());
    let changed = match change.in_words(subject.table.unit) {
        said if said.is_empty() => "nothing is changed yet".to_owned(),
        said => said,
    };
    let mut note = format!("{day}. After: {changed}. Nothing is moved by name.");
    let scheme = &subject.table.scheme;
    if scheme.states_capacity {
        let _ = write!(note, " Utilisation is by the weighting scheme {}.", scheme.in_words());
    }
    note
}

fn rests_on(subject: Subject<'_>, n_rows: impl Fn(&RowsOfFile) -> u64) -> Vec<String> {
    let last = subject.row.monthly.last();
    subject.rests_on(last.map(std::slice::from_ref).unwrap_or_default(), n_rows)
}

fn no_rows(subject: Subject<'_>) -> String {
    match subject.table.months.last() {
        Some(&last) => subject.no_rows_in(&[last]),
        None => "there are no audit months".to_owned(),
    }
}

fn capital(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}
