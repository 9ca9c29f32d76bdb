//! What the user chose in a control of the page.

use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, EventTarget, HtmlElement, HtmlInputElement, HtmlSelectElement,
    HtmlTextAreaElement, Node,
};

/// The position of the chosen option of a select.
pub fn chosen_option(event: &Event) -> Option<usize> {
    let select: HtmlSelectElement = event.target()?.dyn_into().ok()?;
    usize::try_from(select.selected_index()).ok()
}

/// What was typed into an input.
pub fn text(event: &Event) -> String {
    let input: Option<HtmlInputElement> = event.target().and_then(|target| target.dyn_into().ok());
    input.map(|input| input.value()).unwrap_or_default()
}

/// Chooses the option at this position of a select.
pub fn choose_option(select: &Node, at: usize) {
    if let (Some(select), Ok(at)) = (select.dyn_ref::<HtmlSelectElement>(), i32::try_from(at)) {
        select.set_selected_index(at);
    }
}

/// What a text area holds.
pub fn text_in(area: &Node) -> String {
    area.dyn_ref().map(HtmlTextAreaElement::value).unwrap_or_default()
}

/// Whether what has that id is open, where the event is its own.
pub fn is_open(event: &Event, id: &str) -> Option<bool> {
    let element: Element = event.target()?.dyn_into().ok()?;
    (element.id() == id).then(|| element.has_attribute("open"))
}

/// The id of the button that an event happened in.
pub fn pressed_button(event: &Event) -> Option<String> {
    let element: Element = event.target()?.dyn_into().ok()?;
    Some(element.closest("button").ok()??.id())
}

/// Moves the focus to what an event happened in.
pub fn focus(target: &EventTarget) {
    if let Some(element) = target.dyn_ref::<HtmlElement>() {
        element.focus().ok();
    }
}

/// Moves the focus to a text area and selects all of its text.
pub fn select_text(area: &Node) {
    if let Some(area) = area.dyn_ref::<HtmlTextAreaElement>() {
        area.focus().ok();
        area.select();
    }
}

/// Empties a text area.
pub fn empty(area: &Node) {
    if let Some(area) = area.dyn_ref::<HtmlTextAreaElement>() {
        area.set_value("");
    }
}
