//! What files of settings choose, taken where the user has not chosen otherwise.
//!
//! Each choice of a file is taken up once: what the user changes afterwards stays changed, and what
//! was taken stays when the file is removed. A normal number of a team waits until a caseload file
//! names the team.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::reading::{SavedSettings, Set};
use super::setting::{Setting, Value};
use crate::audit::account::RowCount;
use crate::audit::ledger::{Ledger, TeamNamed};
use crate::audit::normal_number::key;
use crate::audit::settings::AuditSettings;
use crate::format::{counted, listed};
use crate::intake::source::FileId;
use crate::issue::{Finding, Kind};

/// A file of settings, in the order the files were added.
#[derive(Clone, Copy, Debug)]
pub struct SettingsFile<'a> {
    /// Which file.
    pub id: FileId,
    /// Its name.
    pub name: &'a str,
    /// What it says.
    pub saved: &'a SavedSettings,
}

/// The choices of files that were taken up: used, or left for what had been chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoadedChoices(BTreeSet<(FileId, Choice)>);

/// One choice: for all teams, or of a team by its names as they are compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Choice {
    setting: Setting,
    team: Option<String>,
}

impl Choice {
    fn held(&self, settings: &AuditSettings) -> Option<Value> {
        match &self.team {
            None => self.setting.held(settings),
            Some(team) => settings.normal.of_teams.get(team).copied().map(Value::NormalNumber),
        }
    }

    fn put(&self, value: Value, settings: &mut AuditSettings) {
        match (&self.team, value) {
            (Some(team), Value::NormalNumber(number)) => {
                settings.normal.of_teams.insert(team.clone(), number);
            }
            (_, value) => value.put(settings),
        }
    }
}

/// The settings with what the files choose, and what there is to say of it.
pub fn load(
    settings: &AuditSettings,
    files: &[SettingsFile<'_>],
    ledger: &Ledger,
) -> (AuditSettings, Vec<Finding>) {
    let mut settings = settings.clone();
    let at_first = AuditSettings::default();
    let mut said = BTreeMap::new();
    let mut claimed: BTreeMap<Choice, (&str, Value)> = BTreeMap::new();
    for file in files {
        let (mut used, mut left) = (Named::default(), Named::default());
        for (choice, Set { value, rows, .. }) in choices(file, ledger, &mut said) {
            match claimed.get(&choice) {
                Some(&(first, claim)) if claim != value => {
                    let kind = Kind::SettingsDisagree { first: first.to_owned() };
                    Finding::gather(&mut said, kind, file.name, &rows);
                    continue;
                }
                Some(_) => {}
                None => {
                    claimed.insert(choice.clone(), (file.name, value));
                }
            }
            let is_new = settings.loaded.0.insert((file.id, choice.clone()));
            if is_new && choice.held(&settings) == choice.held(&at_first) {
                choice.put(value, &mut settings);
            }
            let held = choice.held(&settings);
            if held != Some(value) {
                left.add(&choice);
            } else if held != choice.held(&at_first) {
                used.add(&choice);
            }
        }
        let kind = Kind::SettingsOfFile { used: used.in_words(), left: left.in_words() };
        Finding::gather(&mut said, kind, file.name, &RowCount::default());
    }
    (settings, said.into_values().collect())
}

/// What a file chooses, of the teams that there are.
fn choices(
    file: &SettingsFile<'_>,
    ledger: &Ledger,
    said: &mut BTreeMap<Kind, Finding>,
) -> BTreeMap<Choice, Set> {
    let of_all = file.saved.of_all();
    let of_all = of_all.map(|(setting, set)| (Choice { setting, team: None }, set.clone()));
    let mut choices: BTreeMap<Choice, Set> = of_all.collect();
    // Without any team there is none to miss.
    let of_teams = file.saved.of_teams().filter(|_| !ledger.teams.is_empty());
    for of_team in of_teams {
        let set = &of_team.set;
        let number = match ledger.team_named(&of_team.area, &of_team.team) {
            TeamNamed::One(number) => number,
            TeamNamed::InSeveralAreas => {
                Finding::gather(said, Kind::SettingsOfSeveralTeams, file.name, &set.rows);
                continue;
            }
            TeamNamed::Unknown => {
                Finding::gather(said, Kind::SettingsOfUnknownTeams, file.name, &set.rows);
                continue;
            }
        };
        let team = ledger.names_of_team(number).map(|(area, team)| key(area, team));
        let choice = Choice { setting: Setting::NormalNumber, team };
        match choices.get_mut(&choice) {
            Some(known) => known.add(set.value, &set.rows),
            None => {
                choices.insert(choice, set.clone());
            }
        }
    }
    // Two names of one team that differ.
    choices.retain(|_, set| {
        if set.is_contradicted {
            Finding::gather(said, Kind::SettingsContradict, file.name, &set.rows);
        }
        !set.is_contradicted
    });
    choices
}

/// Choices by their names: `Average, Long wait in days and Normal number of 2 teams`.
#[derive(Default)]
struct Named {
    of_all: Vec<String>,
    n_of_teams: u64,
}

impl Named {
    fn add(&mut self, choice: &Choice) {
        match choice.team {
            None => self.of_all.push(choice.setting.name().to_owned()),
            Some(_) => self.n_of_teams += 1,
        }
    }

    fn in_words(mut self) -> String {
        if self.n_of_teams > 0 {
            let teams = counted(self.n_of_teams, "team", "teams");
            self.of_all.push(format!("{} of {teams}", Setting::NormalNumber.name()));
        }
        listed(&self.of_all)
    }
}
