//! What there is to know about the files as CSV: a line for each place, with the reason, what it
//! means and what to do. It holds names of files and numbers of lines, and nothing of any cell.

use super::csv::written;
use crate::audit::account::{Reason, RowCount};
use crate::audit::results::Results;
use crate::format::counted;
use crate::intake::source::Outcome;
use crate::issue::{Issue, Place, Severity};

const HEADER: [&str; 6] = ["Kind", "What was found", "File", "Line", "What it means", "What to do"];

/// Files that were not read, findings, and every row that is set aside with its reason; of many rows
/// for one reason the first are listed and the others counted.
pub fn problems_csv(results: &Results) -> Vec<u8> {
    let mut records = vec![HEADER.map(str::to_owned)];
    for file in &results.files {
        if let Outcome::NotRead { found, remedy, .. } = &file.outcome {
            let record = ["Not read", found, &file.name, "", "Nothing of it is counted.", remedy];
            records.push(record.map(str::to_owned));
        }
    }
    for issue in results.issues.iter().filter(|issue| issue.reason.is_none()) {
        records.extend(of_issue(issue));
    }
    let account = &results.account;
    for file in &account.files {
        for (&reason, count) in account.reasons.iter().zip(&file.set_aside) {
            records.extend(of_reason(results, &file.file, reason, count));
        }
    }
    written(&records)
}

fn of_issue(issue: &Issue) -> Vec<[String; 6]> {
    let kind = match issue.severity {
        Severity::Problem => "Problem",
        Severity::Check => "To check",
        Severity::Note => "Good to know",
    };
    let record = |file: &str, line: String| {
        let [file, kind] = [file, kind].map(str::to_owned);
        [kind, issue.found.clone(), file, line, issue.consequence.clone(), issue.remedy.clone()]
    };
    let of_place = |place: &Place| {
        let lines = place.lines.listed();
        let whole = lines.is_empty().then(|| record(&place.file, String::new()));
        let each = lines.iter().map(|line| record(&place.file, line.to_string()));
        whole.into_iter().chain(each).collect::<Vec<_>>()
    };
    if issue.places.is_empty() {
        return vec![record("", String::new())];
    }
    issue.places.iter().flat_map(of_place).collect()
}

fn of_reason(results: &Results, file: &str, reason: Reason, count: &RowCount) -> Vec<[String; 6]> {
    let issue = results.issues.iter().find(|issue| issue.reason == Some(reason));
    let (consequence, remedy) = match issue {
        Some(issue) => (issue.consequence.as_str(), issue.remedy.as_str()),
        None => ("The row is in no figure.", ""),
    };
    let record = |line: String| {
        let [heading, file] = [reason.heading(), file].map(str::to_owned);
        let [consequence, remedy] = [consequence, remedy].map(str::to_owned);
        ["Set aside".to_owned(), heading, file, line, consequence, remedy]
    };
    let lines = count.first_lines.listed();
    let mut records: Vec<[String; 6]> = lines.iter().map(|line| record(line.to_string())).collect();
    let n_others = count.n_rows.saturating_sub(lines.len() as u64);
    if n_others > 0 {
        records.push(record(format!("and {}", counted(n_others, "other row", "other rows"))));
    }
    records
}
