//! The numbers beside an average: workers over the audit months; FTE, cases and unallocated cases
//! at the last of them.

use super::Subject;
use crate::audit::figures::{FigureTable, MonthFigures, RowsOfFile, Stock};
use crate::audit::sheets::waiting::left_open;
use crate::audit::term::Term;
use crate::audit::who_counts::LeftOut;
use crate::audit::working::{NONE_SHOWN, Shown, Steps, Working};
use crate::format::{Exact, counted, listed, thousands};

/// Whom the numbers beside an average are of, and who is taken for a manager where those are left
/// out.
pub(super) fn whose(table: &FigureTable) -> String {
    let mut said = match (table.counts_staff_in_post(), table.knows_fte) {
        (false, true) => "Workers and FTE are of those who hold cases.",
        (false, false) => "Workers are those who hold cases.",
        (true, _) => {
            "Divided by all staff in post, those without a case as well. A worker whose role is \
             given otherwise by the cases counts in that role where they hold some, and else in that \
             of their post."
        }
    }
    .to_owned();
    if table.who.leaves_out(LeftOut::Manager) && !table.manager_roles.is_empty() {
        said.push_str(" Taken for managers by their role: ");
        said.push_str(&listed(&table.manager_roles));
        said.push('.');
    }
    said
}

/// The heading of the workers who hold cases: more than that where others count too.
pub(super) fn heading_of_workers(table: &FigureTable) -> &'static str {
    if table.counts_staff_in_post() { "Workers who hold cases" } else { "Workers" }
}

/// How many staff are in post at the last audit month: what its average is divided by.
pub fn staff_in_post(subject: Subject<'_>) -> Working {
    let (name, whose) = ("Staff in post", subject.at_stock());
    let formula = "Workers who hold cases, and those who hold none and whose post is filled at the \
                   month\u{2019}s snapshot by the staffing files, each counted once.";
    let Some(month) = subject.row.monthly.last().filter(|month| month.has_rows) else {
        return Working::not_available(name, whose, formula, subject.nothing_at_stock());
    };
    let [holders, others] = [month.n_holders, month.n_without_cases];
    Term::whole(holders)
        .plus(&Term::whole(others))
        .working(name, whose, formula, Shown::Whole)
        .with_steps(Steps {
            headings: ["Workers who hold cases", "In post without a case"]
                .map(str::to_owned)
                .into(),
            lines: vec![[holders, others].map(thousands).to_vec()],
        })
        .resting_on(rests_on(subject, |rows| rows.n_rows))
}

/// Their full-time equivalents.
pub fn fte_in_post(subject: Subject<'_>, shown: Shown) -> Working {
    let (name, whose) = ("FTE of staff in post", subject.at_stock());
    let formula = "The full-time equivalents of the workers who hold cases and of the staff in post \
                   who hold none, added up, each once. Those that are not known or are 0 are left \
                   out.";
    let Some(month) = subject.row.monthly.last().filter(|month| month.has_rows) else {
        return Working::not_available(name, whose, formula, subject.nothing_at_stock());
    };
    let (n_all, n_known) = (month.n_in_post(), month.n_in_post_with_fte());
    if n_known == 0 {
        let why = match n_all {
            0 => "nobody is in post.",
            _ => "the FTE of all staff in post is not known or is 0.",
        };
        return Working::not_available(name, whose, formula, why);
    }
    let n_unknown = n_all.saturating_sub(n_known);
    let left_out = (n_unknown > 0).then(|| {
        format!("{} of {} in post: FTE not known or 0.", thousands(n_unknown), thousands(n_all))
    });
    Term::number(&month.fte)
        .plus(&Term::number(&month.fte_without_cases))
        .working(name, whose, formula, shown)
        .with_steps(Steps {
            headings: ["Staff in post", "With known FTE"].map(str::to_owned).into(),
            lines: vec![[n_all, n_known].map(thousands).to_vec()],
        })
        .leaving_out(left_out.into_iter().collect())
        .resting_on(rests_on(subject, |rows| rows.n_rows))
}

/// How many different workers held cases.
pub(super) fn workers(subject: Subject<'_>) -> Working {
    let row = subject.row;
    let name = heading_of_workers(subject.table);
    let whose = subject.over_the_months();
    let formula = "Different workers who held at least one case in any of the audit months, each \
                   counted once, in however many months and teams.";
    let working = match row.n_workers {
        Some(n_workers) => Working::done(
            name,
            whose,
            formula,
            thousands(n_workers),
            Exact::whole(n_workers),
            Shown::Whole,
        ),
        None => Working::not_available(
            name,
            whose,
            formula,
            "workers are counted in the file and not named, so nobody can tell who is there in \
             several months or teams.",
        ),
    };
    let line = |month: &MonthFigures| {
        let n_holders =
            if month.has_rows { thousands(month.n_holders) } else { NONE_SHOWN.to_owned() };
        vec![month.month.to_string(), n_holders]
    };
    working
        .with_steps(Steps {
            headings: vec!["Month".to_owned(), "Workers who held cases".to_owned()],
            lines: row.monthly.iter().map(line).collect(),
        })
        .resting_on(subject.rests_on(&row.monthly, |rows| rows.n_rows))
}

