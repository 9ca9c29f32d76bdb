//! What would be if a team's staff or work were otherwise: cases, workers, FTE and utilisation at the
//! last audit month, before and after.
//!
//! Numbers of a row of figures in, numbers out. Nobody is named, and no case of anybody's is moved:
//! a change is one of the team as a whole. What a case that comes weighs is the mean of the team's
//! cases, what a worker who comes can carry the mean of the team's workers by FTE.

mod asked;
pub mod entered;
mod evened;

use super::figures::{FigureRow, FigureTable, MonthFigures, Stock};
use super::load::LoadFigures;
use super::settings::CountUnit;
use super::term::Term;
use super::waiting::TellingTeams;
use super::who_counts::Heads;
use crate::caseload::Fte;
use crate::format::{Exact, counted, thousands};
use crate::weighting::NoCapacity;

pub use asked::{Asked, AskedChange};
pub use entered::{Entered, Entry};
pub use evened::{Basis, Evened, Moved, evened, moved};

/// What would be otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Workers who come or, below 0, go.
    pub n_workers: i64,
    /// The FTE of each of them.
    pub fte_of_each: Fte,
    /// FTE that comes or goes, by other hours of those who are there.
    pub fte: Exact,
    /// Cases without a worker that are allocated.
    pub brought_in: BroughtIn,
}

/// How many of the cases without a worker are allocated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BroughtIn {
    /// So many.
    Number(u64),
    /// None.
    #[default]
    None,
    /// All.
    All,
}

/// Why nothing can be worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What of the entries is wrong; `None` where the team has no figures.
    pub entry: Option<Entry>,
    /// What is wrong, and what to do.
    pub said: String,
}

/// A figure with its sum, or why there is none.
pub type Figure = Result<Term, String>;

/// A team's figures, before or after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Allocated cases.
    pub cases: Term,
    /// Workers.
    pub workers: Term,
    /// FTE, of those whose FTE is known.
    pub fte: Figure,
    /// Cases without a worker.
    pub unallocated: Figure,
    /// Cases ÷ workers.
    pub per_worker: Figure,
    /// Cases ÷ FTE, where the FTE of all workers is known.
    pub per_fte: Figure,
    /// Points ÷ capacity, of those whose capacity is known.
    pub utilisation: Figure,
}

/// What a row says of the last audit month.
#[derive(Clone, Copy)]
pub struct Standing<'a> {
    stock: &'a Stock,
    month: &'a MonthFigures,
    load: &'a LoadFigures,
    heads: Heads,
    /// Why the files do not say what waits, if so.
    why_not_told: Option<&'static str>,
}

impl<'a> Standing<'a> {
    /// Of a row; `None` where it has no rows in the last audit month.
    pub fn of(table: &FigureTable, row: &'a FigureRow) -> Option<Self> {
        let stock = row.stock.as_ref()?;
        Some(Self {
            stock,
            month: row.monthly.last()?,
            load: &row.load,
            heads: table.definition().who().heads,
            why_not_told: row
                .told_by_at_last()
                .filter(|told_by| told_by.are_silent())
                .map(TellingTeams::why_silent),
        })
    }

    fn counts_all_in_post(self) -> bool {
        self.heads == Heads::StaffInPost
    }

    /// The workers who count, who hold cases or are in post.
    fn workers(self) -> Term {
        let holders = Term::whole(self.stock.n_holders);
        if self.counts_all_in_post() && self.month.n_without_cases > 0 {
            return holders.plus(&Term::whole(self.month.n_without_cases));
        }
        holders
    }

    /// Their FTE, of those whose FTE is known.
    fn fte(self) -> Figure {
        let of_holders = Term::number(&self.stock.fte);
        let others = &self.month.fte_without_cases;
        let fte =
            if self.counts_all_in_post() { of_holders.changed_by(others) } else { of_holders };
        if fte.value().is_positive() { Ok(fte) } else { Err(NO_FTE.to_owned()) }
    }

    /// How many of the workers have no FTE that is known and above 0.
    pub fn n_without_fte(self) -> u64 {
        let others = self.month.n_without_cases.saturating_sub(self.month.n_without_cases_with_fte);
        let others = if self.counts_all_in_post() { others } else { 0 };
        self.stock.n_holders.saturating_sub(self.stock.n_holders_with_fte) + others
    }

