//! What rows set for one choice.

use serde::{Deserialize, Serialize};

use super::setting::{Setting, Value};
use crate::audit::account::RowCount;
use crate::audit::normal_number::key;
use crate::audit::settings::AuditSettings;

/// One choice: for all teams, or of a team by its names as they are compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Choice {
    pub(super) setting: Setting,
    pub(super) team: Option<String>,
}

/// A team as a row names it; without a service area, where the row gives none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SavedTeam {
    pub(super) area: String,
    pub(super) name: String,
}

/// What rows set for a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Set {
    pub(super) choice: Choice,
    pub(super) team: Option<SavedTeam>,
    pub(super) value: Value,
    pub(super) rows: RowCount,
    /// Whether they set it differently, so that none of them is used.
    pub(super) is_contradicted: bool,
}

impl Choice {
    pub(super) fn held(&self, settings: &AuditSettings) -> Option<Value> {
        match &self.team {
            None => self.setting.held(settings),
            Some(team) => settings.normal.of_teams.get(team).copied().map(Value::NormalNumber),
        }
    }

    pub(super) fn put(&self, value: Value, settings: &mut AuditSettings) {
        match (&self.team, value) {
            (Some(team), Value::NormalNumber(number)) => {
                settings.normal.of_teams.insert(team.clone(), number);
            }
            (_, value) => value.put(settings),
        }
    }
}

impl Set {
    /// What one row sets.
    pub(super) fn new(setting: Setting, team: Option<SavedTeam>, value: Value, line: u64) -> Self {
        let compared = team.as_ref().map(|team| key(Some(&team.area), &team.name));
        Self {
            choice: Choice { setting, team: compared },
            team,
            value,
            rows: RowCount::of_line(line),
            is_contradicted: false,
        }
    }

    /// What is set for a choice, of several in the order of the choices.
    pub(super) fn of<'a>(sets: &'a [Self], choice: &Choice) -> Option<&'a Self> {
        let at = sets.binary_search_by(|known| known.choice.cmp(choice)).ok()?;
        sets.get(at)
    }

    /// Adds it to others, each choice once, in their order.
    pub(super) fn add_to(self, sets: &mut Vec<Self>) {
        match sets.binary_search_by(|known| known.choice.cmp(&self.choice)) {
            Ok(at) => {
                if let Some(known) = sets.get_mut(at) {
                    known.is_contradicted |= known.value != self.value;
                    known.rows.merge(&self.rows);
                }
            }
            Err(at) => sets.insert(at, self),
        }
    }
}
