//! What the user decides about an audit.

use serde::{Deserialize, Serialize};

use super::name_choices::NameChoices;
use crate::caseload::Month;
use crate::intake::choices::ReadingChoices;

/// What figures depend on. Everything but the reading is answered from the tallies at once; files
/// whose reading the user decides otherwise are read once more.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditSettings {
    /// The audit months the user chose; `None` while the preselected ones stand.
    pub months: Option<Vec<Month>>,
    /// How a caseload is averaged over the audit months.
    pub measure: Measure,
    /// What is counted as one case.
    pub unit: CountUnit,
    /// What the user decided about names.
    pub names: NameChoices,
    /// How files are read, where the user decided.
    pub reading: ReadingChoices,
}

/// What is counted as one, of the rows of a worker, team and month.
///
/// A row without a case ID counts one whatever the unit, and rows of worker counts give their own
/// number: the unit changes nothing in them.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum CountUnit {
    /// Distinct cases.
    #[default]
    Cases,
    /// Distinct people, of files that name the person; cases of those that do not.
    People,
    /// Rows, exact repeats left out.
    Rows,
}

impl CountUnit {
    /// Every unit, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Cases, Self::People, Self::Rows];

    /// Its name: `Distinct people`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cases => "Distinct cases",
            Self::People => "Distinct people",
            Self::Rows => "Rows",
        }
    }

    /// What is counted, one of it and several: `person`, `people`.
    pub fn nouns(self) -> (&'static str, &'static str) {
        match self {
            Self::Cases => ("case", "cases"),
            Self::People => ("person", "people"),
            Self::Rows => ("row", "rows"),
        }
    }

    /// What counts as one, in a sentence for beside the choice.
    pub fn rule(self) -> &'static str {
        match self {
            Self::Cases => "A case counts once for each worker, team and month.",
            Self::People => {
                "A person counts once for each worker, team and month, however many cases they have."
            }
            Self::Rows => {
                "Every row counts, but for rows that repeat an earlier one in every cell."
            }
        }
    }
}

/// What a figure is: its measure and what is counted for it. It stands with every figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Definition {
    /// How a caseload is averaged over the audit months.
    pub measure: Measure,
    /// What is counted as one.
    pub unit: CountUnit,
}

impl Definition {
    /// `Pooled average`, or `Pooled average, counting distinct people` where it is not cases that are
    /// counted.
    pub fn name(self) -> String {
        match self.unit {
            CountUnit::Cases => self.measure.name().to_owned(),
            CountUnit::People => format!("{}, counting distinct people", self.measure.name()),
            CountUnit::Rows => format!("{}, counting rows", self.measure.name()),
        }
    }

    /// What one figure of it counts, such as `people for each worker`.
    pub fn counts(self) -> String {
        self.measure.unit().replacen("cases", self.unit.nouns().1, 1)
    }

    /// The formula in words, with what is counted as a case where that is another thing.
    pub fn formula(self) -> String {
        match self.unit {
            CountUnit::Cases => self.measure.formula().to_owned(),
            CountUnit::People => format!(
                "{} Counted as cases are distinct people: {}",
                self.measure.formula(),
                self.unit.rule()
            ),
            CountUnit::Rows => format!(
                "{} Counted as cases are rows: {}",
                self.measure.formula(),
                self.unit.rule()
            ),
        }
    }
}

/// The definitions of an average caseload. C is allocated cases, W the workers who hold them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Measure {
    /// `(1/M) Σ C/W` over the months that there are rows for.
    #[default]
    MeanOfMonthlyCasesPerHolder,
    /// `Σ C ÷ Σ W`.
    PooledCasesPerHolder,
    /// `Σ C ÷ Σ FTE`, of holders whose FTE is known and above 0.
    CasesPerFte,
}

impl Measure {
    /// Every definition, in the order they are offered.
    pub const ALL: [Self; 3] =
        [Self::MeanOfMonthlyCasesPerHolder, Self::PooledCasesPerHolder, Self::CasesPerFte];

    /// Its name, as it stands with every figure.
    pub fn name(self) -> &'static str {
        match self {
            Self::MeanOfMonthlyCasesPerHolder => "Mean of monthly averages",
            Self::PooledCasesPerHolder => "Pooled average",
            Self::CasesPerFte => "Cases per FTE",
        }
    }

    /// What one figure of it counts, such as "cases for each worker".
    pub fn unit(self) -> &'static str {
        match self {
            Self::MeanOfMonthlyCasesPerHolder | Self::PooledCasesPerHolder => {
                "cases for each worker"
            }
            Self::CasesPerFte => "cases for each full-time equivalent",
        }
    }

    /// The formula in words.
    pub fn formula(self) -> &'static str {
        match self {
            Self::MeanOfMonthlyCasesPerHolder => {
                "For each month, the allocated cases divided by the workers who hold them; then \
                 the mean of those monthly averages over the months with rows."
            }
            Self::PooledCasesPerHolder => {
                "The allocated cases of all months added up, divided by the workers of all months \
                 added up: a month with more workers weighs more."
            }
            Self::CasesPerFte => {
                "The allocated cases of all months added up, divided by the full-time equivalents \
                 of their workers added up. Cases of workers whose FTE is not known or is 0 are in \
                 neither number."
            }
        }
    }
}
