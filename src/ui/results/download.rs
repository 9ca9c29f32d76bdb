//! What can be kept: the tables as CSV, the chart as a drawing or a picture.

use yew::prelude::{Callback, Event, Html, Properties, component, html, use_state_eq};

use crate::audit::results::Results;
use crate::browser::download::{Kind, save_bytes};
use crate::caseload::month::months_in_words;
use crate::report::csv::team_averages_csv;
use crate::report::figures::{RowsOfFew, figures_csv};
use crate::report::settings::settings_csv;
use crate::ui::state::SharedResults;

#[derive(PartialEq, Properties)]
pub struct DownloadsProps {
    /// The answer that is kept.
    pub results: SharedResults,
}

/// The tables as CSV.
#[component]
pub fn Downloads(props: &DownloadsProps) -> Html {
    let results = props.results.clone();
    let onclick = Callback::from(move |_| {
        let bytes = team_averages_csv(&results);
        save_bytes(&file_name(&results), &bytes, Kind::Csv);
    });
    html! {
        <div class="downloads">
            <button type="button" class="quiet" {onclick}>
                { "Download team averages (CSV)" }
            </button>
            <p class="downloads-note">
                { "Exact and rounded figures by team, service area and role, with the definition \
                   and the months. No names of workers." }
            </p>
        </div>
    }
}

/// Every figure of every table with its working, as CSV.
#[component]
pub fn FiguresDownload(props: &DownloadsProps) -> Html {
    let of_few = use_state_eq(RowsOfFew::default);
    let is_included = *of_few == RowsOfFew::Included;
    let onchange = {
        let setter = of_few.setter();
        let other = if is_included { RowsOfFew::LeftOut } else { RowsOfFew::Included };
        Callback::from(move |_: Event| setter.set(other))
    };
    let (results, of_few) = (props.results.clone(), *of_few);
    let onclick = Callback::from(move |_| {
        let months = results.audit.as_ref().map(|audit| months_in_words(&audit.months));
        let whose = if is_included { ", single workers too" } else { "" };
        let name = format!("Every figure{whose}, {}.csv", months.unwrap_or_default());
        save_bytes(&name, &figures_csv(&results, of_few), Kind::Csv);
    });
    html! {
        <div class="downloads">
            <button type="button" class="quiet" {onclick}>
                { "Download every figure with its working (CSV)" }
            </button>
            <p class="downloads-note">
                { "A line for each figure of all tables: how it is shown, worked out and defined, \
                   and what is left out. No names of workers. Rows that rest on one or two workers \
                   in any month are not in it: such a row, often of a role within a team, is what a \
                   person holds. What is left can still tell it, from a total less the other rows: \
                   keep the file within the audit." }
            </p>
            <label class="tick">
                <input type="checkbox" autocomplete="off" checked={is_included} {onchange} />
                <span>
                    { "Include rows of one or two workers: caseloads of single people, personal data" }
                </span>
            </label>
        </div>
    }
}

/// What the figures follow, for the next audit.
#[component]
pub fn SettingsDownload(props: &DownloadsProps) -> Html {
    let results = props.results.clone();
    let onclick = Callback::from(move |_| {
        save_bytes("Audit settings.csv", &settings_csv(&results), Kind::Csv);
    });
    html! {
        <div class="downloads">
            <button type="button" class="quiet" {onclick}>
                { "Save these choices (CSV)" }
            </button>
            <p class="downloads-note">
                { "For the next audit: the average, what is counted, who counts, normal numbers and \
                   the long wait. Add the file with the caseload files, and they hold there. Audit \
                   months, single workers and workers\u{2019} names are decided anew each time; team \
                   names, columns and weighting schemes have files of their own." }
            </p>
        </div>
    }
}

/// `Team averages, July to September 2019, pooled average.csv`.
fn file_name(results: &Results) -> String {
    let Some(audit) = &results.audit else {
        return "Team averages.csv".to_owned();
    };
    let measure = audit.by_team.definition().name().to_lowercase();
    format!("Team averages, {}, {measure}.csv", months_in_words(&audit.months))
}
