//! A row of a table of figures: its names, what to know about it, and a button for each figure.

use std::ops::Deref;
use std::rc::Rc;

use yew::prelude::{Html, Properties, component, html};

use super::figure_place::{Place, column_id, row_id};
use crate::audit::sheet::{Sheet, SheetRow, padding};
use crate::audit::sheets::workers;
use crate::audit::working::Working;

/// A sheet that all of its rows look at: two are equal when they are one and the same.
#[derive(Clone, Debug)]
pub struct SharedSheet(pub Rc<Sheet>);

impl PartialEq for SharedSheet {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for SharedSheet {
    type Target = Sheet;

    fn deref(&self) -> &Sheet {
        &self.0
    }
}

#[derive(PartialEq, Properties)]
pub struct RowProps {
    /// The sheet.
    pub sheet: SharedSheet,
    /// The place of the row; after the last, that of the total.
    pub at: usize,
    /// The places of the columns that are seen.
    pub columns: Rc<[usize]>,
    /// How many decimal places the figures of each column have at most.
    pub n_places: Rc<[usize]>,
}

/// The row. It is drawn once, wherever it moves.
#[component]
pub fn Row(props: &RowProps) -> Html {
    let RowProps { sheet, at, columns, .. } = props;
    let Some(row) = sheet.rows.get(*at).or(sheet.total.as_ref()) else { return Html::default() };
    html! {
        <tr>
            { names(sheet, *at, row) }
            { for columns.iter().filter_map(|&column| {
                Some(figure(props, column, row.cells.get(column)?))
            }) }
        </tr>
    }
}

fn names(sheet: &Sheet, at: usize, row: &SheetRow) -> Html {
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
        <>
            { for areas.iter().map(area) }
            <th scope="row" class="row-name">
                <bdi id={row_id(sheet.id, at)}>{ name }</bdi>
                { for areas.iter().filter(|name| !name.is_empty()).map(area_note) }
                { for row.notes.iter().map(remark) }
                if row.is_of_few && sheet.id != workers::ID {
                    <span class="cell-note">{ " 1 or 2 workers: not for publication" }</span>
                }
            </th>
        </>
    }
}

fn figure(props: &RowProps, column: usize, working: &Working) -> Html {
    let RowProps { sheet, at: row, columns, n_places } = props;
    let is_main = sheet.columns.get(column).is_some_and(|column| column.is_main);
    let described = format!("{} {}", row_id(sheet.id, *row), column_id(sheet.id, column));
    let n_places = n_places.get(column).copied().unwrap_or(0);
    let padding = padding(&working.shown, n_places);
    html! {
        <td class={is_main.then_some("tinted")}>
            <button
                type="button"
                class="figure"
                id={Place::Figure { row: *row, column }.id(sheet.id)}
                tabindex={(!is_reached_by_tab(sheet, columns, column)).then_some("-1")}
                aria-label={working.title()}
                aria-describedby={described}
                aria-haspopup="dialog"
            >
                { working.shown_to_people() }
                if !padding.is_empty() {
                    <span class="padding">{ padding }</span>
                }
            </button>
        </td>
    }
}

/// One column can be reached by the tab key: the main one, else the first.
pub fn is_reached_by_tab(sheet: &Sheet, columns: &[usize], column: usize) -> bool {
    let is_main = |&&at: &&usize| sheet.columns.get(at).is_some_and(|column| column.is_main);
    columns.iter().find(is_main).or(columns.first()) == Some(&column)
}
