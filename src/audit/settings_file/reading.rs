//! Rows of a file, taken one by one, as settings of an audit.

use std::collections::BTreeMap;

use super::FORMAT;
use super::setting::{Setting, Value};
use crate::audit::account::RowCount;
use crate::audit::name_choices::name_in_cell;
use crate::caseload::MatchKey;
use crate::format::counted;
use crate::intake::columns::ColumnMap;
use crate::intake::field::Field;
use crate::intake::records::Record;
use crate::issue::{Finding, Kind, Place};
use crate::weighting::words::kept;

/// Normal numbers of so many teams are kept: no council has as many.
const N_TEAMS: usize = 5_000;
/// So many characters of what is no value are shown.
const N_SHOWN: usize = 40;

/// Settings of an audit that are being read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedSettings {
    /// What rows set for all teams.
    of_all: BTreeMap<Setting, Set>,
    /// The normal numbers of single teams, by the names of area and team as they are compared.
    of_teams: BTreeMap<(MatchKey, MatchKey), OfTeam>,
    /// The latest format that rows name.
    format: Option<u32>,
    not_known: RowCount,
    not_of_team: RowCount,
    /// What is no value, with the first of each setting as it was found.
    no_values: BTreeMap<Setting, (u64, String, RowCount)>,
}

/// What rows set for one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Set {
    pub(super) value: Value,
    pub(super) rows: RowCount,
    /// Whether they set it differently, so that none of them is used.
    pub(super) is_contradicted: bool,
}

/// The normal number of a team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OfTeam {
    pub(super) area: String,
    pub(super) team: String,
    pub(super) set: Set,
}

impl Set {
    pub(super) fn new(value: Value, rows: RowCount) -> Self {
        Self { value, rows, is_contradicted: false }
    }

    /// Takes other rows that set the same thing.
    pub(super) fn add(&mut self, value: Value, rows: &RowCount) {
        self.is_contradicted |= value != self.value;
        self.rows.merge(rows);
    }
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
            Ok(Some(value)) => match team {
                None => self.set(setting, value, record.line),
                Some(team) => self.set_of_team(area.unwrap_or_default(), team, value, record.line),
            },
            Err(()) => self.add_no_value(setting, &found, record.line),
        }
    }

    fn set(&mut self, setting: Setting, value: Value, line: u64) {
        if let Value::Format(format) = value {
            self.format = self.format.max(Some(format));
        }
        let row = RowCount::of_line(line);
        match self.of_all.get_mut(&setting) {
            Some(set) => set.add(value, &row),
            None => {
                self.of_all.insert(setting, Set::new(value, row));
            }
        }
    }

    fn set_of_team(&mut self, area: String, team: String, value: Value, line: u64) {
        let row = RowCount::of_line(line);
        let is_full = self.of_teams.len() >= N_TEAMS;
        let key = (MatchKey::of(&area), MatchKey::of(&team));
        match self.of_teams.get_mut(&key) {
            Some(known) => known.set.add(value, &row),
            None if is_full => self.not_known.add(line),
            None => {
                let set = Set::new(value, row);
                self.of_teams.insert(key, OfTeam { area, team, set });
            }
        }
    }

    fn add_no_value(&mut self, setting: Setting, found: &str, line: u64) {
        let shown = || found.chars().take(N_SHOWN).collect::<String>();
        let (first, example, rows) =
            self.no_values.entry(setting).or_insert_with(|| (line, shown(), RowCount::listed()));
        if line < *first {
            (*first, *example) = (line, shown());
        }
        rows.add(line);
    }

    /// The format that the file says it is of; the present one where it says none.
    pub fn format(&self) -> u32 {
        self.format.unwrap_or(FORMAT)
    }

    /// Whether it is of a later format than is known, so that its rows may mean something else.
    pub fn is_of_later_format(&self) -> bool {
        self.format() > FORMAT
    }

    /// What it sets for all teams.
    pub(super) fn of_all(&self) -> impl Iterator<Item = (Setting, &Set)> {
        let all = self.of_all.iter().map(|(setting, set)| (*setting, set));
        all.filter(|(setting, set)| *setting != Setting::Format && !set.is_contradicted)
    }

    /// The normal numbers that it sets for single teams.
    pub(super) fn of_teams(&self) -> impl Iterator<Item = &OfTeam> {
        self.of_teams.values().filter(|of_team| !of_team.set.is_contradicted)
    }

    /// What there is to say of its rows, whatever the other files.
    pub fn findings(&self, file: &str) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut add = |kind, rows: &RowCount| {
            if rows.n_rows > 0 {
                let place = Place::lines(file, rows.first_lines.clone());
                findings.push(Finding::new(kind, rows.n_rows, vec![place]));
            }
        };
        let (mut repeated, mut contradicted) = (RowCount::listed(), RowCount::listed());
        let of_teams = self.of_teams.values().map(|of_team| &of_team.set);
        for set in self.of_all.values().chain(of_teams).filter(|set| set.rows.n_rows > 1) {
            if set.is_contradicted { &mut contradicted } else { &mut repeated }.merge(&set.rows);
        }
        add(Kind::SettingsNotKnown, &self.not_known);
        add(Kind::SettingsNotOfTeam, &self.not_of_team);
        for (setting, (_, found, rows)) in &self.no_values {
            let (setting, expected) = (setting.name(), setting.expected());
            add(Kind::SettingsValue { setting, found: found.clone(), expected }, rows);
        }
        add(Kind::SettingsContradict, &contradicted);
        add(Kind::SettingsRepeat, &repeated);
        findings
    }

    /// What was read: `7 choices for all teams; normal numbers of 2 teams`.
    pub fn in_words(&self) -> String {
        let of_all = counted(self.of_all().count() as u64, "choice", "choices");
        let of_teams = match self.of_teams().count() as u64 {
            0 => String::new(),
            n => format!("; normal numbers of {}", counted(n, "team", "teams")),
        };
        format!("{of_all} for all teams{of_teams}")
    }
}
