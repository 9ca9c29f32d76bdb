//! Which rows of a sheet are asked for: those of a service area, a team or a role. All teams is no
//! row among others: it stays, and stays of all teams.

use std::collections::BTreeSet;

use super::{Sheet, SheetRow};
use crate::audit::figures::FigureTable;
use crate::audit::results::Audit;

const SERVICE_AREA: &str = "Service area";
const TEAM: &str = "Team";
const ROLE: &str = "Role";

/// What a reader wants to see, by name; what is not chosen is all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// A service area.
    pub service_area: Option<String>,
    /// A team, with its area where it has one: `North (Adults)`.
    pub team: Option<String>,
    /// A role.
    pub role: Option<String>,
}

/// What can be wanted of an audit: none where there is no more than one to choose from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Service areas.
    pub service_areas: Vec<String>,
    /// Teams, each with its area: those of the area that is wanted, where one is.
    pub teams: Vec<String>,
    /// Roles.
    pub roles: Vec<String>,
}

impl Choices {
    /// Of an audit, where this is wanted of it so far.
    pub fn of(audit: &Audit, wanted: &Wanted) -> Self {
        let names = |table: Option<&FigureTable>| {
            let rows = table.map(|table| table.rows.as_slice()).unwrap_or_default();
            several(rows.iter().map(|row| row.name.clone()).collect())
        };
        let teams = audit.by_team.rows.iter().filter(|row| {
            let area = wanted.service_area.as_ref();
            area.is_none() || row.service_area.as_ref() == area
        });
        let teams = teams.map(|row| with_area(&row.name, row.service_area.as_deref()));
        let teams: Vec<String> = teams.collect();
        let is_choice = audit.by_team.rows.len() > 1 && !teams.is_empty();
        Self {
            service_areas: names(audit.by_area.as_ref()),
            teams: if is_choice { teams } else { Vec::new() },
            roles: names(audit.by_role.as_ref()),
        }
    }

    /// As much of what is wanted as there is.
    #[must_use]
    pub fn held(&self, wanted: Wanted) -> Wanted {
        let of = |choices: &[String], wanted: Option<String>| {
            wanted.filter(|name| choices.contains(name))
        };
        Wanted {
            service_area: of(&self.service_areas, wanted.service_area),
            team: of(&self.teams, wanted.team),
            role: of(&self.roles, wanted.role),
        }
    }
}

/// One alone is no choice.
fn several(names: Vec<String>) -> Vec<String> {
    if names.len() > 1 { names } else { Vec::new() }
}

fn with_area(name: &str, area: Option<&str>) -> String {
    match area {
        Some(area) => format!("{name} ({area})"),
        None => name.to_owned(),
    }
}

/// What is wanted, as rows say it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowFilter {
    wanted: Wanted,
    /// The wanted teams; `None` for all.
    teams: Option<WantedTeams>,
}

/// Teams as rows name them. One name can be that of teams of several areas, and of a team without one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct WantedTeams {
    /// With the area in a column of its own, empty where there is none.
    beside_areas: BTreeSet<(String, String)>,
    /// In one column: `North (Adults)`.
    with_areas: BTreeSet<String>,
    /// Before a role: with the area where another team of the table has the name.
    before_roles: BTreeSet<String>,
}

impl WantedTeams {
    fn of(audit: &Audit, wanted: &Wanted) -> Self {
        let is_wanted = |area: Option<&str>, team: &str| {
            let is_of_area =
                wanted.service_area.is_none() || area == wanted.service_area.as_deref();
            is_of_area && wanted.team.as_ref().is_none_or(|name| *name == with_area(team, area))
        };
        let mut teams = Self::default();
        for row in &audit.by_team.rows {
            let area = row.service_area.as_deref();
            if is_wanted(area, &row.name) {
                teams.beside_areas.insert((area.unwrap_or_default().to_owned(), row.name.clone()));
                teams.with_areas.insert(with_area(&row.name, area));
            }
        }
        let Some(table) = &audit.by_team_and_role else { return teams };
        let namesakes = table.namesakes();
        for row in &table.rows {
            let (area, team) =
                (row.service_area.as_deref(), row.team.as_deref().unwrap_or_default());
            if is_wanted(area, team) {
                let area = area.filter(|_| namesakes.contains(team));
                teams.before_roles.insert(with_area(team, area));
            }
        }
        teams
    }

