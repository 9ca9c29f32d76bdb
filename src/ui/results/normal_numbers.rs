//! The normal number of cases for a full-time worker: one for all teams, and one for each that has
//! its own.

use yew::prelude::{AttrValue, Callback, Html, Properties, component, html, use_callback};

use super::number_field::{NumberField, NumberOf};
use crate::audit::figures::FigureRow;
use crate::audit::normal_number::NormalNumbers;
use crate::audit::settings::AuditSettings;
use crate::ui::deeds::use_page_deeds;
use crate::ui::state::SharedResults;

/// The controls of a section whose tables compare with the normal number.
pub fn normal_numbers(results: &SharedResults, settings: &AuditSettings) -> Html {
    html! { <NormalNumbersChoice results={results.clone()} settings={settings.clone()} /> }
}

#[derive(PartialEq, Properties)]
struct NormalNumbersChoiceProps {
    results: SharedResults,
    settings: AuditSettings,
}

#[component]
fn NormalNumbersChoice(props: &NormalNumbersChoiceProps) -> Html {
    let deeds = use_page_deeds();
    let choose = use_callback(
        (deeds.choose, props.settings.clone()),
        |normal: NormalNumbers, (choose, settings)| {
            choose.emit(AuditSettings { normal, ..settings.clone() });
        },
    );
    let normal = &props.settings.normal;
    let teams = props.results.audit.iter().flat_map(|audit| &audit.by_team.rows);
    let of_all = {
        let normal = normal.clone();
        choose.reform(move |of_all| NormalNumbers { of_all, ..normal.clone() })
    };
    let many = props.settings.unit.many();
    let n_own = normal.of_teams.len();
    html! {
        <div class="controls normal-numbers">
            <NumberField
                id="normal-number"
                label={format!("Normal number of {many} for a full-time worker")}
                hint="For all teams. Part-time workers are compared with their share of it."
                number={normal.of_all}
                of={NumberOf::NormalCases}
                choose={of_all}
            />
            <details class="in-words">
                <summary>{ own(n_own) }</summary>
                <div class="entries">
                    { for teams.enumerate().map(|(at, team)| of_team(at, team, normal, &choose)) }
                </div>
            </details>
        </div>
    }
}

/// `Teams with a number of their own: 2`.
fn own(n: usize) -> String {
    match n {
        0 => "Another number for single teams".to_owned(),
        n => format!("Another number for single teams: {n}"),
    }
}

fn of_team(
    at: usize,
    team: &FigureRow,
    normal: &NormalNumbers,
    choose: &Callback<NormalNumbers>,
) -> Html {
    let area = team.service_area.clone();
    let label: AttrValue = match &area {
        Some(area) => format!("{} ({area})", team.name).into(),
        None => team.name.clone().into(),
    };
    let number = normal.own_of_team(area.as_deref(), &team.name);
    let (normal, name) = (normal.clone(), team.name.clone());
    let chosen =
        choose.reform(move |number| normal.clone().with_team(area.as_deref(), &name, number));
    let hint = "Empty: the number of all teams.";
    html! {
        <NumberField
            key={at}
            id={format!("normal-number-{at}")}
            {label}
            hint={AttrValue::Static(hint)}
            {number}
            of={NumberOf::NormalCases}
            choose={chosen}
        />
    }
}
