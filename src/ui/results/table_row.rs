//! A row of a table of averages; its average is a button that opens the working.

use yew::prelude::{AttrValue, Callback, Html, html};

use super::table_rows::ShownRow;
use super::workings::Subject;

/// The row, in a table with or without service areas.
pub fn row_of(row: &ShownRow, has_areas: bool, open: &Callback<Subject>) -> Html {
    let cell = |figure: &AttrValue| html! { <td>{ figure }</td> };
    html! {
        <tr>
            if has_areas {
                <td class="area"><bdi>{ &row.area }</bdi></td>
            }
            <th scope="row" class="row-name">
                <bdi>{ &row.name }</bdi>
                if !row.area.is_empty() && has_areas {
                    <span class="cell-note area-note">{ " " }<bdi>{ &row.area }</bdi></span>
                }
                { for row.notes.iter().map(|note| html! {
                    <span class="cell-note">{ " " }{ note }</span>
                }) }
            </th>
            { for row.monthly.iter().map(cell) }
            <td class="tinted">{ average(row, open) }</td>
            { for row.stocks.iter().map(cell) }
        </tr>
    }
}

fn average(row: &ShownRow, open: &Callback<Subject>) -> Html {
    let Some(figure) = &row.caseload else {
        return html! { "\u{2013}" };
    };
    let subject = row.subject;
    let onclick = open.reform(move |_| subject);
    let label = format!("How {figure} was worked out");
    html! {
        <button type="button" class="figure" aria-label={label} aria-haspopup="dialog" {onclick}>
            { figure }
        </button>
    }
}
