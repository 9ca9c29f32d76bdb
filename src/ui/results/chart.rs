//! One chart at a time, with its message, its source, its numbers and what it shows in words.

use std::ops::Range;

use yew::prelude::{
    AttrValue, Callback, Html, Properties, component, html, use_callback, use_memo, use_state_eq,
};

use super::chart_downloads::ChartDownloads;
use crate::chart::{Chart, ChartTable, Size, Svg, Topic, WIDE};
use crate::ui::state::SharedResults;

/// The id of the chart of the averages, for going to it.
pub const ID: &str = "chart";

#[derive(PartialEq, Properties)]
pub struct ChartFigureProps {
    /// What tells the figure apart in the page.
    pub id: AttrValue,
    /// The answer whose charts are shown.
    pub results: SharedResults,
    /// What they are about.
    pub topic: Topic,
    /// Whether it stands under the heading of a section, rather than of the part.
    #[prop_or_default]
    pub is_in_section: bool,
}

/// The chart with a switch where there are several.
#[component]
pub fn ChartFigure(props: &ChartFigureProps) -> Html {
    let chosen = use_state_eq(|| AttrValue::Static(""));
    let choose = use_callback(chosen.setter(), |choice, setter| setter.set(choice));
    let charts =
        use_memo((props.results.clone(), props.topic), |(results, topic)| topic.charts(results));
    let id = &props.id;
    let named = charts.iter().find(|chart| chart.choice == *chosen);
    let Some(chart) = named.or(charts.first()) else {
        // A section says itself what the files do not tell.
        if props.is_in_section {
            return Html::default();
        }
        return html! { <p class="no-chart" id={id.clone()}>{ "No chart: there is nothing to draw." }</p> };
    };
    let heading = format!("{id}-heading");
    html! {
        <figure class="chart-figure" id={id.clone()} tabindex="-1" aria-labelledby={heading.clone()}>
            if charts.len() > 1 {
                <fieldset class="switch">
                    <legend>{ "Chart of" }</legend>
                    { for charts.iter().map(|one| choice(id, one, chart, &choose)) }
                </fieldset>
            }
            <figcaption>
                if props.is_in_section {
                    <h4 id={heading}>{ &chart.title }</h4>
                } else {
                    <h2 id={heading}>{ &chart.title }</h2>
                }
                <p class="subtitle">{ &chart.subtitle }</p>
            </figcaption>
            <Drawing id={id.clone()} chart={chart.clone()} />
            <p class="source">{ &chart.source }</p>
            <details class="in-words">
                <summary>{ "The chart in words and numbers" }</summary>
                <p>{ &chart.text_alternative }</p>
                { table(id, &chart.table, &chart.title) }
            </details>
            <ChartDownloads chart={chart.clone()} />
        </figure>
    }
}

fn choice(id: &str, one: &Chart, shown: &Chart, choose: &Callback<AttrValue>) -> Html {
    let name = AttrValue::from(one.choice.clone());
    let is_shown = one.choice == shown.choice;
    let onclick = choose.reform(move |_| name.clone());
    html! {
        <label class="chip" key={one.choice.clone()}>
            <input
                type="radio"
                name={format!("{id}-choice")}
                autocomplete="off"
                checked={is_shown}
                {onclick}
            />
            <span>{ &one.choice }</span>
        </label>
    }
}

fn table(id: &str, table: &ChartTable, title: &str) -> Html {
    let caption_id = format!("{id}-numbers");
    let heading = |heading: &String| html! { <th scope="col">{ heading }</th> };
    let cell = |(at, text): (usize, &String)| match at {
        0 => html! { <th scope="row"><bdi>{ text }</bdi></th> },
        _ => html! { <td>{ text }</td> },
    };
    let line = |line: &Vec<String>| html! { <tr>{ for line.iter().enumerate().map(cell) }</tr> };
    html! {
        <div
            class="table-frame"
            role="region"
            tabindex="0"
            aria-labelledby={caption_id.clone()}
        >
            <table class="figures">
                <caption id={caption_id}>{ format!("The numbers of the chart \u{201c}{title}\u{201d}") }</caption>
                <thead><tr>{ for table.headings.iter().map(heading) }</tr></thead>
                <tbody>{ for table.lines.iter().map(line) }</tbody>
            </table>
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct DrawingProps {
    /// The id of the figure.
    id: AttrValue,
    /// The chart that is drawn.
    chart: Chart,
}

/// The highest picture that a sheet of paper has room for beside its words, in pixels of the wide one.
const HIGHEST_ON_PAPER: u32 = 580;

/// Both widths, and parts for paper where the wide one is high; the stylesheet shows what fits.
#[component]
fn Drawing(props: &DrawingProps) -> Html {
    let chart = &props.chart;
    let parts = chart.parts(HIGHEST_ON_PAPER);
    let wide = format!("{}-wide", props.id);
    html! {
        <div class="chart" role="img" aria-label={chart.text_alternative.clone()}>
            <div class="chart-wide">{ raw(&chart.drawn(Size::Wide).named(&wide)) }</div>
            <div class="chart-narrow">{ raw(&chart.drawn(Size::Narrow)) }</div>
            if parts.len() > 1 {
                <div class="chart-parts">{ for parts.iter().map(|part| paper(part, &wide)) }</div>
            }
        </div>
    }
}

/// The only place where text becomes markup: a drawing that only the chart module can make.
fn raw(drawing: &Svg) -> Html {
    Html::from_html_unchecked(AttrValue::from(drawing.as_str().to_owned()))
}

/// What is between two heights of the drawing of that id.
fn paper(part: &Range<u32>, wide: &str) -> Html {
    let height = part.end.saturating_sub(part.start);
    html! {
        <svg
            viewBox={format!("0 {} {WIDE} {height}", part.start)}
            width={WIDE.to_string()}
            height={height.to_string()}
        >
            <use href={format!("#{wide}")} />
        </svg>
    }
}
