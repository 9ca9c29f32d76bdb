//! A table pasted in place of a file.

use yew::prelude::{Callback, Html, component, html, use_node_ref, use_state_eq};

use crate::browser::control;
use crate::ui::deeds::use_page_deeds;
use crate::ui::pasted::is_table;

/// Where a table is pasted, folded up.
#[component]
pub fn Paste() -> Html {
    let paste = use_page_deeds().paste;
    let area = use_node_ref();
    let is_refused = use_state_eq(|| false);
    let onclick = {
        let (area, refused) = (area.clone(), is_refused.setter());
        Callback::from(move |_| {
            let text = area.get().map(|area| control::text_in(&area)).unwrap_or_default();
            refused.set(!is_table(&text));
            if is_table(&text) {
                if let Some(area) = area.get() {
                    control::empty(&area);
                }
                paste.emit(text);
            }
        })
    };
    html! {
        <details class="paste">
            <summary>{ "Paste a table instead" }</summary>
            <label for="table-to-paste">{ "Table to paste" }</label>
            <textarea
                id="table-to-paste"
                ref={area}
                rows="6"
                autocomplete="off"
                spellcheck="false"
                aria-describedby="paste-note"
            />
            <p id="paste-note" class={if *is_refused { "input-note refused" } else { "input-note" }} aria-live="polite">
                if *is_refused {
                    { "This is no table yet, and nothing is added. " }
                }
                { "Copy the cells in the spreadsheet with the row that names the columns. They are \
                   read like a file and stay on this computer." }
            </p>
            <button type="button" class="quiet" {onclick}>{ "Add the pasted table" }</button>
        </details>
    }
}
