//! Counting the rows of tables.

use std::collections::{BTreeMap, BTreeSet};

use super::CountedRow;
use crate::audit::ages::AgeFigures;
use crate::audit::figures::{FigureRow, Grouping, MonthFigures, Stock, StockDay};
use crate::audit::flow::FlowMonth;
use crate::audit::groups::{GroupFigures, GroupOf, Holder, Scope};
use crate::audit::ledger::Moment;
use crate::audit::load::LoadFigures;
use crate::audit::measures::of_months;
use crate::audit::mix::{Bands, Mix};
use crate::audit::normal_number::NormalNumbers;
use crate::audit::spread::{AboveNormal, Spread};
use crate::audit::staff::Staff;
use crate::audit::waiting::WaitingFigures;
use crate::audit::who_counts::Heads;
use crate::caseload::Month;

/// The name of the row for workers of whom no role is given.
const NO_ROLE: &str = "No role given";

/// Counts the rows of a ledger for a choice of audit months and definition.
#[derive(Clone, Debug)]
pub(super) struct Counting<'a> {
    pub(super) scope: Scope<'a>,
    /// Of each team, by number.
    teams: Vec<GroupFigures>,
    /// Of all teams together.
    all_teams: GroupFigures,
    /// What stands beside averages; `None` where they alone are asked for.
    beside: Option<Beside<'a>>,
}

/// What is known once for all that stands beside averages.
#[derive(Clone, Debug)]
struct Beside<'a> {
    normal: &'a NormalNumbers,
    staff: Staff<'a>,
    /// The words of cases that are told apart.
    bands: Bands,
    /// More days than these are a long wait.
    long_wait_days: u32,
}

/// A row's names and the teams it is made of.
struct Group {
    service_area: Option<String>,
    team: Option<String>,
    name: String,
    name_in_last_audit: Option<String>,
    /// Whether the files give the name.
    is_named: bool,
    teams: Vec<u32>,
}

impl<'a> Counting<'a> {
    /// Over what is in the scope: averages alone.
    pub(super) fn new(scope: Scope<'a>) -> Self {
        let all = scope.figures_of_groups(1, &|_, _| Some(0));
        let all_teams = all.into_iter().next().unwrap_or_default();
        let teams =
            scope.figures_of_groups(scope.ledger.teams.len(), &|team, _| Some(team as usize));
        Self { scope, teams, all_teams, beside: None }
    }

    /// The same with all else: how cases are spread, staff, mix, cases that wait, flow and ages, where
    /// more days than these are a long wait.
    pub(super) fn with_all(self, normal: &'a NormalNumbers, long_wait_days: u32) -> Self {
        let staff = Staff::new(self.scope.ledger, self.scope.months);
        let holders = self.all_teams.holders.last().map_or(&[][..], Vec::as_slice);
        let bands = Bands::of(self.scope.ledger, holders);
        Self { beside: Some(Beside { normal, staff, bands, long_wait_days }), ..self }
    }

    /// By team.
    pub(super) fn by_team(&self) -> Vec<CountedRow> {
        let groups = (0..).zip(&self.scope.ledger.teams).map(|(number, team)| Group {
            service_area: self.area_name(team.area),
            team: None,
            name: team.name.clone(),
            name_in_last_audit: team.name_in_last_audit.clone(),
            is_named: true,
            teams: vec![number],
        });
        self.rows_of(Grouping::Team, groups.collect(), &self.teams)
    }

    /// By service area; `None` where no row names one.
    pub(super) fn by_area(&self) -> Option<Vec<CountedRow>> {
        let areas = &self.scope.ledger.areas;
        let mut teams: BTreeMap<Option<u32>, Vec<u32>> = BTreeMap::new();
        for (number, team) in (0..).zip(&self.scope.ledger.teams) {
            teams.entry(team.area).or_default().push(number);
        }
        let mut teams_of = |area: Option<u32>| teams.remove(&area).unwrap_or_default();
        let mut groups: Vec<Group> = (0..)
            .zip(areas)
            .map(|(number, name)| Group {
                service_area: None,
                team: None,
                name: name.clone(),
                name_in_last_audit: None,
                is_named: true,
                teams: teams_of(Some(number)),
            })
            .collect();
        groups.push(Group {
            service_area: None,
            team: None,
            name: "No service area given".to_owned(),
            name_in_last_audit: None,
            is_named: false,
            teams: teams_of(None),
        });
        let group_of = |team: u32, _| {
            let team = self.scope.ledger.teams.get(team as usize)?;
            Some(team.area.map_or(areas.len(), |area| area as usize))
        };
        (!areas.is_empty()).then(|| self.rows(Grouping::ServiceArea, groups, &group_of))
    }

