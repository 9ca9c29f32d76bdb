//! The user's own test: page and worker each try to send a request, and the browser must refuse
//! both.

use yew::prelude::{Callback, Html, MouseEvent, Properties, component, html};

use crate::browser::attempt::Outcome;
use crate::ui::deeds::{attempted_address, use_page_deeds};
use crate::ui::state::attempts::{Attempts, Tried};

#[derive(PartialEq, Properties)]
pub struct AttemptTestProps {
    /// What came of it.
    pub attempts: Attempts,
}

/// The button, and below it what came of it.
#[component]
pub fn AttemptTest(props: &AttemptTestProps) -> Html {
    let is_under_way = props.attempts.are_under_way();
    let try_to_send = use_page_deeds().try_to_send;
    let onclick = Callback::from(move |_: MouseEvent| {
        if !is_under_way {
            try_to_send.emit(());
        }
    });
    let Attempts { page, worker } = &props.attempts;
    let is_tried = *page != Tried::Not;
    html! {
        <>
            <h3>{ "A request that has to be refused" }</h3>
            <p>
                { "At the press of this button the page, and the background worker that reads the \
                   files, each try to ask for " }<code>{ attempted_address() }</code>
                { ". The request carries nothing. The browser has to refuse both." }
            </p>
            <p>
                <button type="button" {onclick} aria-disabled={is_under_way.then_some("true")}>
                    { "Try to send a request" }
                </button>
            </p>
            <dl class="attempts" aria-live="polite">
                if is_tried {
                    <div>
                        <dt>{ "From the page" }</dt>
                        <dd id="attempt-page">{ in_words(page) }</dd>
                    </div>
                    <div>
                        <dt>{ "From the background worker" }</dt>
                        <dd id="attempt-worker">{ in_words(worker) }</dd>
                    </div>
                }
            </dl>
        </>
    }
}

fn in_words(tried: &Tried) -> Html {
    match tried {
        Tried::Not => html! { "There is no background worker now: start it again first." },
        Tried::Trying => html! { "Trying" },
        Tried::Done(attempt) => match &attempt.outcome {
            Outcome::Refused(directive) => html! {
                <>
                    <strong>{ "Refused" }</strong>{ " by the browser, by the rule " }
                    <code>{ directive }</code>{ " of this page\u{2019}s policy." }
                </>
            },
            Outcome::Sent => html! {
                <>
                    <strong class="alarm">{ "Sent" }</strong>
                    { ", and that must not be. The policy of this copy does not work here: do not \
                       add files to it, and tell whoever gave it to you." }
                </>
            },
            Outcome::Failed => html! {
                { "Failed, but this browser does not say that the policy refused it: this proves \
                   nothing. Use the developer tools as described below." }
            },
        },
    }
}
