//! What a column can hold, and the one table of headers that mean the same.

use serde::{Deserialize, Serialize};

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
    /// The number of cases that a worker holds.
    Cases,
}

impl Field {
    /// Every field, in the order of the columns that this tool writes.
    pub const ALL: [Self; 16] = [
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
    ];

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
        }
    }

    /// Headers that mean it, letters and digits only, the most telling first.
    pub fn aliases(self) -> &'static [&'static str] {
        let of_field = ALIASES.iter().find(|(field, _)| *field == self);
        of_field.map_or(&[], |(_, aliases)| aliases)
    }
}

/// Headers that mean each field: letters and digits only, the most telling first.
const ALIASES: [(Field, &[&str]); 16] = [
    (
        Field::ServiceArea,
        &["servicearea", "service", "directorate", "servicename", "division", "area"],
    ),
    (
        Field::Team,
        &[
            "team",
            "teamname",
            "teamname1",
            "responsibleteam",
            "allocatedteam",
            "caseteam",
            "workerteam",
            "locality",
        ],
    ),
    (
        Field::WorkerId,
        &[
            "workerid",
            "workernumber",
            "workerno",
            "staffid",
            "staffnumber",
            "staffno",
            "payrollnumber",
            "payrollno",
            "employeenumber",
            "employeeno",
            "employeeid",
            "practitionerid",
            "allocatedworkerid",
        ],
    ),
    (
        Field::WorkerName,
        &[
            "workername",
            "worker",
            "allocatedworker",
            "allocatedworkername",
            "keyworker",
            "leadworker",
            "namedworker",
            "caseworker",
            "socialworker",
            "practitioner",
            "practitionername",
            "leadpractitioner",
            "carecoordinator",
            "allocatedhcpname",
            "caseholder",
            "owner",
            "responsibleuser",
            "responsibleworker",
            "allocatedto",
            "staffname",
            "employeename",
        ],
    ),
    (
        Field::Role,
        &[
            "role",
            "workerrole",
            "jobrole",
            "jobtitle",
            "posttitle",
            "professionalrole",
            "profession",
            "grade",
        ],
    ),
    (
        Field::Fte,
        &[
            "fte",
            "wte",
            "workerfte",
            "contractedfte",
            "fulltimeequivalent",
            "wholetimeequivalent",
            "contractedhours",
        ],
    ),
    (
        Field::CaseId,
        &[
            "caseid",
            "casenumber",
            "caseno",
            "caseref",
            "casereference",
            "case",
            "referralid",
            "referralnumber",
            "referralno",
        ],
    ),
    (
        Field::PersonId,
        &[
            "personid",
            "personnumber",
            "clientid",
            "clientnumber",
            "clientno",
            "serviceuserid",
            "serviceuser",
            "mosaicid",
            "lasid",
            "nhsnumber",
            "nhsno",
        ],
    ),
    (
        Field::SnapshotOn,
        &[
            "snapshotdate",
            "snapshoton",
            "snapshot",
            "asat",
            "asatdate",
            "reportdate",
            "reportingdate",
            "reportingmonth",
            "reportingperiod",
            "reportmonth",
            "censusdate",
            "monthend",
            "monthending",
            "auditmonth",
            "month",
            "period",
            "date",
        ],
    ),
    (
        Field::AllocatedOn,
        &[
            "allocateddate",
            "allocatedon",
            "dateallocated",
            "allocationdate",
            "allocationstart",
            "allocationstartdate",
            "allocated",
            "startdate",
            "datestarted",
            "start",
            "fromdate",
            "datefrom",
            "from",
        ],
    ),
    (
        Field::ClosedOn,
        &[
            "closeddate",
            "closedon",
            "dateclosed",
            "closuredate",
            "closed",
            "allocationend",
            "allocationenddate",
            "deallocateddate",
            "datedeallocated",
            "deallocated",
            "enddate",
            "dateended",
            "end",
            "todate",
            "dateto",
            "to",
        ],
    ),
    (Field::Complexity, &["complexity", "tier", "band", "level"]),
    (Field::Risk, &["risk", "risklevel", "rag", "ragrating", "priority"]),
    (Field::TravelMinutes, &["travelminutes", "travelmins", "travel", "miles"]),
    (Field::CaseType, &["casetype", "primarysupportreason", "psr"]),
    (
        Field::Cases,
        &[
            "cases",
            "opencases",
            "numberofcases",
            "noofcases",
            "allocatedcases",
            "activecases",
            "casesheld",
            "casecount",
            "caseload",
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

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
