//! What an audit answers for one choice of settings: everything the page shows, as values.

use serde::{Deserialize, Serialize};

use super::account::RowAccount;
use super::ages::DaysTold;
use super::figures::FigureTable;
use super::names_found::NamesFound;
use super::over_time::OverTime;
use super::settings::{AuditSettings, CountUnit, Measure};
use super::words_found::WordsFound;
use super::worker_view::WorkerFigures;
use crate::caseload::Month;
use crate::evidence::Evidence;
use crate::intake::source::{FileId, SourceFile};
use crate::issue::Issue;
use crate::weighting::WeightingScheme;

/// The answer of an audit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Results {
    /// The settings these results answer.
    pub settings: AuditSettings,
    /// The files of the audit, in the order they were added.
    pub files: Vec<SourceFile>,
    /// Every month that the files hold, in order.
    pub months: Vec<MonthChoice>,
    /// The audit itself; `None` while no file holds a usable row, or what is asked for cannot be
    /// counted.
    pub audit: Option<Audit>,
    /// What the files tell, so that it can be counted.
    pub told: FilesTell,
    /// Why there is no audit although the files hold usable rows, if so.
    pub not_available: Option<String>,
    /// What happened to every row.
    pub account: RowAccount,
    /// What there is to decide about names.
    pub names: NamesFound,
    /// What the files tell beside caseloads.
    pub evidence: Evidence,
    /// The weighting schemes that files hold, in the order of the files. None is used unless chosen.
    pub schemes: Vec<LoadedScheme>,
    /// What there is to know about the files and the figures, most serious first.
    pub issues: Vec<Issue>,
}

/// What the files of an audit tell, so that it can be counted. What they do not tell is not offered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilesTell {
    /// Whether a file has a row for each case and names the person of it.
    pub people: bool,
    /// Whether a file says on which days cases are held.
    pub days: bool,
}

impl FilesTell {
    /// Why these cannot be counted; `None` where they can.
    pub fn why_not_counted(self, unit: CountUnit) -> Option<&'static str> {
        (unit == CountUnit::People && !self.people).then_some(
            "Distinct people cannot be counted: no file with a row for each case has a column for \
             the person\u{2019}s ID.",
        )
    }

    /// Why this average cannot be taken; `None` where it can.
    pub fn why_not_taken(self, measure: Measure) -> Option<&'static str> {
        (measure == Measure::PersonDayCasesPerHolder && !self.days).then_some(
            "The person-day average cannot be taken: no file says from which day to which cases \
             are held. An export of allocations with start and end dates does.",
        )
    }
}

/// A weighting scheme that a file holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoadedScheme {
    /// The file.
    pub file: FileId,
    /// The scheme.
    pub scheme: WeightingScheme,
}

/// A month that could be an audit month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthChoice {
    /// The month.
    pub month: Month,
    /// Whether it is an audit month now.
    pub is_chosen: bool,
}

/// Figures and pictures over at least one audit month.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Audit {
    /// The audit months that the figures are taken over, in order.
    pub months: Vec<Month>,
    /// What the figures say, before any table: title, scope and statements.
    pub summary: Summary,
    /// By service area, where the files name any.
    pub by_area: Option<FigureTable>,
    /// By team.
    pub by_team: FigureTable,
    /// By role, where the files name any.
    pub by_role: Option<FigureTable>,
    /// By role within each team, where the files name any.
    pub by_team_and_role: Option<FigureTable>,
    /// The names of the files that figures rest on, by number.
    pub files: Vec<String>,
    /// Whether staffing files say who else is in post in a team.
    pub knows_posts: bool,
    /// Single workers; `None` while they are off, so that nothing of any one worker is here.
    pub workers: Option<WorkerFigures>,
    /// Which days the files tell.
    pub days_told: DaysTold,
    /// The averages month by month.
    pub over_time: OverTime,
    /// The words by which cases can be weighed, as they occur.
    pub words: WordsFound,
}

impl Audit {
    /// How many service areas the teams belong to.
    pub fn n_areas(&self) -> usize {
        self.by_team.n_areas()
    }
}

/// The message of an audit in a title, a scope and a few statements.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// `Average caseload, July to September 2019`.
    pub title: String,
    /// `17 teams in 8 service areas, 96 workers who held cases. Mean of monthly averages.`
    pub scope: String,
    /// Three or four figures with their meaning.
    pub statements: Vec<Statement>,
    /// What has to be kept in mind: the caution about counts, waiting cases, smallest teams.
    pub cautions: Vec<Caution>,
}

/// A figure with its meaning: `21.7`, `cases for each worker, across all teams`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// The figure as shown.
    pub figure: String,
    /// What it is.
    pub meaning: String,
    /// Whether it asks for care rather than informs.
    pub needs_care: bool,
    /// Where to see more.
    pub leads_to: LeadsTo,
}

/// Where a statement or a caution leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LeadsTo {
    /// The working of the average over all teams.
    WorkingOfAllTeams,
    /// The chart of the averages.
    Chart,
    /// The table by team.
    TeamTable,
    /// The work without a worker, by team.
    WaitingWork,
    /// The averages as cases weigh.
    Weighting,
    /// The account of the rows.
    RowAccount,
    /// What there is to decide about names.
    Names,
}

/// Something to keep in mind beside the figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Caution {
    /// `Read with care`.
    pub heading: String,
    /// The sentence or two.
    pub text: String,
    /// Where to see more, or to decide.
    pub leads_to: Option<LeadsTo>,
}