    /// Why cases cannot be divided by FTE: what would be otherwise could be of a worker whose FTE
    /// is not known.
    fn why_not_per_fte(self) -> Option<String> {
        let n = self.n_without_fte();
        let n_workers = counted_workers(&self.workers());
        (n > 0).then(|| format!("the FTE of {} of {n_workers} is not known or is 0.", thousands(n)))
    }

    fn unallocated(self) -> Figure {
        match self.why_not_told {
            None => Ok(Term::whole(self.stock.n_unallocated)),
            Some(why) => Err(why.to_owned()),
        }
    }
}

/// `5 workers`.
fn counted_workers(workers: &Term) -> String {
    let n = workers.value().whole_number();
    if n == "1" { "1 worker".to_owned() } else { format!("{n} workers") }
}

const NO_FTE: &str = "no worker\u{2019}s FTE is known and above 0.";

impl Default for Change {
    /// None, and a full-time worker if one comes.
    fn default() -> Self {
        Self {
            n_workers: 0,
            fte_of_each: Fte::FULL_TIME,
            fte: Exact::whole(0),
            brought_in: BroughtIn::None,
        }
    }
}

impl Change {
    /// FTE that comes or goes in all.
    fn fte_in_all(&self) -> Exact {
        let of_workers = self.fte_of_each.times(self.n_workers.unsigned_abs());
        if self.n_workers < 0 { self.fte.minus(&of_workers) } else { self.fte.plus(&of_workers) }
    }

    /// What is otherwise, in words: `2 workers more, each of 0.8 FTE; all unallocated cases brought in`.
    /// Empty where nothing is.
    pub fn in_words(&self, unit: CountUnit) -> String {
        let mut parts = Vec::new();
        let how = |is_less| if is_less { "fewer" } else { "more" };
        if self.n_workers != 0 {
            let workers = counted(self.n_workers.unsigned_abs(), "worker", "workers");
            let each = self.fte_of_each.times(1).at_most_two_decimals();
            parts.push(format!("{workers} {}, each of {each} FTE", how(self.n_workers < 0)));
        }
        if self.fte != Exact::whole(0) {
            let fte = self.fte.magnitude().in_a_sum();
            parts.push(format!("{fte} FTE {}", how(self.fte.is_negative())));
        }
        match self.brought_in {
            BroughtIn::None | BroughtIn::Number(0) => {}
            BroughtIn::All => parts.push(format!("all unallocated {} brought in", unit.many())),
            BroughtIn::Number(n) => {
                let one = format!("unallocated {}", unit.one());
                let many = format!("unallocated {}", unit.many());
                parts.push(format!("{} brought in", counted(n, &one, &many)));
            }
        }
        parts.join("; ")
    }

    /// How many cases are brought in, if there are so many.
    fn n_brought_in(&self, standing: Standing<'_>) -> Result<u64, Refusal> {
        let refuse = |said: String| Refusal { entry: Some(Entry::BroughtIn), said };
        let n = match self.brought_in {
            BroughtIn::None => return Ok(0),
            BroughtIn::All => standing.stock.n_unallocated,
            BroughtIn::Number(n) => n,
        };
        if let Some(why) = standing.why_not_told {
            return Err(refuse(format!("Not available: {why} Leave it empty.")));
        }
        let n_waiting = standing.stock.n_unallocated;
        if n > n_waiting {
            let waiting = counted(n_waiting, "is unallocated", "are unallocated");
            return Err(refuse(format!(
                "Only {waiting}. Enter {n_waiting} or fewer, or the word all."
            )));
        }
        Ok(n)
    }

