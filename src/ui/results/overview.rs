//! The overview: a few sentences, each with its figures' workings and the way to their table and
//! their chart.

use yew::prelude::{AttrValue, Callback, Html, Properties, component, html, use_memo};

use super::chart;
use super::way::{Destination, use_way};
use crate::audit::overview::{self, From, Said, Sentence};
use crate::audit::working::Working;
use crate::ui::state::SharedResults;

#[derive(PartialEq, Properties)]
pub struct OverviewProps {
    /// The answer that is put into sentences.
    pub results: SharedResults,
    /// Opens the working of a figure.
    pub open: Callback<Working>,
}

/// The sentences.
#[component]
pub fn Overview(props: &OverviewProps) -> Html {
    let go = use_way();
    let sentences = use_memo(props.results.clone(), |results| {
        results.audit.as_ref().map(overview::overview).unwrap_or_default()
    });
    if sentences.is_empty() {
        return Html::default();
    }
    html! {
        <section class="overview" aria-labelledby="overview-heading">
            <h2 id="overview-heading">{ "In short" }</h2>
            <ul>{ for sentences.iter().map(|sentence| item(sentence, &props.open, &go)) }</ul>
        </section>
    }
}

fn item(sentence: &Sentence, open: &Callback<Working>, go: &Callback<Destination>) -> Html {
    let to = |text: &'static str, place: Destination| {
        let onclick = go.reform(move |_| place.clone());
        let name = format!("{text}: {}", sentence.heading);
        html! { <button type="button" class="link" aria-label={name} {onclick}>{ text }</button> }
    };
    let (table, chart) = places(sentence.from);
    html! {
        <li key={sentence.heading}>
            <p>
                <strong>{ sentence.heading }</strong>
                { " " }
                { for sentence.said.iter().map(|said| piece(said, open)) }
            </p>
            { " " }
            <p class="ways">
                { to("Table", table) }
                { for chart.map(|chart| html! { <>{ " " }{ to("Chart", chart) }</> }) }
            </p>
        </li>
    }
}

fn piece(said: &Said, open: &Callback<Working>) -> Html {
    match said {
        Said::Words(words) => html! { <bdi>{ words }</bdi> },
        Said::Figure(working) => {
            let name = working.title();
            let shown = working.shown_to_people();
            let working = (**working).clone();
            let onclick = open.reform(move |_| working.clone());
            html! {
                <button
                    type="button"
                    class="figure-in-text"
                    aria-label={name}
                    aria-haspopup="dialog"
                    {onclick}
                >
                    { shown }
                </button>
            }
        }
    }
}

/// Where the table and the chart of a sentence's figures are.
fn places(from: From) -> (Destination, Option<Destination>) {
    let place = |section, id| Destination { section, id: AttrValue::Static(id) };
    let averages = Some(place(None, chart::ID));
    let (measures, spread, months) =
        (Some("averages-compared"), Some("spread"), Some("over-time-section"));
    match from {
        From::AreaAverages => (place(None, "by-area"), averages),
        From::TeamAverages => (place(None, "by-team"), averages),
        From::AreaMeasures => (place(measures, "four-averages-by-area"), None),
        From::TeamMeasures => (place(measures, "four-averages"), None),
        From::Spread => (place(spread, "spread-by-team"), Some(place(spread, "spread-chart"))),
        From::Months => {
            (place(months, "over-time"), Some(place(months, "over-time-section-chart")))
        }
    }
}
