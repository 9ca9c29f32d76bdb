//! What a file should look like, and the sample files to look at.

use yew::prelude::{Callback, Html, MouseEvent, component, html};

use crate::browser::{boot, download};
use crate::intake::source::Shape;

/// What a file should look like.
#[component]
pub fn Guide() -> Html {
    html! {
        <section class="guide" aria-labelledby="guide-heading">
            <h2 id="guide-heading">{ "What a file should look like" }</h2>
            <p>
                { "A CSV file with the names of the columns in its first row, and at least the \
                   team, the worker and a date or month. Columns are recognised by their names, \
                   in any order; columns that are not needed are left unread. Several files make \
                   one audit, such as a file for each month." }
            </p>
            <dl class="shapes">
                { shape(Shape::CaseList, "Team, Worker, Case ID, Snapshot date") }
                { shape(Shape::Allocations, "Team, Worker, Case ID, Start date, End date") }
                { shape(Shape::WorkerCounts, "Team, Worker, Month, Cases") }
            </dl>
            <p>
                <button type="button" class="quiet" onclick={download_sample()}>
                    { "Download the sample files" }
                </button>
            </p>
        </section>
    }
}

fn shape(shape: Shape, columns: &'static str) -> Html {
    html! {
        <div>
            <dt>{ shape.name() }</dt>
            <dd>
                { shape.description() }
                <code>{ columns }</code>
            </dd>
        </div>
    }
}

fn download_sample() -> Callback<MouseEvent> {
    Callback::from(|_| {
        wasm_bindgen_futures::spawn_local(async {
            for file in boot::sample_files().await {
                download::save(&file.name(), &file);
            }
        });
    })
}
