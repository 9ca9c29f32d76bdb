//! The terms of the field: all of them as a part of the page, and those of a place folded up in it.

use yew::prelude::{Html, Properties, component, html};

use super::heading::PartHeading;
use super::state::Part;
use crate::audit::glossary::{Entry, Place};

/// The part: every term once, under the place where it is met first.
#[component]
pub fn TermsPart() -> Html {
    html! {
        <>
            <PartHeading
                text="Terms"
                lead="What the words on this page mean, as this tool counts them. Each table and \
                      section has its own under Terms used here."
            />
            { for Place::ALL.into_iter().map(of_place) }
        </>
    }
}

fn of_place(place: Place) -> Html {
    let entries = place.first_met();
    let id = format!("terms-{place:?}");
    html! {
        if !entries.is_empty() {
            <section class="check-length glossary" aria-labelledby={id.clone()}>
                <h2 {id}>{ place.heading() }</h2>
                { list(&entries) }
            </section>
        }
    }
}

#[derive(PartialEq, Properties)]
pub struct TermsHereProps {
    /// Where the terms stand.
    pub place: Place,
}

/// The terms of a place, in one line until they are asked for. What needs more room than a word has
/// is there for keyboard, touch and print alike.
#[component]
pub fn TermsHere(props: &TermsHereProps) -> Html {
    html! {
        <details class="terms">
            <summary>
                { "Terms used here" }
                <span class="visually-hidden">{ format!(", {}", props.place.heading()) }</span>
            </summary>
            { list(props.place.entries()) }
            <p><a href={Part::Terms.href()}>{ "All terms" }</a></p>
        </details>
    }
}

fn list(entries: &[Entry]) -> Html {
    html! { <dl class="answers">{ for entries.iter().map(explained) }</dl> }
}

fn explained(entry: &Entry) -> Html {
    html! {
        <div key={entry.name}>
            <dt>{ entry.name }</dt>
            <dd>
                { entry.said }
                if !entry.source.is_empty() {
                    { " " }
                    <span class="term-source">{ entry.source }</span>
                }
            </dd>
        </div>
    }
}
