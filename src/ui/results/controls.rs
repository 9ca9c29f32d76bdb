//! What the figures follow, in one quiet strip: the audit months and the average.

use yew::prelude::{Callback, Event, Html, Properties, component, html};

use super::months::AuditMonths;
use crate::audit::settings::{AuditSettings, Measure};
use crate::browser::control;
use crate::ui::deeds::use_page_deeds;
use crate::ui::state::SharedResults;

#[derive(PartialEq, Properties)]
pub struct ControlsProps {
    /// The answer whose months can be chosen.
    pub results: SharedResults,
    /// The settings that were asked for.
    pub settings: AuditSettings,
}

/// The strip of controls.
#[component]
pub fn Controls(props: &ControlsProps) -> Html {
    let choose = use_page_deeds().choose;
    let settings = props.settings.clone();
    let onchange = Callback::from(move |event: Event| {
        let at = control::chosen_option(&event);
        if let Some(&measure) = at.and_then(|at| Measure::ALL.get(at)) {
            choose.emit(AuditSettings { measure, ..settings.clone() });
        }
    });
    html! {
        <section class="controls" aria-label="Settings of the figures">
            <AuditMonths results={props.results.clone()} settings={props.settings.clone()} />
            <div class="control">
                <label for="average">{ "Average" }</label>
                <select id="average" autocomplete="off" aria-describedby="formula" {onchange}>
                    { for Measure::ALL.map(|measure| option(measure, props.settings.measure)) }
                </select>
            </div>
            <p id="formula" class="formula">{ props.settings.measure.formula() }</p>
        </section>
    }
}

fn option(measure: Measure, chosen: Measure) -> Html {
    html! {
        <option selected={measure == chosen} key={measure.name()}>{ measure.name() }</option>
    }
}
