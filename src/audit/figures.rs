//! Figures of teams, service areas and roles, each with what it was worked out from.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::ages::AgeFigures;
use super::flow::FlowMonth;
use super::load::{LoadFigures, Weighed};
use super::mix::Mix;
use super::settings::{CountUnit, Definition, Measure};
use super::spread::{AboveNormal, Spread};
use super::staff::StaffFigures;
use super::waiting::{TellingTeams, WaitingFigures};
use super::who_counts::{Heads, LeftOut, WhoCounts};
use crate::caseload::{Day, Month};
use crate::format::Exact;
use crate::weighting::{
    CapacityRules, Decimal, FullTime, Part, SchemeOrigin, ScoreUnit, WeightingScheme,
};

/// What the rows of a table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Grouping {
    /// Service areas.
    ServiceArea,
    /// Teams.
    Team,
    /// Roles of workers.
    Role,
    /// Roles within a team.
    TeamRole,
}

/// The weighting scheme that a table's points are by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchemeInUse {
    /// Its name and revision.
    pub title: String,
    /// The first digits of its fingerprint.
    pub short_hash: String,
    /// What it adds up.
    pub unit: ScoreUnit,
    /// Where its numbers come from.
    pub origin: SchemeOrigin,
    /// Whether every case weighs the same.
    pub is_count: bool,
    /// Whether it says what a full-time worker can carry.
    pub states_capacity: bool,
    /// The factor of the newly qualified.
    pub newly_qualified_factor: Decimal,
    /// How much a worker can carry.
    pub capacity: CapacityRules,
    /// What the words are of by which cases are told apart first, and the words, in the order of their
    /// points; `None` where the scheme has none.
    pub words: Option<(Part, Vec<String>)>,
}

impl SchemeInUse {
    /// Of a scheme.
    pub fn of(scheme: &WeightingScheme) -> Self {
        Self {
            title: scheme.title(),
            short_hash: scheme.short_hash(),
            unit: scheme.unit,
            origin: scheme.origin,
            is_count: scheme.is_count(),
            states_capacity: scheme.capacity.full_time != FullTime::NotStated,
            newly_qualified_factor: scheme.capacity.newly_qualified_factor,
            capacity: scheme.capacity.clone(),
            words: scheme.first_part().map(|(part, bands)| {
                (part, bands.by_points().into_iter().map(|band| band.word.clone()).collect())
            }),
        }
    }

    /// As it stands with every figure that rests on it: `Simple points, revision 1 (illustrative: its
    /// points are examples, not a standard)`.
    pub fn in_words(&self) -> String {
        match self.origin.caution(self.unit) {
            Some(caution) => format!("{} ({caution})", self.title),
            None => self.title.clone(),
        }
    }

    /// As it stands in the working of such a figure, with its fingerprint.
    pub fn in_full(&self) -> String {
        let (title, hash) = (&self.title, &self.short_hash);
        match self.origin.caution(self.unit) {
            Some(caution) => format!("{title} ({caution}; fingerprint {hash})"),
            None => format!("{title} (fingerprint {hash})"),
        }
    }
}

impl Grouping {
    /// What a row is.
    pub fn singular(self) -> &'static str {
        match self {
            Self::ServiceArea => "service area",
            Self::Team => "team",
            Self::Role | Self::TeamRole => "role",
        }
    }

    /// What a row is, at the head of a column.
    pub fn heading(self) -> &'static str {
        match self {
            Self::ServiceArea => "Service area",
            Self::Team => "Team",
            Self::Role | Self::TeamRole => "Role",
        }
    }

    /// What rows are, several of them, at the beginning of a sentence.
    pub fn plural(self) -> &'static str {
        match self {
            Self::ServiceArea => "Service areas",
            Self::Team => "Teams",
            Self::Role | Self::TeamRole => "Roles",
        }
    }

    /// Whether the rows are of roles: cases without a worker have none.
    pub fn is_of_roles(self) -> bool {
        matches!(self, Self::Role | Self::TeamRole)
    }
}

/// A table of averages with its last row, All teams.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FigureTable {
    /// What the rows are.
    pub grouping: Grouping,
    /// The definition of the average.
    pub measure: Measure,
    /// What is counted as one case.
    pub unit: CountUnit,
    /// Who counts as a worker.
    pub who: WhoCounts,
    /// The audit months: a column each.
    pub months: Vec<Month>,
    /// Whether any row names a service area: a team table has a column for it then.
    pub names_areas: bool,
    /// Whether the full-time equivalent of any worker is known: a column then.
    pub knows_fte: bool,
    /// The roles that are taken for those of managers, by name.
    pub manager_roles: Vec<String>,
    /// The title of the weighting scheme, and what it adds up.
    pub scheme: SchemeInUse,
    /// Whether any row of any file is of a case without a worker; if not, the files may not list
    /// waiting work at all.
    pub lists_waiting_work: bool,
    /// The day that FTE, cases and unallocated cases are of.
    pub stock: StockDay,
    /// The rows, by service area and name.
    pub rows: Vec<FigureRow>,
    /// All teams together, worked out from their own cases and workers.
    pub all_teams: FigureRow,
}

