//! Single workers of a team, or of all teams: for supervision, in none of the other sheets.

use std::fmt::Write as _;

use crate::audit::results::Audit;
use crate::audit::sheet::{Column, Sheet, SheetRow};
use crate::audit::term::Term;
use crate::audit::worker_view::{OneWorker, TeamOfWorkers, WorkerFigures};
use crate::audit::working::{Shown, Working};
use crate::format::{counted, listed, thousands};
use crate::weighting::{LoadLimits, NoCapacity};

/// The id of the sheet of single workers.
pub const ID: &str = "single-workers";

/// The most workers in a sheet: more rows are slow to draw, and nobody reads them.
pub const MOST: usize = 2_000;

/// The teams whose workers can be shown, with their areas: `North (Adults)`.
pub fn teams(workers: &WorkerFigures) -> Vec<String> {
    workers.teams.iter().map(in_area).collect()
}

/// The workers of a team by its place among [`teams`], or of all teams, at most [`MOST`] of them.
/// `None` while single workers are off.
pub fn workers(audit: &Audit, team: Option<usize>) -> Option<Sheet> {
    let figures = audit.workers.as_ref()?;
    let teams: Vec<&TeamOfWorkers> = match team {
        Some(at) => figures.teams.get(at).into_iter().collect(),
        None => figures.teams.iter().collect(),
    };
    let n_workers: usize = teams.iter().map(|team| team.workers.len()).sum();
    let has_normal = teams.iter().any(|team| team.normal.is_some());
    let points = audit.by_team.scheme.unit.heading();
    let rows = teams.iter().flat_map(|&team| {
        let row = move |worker| Row { figures, team, worker, files: &audit.files, points };
        team.workers.iter().map(row)
    });
    Some(Sheet {
        id: ID,
        caption: match teams.as_slice() {
            [team] => format!("Single workers of {}", in_area(team)),
            _ => "Single workers of all teams".to_owned(),
        },
        note: note(figures, points, n_workers),
        row_headings: vec!["Team".to_owned(), "Worker".to_owned()],
        columns: columns(figures, points, has_normal),
        rows: rows.take(MOST).map(|row| row.sheet_row(has_normal)).collect(),
        total: None,
    })
}

fn note(figures: &WorkerFigures, points: &str, n_workers: usize) -> String {
    let mut note = format!(
        "For supervision, never for publishing. Workers who hold cases {}, in the order of their {}, \
         not of their load.",
        figures.stock.in_words(),
        if figures.are_named { "IDs or names" } else { "numbers" }
    );
    if !figures.are_named {
        note.push_str(
            " A number stays with a worker whichever months are chosen, so some may be missing.",
        );
    }
    if n_workers > MOST {
        let _ = write!(
            note,
            " These are the first {} of {}: choose a team to see the others.",
            thousands(MOST as u64),
            thousands(n_workers as u64)
        );
    }
    let [scheme, _] = &figures.scheme;
    let _ =
        write!(note, " {points}, capacity and utilisation are by the weighting scheme {scheme}.");
    if !figures.in_numbers.is_empty() {
        let teams = match figures.in_numbers.len() {
            n if n > 3 => counted(n as u64, "team", "teams"),
            _ => listed(&figures.in_numbers),
        };
        let _ = write!(
            note,
            " Not available for {teams}: workers are counted in the file and not named."
        );
    }
    note
}

fn columns(figures: &WorkerFigures, points: &str, has_normal: bool) -> Vec<Column> {
    let heading = figures.unit.heading();
    let mut columns = vec![
        Column::of(heading).main(),
        Column::of("FTE"),
        Column::of(format!("{heading} per FTE")),
        Column::of(points),
        Column::of("Capacity"),
        Column::of("Utilisation"),
    ];
    if has_normal {
        columns.push(Column::of("Of the normal number"));
    }
    columns
}

/// A worker in a team.
#[derive(Clone, Copy)]
struct Row<'a> {
    figures: &'a WorkerFigures,
    team: &'a TeamOfWorkers,
    worker: &'a OneWorker,
    files: &'a [String],
    /// What the weighting scheme adds up: `Points`.
    points: &'static str,
}

