//! One chart at a time, with its message, its source and what it shows in words.

use yew::prelude::{
    AttrValue, Callback, Html, Properties, component, html, use_callback, use_state_eq,
};

use super::download::ChartDownloads;
use crate::audit::results::Chart;
use crate::chart::Svg;
use crate::ui::state::SharedResults;

/// The chart's id, for going to it.
pub const ID: &str = "chart";

#[derive(PartialEq, Properties)]
pub struct ChartFigureProps {
    /// The answer whose charts are shown.
    pub results: SharedResults,
}

/// The chart with a switch where there are several.
#[component]
pub fn ChartFigure(props: &ChartFigureProps) -> Html {
    let chosen = use_state_eq(|| AttrValue::Static(""));
    let choose = use_callback(chosen.setter(), |choice, setter| setter.set(choice));
    let charts = props.results.audit.as_ref().map_or(&[][..], |audit| &audit.charts);
    let named = charts.iter().find(|chart| chart.choice == *chosen);
    let Some(chart) = named.or(charts.first()) else {
        return html! {
            <p class="no-chart" id={ID}>{ "No chart: there is no average to draw." }</p>
        };
    };
    html! {
        <figure class="chart-figure" id={ID} tabindex="-1">
            if charts.len() > 1 {
                <fieldset class="switch">
                    <legend>{ "Chart of" }</legend>
                    { for charts.iter().map(|one| choice(one, chart, &choose)) }
                </fieldset>
            }
            <figcaption>
                <h2>{ &chart.title }</h2>
                <p class="subtitle">{ &chart.subtitle }</p>
            </figcaption>
            { drawing(chart) }
            <p class="source">{ &chart.source }</p>
            <details class="in-words">
                <summary>{ "The chart in words" }</summary>
                <p>{ &chart.text_alternative }</p>
            </details>
            <ChartDownloads svg={chart.for_download.clone()} name={chart.choice.clone()} />
        </figure>
    }
}

fn choice(one: &Chart, shown: &Chart, choose: &Callback<AttrValue>) -> Html {
    let name = AttrValue::from(one.choice.clone());
    let is_shown = one.choice == shown.choice;
    let onclick = choose.reform(move |_| name.clone());
    html! {
        <label class="chip" key={one.choice.clone()}>
            <input
                type="radio"
                name="chart"
                autocomplete="off"
                checked={is_shown}
                {onclick}
            />
            <span>{ &one.choice }</span>
        </label>
    }
}

/// Both widths; the stylesheet shows the one that fits.
fn drawing(chart: &Chart) -> Html {
    html! {
        <div class="chart" role="img" aria-label={chart.text_alternative.clone()}>
            <div class="chart-wide">{ raw(&chart.wide) }</div>
            <div class="chart-narrow">{ raw(&chart.narrow) }</div>
        </div>
    }
}

/// The only place where text becomes markup: a drawing that only the chart module can make.
fn raw(svg: &Svg) -> Html {
    Html::from_html_unchecked(AttrValue::from(svg.as_str().to_owned()))
}
