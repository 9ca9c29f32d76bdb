//! What if: a team's figures before and after a change, its cases evened out, and those of two teams.

use super::subject::Subject;
use crate::audit::figures::{FigureTable, RowsOfFile};
use crate::audit::results::Audit;
use crate::audit::sheet::{Column, Sheet, SheetRow};
use crate::audit::what_if::{
    self, Basis, Change, Evened, Figure, Figures, Moved, Refusal, Standing,
};
use crate::audit::working::{Shown, Working};
use crate::format::{counted, thousands};

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
        SheetRow { names: vec![line.name.clone()], notes: Vec::new(), cells: cells.into() }
    });
    Ok(Sheet {
        id: "what-if",
        caption: format!("{}, before and after", subject.name()),
        note: format!("{}. Nothing is moved by name.", capital(&subject.table.stock.in_words())),
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
    let among_known = "A change is taken to be among the workers whose";
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
            left_out: without_fte.clone(),
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
        Line {
            left_out: without_fte,
            ..line(
                &format!("{} per FTE", unit.heading()),
                format!(
                    "{} of workers whose FTE is known and above 0, divided by their FTE. \
                     {among_known} FTE is known.",
                    unit.heading()
                ),
                Shown::OneDecimal,
                |figures| figures.per_fte.clone(),
            )
        },
        Line {
            left_out: without_capacity.into_iter().collect(),
            ..line(
                "Utilisation",
                format!(
                    "Points divided by capacity, by the weighting scheme {}. What is brought in \
                     weighs the mean of what the team holds; FTE that comes or goes carries the \
                     mean of the team\u{2019}s capacity for each FTE. {among_known} capacity is \
                     known.",
                    scheme.title
                ),
                Shown::Percent,
                |figures| figures.utilisation.clone(),
            )
        },
    ]
}

/// The fewest and the most cases of a worker, now and evened out.
pub fn evened_out(audit: &Audit, of: Of) -> Option<Sheet> {
    let subject = subject(audit, of)?;
    let table = subject.table;
    let evened = what_if::evened(subject.row);
    let basis = evened.as_ref().map_or(Basis::Workers, |evened| evened.basis);
    let share = match basis {
        Basis::Fte => "in proportion to FTE, which is known of all workers who hold any",
        Basis::Workers => "the same for every worker who holds any, FTE not being known of all",
    };
    let cell = |what: usize, is_after: bool| {
        let name = ["Fewest", "Most"].get(what).copied().unwrap_or_default();
        let name = format!("{name} {} of a worker", table.unit.many());
        let when = if is_after { "evened out" } else { "now" };
        let whose = format!("{name}, {}, {when}, {}", subject.name(), table.stock.in_words());
        let formula = match is_after {
            true => format!(
                "Everybody holds a share {share}, rounded down or up to whole {}: for the fewest \
                 rounded down, for the most up.",
                table.unit.many()
            ),
            false => format!(
                "{} of the worker who holds the {}.",
                table.unit.heading(),
                ["fewest", "most"].get(what).copied().unwrap_or_default()
            ),
        };
        let side = |evened: &Evened| {
            let terms = if is_after { &evened.after } else { &evened.before };
            terms.get(what).cloned()
        };
        let working = match &evened {
            Ok(evened) => match side(evened) {
                Some(term) => term.working(name, whose, formula, Shown::Whole),
                None => Working::not_available(name, whose, formula, "there is no such figure."),
            },
            Err(why) => Working::not_available(name, whose, formula, why),
        };
        working
            .leaving_out(in_several_teams(subject))
            .resting_on(rests_on(subject, |rows| rows.n_rows))
    };
    let row = |what: usize, name: &str| SheetRow {
        names: vec![format!("{name} {} of a worker", table.unit.many())],
        notes: Vec::new(),
        cells: vec![cell(what, false), cell(what, true)],
    };
    Some(Sheet {
        id: "what-if-evened",
        caption: format!("{}, evened out over its workers", subject.name()),
        note: format!("{}, before any other change.", capital(&table.stock.in_words())),
        row_headings: vec!["Figure".to_owned()],
        columns: vec![Column::of("Now"), Column::of("Evened out").main()],
        rows: vec![row(0, "Fewest"), row(1, "Most")],
        total: None,
    })
}

