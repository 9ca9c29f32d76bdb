//! Single workers: off until somebody turns them on, and gone when they are turned off again.

use std::rc::Rc;

use yew::prelude::{
    AttrValue, Callback, Event, Html, Properties, component, html, use_callback, use_memo,
    use_state_eq,
};

use super::sheet_table::SheetTable;
use super::working::use_open_working;
use crate::audit::settings::{AuditSettings, WorkerView};
use crate::audit::sheet::Sheet;
use crate::audit::sheets::workers;
use crate::ui::deeds::use_page_deeds;
use crate::ui::select::Select;
use crate::ui::state::SharedResults;

/// The section's content: the choice and, when it is on, the table.
pub fn single_workers(results: &SharedResults, settings: &AuditSettings) -> Html {
    html! {
        <>
            <WorkerChoice settings={settings.clone()} />
            if settings.workers != WorkerView::Off {
                <WorkerTable results={results.clone()} />
            }
        </>
    }
}

/// More workers than these are shown a team at a time until all are asked for.
const N_AT_ONCE: usize = 200;

const ALL_TEAMS: &str = "All teams";

#[derive(PartialEq, Properties)]
struct WorkerChoiceProps {
    settings: AuditSettings,
}

#[component]
fn WorkerChoice(props: &WorkerChoiceProps) -> Html {
    let deeds = use_page_deeds();
    let choose = use_callback(
        (deeds.choose, props.settings.clone()),
        |workers: WorkerView, (choose, settings)| {
            choose.emit(AuditSettings { workers, ..settings.clone() });
        },
    );
    let view = props.settings.workers;
    html! {
        <div class="controls">
            <fieldset class="worker-view">
                <legend>{ "Show single workers" }</legend>
                { for WorkerView::ALL.map(|one| choice(one, view, &choose)) }
            </fieldset>
            <p class="worker-caution">
                { "Figures of single workers are personal data: they say what one person holds, \
                   and who is newly qualified or absent. They are for supervision, with the worker, \
                   and never for publishing. Numbers instead of names do not hide who somebody is \
                   from colleagues. Nothing of this table is in print or in any download, and a copy that \
                   you make of it holds what it shows; tables by role are in both, and can show what one \
                   person holds where few share a role." }
            </p>
        </div>
    }
}

fn choice(one: WorkerView, view: WorkerView, choose: &Callback<WorkerView>) -> Html {
    let onchange = choose.reform(move |_: Event| one);
    html! {
        <label class="tick" key={one.name()}>
            <input
                type="radio"
                name="worker-view"
                autocomplete="off"
                checked={one == view}
                {onchange}
            />
            <span>{ one.name() }</span>
        </label>
    }
}

#[derive(PartialEq, Properties)]
struct WorkerTableProps {
    results: SharedResults,
}

#[component]
fn WorkerTable(props: &WorkerTableProps) -> Html {
    let chosen = use_state_eq(|| None::<AttrValue>);
    let open = use_open_working();
    let teams = use_memo(props.results.clone(), |results| {
        let figures = results.audit.as_ref().and_then(|audit| audit.workers.as_ref());
        figures.map(|figures| {
            let of_teams = workers::teams(figures).into_iter().map(AttrValue::from);
            let options: Vec<AttrValue> =
                std::iter::once(AttrValue::Static(ALL_TEAMS)).chain(of_teams).collect();
            (options, figures.n_workers())
        })
    });
    let at = teams.as_ref().as_ref().map_or(0, |(options, n_workers)| {
        let named = options.iter().position(|option| Some(option) == (*chosen).as_ref());
        named.unwrap_or_else(|| usize::from(*n_workers > N_AT_ONCE))
    });
    let sheet = use_memo((props.results.clone(), at), |(results, at)| {
        let sheet = workers::workers(results.audit.as_ref()?, at.checked_sub(1))?;
        Some(Rc::<Sheet>::new(sheet))
    });
    let choose = use_callback((teams.clone(), chosen.setter()), |at: usize, (teams, chosen)| {
        let option = teams.as_ref().as_ref().and_then(|(options, _)| options.get(at));
        chosen.set(option.cloned());
    });
    let Some((options, _)) = &*teams else {
        return html! { <p>{ "The figures of single workers are being worked out." }</p> };
    };
    html! {
        <>
            <div class="entry not-printed">
                <label for="workers-of">{ "Workers of" }</label>
                <Select id="workers-of" options={options.clone()} chosen={at} {choose} />
            </div>
            if let Some(sheet) = &*sheet {
                <div class="not-printed"><SheetTable sheet={Rc::clone(sheet)} {open} /></div>
                <p class="printed-only">
                    { "Single workers are shown on the screen and left out of print." }
                </p>
            }
        </>
    }
}
