//! A team's cases evened out over its workers: the fewest and the most, now and then.

use super::{Of, capital, rests_on, subject};
use crate::audit::results::Audit;
use crate::audit::sheet::{Column, Sheet, SheetRow};
use crate::audit::sheets::subject::Subject;
use crate::audit::what_if::{self, Basis, Evened};
use crate::audit::working::{Shown, Working};
use crate::format::thousands;

/// The lower and the upper end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Fewest,
    Most,
}

/// The fewest and the most cases of a worker, now and evened out.
pub fn evened_out(audit: &Audit, of: Of) -> Option<Sheet> {
    let subject = subject(audit, of)?;
    let table = subject.table;
    let evened = what_if::evened(subject.row);
    let row = |end: End| SheetRow {
        names: vec![end.name(subject)],
        notes: Vec::new(),
        cells: [false, true].map(|is_after| end.cell(subject, &evened, is_after)).into(),
        is_of_few: false,
    };
    Some(Sheet {
        id: "what-if-evened",
        caption: format!("{}, evened out over its workers", subject.name()),
        note: format!("{}, before any other change.", capital(&table.stock.in_words())),
        row_headings: vec!["Figure".to_owned()],
        columns: vec![Column::of("Now"), Column::of("Evened out").main()],
        rows: vec![row(End::Fewest), row(End::Most)],
        total: None,
    })
}

impl End {
    /// `Fewest cases of a worker`.
    fn name(self, subject: Subject<'_>) -> String {
        let end = match self {
            Self::Fewest => "Fewest",
            Self::Most => "Most",
        };
        format!("{end} {} of a worker", subject.table.unit.many())
    }

    fn formula(self, subject: Subject<'_>, basis: Basis, is_after: bool) -> String {
        let unit = subject.table.unit;
        let (end, rounded) = match self {
            Self::Fewest => ("fewest", "down"),
            Self::Most => ("most", "up"),
        };
        if !is_after {
            return format!("{} of the worker who holds the {end}.", unit.heading());
        }
        let share = match basis {
            Basis::Fte => "in proportion to FTE, which is known of all workers who hold any",
            Basis::Workers => "the same for every worker who holds any, FTE not being known of all",
        };
        format!(
            "Everybody holds a share {share}, as a whole number of {}: the {end} that anybody can \
             hold then is the share rounded {rounded}.",
            unit.many()
        )
    }

    fn cell(
        self,
        subject: Subject<'_>,
        evened: &Result<Evened, String>,
        is_after: bool,
    ) -> Working {
        let name = self.name(subject);
        let when = if is_after { "evened out" } else { "now" };
        let day = subject.table.stock.in_words();
        let whose = format!("{name}, {}, {when}, {day}", subject.name());
        let working = match evened {
            Ok(evened) => {
                let [fewest, most] = if is_after { &evened.after } else { &evened.before };
                let term = if self == Self::Fewest { fewest } else { most };
                let formula = self.formula(subject, evened.basis, is_after);
                term.working(name, whose, formula, Shown::Whole)
            }
            Err(why) => {
                let formula = self.formula(subject, Basis::Workers, is_after);
                Working::not_available(name, whose, formula, why)
            }
        };
        working
            .leaving_out(in_several_teams(subject))
            .resting_on(rests_on(subject, |rows| rows.n_rows))
    }
}

fn in_several_teams(subject: Subject<'_>) -> Vec<String> {
    let is_of_all = std::ptr::eq(subject.row, &raw const subject.table.all_teams);
    let n = subject.row.staff.as_ref().map_or(0, |staff| staff.n_in_several_teams);
    let who = match n {
        0 => return Vec::new(),
        _ if is_of_all => return Vec::new(),
        1 => "one worker holds cases".to_owned(),
        n => format!("{} workers hold cases", thousands(n)),
    };
    vec![format!(
        "What is held in other teams: {who} there too, and FTE is that of the whole worker."
    )]
}
