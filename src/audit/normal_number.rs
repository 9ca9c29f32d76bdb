//! The normal number of cases: what a full-time worker of a team normally holds, as the team says.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::caseload::MatchKey;

/// The normal numbers that the user entered, for a full-time worker each.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NormalNumbers {
    /// Of every team that has none of its own.
    pub of_all: Option<u32>,
    /// Of single teams, by the names of area and team as they are compared, a tab between them.
    pub of_teams: BTreeMap<String, u32>,
}

/// Why a text is no normal number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NormalNumberError {
    /// Nobody normally holds none.
    Zero,
    /// Not a whole number up to 999.
    NotANumber,
}

impl NormalNumberError {
    /// What is wrong, and what to enter.
    pub fn said(self) -> &'static str {
        match self {
            Self::Zero => {
                "A normal number of 0 would put everybody above it. Enter 1 or more, or leave it \
                 empty."
            }
            Self::NotANumber => "Enter a whole number from 1 to 999, or leave it empty.",
        }
    }
}

/// Reads what was entered: nothing, or a whole number from 1 to 999.
///
/// ```
/// use caseload_audit::audit::normal_number::{NormalNumberError, read};
/// assert_eq!(read(" 18 "), Ok(Some(18)));
/// assert_eq!(read(""), Ok(None));
/// assert_eq!(read("0"), Err(NormalNumberError::Zero));
/// ```
pub fn read(text: &str) -> Result<Option<u32>, NormalNumberError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    match text.parse::<u32>() {
        Ok(0) => Err(NormalNumberError::Zero),
        Ok(number @ 1..=999) => Ok(Some(number)),
        _ => Err(NormalNumberError::NotANumber),
    }
}

impl NormalNumbers {
    /// Whether none was entered.
    pub fn is_empty(&self) -> bool {
        self.of_all.is_none() && self.of_teams.is_empty()
    }

    /// The number of a team, by the names of its area and its own.
    pub fn of_team(&self, area: Option<&str>, team: &str) -> Option<u32> {
        self.of_teams.get(&key(area, team)).copied().or(self.of_all)
    }

    /// The number that was entered for this very team.
    pub fn own_of_team(&self, area: Option<&str>, team: &str) -> Option<u32> {
        self.of_teams.get(&key(area, team)).copied()
    }

    /// The same with another number for a team; `None` takes its own away.
    #[must_use]
    pub fn with_team(mut self, area: Option<&str>, team: &str, number: Option<u32>) -> Self {
        match number {
            Some(number) => self.of_teams.insert(key(area, team), number),
            None => self.of_teams.remove(&key(area, team)),
        };
        self
    }
}

/// The names of area and team as they are compared, a tab between them.
pub(super) fn key(area: Option<&str>, team: &str) -> String {
    let area = area.map(MatchKey::of).unwrap_or_default();
    format!("{}\t{}", area.as_str(), MatchKey::of(team).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_team_has_its_own_or_that_of_all() {
        let numbers = NormalNumbers { of_all: Some(20), ..NormalNumbers::default() }.with_team(
            Some("Adults"),
            "North",
            Some(15),
        );
        assert_eq!(numbers.of_team(Some("ADULTS"), "North "), Some(15));
        assert_eq!(numbers.of_team(None, "North"), Some(20));
        let numbers = numbers.with_team(Some("Adults"), "North", None);
        assert_eq!(numbers.of_team(Some("Adults"), "North"), Some(20));
    }

    #[test]
    fn what_is_no_number() {
        for text in ["-3", "12.5", "many", "1000"] {
            assert_eq!(read(text), Err(NormalNumberError::NotANumber), "{text}");
        }
    }
}
