//! The page's own file, as the browser has it from the server: byte for byte the same.

use yew::prelude::{Html, component, html};

use crate::browser::address;

/// The link that saves the file.
#[component]
pub fn SavePage() -> Html {
    html! {
        <a href={address::without_query()} download="caseload-audit.html">
            { "Save this page as one file" }
        </a>
    }
}
