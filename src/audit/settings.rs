//! What the user decides about an audit.

use serde::{Deserialize, Serialize};

use super::name_choices::NameChoices;
use super::normal_number::NormalNumbers;
use super::settings_file::LoadedChoices;
use super::who_counts::{Heads, WhoCounts};
use crate::caseload::Month;
use crate::intake::choices::ReadingChoices;
use crate::weighting::WeightingScheme;

/// What is a long wait until the user says otherwise, beside four weeks: twelve weeks.
pub const LONG_WAIT_DAYS: u32 = 84;

/// Reads from how many days on a wait is long: a whole number from 1 to 3650, or nothing for what
/// holds until the user says otherwise.
///
/// ```
/// use caseload_audit::audit::settings::read_long_wait_days;
/// assert_eq!(read_long_wait_days(" 28 "), Ok(Some(28)));
/// assert!(read_long_wait_days("0").is_err());
/// ```
pub fn read_long_wait_days(text: &str) -> Result<Option<u32>, &'static str> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let are_digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let days = text.parse().ok().filter(|days| are_digits && (1..=3_650).contains(days));
    days.map(Some).ok_or("Enter a whole number of days from 1 to 3650, or leave it empty.")
}

/// What figures depend on. Everything but the reading is answered from the tallies at once; files
/// whose reading the user decides otherwise are read once more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditSettings {
    /// The audit months the user chose; `None` while the preselected ones stand.
    pub months: Option<Vec<Month>>,
    /// How a caseload is averaged over the audit months.
    pub measure: Measure,
    /// What is counted as one case.
    pub unit: CountUnit,
    /// Who counts as a worker.
    pub who: WhoCounts,
    /// What a full-time worker normally holds.
    pub normal: NormalNumbers,
    /// A wait for a worker of more days than these is told apart.
    pub long_wait_days: u32,
    /// Whether figures of single workers are shown.
    pub workers: WorkerView,
    /// What the user decided about names.
    pub names: NameChoices,
    /// How files are read, where the user decided.
    pub reading: ReadingChoices,
    /// What a case weighs and how much a worker can carry.
    pub scheme: WeightingScheme,
    /// What was taken from files of settings, or left for what had been chosen.
    pub loaded: LoadedChoices,
}

impl Default for AuditSettings {
    fn default() -> Self {
        Self {
            months: None,
            measure: Measure::default(),
            unit: CountUnit::default(),
            who: WhoCounts::default(),
            normal: NormalNumbers::default(),
            long_wait_days: LONG_WAIT_DAYS,
            workers: WorkerView::default(),
            scheme: WeightingScheme::default(),
            names: NameChoices::default(),
            reading: ReadingChoices::default(),
            loaded: LoadedChoices::default(),
        }
    }
}

/// Whether figures of single workers are shown: for supervision, never for publishing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum WorkerView {
    /// They are not.
    #[default]
    Off,
    /// As Worker 1, Worker 2 of their team.
    Numbered,
    /// By their names.
    Named,
}

impl WorkerView {
    /// Every view, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Off, Self::Numbered, Self::Named];

    /// Its name where it is chosen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Off => "Off",
            Self::Numbered => "By number, such as Worker 3",
            Self::Named => "By name",
        }
    }
}

/// What is counted as one, of the rows of a worker, team and month.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum CountUnit {
    /// Distinct cases.
    #[default]
    Cases,
    /// Distinct people, of files that name the person.
    People,
    /// Rows, exact repeats left out.
    Rows,
}

impl CountUnit {
    /// Every unit, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Cases, Self::People, Self::Rows];

    /// Its name where it is chosen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cases => "Distinct cases",
            Self::People => "Distinct people",
            Self::Rows => "Rows",
        }
    }

    /// At the head of a column of numbers: `Cases`.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Cases => "Cases",
            Self::People => "People",
            Self::Rows => "Rows",
        }
    }

    /// Of one: `case`.
    pub fn one(self) -> &'static str {
        match self {
            Self::Cases => "case",
            Self::People => "person",
            Self::Rows => "row",
        }
    }

    /// Of several: `cases`.
    pub fn many(self) -> &'static str {
        match self {
            Self::Cases => "cases",
            Self::People => "people",
            Self::Rows => "rows",
        }
    }

    /// What is counted, where it is not cases: the sentence that stands with every formula.
    fn said(self) -> &'static str {
        match self {
            Self::Cases => "",
            Self::People => {
                " Counted are people, each once for a worker, team and month, however many cases \
                 they have; where a file does not name the person, its cases."
            }
            Self::Rows => {
                " Counted are rows, but for exact repeats, so that a case on several rows counts \
                 several times."
            }
        }
    }
}

