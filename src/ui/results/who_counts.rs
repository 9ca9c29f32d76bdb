//! Who counts as a worker: a quiet choice that says in one line what was chosen.

use yew::prelude::{Callback, Event, Html, Properties, component, html};

use crate::audit::glossary::Place;
use crate::audit::settings::AuditSettings;
use crate::audit::who_counts::{Heads, LeftOut, WhoCounts};
use crate::format::listed;
use crate::ui::deeds::use_page_deeds;
use crate::ui::fold::{Fold, use_fold};
use crate::ui::state::SharedResults;
use crate::ui::terms::TermsHere;

#[derive(PartialEq, Properties)]
pub struct WhoCountsChoiceProps {
    /// The answer that the choice changes.
    pub results: SharedResults,
    /// The settings that were asked for.
    pub settings: AuditSettings,
}

/// What tells the choice apart in the page.
const ID: &str = "who-counts";

/// The choice.
#[component]
pub fn WhoCountsChoice(props: &WhoCountsChoiceProps) -> Html {
    let choose = use_page_deeds().choose;
    let settings = props.settings.clone();
    let choose = Callback::from(move |who: WhoCounts| {
        choose.emit(AuditSettings { who, ..settings.clone() });
    });
    let who = props.settings.who;
    let knows_posts = props.results.audit.as_ref().is_some_and(|audit| audit.knows_posts);
    let managers = props.results.audit.as_ref().map(|audit| &audit.by_team.manager_roles);
    let managers = managers.filter(|roles| !roles.is_empty());
    let Fold { is_open, onclick, ontoggle } = use_fold(ID, false);
    html! {
        <details class="who-counts" id={ID} open={is_open} {ontoggle}>
            <summary {onclick}>
                <span class="who-name">{ "Who counts" }</span>
                { " " }
                <span>{ in_short(who, knows_posts) }</span>
            </summary>
            <fieldset>
                <legend>{ "Divide by" }</legend>
                { for Heads::ALL.map(|one| heads(one, who, knows_posts, &choose)) }
                if !knows_posts {
                    <p class="name-note">
                        { "All staff in post needs a staffing file that names teams." }
                    </p>
                }
            </fieldset>
            <fieldset>
                <legend>{ "Leave out, with their cases" }</legend>
                { for LeftOut::ALL.map(|reason| leave_out(reason, who, &choose)) }
                if let Some(roles) = managers {
                    <p class="name-note">
                        { format!("Taken for managers by their role: {}.", listed(roles)) }
                    </p>
                }
            </fieldset>
            <TermsHere place={Place::WhoCounts} />
        </details>
    }
}

/// `All staff in post, without agency workers`.
fn in_short(who: WhoCounts, knows_posts: bool) -> String {
    let heads = if knows_posts { who.heads } else { Heads::CaseHolders };
    let left_out = WhoCounts { heads: Heads::CaseHolders, ..who }.name();
    match (heads, left_out.is_empty()) {
        (_, true) => heads.name().to_owned(),
        (_, false) => format!("{}, {left_out}", heads.name()),
    }
}

fn heads(one: Heads, who: WhoCounts, knows_posts: bool, choose: &Callback<WhoCounts>) -> Html {
    let chosen = if knows_posts { who.heads } else { Heads::CaseHolders };
    let onchange = choose.reform(move |_: Event| WhoCounts { heads: one, ..who });
    html! {
        <label class="tick" key={one.name()}>
            <input
                type="radio"
                name="heads"
                autocomplete="off"
                checked={one == chosen}
                disabled={one == Heads::StaffInPost && !knows_posts}
                {onchange}
            />
            <span>{ one.name() }</span>
        </label>
    }
}

fn leave_out(reason: LeftOut, who: WhoCounts, choose: &Callback<WhoCounts>) -> Html {
    let is_left_out = who.leaves_out(reason);
    let onchange = choose.reform(move |_: Event| who.with(reason, !is_left_out));
    let mut whom = reason.whom().to_owned();
    if let Some(first) = whom.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    html! {
        <label class="tick" key={reason.whom()}>
            <input type="checkbox" autocomplete="off" checked={is_left_out} {onchange} />
            <span>{ whom }</span>
        </label>
    }
}
