//! What is folded away behind a line until somebody asks, and stays as they left it, also when they
//! come back from another part.

use yew::prelude::{Callback, MouseEvent, hook, use_callback};

use super::view::{Change, use_view_in_use};

/// Whether something is folded away, and what a press of its line does.
#[derive(Clone, Debug, PartialEq)]
pub struct Fold {
    /// Whether it is open.
    pub is_open: bool,
    /// Opens or closes it.
    pub onclick: Callback<MouseEvent>,
}

/// The fold of a name, open before anybody opens or closes it if `is_open_at_first`.
#[hook]
pub fn use_fold(id: &'static str, is_open_at_first: bool) -> Fold {
    let view = use_view_in_use();
    let is_open = view.now.is_open(id).unwrap_or(is_open_at_first);
    let onclick =
        use_callback((view.change, id, is_open), |event: MouseEvent, (change, id, is_open)| {
            // The state says whether it is open, not the browser.
            event.prevent_default();
            change.emit(Change::Fold(id, !is_open));
        });
    Fold { is_open, onclick }
}
