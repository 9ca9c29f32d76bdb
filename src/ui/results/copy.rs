//! A button that copies a text, with what became of it.

use yew::prelude::{
    AttrValue, Callback, Html, MouseEvent, NodeRef, Properties, component, html, use_effect_with,
    use_node_ref, use_state_eq,
};

use crate::browser::{clipboard, control};

#[derive(PartialEq, Properties)]
pub struct CopyWorkingProps {
    /// The text.
    pub text: AttrValue,
}

/// What became of the copy.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    NotAsked,
    Copied,
    /// No way of copying was let through: the reader copies what is selected.
    Selected,
}

impl Standing {
    fn said(self) -> &'static str {
        match self {
            Self::NotAsked => "",
            Self::Copied => "Copied",
            Self::Selected => {
                "This browser does not let the page copy. The text is selected: press Ctrl and C, \
                 or Command and C, to copy it."
            }
        }
    }
}

/// The button. Browsers that have no clipboard for a page of this address copy from a text that is
/// selected; the text is shown where that is refused as well.
#[component]
pub fn CopyWorking(props: &CopyWorkingProps) -> Html {
    let area = use_node_ref();
    let standing = use_state_eq(|| Standing::NotAsked);
    let onclick = {
        let (text, area, setter) = (props.text.clone(), area.clone(), standing.setter());
        Callback::from(move |event: MouseEvent| {
            let (text, area, setter) = (text.clone(), area.clone(), setter.clone());
            let button = event.target();
            wasm_bindgen_futures::spawn_local(async move {
                let is_copied = clipboard::write(&text).await || copied_from(&area);
                setter.set(if is_copied { Standing::Copied } else { Standing::Selected });
                if let Some(button) = button.filter(|_| is_copied) {
                    control::focus(&button);
                }
            });
        })
    };
    // What is selected has to be seen first.
    let shown_area = area.clone();
    use_effect_with(*standing, move |standing| {
        if let Some(area) = shown_area.get().filter(|_| *standing == Standing::Selected) {
            control::select_text(&area);
        }
    });
    let class = (*standing != Standing::Selected).then_some("visually-hidden");
    html! {
        <>
            <button type="button" class="quiet" {onclick}>{ "Copy the working" }</button>
            <p role="status" class="copied">{ standing.said() }</p>
            <textarea
                {class}
                ref={area}
                readonly=true
                rows="8"
                tabindex={class.map(|_| "-1")}
                aria-label="The working as text"
                autocomplete="off"
                value={props.text.clone()}
            />
        </>
    }
}

fn copied_from(area: &NodeRef) -> bool {
    area.get().is_some_and(|area| {
        control::select_text(&area);
        clipboard::copy_selected()
    })
}