impl FigureTable {
    /// The teams of roles that share their name with a team of another area: their rows name the area.
    pub fn namesakes(&self) -> BTreeSet<&str> {
        let mut areas: BTreeMap<&str, BTreeSet<Option<&str>>> = BTreeMap::new();
        for row in &self.rows {
            if let Some(team) = &row.team {
                areas.entry(team).or_default().insert(row.service_area.as_deref());
            }
        }
        areas.into_iter().filter(|(_, areas)| areas.len() > 1).map(|(team, _)| team).collect()
    }

    /// A row's name, with its area where another row of the table has the same name.
    pub fn label(&self, row: &FigureRow) -> String {
        let n_alike = self.rows.iter().filter(|other| other.name == row.name).count();
        match &row.service_area {
            Some(area) if n_alike > 1 => format!("{} ({area})", row.name),
            _ => row.name.clone(),
        }
    }

    /// What its averages are.
    pub fn definition(&self) -> Definition {
        Definition { measure: self.measure, unit: self.unit, who: self.who }
    }

    /// Whether cases are divided by all staff in post, and not by those alone who hold some.
    pub fn counts_staff_in_post(&self) -> bool {
        self.definition().who().heads == Heads::StaffInPost
    }

    /// Whether unallocated cases can be told apart by row: they have a team and its area, but no
    /// worker and so no role.
    pub fn counts_unallocated(&self) -> bool {
        !self.grouping.is_of_roles()
    }

    /// Whether the last name of any team is known: a column in the download then.
    pub fn names_last_audit(&self) -> bool {
        self.rows.iter().any(|row| row.name_in_last_audit.is_some())
    }

    /// How many service areas the rows of a team table name.
    pub fn n_areas(&self) -> usize {
        let areas = self.rows.iter().filter_map(|row| row.service_area.as_ref());
        areas.collect::<std::collections::BTreeSet<_>>().len()
    }
}

/// The moment that stocks are counted at: the last audit month's snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum StockDay {
    /// One day for all teams.
    Day(Day),
    /// The teams' snapshots in the month are of different days.
    Month(Month),
}

impl StockDay {
    /// `30 Sep`, or `Sep 2019` where the days differ: for the heading of a column.
    pub fn heading(self) -> String {
        match self {
            Self::Day(day) => day.short(),
            Self::Month(month) => month.to_string(),
        }
    }

    /// `on 30 September 2019`, or `in September 2019`, for sentences.
    pub fn in_words(self) -> String {
        match self {
            Self::Day(day) => format!("on {}", day.long()),
            Self::Month(month) => format!("in {}", month.long()),
        }
    }
}

/// A team, service area or role with its figures. In a table of averages alone nothing but these is in
/// it: of what stands at the last audit month, only `stock`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FigureRow {
    /// The service area of a team, where it has one.
    pub service_area: Option<String>,
    /// The team of a role within it.
    pub team: Option<String>,
    /// The name of the team, area or role.
    pub name: String,
    /// A team's name in the last audit, where it is known.
    pub name_in_last_audit: Option<String>,
    /// Whether the files give the name; not so for what they give none for.
    pub is_named: bool,
    /// A figure for each audit month, in order.
    pub monthly: Vec<MonthFigures>,
    /// The average over the audit months by the table's measure; `None` when there is nothing to
    /// divide by.
    pub caseload: Option<Exact>,
    /// Distinct workers who held a case in any audit month; `None` where some are counted and not
    /// named, so that nobody can tell who is who.
    pub n_workers: Option<u64>,
    /// At the last audit month; `None` when it has no rows here.
    pub stock: Option<Stock>,
    /// How cases are spread over those who hold them then; `None` where nobody is named.
    pub spread: Option<Spread>,
    /// Who of them is above the normal number, where one is entered.
    pub above_normal: Option<AboveNormal>,
    /// The staff then; `None` where nobody is named.
    pub staff: Option<StaffFigures>,
    /// What the cases weigh then, beside what the workers can carry.
    pub load: LoadFigures,
    /// What the cases are like then.
    pub mix: Mix,
    /// Cases without a worker, of teams, areas and all teams.
    pub waiting: Option<WaitingFigures>,
    /// How cases came and went in each audit month, in order; of roles nothing is known.
    pub flow: Vec<FlowMonth>,
    /// How long cases with a worker have been open, of teams, areas and all teams.
    pub ages: Option<AgeFigures>,
    /// What to know about the row: months missing, FTE partly known, cases left out.
    pub notes: Vec<String>,
}

