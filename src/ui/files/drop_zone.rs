//! Where files are dropped or chosen: a label around the file chooser, so that all of it is a
//! button.

use yew::prelude::{Callback, Event, Html, Properties, component, html};

use crate::browser::files;
use crate::ui::deeds::use_page_deeds;

#[derive(PartialEq, Properties)]
pub struct DropZoneProps {
    /// Whether no file was added yet.
    pub is_first: bool,
}

/// The drop zone.
#[component]
pub fn DropZone(props: &DropZoneProps) -> Html {
    let add = use_page_deeds().add;
    let onchange = Callback::from(move |event: Event| add.emit(files::chosen(&event)));
    let (class, invitation) = if props.is_first {
        ("drop-zone", "Drop caseload files anywhere on this page")
    } else {
        ("drop-zone small", "Drop more files anywhere on this page")
    };
    html! {
        <label {class}>
            <input
                type="file"
                multiple=true
                autocomplete="off"
                aria-label="Caseload files"
                accept=".csv,.txt,.tsv,.xlsx,.xlsm,.xls,.ods,text/csv,text/plain"
                {onchange}
            />
            <span class="drop-invitation">{ invitation }</span>
            <span class="drop-or">{ "or" }</span>
            <span class="button" aria-hidden="true">{ "Choose files" }</span>
            <span class="drop-note">{ "CSV files and spreadsheets, several at once if you like" }</span>
        </label>
    }
}
