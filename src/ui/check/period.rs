//! The month of a file, where the user names it.

use yew::prelude::{
    AttrValue, Callback, Event, Html, Properties, component, html, use_effect_with, use_state_eq,
};

use crate::browser::control;
use crate::intake::choices::Choice;
use crate::intake::period::of_answer;
use crate::intake::source::FileId;

#[derive(PartialEq, Properties)]
pub struct PeriodInputProps {
    /// The file.
    pub file: FileId,
    /// Its name.
    pub name: AttrValue,
    /// What was decided, in words.
    pub decided: Option<String>,
    /// Decides it.
    pub decide: Callback<Choice>,
}

/// The id of a file's input.
pub fn input_id(file: FileId) -> String {
    format!("month-of-{}", file.0)
}

/// An input for a day or a month, with a message where it cannot be understood.
#[component]
pub fn PeriodInput(props: &PeriodInputProps) -> Html {
    let typed = use_state_eq(|| None::<String>);
    let forget = typed.setter();
    use_effect_with(props.decided.clone(), move |_| forget.set(None));
    let is_refused = typed.as_deref().is_some_and(|text| choice(text).is_none());
    let onchange = {
        let (setter, decide) = (typed.setter(), props.decide.clone());
        let is_decided = props.decided.is_some();
        Callback::from(move |event: Event| {
            let text = control::text(&event);
            let choice =
                choice(&text).filter(|choice| is_decided || *choice != Choice::Period(None));
            setter.set(Some(text));
            if let Some(choice) = choice {
                decide.emit(choice);
            }
        })
    };
    let value = (*typed).clone().or_else(|| props.decided.clone()).unwrap_or_default();
    let id = input_id(props.file);
    let hint = format!("{id}-hint");
    html! {
        <div class="month-input">
            <input
                {id}
                type="text"
                class="light"
                autocomplete="off"
                aria-label={format!("Day or month of {}", props.name)}
                aria-describedby={hint.clone()}
                aria-invalid={is_refused.then_some("true")}
                {value}
                {onchange}
            />
            <p id={hint} class={if is_refused { "input-note refused" } else { "input-note" }} aria-live="polite">
                { note(typed.as_deref().filter(|_| is_refused)) }
            </p>
        </div>
    }
}

fn note(refused: Option<&str>) -> String {
    const FORMS: &str = "Jul 2019 or 31/07/2019";
    match refused {
        Some(text) => format!("\u{201c}{text}\u{201d} is no day or month. Expected: {FORMS}."),
        None => format!("Such as {FORMS}"),
    }
}

/// What a text decides; nothing typed gives it back to the file.
fn choice(text: &str) -> Option<Choice> {
    if text.trim().is_empty() {
        return Some(Choice::Period(None));
    }
    of_answer(text).map(|period| Choice::Period(Some(period)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_text_decides() {
        assert_eq!(choice(" "), Some(Choice::Period(None)));
        assert_eq!(choice("soon"), None);
        assert_eq!(choice("Jul 2019"), choice("07/2019"));
        assert!(choice("31/07/2019").is_some());
    }
}
