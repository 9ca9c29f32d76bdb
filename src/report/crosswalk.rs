//! The table of team names as CSV: to be kept, put right, and given to the next audit.

use std::collections::BTreeSet;

use super::csv::written;
use crate::audit::name_choices::CrosswalkRow;
use crate::audit::results::Results;
use crate::caseload::MatchKey;

/// `Team,Service area,Name in the last audit`: a row for each team of the audit, then what was
/// decided about teams that do not occur in it.
pub fn crosswalk_csv(results: &Results) -> Vec<u8> {
    let mut records = vec![["Team", "Service area", "Name in the last audit"].map(str::to_owned)];
    let teams = &results.names.teams.listed;
    records.extend(teams.iter().map(|team| {
        [
            team.team.clone(),
            team.service_area.clone().unwrap_or_default(),
            team.name_in_last_audit.clone().unwrap_or_default(),
        ]
    }));
    let known: BTreeSet<MatchKey> = teams.iter().map(|team| MatchKey::of(&team.team)).collect();
    let others = results.settings.names.crosswalk.iter();
    let others = others.filter(|row| !known.contains(&MatchKey::of(&row.team)));
    records.extend(others.map(|CrosswalkRow { team, service_area, name_in_last_audit }| {
        [
            team.clone(),
            service_area.clone().unwrap_or_default(),
            name_in_last_audit.clone().unwrap_or_default(),
        ]
    }));
    written(&records)
}
