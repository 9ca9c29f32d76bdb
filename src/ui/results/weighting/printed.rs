//! The scheme in force on paper: a plain table in the place of its entries.

use yew::prelude::{Html, Properties, component, html};

use crate::weighting::WeightingScheme;
use crate::weighting::scheme_file::rows;

#[derive(PartialEq, Properties)]
pub struct PrintedSchemeProps {
    /// The scheme.
    pub scheme: WeightingScheme,
}

/// The table, not seen on the screen.
#[component]
pub fn PrintedScheme(props: &PrintedSchemeProps) -> Html {
    let rows = rows(&props.scheme);
    let cells = |row: &[String; 3]| html! { <tr>{ for row.iter().map(|cell| html! { <td>{ cell }</td> }) }</tr> };
    let (header, rows) =
        rows.split_first().map_or((None, rows.as_slice()), |(header, rows)| (Some(header), rows));
    html! {
        <table class="printed-scheme">
            <caption>
                { format!("{}, fingerprint {}", props.scheme.title(), props.scheme.short_hash()) }
            </caption>
            <thead>
                <tr>
                    { for header.into_iter().flatten().map(|cell| html! { <th scope="col">{ cell }</th> }) }
                </tr>
            </thead>
            <tbody>{ for rows.iter().map(cells) }</tbody>
        </table>
    }
}
