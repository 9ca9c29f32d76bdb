//! What a column can hold, and the one table of headers that mean the same.

mod aliases;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::caseload::CaseFlag;

/// What a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Field {
    /// The service area (service, directorate) of the team.
    ServiceArea,
    /// The team that holds the case.
    Team,
    /// The worker's staff number.
    WorkerId,
    /// The worker's name.
    WorkerName,
    /// The worker's role or job title.
    Role,
    /// The worker's full-time equivalent.
    Fte,
    /// The case.
    CaseId,
    /// The person whose case it is.
    PersonId,
    /// The day, or the month, that a snapshot is of.
    SnapshotOn,
    /// The day the case was allocated to the worker.
    AllocatedOn,
    /// The day the allocation ended.
    ClosedOn,
    /// How complex the case is.
    Complexity,
    /// How great the risk is.
    Risk,
    /// Minutes of travel.
    TravelMinutes,
    /// The kind of case, such as the primary support reason.
    CaseType,
    /// The number of cases that a worker, or a team, holds.
    Cases,
    /// The number of workers who hold a team's cases.
    Workers,
    /// An average caseload that was worked out elsewhere.
    Average,
    /// Whether the worker is from an agency.
    Agency,
    /// Whether the worker is newly qualified, in the assessed and supported year (ASYE).
    NewlyQualified,
    /// Why the worker is absent.
    Absence,
    /// Whom a focus group was held with.
    Audience,
    /// What a finding is about.
    Theme,
    /// Whether a finding is a strength or something to improve.
    FindingKind,
    /// What a focus group found.
    Finding,
    /// The name that the team had in the last audit.
    NameInLastAudit,
    /// A column that a saved matching speaks of.
    MatchedColumn,
    /// What a saved matching takes the column for.
    TakenFor,
    /// The day the person was referred, or the case was opened.
    ReferredOn,
    /// The day of the last review.
    ReviewedOn,
    /// The day the person was last contacted, visited or seen.
    LastContactOn,
    /// Whether there is a safeguarding enquiry.
    Safeguarding,
    /// Whether the case is before a court.
    Court,
    /// Whether it is of continuing healthcare.
    ContinuingHealthcare,
    /// Whether the person is in transition to adult services.
    Transition,
    /// What a row of a weighting scheme's file sets.
    SchemeItem,
    /// The word that it sets it for.
    SchemeWord,
    /// The number that it sets.
    SchemeNumber,
    /// What a row of a file of audit settings sets.
    SettingItem,
    /// What it sets it to.
    SettingValue,
}

impl Field {
    /// Every field, in the order of the columns that this tool writes.
    pub const ALL: [Self; 40] = [
        Self::ServiceArea,
        Self::Team,
        Self::WorkerId,
        Self::WorkerName,
        Self::Role,
        Self::Fte,
        Self::CaseId,
        Self::PersonId,
        Self::SnapshotOn,
        Self::AllocatedOn,
        Self::ClosedOn,
        Self::Complexity,
        Self::Risk,
        Self::TravelMinutes,
        Self::CaseType,
        Self::Cases,
        Self::Workers,
        Self::Average,
        Self::Agency,
        Self::NewlyQualified,
        Self::Absence,
        Self::Audience,
        Self::Theme,
        Self::FindingKind,
        Self::Finding,
        Self::NameInLastAudit,
        Self::MatchedColumn,
        Self::TakenFor,
        Self::ReferredOn,
        Self::ReviewedOn,
        Self::LastContactOn,
        Self::Safeguarding,
        Self::Court,
        Self::ContinuingHealthcare,
        Self::Transition,
        Self::SchemeItem,
        Self::SchemeWord,
        Self::SchemeNumber,
        Self::SettingItem,
        Self::SettingValue,
    ];

    /// Its place in [`Self::ALL`], from 0.
    pub fn number(self) -> usize {
        self as usize
    }

