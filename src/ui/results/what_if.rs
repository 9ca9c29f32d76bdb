//! What if: what a team would hold with other staff, or with the work that waits, at once.
//!
//! Everything is worked out in the page from figures that are there; no setting changes.

mod entries;
mod outcome;

use std::rc::Rc;

use yew::prelude::{
    AttrValue, Html, Properties, component, html, use_callback, use_context, use_memo,
};

use crate::audit::settings::AuditSettings;
use crate::audit::sheets::what_if;
use crate::audit::what_if::{Asked, AskedChange, Entry};
use crate::ui::deeds::use_page_deeds;
use crate::ui::select::Select;
use crate::ui::state::SharedResults;
use entries::Entries;
use outcome::{Outcome, Tables};

/// The section's content.
pub fn what_if(results: &SharedResults, _settings: &AuditSettings) -> Html {
    html! { <WhatIf results={results.clone()} /> }
}

#[derive(PartialEq, Properties)]
struct WhatIfProps {
    results: SharedResults,
}

#[component]
fn WhatIf(props: &WhatIfProps) -> Html {
    let asked = use_context::<Asked>().unwrap_or_default();
    let ask = use_page_deeds().ask_what_if;
    let names = use_memo(props.results.clone(), |results| {
        results.audit.as_ref().map(what_if::teams).unwrap_or_default()
    });
    let place = |name: &Option<String>| names.iter().position(|known| Some(known) == name.as_ref());
    let (at, other_at) = (place(&asked.team), place(&asked.other));
    let outcome = use_memo(
        (props.results.clone(), at, other_at, asked.entered.clone()),
        |(results, at, other_at, entered)| {
            results.audit.as_ref().map(|audit| Outcome::of(audit, *at, *other_at, entered))
        },
    );
    let enter = use_callback(ask.clone(), |(entry, text): (Entry, String), ask| {
        ask.emit(AskedChange::Entry(entry, text));
    });
    let choose = use_callback((ask.clone(), Rc::clone(&names)), |place: usize, (ask, names)| {
        ask.emit(AskedChange::Team(name_in(names, place)));
    });
    let choose_other = use_callback((ask, Rc::clone(&names)), |place: usize, (ask, names)| {
        ask.emit(AskedChange::Other(name_in(names, place)));
    });
    let [teams, others] = &*use_memo(Rc::clone(&names), |names| {
        ["All teams", "No other team"].map(|first| {
            let names = names.iter().cloned().map(AttrValue::from);
            std::iter::once(AttrValue::Static(first)).chain(names).collect::<Vec<_>>()
        })
    });
    let Some(outcome) = &*outcome else { return Html::default() };
    html! {
        <div class="what-if">
            <div class="controls">
                <div class="entry">
                    <label for="what-if-team">{ "Team" }</label>
                    <Select
                        id="what-if-team"
                        options={teams.clone()}
                        chosen={place_in(at)}
                        {choose}
                    />
                </div>
                <Entries entered={asked.entered} refused={outcome.refused.clone()} {enter} />
                if at.is_some() && names.len() > 1 {
                    <div class="entry">
                        <label for="what-if-other">{ "Even out with" }</label>
                        <Select
                            id="what-if-other"
                            options={others.clone()}
                            chosen={place_in(other_at)}
                            choose={choose_other}
                        />
                    </div>
                }
            </div>
            <Tables outcome={outcome.clone()} />
        </div>
    }
}

/// The name at a place among the options, the first of which is none of the teams.
fn name_in(names: &[String], place: usize) -> Option<String> {
    names.get(place.checked_sub(1)?).cloned()
}

/// The place among the options of the team at a place.
fn place_in(at: Option<usize>) -> usize {
    at.map_or(0, |at| at + 1)
}
