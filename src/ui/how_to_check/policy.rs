//! The policy in force, directive by directive, as the page's file says it.

use yew::prelude::{Html, html};

use crate::browser::build;

/// The policy, each directive with what it means.
pub fn policy_in_force() -> Html {
    html! {
        <>
            <h3>{ "The policy in force" }</h3>
            <p>
                { "As it stands in this page\u{2019}s file. A server\u{2019}s own policy can forbid \
                   more, and can allow nothing that this one forbids." }
            </p>
            <dl class="answers policy">
                { for build::policy().into_iter().map(|(name, values)| html! {
                    <div>
                        <dt><code>{ format!("{name} {values}") }</code></dt>
                        <dd>{ meaning(&name) }</dd>
                    </div>
                }) }
            </dl>
        </>
    }
}

fn meaning(directive: &str) -> &'static str {
    match directive {
        "default-src" => "Of all that is not named below: nothing.",
        "script-src" => {
            "Scripts: only those inside this file, each by its SHA-256, and WebAssembly."
        }
        "style-src" => "Styles: only those inside this file, each by its SHA-256.",
        "img-src" => "Images: only from memory.",
        "worker-src" => {
            "Workers: from memory, under this same policy; and from the server that this page came \
             from, which is for the service worker."
        }
        "manifest-src" => {
            "The description for installing the page as an app: from the server that it came from."
        }
        "connect-src" => "Connections, by page and worker: none.",
        "form-action" => "Sending a form: nowhere.",
        "base-uri" => "A base for the page\u{2019}s own short addresses on another server: none.",
        _ => "",
    }
}
