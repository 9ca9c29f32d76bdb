//! The button that shows the values of columns that may name people.

use yew::prelude::{Callback, Html, Properties, component, html};

use super::answered_file::AnsweredFile;
use crate::ui::deeds::use_page_deeds;

#[derive(PartialEq, Properties)]
pub struct ValuesButtonProps {
    /// The file.
    pub file: AnsweredFile,
    /// Whether the values are shown.
    pub is_shown: bool,
}

/// Shows the values, or hides them again.
#[component]
pub fn ValuesButton(props: &ValuesButtonProps) -> Html {
    let deeds = use_page_deeds();
    let (Some(file), Some(understood)) = (props.file.file(), props.file.understood()) else {
        return Html::default();
    };
    let is_masked = understood.columns.iter().any(|column| column.is_masked);
    if !is_masked || understood.first_rows.is_empty() {
        return Html::default();
    }
    let (id, lines, is_shown) = (file.id, understood.first_rows.clone(), props.is_shown);
    let onclick = Callback::from(move |_| {
        if is_shown {
            deeds.hide.emit(());
        } else {
            deeds.show.emit((id, lines.clone()));
        }
    });
    let (word, note) = if is_shown {
        ("Hide the values", "They are on this page only, until your next choice.")
    } else {
        ("Show the values", "Values that may name people are shown as dots.")
    };
    html! {
            <>
                <button
     type="button"
     class="link"
     aria-label={format!("{word} of {}", file.name)}
     {onclick}
    >{ word }</button>
                <p class="columns-note">{ note }</p>
            </>
        }
}
