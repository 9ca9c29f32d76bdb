//! A field for a short text, with a hint and, in its place, what is wrong with what was entered.

use yew::prelude::{AttrValue, Callback, Event, Html, InputEvent, Properties, component, html};

use crate::browser::control;

#[derive(PartialEq, Properties)]
pub struct TextFieldProps {
    /// Its id.
    pub id: AttrValue,
    /// Its label.
    pub label: AttrValue,
    /// What is expected.
    pub hint: AttrValue,
    /// What stands in it.
    pub value: AttrValue,
    /// What is wrong with it, and what to enter.
    #[prop_or_default]
    pub refused: Option<AttrValue>,
    /// Whether every letter is told, or the text when it is done.
    #[prop_or_default]
    pub is_live: bool,
    /// Takes what was entered.
    pub entered: Callback<String>,
}

/// The field.
#[component]
pub fn TextField(props: &TextFieldProps) -> Html {
    let entered = props.entered.clone();
    let onchange = Callback::from(move |event: Event| entered.emit(control::text(&event)));
    let entered = props.is_live.then(|| props.entered.clone());
    let oninput = entered.map(|entered| {
        Callback::from(move |event: InputEvent| entered.emit(control::text(&event)))
    });
    let note_id = format!("{}-note", props.id);
    let note = props.refused.as_ref().unwrap_or(&props.hint);
    let class = if props.refused.is_some() { "input-note refused" } else { "input-note" };
    html! {
        <div class="entry">
            <label for={props.id.clone()}>{ &props.label }</label>
            <input
                id={props.id.clone()}
                type="text"
                autocomplete="off"
                aria-describedby={note_id.clone()}
                aria-invalid={props.refused.is_some().then_some("true")}
                value={props.value.clone()}
                {onchange}
                {oninput}
            />
            <p id={note_id} {class} aria-live="polite">{ note }</p>
        </div>
    }
}
