//! A button that copies a text, with what became of it.

use yew::prelude::{
    AttrValue, Callback, Html, MouseEvent, Properties, component, html, use_effect_with,
    use_node_ref, use_state_eq,
};

use crate::browser::{clipboard, control};
use crate::report::copied::Copied;

#[derive(PartialEq, Properties)]
pub struct CopyProps {
    /// What is copied: `the working`.
    pub what: AttrValue,
    /// Which of several, for whoever does not see where the button stands.
    #[prop_or_default]
    pub of: AttrValue,
    /// Gives what is copied.
    pub content: Callback<(), Copied>,
}

/// What became of the copy.
#[derive(Clone, PartialEq, Eq)]
enum Standing {
    NotAsked,
    Copied,
    /// No way of copying was let through: the reader copies the text, which is selected.
    Selected(AttrValue),
}

impl Standing {
    fn said(&self) -> &'static str {
        match self {
            Self::NotAsked => "",
            Self::Copied => "Copied",
            Self::Selected(_) => {
                "This browser does not let the page copy. The text is selected: press Ctrl and C, \
                 or Command and C, to copy it."
            }
        }
    }
}

/// The button. The text is shown, and selected, where no way of copying is let through.
#[component]
pub fn Copy(props: &CopyProps) -> Html {
    let area = use_node_ref();
    let standing = use_state_eq(|| Standing::NotAsked);
    let onclick = {
        let (content, setter) = (props.content.clone(), standing.setter());
        Callback::from(move |_: MouseEvent| {
            let (Copied { text, html }, setter) = (content.emit(()), setter.clone());
            if clipboard::copy(&text, &html) {
                setter.set(Standing::Copied);
                return;
            }
            wasm_bindgen_futures::spawn_local(async move {
                let is_copied = clipboard::write(&text).await;
                let selected = || Standing::Selected(text.into());
                setter.set(if is_copied { Standing::Copied } else { selected() });
            });
        })
    };
    // What is selected has to be there first.
    let shown_area = area.clone();
    use_effect_with((*standing).clone(), move |_| {
        if let Some(area) = shown_area.get() {
            control::select_text(&area);
        }
    });
    html! {
        <>
            <button type="button" class="quiet" {onclick}>
                { format!("Copy {}", props.what) }
                if !props.of.is_empty() {
                    <span class="visually-hidden">{ format!(", {}", props.of) }</span>
                }
            </button>
            <p role="status" class="copied">{ standing.said() }</p>
            if let Standing::Selected(text) = &*standing {
                <textarea
                    ref={area}
                    readonly=true
                    rows="8"
                    aria-label={format!("{} as text", capital(&props.what))}
                    autocomplete="off"
                    value={text.clone()}
                />
            }
        </>
    }
}

fn capital(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}
