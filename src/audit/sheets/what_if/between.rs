//! What would move for two teams to hold as nearly the same as whole cases allow.

use super::{Of, capital, rests_on, subject};
use crate::audit::results::Audit;
use crate::audit::sheet::{Column, Sheet, SheetRow};
use crate::audit::sheets::layout::row_headings;
use crate::audit::sheets::subject::Subject;
use crate::audit::what_if::{self, Basis, Moved};
use crate::audit::working::{Shown, Working};

/// What would move for two teams to hold as nearly the same for each worker, or FTE, as whole cases
/// allow; why not, where there is no way.
pub fn between(audit: &Audit, teams: [usize; 2]) -> Result<Sheet, String> {
    let nothing = || "There is no such team.".to_owned();
    let [first, second] = teams.map(|at| subject(audit, Of::Team(at)).ok_or_else(nothing));
    let both = [first?, second?];
    if std::ptr::eq(both[0].row, both[1].row) {
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
            SheetRow {
                names,
                notes: Vec::new(),
                cells: cells_of_moved(own, other, moved, basis),
                is_of_few: false,
            }
        });
    let heading = table.unit.heading();
    Ok(Sheet {
        id: "what-if-between",
        caption: format!("{} and {}, evened out", first.name(), second.name()),
        note: format!(
            "{}, before any other change. As equal for each {basis} as whole {} allow; nothing is \
             moved by name.",
            capital(&table.stock.in_words()),
            table.unit.many()
        ),
        row_headings: row_headings(table).iter().map(|&heading| heading.to_owned()).collect(),
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
    let is_same = format!("as nearly the same as whole {many} allow");
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
