//! What the browser keeps of a hosted page: its own files, for offline work, and a way to remove
//! them.

use yew::prelude::{Html, MouseEvent, Properties, component, html, use_effect_with, use_state_eq};

use crate::browser::offline::{self, Lack, Standing};
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
                <p><code id="kept-sum">{ sum }</code></p>
                <p>
                    { "It has to be the one that SHA256SUMS lists for index.html. The copy was asked \
                       for, and is given out, by " }
                    <a href="service-worker.js" target="_blank" rel="noopener">
                        { "service-worker.js" }
                    </a>
                    { ", a short script with comments." }
                </p>
                <p>
                    <button type="button" class="quiet" {onclick}>
                        { "Remove the offline copy" }
                    </button>
                </p>
            } else {
                <p>{ why_none(props.standing) }</p>
            }
        </>
    }
}

fn why_none(standing: Standing) -> &'static str {
    match standing {
        Standing::Unavailable(Lack::PlainHttp) => "No copy: over plain http browsers make none.",
        Standing::Unavailable(Lack::NotWhole) => {
            "No copy. Either this browser had no room, or the checksum of the page on the server is not \
             the one that its service-worker.js lists: then the files are of two versions, or one of \
             them was altered. Compare both with SHA256SUMS before you use the page."
        }
        _ => "No copy of this page was found.",
    }
}
