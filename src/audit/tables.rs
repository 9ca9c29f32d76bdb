//! The tables of an audit: teams, service areas and roles, each with its figures and notes.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::ages::AgeFigures;
use super::figures::{
    FigureRow, FigureTable, Grouping, MonthFigures, SchemeInUse, Stock, StockDay,
};
use super::flow::FlowMonth;
use super::groups::{GroupFigures, GroupOf, Scope};
use super::ledger::{Ledger, Moment};
use super::measures::of_months;
use super::mix::{Bands, Mix};
use super::normal_number::NormalNumbers;
use super::settings::Measure;
use super::spread::{AboveNormal, Spread};
use super::staff::Staff;
use super::waiting::WaitingFigures;
use super::who_counts::{Heads, is_manager};
use crate::caseload::Month;
use crate::caseload::month::months_in_words;
use crate::format::{counted, listed};

/// More gaps than this are counted rather than listed.
const N_GAPS_NAMED: usize = 3;

/// The name of the row for workers of whom no role is given.
const NO_ROLE: &str = "No role given";

/// Makes the tables of a ledger for a choice of audit months and definition.
#[derive(Clone, Debug)]
pub struct Tables<'a> {
    scope: Scope<'a>,
    ledger: &'a Ledger,
    months: &'a [Month],
    normal: &'a NormalNumbers,
    /// Of each team, by number.
    teams: Vec<GroupFigures>,
    /// Of all teams together.
    all_teams: GroupFigures,
    /// The last row of every table.
    row_of_all_teams: OnceCell<FigureRow>,
    /// What stands beside averages; `None` where they alone are asked for.
    beside: Option<Beside<'a>>,
}

/// What is known once for all that stands beside averages.
#[derive(Clone, Debug)]
struct Beside<'a> {
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

impl<'a> Tables<'a> {
    /// Over what is in the scope: averages alone.
    pub fn new(scope: Scope<'a>, normal: &'a NormalNumbers) -> Self {
        let all = scope.figures_of_groups(1, &|_, _| Some(0));
        let all_teams = all.into_iter().next().unwrap_or_default();
        let Scope { ledger, months, .. } = scope;
        let teams = scope.figures_of_groups(ledger.teams.len(), &|team, _| Some(team as usize));
        let row_of_all_teams = OnceCell::new();
        Self { scope, ledger, months, normal, teams, all_teams, row_of_all_teams, beside: None }
    }

    /// The same with all else: how cases are spread, staff, load, mix, cases that wait, flow and
    /// ages, where more days than these are a long wait.
    #[must_use]
    pub fn with_all(self, long_wait_days: u32) -> Self {
        let factor = self.scope.weights.scheme.capacity.newly_qualified_factor.to_exact();
        let staff = Staff::new(self.ledger, self.months, factor);
        let holders = self.all_teams.holders.last().map_or(&[][..], Vec::as_slice);
        let bands = Bands::of(self.ledger, holders);
        Self { beside: Some(Beside { staff, bands, long_wait_days }), ..self }
    }

    /// The averages by team.
    pub fn by_team(&self) -> FigureTable {
        let groups = (0..).zip(&self.ledger.teams).map(|(number, team)| Group {
            service_area: self.area_name(team.area),
            team: None,
            name: team.name.clone(),
            name_in_last_audit: team.name_in_last_audit.clone(),
            is_named: true,
            teams: vec![number],
        });
        self.table_of(Grouping::Team, groups.collect(), self.teams.clone())
    }

    /// The averages by service area; `None` where no row names one.
    pub fn by_area(&self) -> Option<FigureTable> {
        let areas = &self.ledger.areas;
        let mut teams: BTreeMap<Option<u32>, Vec<u32>> = BTreeMap::new();
        for (number, team) in (0..).zip(&self.ledger.teams) {
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
            let team = self.ledger.teams.get(team as usize)?;
            Some(team.area.map_or(areas.len(), |area| area as usize))
        };
        (!areas.is_empty()).then(|| self.table(Grouping::ServiceArea, groups, &group_of))
    }

    /// The averages by role; `None` where no row names one.
    pub fn by_role(&self) -> Option<FigureTable> {
        let roles = &self.ledger.roles;
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
        (!roles.is_empty()).then(|| self.table(Grouping::Role, groups, &group_of))
    }

