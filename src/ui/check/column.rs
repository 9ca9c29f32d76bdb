//! One column of a file: what it is taken for, why, and what it holds.

use yew::prelude::{AttrValue, Callback, Html, Properties, component, html};

use super::answered_file::AnsweredFile;
use crate::format::shortened;
use crate::intake::field::Field;
use crate::intake::source::ColumnUse;
use crate::ui::select::Select;

#[derive(PartialEq, Properties)]
pub struct ColumnProps {
    /// The file.
    pub file: AnsweredFile,
    /// Which of its columns.
    pub at: usize,
    /// What it can be taken for.
    pub fields: Vec<Field>,
    /// What its first rows hold, in place of the dots, where the user asked to see it.
    pub values: Option<Vec<String>>,
    /// Takes it for something else: the column's position and the field.
    pub take: Callback<(usize, Option<Field>)>,
}

/// The id of a column's select.
pub fn select_id(file: &AnsweredFile, at: usize) -> String {
    format!("column-{}-{at}", file.file().map_or(0, |file| file.id.0))
}

/// A column with its select.
#[component]
pub fn Column(props: &ColumnProps) -> Html {
    let understood = props.file.understood();
    let Some(column) = understood.and_then(|understood| understood.columns.get(props.at)) else {
        return Html::default();
    };
    let id = select_id(&props.file, props.at);
    // The first option is "Not used".
    let choose = {
        let (take, fields, at) = (props.take.clone(), props.fields.clone(), props.at);
        Callback::from(move |chosen: usize| {
            let field = chosen.checked_sub(1).and_then(|chosen| fields.get(chosen)).copied();
            take.emit((at, field));
        })
    };
    let names = ["Not used"].into_iter().chain(props.fields.iter().map(|field| field.name()));
    let options: Vec<AttrValue> = names.map(AttrValue::from).collect();
    let chosen = props.fields.iter().position(|&field| column.used_as == Some(field));
    let chosen = chosen.map_or(0, |at| at + 1);
    html! {
        <li class="column">
            <label for={id.clone()}><bdi>{ &column.header }</bdi></label>
            <Select {id} {options} {chosen} {choose} />
            <p class="column-why">{ &column.because }</p>
            { holds(column, props.values.as_deref()) }
        </li>
    }
}

/// What the column holds: its first values, those that may name people as dots until asked.
fn holds(column: &ColumnUse, values: Option<&[String]>) -> Html {
    let value = |text: String| html! { <bdi class="value">{ text }</bdi> };
    match values.filter(|_| column.is_masked) {
        Some(values) => html! {
            <p class="column-holds">{ for values.iter().map(|text| value(shortened(text, ColumnUse::N_CHARACTERS))) }</p>
        },
        None => html! {
            <p class="column-holds" aria-hidden={column.is_masked.then_some("true")}>
                { for column.samples.iter().cloned().map(value) }
            </p>
        },
    }
}
