//! Something that is done a moment later, unless it is dropped before.

use gloo_timers::callback::Timeout;

/// What is to be done.
#[derive(Debug)]
pub struct Later {
    _timeout: Timeout,
}

/// Does something after so many milliseconds.
pub fn later(n_ms: u32, done: impl FnOnce() + 'static) -> Later {
    Later { _timeout: Timeout::new(n_ms, done) }
}