    fn has(&self, service_area: Option<&String>, team: &str, has_roles: bool) -> bool {
        match service_area {
            Some(area) => self.beside_areas.contains(&(area.clone(), team.to_owned())),
            None if has_roles => self.before_roles.contains(team),
            None => self.with_areas.contains(team),
        }
    }
}

impl RowFilter {
    /// Of what is wanted of an audit. What it does not have is not asked for.
    pub fn of(audit: &Audit, wanted: &Wanted) -> Self {
        let wanted = Choices::of(audit, wanted).held(wanted.clone());
        let is_of_teams = wanted.service_area.is_some() || wanted.team.is_some();
        let teams = is_of_teams.then(|| WantedTeams::of(audit, &wanted));
        Self { wanted, teams }
    }

    /// Whether anything less than all is asked for.
    pub fn is_on(&self) -> bool {
        self.wanted != Wanted::default()
    }

    /// What is asked for, by name.
    pub fn wanted(&self) -> &Wanted {
        &self.wanted
    }

    /// What is asked for: `service area Adults, role Social Worker`.
    pub fn in_words(&self) -> String {
        let Wanted { service_area, team, role } = &self.wanted;
        let named = [("service area", service_area), ("team", team), ("role", role)];
        let named = named.map(|(what, name)| Some(format!("{what} {}", name.as_ref()?)));
        named.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// What it does to the tables of an audit, in sentences; empty where it is off.
    pub fn said(&self, audit: &Audit) -> String {
        if !self.is_on() {
            return String::new();
        }
        let hidden = |n_kept: usize, n: usize, many: &str| {
            let n_hidden = n.saturating_sub(n_kept);
            format!("{n_hidden} of {n} {many} are hidden")
        };
        let mut said = Vec::new();
        if let Some(teams) = &self.teams {
            said.push(hidden(teams.beside_areas.len(), audit.by_team.rows.len(), "teams"));
        }
        if let (Some(_), Some(table)) = (&self.wanted.role, &audit.by_role) {
            said.push(hidden(1, table.rows.len(), "roles"));
        }
        format!(
            "The tables show only {}: {}. All teams, the chart and what stands above them are still \
             of all.",
            self.in_words(),
            said.join(" and ")
        )
    }

    /// Whether a row of a sheet is asked for. A row that does not say which it is stays.
    pub fn keeps(&self, sheet: &Sheet, row: &SheetRow) -> bool {
        let named = |heading: &str| {
            let at = sheet.row_headings.iter().position(|name| name == heading);
            at.and_then(|at| row.names.get(at))
        };
        let [area, team, role] = [SERVICE_AREA, TEAM, ROLE].map(named);
        let is_or_all = |wanted: &Option<String>, name: Option<&String>| {
            wanted.is_none() || name.is_none() || wanted.as_ref() == name
        };
        let is_of_teams = match (team, &self.teams) {
            (None, _) => is_or_all(&self.wanted.service_area, area),
            (Some(_), None) => true,
            (Some(team), Some(teams)) => teams.has(area, team, role.is_some()),
        };
        is_of_teams && is_or_all(&self.wanted.role, role)
    }

    /// What of this does not apply to a sheet, because its rows do not tell: `all teams and all
    /// roles`; nothing where all of it does.
    pub fn not_applied(&self, sheet: &Sheet) -> Option<String> {
        let has = |heading| sheet.has_row_heading(heading);
        let Wanted { service_area, team, role } = &self.wanted;
        let of = [
            (service_area.is_some() && !has(SERVICE_AREA) && !has(TEAM), "all service areas"),
            (team.is_some() && !has(TEAM), "all teams"),
            (role.is_some() && !has(ROLE), "all roles"),
        ];
        let of: Vec<&str> = of.into_iter().filter_map(|(is_so, of)| is_so.then_some(of)).collect();
        (!of.is_empty()).then(|| of.join(" and "))
    }
}
