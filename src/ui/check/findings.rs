//! What there is to know about the files and the figures, most serious first.

use std::rc::Rc;

use yew::prelude::{Html, Properties, component, html};

use super::account_rows::line_numbers;
use crate::audit::results::Results;
use crate::issue::{Issue, Place, Severity};
use crate::ui::state::wording::count;

#[derive(Properties)]
pub struct FindingsProps {
    /// The answer whose findings are shown.
    pub results: Rc<Results>,
}

impl PartialEq for FindingsProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.results, &other.results)
    }
}

/// The findings.
#[component]
pub fn Findings(props: &FindingsProps) -> Html {
    let issues = &props.results.issues;
    html! {
        <section class="findings" aria-labelledby="findings-heading">
            <h2 id="findings-heading">{ "What to look at" }</h2>
            if issues.is_empty() {
                <p>{ "Nothing: every file was read without a finding." }</p>
            } else {
                <ul>{ for issues.iter().map(finding) }</ul>
            }
        </section>
    }
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
                <p class="finding-remedy">{ &issue.remedy }</p>
            }
            <p class="finding-place">{ place(&issue.place) }</p>
        </li>
    }
}

/// `Caseload July 2019.csv, lines 12 and 40`; empty when it is no one place.
fn place(place: &Place) -> String {
    let first = place.lines.as_slice();
    let lines = line_numbers(first, count(first.len()));
    match (place.file.is_empty(), lines.is_empty()) {
        (false, false) => format!("{}, {lines}", place.file),
        (false, true) => place.file.clone(),
        (true, _) => lines,
    }
}
