//! What goes on, above every part: the outcome in words, the reading with its stop, a lost worker.

use yew::prelude::{AttrValue, Callback, Html, MouseEvent, Properties, component, html};

use super::deeds::{Deeds, use_page_deeds};
use super::heading;
use super::state::{Phase, wording};
use crate::browser::screen;
use crate::worker::message::Progress;

#[derive(PartialEq, Properties)]
pub struct StripProps {
    /// What goes on.
    pub phase: Phase,
    /// What is to be said about it; empty when nothing is.
    pub status: AttrValue,
}

/// The strip. The element with the status is always there, so that what enters it is spoken.
#[component]
pub fn Strip(props: &StripProps) -> Html {
    let deeds = use_page_deeds();
    html! {
        <div class="strip">
            <p role="status" class="status">{ &props.status }</p>
            if let Some(progress) = props.phase.progress() {
                { reading(progress, &props.phase, &deeds) }
            }
            if props.phase == Phase::Lost {
                { lost(&deeds) }
            }
        </div>
    }
}

fn reading(progress: &Progress, phase: &Phase, deeds: &Deeds) -> Html {
    let file = progress.file.as_ref();
    let name = file.map_or("Reading".to_owned(), |file| format!("Reading {}", file.name));
    let onclick = and_go_to_heading(&deeds.stop);
    let percent = wording::percent(progress).to_string();
    let is_stopping = matches!(phase, Phase::Stopping(_));
    html! {
        <section class="reading" aria-label="Files being read">
            <p class="reading-file">{ &name }</p>
            <p class="reading-size">{ wording::progress(progress) }</p>
            <progress
                aria-label={name}
                max="100"
                value={percent}
            />
            <button type="button" {onclick} disabled={is_stopping}>{ "Stop reading" }</button>
        </section>
    }
}

/// What a button does that goes away with it: the focus moves to the part's heading.
fn and_go_to_heading(deed: &Callback<()>) -> Callback<MouseEvent> {
    let deed = deed.clone();
    Callback::from(move |_| {
        deed.emit(());
        screen::focus(heading::ID);
    })
}

fn lost(deeds: &Deeds) -> Html {
    let onclick = and_go_to_heading(&deeds.start_again);
    html! {
        <div class="lost" role="alert">
            <h2>{ "The background worker that reads the files has stopped" }</h2>
            <p>
                { "What it had read is gone, and the figures with it; your files are as they \
                   were. Start the worker again to have every file in the list read once more. If \
                   it stopped at one file, remove that file first." }
            </p>
            <button type="button" {onclick}>{ "Start the worker again" }</button>
        </div>
    }
}