    /// The averages by role within each team; `None` where no row names a role.
    pub fn by_team_and_role(&self) -> Option<FigureTable> {
        let roles = &self.ledger.roles;
        // One more for what has no role.
        let n_roles = roles.len() + 1;
        let groups = (0..).zip(&self.ledger.teams).flat_map(|(number, team)| {
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
        (!roles.is_empty()).then(|| self.table(Grouping::TeamRole, groups.collect(), &group_of))
    }

    fn table(&self, grouping: Grouping, groups: Vec<Group>, group_of: &GroupOf<'_>) -> FigureTable {
        let figures = self.scope.figures_of_groups(groups.len(), group_of);
        self.table_of(grouping, groups, figures)
    }

    fn table_of(
        &self,
        grouping: Grouping,
        groups: Vec<Group>,
        figures: Vec<GroupFigures>,
    ) -> FigureTable {
        let counts_posts = self.counts_staff_in_post();
        let rows = groups
            .into_iter()
            .zip(figures)
            .map(|(group, figures)| self.row(grouping, group, figures))
            .filter(|row| row.holds_anything() || (counts_posts && row.has_staff_in_post()))
            .collect();
        FigureTable {
            grouping,
            measure: self.scope.definition.measure,
            unit: self.scope.definition.unit,
            who: self.scope.definition.who,
            months: self.months.to_vec(),
            names_areas: grouping == Grouping::Team && !self.ledger.areas.is_empty(),
            knows_fte: self.ledger.fte_of_workers.iter().any(Option::is_some),
            manager_roles: self
                .ledger
                .roles
                .iter()
                .filter(|role| is_manager(role))
                .cloned()
                .collect(),
            scheme: SchemeInUse::of(self.scope.weights.scheme),
            lists_waiting_work: self.ledger.lists_waiting_work,
            stock: self.stock_day(),
            rows,
            all_teams: self.row_of_all_teams.get_or_init(|| self.all_teams()).clone(),
        }
    }

    /// Teams together, as those of an area are, also where there is one.
    fn all_teams(&self) -> FigureRow {
        let everything = Group {
            service_area: None,
            team: None,
            name: "All teams".to_owned(),
            name_in_last_audit: None,
            is_named: true,
            teams: (0..).take(self.ledger.teams.len()).collect(),
        };
        self.row(Grouping::ServiceArea, everything, self.all_teams.clone())
    }

    fn row(&self, grouping: Grouping, group: Group, figures: GroupFigures) -> FigureRow {
        let beside = self.beside.as_ref();
        let last = figures.holders.last().filter(|_| beside.is_some());
        let holders = last.map_or(&[][..], Vec::as_slice);
        let spread = Spread::of(self.ledger, holders);
        let load = self.scope.weights.load(self.ledger, holders);
        let mix = beside.map(|beside| Mix::of(self.ledger, holders, &beside.bands));
        let above_normal = last.and_then(|_| self.above_normal(grouping, &group.teams));
        let staff = beside.and_then(|beside| beside.staff.of(&figures));
        let GroupFigures {
            mut monthly,
            n_workers,
            teams_in_numbers,
            n_workers_without_fte,
            n_workers_in_several_teams,
            holders: _,
        } = figures;
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
        let mut notes = notes_on_months(self.scope.definition.measure, &monthly);
        notes.extend(notes_on_gaps(&monthly));
        let n_workers_without_fte = teams_in_numbers.is_empty().then_some(n_workers_without_fte);
        notes.extend(self.notes_on_fte(&monthly, stock.as_ref(), n_workers_without_fte));
        notes.extend(self.note_on_teams_in_numbers(&group.teams, &teams_in_numbers));
        if n_workers_in_several_teams > 0 && !grouping.is_of_roles() {
            let workers = counted(
                n_workers_in_several_teams,
                "worker held cases in more than one of these teams and counts",
                "workers held cases in more than one of these teams and count",
            );
            notes.push(format!("{workers} once here"));
        }
        FigureRow {
            is_named: group.is_named,
            name_in_last_audit: group.name_in_last_audit,
            service_area: group.service_area,
            team: group.team,
            name: group.name,
            monthly,
            caseload,
            n_workers: teams_in_numbers.is_empty().then_some(n_workers),
            stock,
            spread,
            above_normal,
            staff,
            load,
            mix: mix.unwrap_or_default(),
            waiting: long_wait_days.map(|long_wait_days| {
                WaitingFigures::of(self.ledger, self.months, &teams_with_rows, long_wait_days)
            }),
            flow: long_wait_days.map_or_else(Vec::new, |_| {
                let of = |&month: &Month| FlowMonth::of(self.ledger, month, &teams_with_rows);
                self.months.iter().map(of).collect()
            }),
            ages: long_wait_days
                .and(self.months.last())
                .map(|&last| AgeFigures::of(self.ledger, last, &teams_with_rows)),
            notes,
        }
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
            let named = self.ledger.teams.get(team as usize)?;
            let area = named.area.and_then(|area| self.ledger.areas.get(area as usize));
            let normal = self.normal.of_team(area.map(String::as_str), &named.name)?;
            let holders = self.teams.get(team as usize)?.holders.last()?;
            if holders.is_empty() {
                return None;
            }
            Some(AboveNormal::of(self.ledger, holders, normal))
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
        self.ledger.areas.get(area? as usize).cloned()
    }

    fn moment(&self, team: u32, month: Month) -> Option<&Moment> {
        self.ledger.moments.get(&(team, month))
    }

    /// Those of the teams that have rows in any audit month.
    fn teams_with_rows(&self, teams: &[u32]) -> Vec<u32> {
        let has_rows =
            |&team: &u32| self.months.iter().any(|&month| self.moment(team, month).is_some());
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
            let names = without.filter_map(|&team| self.ledger.teams.get(team as usize));
            month.teams_without_rows = names.map(|team| team.name.clone()).collect();
        }
    }

    /// The day of the last audit month's snapshots, if they have one.
    fn stock_day(&self) -> StockDay {
        let Some(&last) = self.months.last() else {
            return StockDay::Day(crate::caseload::Day::LATEST);
        };
        let moments = self.ledger.moments.iter().filter(|((_, month), _)| *month == last);
        let days: BTreeSet<_> =
            moments.map(|(_, moment)| (moment.day, moment.is_whole_month)).collect();
        match days.first() {
            Some(&(day, false)) if days.len() == 1 => StockDay::Day(day),
            _ => StockDay::Month(last),
        }
    }

    fn notes_on_fte(
        &self,
        monthly: &[MonthFigures],
        stock: Option<&Stock>,
        n_workers_without_fte: Option<u64>,
    ) -> Vec<String> {
        let mut notes = Vec::new();
        let knows_fte = self.ledger.fte_of_workers.iter().any(Option::is_some);
        if let Some(stock) = stock.filter(|stock| knows_fte && stock.n_holders > 0) {
            let (known, all) = (stock.n_holders_with_fte, stock.n_holders);
            if known == 0 {
                notes.push("FTE not known".to_owned());
            } else if known < all {
                notes.push(format!("FTE known for {known} of {all} workers"));
            }
        }
        let n_left_out: u64 =
            monthly.iter().map(|month| month.n_cases - month.n_cases_with_fte).sum();
        if self.scope.definition.measure == Measure::CasesPerFte && n_left_out > 0 {
            let cases = counted(n_left_out, self.ledger.unit.one(), self.ledger.unit.many());
            let of_workers = n_workers_without_fte
                .map(|n| format!(" of {}", counted(n, "worker", "workers")))
                .unwrap_or_default();
            notes.push(format!("{cases}{of_workers} without FTE left out"));
        }
        notes
    }

    /// Why it is not known how many workers there are.
    fn note_on_teams_in_numbers(
        &self,
        teams: &[u32],
        in_numbers: &BTreeSet<u32>,
    ) -> Option<String> {
        let names = in_numbers.iter().filter_map(|&team| self.ledger.teams.get(team as usize));
        let names: Vec<String> = names.map(|team| team.name.clone()).collect();
        let whose = match names.len() {
            0 => return None,
            1 if teams.len() == 1 => String::new(),
            n if n > N_GAPS_NAMED => format!(" in {}", counted(n as u64, "team", "teams")),
            _ => format!(" in {}", listed(&names)),
        };
        Some(format!("Workers not available: they are counted and not named{whose}"))
    }
}

/// `2 of 3 months: no rows in July 2019`.
fn notes_on_months(measure: Measure, monthly: &[MonthFigures]) -> Vec<String> {
    let those = |is_so: fn(&MonthFigures) -> bool| -> Vec<Month> {
        monthly.iter().filter(|month| is_so(month)).map(|month| month.month).collect()
    };
    let without_rows = those(|month| month.caseload.is_none() && !month.has_rows);
    let without_holders =
        those(|month| month.caseload.is_none() && month.has_rows && month.n_holders == 0);
    // Where no month has a figure, the lack of FTE is said once, not month by month.
    let has_figure = monthly.iter().any(|month| month.caseload.is_some());
    let without_figure =
        those(|month| month.caseload.is_none() && month.has_rows && month.n_holders > 0)
            .into_iter();
    let without_figure: Vec<Month> = without_figure.filter(|_| has_figure).collect();
    let n_counted =
        monthly.len() - without_rows.len() - without_holders.len() - without_figure.len();
    let mut reasons = Vec::new();
    if !without_rows.is_empty() {
        reasons.push(format!("no rows in {}", months_in_words(&without_rows)));
    }
    if !without_holders.is_empty() {
        reasons.push(format!("no worker held a case in {}", months_in_words(&without_holders)));
    }
    if !without_figure.is_empty() {
        let what = if measure == Measure::PersonDayCasesPerHolder {
            "no dates of allocations"
        } else {
            "no FTE known"
        };
        reasons.push(format!("{what} in {}", months_in_words(&without_figure)));
    }
    if reasons.is_empty() {
        return Vec::new();
    }
    let n_all = counted(monthly.len() as u64, "month", "months");
    vec![format!("{n_counted} of {n_all}: {}", reasons.join("; "))]
}

/// `July 2019 without South`.
fn notes_on_gaps(monthly: &[MonthFigures]) -> Vec<String> {
    let gaps: Vec<&MonthFigures> =
        monthly.iter().filter(|month| !month.teams_without_rows.is_empty()).collect();
    let mut notes: Vec<String> = gaps
        .iter()
        .take(N_GAPS_NAMED)
        .map(|month| {
            let teams = &month.teams_without_rows;
            let teams = if teams.len() > N_GAPS_NAMED {
                counted(teams.len() as u64, "team", "teams")
            } else {
                listed(teams)
            };
            format!("{} without {teams}", month.month.long())
        })
        .collect();
    if gaps.len() > N_GAPS_NAMED {
        let n_more = (gaps.len() - N_GAPS_NAMED) as u64;
        notes.push(format!("teams without rows in {} more", counted(n_more, "month", "months")));
    }
    notes
}
