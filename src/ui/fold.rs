//! What is folded away behind a line until somebody asks, and stays as they left it, also when they
//! come back from another part.

use yew::prelude::{Callback, Event, MouseEvent, hook, use_callback};

use super::view::{Change, use_view_in_use};
use crate::browser::control;

/// Whether something is folded away, and what opens and closes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Fold {
    /// Whether it is open.
    pub is_open: bool,
    /// For its line: opens or closes it.
    pub onclick: Callback<MouseEvent>,
    /// For the whole, under the fold's own id: hears where the browser has opened it, which it does
    /// when a search in the page finds a word in it.
    pub ontoggle: Callback<Event>,
}

/// The fold of an id, open before anybody opens or closes it if `is_open_at_first`.
#[hook]
pub fn use_fold(id: &'static str, is_open_at_first: bool) -> Fold {
    let view = use_view_in_use();
    let is_open = view.now.is_open(id).unwrap_or(is_open_at_first);
    let state = (view.change, id, is_open);
    let onclick = use_callback(state.clone(), |event: MouseEvent, (change, id, is_open)| {
        // The state says whether it is open, not the browser.
        event.prevent_default();
        change.emit(Change::Fold(id, !is_open));
    });
    let ontoggle = use_callback(state, |event: Event, (change, id, is_open)| {
        if let Some(opened) = control::is_open(&event, id).filter(|opened| opened != is_open) {
            change.emit(Change::Fold(id, opened));
        }
    });
    Fold { is_open, onclick, ontoggle }
}
