//! The rows of files that hold no caseloads, by what they say.

mod staffing;

use crate::audit::account::Reason;
use crate::audit::name_choices::CrosswalkRow;
use crate::audit::settings_file::SavedSettings;
use crate::evidence::earlier_audit::EarlierAuditRows;
use crate::evidence::focus_groups::FocusGroups;
use crate::evidence::survey::SurveyRows;
use crate::format::counted;
use crate::intake::columns::ColumnMap;
use crate::intake::content::Samples;
use crate::intake::dates::Dates;
use crate::intake::field::Field;
use crate::intake::matching_file::SavedMatching;
use crate::intake::period::Period;
use crate::intake::records::Record;
use crate::intake::shape::Shape;
use crate::weighting::scheme_file::SavedScheme;

use staffing::StaffingRows;

/// The rows of a file that holds no caseloads.
#[derive(Clone, Debug)]
pub(super) enum OtherRows {
    /// There are none: the file holds caseloads.
    None,
    /// A saved matching.
    Matching(SavedMatching),
    /// A saved weighting scheme.
    Scheme(SavedScheme),
    /// Saved settings of an audit.
    Settings(SavedSettings),
    /// Members of staff.
    Staffing(StaffingRows),
    /// Names of teams.
    Crosswalk(Vec<CrosswalkRow>),
    /// Responses to a survey.
    Survey(SurveyRows),
    /// Findings of focus groups.
    FocusGroups(FocusGroups),
    /// Averages that were worked out elsewhere.
    EarlierAudit(EarlierAuditRows),
}

impl OtherRows {
    /// Of a file of this shape, which may be of one period as a whole.
    pub(super) fn of(
        shape: Shape,
        columns: &ColumnMap,
        samples: &Samples,
        period: Option<Period>,
    ) -> Self {
        let earlier_audit = || {
            let period = period.map(|period| match period {
                Period::Day(day) => day.long(),
                Period::Month(month) => month.long(),
            });
            Self::EarlierAudit(EarlierAuditRows::of(columns, period))
        };
        match shape {
            Shape::Matching => Self::Matching(SavedMatching::default()),
            Shape::Scheme => Self::Scheme(SavedScheme::default()),
            Shape::Settings => Self::Settings(SavedSettings::default()),
            Shape::Staffing => Self::Staffing(StaffingRows::default()),
            Shape::Crosswalk => Self::Crosswalk(Vec::new()),
            Shape::Survey => Self::Survey(SurveyRows::of(columns, samples)),
            Shape::FocusGroups => Self::FocusGroups(FocusGroups::default()),
            Shape::EarlierAudit => earlier_audit(),
            Shape::TeamCounts if !shape.counts_under(columns) => earlier_audit(),
            _ => Self::None,
        }
    }

    /// Takes the next row; fails where the row does not hold what the file is for.
    pub(super) fn add(
        &mut self,
        record: &Record<'_>,
        columns: &ColumnMap,
        dates: &mut Dates,
    ) -> Result<(), Reason> {
        match self {
            Self::None => {}
            Self::Matching(matching) => matching.add(record, columns),
            Self::Scheme(scheme) => scheme.add(record, columns),
            Self::Settings(settings) => settings.add(record, columns),
            Self::Staffing(staffing) => staffing.add(record, columns, dates)?,
            Self::Crosswalk(rows) => {
                let cell = |field| cell(record, columns, field);
                let area = cell(Field::ServiceArea);
                let last = cell(Field::NameInLastAudit);
                rows.extend(CrosswalkRow::of_cells(cell(Field::Team), area, last));
            }
            Self::Survey(survey) => survey.add(record, columns),
            Self::FocusGroups(groups) => groups.add(record, columns)?,
            Self::EarlierAudit(audit) => audit.add(record, columns)?,
        }
        Ok(())
    }

    /// What was read, in words; `None` where nothing is said of it here.
    pub(super) fn in_words(&self) -> Option<String> {
        let beyond = |n: u64| match n {
            0 => String::new(),
            n => format!("; {} beyond what is kept", counted(n, "row", "rows")),
        };
        match self {
            Self::None | Self::Matching(_) | Self::Staffing(_) | Self::Crosswalk(_) => None,
            Self::Scheme(saved) => Some(saved.in_words()),
            Self::Settings(saved) => Some(saved.in_words()),
            Self::Survey(rows) => {
                let survey = rows.survey();
                let n_questions = counted(survey.questions.len() as u64, "question", "questions");
                let n_responses = counted(survey.n_responses, "response", "responses");
                let first = survey.questions.first().and_then(|question| {
                    let (n, of) = (question.n_agreeing()?, question.n_answered());
                    Some(format!("; the first: {n} of {of} agree"))
                });
                let n_not_kept = survey.questions.iter().map(|question| question.n_not_kept).sum();
                let not_kept = match n_not_kept {
                    0 => String::new(),
                    n => format!(
                        "; {} without their words: too long, or too many",
                        counted(n, "answer is kept", "answers are kept")
                    ),
                };
                Some(format!(
                    "{n_responses} to {n_questions}{}{not_kept}",
                    first.unwrap_or_default()
                ))
            }
            Self::FocusGroups(groups) => {
                let n = counted(groups.findings.len() as u64, "finding", "findings");
                Some(format!("{n}{}", beyond(groups.n_not_kept)))
            }
            Self::EarlierAudit(rows) => {
                let audit = rows.audit();
                let n =
                    counted(audit.teams().count() as u64, "average of a team", "averages of teams");
                let all = audit
                    .all_teams()
                    .map(|all| format!("; {} for all", all.average.at_most_two_decimals()));
                Some(format!(
                    "{n}{}: they can be compared, not worked out again{}",
                    all.unwrap_or_default(),
                    beyond(audit.n_not_kept)
                ))
            }
        }
    }
}

fn cell<'a>(record: &Record<'a>, columns: &ColumnMap, field: Field) -> &'a str {
    columns.column(field).and_then(|column| record.cell(column)).unwrap_or_default()
}
