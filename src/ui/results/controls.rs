//! What the figures follow, in one quiet strip: the audit months and the average.

use std::rc::Rc;

use yew::prelude::{Callback, Event, Html, Properties, component, html};

use super::months::AuditMonths;
use crate::audit::results::Results;
use crate::audit::settings::{AuditSettings, Measure};
use crate::browser::control;
use crate::ui::deeds::use_page_deeds;

#[derive(Properties)]
pub struct ControlsProps {
    /// The answer whose months can be chosen.
    pub results: Rc<Results>,
    /// The settings that were asked for.
    pub settings: AuditSettings,
}

impl PartialEq for ControlsProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.results, &other.results) && self.settings == other.settings
    }
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
            <AuditMonths results={Rc::clone(&props.results)} settings={props.settings.clone()} />
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
