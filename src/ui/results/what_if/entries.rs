//! The fields of a change, each with what is wrong with it.

use std::collections::BTreeMap;

use yew::prelude::{AttrValue, Callback, Html, Properties, component, html};

use crate::audit::what_if::{Entered, Entry};
use crate::ui::results::text_field::TextField;

#[derive(PartialEq, Properties)]
pub struct EntriesProps {
    /// What stands in the fields.
    pub entered: Entered,
    /// What is wrong with them.
    pub refused: BTreeMap<Entry, AttrValue>,
    /// Takes another text of a field.
    pub enter: Callback<(Entry, String)>,
}

/// The fields.
#[component]
pub fn Entries(props: &EntriesProps) -> Html {
    Entry::ALL.into_iter().map(|entry| field(props, entry)).collect()
}

fn field(props: &EntriesProps, entry: Entry) -> Html {
    let (id, label, hint) = match entry {
        Entry::Workers => {
            ("what-if-workers", "Workers more or fewer", "Such as 2, or -1 for one fewer.")
        }
        Entry::FteOfEach => ("what-if-fte-each", "FTE of each of them", "Empty is 1."),
        Entry::Fte => (
            "what-if-fte",
            "Other hours, in FTE",
            "Such as 0.5, or -0.5 for fewer, of those who are there.",
        ),
        Entry::BroughtIn => {
            ("what-if-cases", "Unallocated cases to bring in", "A number, or the word all.")
        }
    };
    html! {
        <TextField
            key={id}
            {id}
            {label}
            {hint}
            value={props.entered.text(entry).to_owned()}
            refused={props.refused.get(&entry).cloned()}
            is_live=true
            entered={props.enter.reform(move |text| (entry, text))}
        />
    }
}
