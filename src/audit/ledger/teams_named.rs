//! Which team a row means that is of no caseload file, by the names it gives.

use crate::audit::names::{AreasOfTeams, TeamKey};

/// The team that a row names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TeamNamed {
    /// This one, by its number.
    One(u32),
    /// Any of several: the row gives no service area, and the name is that of teams in several.
    InSeveralAreas,
    /// None that rows of caseloads name.
    Unknown,
}

/// The teams of the caseload files by their names.
#[derive(Clone, Debug, Default)]
pub(super) struct TeamsNamed {
    pub(super) areas: AreasOfTeams,
    /// By number, which is their order.
    pub(super) keys: Vec<TeamKey>,
}

impl TeamsNamed {
    pub(super) fn of(&self, area: &str, team: &str) -> TeamNamed {
        let found = self.keys.binary_search(&self.areas.key_among_known(area, team));
        match found.ok().and_then(|at| u32::try_from(at).ok()) {
            Some(number) => TeamNamed::One(number),
            None if self.areas.is_ambiguous(area, team) => TeamNamed::InSeveralAreas,
            None => TeamNamed::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::name_rules::NameRules;

    #[test]
    fn a_team_is_known_by_its_name_and_where_needed_by_its_area() {
        let rows =
            [("Adults", "North"), ("Adults", "Reviews"), ("Hospital", "Reviews"), ("", "West")];
        let mut areas = AreasOfTeams::under(NameRules::default());
        for (area, team) in rows {
            areas.learn(area, team);
        }
        let mut keys = rows.map(|(area, team)| areas.team_key(area, team)).to_vec();
        keys.sort_unstable();
        let number = |area, team| {
            let at = keys.binary_search(&areas.team_key(area, team)).unwrap();
            TeamNamed::One(u32::try_from(at).unwrap())
        };
        let named = TeamsNamed { areas: areas.clone(), keys: keys.clone() };
        assert_eq!(named.of("", "NORTH "), number("Adults", "North"));
        assert_eq!(named.of("adults", "north"), number("Adults", "North"));
        assert_eq!(named.of("Hospital", "North"), TeamNamed::Unknown);
        assert_eq!(named.of("Hospital", "Reviews"), number("Hospital", "Reviews"));
        assert_eq!(named.of("", "Reviews"), TeamNamed::InSeveralAreas);
        assert_eq!(named.of("Anywhere", "West"), number("", "West"));
        assert_eq!(named.of("", "East"), TeamNamed::Unknown);
    }
}
