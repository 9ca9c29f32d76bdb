//! A chart as it can be kept: a drawing, or a picture of a few sizes, downloaded or copied.

use web_sys::Blob;
use yew::prelude::{
    AttrValue, Callback, Html, Properties, component, html, use_callback, use_state_eq,
};

use crate::browser::download::{Kind, save, save_bytes};
use crate::browser::{clipboard, picture};
use crate::chart::{Chart, Size};
use crate::ui::deeds::use_page_deeds;
use crate::ui::select::Select;
use crate::ui::state::Notice;

/// How many dots a picture has along a side for each unit of the drawing.
const SCALES: [(u32, &str); 3] = [(1, "1\u{d7}"), (2, "2\u{d7}"), (3, "3\u{d7}")];
/// Sharp on most screens and in print.
const PRESELECTED: usize = 1;

#[derive(PartialEq, Properties)]
pub struct ChartDownloadsProps {
    /// The chart that is kept.
    pub chart: Chart,
}

/// What can be done with the chart.
#[component]
pub fn ChartDownloads(props: &ChartDownloadsProps) -> Html {
    let chosen = use_state_eq(|| PRESELECTED);
    let choose = use_callback(chosen.setter(), |at, setter| setter.set(at));
    let say = use_page_deeds().say;
    let scale = SCALES.get(*chosen).map_or(1, |&(scale, _)| scale);
    let name = props.chart.file_name();
    let chart = props.chart.clone();
    let save_svg = {
        let (chart, name) = (chart.clone(), format!("{name}.svg"));
        Callback::from(move |_| {
            save_bytes(&name, chart.drawn(Size::Kept).as_str().as_bytes(), Kind::Svg);
        })
    };
    let save_png = {
        let (chart, say, name) = (chart.clone(), say.clone(), format!("{name}.png"));
        Callback::from(move |_| {
            let (say, name) = (say.clone(), name.clone());
            with_picture(&chart, scale, async move |picture| match picture {
                Some(picture) => save(&name, &picture),
                None => say.emit(Notice::NoPicture),
            });
        })
    };
    let copy = Callback::from(move |_| {
        let say = say.clone();
        with_picture(&chart, scale, async move |picture| {
            let Some(picture) = picture else { return say.emit(Notice::NoPicture) };
            let is_copied = clipboard::write_picture(&picture).await;
            say.emit(if is_copied { Notice::PictureCopied } else { Notice::PictureNotCopied });
        });
    });
    let options: Vec<AttrValue> = SCALES.iter().map(|&(_, name)| AttrValue::Static(name)).collect();
    let what = |deed: &'static str, onclick: Callback<_>| {
        html! { <button type="button" class="link" {onclick}>{ deed }</button> }
    };
    html! {
        <div class="chart-downloads">
            { what("Download the chart (SVG)", save_svg) }
            { what("Download the chart (PNG)", save_png) }
            { what("Copy the chart", copy) }
            <label class="picture-size">
                { "PNG size" }
                <Select {options} chosen={*chosen} {choose} />
            </label>
        </div>
    }
}

/// Makes the picture of a chart and hands it on.
fn with_picture(chart: &Chart, scale: u32, then: impl AsyncFnOnce(Option<Blob>) + 'static) {
    let svg = chart.drawn(Size::Kept);
    wasm_bindgen_futures::spawn_local(async move {
        then(picture::png(svg.as_str(), scale).await).await;
    });
}
