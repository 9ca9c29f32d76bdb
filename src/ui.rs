//! The page: a header, the navigation, what goes on, and the part that the address names.
//!
//! What the page knows is in [`state`]; what it can do is in [`deeds`]. Components take values and
//! draw them; no figure is worked out, sorted or worded in a drawing.

mod accessibility;
mod check;
mod deeds;
mod files;
mod fold;
mod header;
mod heading;
mod how_to_check;
mod in_turn;
mod navigation;
mod offline;
mod own_scheme;
mod pasted;
mod results;
mod save_page;
mod select;
pub mod state;
mod strip;
mod terms;
pub mod view;
mod window_drop;

use yew::prelude::{Html, component, hook, html, use_effect_with, use_mut_ref, use_reducer};
use yew::{ContextProvider, UseReducerDispatcher};

use crate::audit::what_if::Asked;
use crate::browser::{address, leaving, screen};
use crate::weighting::SchemeDrafts;
use accessibility::AccessibilityPart;
use check::CheckPart;
use deeds::{Deeds, use_deeds};
use files::FilesPart;
use header::Header;
use how_to_check::HowToCheckPart;
use navigation::Navigation;
use offline::OfflineLine;
use own_scheme::use_own_scheme;
use pasted::use_window_paste;
use results::ResultsPart;
use state::{Action, Part, State, wording};
use strip::Strip;
use terms::TermsPart;
use view::{ViewInUse, use_view};
use window_drop::use_window_drop;

/// The page.
#[component]
pub fn App() -> Html {
    let state =
        use_reducer(|| State { part: Part::of_address(&address::name()), ..State::default() });
    let deeds = use_deeds(&state.dispatcher());
    use_address(&state.dispatcher());
    use_attention(state.part);
    use_results_when_ready(state.n_ready, state.part);
    use_question_before_leaving(!state.files.is_empty());
    let is_dragged_over = use_window_drop(&deeds.add);
    use_window_paste(&deeds.paste);
    use_own_scheme(&state, &deeds.choose);
    let view = use_view(!state.files.is_empty());
    let classes = if is_dragged_over { "page drop-here" } else { "page" };
    html! {
        <ContextProvider<Deeds> context={deeds}>
        <ContextProvider<SchemeDrafts> context={state.schemes.clone()}>
        <ContextProvider<Asked> context={state.what_if.clone()}>
        <ContextProvider<ViewInUse> context={view}>
            <div class={classes}>
                <Header part={state.part} />
                <Navigation
                    part={state.part}
                    files={wording::part_state(&state, Part::Files)}
                    check={wording::part_state(&state, Part::Check)}
                    results={wording::part_state(&state, Part::Results)}
                />
                <Strip phase={state.phase.clone()} status={wording::status(&state)} />
                <main>{ part(&state) }</main>
                { footer(&state) }
            </div>
        </ContextProvider<ViewInUse>>
        </ContextProvider<Asked>>
        </ContextProvider<SchemeDrafts>>
        </ContextProvider<Deeds>>
    }
}

fn part(state: &State) -> Html {
    let results = state.results.clone();
    match state.part {
        Part::Files => html! {
            <FilesPart
                lines={files::lines(state)}
                is_reading={state.phase.progress().is_some()}
                has_audit={state.has_audit()}
                lost={files::in_words(&state.own_work())}
            />
        },
        Part::Check => html! {
            <CheckPart
                {results}
                settings={state.settings.clone()}
                shown={state.shown.clone()}
                n_files={state.files.len()}
                is_busy={state.phase.is_busy()}
            />
        },
        Part::Results => html! {
            <ResultsPart
                {results}
                settings={state.settings.clone()}
                n_files={state.files.len()}
                is_busy={state.phase.is_busy()}
            />
        },
        Part::HowToCheck => html! {
            <HowToCheckPart attempts={state.attempts.clone()} standing={state.offline} />
        },
        Part::Terms => html! { <TermsPart /> },
        Part::Accessibility => html! { <AccessibilityPart /> },
    }
}

/// The ids of what holds the links to the parts beside the journey.
const TO_TERMS: &str = "to-terms";
const TO_ACCESSIBILITY: &str = "to-accessibility";

fn footer(state: &State) -> Html {
    let link = |part: Part| {
        let current = (state.part == part).then_some("page");
        html! {
            <p id={navigation::id_of(part)}>
                <a href={part.href()} aria-current={current}>{ part.name() }</a>
            </p>
        }
    };
    html! {
        <footer class="foot">
            <OfflineLine standing={state.offline} has_files={!state.files.is_empty()} />
            <p>{ concat!("Caseload audit ", env!("CARGO_PKG_VERSION")) }</p>
            <p>{ "Worked out in this page, on this computer" }</p>
            { link(Part::Terms) }
            { link(Part::Accessibility) }
        </footer>
    }
}

/// Shows the part that the address names, now and whenever it changes.
#[hook]
fn use_address(dispatcher: &UseReducerDispatcher<State>) {
    let dispatcher = dispatcher.clone();
    use_effect_with((), move |()| {
        let listener = address::on_change(move || {
            dispatcher.dispatch(Action::Visited(Part::of_address(&address::name())));
        });
        move || drop(listener)
    });
}

/// Names the part in the document's title and, after the first, moves the focus to its heading.
#[hook]
fn use_attention(part: Part) {
    let is_first = use_mut_ref(|| true);
    use_effect_with(part, move |part| {
        screen::set_title(&part.document_title());
        screen::reveal_sideways(navigation::id_of(*part));
        if !is_first.replace(false) {
            screen::go_to_top_of_part(heading::ID);
        }
    });
}

/// Has the browser ask before an audit is left.
#[hook]
fn use_question_before_leaving(has_files: bool) {
    use_effect_with(has_files, |has_files| {
        let listener = has_files.then(leaving::ask).flatten();
        move || drop(listener)
    });
}

/// Goes to the results when a reading has ended well, from the files only: where a file was not
/// read, its reason stands there.
#[hook]
fn use_results_when_ready(n_ready: u32, part: Part) {
    use_effect_with(n_ready, move |n_ready| {
        if *n_ready > 0 && part == Part::Files {
            address::go_to(Part::Results.address());
        }
    });
}
