//! What has to be kept in mind beside the figures.

use yew::prelude::{Html, Properties, component, html};

use crate::audit::results::Caution;
use crate::ui::state::SharedResults;

#[derive(PartialEq, Properties)]
pub struct CautionsProps {
    /// The answer whose cautions are shown.
    pub results: SharedResults,
}

/// The cautions.
#[component]
pub fn Cautions(props: &CautionsProps) -> Html {
    let audit = props.results.audit.iter();
    let cautions = audit.flat_map(|audit| audit.summary.cautions.iter());
    html! {
        <aside class="cautions" aria-label="Read with care">
            { for cautions.map(caution) }
        </aside>
    }
}

fn caution(caution: &Caution) -> Html {
    html! {
        <section>
            <h3>{ &caution.heading }</h3>
            <p>{ &caution.text }</p>
            if caution.is_of_names {
                <p><a class="link" href="#check">{ "Decide it under Check, Names" }</a></p>
            }
        </section>
    }
}
