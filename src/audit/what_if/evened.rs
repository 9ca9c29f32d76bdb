//! Cases evened out: within a team over its workers, and between two teams.

use super::Standing;
use crate::audit::figures::{FigureRow, FigureTable};
use crate::audit::term::{Term, Whole};
use crate::format::Exact;

/// What cases are evened out by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The FTE of each worker, known for all.
    Fte,
    /// The number of workers.
    Workers,
}

/// The least and the most that a worker holds, before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evened {
    /// By what.
    pub basis: Basis,
    /// The fewest and the most cases now.
    pub before: [Term; 2],
    /// The fewest and the most if everybody holds their share, rounded down or up.
    pub after: [Term; 2],
    /// All cases, and the FTE of all or the number of workers that they are evened out over.
    pub of_all: [Exact; 2],
    /// The least and the most FTE of a worker; 1 where it is by workers.
    pub of_one: [Exact; 2],
}

/// A team's cases evened out over those who hold them; why not, where nobody is named.
pub fn evened(row: &FigureRow) -> Result<Evened, String> {
    let spread = row.spread.as_ref().ok_or_else(|| match &row.stock {
        Some(stock) if stock.n_holders > 0 => "its workers are counted and not named.".to_owned(),
        _ => "nobody holds a case.".to_owned(),
    })?;
    let cases = Term::whole(spread.top_fifth.n_of_all);
    let of_all_known = row.staff.as_ref().filter(|staff| staff.n_with_fte == spread.n_workers);
    let by_fte = of_all_known.and_then(|staff| {
        let [least, most] = staff.fte_range.as_ref()?;
        let fte = Term::number(&staff.fte);
        let share = |of| cases.times(&Term::number(of));
        let after = [
            share(least).over_as_whole(&fte, Whole::Below)?,
            share(most).over_as_whole(&fte, Whole::Above)?,
        ];
        Some((Basis::Fte, after, staff.fte.clone(), [least.clone(), most.clone()]))
    });
    let workers = Term::whole(spread.n_workers);
    let by_workers = || {
        let share = |to| cases.over_as_whole(&workers, to);
        let after = [share(Whole::Below)?, share(Whole::Above)?];
        let one = Exact::whole(1);
        Some((Basis::Workers, after, Exact::whole(spread.n_workers), [one.clone(), one]))
    };
    let (basis, after, of_workers, of_one) =
        by_fte.or_else(by_workers).ok_or_else(|| "nobody holds a case.".to_owned())?;
    Ok(Evened {
        basis,
        before: [Term::whole(spread.least), Term::whole(spread.most)],
        after,
        of_all: [Exact::whole(spread.top_fifth.n_of_all), of_workers],
        of_one,
    })
}

/// What one of two teams would gain, and what it would hold for each worker or FTE.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// By what.
    pub basis: Basis,
    /// Cases now.
    pub before: Term,
    /// Cases that would come or, below 0, go: to be rounded to a whole number.
    pub gained: Term,
    /// Cases then.
    pub after: Term,
    /// Cases for each worker or FTE, now and then.
    pub averages: [Term; 2],
}

/// Cases evened out between two teams as far as whole cases allow: by FTE where it is known of all
/// workers of both, else by workers. Why not, where one of them has nobody.
pub fn moved(table: &FigureTable, teams: [&FigureRow; 2]) -> Result<[Moved; 2], String> {
    let [first, second] = teams.map(|row| Standing::of(table, row).ok_or(row));
    let missing = |row: &FigureRow| {
        format!("{} has no rows in the last audit month, so there is nothing to move.", row.name)
    };
    let (first, second) = (first.map_err(missing)?, second.map_err(missing)?);
    let both = [first, second];
    let is_fte_known = both.iter().all(|team| team.n_without_fte() == 0 && team.fte().is_ok());
    let basis = if is_fte_known { Basis::Fte } else { Basis::Workers };
    let cases = both.map(|team| Term::whole(team.stock.n_cases));
    let [first, second] = both.map(|team| match basis {
        Basis::Fte => team.fte().unwrap_or_else(|_| team.workers()),
        Basis::Workers => team.workers(),
    });
    let [of_first, of_second] = cases;
    let of = |row: &FigureRow, cases: [&Term; 2], by: [&Term; 2]| {
        moved_of(basis, cases, by)
            .ok_or_else(|| format!("nobody in {} is there to hold cases.", row.name))
    };
    let [first_row, second_row] = teams;
    Ok([
        of(first_row, [&of_first, &of_second], [&first, &second])?,
        of(second_row, [&of_second, &of_first], [&second, &first])?,
    ])
}

/// Of the first of two teams: `(cases of the other × own − own cases × that of the other) ÷ both`.
fn moved_of(basis: Basis, cases: [&Term; 2], by: [&Term; 2]) -> Option<Moved> {
    let ([own_cases, other_cases], [own, other]) = (cases, by);
    if !own.value().is_positive() || !other.value().is_positive() {
        return None;
    }
    let difference = other_cases.times(own).minus(&own_cases.times(other));
    let gained = difference.over(&own.plus(other))?;
    let after = own_cases.changed_by(&Whole::Nearest.of(gained.value()));
    let averages = [own_cases.over(own)?, after.over(own)?];
    Some(Moved { basis, before: own_cases.clone(), gained, after, averages })
}
