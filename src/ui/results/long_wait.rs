//! From how many days on a wait for a worker is a long one.

use yew::prelude::{Html, Properties, component, html, use_callback};

use super::number_field::{NumberField, NumberOf};
use crate::audit::settings::{AuditSettings, LONG_WAIT_DAYS};
use crate::ui::deeds::use_page_deeds;
use crate::ui::state::SharedResults;

/// The control of a section whose tables tell long waits apart.
pub fn long_wait(_results: &SharedResults, settings: &AuditSettings) -> Html {
    html! { <LongWaitChoice settings={settings.clone()} /> }
}

#[derive(PartialEq, Properties)]
struct LongWaitChoiceProps {
    settings: AuditSettings,
}

#[component]
fn LongWaitChoice(props: &LongWaitChoiceProps) -> Html {
    let deeds = use_page_deeds();
    let choose = use_callback(
        (deeds.choose, props.settings.clone()),
        |days: Option<u32>, (choose, settings)| {
            let long_wait_days = days.unwrap_or(LONG_WAIT_DAYS);
            choose.emit(AuditSettings { long_wait_days, ..settings.clone() });
        },
    );
    html! {
        <div class="controls">
            <NumberField
                id="long-wait"
                label="A long wait is over so many days"
                hint="A whole number of days from 1 to 3650; empty for 84, twelve weeks."
                number={Some(props.settings.long_wait_days)}
                of={NumberOf::LongWaitDays}
                {choose}
            />
        </div>
    }
}
