//! The policy in force, directive by directive, as the page's file says it.

use yew::prelude::{Html, html};

use crate::browser::build;

/// The table of the policy.
pub fn policy_in_force() -> Html {
    html! {
        <div class="table-frame">
            <table class="columns policy">
                <caption>{ "The policy in force" }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ "Directive" }</th>
                        <th scope="col">{ "What it allows here" }</th>
                    </tr>
                </thead>
                <tbody>
                    { for build::policy().into_iter().map(|(name, values)| html! {
                        <tr>
                            <td><code>{ format!("{name} {values}") }</code></td>
                            <td>{ meaning(&name) }</td>
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}

fn meaning(directive: &str) -> &'static str {
    match directive {
        "default-src" => "Of all that is not named below: nothing.",
        "script-src" => {
            "Scripts: only those inside this file, each by its SHA-256. WebAssembly may be compiled."
        }
        "style-src" => "Styles: only those inside this file, each by its SHA-256.",
        "img-src" => "Images: only from memory.",
        "worker-src" => {
            "Workers: from memory, and from the server that this page came from. The latter is for \
             the service worker."
        }
        "manifest-src" => {
            "The description for installing the page as an app: from the server that it came from."
        }
        "connect-src" => "Connections, by page and worker: none.",
        "form-action" => "Sending a form: nowhere.",
        "base-uri" => "Turning the page\u{2019}s addresses to another server: not at all.",
        _ => "",
    }
}
