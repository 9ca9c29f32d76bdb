//! What is counted of cases beside who holds how many.

use crate::caseload::Month;
use crate::intake::field::Field;

/// How many cases are of a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClassCount {
    /// The number of the class.
    pub class: u32,
    /// Cases of it.
    pub n_cases: u64,
}

/// Cases of a team without a worker at a month's snapshot, of one class and age.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Waiting {
    /// The team's number.
    pub team: u32,
    /// The month.
    pub month: Month,
    /// The number of the class.
    pub class: u32,
    /// How many days they had been waiting at the snapshot; `None` where no date says since when.
    pub n_days: Option<u32>,
    /// How many there are.
    pub n_cases: u64,
}

/// Cases of a team, with a worker, by a number of days at a month's snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CaseDays {
    /// The team's number.
    pub team: u32,
    /// The month.
    pub month: Month,
    /// The number of days.
    pub n_days: u32,
    /// How many cases.
    pub n_cases: u64,
}

/// How a team's cases came and went in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flow {
    /// Cases that the team has at this month's end and had not at the last one's; of allocations,
    /// all that began in the month.
    pub n_opened: u64,
    /// Cases that the team had at the last month's end and has not at this one's; of allocations,
    /// all that ended in the month.
    pub n_closed: u64,
    /// Cases at the month's end, held or not.
    pub n_open: u64,
    /// What is compared.
    pub basis: FlowBasis,
}

/// What a flow is worked out from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum FlowBasis {
    /// Two snapshots: what comes and goes in between is not seen.
    Snapshots,
    /// The starts and ends of allocations, of one case in a team counted as one spell where they
    /// meet or overlap.
    Spells,
}

/// Why it is not known how a team's cases came and went in a month.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum NoFlow {
    /// The files hold no snapshot of the team in the month before.
    NoMonthBefore,
    /// The month before counts from another list, whose cases may be named otherwise.
    AnotherList,
    /// Rows of one of the two months name no case.
    WithoutCaseId,
    /// The files give numbers of cases, and name none.
    NumbersOnly,
}

/// What the ages of cases with a worker are counted from.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum AgeSince {
    /// The referral: every file that tells has a column for it. Where its cell is empty, the age is
    /// not known.
    Referral,
    /// The allocation: no file has a column of referrals.
    Allocation,
    /// The referral in the files that have a column for it, the allocation in others.
    Either,
}

/// What a wait for a worker is counted from, by the columns that the files have.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum WaitingSince {
    /// The referral.
    Referral,
    /// The allocation, though nobody holds the case.
    Allocation,
    /// The referral or, where there is none, the allocation.
    Either,
}

impl WaitingSince {
    /// The column: `Allocated date`.
    pub fn column(self) -> String {
        let [referral, allocation] = [Field::ReferredOn, Field::AllocatedOn].map(Field::name);
        match self {
            Self::Referral => referral.to_owned(),
            Self::Allocation => allocation.to_owned(),
            Self::Either => format!("{referral} or, where there is none, {allocation}"),
        }
    }

    /// What is odd about it, as a sentence; empty where nothing is.
    pub fn oddity(self) -> &'static str {
        match self {
            Self::Referral => "",
            Self::Allocation | Self::Either => {
                "It is odd that work without a worker has an Allocated date: it may be the day on \
                 which it came to the team, or on which the last worker had it. Ask what the date \
                 means in your export before you use these days."
            }
        }
    }
}

/// The days of a month on which a worker holds cases in a team, of allocations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DaysHeld {
    /// The team's number.
    pub team: u32,
    /// The month.
    pub month: Month,
    /// The worker's number.
    pub worker: u32,
    /// The number of the role that the rows give.
    pub role: Option<u32>,
    /// Distinct cases added up over the days.
    pub n_case_days: u64,
    /// On which days at least one is held: the first day is the lowest bit.
    pub days: u32,
}

/// How many rows of a file a worker's month in a team rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RestsOn {
    /// The file's number, in the order they were added.
    pub file: u32,
    /// The team's number.
    pub team: u32,
    /// The month.
    pub month: Month,
    /// The worker's number; `None` for cases without one, and for teams in numbers.
    pub worker: Option<u32>,
    /// Rows, exact repeats left out.
    pub n_rows: u64,
    /// The number of the role in which the worker counts there.
    pub role: Option<u32>,
}
