//! The requests that the browser itself has counted, and what it does not count.

use yew::prelude::{Callback, Html, Properties, component, html, use_force_update};

use crate::browser::attempt::{Attempt, Counted, requests};
use crate::format::counted;
use crate::ui::state::attempts::{Attempts, Tried};
use crate::ui::state::wording::count;

#[derive(PartialEq, Properties)]
pub struct RequestsProps {
    /// What came of the user's own test, which counts in the worker too.
    pub attempts: Attempts,
}

/// The count.
#[component]
pub fn Requests(props: &RequestsProps) -> Html {
    let count_again = use_force_update();
    let onclick = Callback::from(move |_| count_again.force_update());
    let (from_copy, in_page): (Vec<_>, Vec<_>) =
        requests().into_iter().partition(|counted| counted.is_from_copy);
    let n_in_page = counted(count(in_page.len()), "request", "requests");
    html! {
        <>
            <h3>{ "Requests that this browser has counted" }</h3>
            <p>
                <strong id="requests-counted">{ n_in_page }</strong>
                { " to the network by the page since it was loaded" }
                { in_worker(&props.attempts.worker) }{ ". " }
                <button type="button" class="link" {onclick}>{ "Count again" }</button>
            </p>
            if !in_page.is_empty() {
                <ul class="commands">{ for in_page.iter().map(line) }</ul>
            }
            if !from_copy.is_empty() {
                <p>{ "Answered from what this browser keeps, without the network:" }</p>
                <ul class="commands">{ for from_copy.iter().map(line) }</ul>
            }
            <p>
                { "The browser keeps this count for the page and the worker themselves. It does not \
                   see the loading of the page, what a service worker asks for, the browser\u{2019}s \
                   own traffic, or a direct connection (WebRTC). It stops at 250. To see all, watch \
                   the network from outside." }
            </p>
        </>
    }
}

fn line(counted: &Counted) -> Html {
    html! { <li><code>{ &counted.address }</code></li> }
}

fn in_worker(tried: &Tried) -> Html {
    match tried {
        Tried::Done(Attempt { n_requests, .. }) => html! {
            { format!(", and {} by the background worker", counted((*n_requests).into(), "request", "requests")) }
        },
        Tried::Not | Tried::Trying => {
            html! { { "; the worker is counted when it tries to send a request, above" } }
        }
    }
}