impl FigureRow {
    /// Whether any case, held or not, is in it in any audit month: a team that closed long ago is
    /// no row.
    pub fn holds_anything(&self) -> bool {
        self.monthly.iter().any(|month| {
            month.n_holders > 0 || month.n_unallocated > 0 || !month.left_out.is_empty()
        })
    }

    /// Whether anybody is in post in it, with a case or without, in any audit month.
    pub fn has_staff_in_post(&self) -> bool {
        self.monthly.iter().any(|month| month.n_in_post() > 0)
    }

    /// How many workers there are at most at one time; of named ones, how many over all months.
    pub fn n_workers_or_most(&self) -> u64 {
        let most = || self.monthly.iter().map(|month| month.n_holders).max().unwrap_or(0);
        self.n_workers.unwrap_or_else(most)
    }

    /// Whether the files say of any of its teams that cases wait at the last audit month, or that
    /// none do: not where each team with rows is given in numbers, or by lists of what workers hold.
    pub fn tells_unallocated(&self) -> bool {
        !self.told_by_at_last().is_some_and(TellingTeams::are_silent)
    }

    /// Who says at the last audit month whether cases wait; `None` for roles.
    pub fn told_by_at_last(&self) -> Option<&TellingTeams> {
        self.waiting.as_ref().and_then(|waiting| waiting.told_by.last())
    }

    /// The average to one decimal, or a dash when there is none.
    pub fn caseload_shown(&self) -> String {
        shown(self.caseload.as_ref())
    }
}

/// A figure to one decimal, or a dash when there is none.
pub fn shown(figure: Option<&Exact>) -> String {
    figure.map_or_else(|| "\u{2013}".to_owned(), Exact::one_decimal)
}

/// One month of a team, area or role.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MonthFigures {
    /// The month.
    pub month: Month,
    /// Whether there are rows for it here.
    pub has_rows: bool,
    /// Allocated cases.
    pub n_cases: u64,
    /// Workers who hold them; of teams that are given in numbers, as many as those say.
    pub n_holders: u64,
    /// Of the cases, those whose holder's FTE is known and above 0.
    pub n_cases_with_fte: u64,
    /// Of the holders, those whose FTE is known and above 0.
    pub n_holders_with_fte: u64,
    /// Their FTE added up.
    pub fte: Exact,
    /// Staff who hold no case here, and whose post is filled at the snapshot by the staffing files.
    pub n_without_cases: u64,
    /// Of those, the ones whose FTE is known and above 0.
    pub n_without_cases_with_fte: u64,
    /// Their FTE added up.
    pub fte_without_cases: Exact,
    /// The days on which cases are held; `None` where files say nothing of days.
    pub days: Option<DayFigures>,
    /// Who is left out by the definition, with their cases.
    pub left_out: Vec<LeftOutHeads>,
    /// The rows that the month rests on, by file.
    pub rows: Vec<RowsOfFile>,
    /// What the cases weigh by the weighting scheme.
    pub weighed: Weighed,
    /// Cases without a worker: in no average.
    pub n_unallocated: u64,
    /// The month's own average by the table's measure.
    pub caseload: Option<Exact>,
    /// Teams of the area, or of all teams, that have no rows in a month in which others have.
    pub teams_without_rows: Vec<String>,
}

/// The days of a month on which cases are held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayFigures {
    /// Cases added up over the days.
    pub n_case_days: u64,
    /// Days on which a worker holds at least one, added up over the workers.
    pub n_worker_days: u64,
}

/// Workers who are left out by the definition, with their cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOutHeads {
    /// Why.
    pub reason: LeftOut,
    /// How many.
    pub n_workers: u64,
    /// Their cases.
    pub n_cases: u64,
}

/// Rows of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowsOfFile {
    /// The file's number, in the order of the audit's list of names.
    pub file: u32,
    /// Rows of cases that are held.
    pub n_rows: u64,
    /// Rows of cases without a worker.
    pub n_waiting: u64,
}

/// Stocks at the last audit month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stock {
    /// Full-time equivalents of the holders whose FTE is known, added up.
    pub fte: Exact,
    /// How many holders' FTE is known.
    pub n_holders_with_fte: u64,
    /// Holders at that moment.
    pub n_holders: u64,
    /// Allocated cases.
    pub n_cases: u64,
    /// Cases without a worker.
    pub n_unallocated: u64,
}
