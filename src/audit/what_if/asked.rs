//! What is asked under *What if*, as it is kept while other parts of the page are looked at.

use super::{Entered, Entry};

/// What is asked: of which teams, by the names that they have there, and what would be otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The team; `None` for all.
    pub team: Option<String>,
    /// The team to even out with.
    pub other: Option<String>,
    /// What stands in the fields.
    pub entered: Entered,
}

/// Something else is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AskedChange {
    /// Of another team, or of all.
    Team(Option<String>),
    /// Evening out with another team, or with none.
    Other(Option<String>),
    /// A field says something else.
    Entry(Entry, String),
}

impl Asked {
    /// What is asked after a change.
    #[must_use]
    pub fn after(self, change: AskedChange) -> Self {
        match change {
            AskedChange::Team(team) => Self { team, ..self },
            AskedChange::Other(other) => Self { other, ..self },
            AskedChange::Entry(entry, text) => {
                Self { entered: self.entered.with(entry, text), ..self }
            }
        }
    }

    /// What can still be asked where there are these teams: nothing of a team that is gone, because
    /// what was meant for one team is not meant for all.
    #[must_use]
    pub fn where_there_are(self, teams: &[String]) -> Self {
        if self.team.as_ref().is_some_and(|team| !teams.contains(team)) {
            return Self::default();
        }
        Self { other: self.other.filter(|other| teams.contains(other)), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_asked_of_a_team_that_is_gone_is_not_asked_of_all() {
        let teams = ["North".to_owned(), "South".to_owned()];
        let [north, south] = teams.clone();
        let asked = Asked::default()
            .after(AskedChange::Entry(Entry::Workers, "1".to_owned()))
            .after(AskedChange::Team(Some(north)))
            .after(AskedChange::Other(Some(south)));
        assert_eq!(asked.entered.workers, "1");
        assert_eq!(asked.clone().where_there_are(&teams), asked);
        let alone = asked.clone().where_there_are(&teams[..1]);
        assert_eq!(alone, asked.clone().after(AskedChange::Other(None)));
        assert_eq!(asked.where_there_are(&teams[1..]), Asked::default());
        let of_all = Asked::default().after(AskedChange::Entry(Entry::Workers, "1".to_owned()));
        assert_eq!(of_all.clone().where_there_are(&[]), of_all);
    }
}
