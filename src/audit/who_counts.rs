//! Who counts as a worker in an average: a choice that belongs to its definition.

use serde::{Deserialize, Serialize};

use crate::caseload::MatchKey;

/// Who counts in an average. Whoever is left out is in neither term: not the worker, and not the
/// cases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct WhoCounts {
    /// Whom cases are divided by.
    pub heads: Heads,
    /// Whether workers from an agency are left out.
    pub without_agency: bool,
    /// Whether managers are left out.
    pub without_managers: bool,
    /// Whether workers on long-term absence are left out.
    pub without_absent: bool,
}

/// Whom cases are divided by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Heads {
    /// Workers who hold at least one case at the moment.
    #[default]
    CaseHolders,
    /// Those and everybody else whose post in the team is filled at the moment, by the staffing
    /// files.
    StaffInPost,
}

/// Why a worker is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum LeftOut {
    /// From an agency.
    Agency,
    /// A manager.
    Manager,
    /// On long-term absence.
    Absent,
}

impl Heads {
    /// Both, in the order they are offered.
    pub const ALL: [Self; 2] = [Self::CaseHolders, Self::StaffInPost];

    /// Its name where it is chosen.
    pub fn name(self) -> &'static str {
        match self {
            Self::CaseHolders => "Case holders only",
            Self::StaffInPost => "All staff in post",
        }
    }
}

impl LeftOut {
    /// Every reason; of a worker with several the first counts.
    pub const ALL: [Self; 3] = [Self::Agency, Self::Manager, Self::Absent];

    /// Who is left out: `agency workers`.
    pub fn whom(self) -> &'static str {
        match self {
            Self::Agency => "agency workers",
            Self::Manager => "managers",
            Self::Absent => "workers on long-term absence",
        }
    }
}

impl WhoCounts {
    /// Whether those with this reason are left out.
    pub fn leaves_out(self, reason: LeftOut) -> bool {
        match reason {
            LeftOut::Agency => self.without_agency,
            LeftOut::Manager => self.without_managers,
            LeftOut::Absent => self.without_absent,
        }
    }

    /// The same with those of a reason left out, or not.
    #[must_use]
    pub fn with(self, reason: LeftOut, is_left_out: bool) -> Self {
        match reason {
            LeftOut::Agency => Self { without_agency: is_left_out, ..self },
            LeftOut::Manager => Self { without_managers: is_left_out, ..self },
            LeftOut::Absent => Self { without_absent: is_left_out, ..self },
        }
    }

    /// As it stands with a figure's name: `all staff in post, without agency workers`; empty for
    /// the case holders, all of them.
    pub fn name(self) -> String {
        let heads = match self.heads {
            Heads::CaseHolders => None,
            Heads::StaffInPost => Some("all staff in post".to_owned()),
        };
        let left_out: Vec<&str> = LeftOut::ALL
            .into_iter()
            .filter(|&reason| self.leaves_out(reason))
            .map(LeftOut::whom)
            .collect();
        let without =
            (!left_out.is_empty()).then(|| format!("without {}", crate::format::listed(&left_out)));
        heads.into_iter().chain(without).collect::<Vec<_>>().join(", ")
    }

    /// The sentences that stand with every formula; empty for the case holders, all of them.
    pub fn said(self) -> String {
        let mut said = String::new();
        if self.heads == Heads::StaffInPost {
            said.push_str(
                " Staff in post are those whom the staffing files give at the month\u{2019}s snapshot, \
                 and everybody else who holds a case.",
            );
        }
        for reason in LeftOut::ALL.into_iter().filter(|&reason| self.leaves_out(reason)) {
            said.push_str(match reason {
                LeftOut::Agency => {
                    " Agency workers and their cases are left out of both numbers; anyone not \
                     marked as agency is counted."
                }
                LeftOut::Manager => " Managers and their cases are left out of both numbers.",
                LeftOut::Absent => {
                    " Workers for whom the staffing files give an absence, and their cases, are \
                     left out of both numbers."
                }
            });
        }
        said
    }
}

/// Whether a role is one of a manager: its words name a manager, a team leader, a head or a
/// director. A care manager or case manager holds cases, and is none.
///
/// ```
/// use caseload_audit::audit::who_counts::is_manager;
/// assert!(is_manager("Team Manager"));
/// assert!(!is_manager("Care Manager"));
/// ```
pub fn is_manager(role: &str) -> bool {
    let key = MatchKey::of(role);
    let words: Vec<&str> = key
        .as_str()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let before = |at: usize| at.checked_sub(1).and_then(|at| words.get(at)).copied();
    words.iter().enumerate().any(|(at, &word)| match word {
        "manager" | "managers" => !matches!(before(at), Some("care" | "case")),
        "leader" => before(at) == Some("team"),
        "head" => words.get(at + 1) == Some(&"of"),
        "director" => true,
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_of_managers() {
        for role in [
            "Team Manager",
            "Assistant Team Manager",
            "Manager (North)",
            "Team Leader",
            "Head of Service",
            "Deputy director",
        ] {
            assert!(is_manager(role), "{role}");
        }
        for role in
            ["Care Manager", "Senior Case Manager", "Lead Practitioner", "Social Worker", ""]
        {
            assert!(!is_manager(role), "{role}");
        }
    }

    #[test]
    fn the_choice_is_named() {
        assert_eq!(WhoCounts::default().name(), "");
        let chosen = WhoCounts { heads: Heads::StaffInPost, ..WhoCounts::default() }
            .with(LeftOut::Agency, true)
            .with(LeftOut::Absent, true);
        assert_eq!(
            chosen.name(),
            "all staff in post, without agency workers and workers on long-term absence"
        );
        assert_eq!(
            chosen.with(LeftOut::Absent, false).name(),
            "all staff in post, without agency workers"
        );
    }
}
