//! Rows of a file as they stand in it, when the user asks to see them.

use yew::prelude::{AttrValue, Callback, Html, Properties, component, html};

use crate::format::thousands;
use crate::intake::source::{FileId, SourceFile};
use crate::pipeline::SeenRow;
use crate::ui::deeds::use_page_deeds;
use crate::ui::state::ShownRows;

/// So many cells of a row are drawn: enough for any export, and few enough for the page.
const MOST_CELLS: usize = 200;

#[derive(PartialEq, Properties)]
pub struct RowsProps {
    /// The file.
    pub file: FileId,
    /// The lines that can be looked at, at least one.
    pub lines: Vec<u64>,
    /// What the rows are, for those who do not see them: `Total row in July.csv`.
    pub what: AttrValue,
    /// The names of the columns.
    pub headers: Vec<AttrValue>,
    /// The rows that are shown now, here or elsewhere.
    pub shown: Option<ShownRows>,
}

/// A button to look at rows and, pressed, the rows.
#[component]
pub fn Rows(props: &RowsProps) -> Html {
    let deeds = use_page_deeds();
    let is_here = |shown: &&ShownRows| shown.file == props.file && shown.lines == props.lines;
    let shown = props.shown.as_ref().filter(is_here);
    let (file, lines) = (props.file, props.lines.clone());
    let (show, hide) = (deeds.show, deeds.hide);
    let is_open = shown.is_some();
    let onclick = Callback::from(move |_| {
        if is_open {
            hide.emit(());
        } else {
            show.emit((file, lines.clone()));
        }
    });
    let (word, label) = match (is_open, props.lines.len()) {
        (true, _) => ("Hide", format!("Hide: {}", props.what)),
        (false, 1) => ("Look at this row", format!("Look at this row: {}", props.what)),
        (false, _) => ("Look at these rows", format!("Look at these rows: {}", props.what)),
    };
    html! {
        <>
            <button
                type="button"
                class="link"
                aria-expanded={is_open.to_string()}
                aria-label={label}
                {onclick}
            >
                { word }
            </button>
            { for shown.map(|shown| seen(props, shown.rows.as_deref())) }
        </>
    }
}

/// The names of a file's columns.
pub fn headers(file: &SourceFile) -> Vec<AttrValue> {
    let columns = file.outcome.understood().map(|understood| understood.columns.as_slice());
    let columns = columns.unwrap_or_default().iter().take(MOST_CELLS);
    columns.map(|column| column.header.clone().into()).collect()
}

fn seen(props: &RowsProps, rows: Option<&[SeenRow]>) -> Html {
    let Some(rows) = rows else {
        return html! { <p class="seen-note">{ "Reading them from the file" }</p> };
    };
    if rows.is_empty() {
        return html! {
            <p class="seen-note">{ "They are not in the file any more: it has changed." }</p>
        };
    }
    html! {
        <div class="table-frame seen" role="region" tabindex="0" aria-label={props.what.clone()}>
            <table class="figures">
                <thead>
                    <tr>
                        <th scope="col">{ "Line" }</th>
                        { for props.headers.iter().map(|name| html! {
                            <th scope="col">{ name }</th>
                        }) }
                    </tr>
                </thead>
                <tbody>{ for rows.iter().map(row) }</tbody>
            </table>
        </div>
    }
}

fn row(row: &SeenRow) -> Html {
    let cells = row.cells.iter().take(MOST_CELLS);
    html! {
        <tr>
            <th scope="row">{ thousands(row.line) }</th>
            { for cells.map(|cell| html! { <td class="words"><bdi>{ cell }</bdi></td> }) }
        </tr>
    }
}
