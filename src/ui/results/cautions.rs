//! What has to be kept in mind beside the figures.

use yew::prelude::{Callback, Html, Properties, component, html};

use super::way::Way;
use crate::audit::results::Caution;
use crate::audit::working::Working;
use crate::ui::state::SharedResults;

#[derive(PartialEq, Properties)]
pub struct CautionsProps {
    /// The answer whose cautions are shown.
    pub results: SharedResults,
    /// Opens the working of a figure.
    pub open: Callback<Working>,
}

/// The cautions.
#[component]
pub fn Cautions(props: &CautionsProps) -> Html {
    let audit = props.results.audit.iter();
    let cautions = audit.flat_map(|audit| audit.summary.cautions.iter());
    html! {
        <aside class="cautions" aria-label="Read with care">
            { for cautions.map(|one| caution(one, props)) }
        </aside>
    }
}

fn caution(caution: &Caution, props: &CautionsProps) -> Html {
    let CautionsProps { results, open } = props;
    html! {
        <section>
            <h3>{ &caution.heading }</h3>
            <p>{ &caution.text }</p>
            if let Some(to) = caution.leads_to {
                <p><Way {to} results={results.clone()} open={open.clone()} /></p>
            }
        </section>
    }
}
