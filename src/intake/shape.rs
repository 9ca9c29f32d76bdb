//! What the rows of a file are: recognised by its columns, or decided by the user.

use serde::{Deserialize, Serialize};

use super::columns::ColumnMap;
use super::field::Field;

/// What the rows of a file are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Shape {
    /// A row for each open case (or allocation) at a snapshot.
    CaseList,
    /// A row for each allocation, with its start and end.
    Allocations,
    /// A row for each worker and month, with the number of cases.
    WorkerCounts,
    /// A row for each team and month, with cases and workers or an average.
    TeamCounts,
    /// A row for each member of staff.
    Staffing,
    /// A row for each response to a survey.
    Survey,
    /// A row for each finding of a focus group.
    FocusGroups,
    /// A row for each team with its average in an earlier audit.
    EarlierAudit,
    /// A row for each team with its service area and its name in the last audit.
    Crosswalk,
    /// A saved matching of columns.
    Matching,
    /// A saved weighting scheme.
    Scheme,
    /// Saved settings of an audit.
    Settings,
}

impl Shape {
    /// Every shape, in the order they are offered.
    pub const ALL: [Self; 12] = [
        Self::CaseList,
        Self::Allocations,
        Self::WorkerCounts,
        Self::TeamCounts,
        Self::Staffing,
        Self::Survey,
        Self::FocusGroups,
        Self::EarlierAudit,
        Self::Crosswalk,
        Self::Matching,
        Self::Scheme,
        Self::Settings,
    ];

