//! Rows of a file, taken one by one, as settings of an audit.

use super::FORMAT;
use super::set::{SavedTeam, Set};
use super::setting::{Setting, Value};
use crate::audit::account::RowCount;
use crate::audit::name_choices::name_in_cell;
use crate::format::counted;
use crate::intake::columns::ColumnMap;
use crate::intake::field::Field;
use crate::intake::records::Record;
use crate::issue::{Finding, Kind};
use crate::weighting::words::kept;

/// So many choices are kept: no council has as many teams.
const N_KEPT: usize = 5_000;
/// So many characters of what is no value are shown.
const N_SHOWN: usize = 40;

/// Settings of an audit that are being read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedSettings {
    /// What rows set, in the order of the choices.
    set: Vec<Set>,
    /// The latest format that rows name.
    format: Option<u32>,
    not_known: RowCount,
    not_of_team: RowCount,
    /// What is no value, once for a setting and in their order.
    no_values: Vec<NoValue>,
}

/// Values of a setting that are none.
#[derive(Clone, Debug, PartialEq, Eq)]
struct NoValue {
    setting: Setting,
    /// The line of the first, and what it says.
    first: (u64, String),
    rows: RowCount,
}

impl SavedSettings {
    /// Takes the next row.
    pub fn add(&mut self, record: &Record<'_>, columns: &ColumnMap) {
        let cell = |field| {
            columns.column(field).and_then(|column| record.cell(column)).unwrap_or_default()
        };
        let Some(setting) = Setting::named(&kept(cell(Field::SettingItem))) else {
            self.not_known.add(record.line);
            return;
        };
        let area = name_in_cell(cell(Field::ServiceArea));
        let team = name_in_cell(cell(Field::Team));
        let can_be = match (&area, &team) {
            (None, None) => true,
            (Some(_), None) => false,
            (_, Some(_)) => setting == Setting::NormalNumber,
        };
        if !can_be {
            self.not_of_team.add(record.line);
            return;
        }
        let found = kept(cell(Field::SettingValue));
        match setting.read(&found) {
            Ok(None) => {}
            Ok(Some(value)) => {
                let team = team.map(|name| SavedTeam { area: area.unwrap_or_default(), name });
                self.add_set(Set::new(setting, team, value, record.line));
            }
            Err(()) => self.add_no_value(setting, &found, record.line),
        }
    }

    fn add_set(&mut self, set: Set) {
        if let Value::Format(format) = set.value {
            self.format = self.format.max(Some(format));
        }
        let is_full = self.set.len() >= N_KEPT;
        if is_full && Set::of(&self.set, &set.choice).is_none() {
            self.not_known.merge(&set.rows);
        } else {
            set.add_to(&mut self.set);
        }
    }

    fn add_no_value(&mut self, setting: Setting, found: &str, line: u64) {
        let first = (line, found.chars().take(N_SHOWN).collect());
        match self.no_values.binary_search_by(|known| known.setting.cmp(&setting)) {
            Ok(at) => {
                if let Some(known) = self.no_values.get_mut(at) {
                    known.rows.add(line);
                    if first < known.first {
                        known.first = first;
                    }
                }
            }
            Err(at) => {
                let mut rows = RowCount::listed();
                rows.add(line);
                self.no_values.insert(at, NoValue { setting, first, rows });
            }
        }
    }

    /// The format that the file says it is of; the present one where it says none.
    pub fn format(&self) -> u32 {
        self.format.unwrap_or(FORMAT)
    }

    /// Whether it is of a later format than is known, so that its rows may mean something else.
    pub fn is_of_later_format(&self) -> bool {
        self.format() > FORMAT
    }

    /// What it sets, in the order of the choices.
    pub(super) fn sets(&self) -> impl Iterator<Item = &Set> {
        let is_choice = |set: &&Set| set.choice.setting != Setting::Format;
        self.set.iter().filter(|set| !set.is_contradicted).filter(is_choice)
    }

    /// What there is to say of its rows, whatever the other files.
    pub fn findings(&self, file: &str) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut add = |kind, rows: &RowCount| findings.extend(Finding::of_rows(kind, file, rows));
        let (mut repeated, mut contradicted) = (RowCount::listed(), RowCount::listed());
        for set in self.set.iter().filter(|set| set.rows.n_rows > 1) {
            if set.is_contradicted { &mut contradicted } else { &mut repeated }.merge(&set.rows);
        }
        add(Kind::SettingsNotKnown, &self.not_known);
        add(Kind::SettingsNotOfTeam, &self.not_of_team);
        for NoValue { setting, first, rows } in &self.no_values {
            let (setting, expected) = (setting.name(), setting.expected());
            add(Kind::SettingsValue { setting, found: first.1.clone(), expected }, rows);
        }
        add(Kind::SettingsContradict, &contradicted);
        add(Kind::SettingsRepeat, &repeated);
        findings
    }

    /// What was read: `7 choices for all teams; normal numbers of 2 teams`.
    pub fn in_words(&self) -> String {
        let n = |is_of_team: bool| {
            self.sets().filter(|set| set.team.is_some() == is_of_team).count() as u64
        };
        let of_all = counted(n(false), "choice", "choices");
        let of_teams = match n(true) {
            0 => String::new(),
            n => format!("; normal numbers of {}", counted(n, "team", "teams")),
        };
        format!("{of_all} for all teams{of_teams}")
    }
}
