//! Work that waits for its turn: what the reader has just asked for is shown first, the rest follows
//! piece by piece, and what the reader does in between comes before the next piece.

use std::cell::RefCell;
use std::collections::BTreeMap;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// A place among the work that waits; dropping it gives it up.
#[derive(Debug)]
pub struct Turn(Place);

/// The order that was asked for, then the order of asking.
type Place = (usize, u64);

type Work = Box<dyn FnOnce()>;

/// What waits.
#[derive(Default)]
struct Queue {
    work: BTreeMap<Place, Work>,
    n_asked: u64,
    /// Whether the next piece is going to be taken.
    is_under_way: bool,
}

impl Queue {
    /// Puts work in its place; says whether somebody has to begin.
    fn add(&mut self, order: usize, work: Work) -> (Place, bool) {
        let place = (order, self.n_asked);
        self.n_asked += 1;
        self.work.insert(place, work);
        (place, !std::mem::replace(&mut self.is_under_way, true))
    }

    /// The first piece; without one, nothing is under way any more.
    fn next(&mut self) -> Option<Work> {
        let next = self.work.pop_first();
        self.is_under_way = next.is_some();
        next.map(|(_, work)| work)
    }
}

thread_local! {
    static QUEUE: RefCell<Queue> = RefCell::default();
}

/// Does something once the page has been drawn as it now is, after all that waits and has the same or
/// a lower order.
pub fn in_turn(order: usize, work: impl FnOnce() + 'static) -> Turn {
    let (place, is_first) = QUEUE.with_borrow_mut(|queue| queue.add(order, Box::new(work)));
    if is_first {
        after_drawing();
    }
    Turn(place)
}

impl Drop for Turn {
    fn drop(&mut self) {
        // What was to be done may hold what waits itself: it is let go of outside.
        let work = QUEUE.with_borrow_mut(|queue| queue.work.remove(&self.0));
        drop(work);
    }
}

/// Does all that waits, at once.
pub fn do_all() {
    let all = QUEUE.with_borrow_mut(|queue| std::mem::take(&mut queue.work));
    for (_, work) in all {
        work();
    }
}

/// Has all that waits done before the page is printed, until the listener is dropped.
pub fn do_all_before_print() -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "beforeprint", |_| do_all()))
}

/// Before a page is drawn it says so; the first task after that comes when it is. A page that nobody
/// sees is not drawn.
fn after_drawing() {
    let Some(window) = web_sys::window() else { return soon() };
    if window.document().is_some_and(|document| document.hidden()) {
        return soon();
    }
    let closure = Closure::once_into_js(soon);
    if window.request_animation_frame(closure.unchecked_ref()).is_err() {
        soon();
    }
}

fn soon() {
    Timeout::new(0, do_next).forget();
}

fn do_next() {
    let next = QUEUE.with_borrow_mut(Queue::next);
    if let Some(work) = next {
        work();
        after_drawing();
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;

    #[test]
    fn work_is_taken_by_its_order_and_then_as_it_was_asked_for() {
        let done: Rc<RefCell<Vec<&str>>> = Rc::default();
        let mut queue = Queue::default();
        let add = |queue: &mut Queue, order, name| {
            let done = Rc::clone(&done);
            queue.add(order, Box::new(move || done.borrow_mut().push(name)))
        };
        let (_, is_first) = add(&mut queue, 2, "c");
        assert!(is_first);
        let (given_up, is_first) = add(&mut queue, 1, "given up");
        assert!(!is_first, "it is under way");
        add(&mut queue, 1, "a");
        add(&mut queue, 1, "b");
        queue.work.remove(&given_up);
        while let Some(work) = queue.next() {
            work();
        }
        assert_eq!(*done.borrow(), ["a", "b", "c"]);
        let (_, is_first) = add(&mut queue, 0, "d");
        assert!(is_first, "nothing was under way any more");
    }
}