/// The full-time equivalents of the case holders at the last audit month.
pub(super) fn fte(subject: Subject<'_>) -> Working {
    let name = "Full-time equivalents";
    let whose = subject.at_stock();
    let formula = "The full-time equivalents of the workers who hold cases, added up, each worker \
                   once. Those that are not known or are 0 are left out.";
    let Some(stock) = subject.row.stock.as_ref() else {
        return Working::not_available(name, whose, formula, subject.nothing_at_stock());
    };
    let n_unknown = stock.n_holders.saturating_sub(stock.n_holders_with_fte);
    let of_holders = counted(stock.n_holders, "worker", "workers");
    if stock.n_holders_with_fte == 0 {
        let why = match stock.n_holders {
            0 => "no worker held a case.".to_owned(),
            1 => "the FTE of the one worker who held cases is not known or is 0.".to_owned(),
            _ => format!("the FTE of all {of_holders} who held cases is not known or is 0."),
        };
        return Working::not_available(name, whose, formula, why);
    }
    let left_out = (n_unknown > 0)
        .then(|| format!("{} of {of_holders}: FTE not known or 0.", thousands(n_unknown)));
    Working::done(name, whose, formula, stock.fte.in_a_sum(), stock.fte.clone(), Shown::OneDecimal)
        .with_steps(Steps {
            headings: vec!["Workers who hold cases".into(), "With known FTE".into(), "FTE".into()],
            lines: vec![vec![
                thousands(stock.n_holders),
                thousands(stock.n_holders_with_fte),
                stock.fte.in_a_sum(),
            ]],
        })
        .leaving_out(left_out.into_iter().collect())
        .resting_on(rests_on(subject, |rows| rows.n_rows))
}

/// The allocated cases at the last audit month.
pub(super) fn cases(subject: Subject<'_>) -> Working {
    let unit = subject.table.unit;
    let heading = unit.heading();
    let formula = format!("{heading} that a worker holds, as counted in the last audit month.");
    let name = format!("Allocated {}", unit.many());
    let waiting = |stock: &Stock| {
        let n_unallocated = stock.n_unallocated;
        let waiting = counted(n_unallocated, unit.one(), unit.many());
        (n_unallocated > 0).then(|| format!("{waiting} without a worker."))
    };
    match subject.row.stock.as_ref() {
        Some(stock) => count(name, subject, formula, stock.n_cases)
            .leaving_out(waiting(stock).into_iter().collect())
            .resting_on(rests_on(subject, |rows| rows.n_rows)),
        None => {
            Working::not_available(name, subject.at_stock(), formula, subject.nothing_at_stock())
        }
    }
}

/// The cases without a worker at the last audit month.
pub(super) fn unallocated(subject: Subject<'_>) -> Working {
    let unit = subject.table.unit;
    let formula = format!(
        "{} that have a team and no worker, as counted in the last audit month. They are in no \
         average.",
        unit.heading()
    );
    let name = format!("Unallocated {}", unit.many());
    let Some(stock) = subject.row.stock.as_ref() else {
        return Working::not_available(
            name,
            subject.at_stock(),
            formula,
            subject.nothing_at_stock(),
        );
    };
    let told_by = subject.row.told_by_at_last();
    if let Some(silent) = told_by.filter(|told_by| told_by.are_silent()) {
        return Working::not_available(name, subject.at_stock(), formula, silent.why_silent());
    }
    count(name, subject, formula, stock.n_unallocated)
        .leaving_out(left_open(subject.table, told_by))
        .resting_on(rests_on(subject, |rows| rows.n_waiting))
}

fn count(name: String, subject: Subject<'_>, formula: String, number: u64) -> Working {
    let whose = subject.at_stock();
    Working::done(name, whose, formula, thousands(number), Exact::whole(number), Shown::Whole)
}

/// The rows of the last audit month.
fn rests_on(subject: Subject<'_>, n_rows: impl Fn(&RowsOfFile) -> u64) -> Vec<String> {
    let last = subject.row.monthly.last();
    subject.rests_on(last.map(std::slice::from_ref).unwrap_or_default(), n_rows)
}
