//! The part Results: what the figures say, the settings they follow, the chart, the tables, and
//! how each figure was worked out.

mod audit;
mod cautions;
mod chart;
mod chart_downloads;
mod controls;
mod copy;
mod download;
mod figure_place;
mod long_wait;
mod month_choice;
mod months;
mod normal_numbers;
mod number_field;
mod overview;
mod row_filter;
mod sections;
mod sheet_head;
mod sheet_row;
mod sheet_table;
mod sheet_tools;
mod statements;
mod text_field;
mod way;
mod weighting;
mod what_if;
mod who_counts;
mod workers;
mod working;

use yew::prelude::{AttrValue, Callback, Html, Properties, component, html};

use super::deeds::use_page_deeds;
use super::heading::PartHeading;
use crate::audit::results::Results;
use crate::audit::settings::{AuditSettings, CountUnit};
use crate::ui::state::SharedResults;
use audit::AuditFigures;

#[derive(PartialEq, Properties)]
pub struct ResultsPartProps {
    /// The latest answer.
    pub results: Option<SharedResults>,
    /// The settings that were asked for.
    pub settings: AuditSettings,
    /// How many files were added.
    pub n_files: usize,
    /// Whether the figures will change.
    pub is_busy: bool,
}

/// The part Results.
#[component]
pub fn ResultsPart(props: &ResultsPartProps) -> Html {
    let results = props.results.as_ref().filter(|_| props.n_files > 0);
    match results {
        Some(results) if results.audit.is_some() => html! {
            <AuditFigures
                results={results.clone()}
                settings={props.settings.clone()}
                is_busy={props.is_busy}
            />
        },
        Some(results) if results.not_available.is_some() => html! {
            <NotAvailable results={results.clone()} settings={props.settings.clone()} />
        },
        Some(results) if props.settings.months.is_some() && !results.months.is_empty() => {
            html! { <NoMonths /> }
        }
        Some(results) if !props.is_busy && no_caseloads(results).is_some() => {
            let lead = no_caseloads(results).unwrap_or_default();
            html! {
                <>
                    <PartHeading text="Average caseload" {lead} />
                    <p class="onward">
                        <a class="button" href="#files">{ "Add caseload files" }</a>
                        <a class="button quiet" href="#check">{ "See what was found" }</a>
                    </p>
                </>
            }
        }
        Some(_) if !props.is_busy => nothing(
            "No file has a row that can be used, so there is nothing to average. The check says \
             what was found in each file and what to do.",
            "#check",
            "See what was found",
        ),
        _ if props.n_files > 0 && props.is_busy => nothing(
            "The files are being read. The figures appear here as soon as they are.",
            "#files",
            "See the files",
        ),
        _ if props.n_files > 0 => nothing(
            "No figures: the background worker that reads the files has stopped. They appear here \
             after it is started again.",
            "#files",
            "See the files",
        ),
        _ => nothing(
            "No figures yet. Add the caseload files of the months to audit, or try the sample \
             audit, and the team averages appear here.",
            "#files",
            "Add caseload files",
        ),
    }
}

/// Why there are no figures, where files are read and none of them holds caseloads.
fn no_caseloads(results: &Results) -> Option<AttrValue> {
    let issue = results.issues.iter().find(|issue| issue.is_of_no_caseloads)?;
    Some(format!("{}. {} {}", issue.found, issue.consequence, issue.remedy).into())
}

fn nothing(lead: &'static str, href: &'static str, link: &'static str) -> Html {
    html! {
        <>
            <PartHeading text="Average caseload" lead={AttrValue::Static(lead)} />
            <p class="onward"><a class="button" {href}>{ link }</a></p>
        </>
    }
}

#[derive(PartialEq, Properties)]
struct NotAvailableProps {
    /// The answer, which says why.
    results: SharedResults,
    /// The settings that were asked for.
    settings: AuditSettings,
}

/// What was to be counted cannot be.
#[component]
fn NotAvailable(props: &NotAvailableProps) -> Html {
    let choose = use_page_deeds().choose;
    let settings = props.settings.clone();
    let onclick = Callback::from(move |_| {
        choose.emit(AuditSettings { unit: CountUnit::Cases, ..settings.clone() });
    });
    let why = props.results.not_available.clone().unwrap_or_default();
    html! {
        <>
            <PartHeading text="Average caseload: not available" lead={why} />
            <p class="onward">
                <button type="button" {onclick}>{ "Count cases" }</button>
            </p>
        </>
    }
}

/// No file holds a row in the months that were chosen.
#[component]
fn NoMonths() -> Html {
    let onclick = use_page_deeds().choose.reform(|_| AuditSettings::default());
    html! {
        <>
            <PartHeading
                text="Average caseload"
                lead="The files that are left hold no rows in the audit months you chose."
            />
            <p class="onward">
                <button type="button" {onclick}>{ "Use the preselected months" }</button>
            </p>
        </>
    }
}
