//! The page.

use yew::prelude::{Html, component, html};

/// The page.
#[component]
pub fn App() -> Html {
    html! { <main><h1>{ "Caseload audit" }</h1></main> }
}
