//! The name of the product and what it promises, with how to check it.

use yew::prelude::{Html, component, html};

/// The header of the page.
#[component]
pub fn Header() -> Html {
    html! {
        <header class="masthead">
            <div>
                <p class="product">{ "Caseload audit" }</p>
                <p class="field">{ "Adult social care" }</p>
            </div>
            <details class="privacy">
                <summary>
                    { lock() }
                    <span>{ "Nothing leaves this computer. " }<u>{ "How to check" }</u></span>
                </summary>
                { how_to_check() }
            </details>
        </header>
    }
}

fn how_to_check() -> Html {
    html! {
        <div class="privacy-text">
            <p>
                { "This page\u{2019}s own policy (" }<code>{ "connect-src 'none'" }</code>
                { ") has the browser forbid this page to send anything or to connect anywhere, \
                   and the page holds no code that navigates with data." }
            </p>
            <p>
                { "To see it, press F12 for the browser\u{2019}s developer tools, open the \
                   Network tab and add your files: no request appears." }
            </p>
            <p>{ "Or unplug the network first: the page works the same without it." }</p>
        </div>
    }
}

/// A small padlock beside the words; it says nothing of its own.
fn lock() -> Html {
    html! {
        <svg class="lock" aria-hidden="true" viewBox="0 0 12 16" width="12" height="16">
            <path
                d="M3 7V4.5a3 3 0 0 1 6 0V7"
                fill="none"
                stroke="currentColor"
                stroke-width="1.8"
            />
            <rect x="0.5" y="7" width="11" height="8.5" rx="1.2" fill="currentColor" />
        </svg>
    }
}
