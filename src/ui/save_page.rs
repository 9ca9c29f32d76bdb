//! The page's own file, byte for byte: from what this browser keeps, else from the server.

use yew::prelude::{Callback, Html, Properties, component, html};

use crate::browser::download::{self, Kind};
use crate::browser::{address, offline};

const NAME: &str = "caseload-audit.html";
const SAVE: &str = "Save this page as one file";

#[derive(PartialEq, Properties)]
pub struct SavePageProps {
    /// Whether this browser keeps this very page.
    pub is_kept: bool,
}

/// What saves the file. From what is kept it needs no server.
#[component]
pub fn SavePage(props: &SavePageProps) -> Html {
    if !props.is_kept {
        return html! { <a href={address::without_query()} download={NAME}>{ SAVE }</a> };
    }
    let onclick = Callback::from(|_| {
        wasm_bindgen_futures::spawn_local(async {
            if let Some(page) = offline::kept_page().await {
                download::save_bytes(NAME, &page, Kind::Html);
            }
        });
    });
    html! { <button type="button" class="link" {onclick}>{ SAVE }</button> }
}
