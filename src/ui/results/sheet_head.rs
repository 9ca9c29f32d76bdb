//! The head of a table of figures: what stands together, and a heading for each column, which sorts
//! the rows.

use yew::prelude::{Html, html};

use super::figure_place::{Place, column_id};
use super::sheet_row::is_reached_by_tab;
use crate::audit::sheet::{Column, ColumnGroup, Direction, Sheet, Sort, SortBy};

/// The head of these columns, in this order.
pub fn head(sheet: &Sheet, columns: &[usize], sort: Option<&Sort>) -> Html {
    let groups = sheet.column_groups(columns);
    let names = sheet.row_headings.iter().enumerate();
    let has_headings = groups.iter().any(|group| !group.heading.is_empty());
    html! {
        <thead>
            if has_headings {
                <tr class="column-groups">
                    { for names.clone().map(|(at, _)| html! { <td class={class(sheet, at)}></td> }) }
                    { for groups.iter().map(|group| group_heading(sheet, columns, group)) }
                </tr>
            }
            <tr>
                { for names.map(|(at, name)| name_heading(sheet, at, name, sort)) }
                { for columns.iter().filter_map(|&at| {
                    Some(heading(sheet, columns, (at, sheet.columns.get(at)?), sort))
                }) }
            </tr>
        </thead>
    }
}

/// The column of a row's own name stays; there is not always room for those before it.
fn class(sheet: &Sheet, at: usize) -> &'static str {
    if at + 1 == sheet.row_headings.len() { "row-name" } else { "area" }
}

fn group_heading(sheet: &Sheet, columns: &[usize], group: &ColumnGroup) -> Html {
    let is_main = |&at: &usize| sheet.columns.get(at).is_some_and(|column| column.is_main);
    let own = columns.get(group.columns.clone()).unwrap_or_default();
    // The column that stays in view takes what stands over it along; the heading scrolls with the
    // others, and the column's own heading says all.
    let mut is_said = group.heading.is_empty();
    let part = |part: &[usize]| {
        if part.iter().any(is_main) || std::mem::replace(&mut is_said, true) {
            let is_main = part.iter().any(is_main);
            return html! { <td class={is_main.then_some("tinted")} colspan={colspan(part)}></td> };
        }
        html! { <th scope="colgroup" colspan={colspan(part)}>{ &group.heading }</th> }
    };
    let parts = own.chunk_by(|one, next| is_main(one) == is_main(next)).map(part);
    html! { <>{ for parts }</> }
}

/// Over how many columns a cell stands, where it is not one.
fn colspan(columns: &[usize]) -> Option<String> {
    (columns.len() > 1).then(|| columns.len().to_string())
}

fn name_heading(sheet: &Sheet, at: usize, name: &str, sort: Option<&Sort>) -> Html {
    let by = SortBy::Name(name.to_owned());
    html! {
        <th scope="col" class={class(sheet, at)} aria-sort={sorted(&by, sort)}>
            <button type="button" class="sort" id={Place::Name(at).id(sheet.id)} tabindex="-1">
                { name }
            </button>
        </th>
    }
}

fn heading(
    sheet: &Sheet,
    columns: &[usize],
    (at, column): (usize, &Column),
    sort: Option<&Sort>,
) -> Html {
    let by = SortBy::Figure(column.name());
    let tabindex = (!is_reached_by_tab(sheet, columns, at)).then_some("-1");
    // When a column is of is not seen where it stands over it or in the caption, and is heard all the
    // same.
    let is_said = sheet.says_when(column) && !column.when.is_empty();
    html! {
        <th
            scope="col"
            id={column_id(sheet.id, at)}
            class={column.is_main.then_some("tinted")}
            aria-sort={sorted(&by, sort)}
        >
            <button
                type="button"
                class="sort"
                id={Place::Column(at).id(sheet.id)}
                aria-label={is_said.then(|| column.name())}
                {tabindex}
            >
                <span>{ text(column, is_said) }</span>
            </button>
        </th>
    }
}

fn text(column: &Column, is_when_said: bool) -> Html {
    let Column { heading, when, .. } = column;
    if when.is_empty() || is_when_said {
        // A month stays in one line.
        let is_short = heading.chars().count() <= 8;
        return html! { <span class={is_short.then_some("nowrap")}>{ heading }</span> };
    }
    html! { <>{ format!("{heading}, ") }<span class="nowrap">{ when }</span></> }
}

fn sorted(by: &SortBy, sort: Option<&Sort>) -> Option<&'static str> {
    sort.filter(|sort| sort.by == *by).map(|sort| match sort.direction {
        Direction::Ascending => "ascending",
        Direction::Descending => "descending",
    })
}