    /// Its name for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::ServiceArea => "Service area",
            Self::Team => "Team",
            Self::WorkerId => "Worker ID",
            Self::WorkerName => "Worker name",
            Self::Role => "Role",
            Self::Fte => "FTE",
            Self::CaseId => "Case ID",
            Self::PersonId => "Person ID",
            Self::SnapshotOn => "Snapshot date or month",
            Self::AllocatedOn => "Allocated date",
            Self::ClosedOn => "Closed date",
            Self::Complexity => "Complexity",
            Self::Risk => "Risk",
            Self::TravelMinutes => "Travel minutes",
            Self::CaseType => "Case type",
            Self::Cases => "Number of cases",
            Self::Workers => "Number of workers",
            Self::Average => "Average caseload",
            Self::Agency => "Agency worker",
            Self::NewlyQualified => "Newly qualified (ASYE)",
            Self::Absence => "Absence",
            Self::Audience => "Audience",
            Self::Theme => "Theme",
            Self::FindingKind => "Kind of finding",
            Self::Finding => "Finding",
            Self::NameInLastAudit => "Name in the last audit",
            Self::MatchedColumn => "Matching of columns",
            Self::TakenFor => "Taken for",
            Self::ReferredOn => "Referral date",
            Self::ReviewedOn => "Last review",
            Self::LastContactOn => "Last contact",
            Self::Safeguarding => CaseFlag::Safeguarding.name(),
            Self::Court => CaseFlag::Court.name(),
            Self::ContinuingHealthcare => CaseFlag::ContinuingHealthcare.name(),
            Self::Transition => CaseFlag::Transition.name(),
            Self::SchemeItem => "Weighting scheme",
            Self::SchemeWord => "Word or kind",
            Self::SchemeNumber => "Points or number",
            Self::SettingItem => "Audit settings",
            Self::SettingValue => "Set to",
        }
    }

    /// Headers that mean it, letters and digits only, the most telling first.
    pub fn aliases(self) -> &'static [&'static str] {
        let of_field = aliases::ALIASES.iter().find(|(field, _)| *field == self);
        of_field.map_or(&[], |(_, aliases)| aliases)
    }

    /// The field that a header means, given by its letters and digits, if it is one of the aliases.
    pub fn of_alias(alias: &str) -> Option<Self> {
        static FIELDS: LazyLock<BTreeMap<&str, Field>> = LazyLock::new(|| {
            let of_field = |field: Field| field.aliases().iter().map(move |alias| (*alias, field));
            Field::ALL.into_iter().flat_map(of_field).collect()
        });
        FIELDS.get(alias).copied()
    }

    /// The field of this name for people.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }

    /// Whether its names are words of columns only: a team or a kind of case may be called
    /// Safeguarding, and a status Received, so that those do not make a row a header.
    pub fn speaks_for_header(self) -> bool {
        !matches!(
            self,
            Self::ReferredOn
                | Self::ReviewedOn
                | Self::LastContactOn
                | Self::Safeguarding
                | Self::Court
                | Self::ContinuingHealthcare
                | Self::Transition
        )
    }

    /// The mark on a case that its cells say yes or no to.
    pub fn flag(self) -> Option<CaseFlag> {
        match self {
            Self::Safeguarding => Some(CaseFlag::Safeguarding),
            Self::Court => Some(CaseFlag::Court),
            Self::ContinuingHealthcare => Some(CaseFlag::ContinuingHealthcare),
            Self::Transition => Some(CaseFlag::Transition),
            _ => None,
        }
    }

    /// Whether its cells can name or number a person, so that they are shown only when asked for.
    pub fn is_personal(self) -> bool {
        matches!(
            self,
            Self::WorkerId | Self::WorkerName | Self::CaseId | Self::PersonId | Self::Finding
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_its_place() {
        for (number, field) in Field::ALL.into_iter().enumerate() {
            assert_eq!(field.number(), number, "{field:?}");
        }
    }

    #[test]
    fn no_word_means_two_things() {
        let mut words: Vec<&str> =
            Field::ALL.into_iter().flat_map(Field::aliases).copied().collect();
        let n_words = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), n_words);
    }

    #[test]
    fn every_field_has_words() {
        for field in Field::ALL {
            assert!(!field.aliases().is_empty(), "{field:?}");
        }
    }
}
