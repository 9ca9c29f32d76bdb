//! Work that waits for its turn: what the reader has just asked for is shown first, the rest follows
//! piece by piece, and what the reader does in between comes before the next piece.

use std::cell::RefCell;
use std::collections::BTreeMap;

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// A place among the work that waits; dropping it gives it up.
#[derive(Debug)]
pub struct Turn(u64);

#[derive(Default)]
struct Waiting {
    /// By the numbers of its turns.
    work: BTreeMap<u64, Box<dyn FnOnce()>>,
    next: u64,
    is_under_way: bool,
}

thread_local! {
    static WAITING: RefCell<Waiting> = RefCell::default();
}

/// Does something once the page has been drawn as it now is, after all that already waits.
pub fn in_turn(work: impl FnOnce() + 'static) -> Turn {
    let (number, is_under_way) = WAITING.with_borrow_mut(|waiting| {
        let number = waiting.next;
        waiting.next += 1;
        waiting.work.insert(number, Box::new(work));
        (number, std::mem::replace(&mut waiting.is_under_way, true))
    });
    if !is_under_way {
        begin();
    }
    Turn(number)
}

impl Drop for Turn {
    fn drop(&mut self) {
        // What was to be done may hold what waits itself: it is let go of outside.
        let work = WAITING.with_borrow_mut(|waiting| waiting.work.remove(&self.0));
        drop(work);
    }
}

/// Before a page is drawn it says so; the first task after that comes when it is. A page that nobody
/// sees is not drawn.
fn begin() {
    let Some(window) = web_sys::window() else { return soon() };
    if window.document().is_some_and(|document| document.hidden()) {
        return soon();
    }
    let closure = Closure::once_into_js(soon);
    if window.request_animation_frame(closure.unchecked_ref()).is_err() {
        soon();
    }
}

fn do_next() {
    let next = WAITING.with_borrow_mut(|waiting| {
        let next = waiting.work.pop_first();
        waiting.is_under_way = next.is_some();
        next
    });
    if let Some((_, work)) = next {
        work();
        soon();
    }
}

fn soon() {
    Timeout::new(0, do_next).forget();
}
