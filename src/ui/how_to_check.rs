//! The part that shows how to check the promise that nothing leaves: for anyone, for IT, for
//! information governance.

mod attempt;
mod governance;
mod inspection;
mod it;
mod kept_copy;
mod policy;
mod requests;

use yew::prelude::{Html, Properties, component, html};

use super::heading::PartHeading;
use super::state::attempts::Attempts;
use crate::browser::address;
use crate::browser::offline::Standing;
use attempt::AttemptTest;
use governance::for_governance;
use it::ForIt;

#[derive(PartialEq, Properties)]
pub struct HowToCheckPartProps {
    /// What came of the user's own test.
    pub attempts: Attempts,
    /// How it stands with the offline copy.
    pub standing: Standing,
}

/// The part.
#[component]
pub fn HowToCheckPart(props: &HowToCheckPartProps) -> Html {
    html! {
        <>
            <PartHeading
                text="How to check that nothing leaves"
                lead="Caseload files hold personal data. This page reads them in the memory of this \
                      computer, and the browser forbids it to connect to anything. That can be seen, \
                      and need not be believed."
            />
            <section class="check-length" aria-labelledby="for-anyone">
                <h2 id="for-anyone">{ "For anyone: two minutes" }</h2>
                { without_network() }
                <AttemptTest attempts={props.attempts.clone()} />
            </section>
            <ForIt attempts={props.attempts.clone()} standing={props.standing} />
            { for_governance(address::is_hosted()) }
        </>
    }
}

fn without_network() -> Html {
    html! {
        <>
            <h3>{ "Without a network" }</h3>
            <p>
                { "Now that the page is open, pull out the network cable or switch off Wi-Fi. Then add \
                   files, look at the results and download them: everything works as before, because \
                   nothing of it needs a network. Close the tab before you connect again: then there \
                   is nothing that could be sent later." }
            </p>
        </>
    }
}
