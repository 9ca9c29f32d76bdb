//! What the rows of a case say that can weigh: its type, complexity, risk, travel, and flags.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// What is said of a case that can weigh. Cases of which the same is said are of one class.
///
/// Empty where nothing is said. Words are as they are written, so that they can be shown; a
/// weighting scheme compares them as all names are compared.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CaseClass {
    /// The kind of case, such as the primary support reason.
    pub case_type: String,
    /// How complex it is.
    pub complexity: String,
    /// How great the risk is.
    pub risk: String,
    /// How far the worker travels: minutes, or a band.
    pub travel: String,
    /// What is marked on it.
    pub flags: BTreeSet<CaseFlag>,
}

/// A mark on a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CaseFlag {
    /// A safeguarding enquiry.
    Safeguarding,
    /// Before a court, such as the Court of Protection.
    Court,
    /// Continuing healthcare.
    ContinuingHealthcare,
    /// In transition from children's to adult services.
    Transition,
}

impl CaseFlag {
    /// Every flag, in the order they are shown.
    pub const ALL: [Self; 4] =
        [Self::Safeguarding, Self::Court, Self::ContinuingHealthcare, Self::Transition];

    /// Its name for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Safeguarding => "Safeguarding enquiry",
            Self::Court => "Court",
            Self::ContinuingHealthcare => "Continuing healthcare",
            Self::Transition => "Transition",
        }
    }
}
