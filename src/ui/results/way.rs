//! Ways from a sentence to what it rests on: a table, a chart, a working, another part.

use yew::prelude::{
    AttrValue, Callback, Html, Properties, component, hook, html, use_callback, use_effect_with,
    use_state,
};

use super::chart;
use crate::audit::results::LeadsTo;
use crate::audit::sheets;
use crate::audit::working::Working;
use crate::browser::{screen, turns};
use crate::ui::state::SharedResults;
use crate::ui::view::{Change, use_view_in_use};

/// Where a way leads among the results.
#[derive(Clone, Debug, PartialEq)]
pub struct Destination {
    /// The section that it is in, which is opened; `None` where it is always open.
    pub section: Option<&'static str>,
    /// The id of the table or figure.
    pub id: AttrValue,
}

/// Goes to a destination, once its section is open.
#[hook]
pub fn use_way() -> Callback<Destination> {
    let change = use_view_in_use().change;
    // Counted, so that the same place can be gone to again.
    let wanted = use_state(|| (0_u32, None::<AttrValue>));
    use_effect_with((*wanted).clone(), |(_, id)| {
        if let Some(id) = id {
            screen::go_to(id);
        }
    });
    let n_before = wanted.0;
    use_callback(
        (wanted.setter(), change, n_before),
        |place: Destination, (wanted, change, n_before)| {
            // It may be in a section that waits to be drawn.
            turns::do_all();
            if let Some(section) = place.section {
                change.emit(Change::Fold(section, true));
            }
            wanted.set((n_before + 1, Some(place.id)));
        },
    )
}

#[derive(PartialEq, Properties)]
pub struct WayProps {
    /// Where it leads.
    pub to: LeadsTo,
    /// The answer.
    pub results: SharedResults,
    /// Opens the working of a figure.
    pub open: Callback<Working>,
}

/// The way on from a statement or a caution.
#[component]
pub fn Way(props: &WayProps) -> Html {
    let go = use_way();
    let to = |section, id: &'static str, text: &str| {
        let onclick = go.reform(move |_| Destination { section, id: AttrValue::Static(id) });
        html! { <button type="button" class="link" {onclick}>{ text }</button> }
    };
    match props.to {
        LeadsTo::WorkingOfAllTeams => {
            let Some(audit) = &props.results.audit else { return Html::default() };
            let working = sheets::average_of_all_teams(audit);
            let text = working.title();
            let onclick = props.open.reform(move |_| working.clone());
            html! { <button type="button" class="link" {onclick}>{ text }</button> }
        }
        LeadsTo::Chart => to(None, chart::ID, "See the chart"),
        LeadsTo::TeamTable => to(None, "by-team", "See the teams"),
        LeadsTo::WaitingWork => {
            to(Some("unallocated"), "unallocated-by-team", "See the work that waits")
        }
        LeadsTo::Weighting => to(Some("weighting"), "weighted-by-team", "See cases weighted"),
        LeadsTo::RowAccount => html! { <a class="link" href="#check">{ "See every row" }</a> },
        LeadsTo::Names => {
            html! { <a class="link" href="#check">{ "Decide it under Check, Names" }</a> }
        }
    }
}