/// What would move for two teams to hold as nearly the same for each worker, or FTE, as whole cases
/// allow; why not, where there is no way.
pub fn between(audit: &Audit, teams: [usize; 2]) -> Result<Sheet, String> {
    let nothing = || "There is no such team.".to_owned();
    let [first, second] = teams.map(|at| subject(audit, Of::Team(at)).ok_or_else(nothing));
    let both = [first?, second?];
    if teams[0] == teams[1] {
        return Err("Choose another team to even out with.".to_owned());
    }
    let table = &audit.by_team;
    let moved = what_if::moved(table, both.map(|subject| subject.row))?;
    let basis = match moved[0].basis {
        Basis::Fte => "FTE",
        Basis::Workers => "worker",
    };
    let [first, second] = both;
    let rows =
        [(first, second, &moved[0]), (second, first, &moved[1])].map(|(own, other, moved)| {
            let mut names = own.names();
            let name = names.pop().unwrap_or_default();
            names.push(name);
            SheetRow { names, notes: Vec::new(), cells: cells_of_moved(own, other, moved, basis) }
        });
    let heading = table.unit.heading();
    let mut row_headings = vec!["Team".to_owned()];
    if table.names_areas {
        row_headings.insert(0, "Service area".to_owned());
    }
    Ok(Sheet {
        id: "what-if-between",
        caption: format!("{} and {}, evened out", first.name(), second.name()),
        note: format!(
            "{}, before any other change. As equal for each {basis} as whole {} allow; nothing is \
             moved by name.",
            capital(&table.stock.in_words()),
            table.unit.many()
        ),
        row_headings,
        columns: vec![
            Column::of(heading),
            Column::of("Would gain").main(),
            Column::of(format!("{heading} then")),
            Column::of(format!("Per {basis}")),
            Column::of(format!("Per {basis} then")),
        ],
        rows: rows.into(),
        total: None,
    })
}

fn cells_of_moved(
    own: Subject<'_>,
    other: Subject<'_>,
    moved: &Moved,
    basis: &str,
) -> Vec<Working> {
    let many = own.table.unit.many();
    let day = own.table.stock.in_words();
    let whose = |when: &str| format!("{}, {when}, {day}", own.name());
    let is_same = "as nearly the same as whole cases allow";
    let [now, then] = &moved.averages;
    let cells = [
        moved.before.working(
            format!("Allocated {many}"),
            whose("now"),
            format!("The {many} that the team\u{2019}s workers hold now."),
            Shown::Whole,
        ),
        moved.gained.working(
            format!("{} that the team would gain", own.table.unit.heading()),
            whose(&format!("evened out with {}", other.name())),
            format!(
                "The other team\u{2019}s {many} \u{d7} own {basis}s, less own {many} \u{d7} the \
                 other team\u{2019}s {basis}s, divided by the {basis}s of both, rounded to whole \
                 {many}. Below 0, so many would go to the other team."
            )
            .replace("FTEs", "FTE"),
            Shown::Whole,
        ),
        moved.after.working(
            format!("Allocated {many} then"),
            whose(&format!("evened out with {}", other.name())),
            format!("The {many} that the team\u{2019}s workers would hold, {is_same}."),
            Shown::Whole,
        ),
        now.working(
            format!("{} per {basis}", own.table.unit.heading()),
            whose("now"),
            format!("The team\u{2019}s {many} now, divided by its {basis}s.")
                .replace("FTEs", "FTE"),
            Shown::OneDecimal,
        ),
        then.working(
            format!("{} per {basis} then", own.table.unit.heading()),
            whose(&format!("evened out with {}", other.name())),
            format!("The team\u{2019}s {many} then, divided by its {basis}s, {is_same}.")
                .replace("FTEs", "FTE"),
            Shown::OneDecimal,
        ),
    ];
    let mut rows = rests_on(own, |rows| rows.n_rows);
    for row in rests_on(other, |rows| rows.n_rows) {
        rows.push(format!("{row} of {}", other.name()));
    }
    cells.into_iter().map(|cell| cell.resting_on(rows.clone())).collect()
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

fn in_several_teams(subject: Subject<'_>) -> Vec<String> {
    let n = subject.row.staff.as_ref().map_or(0, |staff| staff.n_in_several_teams);
    let said = match n {
        0 => None,
        _ => Some(format!(
            "What workers hold in other teams: {} there too, and FTE is that of the whole worker.",
            match n {
                1 => "one holds cases".to_owned(),
                n => format!("{} hold cases", thousands(n)),
            }
        )),
    };
    said.into_iter().collect()
}

fn capital(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}
