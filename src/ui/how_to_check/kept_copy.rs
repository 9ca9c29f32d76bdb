//! What the browser keeps of a hosted page: its own files, for offline work, and a way to remove
//! them.

use yew::prelude::{Html, MouseEvent, Properties, component, html, use_effect_with, use_state_eq};

use crate::browser::offline::{self, Standing};
use crate::ui::deeds::use_page_deeds;

#[derive(PartialEq, Properties)]
pub struct KeptCopyProps {
    /// How it stands with the copy.
    pub standing: Standing,
}

/// The copy that is kept.
#[component]
pub fn KeptCopy(props: &KeptCopyProps) -> Html {
    let sum = use_state_eq(|| None);
    let setter = sum.setter();
    use_effect_with(props.standing, move |_| {
        wasm_bindgen_futures::spawn_local(async move {
            setter.set(offline::sha256_of_copy().await);
        });
    });
    let onclick = use_page_deeds().remove_copy.reform(|_: MouseEvent| ());
    html! {
        <>
            <h3>{ "What this browser keeps" }</h3>
            if let Some(sum) = &*sum {
                <p>
                    { "A copy of this page\u{2019}s own files, so that it opens without its server, \
                       and nothing else. The SHA-256 of the kept page, worked out now:" }
                </p>
                <p class="sum"><code id="kept-sum">{ sum }</code></p>
                <p>
                    { "It has to be the one that SHA256SUMS lists for index.html. The copy was asked \
                       for, and is given out, by " }
                    <a href="service-worker.js" target="_blank" rel="noopener">
                        { "service-worker.js" }
                    </a>
                    { ", about a hundred lines that can be read." }
                </p>
                <p>
                    <button type="button" class="quiet" {onclick}>
                        { "Remove the offline copy" }
                    </button>
                </p>
            } else {
                <p>{ "No copy of this page was found." }</p>
            }
        </>
    }
}
