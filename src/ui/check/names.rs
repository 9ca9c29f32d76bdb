//! What there is to decide about names: queues in the worker column, spellings that may be one name,
//! one name in several teams, and what teams are called.

use yew::prelude::{
    AttrValue, Callback, Event, Html, MouseEvent, Properties, component, html, use_state_eq,
};

use super::team_names::TeamTable;
use crate::audit::name_choices::{Merge, NameChoices};
use crate::audit::names_found::{
    Listed, MergeProposal, NameInTeams, NamesFound, StaffingJoin, Why, WorkerName, WorkerValue,
};
use crate::audit::settings::AuditSettings;
use crate::format::{counted, listed, thousands};
use crate::ui::deeds::use_page_deeds;
use crate::ui::select::Select;
use crate::ui::state::SharedResults;
use crate::ui::state::wording::count;

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
    let onclick = {
        let is_open = is_open.clone();
        Callback::from(move |_: MouseEvent| is_open.set(!*is_open))
    };
    html! {
        <section class="names" aria-labelledby="names-heading">
            <h2 id="names-heading">{ "Names" }</h2>
            <p>
                { to_decide(names) }
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

/// How much there is to decide.
fn to_decide(names: &NamesFound) -> String {
    let counts = [
        (
            names.not_workers.n,
            "value in the worker column that is no worker or may be none",
            "values in the worker column that are no worker or may be none",
        ),
        (
            names.merges.n,
            "pair of spellings that may be one name",
            "pairs of spellings that may be one name",
        ),
        (
            names.in_several_teams.n,
            "name without ID in several teams",
            "names without ID in several teams",
        ),
    ];
    let parts: Vec<String> = counts
        .into_iter()
        .filter(|&(n, ..)| n > 0)
        .map(|(n, one, many)| counted(n, one, many))
        .collect();
    if parts.is_empty() {
        return "Every worker and team is known by one name. Teams can be given a service area, and \
                their name in the last audit."
            .to_owned();
    }
    format!("{}.", listed(&parts))
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
                { the_others(&names.not_workers) }
                { other_values(&ask, &names.workers) }
                { the_others(&names.workers) }
            </fieldset>
            if !names.merges.listed.is_empty() {
                <fieldset class="name-list">
                    <legend>{ "Count as one name" }</legend>
                    { for names.merges.listed.iter().map(|proposal| merge(&ask, proposal)) }
                    { the_others(&names.merges) }
                </fieldset>
            }
            if !names.in_several_teams.listed.is_empty() {
                <fieldset class="name-list">
                    <legend>{ "Count as a worker for each team" }</legend>
                    { for names.in_several_teams.listed.iter().map(|name| split(&ask, name)) }
                    { the_others(&names.in_several_teams) }
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
        Why::ByRule => "a word for no worker",
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

/// That not all are listed, where it is so.
pub fn the_others<T>(listed: &Listed<T>) -> Html {
    if !listed.has_more() {
        return Html::default();
    }
    let (n_listed, n) = (thousands(count(listed.listed.len())), thousands(listed.n));
    html! { <p class="name-note">{ format!("{n_listed} of {n} are listed.") }</p> }
}

/// Any other value can be moved too.
fn other_values(ask: &Ask<'_>, workers: &Listed<WorkerName>) -> Html {
    let keys: Vec<_> = workers.listed.iter().map(|worker| worker.key.clone()).collect();
    let (settings, choose) = (ask.settings.clone(), ask.choose.clone());
    let choose = Callback::from(move |at: usize| {
        // The first option is: none.
        if let Some(key) = at.checked_sub(1).and_then(|at| keys.get(at)) {
            let mut names = settings.names.clone();
            names.not_a_worker.insert(key.clone(), true);
            choose.emit(AuditSettings { names, ..settings.clone() });
        }
    });
    let named = workers.listed.iter();
    let named = named.map(|worker| format!("{} ({})", worker.shown, thousands(worker.n_rows)));
    let options: Vec<AttrValue> =
        ["None".to_owned()].into_iter().chain(named).map(AttrValue::from).collect();
    html! {
        <p>
            <label for="other-value">{ "Another value that is no worker" }</label>
            { " " }
            <Select id="other-value" {options} chosen=0 {choose} />
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
    let label = format!("{}: in {}", name.shown, listed(&name.teams));
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
    let list = |title: String, listed: &Listed<(String, String)>| {
        html! {
            <details class="unused">
                <summary>{ title }</summary>
                <ul>
                    { for listed.listed.iter().map(|(who, team)| html! {
                        <li><bdi>{ who }</bdi>{ ", " }<bdi>{ team }</bdi></li>
                    }) }
                </ul>
                { the_others(listed) }
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
            { list(
                counted(
                    join.without_cases.n,
                    "member of staff holds no case",
                    "members of staff hold no case",
                ),
                &join.without_cases
            ) }
            { list(
                counted(
                    join.without_staffing.n,
                    "worker is in no staffing file",
                    "workers are in no staffing file",
                ),
                &join.without_staffing
            ) }
        </div>
    }
}
