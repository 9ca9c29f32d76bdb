//! Clear everything: at once, or after asking where something is lost that files do not bring back.

use yew::prelude::{
    AttrValue, Callback, Html, Properties, component, html, use_effect_with, use_node_ref,
    use_state_eq,
};

use crate::browser::dialog::{self, Dialog};
use crate::browser::screen;
use crate::format::listed;
use crate::ui::deeds::use_page_deeds;
use crate::ui::heading;

const QUESTION: &str = "clear-title";

#[derive(PartialEq, Properties)]
pub struct ClearProps {
    /// What is lost for good, in words; nothing where the files bring all of it back.
    pub lost: AttrValue,
}

/// The button, and the question that it may ask.
#[component]
pub fn Clear(props: &ClearProps) -> Html {
    let clear = use_page_deeds().clear;
    let is_asked = use_state_eq(|| false);
    let node = use_node_ref();
    let dialog_node = node.clone();
    use_effect_with(*is_asked, move |is_asked| {
        if let Some(dialog) = dialog_node.cast::<Dialog>() {
            if *is_asked {
                dialog::open(&dialog);
                screen::focus(QUESTION);
            } else {
                dialog::close(&dialog);
            }
        }
    });
    let clear = Callback::from(move |()| {
        clear.emit(());
        screen::focus(heading::ID);
    });
    let asks = !props.lost.is_empty();
    let set = is_asked.setter();
    let keep = Callback::from(move |()| set.set(false));
    let set = is_asked.setter();
    let at_once = clear.clone();
    let onclick = Callback::from(move |_| if asks { set.set(true) } else { at_once.emit(()) });
    html! {
        <>
            <button type="button" class="quiet" {onclick}>{ "Clear everything" }</button>
            <dialog class="working" ref={node} aria-labelledby={QUESTION} onclose={keep.reform(|_| ())}>
                if *is_asked {
                    <h2 id={QUESTION} tabindex="-1">{ "Clear everything?" }</h2>
                    <p>{ format!(
                        "The page forgets {}. Adding the files again does not bring that back.",
                        props.lost
                    ) }</p>
                    <div class="working-end">
                        <button type="button" onclick={clear.reform(|_| ())}>{ "Yes, clear it" }</button>
                        <button type="button" class="quiet" onclick={keep.reform(|_| ())}>
                            { "No, keep it" }
                        </button>
                    </div>
                }
            </dialog>
        </>
    }
}

/// What is lost, in words.
pub fn in_words(lost: &[&str]) -> AttrValue {
    if lost.is_empty() { AttrValue::default() } else { listed(lost).into() }
}
