//! A table of figures; each of them leads to how it was worked out.
//!
//! Buttons have no listeners of their own: the table finds which figure was pressed. One column can
//! be reached by the tab key, the others from there by arrow keys: hundreds of figures are no way
//! to the next part.

use std::rc::Rc;

use yew::prelude::{Callback, Html, KeyboardEvent, MouseEvent, Properties, component, html};

use super::figure_place::{FigurePlace, column_id};
use super::sheet_row::{row_headers, row_of};
use crate::audit::sheet::{Column, Sheet, SheetRow};
use crate::audit::working::Working;
use crate::browser::{control, screen};

#[derive(PartialEq, Properties)]
pub struct SheetTableProps {
    /// The table.
    pub sheet: Rc<Sheet>,
    /// Opens the working of a figure.
    pub open: Callback<Working>,
}

/// More columns than these, those of names among them, hardly ever fit the window.
const N_COLUMNS_THAT_FIT: usize = 11;

/// The table.
#[component]
pub fn SheetTable(props: &SheetTableProps) -> Html {
    let sheet = &props.sheet;
    let is_wide = sheet.row_headings.len() + sheet.columns.len() > N_COLUMNS_THAT_FIT;
    let class = if is_wide { "figures sheet wide" } else { "figures sheet" };
    let caption_id = format!("{}-caption", sheet.id);
    let row = |(at, row): (usize, &SheetRow)| row_of(sheet, at, row);
    let total = sheet.total.as_ref().map(|total| (sheet.rows.len(), total));
    html! {
        <div
            class="table-frame"
            id={sheet.id}
            role="region"
            tabindex="0"
            aria-labelledby={caption_id.clone()}
        >
            <table {class} onclick={onclick(props)} onkeydown={onkeydown(sheet)}>
                <caption id={caption_id}>{ caption(sheet) }</caption>
                <thead>
                    <tr>
                        { row_headers(sheet) }
                        { for sheet.columns.iter().enumerate().map(|c| heading(sheet, c)) }
                    </tr>
                </thead>
                <tbody>{ for sheet.rows.iter().enumerate().map(row) }</tbody>
                if let Some(total) = total {
                    <tfoot>{ row(total) }</tfoot>
                }
            </table>
        </div>
    }
}

fn caption(sheet: &Sheet) -> Html {
    html! {
        <span class="caption">
            { &sheet.caption }
            { " " }
            <span class="caption-note">
                { &sheet.note }
                <span class="hint">{ " Select a figure to see how it was worked out." }</span>
                <span class="hint key-hint">{ " Arrow keys go from one to the next." }</span>
                <span class="hint scroll-hint">{ " Scroll sideways for every column." }</span>
            </span>
        </span>
    }
}

fn heading(sheet: &Sheet, (at, column): (usize, &Column)) -> Html {
    let id = column_id(sheet.id, at);
    let class = column.is_main.then_some("tinted");
    if column.when.is_empty() {
        // A month stays in one line.
        let is_short = column.heading.chars().count() <= 8;
        let text = is_short.then_some("nowrap");
        return html! {
            <th scope="col" {id} {class}><span class={text}>{ &column.heading }</span></th>
        };
    }
    html! {
        <th scope="col" {id} {class}>
            { format!("{}, ", column.heading) }<span class="nowrap">{ &column.when }</span>
        </th>
    }
}

fn onclick(props: &SheetTableProps) -> Callback<MouseEvent> {
    let (sheet, open) = (Rc::clone(&props.sheet), props.open.clone());
    Callback::from(move |event: MouseEvent| {
        let place =
            control::pressed_button(&event).and_then(|id| FigurePlace::of_id(sheet.id, &id));
        if let Some(working) = place.and_then(|place| working_at(&sheet, place)) {
            open.emit(working.clone());
        }
    })
}

fn onkeydown(sheet: &Rc<Sheet>) -> Callback<KeyboardEvent> {
    let sheet = Rc::clone(sheet);
    Callback::from(move |event: KeyboardEvent| {
        let place =
            control::pressed_button(&event).and_then(|id| FigurePlace::of_id(sheet.id, &id));
        let n_rows = sheet.rows.len() + usize::from(sheet.total.is_some());
        let next = place.and_then(|place| place.after(&event.key(), n_rows, sheet.columns.len()));
        if let Some(next) = next {
            event.prevent_default();
            screen::focus(&next.id(sheet.id));
        }
    })
}

fn working_at(sheet: &Sheet, place: FigurePlace) -> Option<&Working> {
    let row = sheet.rows.get(place.row).or(sheet.total.as_ref())?;
    row.cells.get(place.column)
}