    /// Refuses to take away more than there is.
    fn check(&self, standing: Standing<'_>) -> Result<(), Refusal> {
        let workers = standing.workers();
        if self.n_workers < 0 && Exact::whole(self.n_workers.unsigned_abs()) > *workers.value() {
            let n = workers.value().whole_number();
            let is = if n == "1" { "is" } else { "are" };
            let there = format!("{is} {}", counted_workers(&workers));
            return Err(Refusal {
                entry: Some(Entry::Workers),
                said: format!("There {there}, so no more than {n} can be taken away."),
            });
        }
        let less = self.fte_in_all();
        let entry = if self.fte.is_negative() { Entry::Fte } else { Entry::FteOfEach };
        if let Ok(fte) = standing.fte()
            && less.is_negative()
            && less.magnitude() > *fte.value()
        {
            let known = if standing.n_without_fte() > 0 { " that is known" } else { "" };
            return Err(Refusal {
                entry: Some(entry),
                said: format!(
                    "That would take away {} FTE; there is {} FTE{known}.",
                    less.magnitude().at_most_two_decimals(),
                    fte.value().at_most_two_decimals()
                ),
            });
        }
        Ok(())
    }
}

/// The figures before and after a change; refused where it would take away more than there is.
pub fn before_and_after(
    standing: Standing<'_>,
    change: &Change,
) -> Result<(Figures, Figures), Refusal> {
    change.check(standing)?;
    let n_brought_in = change.n_brought_in(standing)?;
    let before = figures(standing, &Change::default(), 0);
    Ok((before, figures(standing, change, n_brought_in)))
}

fn figures(standing: Standing<'_>, change: &Change, n_brought_in: u64) -> Figures {
    let brought_in = Exact::whole(n_brought_in);
    let taken = Exact::whole(0).minus(&brought_in);
    let cases = Term::whole(standing.stock.n_cases).changed_by(&brought_in);
    let n_workers = Exact::signed_quotient(i128::from(change.n_workers), 1);
    let workers = standing.workers().changed_by(&n_workers.unwrap_or_else(|| Exact::whole(0)));
    let fte_change = change.fte_in_all();
    let fte = standing.fte().map(|fte| fte.changed_by(&fte_change));
    let per_worker =
        cases.over(&workers).ok_or_else(|| "there is no worker to divide by.".to_owned());
    let per_fte = fte.clone().and_then(|fte| match standing.why_not_per_fte() {
        Some(why) => Err(why),
        None => cases.over(&fte).ok_or_else(|| "there is no FTE to divide by.".to_owned()),
    });
    Figures {
        unallocated: standing.unallocated().map(|waiting| waiting.changed_by(&taken)),
        utilisation: utilisation(standing.load, &fte_change, n_brought_in),
        cases,
        workers,
        fte,
        per_worker,
        per_fte,
    }
}

impl Standing<'_> {
    /// Cases of workers whose capacity is not known, or of nobody who is named.
    pub fn n_cases_without_capacity(self) -> u64 {
        self.stock.n_cases.saturating_sub(self.load.n_cases)
    }
}

/// Points ÷ capacity, of the workers whose capacity is known, with the FTE that comes or goes and
/// the cases that are brought in.
fn utilisation(load: &LoadFigures, fte_change: &Exact, n_brought_in: u64) -> Figure {
    if load.n_workers == 0 {
        return Err(why_no_capacity(load));
    }
    let mut points = Term::number(&load.points.to_exact());
    if n_brought_in > 0 {
        let of_all = Term::number(&load.points_of_all.to_exact());
        let mean = of_all.over(&Term::whole(load.n_cases_of_all));
        let mean = mean.ok_or_else(|| "nobody holds a case to take the mean of.".to_owned())?;
        points = points.plus(&Term::whole(n_brought_in).times(&mean));
    }
    let present = Term::number(&load.capacity);
    let other = Term::number(&fte_change.magnitude()).times(&present);
    let other = other.over(&Term::number(&load.fte)).ok_or_else(|| NO_FTE.to_owned())?;
    let capacity = if fte_change.is_positive() {
        present.plus(&other)
    } else if fte_change.is_negative() {
        present.minus(&other)
    } else {
        present
    };
    if !capacity.value().is_positive() {
        return Err("no capacity would be left.".to_owned());
    }
    points.over(&capacity).ok_or_else(|| "there is no capacity to divide by.".to_owned())
}

fn why_no_capacity(load: &LoadFigures) -> String {
    let mut reasons = load.without.keys();
    match (reasons.next(), reasons.next()) {
        (None, _) => "nobody who is named holds a case.".to_owned(),
        (Some(NoCapacity::NotStated), None) => format!("{}.", NoCapacity::NotStated),
        _ => "the capacity of nobody who holds cases is known.".to_owned(),
    }
}
