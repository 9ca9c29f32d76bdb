//! What has to be kept in mind beside the figures.

use std::rc::Rc;

use yew::prelude::{Html, Properties, component, html};

use crate::audit::results::{Caution, Results};

#[derive(Properties)]
pub struct CautionsProps {
    /// The answer whose cautions are shown.
    pub results: Rc<Results>,
}

impl PartialEq for CautionsProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.results, &other.results)
    }
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
        </section>
    }
}
