//! What the reader does not see yet is drawn in its turn, after what they see.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::{NodeRef, hook, use_effect_with, use_force_update, use_memo, use_mut_ref};

use crate::browser::seen;
use crate::browser::turns::{self, Turn};

/// What is drawn at an element.
#[derive(Clone, Debug, PartialEq)]
pub struct InTurn<T> {
    /// What to draw; `None` where nothing is.
    pub now: Option<T>,
    /// Whether something else is wanted, and waits for its turn.
    pub waits: bool,
}

/// What to draw now of what is wanted at an element, in the order of the page. Nothing wanted is nothing
/// drawn. What the reader asks for, where nothing was, or sees is drawn at once; anything else in its
/// turn, and until then what was drawn before.
#[hook]
pub fn use_in_turn<T: Clone + PartialEq + 'static>(
    order: usize,
    wanted: Option<T>,
    at: &NodeRef,
) -> InTurn<T> {
    let is_seen = use_is_seen(at);
    let drawn = use_mut_ref(|| None::<T>);
    // Whether it was wanted from the first and was not drawn yet: nobody asked for it.
    let is_new = use_mut_ref(|| true);
    let turn = use_mut_ref(|| None::<Turn>);
    let redraw = use_force_update();
    let waits = match (&wanted, &*drawn.borrow()) {
        (None, _) => false,
        (Some(_), None) => *is_new.borrow(),
        (Some(wanted), Some(drawn)) => wanted != drawn && !is_seen.get(),
    };
    if !waits {
        is_new.replace(false);
        drawn.replace(wanted.clone());
    }
    // Asked for at once rather than in an effect, which may come after the next click.
    turn.replace(waits.then(|| {
        let known = Rc::clone(&drawn);
        turns::in_turn(order, move || {
            is_new.replace(false);
            known.replace(wanted);
            redraw.force_update();
        })
    }));
    let now = drawn.borrow().clone();
    InTurn { now, waits }
}

/// Whether an element is in the window.
#[hook]
fn use_is_seen(at: &NodeRef) -> Rc<Cell<bool>> {
    let is_seen = use_memo((), |()| Rc::new(Cell::new(false)));
    let is_seen = Rc::clone(&*is_seen);
    use_effect_with(at.clone(), {
        let is_seen = Rc::clone(&is_seen);
        move |at| {
            let watch =
                at.cast::<seen::Element>().and_then(|element| seen::watch(&element, is_seen));
            move || drop(watch)
        }
    });
    is_seen
}
