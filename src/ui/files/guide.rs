//! What a file should look like, and the sample files to look at.

use yew::prelude::{Callback, Html, MouseEvent, component, html};

use crate::browser::{boot, download};
use crate::intake::shape::Shape;
use crate::ui::deeds::use_page_deeds;
use crate::ui::state::Notice;

/// What a file should look like.
#[component]
pub fn Guide() -> Html {
    let onclick = download_sample(use_page_deeds().say);
    html! {
        <section class="guide" aria-labelledby="guide-heading">
            <h2 id="guide-heading">{ "What a file should look like" }</h2>
            <p>
                { "A CSV file or a spreadsheet (.xlsx, .xlsm, .xls, .ods) as the case-management \
                   system exports it, with at least the team and the worker, and a date or month in a column, in a title above the \
                   table or in the file\u{2019}s name. Columns are recognised by their names, in any \
                   order; columns that are not needed are not used. Several files make one \
                   audit, such as a file for each month." }
            </p>
            <dl class="shapes">
                { shape(Shape::CaseList, "Team, Worker, Case ID, Snapshot date") }
                { shape(Shape::Allocations, "Team, Worker, Case ID, Start date, End date") }
                { shape(Shape::WorkerCounts, "Team, Worker, Month, Cases") }
            </dl>
            <p>
                <button type="button" class="quiet" {onclick}>
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

fn download_sample(say: Callback<Notice>) -> Callback<MouseEvent> {
    Callback::from(move |_| {
        let say = say.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let files = boot::sample_files().await;
            if files.is_empty() {
                say.emit(Notice::NoSample);
            }
            for file in files {
                download::save(&file.name(), &file);
            }
        });
    })
}
