//! What there is to know about the files and the figures, most serious first.

use yew::prelude::{Html, Properties, component, html};

use super::account_rows::line_numbers;
use crate::intake::source::{Outcome, SourceFile};
use crate::issue::{Issue, Place, Severity};
use crate::ui::state::SharedResults;

#[derive(PartialEq, Properties)]
pub struct FindingsProps {
    /// The answer whose findings are shown.
    pub results: SharedResults,
}

/// The findings: files that could not be read before everything else.
#[component]
pub fn Findings(props: &FindingsProps) -> Html {
    let issues = &props.results.issues;
    let not_read: Vec<Html> = props.results.files.iter().filter_map(not_read).collect();
    html! {
        <section class="findings" aria-labelledby="findings-heading">
            <h2 id="findings-heading">{ "What to look at" }</h2>
            if issues.is_empty() && not_read.is_empty() {
                <p>{ "Nothing: every file was read without a finding." }</p>
            } else {
                <ul>
                    { for not_read }
                    { for issues.iter().map(finding) }
                </ul>
            }
        </section>
    }
}

/// A file that contributes nothing, as a finding.
fn not_read(file: &SourceFile) -> Option<Html> {
    let Outcome::NotRead { found, remedy, .. } = &file.outcome else {
        return None;
    };
    Some(html! {
        <li class="finding problem">
            <p class="finding-kind">{ "Not read" }</p>
            <h3>{ found }</h3>
            <p><strong>{ "What to do. " }</strong>{ remedy }</p>
            <p class="finding-place"><bdi>{ &file.name }</bdi></p>
        </li>
    })
}

fn finding(issue: &Issue) -> Html {
    let (class, kind) = match issue.severity {
        Severity::Problem => ("finding problem", "Problem"),
        Severity::Check => ("finding to-check", "To check"),
        Severity::Note => ("finding note", "Good to know"),
    };
    html! {
        <li {class}>
            <p class="finding-kind">{ kind }</p>
            <h3>{ &issue.found }</h3>
            <p>{ &issue.consequence }</p>
            if !issue.remedy.is_empty() {
                <p><strong>{ "What to do. " }</strong>{ &issue.remedy }</p>
            }
            { for issue.places.iter().map(|at| html! {
                <p class="finding-place">{ place(at) }</p>
            }) }
        </li>
    }
}

/// `Caseload July 2019.csv, lines 12 and 40`, or the file as a whole.
fn place(place: &Place) -> String {
    let lines = line_numbers(&place.lines);
    if lines.is_empty() { place.file.clone() } else { format!("{}, {lines}", place.file) }
}