    /// Its name: `Case list`.
    pub fn name(self) -> &'static str {
        match self {
            Self::CaseList => "Case list",
            Self::Allocations => "Allocations",
            Self::WorkerCounts => "Worker counts",
            Self::TeamCounts => "Team counts",
            Self::Staffing => "Staffing",
            Self::Survey => "Survey",
            Self::FocusGroups => "Focus-group notes",
            Self::EarlierAudit => "Earlier audit",
            Self::Crosswalk => "Team names",
            Self::Matching => "Saved matching",
            Self::Scheme => "Weighting scheme",
            Self::Settings => "Audit settings",
        }
    }

    /// What its rows are.
    pub fn description(self) -> &'static str {
        match self {
            Self::CaseList => "a row for each open case at a date",
            Self::Allocations => "a row for each allocation, with its start and end",
            Self::WorkerCounts => "a row for each worker and month, with the number of cases",
            Self::TeamCounts => {
                "a row for each team and month, with cases and workers, or an average"
            }
            Self::Staffing => "a row for each member of staff and team",
            Self::Survey => "a row for each response, a column for each question",
            Self::FocusGroups => "a row for each finding",
            Self::EarlierAudit => "a row for each team, with its average in an earlier audit",
            Self::Crosswalk => {
                "a row for each team, with its service area and its name in the last audit"
            }
            Self::Matching => "what the columns of a file are taken for",
            Self::Scheme => "a row for each number of a weighting scheme",
            Self::Settings => "a row for each choice that figures follow",
        }
    }

    /// The shape of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shape| shape.name() == name)
    }

    /// Whether caseloads can be counted from its rows.
    pub fn holds_cases(self) -> bool {
        matches!(self, Self::CaseList | Self::Allocations | Self::WorkerCounts | Self::TeamCounts)
    }

    /// Whether caseloads are counted from its rows under these columns: an average that was worked
    /// out elsewhere can be compared, not counted.
    pub fn counts_under(self, columns: &ColumnMap) -> bool {
        let gives_both = || columns.has(Field::Cases) && columns.has(Field::Workers);
        self.holds_cases() && (self != Self::TeamCounts || gives_both())
    }

    /// The fields that something rests on, in the order they are offered.
    pub fn fields(self) -> &'static [Field] {
        use Field as F;
        match self {
            Self::CaseList => &[
                F::ServiceArea,
                F::Team,
                F::WorkerId,
                F::WorkerName,
                F::Role,
                F::Fte,
                F::CaseId,
                F::PersonId,
                F::SnapshotOn,
                F::AllocatedOn,
                F::ClosedOn,
                F::CaseType,
                F::Complexity,
                F::Risk,
                F::TravelMinutes,
                F::Safeguarding,
                F::Court,
                F::ContinuingHealthcare,
                F::Transition,
                F::ReferredOn,
                F::ReviewedOn,
                F::LastContactOn,
            ],
            Self::Allocations => &[
                F::ServiceArea,
                F::Team,
                F::WorkerId,
                F::WorkerName,
                F::Role,
                F::Fte,
                F::CaseId,
                F::PersonId,
                F::AllocatedOn,
                F::ClosedOn,
                F::CaseType,
                F::Complexity,
                F::Risk,
                F::TravelMinutes,
                F::Safeguarding,
                F::Court,
                F::ContinuingHealthcare,
                F::Transition,
                F::ReferredOn,
                F::ReviewedOn,
                F::LastContactOn,
            ],
            Self::WorkerCounts => &[
                F::ServiceArea,
                F::Team,
                F::WorkerId,
                F::WorkerName,
                F::Role,
                F::Fte,
                F::SnapshotOn,
                F::Cases,
            ],
            Self::TeamCounts => {
                &[F::ServiceArea, F::Team, F::SnapshotOn, F::Cases, F::Workers, F::Average]
            }
            Self::Staffing => &[
                F::ServiceArea,
                F::Team,
                F::WorkerId,
                F::WorkerName,
                F::Role,
                F::Fte,
                F::AllocatedOn,
                F::ClosedOn,
                F::Agency,
                F::NewlyQualified,
                F::Absence,
            ],
            Self::Survey => &[F::Role],
            Self::FocusGroups => &[F::Audience, F::Theme, F::FindingKind, F::Finding],
            Self::EarlierAudit => &[F::ServiceArea, F::Team, F::SnapshotOn, F::Average],
            Self::Crosswalk => &[F::ServiceArea, F::Team, F::NameInLastAudit],
            Self::Matching => &[F::MatchedColumn, F::TakenFor],
            Self::Scheme => &[F::SchemeItem, F::SchemeWord, F::SchemeNumber],
            Self::Settings => &[F::SettingItem, F::ServiceArea, F::Team, F::SettingValue],
        }
    }

    /// Whether something of this shape rests on a field.
    pub fn uses(self, field: Field) -> bool {
        self.fields().contains(&field)
    }

    /// What rows of this shape cannot do without: one column of each group.
    pub fn needs(self) -> &'static [&'static [Field]] {
        use Field as F;
        const WORKER: &[F] = &[F::WorkerName, F::WorkerId];
        match self {
            Self::CaseList => &[&[F::Team], WORKER, &[F::SnapshotOn]],
            Self::Allocations => {
                &[&[F::Team], WORKER, &[F::CaseId, F::PersonId], &[F::AllocatedOn], &[F::ClosedOn]]
            }
            Self::WorkerCounts => &[&[F::Team], WORKER, &[F::SnapshotOn], &[F::Cases]],
            Self::TeamCounts => {
                &[&[F::Team], &[F::SnapshotOn], &[F::Cases, F::Average], &[F::Workers, F::Average]]
            }
            Self::Staffing => &[WORKER],
            Self::Survey => &[],
            Self::FocusGroups => &[&[F::Finding]],
            Self::EarlierAudit => &[&[F::Team], &[F::Average]],
            Self::Crosswalk => &[&[F::Team], &[F::NameInLastAudit, F::ServiceArea]],
            Self::Matching => &[&[F::MatchedColumn], &[F::TakenFor]],
            Self::Scheme => &[&[F::SchemeItem], &[F::SchemeWord], &[F::SchemeNumber]],
            Self::Settings => &[&[F::SettingItem], &[F::SettingValue]],
        }
    }

    /// Whether rows of this shape cannot do without a field.
    pub fn requires(self, field: Field) -> bool {
        self.needs().iter().any(|group| group.first() == Some(&field))
    }

    /// What the figures lose where no column holds a field that this shape could use.
    pub fn cost_without(self, field: Field) -> Option<&'static str> {
        if !self.uses(field) || !self.holds_cases() {
            return None;
        }
        match field {
            Field::ServiceArea => Some("no averages by service area"),
            Field::Role => Some("no averages by role"),
            Field::Fte => Some("no cases per FTE, unless a staffing file gives the FTE"),
            Field::WorkerId => Some("workers are told apart by their names"),
            Field::CaseId => Some("repeated rows cannot be told from cases"),
            Field::PersonId => Some("people cannot be counted in place of cases"),
            _ => None,
        }
    }

    /// What of its needs the columns lack, in words.
    pub fn missing(self, columns: &ColumnMap, is_of_one_period: bool) -> Vec<&'static str> {
        self.needs()
            .iter()
            .filter(|group| !group.iter().any(|&field| columns.has(field)))
            .filter(|group| !(is_of_one_period && group.contains(&Field::SnapshotOn)))
            .filter_map(|group| group.first().map(|&field| in_sentence(field)))
            .collect()
    }

    /// What the rows under these columns are. A file as a whole may be of one day or month; its
    /// cells may be those of a survey. What the user decided holds, if it has the columns.
    pub fn of_columns(
        columns: &ColumnMap,
        is_of_one_period: bool,
        is_survey: bool,
        decided: Option<Self>,
    ) -> Result<Self, NoTable> {
        let recognised =
            || Field::ALL.into_iter().filter(|&field| columns.has(field)).collect::<Vec<_>>();
        if let Some(shape) = decided {
            let missing = shape.missing(columns, is_of_one_period);
            return if missing.is_empty() {
                Ok(shape)
            } else {
                Err(NoTable { shape: decided, missing, recognised: recognised() })
            };
        }
        let is_complete = |shape: &Self| shape.missing(columns, is_of_one_period).is_empty();
        let has = |field| columns.has(field);
        let has_case = has(Field::CaseId) || has(Field::PersonId);
        let has_spell = has(Field::AllocatedOn) && has(Field::ClosedOn);
        let has_worker = has(Field::WorkerName) || has(Field::WorkerId);
        let has_moment = has(Field::SnapshotOn) || (is_of_one_period && !has_spell);
        let speaks_of_work = has_case || has(Field::Cases);
        let likely = [
            (Self::Matching, has(Field::MatchedColumn)),
            (Self::Scheme, has(Field::SchemeItem)),
            (Self::Settings, has(Field::SettingItem)),
            (Self::Crosswalk, has(Field::NameInLastAudit)),
            (Self::WorkerCounts, has_moment && has(Field::Cases) && !has_case),
            (Self::CaseList, has(Field::SnapshotOn) || (has_moment && has_case)),
            (Self::Allocations, has_spell && has_case),
            (Self::TeamCounts, has_moment && !has_worker),
            (Self::EarlierAudit, has(Field::Average) && !has_worker),
            (Self::Staffing, !speaks_of_work && is_of_staff(columns)),
            (Self::FocusGroups, has(Field::Audience) || has(Field::Theme)),
            (Self::Survey, is_survey && !has(Field::Team) && !speaks_of_work),
        ];
        let shape = likely
            .into_iter()
            .filter_map(|(shape, is_likely)| is_likely.then_some(shape))
            .find(is_complete);
        shape.ok_or_else(|| {
            let missing = missing_of_cases(columns, is_of_one_period, has_spell && !has_moment);
            NoTable { shape: None, missing, recognised: recognised() }
        })
    }
}

