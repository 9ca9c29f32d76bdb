//! What figures follow, as a small file: chosen once, and loaded again with the next audit's files.
//!
//! A CSV like any other, so that it is read the way of any file:
//!
//! ```csv
//! Audit settings,Service area,Team,Set to
//! Format,,,1
//! Average,,,Pooled average
//! Count,,,Distinct cases
//! Divide by,,,Case holders only
//! Leave out agency workers,,,Yes
//! Leave out managers,,,No
//! Leave out workers on long-term absence,,,No
//! Normal number,,,20
//! Normal number,Adults,North,15
//! Long wait in days,,,28
//! ```
//!
//! The order of rows does not matter. Not in it, on purpose: the audit months, which are others the
//! next time; workers' names, which are personal; team names, columns and the weighting scheme, which
//! have files of their own; and the view of single workers, which has to be chosen anew each time.

mod loading;
mod reading;
mod set;
mod setting;

use super::names_found::TeamNames;
use super::normal_number::key;
use super::settings::AuditSettings;
use crate::intake::field::Field;

pub use loading::{LoadedChoices, SettingsFile, load};
pub use reading::SavedSettings;
use setting::Setting;

/// The format of the file. A file of a later one is not read.
pub const FORMAT: u32 = 1;

/// The rows that say the settings, the header first. Teams are spelt as in `teams`; one that is not
/// among them, as its name is compared.
pub fn rows(settings: &AuditSettings, teams: &[TeamNames]) -> Vec<[String; 4]> {
    let header = [Field::SettingItem, Field::ServiceArea, Field::Team, Field::SettingValue];
    let mut rows = vec![header.map(|field| field.name().to_owned())];
    let row = |setting: Setting, area: &str, team: &str, value: String| {
        [setting.name().to_owned(), area.to_owned(), team.to_owned(), value]
    };
    for setting in Setting::ALL {
        let of_all = setting.held(settings).map(|value| row(setting, "", "", value.written()));
        rows.extend(of_all);
        if setting != Setting::NormalNumber {
            continue;
        }
        for (compared, number) in &settings.normal.of_teams {
            let is_it =
                |team: &&TeamNames| key(team.service_area.as_deref(), &team.team) == *compared;
            let (area, team) = match teams.iter().find(is_it) {
                Some(team) => (team.service_area.as_deref().unwrap_or_default(), &*team.team),
                None => compared.split_once('\t').unwrap_or(("", compared)),
            };
            rows.push(row(setting, area, team, number.to_string()));
        }
    }
    rows
}
