//! The tables after the main ones, each answering a question of its own: closed until somebody
//! asks, and drawn only then.

use std::rc::Rc;

use yew::prelude::{
    Callback, ContextProvider, Html, Properties, component, html, use_effect_with, use_memo,
    use_node_ref,
};

use super::chart::ChartFigure;
use super::long_wait::long_wait;
use super::normal_numbers::normal_numbers;
use super::row_filter::{FilterInUse, use_row_filter};
use super::sheet_table::SheetTable;
use super::weighting::Weighting;
use super::what_if::what_if;
use super::workers::single_workers;
use crate::audit::glossary::Place;
use crate::audit::results::Audit;
use crate::audit::settings::AuditSettings;
use crate::audit::sheet::{RowFilter, Sheet};
use crate::audit::sheets;
use crate::audit::working::Working;
use crate::browser::turns;
use crate::chart::Topic;
use crate::ui::fold::{Fold, use_fold};
use crate::ui::in_turn::{InTurn, use_in_turn};
use crate::ui::state::SharedResults;
use crate::ui::terms::TermsHere;

/// A section: its tables under a heading, with the question that they answer.
struct Section {
    /// What tells it apart in the page.
    id: &'static str,
    /// Its heading.
    heading: &'static str,
    /// Where its terms are listed.
    terms: Place,
    /// What its tables answer, in a sentence.
    lead: &'static str,
    /// What is said where there are no tables and no charts; empty where the controls draw what there
    /// is.
    nothing: &'static str,
    /// Its tables.
    sheets: fn(&Audit) -> Vec<Sheet>,
    /// What its charts are about.
    topic: Option<Topic>,
    /// What can be chosen for them.
    controls: Option<fn(&SharedResults, &AuditSettings) -> Html>,
    /// Whether it is open before anybody opens or closes it.
    is_open_at_first: fn(&Audit) -> bool,
}

/// Every section, in reading order.
const SECTIONS: [Section; 13] = [
    Section {
        id: "roles",
        heading: "By role",
        terms: Place::Roles,
        lead: "How many cases do workers in each role hold?",
        nothing: NO_ROLES,
        sheets: sheets::by_role,
        topic: None,
        controls: None,
        is_open_at_first: |audit| {
            audit.by_role.as_ref().is_some_and(|table| !table.rows.is_empty())
        },
    },
    Section {
        id: "roles-in-teams",
        heading: "By team and role",
        terms: Place::Roles,
        lead: "How is a team\u{2019}s work spread over its roles?",
        nothing: NO_ROLES,
        sheets: sheets::by_team_and_role,
        ..CLOSED
    },
    Section {
        id: "averages-compared",
        heading: "Four ways to take the average",
        terms: Place::FourAverages,
        lead: "How much does the figure depend on how it is worked out?",
        sheets: sheets::four_averages,
        ..CLOSED
    },
    Section {
        id: "team-size",
        heading: "Team size and chance",
        lead: "Are differences between teams more than chance gives?",
        nothing: NO_SIZES,
        sheets: |_| Vec::new(),
        topic: Some(Topic::TeamSize),
        terms: Place::TeamSize,
        ..CLOSED
    },
    Section {
        id: "spread",
        heading: "Spread",
        terms: Place::Spread,
        lead: "How evenly is work spread over the workers of a team?",
        sheets: sheets::spread,
        topic: Some(Topic::Spread),
        controls: Some(normal_numbers),
        ..CLOSED
    },
    Section {
        id: "staff",
        heading: "Workers and full-time equivalents",
        terms: Place::Staff,
        lead: "How many people is it, how much contracted time, and who came and went?",
        sheets: sheets::staff,
        ..CLOSED
    },
    Section {
        id: "weighting",
        heading: "Weighting",
        terms: Place::Weighting,
        lead: "How do teams compare once complexity, risk and travel count?",
        sheets: sheets::weighting,
        topic: Some(Topic::Weighting),
        controls: Some(weighting),
        ..CLOSED
    },
    Section {
        id: "capacity",
        heading: "Capacity",
        terms: Place::Capacity,
        lead: "Who has room, by what the weighting scheme says a worker can carry?",
        nothing: NO_CAPACITY,
        sheets: sheets::capacity,
        topic: Some(Topic::Capacity),
        ..CLOSED
    },
    Section {
        id: "unallocated",
        heading: "Waiting without a worker",
        terms: Place::Unallocated,
        lead: "How much work waits, for how long, and what does the average not show?",
        sheets: sheets::unallocated,
        topic: Some(Topic::Unallocated),
        controls: Some(long_wait),
        ..CLOSED
    },
    Section {
        id: "flow",
        heading: "Cases opened and closed",
        terms: Place::Flow,
        lead: "Is work coming in faster than it is finished, and how long is it open?",
        sheets: sheets::flow_and_age,
        topic: Some(Topic::Flow),
        ..CLOSED
    },
    Section {
        id: "over-time-section",
        heading: "Month by month",
        terms: Place::OverTime,
        lead: "Is a change more than the ups and downs of any month?",
        sheets: sheets::months,
        topic: Some(Topic::OverTime),
        ..CLOSED
    },
    Section {
        id: "what-if-section",
        heading: "What if",
        terms: Place::WhatIf,
        lead: "What would workers hold with other staff, or with the work that waits?",
        nothing: "",
        sheets: |_| Vec::new(),
        controls: Some(what_if),
        ..CLOSED
    },
    Section {
        id: "workers-section",
        heading: "Single workers",
        terms: Place::Workers,
        lead: "For supervision only: what does each worker hold?",
        nothing: "",
        sheets: |_| Vec::new(),
        controls: Some(single_workers),
        ..CLOSED
    },
];