/// Whether columns speak of posts: what of a worker no list of cases is for.
fn is_of_staff(columns: &ColumnMap) -> bool {
    [Field::Fte, Field::Role, Field::AllocatedOn, Field::Agency, Field::NewlyQualified]
        .into_iter()
        .any(|field| columns.has(field))
}

/// What a list of cases would have needed.
fn missing_of_cases(
    columns: &ColumnMap,
    is_of_one_period: bool,
    has_spell: bool,
) -> Vec<&'static str> {
    let nearest = if has_spell {
        Shape::Allocations
    } else if columns.has(Field::Workers) && columns.has(Field::Cases) {
        Shape::TeamCounts
    } else {
        Shape::CaseList
    };
    nearest.missing(columns, is_of_one_period)
}

fn in_sentence(field: Field) -> &'static str {
    match field {
        Field::Team => "team",
        Field::WorkerName => "worker",
        Field::SnapshotOn => "snapshot date or month",
        Field::CaseId => "case ID",
        Field::AllocatedOn => "allocated date",
        Field::ClosedOn => "closed date",
        Field::Cases => "number of cases",
        Field::Workers => "number of workers",
        Field::Average => "average caseload",
        other => other.name(),
    }
}

/// The columns are those of no shape that is known, or not those of the shape that was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoTable {
    /// The shape that was decided.
    pub shape: Option<Shape>,
    /// What would have been needed.
    pub missing: Vec<&'static str>,
    /// What was recognised.
    pub recognised: Vec<Field>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(header: &str, is_of_one_period: bool) -> Result<Shape, NoTable> {
        let columns = ColumnMap::of_names(header.split(',').map(str::to_owned).collect());
        Shape::of_columns(&columns, is_of_one_period, false, None)
    }

    #[track_caller]
    fn check(header: &str, expected: Shape) {
        assert_eq!(shape(header, false), Ok(expected), "{header}");
    }

    #[test]
    fn shapes_are_recognised_by_their_columns() {
        check("Snapshot date,Service area,Team,Worker name,Worker ID,FTE,Case ID", Shape::CaseList);
        check("AS AT,Responsible Team,Key worker,Mosaic ID", Shape::CaseList);
        check("Case ID,Team,Worker,Allocated date,Closed date", Shape::Allocations);
        check("Month,Service area,Team,Worker,FTE,Cases", Shape::WorkerCounts);
        check("Period,Service,Team_Name1,AllocatedHCPName,WTE,Open cases", Shape::WorkerCounts);
    }

    #[test]
    fn other_files_are_recognised_too() {
        check("Month,Team,Cases,Workers", Shape::TeamCounts);
        check("Month,Team,Average caseload", Shape::TeamCounts);
        check("Team,Average caseload", Shape::EarlierAudit);
        check("Service area,Team,Jul 2019,Aug 2019,Average,Workers", Shape::EarlierAudit);
        check("Worker ID,Worker,Team,Role,FTE,Start date,End date", Shape::Staffing);
        check("Audience,Theme,Kind,Finding", Shape::FocusGroups);
        check("Team,Service area,Name in the last audit", Shape::Crosswalk);
        check("Matching of columns,Taken for", Shape::Matching);
        check("Weighting scheme,Word or kind,Points or number", Shape::Scheme);
        check("Audit settings,Service area,Team,Set to", Shape::Settings);
        check("Audit settings,Set to", Shape::Settings);
    }

    #[test]
    fn a_survey_is_recognised_by_its_answers() {
        let columns = ColumnMap::of_names(vec!["Response".to_owned(), "It is fair".to_owned()]);
        assert_eq!(Shape::of_columns(&columns, false, true, None), Ok(Shape::Survey));
        assert!(Shape::of_columns(&columns, false, false, None).is_err());
    }

    #[test]
    fn what_is_missing_is_named() {
        let missing = shape("Colour,Shape", false).unwrap_err();
        assert_eq!(missing.missing, ["team", "worker", "snapshot date or month"]);
        assert_eq!(missing.recognised, []);
        let missing = shape("Team,Cases,Workers", false).unwrap_err();
        assert_eq!(missing.missing, ["snapshot date or month"]);
        let missing = shape("Team,Start date,End date,Case ID", false).unwrap_err();
        assert_eq!(missing.missing, ["worker"]);
    }

    #[test]
    fn a_file_of_one_month_needs_no_column_of_dates() {
        assert_eq!(shape("Team,Worker,Case ID", true), Ok(Shape::CaseList));
        assert_eq!(shape("Team,Worker,Cases", true), Ok(Shape::WorkerCounts));
        assert_eq!(shape("Case ID,Team,Worker,Start,End", true), Ok(Shape::Allocations));
    }

    #[test]
    fn an_average_alone_is_not_counted() {
        let counts = |header: &str| {
            let columns = ColumnMap::of_names(header.split(',').map(str::to_owned).collect());
            Shape::TeamCounts.counts_under(&columns)
        };
        assert!(counts("Month,Team,Cases,Workers"));
        assert!(counts("Month,Team,Cases,Workers,Average caseload"));
        assert!(!counts("Month,Team,Workers,Average caseload"));
        assert!(!counts("Month,Team,Average caseload"));
    }

    #[test]
    fn what_the_user_decides_holds_if_it_can() {
        let columns =
            |header: &str| ColumnMap::of_names(header.split(',').map(str::to_owned).collect());
        let list = columns("Month,Team,Worker,Case ID,Start,End");
        let decided = |shape| Shape::of_columns(&list, false, false, Some(shape));
        assert_eq!(decided(Shape::Allocations), Ok(Shape::Allocations));
        assert_eq!(decided(Shape::WorkerCounts).unwrap_err().missing, ["number of cases"]);
    }
}
