//! The audit months: a checkbox each, drawn as a chip.

use yew::prelude::{Callback, Html, MouseEvent, Properties, component, html};

use super::month_choice::{
    MonthChip, YearOfMonths, by_year, chips, preselection, toggled, why_not_all,
};
use crate::audit::settings::AuditSettings;
use crate::browser::screen;
use crate::caseload::Month;
use crate::ui::deeds::use_page_deeds;
use crate::ui::state::Notice;
use crate::ui::state::SharedResults;

#[derive(PartialEq, Properties)]
pub struct AuditMonthsProps {
    /// The answer whose months can be chosen.
    pub results: SharedResults,
    /// The settings that were asked for.
    pub settings: AuditSettings,
}

/// The group's id: it takes the focus when the way back to the preselected months is gone.
const ID: &str = "audit-months";

/// Beyond this many months they are folded up by year.
const MONTHS_IN_A_ROW: usize = 18;

/// The audit months.
#[component]
pub fn AuditMonths(props: &AuditMonthsProps) -> Html {
    let deeds = use_page_deeds();
    let settings = props.settings.clone();
    let chips = chips(&props.results, &settings);
    let held = chips.clone();
    let toggle = Callback::from(move |(month, event): (Month, MouseEvent)| {
        if let Some(settings) = toggled(&held, &settings, month) {
            deeds.choose.emit(settings);
        } else {
            event.prevent_default();
            deeds.say.emit(Notice::KeptLastMonth);
        }
    });
    html! {
        <fieldset class="months" id={ID} tabindex="-1">
            <legend>{ "Audit months" }</legend>
            if chips.len() > MONTHS_IN_A_ROW {
                { for by_year(&chips).iter().map(|year| folded(year, &toggle)) }
            } else {
                <div class="chips">{ for chips.iter().map(|month| chip(*month, &toggle)) }</div>
            }
            if let Some(why) = why_not_all(&props.results, &props.settings) {
                <p class="preselection">{ why }</p>
            }
            <Preselected
                which={preselection(&props.results)}
                settings={props.settings.clone()}
            />
        </fieldset>
    }
}

fn folded(year: &YearOfMonths, toggle: &Callback<(Month, MouseEvent)>) -> Html {
    html! {
        <details class="year" key={year.year} open={year.n_chosen() > 0}>
            <summary>{ year.label() }</summary>
            <div class="chips">{ for year.months.iter().map(|month| chip(*month, toggle)) }</div>
        </details>
    }
}

fn chip(chip: MonthChip, toggle: &Callback<(Month, MouseEvent)>) -> Html {
    let onclick = toggle.reform(move |event| (chip.month, event));
    let name = chip.month.to_string();
    html! {
        <label class="chip" key={chip.month.iso()}>
            <input type="checkbox" autocomplete="off" checked={chip.is_chosen} {onclick} />
            <span>{ name }</span>
        </label>
    }
}

#[derive(PartialEq, Properties)]
struct PreselectedProps {
    /// Which months those are, in words.
    which: &'static str,
    settings: AuditSettings,
}

/// The way back to the preselected months, once others were chosen.
#[component]
fn Preselected(props: &PreselectedProps) -> Html {
    let back = AuditSettings { months: None, ..props.settings.clone() };
    let choose = use_page_deeds().choose;
    let onclick = Callback::from(move |_| {
        choose.emit(back.clone());
        screen::focus(ID);
    });
    html! {
        if props.settings.months.is_some() {
            <p class="preselection">
                <button type="button" class="link" {onclick}>
                    { "Use the preselected months" }
                </button>
                { format!(": {}", props.which) }
            </p>
        }
    }
}