/// What an average is: how it is taken, of what, and over whom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Definition {
    /// How a caseload is averaged over the audit months.
    pub measure: Measure,
    /// What is counted as one case.
    pub unit: CountUnit,
    /// Who counts as a worker.
    pub who: WhoCounts,
}

impl Definition {
    /// Its name, as it stands with every figure: `Pooled average, counting people`.
    pub fn name(self) -> String {
        let mut name = self.measure.name().to_owned();
        if self.unit != CountUnit::Cases {
            name.push_str(", counting ");
            name.push_str(self.unit.many());
        }
        let who = self.who().name();
        if !who.is_empty() {
            name.push_str(", ");
            name.push_str(&who);
        }
        name
    }

    /// What one figure of it counts: `people for each worker`.
    pub fn unit(self) -> String {
        self.measure.unit().replacen(CountUnit::Cases.many(), self.unit.many(), 1)
    }

    /// The formula in words, with what is counted where it is not cases, and who counts where that
    /// is not every case holder.
    pub fn formula(self) -> String {
        let formula = self.measure.formula(self.who().heads);
        format!("{formula}{}{}", self.unit.said(), self.who().said())
    }

    /// Who counts: a worker's day is always one on which they hold a case.
    pub fn who(self) -> WhoCounts {
        match self.measure {
            Measure::PersonDayCasesPerHolder => WhoCounts { heads: Heads::CaseHolders, ..self.who },
            _ => self.who,
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
    /// `Σ case days ÷ Σ worker days`, of allocations.
    PersonDayCasesPerHolder,
    /// `Σ C ÷ Σ FTE`, of holders whose FTE is known and above 0.
    CasesPerFte,
}

impl Measure {
    /// Every definition, in the order they are offered.
    pub const ALL: [Self; 4] = [
        Self::MeanOfMonthlyCasesPerHolder,
        Self::PooledCasesPerHolder,
        Self::PersonDayCasesPerHolder,
        Self::CasesPerFte,
    ];

    /// Its name, as it stands with every figure.
    pub fn name(self) -> &'static str {
        match self {
            Self::MeanOfMonthlyCasesPerHolder => "Mean of monthly averages",
            Self::PooledCasesPerHolder => "Pooled average",
            Self::PersonDayCasesPerHolder => "Person-day average",
            Self::CasesPerFte => "Cases per FTE",
        }
    }

    /// What one figure of it counts, such as "cases for each worker".
    pub fn unit(self) -> &'static str {
        match self {
            Self::MeanOfMonthlyCasesPerHolder | Self::PooledCasesPerHolder => {
                "cases for each worker"
            }
            Self::PersonDayCasesPerHolder => "cases for each worker on a day",
            Self::CasesPerFte => "cases for each full-time equivalent",
        }
    }

    /// The formula in words, by whom cases are divided by.
    pub fn formula(self, heads: Heads) -> &'static str {
        match self {
            Self::MeanOfMonthlyCasesPerHolder if heads == Heads::StaffInPost => {
                "For each month, the allocated cases divided by all staff in post, whether or not \
                 they hold cases; then the mean of those monthly averages over the months with \
                 rows."
            }
            Self::PooledCasesPerHolder if heads == Heads::StaffInPost => {
                "The allocated cases of all months added up, divided by the staff in post of all \
                 months added up, whether or not they hold cases: a month with more staff weighs \
                 more."
            }
            Self::CasesPerFte if heads == Heads::StaffInPost => {
                "The allocated cases of all months added up, divided by the full-time equivalents \
                 of all staff in post added up, whether or not they hold cases. Cases of workers \
                 whose FTE is not known or is 0 are in neither number."
            }
            Self::MeanOfMonthlyCasesPerHolder => {
                "For each month, the allocated cases divided by the workers who hold them; then \
                 the mean of those monthly averages over the months with rows."
            }
            Self::PooledCasesPerHolder => {
                "The allocated cases of all months added up, divided by the workers of all months \
                 added up: a month with more workers weighs more."
            }
            Self::PersonDayCasesPerHolder => {
                "The days on which cases are held, added up over cases and workers, divided by the \
                 days on which workers hold at least one. It counts cases that open and close \
                 between two month ends, and needs allocations with their dates."
            }
            Self::CasesPerFte => {
                "The allocated cases of all months added up, divided by the full-time equivalents \
                 of their workers added up. Cases of workers whose FTE is not known or is 0 are in \
                 neither number."
            }
        }
    }
}