    /// By role; `None` where no row names one.
    pub(super) fn by_role(&self) -> Option<Vec<CountedRow>> {
        let roles = &self.scope.ledger.roles;
        let named = roles.iter().map(|name| (name.clone(), true));
        let groups = named
            .chain([(NO_ROLE.to_owned(), false)])
            .map(|(name, is_named)| Group {
                service_area: None,
                team: None,
                name,
                name_in_last_audit: None,
                is_named,
                teams: Vec::new(),
            })
            .collect();
        let group_of = |_, role: Option<u32>| Some(role.map_or(roles.len(), |role| role as usize));
        (!roles.is_empty()).then(|| self.rows(Grouping::Role, groups, &group_of))
    }

    /// By role within each team; `None` where no row names a role.
    pub(super) fn by_team_and_role(&self) -> Option<Vec<CountedRow>> {
        let roles = &self.scope.ledger.roles;
        // One more for what has no role.
        let n_roles = roles.len() + 1;
        let groups = (0..).zip(&self.scope.ledger.teams).flat_map(|(number, team)| {
            let named = roles.iter().map(|name| (name.as_str(), true));
            named.chain([(NO_ROLE, false)]).map(move |(name, is_named)| Group {
                service_area: self.area_name(team.area),
                team: Some(team.name.clone()),
                name: name.to_owned(),
                name_in_last_audit: None,
                is_named,
                teams: vec![number],
            })
        });
        let group_of = |team: u32, role: Option<u32>| {
            Some(team as usize * n_roles + role.map_or(roles.len(), |role| role as usize))
        };
        (!roles.is_empty()).then(|| self.rows(Grouping::TeamRole, groups.collect(), &group_of))
    }

    fn rows(
        &self,
        grouping: Grouping,
        groups: Vec<Group>,
        group_of: &GroupOf<'_>,
    ) -> Vec<CountedRow> {
        let figures = self.scope.figures_of_groups(groups.len(), group_of);
        self.rows_of(grouping, groups, &figures)
    }

    fn rows_of(
        &self,
        grouping: Grouping,
        groups: Vec<Group>,
        figures: &[GroupFigures],
    ) -> Vec<CountedRow> {
        let counts_posts = self.counts_staff_in_post();
        groups
            .into_iter()
            .zip(figures)
            .map(|(group, figures)| self.row(grouping, group, figures))
            .filter(|CountedRow { row, .. }| {
                row.holds_anything() || (counts_posts && row.has_staff_in_post())
            })
            .collect()
    }

    /// Teams together, as those of an area are, also where there is one.
    pub(super) fn all_teams(&self) -> CountedRow {
        let everything = Group {
            service_area: None,
            team: None,
            name: "All teams".to_owned(),
            name_in_last_audit: None,
            is_named: true,
            teams: (0..).take(self.scope.ledger.teams.len()).collect(),
        };
        self.row(Grouping::ServiceArea, everything, &self.all_teams)
    }

    fn row(&self, grouping: Grouping, group: Group, figures: &GroupFigures) -> CountedRow {
        let beside = self.beside.as_ref();
        let last = figures.holders.last().filter(|_| beside.is_some());
        let holders = last.map_or(&[][..], Vec::as_slice);
        let spread = Spread::of(self.scope.ledger, holders);
        let mix = beside.map(|beside| Mix::of(self.scope.ledger, holders, &beside.bands));
        let above_normal = last.and_then(|_| self.above_normal(grouping, &group.teams));
        let staff = beside.and_then(|beside| beside.staff.of(figures));
        let places = |holders: &Vec<Holder>| -> Vec<usize> {
            holders.iter().flat_map(|holder| holder.held_at.iter().copied()).collect()
        };
        let held_at = figures.holders.iter().map(places).collect();
        let last = holders.to_vec();
        let mut monthly = figures.monthly.clone();
        let teams_with_rows = self.teams_with_rows(&group.teams);
        let counts_posts = self.counts_staff_in_post();
        for month in &mut monthly {
            if grouping.is_of_roles() {
                month.has_rows = month.n_holders > 0
                    || !month.left_out.is_empty()
                    || (counts_posts && month.n_without_cases > 0);
            } else {
                self.add_teams(month, &teams_with_rows);
            }
        }
        let caseload = of_months(self.scope.definition, &monthly);
        let stock = monthly.last().filter(|month| month.has_rows).map(|month| Stock {
            fte: month.fte.clone(),
            n_holders_with_fte: month.n_holders_with_fte,
            n_holders: month.n_holders,
            n_cases: month.n_cases,
            n_unallocated: month.n_unallocated,
        });
        let long_wait_days =
            beside.filter(|_| !grouping.is_of_roles()).map(|beside| beside.long_wait_days);
        let notes = self.notes(grouping, &group.teams, figures, &monthly);
        let row = FigureRow {
            is_named: group.is_named,
            name_in_last_audit: group.name_in_last_audit,
            service_area: group.service_area,
            team: group.team,
            name: group.name,
            monthly,
            caseload,
            n_workers: figures.n_workers_if_named(),
            stock,
            spread,
            above_normal,
            staff,
            load: LoadFigures::default(),
            mix: mix.unwrap_or_default(),
            waiting: long_wait_days.map(|long_wait_days| {
                WaitingFigures::of(
                    self.scope.ledger,
                    self.scope.months,
                    &teams_with_rows,
                    long_wait_days,
                )
            }),
            flow: long_wait_days.map_or_else(Vec::new, |_| {
                let of = |&month: &Month| FlowMonth::of(self.scope.ledger, month, &teams_with_rows);
                self.scope.months.iter().map(of).collect()
            }),
            ages: long_wait_days
                .and(self.scope.months.last())
                .map(|&last| AgeFigures::of(self.scope.ledger, last, &teams_with_rows)),
            notes,
        };
        CountedRow { row, held_at, last }
    }

