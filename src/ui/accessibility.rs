//! The part with the accessibility statement: what is aimed at, what was tested and how, what is
//! known not to be perfect, and whom to tell. It claims nothing that the project does not test.

use yew::prelude::{Html, component, html};

use super::heading::PartHeading;

/// The part.
#[component]
pub fn AccessibilityPart() -> Html {
    html! {
        <>
            <PartHeading
                text="Accessibility"
                lead="This page should work for everybody who runs, checks or reads an audit: by \
                      keyboard, enlarged, in dark or high-contrast colours, and read aloud."
            />
            { section("standard", "The standard", &[STANDARD, REGULATIONS]) }
            { section("tested", "What was tested, and how", TESTED) }
            { section("not-perfect", "What is known not to be perfect", NOT_PERFECT) }
            { section("contact", "If something does not work for you", CONTACT) }
        </>
    }
}

fn section(id: &'static str, heading: &'static str, said: &[&'static str]) -> Html {
    let text = match said {
        [_, _, _, ..] => html! {
            <ul class="numbered">{ for said.iter().map(|one| html! { <li>{ *one }</li> }) }</ul>
        },
        _ => html! { <>{ for said.iter().map(|one| html! { <p>{ *one }</p> }) }</> },
    };
    html! {
        <section class="check-length" aria-labelledby={id}>
            <h2 {id}>{ heading }</h2>
            { text }
        </section>
    }
}

const STANDARD: &str = "The aim is the Web Content Accessibility Guidelines (WCAG) 2.2, level AA. By the \
    tests below, and but for the points after them, the page meets it. These tests are the makers\u{2019} \
    own: nobody else has audited the page.";

const REGULATIONS: &str = "The Public Sector Bodies (Websites and Mobile Applications) (No. 2) \
    Accessibility Regulations 2018 ask this of councils, for intranets too, together with a statement \
    such as this one.";

const TESTED: &[&str] = &[
    "For every version, in Chromium (the engine of Edge and Chrome) and Firefox: axe-core 4.14.0 finds \
     no fault by any of its rules for levels A and AA and for good practice, in every part, empty, with \
     faulty files, while reading, and with every section and dialog open; in Chromium also dark, 390 \
     pixels wide, and 320 by 256 pixels, which is 400% zoom.",
    "By keyboard alone, from opening the page to a downloaded chart: after every key the focus is \
     somewhere that can be seen, is not covered and is marked. Dialogs give it back. Choosing or pasting \
     files does all that dropping them does.",
    "The contrast of every colour with every surface is computed: 4.5 to 1 for text, 3 to 1 for charts, \
     controls and the focus, in light and dark colours and in print.",
    "Enlarged to 400% and with wider spacing of text, nothing is cut off, and only tables and rows of a \
     file that are shown as they are scroll sideways. What is pressed is at least 24 pixels high and wide, or stands \
     in a line of text.",
    "With the high-contrast colours of Windows (forced colours), emulated: borders and what is chosen \
     stay to be seen. Nothing moves for those who prefer less motion.",
];

const NOT_PERFECT: &[&str] = &[
    "No screen reader was used by hand. What browsers tell them, roles, names, states and what is \
     announced, is tested by programs only. Voice control, Safari, telephones and tablets were not used either.",
    "Wide tables scroll sideways when the page is narrow or enlarged. Their first column stays in view.",
    "A chart that is downloaded as a picture (PNG) brings no words with it. Use The chart in words below \
     the chart as its alternative text. The same figures are in the tables.",
    "In forced colours the marks of charts keep colours of their own; text and paper have the system\u{2019}s.",
    "The numbers are many. Read aloud, a table with all its months takes long; the overview on top and \
     the download as CSV are shorter ways.",
];

const CONTACT: &[&str] = &[
    "Tell whoever gave you this page: the council that offers it has a contact for accessibility, beside \
     the link to this page or in its own statement, and must answer. If it does not, the Equality \
     Advisory and Support Service (EASS) can help you.",
    "For the council: this file is the same for everybody, so that its checksum can be checked, and holds \
     no contact. Put yours beside the link that leads here. The hosting guide that comes with the page \
     has words for it.",
];
