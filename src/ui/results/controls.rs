//! What the figures follow, in one quiet strip: the audit months and the average.

use yew::prelude::{Callback, Event, Html, Properties, component, html};

use super::months::AuditMonths;
use super::who_counts::WhoCountsChoice;
use crate::audit::averages_differ::WHY_AVERAGES_DIFFER;
use crate::audit::settings::{AuditSettings, CountUnit, Definition, Measure};
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
    let onunit = {
        let (choose, settings) = (choose.clone(), settings.clone());
        Callback::from(move |event: Event| {
            let at = control::chosen_option(&event);
            if let Some(&unit) = at.and_then(|at| CountUnit::ALL.get(at)) {
                choose.emit(AuditSettings { unit, ..settings.clone() });
            }
        })
    };
    let AuditSettings { measure, unit, who, .. } = props.settings;
    let definition = Definition { measure, unit, who };
    let told = props.results.told;
    let why_not = Measure::ALL.into_iter().filter_map(|measure| told.why_not_taken(measure));
    let why_not: Vec<&str> = why_not
        .chain(CountUnit::ALL.into_iter().filter_map(|unit| told.why_not_counted(unit)))
        .collect();
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
                    { for Measure::ALL.map(|measure| {
                        let why_not = told.why_not_taken(measure);
                        option(measure.name(), measure == props.settings.measure, why_not)
                    }) }
                </select>
            </div>
            <div class="control">
                <label for="unit">{ "Count" }</label>
                <select id="unit" autocomplete="off" aria-describedby="formula" onchange={onunit}>
                    { for CountUnit::ALL.map(|unit| {
                        let why_not = told.why_not_counted(unit);
                        option(unit.name(), unit == props.settings.unit, why_not)
                    }) }
                </select>
            </div>
            <WhoCountsChoice results={props.results.clone()} settings={props.settings.clone()} />
            <div class="formula">
                <p id="formula">{ definition.formula() }</p>
                <details class="in-words">
                    <summary>{ "Why averages differ" }</summary>
                    <p>{ WHY_AVERAGES_DIFFER }</p>
                </details>
                if !why_not.is_empty() {
                    <details class="in-words">
                        <summary>{ "What cannot be chosen, and why" }</summary>
                        { for why_not.iter().map(|&why| html! { <p key={why}>{ why }</p> }) }
                    </details>
                }
            </div>
        </section>
    }
}

/// What can be chosen; greyed where there is a reason that it cannot, unless it holds all the same.
fn option(name: &'static str, is_chosen: bool, why_not: Option<&str>) -> Html {
    html! {
        <option selected={is_chosen} disabled={why_not.is_some() && !is_chosen} key={name}>
            { name }
        </option>
    }
}
