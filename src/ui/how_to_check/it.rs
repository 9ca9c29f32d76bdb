//! For IT: which build this is, the policy, the requests, the developer tools, what is kept.

use yew::prelude::{Html, Properties, component, html};

use super::inspection::in_developer_tools;
use super::kept_copy::KeptCopy;
use super::policy::policy_in_force;
use super::requests::Requests;
use crate::browser::build;
use crate::browser::offline::Standing;
use crate::ui::save_page::SavePage;
use crate::ui::state::attempts::Attempts;

#[derive(PartialEq, Properties)]
pub struct ForItProps {
    /// What came of the user's own test.
    pub attempts: Attempts,
    /// How it stands with the offline copy.
    pub standing: Standing,
}

/// The section.
#[component]
pub fn ForIt(props: &ForItProps) -> Html {
    let is_hosted = props.standing != Standing::NoServer;
    let is_kept = props.standing == Standing::Ready;
    let giver = if is_kept { "as it is kept." } else { "as the server gives it." };
    html! {
        <section class="check-length" aria-labelledby="for-it">
            <h2 id="for-it">{ "For IT" }</h2>
            { which_build() }
            if is_hosted {
                <p>
                    <SavePage {is_kept} />{ ": byte for byte the file, " }{ giver }
                </p>
            }
            { policy_in_force() }
            <Requests attempts={props.attempts.clone()} />
            { in_developer_tools(props.standing) }
            if is_hosted {
                <KeptCopy standing={props.standing} />
            }
        </section>
    }
}

fn which_build() -> Html {
    html! {
        <>
            <h3>{ "Which build this is" }</h3>
            <dl class="facts">
                <dt>{ "Version" }</dt>
                <dd>{ env!("CARGO_PKG_VERSION") }</dd>
                <dt>{ "Fingerprint" }</dt>
                <dd><code id="fingerprint">{ build::fingerprint() }</code></dd>
            </dl>
            <p>
                { "A file cannot hold its own checksum. The fingerprint is the SHA-256 of this \
                   page\u{2019}s file with these 64 digits taken as zeros: it covers every other byte, \
                   program, policy and sample included. It tells builds apart; a forged page could show \
                   any. Proof is the checksum of the file itself. It has to be the one that SHA256SUMS \
                   lists for index.html, whatever the file is called here, in a copy of SHA256SUMS that \
                   you have from the release and not from this server. service-worker.js is listed \
                   there too." }
            </p>
            <ul class="commands">
                <li>{ "Windows: " }<code>{ "Get-FileHash index.html" }</code>{ " in PowerShell" }</li>
                <li>{ "macOS, Linux: " }<code>{ "shasum -a 256 index.html" }</code></li>
            </ul>
        </>
    }
}