impl Row<'_> {
    fn sheet_row(self, has_normal: bool) -> SheetRow {
        let (unit, worker) = (self.figures.unit, self.worker);
        let (many, heading) = (unit.many(), unit.heading());
        let cases = Term::whole(worker.n_cases);
        let points = Term::number(&worker.points.to_exact());
        let fte = worker.fte.map(|fte| Term::number(&fte.times(1)));
        let fte = fte.ok_or_else(|| "the worker\u{2019}s FTE is not known or is 0.".to_owned());
        let capacity = match &worker.capacity {
            Ok((sum, value)) => Ok(Term::of(sum, value)),
            Err(why) => Err(no_capacity(*why)),
        };
        let over = |term: &Term, by: &Term| {
            term.over(by).ok_or_else(|| "there is nothing to divide by.".to_owned())
        };
        let [_, scheme] = &self.figures.scheme;
        let mut cells = vec![
            self.cell(
                format!("Allocated {many}"),
                format!("{heading} that the worker holds in this team."),
                Ok(cases.clone()),
                Shown::Whole,
            ),
            self.cell(
                "Full-time equivalent",
                "Of the worker, in all teams together, as the files give it.",
                fte.clone(),
                Shown::TwoDecimals,
            ),
            self.cell(
                format!("{heading} per FTE"),
                format!("{heading} in this team, divided by the FTE of the worker."),
                fte.clone().and_then(|fte| over(&cases, &fte)),
                Shown::OneDecimal,
            ),
            self.cell(
                self.points,
                format!(
                    "What the worker\u{2019}s {many} in this team weigh by the weighting scheme {scheme}."
                ),
                Ok(points.clone()),
                Shown::OneDecimal,
            ),
            self.cell(
                "Capacity",
                format!("What the worker can carry in all teams together by the weighting scheme {scheme}."),
                capacity.clone(),
                Shown::OneDecimal,
            ),
            self.cell(
                "Utilisation",
                format!(
                    "{} in this team, divided by the capacity of the worker in all teams together, \
                     both by the weighting scheme {scheme}.",
                    self.points
                ),
                capacity.and_then(|capacity| over(&points, &capacity)),
                Shown::Utilisation,
            ),
        ];
        if has_normal {
            let normal = self
                .team
                .normal
                .ok_or_else(|| format!("no normal number is entered for {}.", in_area(self.team)));
            cells.push(
                self.cell(
                    "Share of the normal number",
                    format!(
                        "{heading} in this team, divided by the team\u{2019}s normal number for a \
                     full-time worker \u{d7} the FTE of the worker. Above 100% is above it."
                    ),
                    normal.and_then(|normal| {
                        over(&cases, &Term::whole(u64::from(normal)).times(&fte?))
                    }),
                    Shown::Percent,
                ),
            );
        }
        let name = worker.name.clone().unwrap_or_else(|| format!("Worker {}", worker.number));
        SheetRow {
            names: vec![in_area(self.team), name],
            notes: self.notes(),
            cells,
            is_of_few: true,
        }
    }

    /// `Worker 3 of North, on 30 September 2019`.
    fn whose(self) -> String {
        let (team, when) = (in_area(self.team), self.figures.stock.in_words());
        match &self.worker.name {
            Some(name) => format!("{name}, {team}, {when}"),
            None => format!("Worker {} of {team}, {when}", self.worker.number),
        }
    }

    fn cell(
        self,
        name: impl Into<String>,
        formula: impl Into<String>,
        figure: Result<Term, String>,
        shown: Shown,
    ) -> Working {
        let working = match figure {
            Ok(term) => term.working(name, self.whose(), formula, shown),
            Err(why) => Working::not_available(name, self.whose(), formula, why),
        };
        let unit = self.figures.unit;
        let n_elsewhere = self.worker.n_cases_elsewhere;
        let elsewhere = (n_elsewhere > 0).then(|| {
            let cases = counted(n_elsewhere, unit.one(), unit.many());
            format!("{cases} that the worker holds in other teams.")
        });
        let rows = self.worker.rows.iter().filter_map(|rows| {
            let file = self.files.get(rows.file as usize)?;
            Some(format!("{file}: {}", counted(rows.n_rows, "row", "rows")))
        });
        working.leaving_out(elsewhere.into_iter().collect()).resting_on(rows.collect())
    }

    /// What to know about the worker, in words.
    fn notes(self) -> Vec<String> {
        let (worker, unit) = (self.worker, self.figures.unit);
        let facts = [
            (worker.is_newly_qualified, "newly qualified"),
            (worker.is_agency, "agency"),
            (worker.is_absent, "absent"),
            (self.is_above_normal(), "above the normal number"),
        ];
        let facts = facts.into_iter().filter(|(is_so, _)| *is_so);
        let mut notes: Vec<String> = facts.map(|(_, fact)| fact.to_owned()).collect();
        if let Ok((_, capacity)) = &worker.capacity
            && let Some(limits) = LoadLimits::of(capacity)
        {
            let band = limits.band(worker.points).name();
            notes.push(format!("utilisation {}", band.replacen("Below", "below", 1)));
        }
        if worker.n_cases_elsewhere > 0 {
            let cases = counted(worker.n_cases_elsewhere, unit.one(), unit.many());
            notes.push(format!("{cases} more in other teams"));
        }
        if worker.n_unscored > 0 {
            let cases = counted(worker.n_unscored, unit.one(), unit.many());
            notes.push(format!("{cases} not fully scored"));
        }
        notes
    }

    fn is_above_normal(self) -> bool {
        let normal = self.worker.fte.zip(self.team.normal);
        normal.is_some_and(|(fte, normal)| {
            fte.compare_cases(self.worker.n_cases, u64::from(normal)).is_gt()
        })
    }
}

/// `North (Adults)`.
fn in_area(team: &TeamOfWorkers) -> String {
    match &team.service_area {
        Some(area) => format!("{} ({area})", team.name),
        None => team.name.clone(),
    }
}

fn no_capacity(why: NoCapacity) -> String {
    match why {
        NoCapacity::FteNotKnown => "the worker\u{2019}s FTE is not known.".to_owned(),
        NoCapacity::FteZero => "the worker\u{2019}s FTE is 0.".to_owned(),
        why => format!("{why}."),
    }
}
