//! The columns of a file: what each was taken for, and those that are not used.

use yew::prelude::{Html, html};

use crate::format::counted;
use crate::intake::field::Field;
use crate::intake::source::ColumnUse;
use crate::ui::state::wording::count;

/// The columns that are used, each with what it was taken for.
pub fn columns(name: &str, used: &[&ColumnUse]) -> Html {
    let row = |column: &&ColumnUse| {
        html! {
            <tr>
                <th scope="row">{ &column.header }</th>
                <td>{ column.used_as.map_or("", Field::name) }</td>
            </tr>
        }
    };
    let caption = format!("Columns in {name}");
    html! {
        <table class="columns">
            <caption>{ caption }</caption>
            <thead>
                <tr>
                    <th scope="col">{ "Column" }</th>
                    <th scope="col">{ "Taken for" }</th>
                </tr>
            </thead>
            <tbody>{ for used.iter().map(row) }</tbody>
        </table>
    }
}

/// The columns that are not used, folded up.
pub fn not_used(unused: &[&ColumnUse]) -> Html {
    let names: Vec<&str> = unused.iter().map(|column| column.header.as_str()).collect();
    let names = names.join(", ");
    let n = counted(count(unused.len()), "column is not used", "columns are not used");
    html! {
        <details class="unused">
            <summary>{ n }</summary>
            <p>{ names }</p>
        </details>
    }
}
