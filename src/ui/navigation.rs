//! The parts of the page, each with its state in a second line.

use yew::prelude::{AttrValue, Html, Properties, component, html};

use super::state::Part;

#[derive(PartialEq, Properties)]
pub struct NavigationProps {
    /// The part that is shown.
    pub part: Part,
    /// The state of the files.
    pub files: AttrValue,
    /// The state of the check.
    pub check: AttrValue,
    /// The state of the results.
    pub results: AttrValue,
}

/// The navigation between the parts.
#[component]
pub fn Navigation(props: &NavigationProps) -> Html {
    let link = |part: Part, state: &AttrValue| link(part, state, props.part);
    html! {
        <nav class="parts" aria-label="Parts of the audit">
            <ul>
                { link(Part::Files, &props.files) }
                { link(Part::Check, &props.check) }
                { link(Part::Results, &props.results) }
            </ul>
        </nav>
    }
}

/// The id of a part's entry, for bringing it into view.
pub fn id_of(part: Part) -> &'static str {
    match part {
        Part::Files => "to-files",
        Part::Check => "to-check",
        Part::Results => "to-results",
        Part::HowToCheck => super::header::TO_HOW_TO_CHECK,
        Part::Terms => super::TO_TERMS,
        Part::Accessibility => super::TO_ACCESSIBILITY,
    }
}

fn link(part: Part, state: &AttrValue, shown: Part) -> Html {
    let current = (part == shown).then_some("page");
    html! {
        <li id={id_of(part)}>
            <a href={part.href()} aria-current={current}>
                <span class="part-name">{ part.name() }</span>
                { " " }
                <span class="part-state">{ state }</span>
            </a>
        </li>
    }
}
