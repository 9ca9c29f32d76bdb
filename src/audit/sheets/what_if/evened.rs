//! A team's cases evened out over its workers: the fewest and the most, now and then.

use super::{Of, capital, rests_on, subject};
use crate::audit::results::Audit;
use crate::audit::sheet::{Column, Sheet, SheetRow};
use crate::audit::sheets::subject::Subject;
use crate::audit::what_if::{self, Basis, Evened};
use crate::audit::working::{Shown, Steps, Working};
use crate::format::{Exact, thousands};

/// The lower and the upper end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Fewest,
    Most,
}

/// The fewest and the most cases of a worker, now and evened out.
pub fn evened_out(audit: &Audit, of: Of) -> Option<Sheet> {
    let subject = subject(audit, of)?;
    let evened = what_if::evened(subject.row);
    let row = |end: End| SheetRow {
        names: vec![end.name(subject)],
        notes: Vec::new(),
        cells: [false, true].map(|is_after| end.cell(subject, &evened, is_after)).into(),
        is_of_few: false,
    };
    Some(Sheet {
        id: "what-if-evened",
        caption: match &evened {
            Ok(Evened { basis: Basis::Fte, .. }) => {
                format!("{}, evened out by full-time equivalent", subject.name())
            }
            _ => format!("{}, evened out over its workers", subject.name()),
        },
        note: note(subject, &evened),
        row_headings: vec!["Figure".to_owned()],
        columns: vec![Column::of("Now"), Column::of("Evened out").main()],
        rows: vec![row(End::Fewest), row(End::Most)],
        total: None,
    })
}

/// What is evened out, and why a team's most can rise by it.
fn note(subject: Subject<'_>, evened: &Result<Evened, String>) -> String {
    let day = capital(&subject.table.stock.in_words());
    let many = subject.table.unit.many();
    let how = match evened {
        Ok(Evened { basis: Basis::Fte, .. }) => format!(
            "Evened out by full-time equivalent: each worker the same number of {many} per FTE, so \
             that part-timers hold fewer. The most of a worker can rise where full-timers hold \
             less than their share now."
        ),
        Ok(Evened { basis: Basis::Workers, .. }) => format!(
            "Evened out over the workers: each the same number of {many}, because the FTE is not \
             known of all of them."
        ),
        Err(_) => String::new(),
    };
    format!("{day}, before any other change. {how}").trim_end().to_owned()
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
        let (many, one) = (unit.many(), unit.one());
        let share = match basis {
            Basis::Fte => format!(
                "Each worker holds the same number of {many} per FTE, which is known of all who \
                 hold any: the {many} \u{d7} the worker\u{2019}s FTE \u{f7} the FTE of all"
            ),
            Basis::Workers => format!(
                "Every worker who holds any holds the same number of {many}, FTE not being known of \
                 all: the {many} \u{f7} the workers"
            ),
        };
        let made_whole = match self {
            Self::Fewest => "What is taken off in the sum before dividing",
            Self::Most => "What is added in the sum before dividing",
        };
        format!(
            "{share}. Only a whole {one} can be held, so the {end} that anybody can hold then is \
             that share rounded {rounded}. {made_whole} is what makes it a whole number."
        )
    }

    /// The share before and after it is made whole.
    fn steps(self, subject: Subject<'_>, evened: &Evened) -> Option<Steps> {
        let ([fewest, most], [least, largest]) = (&evened.after, &evened.of_one);
        let (whole, of_one, rounded) = match self {
            Self::Fewest => (fewest, least, "Rounded down"),
            Self::Most => (most, largest, "Rounded up"),
        };
        let [cases, of_all] = &evened.of_all;
        let share = cases.times(of_one).over(of_all)?;
        let heading = subject.table.unit.heading();
        let (headings, mut line) = match evened.basis {
            Basis::Fte => (
                vec![heading, "FTE of the worker", "FTE of all", "Share", rounded],
                vec![cases.whole_number(), of_one.at_most_two_decimals()],
            ),
            Basis::Workers => {
                (vec![heading, "Workers", "Share", rounded], vec![cases.whole_number()])
            }
        };
        line.extend([of_all, &share].map(Exact::at_most_two_decimals));
        line.push(whole.value().whole_number());
        Some(Steps {
            headings: headings.into_iter().map(str::to_owned).collect(),
            lines: vec![line],
        })
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
                let working = term.working(name, whose, formula, Shown::Whole);
                match self.steps(subject, evened) {
                    Some(steps) if is_after => working.with_steps(steps),
                    _ => working,
                }
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
