//! A row of a table of figures: its names, what to know about it, and a button for each figure.

use yew::prelude::{Html, html};

use super::figure_place::{FigurePlace, column_id, row_id};
use crate::audit::sheet::{Sheet, SheetRow};
use crate::audit::working::Working;

/// The headings above the names at the head of each row.
pub fn row_headers(sheet: &Sheet) -> Html {
    let last = sheet.row_headings.len().saturating_sub(1);
    let heading = |(at, name): (usize, &String)| {
        let class = if at == last { "row-name" } else { "area" };
        html! { <th scope="col" {class}>{ name }</th> }
    };
    sheet.row_headings.iter().enumerate().map(heading).collect()
}

/// The row at this place of the sheet.
pub fn row_of(sheet: &Sheet, at: usize, row: &SheetRow) -> Html {
    let (areas, name) = match row.names.as_slice() {
        [areas @ .., name] => (areas, name.as_str()),
        [] => (&[][..], ""),
    };
    // Where there is no room for a column, the names before the last stand under it.
    let area = |name: &String| html! { <td class="area"><bdi>{ name }</bdi></td> };
    let area_note = |name: &String| {
        html! { <span class="cell-note area-note">{ " " }<bdi>{ name }</bdi></span> }
    };
    let remark = |text: &String| html! { <span class="cell-note">{ " " }{ text }</span> };
    html! {
        <tr>
            { for areas.iter().map(area) }
            <th scope="row" class="row-name">
                <bdi id={row_id(sheet.id, at)}>{ name }</bdi>
                { for areas.iter().filter(|name| !name.is_empty()).map(area_note) }
                { for row.notes.iter().map(remark) }
            </th>
            { for row.cells.iter().enumerate().map(|cell| figure(sheet, at, cell)) }
        </tr>
    }
}

fn figure(sheet: &Sheet, row: usize, (column, working): (usize, &Working)) -> Html {
    let is_main = sheet.columns.get(column).is_some_and(|column| column.is_main);
    let has_main = sheet.columns.iter().any(|column| column.is_main);
    let is_reached_by_tab = if has_main { is_main } else { column == 0 };
    let described = format!("{} {}", row_id(sheet.id, row), column_id(sheet.id, column));
    html! {
        <td class={is_main.then_some("tinted")}>
            <button
                type="button"
                class="figure"
                id={FigurePlace { row, column }.id(sheet.id)}
                tabindex={(!is_reached_by_tab).then_some("-1")}
                aria-label={working.title()}
                aria-describedby={described}
                aria-haspopup="dialog"
            >
                { &working.shown }
            </button>
        </td>
    }
}
