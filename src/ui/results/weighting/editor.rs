//! Every entry of the scheme in force: whoever changes one has a scheme of their own.

use std::rc::Rc;

use yew::prelude::{Html, Properties, component, html};

use super::entry::Errors;
use super::flags::FlagEntries;
use super::part::PartRows;
use super::whole::{CapacityEntries, NameEntries, SumEntries, TravelEntries};
use crate::ui::fold::{Fold, use_fold};
use crate::ui::state::SharedResults;
use crate::weighting::{Part, SchemeDraft};

#[derive(PartialEq, Properties)]
pub struct SchemeEditorProps {
    /// The answer, with the words that occur.
    pub results: SharedResults,
    /// The draft, or the scheme in force as one.
    pub draft: Rc<SchemeDraft>,
    /// What is wrong with it.
    pub errors: Errors,
}

/// What tells the entries apart in the page.
const ID: &str = "scheme-editor";

/// The entries, behind a line that opens them.
#[component]
pub fn SchemeEditor(props: &SchemeEditorProps) -> Html {
    let results = &props.results;
    let (draft, errors) = (&props.draft, &props.errors);
    let rows = |part: Part| {
        let (results, draft, errors) = (results.clone(), Rc::clone(draft), Rc::clone(errors));
        html! { <PartRows {part} {results} {draft} {errors} /> }
    };
    let Fold { is_open, onclick, ontoggle } = use_fold(ID, false);
    html! {
        <details class="scheme-editor" id={ID} open={is_open} {ontoggle}>
            <summary {onclick}>{ "Edit this scheme" }</summary>
            <p class="name-note">{ lead(results) }</p>
            <div class="scheme-parts">
                { group("Scheme", html! {
                    <NameEntries results={results.clone()} draft={Rc::clone(draft)} errors={Rc::clone(errors)} />
                }) }
                { group("Base, by case type", rows(Part::CaseType)) }
                { group("Added for complexity", rows(Part::Complexity)) }
                { group("Added for risk", rows(Part::Risk)) }
                { group("Added for travel", html! {
                    <TravelEntries results={results.clone()} draft={Rc::clone(draft)} errors={Rc::clone(errors)} />
                }) }
                { group("Added for flags", html! {
                    <FlagEntries results={results.clone()} draft={Rc::clone(draft)} errors={Rc::clone(errors)} />
                }) }
                { group("Then, of each case", html! {
                    <SumEntries results={results.clone()} draft={Rc::clone(draft)} errors={Rc::clone(errors)} />
                }) }
                { group("What a worker can carry", html! {
                    <CapacityEntries results={results.clone()} draft={Rc::clone(draft)} errors={Rc::clone(errors)} />
                }) }
            </div>
        </details>
    }
}

fn group(legend: &'static str, entries: Html) -> Html {
    html! {
        <fieldset class="scheme-part" key={legend}>
            <legend>{ legend }</legend>
            { entries }
        </fieldset>
    }
}

fn lead(results: &SharedResults) -> String {
    let month = results.audit.as_ref().and_then(|audit| audit.months.last());
    let month = month.map_or_else(String::new, |month| {
        format!(" The numbers of cases are those that workers hold in {}.", month.long())
    });
    format!(
        "Figures follow as you type, in a copy of your own; no scheme of the tool or of a file changes.{month}"
    )
}