    fn counts_staff_in_post(&self) -> bool {
        self.scope.definition.who().heads == Heads::StaffInPost
    }

    /// Who of these teams is above their normal number; nobody knows of a role's.
    fn above_normal(&self, grouping: Grouping, teams: &[u32]) -> Option<AboveNormal> {
        if grouping.is_of_roles() {
            return None;
        }
        let of_team = |&team: &u32| {
            let named = self.scope.ledger.teams.get(team as usize)?;
            let area = named.area.and_then(|area| self.scope.ledger.areas.get(area as usize));
            let normal =
                self.beside.as_ref()?.normal.of_team(area.map(String::as_str), &named.name)?;
            let holders = self.teams.get(team as usize)?.holders.last()?;
            if holders.is_empty() {
                return None;
            }
            Some(AboveNormal::of(self.scope.ledger, holders, normal))
        };
        match teams {
            [team] if grouping == Grouping::Team => of_team(team),
            _ => {
                let together = AboveNormal::together(teams.iter().filter_map(of_team))?;
                let n_all = teams.iter().filter(|&&team| self.has_holders_at_last(team)).count();
                let n_teams_without = (n_all as u64).saturating_sub(together.n_teams);
                let normal = together.normal.filter(|_| n_teams_without == 0);
                Some(AboveNormal { normal, n_teams_without, ..together })
            }
        }
    }

    /// Whether a team has workers who are named at the last audit month.
    fn has_holders_at_last(&self, team: u32) -> bool {
        let figures = self.teams.get(team as usize);
        figures.and_then(|figures| figures.holders.last()).is_some_and(|last| !last.is_empty())
    }

    fn area_name(&self, area: Option<u32>) -> Option<String> {
        self.scope.ledger.areas.get(area? as usize).cloned()
    }

    fn moment(&self, team: u32, month: Month) -> Option<&Moment> {
        self.scope.ledger.moments.get(&(team, month))
    }

    /// Those of the teams that have rows in any audit month.
    fn teams_with_rows(&self, teams: &[u32]) -> Vec<u32> {
        let has_rows =
            |&team: &u32| self.scope.months.iter().any(|&month| self.moment(team, month).is_some());
        teams.iter().copied().filter(has_rows).collect()
    }

    /// What the teams say of the month beside their holders.
    fn add_teams(&self, month: &mut MonthFigures, teams: &[u32]) {
        for &team in teams {
            if let Some(moment) = self.moment(team, month.month) {
                month.has_rows = true;
                month.n_unallocated += moment.n_unallocated;
            }
        }
        if month.has_rows {
            let without = teams.iter().filter(|&&team| self.moment(team, month.month).is_none());
            let names = without.filter_map(|&team| self.scope.ledger.teams.get(team as usize));
            month.teams_without_rows = names.map(|team| team.name.clone()).collect();
        }
    }

    /// The day of the last audit month's snapshots, if they have one.
    pub(super) fn stock_day(&self) -> StockDay {
        let Some(&last) = self.scope.months.last() else {
            return StockDay::Day(crate::caseload::Day::LATEST);
        };
        let moments = self.scope.ledger.moments.iter().filter(|((_, month), _)| *month == last);
        let days: BTreeSet<_> =
            moments.map(|(_, moment)| (moment.day, moment.is_whole_month)).collect();
        match days.first() {
            Some(&(day, false)) if days.len() == 1 => StockDay::Day(day),
            _ => StockDay::Month(last),
        }
    }
}
