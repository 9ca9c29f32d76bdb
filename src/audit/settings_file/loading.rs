//! What files of settings choose, taken where the user has not chosen otherwise.
//!
//! Each choice of a file is taken up once: what the user changes afterwards stays changed, and what
//! was taken stays when the file is removed. A normal number of a team waits until a caseload file
//! names the team.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::reading::SavedSettings;
use super::set::{Choice, Set};
use super::setting::Setting;
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

/// The choices of files that were taken up: used, or left for what had been chosen. In order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoadedChoices(Vec<(FileId, Choice)>);

impl LoadedChoices {
    /// Notes a choice of a file, and says whether it is new.
    fn take_up(&mut self, file: FileId, choice: &Choice) -> bool {
        let taken_up = (file, choice.clone());
        let at = self.0.binary_search(&taken_up);
        if let Err(at) = at {
            self.0.insert(at, taken_up);
        }
        at.is_err()
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
    let mut before: Vec<(&str, Vec<Set>)> = Vec::new();
    for file in files {
        let (mut used, mut left) = (Named::default(), Named::default());
        let sets = sets(file, ledger, &mut said);
        for Set { choice, value, rows, .. } in &sets {
            let mut earlier = before.iter();
            let first = earlier.find_map(|(name, sets)| Some((name, Set::of(sets, choice)?.value)));
            if let Some((first, _)) = first.filter(|(_, first)| first != value) {
                let kind = Kind::SettingsDisagree { first: (*first).to_owned() };
                Finding::gather(&mut said, kind, file.name, rows);
                continue;
            }
            let is_at_first = choice.held(&settings) == choice.held(&at_first);
            if settings.loaded.take_up(file.id, choice) && is_at_first {
                choice.put(*value, &mut settings);
            }
            let held = choice.held(&settings);
            if held != Some(*value) {
                left.add(choice);
            } else if held != choice.held(&at_first) {
                used.add(choice);
            }
        }
        before.push((file.name, sets));
        let kind = Kind::SettingsOfFile { used: used.in_words(), left: left.in_words() };
        Finding::gather(&mut said, kind, file.name, &RowCount::default());
    }
    (settings, said.into_values().collect())
}

/// What a file sets, of the teams that there are.
fn sets(file: &SettingsFile<'_>, ledger: &Ledger, said: &mut BTreeMap<Kind, Finding>) -> Vec<Set> {
    let mut sets = Vec::new();
    for set in file.saved.sets() {
        let Some(team) = &set.team else {
            set.clone().add_to(&mut sets);
            continue;
        };
        let named = ledger.team_named(&team.area, &team.name);
        if let TeamNamed::One(number) = named {
            let team = ledger.names_of_team(number).map(|(area, team)| key(area, team));
            let choice = Choice { setting: set.choice.setting, team };
            Set { choice, ..set.clone() }.add_to(&mut sets);
        } else if !ledger.teams.is_empty() {
            // Without any team there is none to miss.
            let kind = match named {
                TeamNamed::InSeveralAreas => Kind::SettingsOfSeveralTeams,
                TeamNamed::One(_) | TeamNamed::Unknown => Kind::SettingsOfUnknownTeams,
            };
            Finding::gather(said, kind, file.name, &set.rows);
        }
    }
    // Two names of one team that differ.
    for set in sets.iter().filter(|set| set.is_contradicted) {
        Finding::gather(said, Kind::SettingsContradict, file.name, &set.rows);
    }
    sets.retain(|set| !set.is_contradicted);
    sets
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
