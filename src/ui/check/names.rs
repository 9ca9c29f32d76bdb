//! What there is to decide about names: queues in the worker column, spellings that may be one name,
//! one name in several teams, and what teams are called.

use yew::prelude::{Callback, Event, Html, MouseEvent, Properties, component, html, use_state_eq};

use super::team_names::TeamTable;
use crate::audit::name_choices::{Merge, NameChoices};
use crate::audit::names_found::{MergeProposal, NameInTeams, StaffingJoin, Why, WorkerValue};
use crate::audit::settings::AuditSettings;
use crate::browser::control;
use crate::format::{counted, thousands};
use crate::ui::deeds::use_page_deeds;
use crate::ui::state::SharedResults;

#[derive(PartialEq, Properties)]
pub struct NamesProps {
    /// The answer whose names are shown.
    pub results: SharedResults,
    /// The settings that were asked for.
    pub settings: AuditSettings,
}

/// The names, shown when asked for: they are people's.
#[component]
pub fn Names(props: &NamesProps) -> Html {
    let is_open = use_state_eq(|| false);
    let names = &props.results.names;
    let n_open = names.not_workers.listed.iter().filter(|value| !value.is_unallocated).count();
    let n_merges = names.merges.listed.iter().filter(|merge| !merge.is_agreed).count();
    let onclick = {
        let is_open = is_open.clone();
        Callback::from(move |_: MouseEvent| is_open.set(!*is_open))
    };
    html! {
        <section class="names" aria-labelledby="names-heading">
            <h2 id="names-heading">{ "Names" }</h2>
            <p>
                { format!(
                    "{} may be no worker, {} may be one name, {} in several teams.",
                    counted(n_open as u64, "value in the worker column", "values in the worker column"),
                    counted(n_merges as u64, "pair of spellings", "pairs of spellings"),
                    counted(names.in_several_teams.n, "name without an ID is", "names without an ID are"),
                ) }
            </p>
            <button
                type="button"
                class="quiet"
                aria-expanded={is_open.to_string()}
                {onclick}
            >
                { if *is_open { "Hide the names" } else { "Show the names" } }
            </button>
            if *is_open {
                <NameLists results={props.results.clone()} settings={props.settings.clone()} />
            }
        </section>
    }
}

#[component]
fn NameLists(props: &NamesProps) -> Html {
    let choose = use_page_deeds().choose;
    let names = &props.results.names;
    let ask = Ask { settings: &props.settings, choose: &choose };
    html! {
        <>
            <fieldset class="name-list">
                <legend>{ "Count as unallocated" }</legend>
                { for names.not_workers.listed.iter().map(|value| queue(&ask, value)) }
                { other_values(&ask, props) }
            </fieldset>
            if !names.merges.listed.is_empty() {
                <fieldset class="name-list">
                    <legend>{ "Count as one name" }</legend>
                    { for names.merges.listed.iter().map(|proposal| merge(&ask, proposal)) }
                </fieldset>
            }
            if !names.in_several_teams.listed.is_empty() {
                <fieldset class="name-list">
                    <legend>{ "Count as a worker for each team" }</legend>
                    { for names.in_several_teams.listed.iter().map(|name| split(&ask, name)) }
                </fieldset>
            }
            { for names.staffing.as_ref().map(staffing) }
            if !names.teams.listed.is_empty() {
                <TeamTable results={props.results.clone()} settings={props.settings.clone()} />
            }
        </>
    }
}

/// What a choice about names asks for.
struct Ask<'a> {
    settings: &'a AuditSettings,
    choose: &'a Callback<AuditSettings>,
}

impl Ask<'_> {
    /// A tick that changes the choices about names.
    fn tick(
        &self,
        label: String,
        is_ticked: bool,
        change: impl Fn(&mut NameChoices) + 'static,
    ) -> Html {
        let (settings, choose) = (self.settings.clone(), self.choose.clone());
        let onchange = Callback::from(move |_: Event| {
            let mut names = settings.names.clone();
            change(&mut names);
            choose.emit(AuditSettings { names, ..settings.clone() });
        });
        html! {
            <label class="tick">
                <input type="checkbox" checked={is_ticked} autocomplete="off" {onchange} />
                <span>{ label }</span>
            </label>
        }
    }
}

