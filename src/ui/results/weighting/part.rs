//! A part of a scheme that scores by words: a row for each, and what any other is worth.

use std::rc::Rc;

use yew::prelude::{AttrValue, Callback, Html, MouseEvent, Properties, component, html};

use super::entry::{EntryField, Errors};
use super::entry_id::{add_id, remove_id};
use super::focus::use_row_edits;
use super::unknown::UnknownWords;
use crate::audit::words_found::PartWords;
use crate::format::{counted, thousands};
use crate::ui::state::SharedResults;
use crate::weighting::{Edit, Entry, Part, RowId, SchemeDraft, ScoreUnit};

#[derive(PartialEq, Properties)]
pub struct PartRowsProps {
    /// Which part.
    pub part: Part,
    /// The answer, with the words that occur.
    pub results: SharedResults,
    /// The draft.
    pub draft: Rc<SchemeDraft>,
    /// What is wrong.
    pub errors: Errors,
}

/// What one of the scheme's unit is called at an entry.
pub fn worth(unit: ScoreUnit) -> &'static str {
    match unit {
        ScoreUnit::Cases => "Weight",
        ScoreUnit::Points => "Points",
        ScoreUnit::Hours => "Hours",
    }
}

/// The rows.
#[component]
pub fn PartRows(props: &PartRowsProps) -> Html {
    let (part, draft) = (props.part, &props.draft);
    let edit = use_row_edits(part, draft);
    let audit = props.results.audit.as_ref();
    let found = audit.and_then(|audit| audit.words.of_part(part));
    let rows = draft.rows(part);
    let row = |(at, &id): (usize, &RowId)| one_row(props, found, &edit, at, id);
    let add = edit.reform(move |_: MouseEvent| Edit::AddRow(part));
    let other = if rows.is_empty() { "Every case" } else { "Any other value, or none" };
    html! {
        <>
            if !rows.is_empty() {
                <ul class="scheme-rows">{ for rows.iter().enumerate().map(row) }</ul>
            }
            <div class="scheme-row">
                <span class="scheme-other" aria-hidden="true">{ other }</span>
                <EntryField
                    entry={Entry::Other(part)}
                    draft={Rc::clone(draft)}
                    errors={Rc::clone(&props.errors)}
                    label={format!("{} for {}, {}", worth(draft.unit), lower_first(other), part.name())}
                    has_quiet_label=true
                />
                <span class="scheme-cases">{ blank(found) }</span>
            </div>
            <button type="button" class="quiet" id={add_id(part)} onclick={add}>
                { format!("Add a value of {}", part.name()) }
            </button>
            <UnknownWords {part} results={props.results.clone()} draft={Rc::clone(draft)} {edit} />
        </>
    }
}

fn one_row(
    props: &PartRowsProps,
    found: Option<&PartWords>,
    edit: &Callback<Edit>,
    at: usize,
    id: RowId,
) -> Html {
    let (part, draft) = (props.part, &props.draft);
    let word = draft.text(Entry::Word(part, id));
    let named = match word.trim() {
        "" => format!("value {}", at + 1),
        word => word.to_owned(),
    };
    let field = |entry: Entry, label: String, is_text: bool| {
        let (draft, errors) = (Rc::clone(draft), Rc::clone(&props.errors));
        html! { <EntryField {entry} {draft} {errors} {label} {is_text} has_quiet_label=true /> }
    };
    let onclick = edit.reform(move |_: MouseEvent| Edit::RemoveRow(part, id));
    html! {
        <li class="scheme-row" key={id.to_string()}>
            { field(Entry::Word(part, id), format!("Value {} of {}", at + 1, part.name()), true) }
            { field(
                Entry::Points(part, id),
                format!("{} for {named}, {}", worth(draft.unit), part.name()),
                false,
            ) }
            <span class="scheme-cases">{ cases(found, word) }</span>
            <button
                type="button"
                class="link"
                id={remove_id(part, id)}
                aria-label={format!("Remove {named} from {}", part.name())}
                {onclick}
            >
                { "Remove" }
            </button>
        </li>
    }
}

/// How many cases have the word.
fn cases(found: Option<&PartWords>, word: &str) -> AttrValue {
    if word.trim().is_empty() {
        return AttrValue::Static("");
    }
    match found.and_then(|found| found.find(word)) {
        Some(found) => counted(found.n_cases, "case", "cases").into(),
        None if found.is_some_and(|found| found.n_more > 0) => AttrValue::Static(""),
        None => AttrValue::Static("not in the files"),
    }
}

/// Of how many cases nothing is said.
fn blank(found: Option<&PartWords>) -> String {
    match found.map_or(0, |found| found.n_blank) {
        0 => String::new(),
        n => format!("{} blank", thousands(n)),
    }
}

/// A label within a sentence.
fn lower_first(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    text
}
