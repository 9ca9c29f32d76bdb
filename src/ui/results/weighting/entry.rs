//! One entry of a scheme: its label, what is typed, and what is wrong with it.

use std::collections::BTreeMap;
use std::rc::Rc;

use yew::prelude::{AttrValue, Callback, Html, InputEvent, Properties, component, html};

use super::entry_id::id_of;
use crate::browser::control;
use crate::ui::deeds::use_page_deeds;
use crate::weighting::draft::EntryError;
use crate::weighting::{DraftChange, Edit, Entry, SchemeDraft};

/// What is wrong with the entries of a draft.
pub type Errors = Rc<BTreeMap<Entry, EntryError>>;

#[derive(PartialEq, Properties)]
pub struct EntryFieldProps {
    /// Which entry.
    pub entry: Entry,
    /// The draft that holds its text.
    pub draft: Rc<SchemeDraft>,
    /// What is wrong.
    pub errors: Errors,
    /// Its label.
    pub label: AttrValue,
    /// Whether the label is for those who do not see the columns.
    #[prop_or_default]
    pub has_quiet_label: bool,
    /// What to know of it.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// Whether words are typed, not a number.
    #[prop_or_default]
    pub is_text: bool,
}

/// The entry: a text, checked as it is typed.
#[component]
pub fn EntryField(props: &EntryFieldProps) -> Html {
    let change = use_page_deeds().change_scheme;
    let entry = props.entry;
    let oninput = Callback::from(move |event: InputEvent| {
        change.emit(DraftChange::Edit(Edit::Write(entry, control::text(&event))));
    });
    let id = id_of(entry);
    let note_id = format!("{id}-note");
    let error = props.errors.get(&entry).map(|error| AttrValue::from(format!("{error}.")));
    let is_wrong = error.is_some();
    let note = error.or_else(|| props.hint.clone());
    html! {
        <div class={if props.is_text { "entry of-text" } else { "entry" }}>
            <label for={id.clone()} class={props.has_quiet_label.then_some("visually-hidden")}>
                { &props.label }
            </label>
            <input
                type="text"
                inputmode={(!props.is_text).then_some("decimal")}
                autocomplete="off"
                spellcheck="false"
                aria-invalid={is_wrong.then_some("true")}
                aria-describedby={note.is_some().then(|| note_id.clone())}
                value={props.draft.text(entry).to_owned()}
                {id}
                {oninput}
            />
            if let Some(note) = note {
                <p id={note_id} class={if is_wrong { "input-note refused" } else { "input-note" }}>
                    { note }
                </p>
            }
        </div>
    }
}