fn queue(ask: &Ask<'_>, value: &WorkerValue) -> Html {
    let rows = counted(value.n_rows, "row", "rows");
    if !value.can_be_moved {
        return html! { <p class="name-note">{ format!("An empty cell: {rows}, always.") }</p> };
    }
    let why = match value.why {
        Why::ByRule => "always, unless decided otherwise",
        Why::Moved => "as you decided",
        Why::NameOfATeam => "it is the name of a team or service area",
        Why::LooksLikeQueue => "it looks like a queue",
    };
    let label = format!("{}: {rows}, {why}", value.shown);
    let (key, is_unallocated) = (value.key.clone(), value.is_unallocated);
    ask.tick(label, is_unallocated, move |names| {
        names.not_a_worker.insert(key.clone(), !is_unallocated);
    })
}

/// Any other value can be moved too.
fn other_values(ask: &Ask<'_>, props: &NamesProps) -> Html {
    let workers = &props.results.names.workers;
    let keys: Vec<_> = workers.listed.iter().map(|worker| worker.key.clone()).collect();
    let (settings, choose) = (ask.settings.clone(), ask.choose.clone());
    let onchange = Callback::from(move |event: Event| {
        let at = control::chosen_option(&event).and_then(|at| at.checked_sub(1));
        if let Some(key) = at.and_then(|at| keys.get(at)) {
            let mut names = settings.names.clone();
            names.not_a_worker.insert(key.clone(), true);
            choose.emit(AuditSettings { names, ..settings.clone() });
        }
    });
    html! {
        <p>
            <label for="other-value">{ "Another value that is no worker" }</label>
            { " " }
            <select id="other-value" autocomplete="off" {onchange}>
                <option selected=true>{ "None" }</option>
                { for workers.listed.iter().map(|worker| html! {
                    <option>{ format!("{} ({})", worker.shown, thousands(worker.n_rows)) }</option>
                }) }
            </select>
        </p>
    }
}

fn merge(ask: &Ask<'_>, proposal: &MergeProposal) -> Html {
    let label = format!(
        "{} ({}) is {} ({}): {}",
        proposal.shown_from,
        counted(proposal.n_rows_from, "row", "rows"),
        proposal.shown_into,
        counted(proposal.n_rows_into, "row", "rows"),
        proposal.evidence
    );
    let is_agreed = proposal.is_agreed;
    let merge =
        Merge { kind: proposal.kind, from: proposal.from.clone(), into: proposal.into.clone() };
    ask.tick(label, is_agreed, move |names| {
        names.merged.retain(|known| *known != merge);
        if !is_agreed {
            names.merged.push(merge.clone());
        }
    })
}

fn split(ask: &Ask<'_>, name: &NameInTeams) -> Html {
    let label = format!("{}: in {}", name.shown, crate::format::listed(&name.teams));
    let (key, is_split) = (name.key.clone(), name.is_split);
    ask.tick(label, is_split, move |names| {
        if is_split {
            names.split.remove(&key);
        } else {
            names.split.insert(key.clone());
        }
    })
}

fn staffing(join: &StaffingJoin) -> Html {
    let list = |title: &str, listed: &crate::audit::names_found::Listed<(String, String)>| {
        html! {
            <details class="unused">
                <summary>{ format!("{}: {title}", thousands(listed.n)) }</summary>
                <ul>
                    { for listed.listed.iter().map(|(who, team)| html! {
                        <li><bdi>{ who }</bdi>{ ", " }<bdi>{ team }</bdi></li>
                    }) }
                </ul>
            </details>
        }
    };
    html! {
        <div class="name-list">
            <h3>{ "Staffing" }</h3>
            <p>
                { format!(
                    "{} in the staffing file: {} joined by ID, {} by name.",
                    counted(join.n_staff, "person", "people"),
                    thousands(join.n_by_id),
                    thousands(join.n_by_name)
                ) }
            </p>
            { list("staff who hold no case", &join.without_cases) }
            { list("workers who are in no staffing file", &join.without_staffing) }
        </div>
    }
}
