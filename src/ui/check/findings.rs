//! What there is to know about the files and the figures, most serious first: for all files or one,
//! to be looked at and kept.

use yew::prelude::{AttrValue, Callback, Event, Html, Properties, component, html, use_state_eq};

use super::account_rows::line_numbers;
use super::finding_list::{files_concerned, listed};
use super::rows::{Rows, headers};
use crate::audit::results::Results;
use crate::browser::control;
use crate::browser::download::{Kind, save_bytes};
use crate::intake::source::{Outcome, SourceFile};
use crate::issue::{Issue, Place, Severity};
use crate::report::problems::problems_csv;
use crate::ui::state::{SharedResults, ShownRows};

#[derive(PartialEq, Properties)]
pub struct FindingsProps {
    /// The answer whose findings are shown.
    pub results: SharedResults,
    /// The rows that are shown now.
    pub shown: Option<ShownRows>,
}

/// The findings: files that could not be read before everything else.
#[component]
pub fn Findings(props: &FindingsProps) -> Html {
    let file = use_state_eq(|| None::<AttrValue>);
    let results = &props.results;
    let files = files_concerned(results);
    // A file that is gone, or of which there is nothing to say any more, is chosen no longer.
    let chosen = file.as_deref().filter(|name| files.contains(name));
    let (not_read, issues) = listed(results, chosen);
    let onchange = {
        let file = file.clone();
        let names: Vec<AttrValue> = files.iter().map(|&name| name.to_owned().into()).collect();
        Callback::from(move |event: Event| {
            // The first option is: all files.
            let at = control::chosen_option(&event).and_then(|at| at.checked_sub(1));
            file.set(at.and_then(|at| names.get(at)).cloned());
        })
    };
    html! {
        <section class="findings" aria-labelledby="findings-heading">
            <h2 id="findings-heading">{ "What to look at" }</h2>
            if files.len() > 1 {
                { filter(&files, chosen, onchange) }
            }
            if issues.is_empty() && not_read.is_empty() {
                <p>{ "Nothing: every file was read without a finding." }</p>
            } else {
                <ul>
                    { for not_read.into_iter().filter_map(file_not_read) }
                    { for issues.into_iter().map(|issue| finding(issue, results, props.shown.as_ref())) }
                </ul>
            }
            { download(results) }
        </section>
    }
}

fn filter(files: &[&str], chosen: Option<&str>, onchange: Callback<Event>) -> Html {
    let option = |name: &&str| {
        html! {
            <option selected={chosen == Some(*name)}>{ *name }</option>
        }
    };
    html! {
        <p class="findings-filter">
            <label for="findings-of">{ "What concerns" }</label>
            { " " }
            <select id="findings-of" autocomplete="off" {onchange}>
                <option selected={chosen.is_none()}>{ "all files" }</option>
                { for files.iter().map(option) }
            </select>
        </p>
    }
}

fn download(results: &SharedResults) -> Html {
    let results = results.clone();
    let onclick = Callback::from(move |_| {
        save_bytes("What to look at.csv", &problems_csv(&results), Kind::Csv);
    });
    html! {
        <div class="downloads">
            <button type="button" class="quiet" {onclick}>{ "Download this list (CSV)" }</button>
            <p class="downloads-note">
                { "Every finding and every row that is set aside, with file, line and reason. No cell \
                   of any file." }
            </p>
        </div>
    }
}

/// A file that contributes nothing, as a finding.
fn file_not_read(file: &SourceFile) -> Option<Html> {
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

fn finding(issue: &Issue, results: &Results, shown: Option<&ShownRows>) -> Html {
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
            { for issue.places.iter().map(|at| place(issue, at, results, shown)) }
        </li>
    }
}

/// `Caseload July 2019.csv, lines 12 and 40` with a way to look at them, or the file as a whole.
fn place(issue: &Issue, place: &Place, results: &Results, shown: Option<&ShownRows>) -> Html {
    let said = line_numbers(&place.lines);
    // Files of the same name are not told apart here: their rows can be looked at above.
    let mut named = results.files.iter().filter(|file| file.name == place.file);
    let file = named.next().filter(|_| named.next().is_none() && !said.is_empty());
    html! {
        <div class="finding-place">
            <bdi>{ &place.file }</bdi>
            if !said.is_empty() {
                { ", " }{ said }
            }
            { for file.map(|file| html! {
                <>
                    { " " }
                    <Rows
                        file={file.id}
                        lines={place.lines.listed().to_vec()}
                        what={format!("{}, {}", issue.found, file.name)}
                        headers={headers(file)}
                        shown={shown.cloned()}
                    />
                </>
            }) }
        </div>
    }
}
