//! What a row of a scheme's file can set.

use crate::caseload::MatchKey;

/// Parts whose words have points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Bands {
    CaseType,
    Complexity,
    Risk,
    Travel,
}

/// What a row sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Setting {
    Format,
    Name,
    Revision,
    Unit,
    Illustrative,
    Band(Bands),
    Other(Bands),
    EachMinute,
    MinutesNotKnown,
    Flag,
    Factor,
    Floor,
    Cap,
    FullTime,
    AvailableShare,
    NewlyQualifiedFactor,
    FixedDuties,
    Absence,
}

/// What the cells of a row have to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// A word.
    Word,
    /// A number.
    Number(Bound),
    /// A number for a word; of several words each has its own.
    NumberOfWord(Bound),
    /// A number, and a word that says what kind it is.
    NumberOfKind(Bound),
}

/// What a number can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    NotBelowZero,
    Share,
    Count,
}

impl Setting {
    const ALL: [Self; 24] = [
        Self::Format,
        Self::Name,
        Self::Revision,
        Self::Unit,
        Self::Illustrative,
        Self::Band(Bands::CaseType),
        Self::Other(Bands::CaseType),
        Self::Band(Bands::Complexity),
        Self::Other(Bands::Complexity),
        Self::Band(Bands::Risk),
        Self::Other(Bands::Risk),
        Self::Band(Bands::Travel),
        Self::Other(Bands::Travel),
        Self::EachMinute,
        Self::MinutesNotKnown,
        Self::Flag,
        Self::Factor,
        Self::Floor,
        Self::Cap,
        Self::FullTime,
        Self::AvailableShare,
        Self::NewlyQualifiedFactor,
        Self::FixedDuties,
        Self::Absence,
    ];

    /// Its name in the first cell of a row.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Format => "Format",
            Self::Name => "Name",
            Self::Revision => "Revision",
            Self::Unit => "Unit",
            Self::Illustrative => "Illustrative",
            Self::Band(Bands::CaseType) => "Case type",
            Self::Band(Bands::Complexity) => "Complexity",
            Self::Band(Bands::Risk) => "Risk",
            Self::Band(Bands::Travel) => "Travel",
            Self::Other(Bands::CaseType) => "Case type: any other",
            Self::Other(Bands::Complexity) => "Complexity: any other",
            Self::Other(Bands::Risk) => "Risk: any other",
            Self::Other(Bands::Travel) => "Travel: any other",
            Self::EachMinute => "Travel minutes: each",
            Self::MinutesNotKnown => "Travel minutes: not known",
            Self::Flag => "Flag",
            Self::Factor => "Factor",
            Self::Floor => "Floor",
            Self::Cap => "Cap",
            Self::FullTime => "Full time",
            Self::AvailableShare => "Available share",
            Self::NewlyQualifiedFactor => "Newly qualified factor",
            Self::FixedDuties => "Fixed duties",
            Self::Absence => "Absence",
        }
    }

    /// The setting that the first cell of a row names, compared as names are.
    pub(super) fn named(cell: &str) -> Option<Self> {
        let key = MatchKey::of(cell);
        Self::ALL.into_iter().find(|setting| MatchKey::of(setting.name()) == key)
    }

    /// What its row has to hold.
    pub(super) fn holds(self) -> Holds {
        match self {
            Self::Name | Self::Unit | Self::Illustrative => Holds::Word,
            Self::Format | Self::Revision => Holds::Number(Bound::Count),
            // Points below 0 would make a team look lighter with every such case.
            Self::Band(_) | Self::Flag => Holds::NumberOfWord(Bound::NotBelowZero),
            Self::Other(_)
            | Self::MinutesNotKnown
            | Self::EachMinute
            | Self::Factor
            | Self::Floor
            | Self::Cap
            | Self::NewlyQualifiedFactor
            | Self::FixedDuties => Holds::Number(Bound::NotBelowZero),
            Self::AvailableShare => Holds::Number(Bound::Share),
            Self::FullTime | Self::Absence => Holds::NumberOfKind(Bound::NotBelowZero),
        }
    }
}
