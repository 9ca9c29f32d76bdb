//! One point of how a file was read: what was understood and, where the user can decide it, the
//! other ways to read it.

use yew::prelude::{AttrValue, Callback, Event, Html, Properties, component, html, use_state_eq};

use super::choosing::decided;
use crate::audit::settings::AuditSettings;
use crate::browser::control;
use crate::intake::choices::Choice;
use crate::intake::period;
use crate::intake::source::{Fact, SourceFile};
use crate::ui::deeds::use_page_deeds;
use crate::ui::state::SharedResults;

#[derive(PartialEq, Properties)]
pub struct PointProps {
    /// The answer that the file is in.
    pub results: SharedResults,
    /// The place of the file among the audit's.
    pub file: usize,
    /// The place of the point among the file's.
    pub point: usize,
    /// The settings that were asked for.
    pub settings: AuditSettings,
}

/// One point, as a term with its description.
#[component]
pub fn Point(props: &PointProps) -> Html {
    let choose = use_page_deeds().choose;
    let Some((file, fact)) = found(props) else { return Html::default() };
    html! {
        <>
            <dt>{ &fact.name }</dt>
            <dd>
                <span>{ &fact.said }</span>
                if fact.options.len() > 1 {
                    { select(&props.settings, &choose, file, fact) }
                }
                if fact.is_period {
                    <PeriodInput
                        results={props.results.clone()}
                        file={props.file}
                        settings={props.settings.clone()}
                    />
                }
            </dd>
        </>
    }
}

fn found(props: &PointProps) -> Option<(&SourceFile, &Fact)> {
    let file = props.results.files.get(props.file)?;
    Some((file, file.outcome.understood()?.facts.get(props.point)?))
}

fn select(
    settings: &AuditSettings,
    choose: &Callback<AuditSettings>,
    file: &SourceFile,
    fact: &Fact,
) -> Html {
    let choices: Vec<Choice> = fact.options.iter().map(|option| option.choice.clone()).collect();
    let onchange = {
        let (settings, choose, file) = (settings.clone(), choose.clone(), file.clone());
        Callback::from(move |event: Event| {
            let at = control::chosen_option(&event);
            if let Some(choice) = at.and_then(|at| choices.get(at)) {
                choose.emit(decided(&settings, &file, choice.clone()));
            }
        })
    };
    let label = format!("{} of {}", fact.name, file.name);
    let class = if fact.is_decided() { "point-choice is-decided" } else { "point-choice" };
    html! {
        <select {class} aria-label={label} autocomplete="off" {onchange}>
            { for fact.options.iter().map(|option| html! {
                <option selected={option.is_chosen}>{ &option.label }</option>
            }) }
        </select>
    }
}

#[derive(PartialEq, Properties)]
pub struct PeriodInputProps {
    /// The answer that the file is in.
    pub results: SharedResults,
    /// The place of the file among the audit's.
    pub file: usize,
    /// The settings that were asked for.
    pub settings: AuditSettings,
}

/// The day or month that a file is of, in the user's words.
#[component]
pub fn PeriodInput(props: &PeriodInputProps) -> Html {
    let choose = use_page_deeds().choose;
    let not_understood = use_state_eq(|| None::<AttrValue>);
    let Some(file) = props.results.files.get(props.file) else { return Html::default() };
    let onchange = {
        let (settings, file) = (props.settings.clone(), file.clone());
        let not_understood = not_understood.clone();
        Callback::from(move |event: Event| {
            let text = control::written(&event).unwrap_or_default();
            let period = period::of_answer(&text);
            let is_bad = period.is_none() && !text.trim().is_empty();
            not_understood.set(is_bad.then(|| text.clone().into()));
            if period.is_some() {
                choose.emit(decided(&settings, &file, Choice::Period(period)));
            }
        })
    };
    let id = format!("period-{}", file.id.0);
    let note = format!("period-note-{}", file.id.0);
    html! {
        <span class="period">
            <label for={id.clone()}>{ "Say the day or month" }</label>
            <input
                {id}
                type="text"
                autocomplete="off"
                aria-label={format!("Day or month of {}", file.name)}
                aria-describedby={note.clone()}
                aria-invalid={not_understood.is_some().to_string()}
                {onchange}
            />
            <span id={note} class="period-note">
                {
                    match not_understood.as_ref() {
                        Some(text) => format!(
                            "\u{201c}{text}\u{201d} is no day or month. Expected: Jul 2019 or 31/07/2019."
                        ),
                        None => "Such as Jul 2019 or 31/07/2019".to_owned(),
                    }
                }
            </span>
        </span>
    }
}
