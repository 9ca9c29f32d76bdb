//! What can be done with a table: copy it, choose its columns, have all of its rows back.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::{Callback, Event, Html, Properties, component, html, use_callback};

use super::copy::Copy;
use crate::audit::sheet::{Optional, Seen, Sheet, Wanted};
use crate::report::copied::copied;
use crate::ui::view::Change;

#[derive(PartialEq, Properties)]
pub struct SheetToolsProps {
    /// The table.
    pub sheet: Rc<Sheet>,
    /// What is seen of it.
    pub seen: Rc<Seen>,
    /// The columns that are left out.
    pub hidden: BTreeSet<String>,
    /// Changes what is seen.
    pub change: Callback<Change>,
}

/// What can be done with a table.
#[component]
pub fn SheetTools(props: &SheetToolsProps) -> Html {
    let SheetToolsProps { sheet, seen, change, .. } = props;
    let content =
        use_callback((sheet.clone(), seen.clone()), |(): (), (sheet, seen)| copied(sheet, seen));
    let show_all = change.reform(|_| Change::Wanted(Wanted::default()));
    html! {
        <div class="sheet-tools">
            <Copy what="the table" of={sheet.caption.clone()} {content} />
            <ColumnChoice
                sheet={sheet.clone()}
                hidden={props.hidden.clone()}
                change={change.clone()}
            />
            if seen.n_rows_hidden > 0 {
                <button type="button" class="link" onclick={show_all}>{ "Show all rows" }</button>
            }
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct ColumnChoiceProps {
    sheet: Rc<Sheet>,
    hidden: BTreeSet<String>,
    change: Callback<Change>,
}

/// Which columns are shown: all but the one that the table is there for can be left out.
#[component]
fn ColumnChoice(props: &ColumnChoiceProps) -> Html {
    let ColumnChoiceProps { sheet, hidden, change } = props;
    let optional = sheet.optional();
    let has_main = sheet.columns.iter().any(|column| column.is_main);
    let is_shown = |one: &Optional| !hidden.contains(&one.name);
    let n_shown = optional.iter().filter(|one| is_shown(one)).count();
    // A table is left one column of figures.
    let is_last = |one: &Optional| !has_main && n_shown <= 1 && is_shown(one);
    let tick = |one: &Optional| {
        let (id, name, are_shown) = (sheet.id, one.name.clone(), !is_shown(one));
        let onchange = change.reform(move |_: Event| Change::Columns {
            sheet: id,
            name: name.clone(),
            are_shown,
        });
        html! {
            <label class="tick" key={one.name.clone()}>
                <input
                    type="checkbox"
                    autocomplete="off"
                    checked={is_shown(one)}
                    disabled={is_last(one)}
                    {onchange}
                />
                <span>{ &one.label }</span>
            </label>
        }
    };
    html! {
        if optional.len() > 1 || (has_main && !optional.is_empty()) {
            <details class="column-choice">
                <summary>
                    { "Columns" }
                    <span class="visually-hidden">{ format!(", {}", sheet.caption) }</span>
                    if n_shown < optional.len() {
                        <span class="left-out">{ " Some are left out" }</span>
                    }
                </summary>
                <fieldset>
                    <legend>{ format!("Columns of {}", sheet.caption) }</legend>
                    { for optional.iter().map(tick) }
                </fieldset>
            </details>
        }
    }
}
