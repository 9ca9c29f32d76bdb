//! What if: what a team would hold with other staff, or with the work that waits, at once.
//!
//! Everything is worked out in the page from figures that are there; no setting changes.

mod entries;
mod outcome;

use yew::prelude::{
    AttrValue, Html, Properties, component, html, use_callback, use_memo, use_state_eq,
};

use crate::audit::settings::AuditSettings;
use crate::audit::sheets::what_if;
use crate::audit::what_if::{Entered, Entry};
use crate::ui::select::Select;
use crate::ui::state::SharedResults;
use entries::Entries;
use outcome::{Outcome, Tables};

/// The section's content.
pub fn what_if(results: &SharedResults, _settings: &AuditSettings) -> Html {
    html! { <WhatIf results={results.clone()} /> }
}

const ALL_TEAMS: AttrValue = AttrValue::Static("All teams");
const NO_TEAM: AttrValue = AttrValue::Static("No other team");

#[derive(PartialEq, Properties)]
struct WhatIfProps {
    results: SharedResults,
}

#[component]
fn WhatIf(props: &WhatIfProps) -> Html {
    let team = use_state_eq(|| ALL_TEAMS);
    let other = use_state_eq(|| NO_TEAM);
    let entered = use_state_eq(Entered::default);
    let names = use_memo(props.results.clone(), |results| {
        let names = results.audit.as_ref().map(what_if::teams).unwrap_or_default();
        names.into_iter().map(AttrValue::from).collect::<Vec<AttrValue>>()
    });
    let place = |name: &AttrValue| names.iter().position(|known| known == name);
    let (at, other_at) = (place(&team), place(&other));
    let outcome = use_memo(
        (props.results.clone(), at, other_at, (*entered).clone()),
        |(results, at, other_at, entered)| {
            results.audit.as_ref().map(|audit| Outcome::of(audit, *at, *other_at, entered))
        },
    );
    let enter = use_callback(
        (entered.setter(), (*entered).clone()),
        |(entry, text): (Entry, String), (setter, entered)| {
            setter.set(entered.clone().with(entry, text));
        },
    );
    let with_first =
        |first: AttrValue| std::iter::once(first).chain(names.iter().cloned()).collect::<Vec<_>>();
    let choose_from = |options: &[AttrValue], setter: yew::UseStateSetter<AttrValue>| {
        let options = options.to_vec();
        yew::Callback::from(move |at: usize| {
            if let Some(option) = options.get(at) {
                setter.set(option.clone());
            }
        })
    };
    let (teams, others) = (with_first(ALL_TEAMS), with_first(NO_TEAM));
    let choose = choose_from(&teams, team.setter());
    let choose_other = choose_from(&others, other.setter());
    let Some(outcome) = &*outcome else { return Html::default() };
    html! {
        <div class="what-if">
            <div class="controls">
                <div class="entry">
                    <label for="what-if-team">{ "Team" }</label>
                    <Select id="what-if-team" options={teams} chosen={place_in(at)} {choose} />
                </div>
                <Entries entered={(*entered).clone()} refused={outcome.refused.clone()} {enter} />
                if at.is_some() && names.len() > 1 {
                    <div class="entry">
                        <label for="what-if-other">{ "Even out with" }</label>
                        <Select
                            id="what-if-other"
                            options={others}
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

/// The place among the options, the first of which is none of the teams.
fn place_in(at: Option<usize>) -> usize {
    at.map_or(0, |at| at + 1)
}
