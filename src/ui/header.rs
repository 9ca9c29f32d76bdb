//! The name of the product and what it promises, with the way to checking it.

use yew::prelude::{Html, Properties, component, html};

use super::state::Part;

/// The id of the link that leads to checking the promise.
pub const TO_HOW_TO_CHECK: &str = "to-how-to-check";

#[derive(PartialEq, Properties)]
pub struct HeaderProps {
    /// The part that is shown.
    pub part: Part,
}

/// The header of the page.
#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let current = (props.part == Part::HowToCheck).then_some("page");
    html! {
        <header class="masthead">
            <div>
                <p class="product">{ "Caseload audit" }</p>
                <p class="field">{ "Adult social care" }</p>
            </div>
            <p id={TO_HOW_TO_CHECK} class="promise">
                <a href={Part::HowToCheck.href()} aria-current={current}>
                    { lock() }
                    <span>{ "Nothing leaves this computer. " }<u>{ "How to check" }</u></span>
                </a>
            </p>
        </header>
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
