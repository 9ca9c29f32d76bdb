//! Results as text that people read and compare line by line.

mod evidence;
mod names;
mod schemes;

use std::fmt::{self, Write};

use caseload_audit::audit::account::{AccountRow, FirstLines, RowAccount};
use caseload_audit::audit::figures::{FigureRow, FigureTable, MonthFigures};
use caseload_audit::audit::results::Results;
use caseload_audit::intake::field::Field;
use caseload_audit::intake::source::{Outcome, SourceFile, Understood};
use caseload_audit::issue::Issue;

/// Everything that a case shows: files, findings, rows, averages by team, and, where there is
/// something to say, names and what is told beside the numbers.
pub fn of(results: &Results) -> String {
    let mut text = String::new();
    write_all(&mut text, results).unwrap();
    text
}

fn write_all(text: &mut String, results: &Results) -> fmt::Result {
    for file in &results.files {
        write_file(text, file)?;
    }
    writeln!(text, "Findings")?;
    for issue in &results.issues {
        write_issue(text, issue)?;
    }
    if results.issues.is_empty() {
        writeln!(text, "  none")?;
    }
    writeln!(text, "\nRows")?;
    write_account(text, &results.account)?;
    let months = results.months.iter().map(|choice| {
        let is_chosen = if choice.is_chosen { "" } else { " (not chosen)" };
        format!("{}{is_chosen}", choice.month)
    });
    writeln!(text, "\nMonths: {}", listed(months))?;
    match &results.audit {
        None => writeln!(text, "No averages")?,
        Some(audit) => write_table(text, &audit.by_team)?,
    }
    names::write(text, &results.names)?;
    evidence::write(text, &results.evidence)?;
    schemes::write(text, &results.schemes)
}

fn write_file(text: &mut String, file: &SourceFile) -> fmt::Result {
    writeln!(text, "File {:?}", file.name)?;
    match &file.outcome {
        Outcome::NotRead { found, remedy, .. } => {
            writeln!(text, "  Not read: {found}\n  {remedy}")?;
        }
        Outcome::Read(_) => {}
    }
    if let Some(understood) = file.outcome.understood() {
        write_understood(text, understood)?;
    }
    writeln!(text)
}

fn write_understood(text: &mut String, understood: &Understood) -> fmt::Result {
    for fact in &understood.facts {
        writeln!(text, "  {}: {}", fact.name, fact.said)?;
    }
    writeln!(text, "  Columns:")?;
    let mut others = Vec::new();
    for column in &understood.columns {
        match column.used_as.map(Field::name) {
            None => others.push(format!("{:?}", column.header)),
            Some(field) if column.because == "by its name" => {
                writeln!(text, "    {:?} is {field}", column.header)?;
            }
            Some(field) => {
                writeln!(text, "    {:?} is {field}, {}", column.header, column.because)?;
            }
        }
    }
    if !others.is_empty() {
        writeln!(text, "    not used: {}", others.join(", "))?;
    }
    if !understood.lacking.is_empty() {
        let lacking = understood.lacking.iter().map(|lacking| lacking.field.name().to_owned());
        writeln!(text, "    lacking: {}", listed(lacking))?;
    }
    Ok(())
}

fn write_issue(text: &mut String, issue: &Issue) -> fmt::Result {
    write!(text, "  {:?}: {}", issue.severity, issue.found)?;
    for place in &issue.places {
        write!(text, " [{}{}]", place.file, lines(&place.lines))?;
    }
    writeln!(text)
}

fn write_account(text: &mut String, account: &RowAccount) -> fmt::Result {
    for row in &account.files {
        writeln!(text, "  {}: {}", row.file, used(row))?;
        for (reason, count) in account.reasons.iter().zip(&row.set_aside) {
            if count.n_rows > 0 {
                let lines = lines(&count.first_lines);
                writeln!(text, "    {}: {}{lines}", reason.heading(), count.n_rows)?;
            }
        }
    }
    if account.files.len() != 1 {
        writeln!(text, "  All: {}", used(&account.all))?;
    }
    Ok(())
}

fn used(row: &AccountRow) -> String {
    let AccountRow { n_read, n_used, n_used_unallocated, n_blank_lines, .. } = row;
    format!(
        "read {n_read}, used {n_used}, of them unallocated {n_used_unallocated}; \
         blank lines {n_blank_lines}"
    )
}

fn write_table(text: &mut String, table: &FigureTable) -> fmt::Result {
    writeln!(text, "{}", table.definition().name())?;
    for row in table.rows.iter().chain([&table.all_teams]) {
        write_row(text, row)?;
    }
    Ok(())
}

fn write_row(text: &mut String, row: &FigureRow) -> fmt::Result {
    let area = row.service_area.as_ref().map(|area| format!("{area} / ")).unwrap_or_default();
    let last = row.name_in_last_audit.as_ref().map(|name| format!(" (last audit: {name})"));
    let last = last.unwrap_or_default();
    writeln!(text, "  {area}{}{last}: {}", row.name, row.caseload_shown())?;
    for month in row.monthly.iter().filter(|month| month.has_rows) {
        write_month(text, month)?;
    }
    for note in &row.notes {
        writeln!(text, "    {note}")?;
    }
    Ok(())
}

fn write_month(text: &mut String, month: &MonthFigures) -> fmt::Result {
    write!(text, "    {}: cases {}, workers {}", month.month, month.n_cases, month.n_holders)?;
    if month.n_holders_with_fte > 0 {
        let fte = month.fte.fraction();
        write!(text, ", FTE {fte} of {}", month.n_holders_with_fte)?;
    }
    if month.n_unallocated > 0 {
        write!(text, ", unallocated {}", month.n_unallocated)?;
    }
    writeln!(text)
}

fn lines(lines: &FirstLines) -> String {
    if lines.shown().is_empty() {
        return String::new();
    }
    let more = if lines.has_more() { " …" } else { "" };
    format!(", line {}{more}", listed(lines.shown().iter().map(u64::to_string)))
}

fn listed(parts: impl Iterator<Item = String>) -> String {
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() { "none".to_owned() } else { parts.join(", ") }
}
