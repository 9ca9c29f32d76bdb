//! What is told beside the numbers: answers, findings, averages of others.

use std::fmt::{self, Write};

use caseload_audit::evidence::Evidence;
use caseload_audit::evidence::earlier_audit::EarlierAverage;
use caseload_audit::evidence::focus_groups::GroupFinding;
use caseload_audit::evidence::survey::{Question, Survey};

/// Nothing where nothing is told.
pub fn write(text: &mut String, evidence: &Evidence) -> fmt::Result {
    let Evidence { surveys, focus_groups, earlier_audits } = evidence;
    for survey in surveys {
        writeln!(text, "\nSurvey {:?}", survey.name)?;
        write_lines(text, answers(&survey.told))?;
    }
    for groups in focus_groups {
        writeln!(text, "\nFocus groups {:?}", groups.name)?;
        write_lines(text, groups.told.findings.iter().map(finding))?;
    }
    for audit in earlier_audits {
        writeln!(text, "\nAverages {:?}", audit.name)?;
        write_lines(text, audit.told.rows.iter().map(average))?;
    }
    Ok(())
}

fn write_lines(text: &mut String, mut lines: impl Iterator<Item = String>) -> fmt::Result {
    lines.try_for_each(|line| writeln!(text, "  {line}"))
}

fn answers(survey: &Survey) -> impl Iterator<Item = String> {
    let professions = survey.professions.iter().map(|(name, n)| format!("{name}: {n}"));
    let first = format!("Responses: {}", survey.n_responses);
    [first].into_iter().chain(professions).chain(survey.questions.iter().map(question))
}

fn question(question: &Question) -> String {
    let answers = question.answers.iter().map(|(answer, n)| format!("{answer} {n}"));
    let answers: Vec<String> = answers.collect();
    format!("{:?}: {}; blank {}", question.text, answers.join(", "), question.n_blank)
}

fn finding(finding: &GroupFinding) -> String {
    let GroupFinding { audience, theme, kind, text } = finding;
    format!("{audience} / {theme} / {kind}: {text}")
}

fn average(row: &EarlierAverage) -> String {
    let area = row.service_area.as_ref().map(|area| format!("{area} / ")).unwrap_or_default();
    let period = row.period.as_ref().map(|period| format!(", {period}")).unwrap_or_default();
    format!("{:?} {area}{}: {}{period}", row.of, row.name, row.average.fraction())
}
