//! The heading of a part: where the focus goes when the part is visited.

use yew::prelude::{AttrValue, Html, Properties, component, html};

/// The heading's id; one part is shown at a time.
pub const ID: &str = "part-heading";

#[derive(PartialEq, Properties)]
pub struct PartHeadingProps {
    /// The heading.
    pub text: AttrValue,
    /// A sentence below it.
    pub lead: AttrValue,
}

/// The heading of a part with its lead.
#[component]
pub fn PartHeading(props: &PartHeadingProps) -> Html {
    html! {
        <div class="part-heading">
            <h1 id={ID} tabindex="-1">{ &props.text }</h1>
            if !props.lead.is_empty() {
                <p class="lead">{ &props.lead }</p>
            }
        </div>
    }
}