/// What sections have in common: closed at first, without controls, and with tables for every audit.
const CLOSED: Section = Section {
    id: "",
    heading: "",
    terms: Place::Averages,
    lead: "",
    nothing: "The files do not tell.",
    sheets: sheets::main,
    topic: None,
    controls: None,
    is_open_at_first: |_| false,
};

const NO_ROLES: &str = "No file says what role a worker has. A column Role in the caseload files \
                        or in a staffing file gives this table.";

const NO_SIZES: &str = "With fewer than three teams, or teams of one size, there is nothing to \
                        compare.";

const NO_CAPACITY: &str = "The weighting scheme in force does not say what a full-time worker can \
                           carry. Choose one that does under Weighting, or enter it there: Edit \
                           this scheme, Capacity of a worker.";

fn weighting(results: &SharedResults, settings: &AuditSettings) -> Html {
    html! { <Weighting results={results.clone()} settings={settings.clone()} /> }
}

#[derive(PartialEq, Properties)]
pub struct SectionsProps {
    /// The answer whose tables are shown.
    pub results: SharedResults,
    /// The settings that were asked for.
    pub settings: AuditSettings,
    /// Opens the working of a figure.
    pub open: Callback<Working>,
}

/// The sections: their headings and questions are the list of what there is.
#[component]
pub fn Sections(props: &SectionsProps) -> Html {
    use_effect_with((), |()| {
        let listener = turns::do_all_before_print();
        move || drop(listener)
    });
    html! {
        <section class="sections" aria-labelledby="sections-heading">
            <h2 id="sections-heading">{ "In more detail" }</h2>
            <p class="hint">{ "Print has the sections that are open." }</p>
            { for (0..SECTIONS.len()).map(|at| html! {
                <OneSection
                    key={at}
                    {at}
                    results={props.results.clone()}
                    settings={props.settings.clone()}
                    open={props.open.clone()}
                />
            }) }
        </section>
    }
}

#[derive(PartialEq, Properties)]
struct OneSectionProps {
    /// Which of the sections.
    at: usize,
    results: SharedResults,
    settings: AuditSettings,
    open: Callback<Working>,
}

/// What a section shows in its turn.
#[derive(Clone, PartialEq)]
struct Shown {
    results: SharedResults,
    filter: Rc<RowFilter>,
}

#[component]
fn OneSection(props: &OneSectionProps) -> Html {
    let section = SECTIONS.get(props.at);
    let id = section.map_or("", |section| section.id);
    let audit = props.results.audit.as_ref();
    let is_open_at_first =
        section.zip(audit).is_some_and(|(of, audit)| (of.is_open_at_first)(audit));
    let Fold { is_open, onclick, ontoggle } = use_fold(id, is_open_at_first);
    let filter = use_row_filter();
    let wanted = is_open.then(|| Shown { results: props.results.clone(), filter });
    let node = use_node_ref();
    let InTurn { now: shown, waits } = use_in_turn(props.at, wanted, &node);
    let results = shown.as_ref().map(|shown| shown.results.clone());
    let sheets = use_memo((results, props.at), |(results, at)| {
        let audit = results.as_ref().and_then(|results| results.audit.as_ref());
        let sheets = SECTIONS.get(*at).zip(audit).map(|(section, audit)| (section.sheets)(audit));
        sheets.into_iter().flatten().map(Rc::new).collect::<Vec<Rc<Sheet>>>()
    });
    let Some(section) = section else { return Html::default() };
    html! {
        <details
            class="section"
            id={section.id}
            open={is_open}
            {ontoggle}
            aria-busy={waits.then_some("true")}
            ref={node}
        >
            <summary {onclick}>
                <h3>{ section.heading }</h3>
                { " " }
                <span>{ section.lead }</span>
            </summary>
            if let Some(shown) = &shown {
                <ContextProvider<FilterInUse> context={FilterInUse(shown.filter.clone())}>
                    { content(props, section, &shown.results, &sheets) }
                </ContextProvider<FilterInUse>>
            }
        </details>
    }
}

/// The settings are always those that were asked for: a choice is made from them.
fn content(
    props: &OneSectionProps,
    section: &Section,
    results: &SharedResults,
    sheets: &[Rc<Sheet>],
) -> Html {
    let table = |sheet: &Rc<Sheet>| {
        html! { <SheetTable key={sheet.id} sheet={Rc::clone(sheet)} open={props.open.clone()} /> }
    };
    let charts = || section.topic.map(|topic| topic.charts(results)).unwrap_or_default();
    let has_nothing = sheets.is_empty() && charts().is_empty();
    html! {
        <>
            <TermsHere place={section.terms} />
            { for section.controls.iter().map(|draw| draw(results, &props.settings)) }
            if has_nothing && !section.nothing.is_empty() {
                <p>{ section.nothing }</p>
            }
            if let Some(topic) = section.topic {
                <ChartFigure
                    id={format!("{}-chart", section.id)}
                    results={results.clone()}
                    {topic}
                    is_in_section={true}
                />
            }
            { for sheets.iter().map(table) }
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Terms are found again under the heading where they were met.
    #[test]
    fn terms_stand_under_the_heading_of_their_section() {
        for section in SECTIONS {
            let is_own = section.heading == section.terms.heading();
            assert!(is_own || section.id == "roles-in-teams", "{}", section.heading);
        }
    }
}
