//! The tables of an audit: teams, service areas and roles, each with its figures and notes.
//!
//! They are counted first, and weighed then: what a scheme decides is little of them, and another
//! scheme needs no counting.

mod counting;
mod notes;

use super::figures::{FigureRow, FigureTable, Grouping, SchemeInUse, StockDay};
use super::groups::{Holder, Scope};
use super::ledger::Ledger;
use super::load::Weights;
use super::normal_number::NormalNumbers;
use super::settings::Definition;
use crate::caseload::Month;
use counting::Counting;

/// The tables of an audit.
#[derive(Clone, Debug, PartialEq)]
pub struct Tables {
    /// By team.
    pub by_team: FigureTable,
    /// By service area; `None` where no row names one.
    pub by_area: Option<FigureTable>,
    /// By role; `None` where no row names one.
    pub by_role: Option<FigureTable>,
    /// By role within each team; `None` where no row names a role.
    pub by_team_and_role: Option<FigureTable>,
}

/// The same before their cases are weighed.
#[derive(Clone, Debug)]
pub struct CountedTables {
    definition: Definition,
    months: Vec<Month>,
    names_areas: bool,
    knows_fte: bool,
    manager_roles: Vec<String>,
    lists_waiting_work: bool,
    stock: StockDay,
    all_teams: CountedRow,
    by_team: Vec<CountedRow>,
    by_area: Option<Vec<CountedRow>>,
    by_role: Option<Vec<CountedRow>>,
    by_team_and_role: Option<Vec<CountedRow>>,
}

/// A row whose cases are not weighed.
#[derive(Clone, Debug)]
struct CountedRow {
    /// With nothing in what the scheme decides.
    row: FigureRow,
    /// The places in the ledger's list of what is held in each month.
    held_at: Vec<Vec<usize>>,
    /// Who holds what at the last month, where more than averages is asked for.
    last: Vec<Holder>,
}

impl CountedTables {
    /// Over what is in the scope, with all that stands beside averages; more days than these are a long
    /// wait.
    pub fn of(scope: Scope<'_>, normal: &NormalNumbers, long_wait_days: u32) -> Self {
        let counting = Counting::new(scope).with_all(normal, long_wait_days);
        Self {
            by_role: counting.by_role(),
            by_team_and_role: counting.by_team_and_role(),
            ..Self::by_teams(scope, &counting)
        }
    }

    /// Averages alone, by team and service area.
    pub fn averages(scope: Scope<'_>) -> Self {
        Self::by_teams(scope, &Counting::new(scope))
    }

    fn by_teams(scope: Scope<'_>, counting: &Counting<'_>) -> Self {
        let Scope { ledger, months, definition, .. } = scope;
        Self {
            definition,
            months: months.to_vec(),
            names_areas: !ledger.areas.is_empty(),
            knows_fte: ledger.knows_fte(),
            manager_roles: scope.manager_roles(),
            lists_waiting_work: ledger.lists_waiting_work,
            stock: counting.stock_day(),
            all_teams: counting.all_teams(),
            by_team: counting.by_team(),
            by_area: counting.by_area(),
            by_role: None,
            by_team_and_role: None,
        }
    }

    /// Whether there is nothing in them.
    pub fn are_empty(&self) -> bool {
        self.by_team.is_empty()
    }

    /// The tables, with their cases weighed. The ledger is the one they were counted from.
    pub fn weighed(&self, ledger: &Ledger, weights: &Weights<'_>) -> Tables {
        let scheme = SchemeInUse::of(weights.scheme);
        let all_teams = self.all_teams.weighed(ledger, weights);
        let table = |grouping: Grouping, rows: &[CountedRow]| FigureTable {
            grouping,
            measure: self.definition.measure,
            unit: self.definition.unit,
            who: self.definition.who,
            months: self.months.clone(),
            names_areas: grouping == Grouping::Team && self.names_areas,
            knows_fte: self.knows_fte,
            manager_roles: self.manager_roles.clone(),
            scheme: scheme.clone(),
            lists_waiting_work: self.lists_waiting_work,
            stock: self.stock,
            rows: rows.iter().map(|row| row.weighed(ledger, weights)).collect(),
            all_teams: all_teams.clone(),
        };
        let where_known = |grouping: Grouping, rows: &Option<Vec<CountedRow>>| {
            rows.as_ref().map(|rows| table(grouping, rows))
        };
        Tables {
            by_team: table(Grouping::Team, &self.by_team),
            by_area: where_known(Grouping::ServiceArea, &self.by_area),
            by_role: where_known(Grouping::Role, &self.by_role),
            by_team_and_role: where_known(Grouping::TeamRole, &self.by_team_and_role),
        }
    }
}

impl CountedRow {
    fn weighed(&self, ledger: &Ledger, weights: &Weights<'_>) -> FigureRow {
        let mut row = FigureRow { load: weights.load(ledger, &self.last), ..self.row.clone() };
        for (month, held_at) in row.monthly.iter_mut().zip(&self.held_at) {
            month.weighed = weights.of_month(ledger, held_at, month.n_cases);
        }
        row
    }
}
