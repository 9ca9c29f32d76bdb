//! A table of figures; each of them leads to how it was worked out, each heading to another order.
//!
//! Buttons have no listeners of their own: the table finds which was pressed. One column can be
//! reached by the tab key, the others from there by arrow keys: hundreds of figures are no way to the
//! next part. Which rows and columns are seen, and in which order, the sheet says.

use std::rc::Rc;

use yew::prelude::{
    Callback, Html, KeyboardEvent, MouseEvent, Properties, UseStateHandle, component, html,
    use_memo, use_mut_ref, use_state,
};

use super::figure_place::{Grid, Place};
use super::row_filter::use_row_filter;
use super::sheet_head::head;
use super::sheet_row::{Row, SharedSheet};
use super::sheet_tools::SheetTools;
use crate::audit::sheet::{Seen, Sheet, Sort, SortBy};
use crate::audit::working::Working;
use crate::browser::{control, screen};
use crate::format::thousands;
use crate::ui::view::{Change, use_view_in_use};

#[derive(PartialEq, Properties)]
pub struct SheetTableProps {
    /// The table.
    pub sheet: Rc<Sheet>,
    /// Opens the working of a figure.
    pub open: Callback<Working>,
}

/// The table, and what can be done with it.
#[component]
pub fn SheetTable(props: &SheetTableProps) -> Html {
    let view = use_view_in_use();
    let of_sheet = view.now.of_sheet(props.sheet.id);
    let filter = use_row_filter();
    let seen =
        use_memo((props.sheet.clone(), of_sheet.clone(), filter), |(sheet, view, filter)| {
            sheet.seen(view, filter)
        });
    // Said once it was sorted, and when it is not any more.
    let was_sorted = use_mut_ref(|| false);
    let was_sorted = was_sorted.replace_with(|was| *was || !seen.order.is_empty());
    let status = match seen.order.as_str() {
        "" if was_sorted => "Rows in their usual order.",
        order => order,
    };
    html! {
        <div class="sheet-and-tools">
            <SeenTable
                sheet={props.sheet.clone()}
                open={props.open.clone()}
                seen={seen.clone()}
                sort={of_sheet.sort.clone()}
                change={view.change.clone()}
            />
            <p role="status" class="visually-hidden">{ status.to_owned() }</p>
            <SheetTools
                sheet={props.sheet.clone()}
                {seen}
                hidden={of_sheet.hidden}
                change={view.change}
            />
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct SeenTableProps {
    sheet: Rc<Sheet>,
    open: Callback<Working>,
    seen: Rc<Seen>,
    sort: Option<Sort>,
    change: Callback<Change>,
}

/// More columns than these, those of names among them, hardly ever fit the window.
const N_COLUMNS_THAT_FIT: usize = 11;

/// More rows than these are slow to draw, and hardly ever read: the others are drawn when they are
/// asked for, until the table is seen otherwise.
const N_ROWS_AT_ONCE: usize = 200;

/// More rows than these scroll under their own head and above their total; up to these, all stand in
/// the page, where none can be overlooked.
const N_ROWS_IN_FULL: usize = 60;

/// What can be done with every table, said above the first.
pub fn how_to_use() -> Html {
    html! {
        <p class="hint">
            { "Select a figure in a table to see how it was worked out, a heading to sort." }
            <span class="key-hint">{ " Arrow keys go from one to the next." }</span>
        </p>
    }
}

/// The table as it is seen.
#[component]
fn SeenTable(props: &SeenTableProps) -> Html {
    let SeenTableProps { sheet, seen, .. } = props;
    let columns = use_memo(seen.columns.clone(), |columns| Rc::<[usize]>::from(columns.as_slice()));
    let n_places =
        use_memo(SharedSheet(sheet.clone()), |sheet| Rc::<[usize]>::from(sheet.decimal_places()));
    let all_of = use_state(|| None::<Rc<Seen>>);
    let is_all = all_of.as_ref().is_some_and(|all| Rc::ptr_eq(all, seen));
    let n_drawn = if is_all { seen.rows.len() } else { seen.rows.len().min(N_ROWS_AT_ONCE) };
    let is_long = n_drawn > N_ROWS_IN_FULL;
    let n_columns = sheet.row_headings.len() + seen.columns.len();
    let is_wide = n_columns > N_COLUMNS_THAT_FIT;
    let class = if is_wide { "figures sheet wide" } else { "figures sheet" };
    let caption_id = format!("{}-caption", sheet.id);
    let row = |at: usize| {
        let (columns, n_places) = (Rc::clone(&*columns), Rc::clone(&*n_places));
        html! { <Row key={at} sheet={SharedSheet(sheet.clone())} {at} {columns} {n_places} /> }
    };
    html! {
        <>
        <div
            class={if is_long { "table-frame of-sheet long" } else { "table-frame of-sheet" }}
            id={sheet.id}
            role="region"
            tabindex="0"
            aria-labelledby={caption_id.clone()}
        >
            <table {class} onclick={onclick(props)} onkeydown={onkeydown(props)}>
                <caption id={caption_id}>{ caption(sheet, seen, is_long) }</caption>
                { head(sheet, &seen.columns, props.sort.as_ref()) }
                <tbody>
                    { for seen.rows.iter().take(n_drawn).map(|&at| row(at)) }
                    if seen.rows.is_empty() && !sheet.rows.is_empty() {
                        <tr key="none">
                            <td class="no-rows" colspan={n_columns.to_string()}>
                                { "Every row of this table is hidden by the filter." }
                            </td>
                        </tr>
                    }
                </tbody>
                if sheet.total.is_some() {
                    <tfoot>{ row(sheet.rows.len()) }</tfoot>
                }
            </table>
        </div>
        if n_drawn < seen.rows.len() {
            { rest(seen, n_drawn, &all_of) }
        }
        </>
    }
}

/// What is said of the rows that are not drawn.
fn rest(seen: &Rc<Seen>, n_drawn: usize, all_of: &UseStateHandle<Option<Rc<Seen>>>) -> Html {
    let n = thousands(seen.rows.len() as u64);
    let said =
        format!("These are the first {} of {n} rows. A copy has all.", thousands(n_drawn as u64));
    let (seen, setter) = (Rc::clone(seen), all_of.setter());
    let onclick = Callback::from(move |_: MouseEvent| setter.set(Some(Rc::clone(&seen))));
    html! {
        <p class="more-rows">
            { said }
            { " " }
            <button type="button" class="link" {onclick}>{ format!("Show all {n} rows") }</button>
        </p>
    }
}

fn caption(sheet: &Sheet, seen: &Seen, is_long: bool) -> Html {
    let state = [seen.order.as_str(), seen.filter.as_str()];
    let state = state.into_iter().filter(|said| !said.is_empty());
    html! {
        <span class="caption">
            { &sheet.caption }
            { " " }
            <span class="caption-note">
                { &sheet.note }
                <span class="hint scroll-hint">{ " Scroll sideways for every column." }</span>
                if is_long {
                    <span class="hint">{ " Scroll down in the table for every row." }</span>
                }
                { for state.map(|said| html! { <span class="table-state">{ " " }{ said }</span> }) }
            </span>
        </span>
    }
}

fn onclick(props: &SeenTableProps) -> Callback<MouseEvent> {
    let (sheet, open, change) = (Rc::clone(&props.sheet), props.open.clone(), props.change.clone());
    Callback::from(move |event: MouseEvent| {
        let place = control::pressed_button(&event).and_then(|id| Place::of_id(sheet.id, &id));
        let by = match place {
            Some(Place::Figure { row, column }) => {
                if let Some(working) = working_at(&sheet, row, column) {
                    open.emit(working.clone());
                }
                return;
            }
            Some(Place::Name(at)) => sheet.row_headings.get(at).cloned().map(SortBy::Name),
            Some(Place::Column(at)) => {
                sheet.columns.get(at).map(|column| SortBy::Figure(column.name()))
            }
            None => None,
        };
        if let Some(by) = by {
            change.emit(Change::HeadingPressed(sheet.id, by));
        }
    })
}

fn onkeydown(props: &SeenTableProps) -> Callback<KeyboardEvent> {
    let (sheet, seen) = (Rc::clone(&props.sheet), Rc::clone(&props.seen));
    Callback::from(move |event: KeyboardEvent| {
        let place = control::pressed_button(&event).and_then(|id| Place::of_id(sheet.id, &id));
        let next = place.and_then(|place| Grid::of(&sheet, &seen).after(place, &event.key()));
        if let Some(next) = next {
            event.prevent_default();
            screen::focus(&next.id(sheet.id));
        }
    })
}

fn working_at(sheet: &Sheet, row: usize, column: usize) -> Option<&Working> {
    let row = sheet.rows.get(row).or(sheet.total.as_ref())?;
    row.cells.get(column)
}
