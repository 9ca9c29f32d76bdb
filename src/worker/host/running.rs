//! A worker while it runs, with the listeners that belong to it. Dropping it ends the worker.

use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker};

use crate::browser::boot;
use crate::worker::envelope;
use crate::worker::message::{FromWorker, ToWorker};

/// A worker that has not said that it is ready within this time never will.
const START_LIMIT_MS: u32 = 30_000;

/// What comes of a worker.
pub(super) enum Said {
    /// It says something.
    Message(FromWorker),
    /// It ended, never began, or says what nobody can read.
    Gone,
}

/// A worker and what waits until it is ready.
pub(super) struct Running {
    worker: Option<Worker>,
    readiness: Readiness,
    _listeners: Vec<EventListener>,
}

enum Readiness {
    Awaited { outbox: Vec<Array>, _limit: Timeout },
    Ready,
}

impl Running {
    /// Starts a worker; `hear` gets what comes of it, never during this call.
    pub(super) fn start(hear: impl Fn(Said) + 'static) -> Self {
        let hear = Rc::new(hear);
        let worker = boot::new_worker();
        let limit_ms = if worker.is_some() { START_LIMIT_MS } else { 0 };
        let late = Rc::clone(&hear);
        Self {
            _listeners: worker.iter().flat_map(|worker| listeners(worker, &hear)).collect(),
            worker,
            readiness: Readiness::Awaited {
                outbox: Vec::new(),
                _limit: Timeout::new(limit_ms, move || late(Said::Gone)),
            },
        }
    }

    /// Posts a message, or keeps it until the worker is ready.
    pub(super) fn post(&mut self, message: &ToWorker, beside: Vec<JsValue>) {
        let Some(envelope) = envelope::pack(message, beside) else {
            return;
        };
        match &mut self.readiness {
            Readiness::Awaited { outbox, .. } => outbox.push(envelope),
            Readiness::Ready => self.send(&envelope),
        }
    }

    /// Posts what has waited.
    pub(super) fn is_ready(&mut self) {
        let before = std::mem::replace(&mut self.readiness, Readiness::Ready);
        if let Readiness::Awaited { outbox, .. } = before {
            for envelope in &outbox {
                self.send(envelope);
            }
        }
    }

    /// Whether it had said that it was ready.
    pub(super) fn was_ready(&self) -> bool {
        matches!(self.readiness, Readiness::Ready)
    }

    fn send(&self, envelope: &Array) {
        if let Some(worker) = &self.worker {
            // Refused only for what cannot be copied; bytes and file handles can be.
            worker.post_message(envelope).ok();
        }
    }
}

fn listeners(worker: &Worker, hear: &Rc<impl Fn(Said) + 'static>) -> [EventListener; 3] {
    let on_message = Rc::clone(hear);
    let on_error = Rc::clone(hear);
    let on_unreadable = Rc::clone(hear);
    [
        EventListener::new(worker, "message", move |event| {
            let data = event.dyn_ref().map_or(JsValue::NULL, MessageEvent::data);
            on_message(
                envelope::unpack(data).map_or(Said::Gone, |(message, _)| Said::Message(message)),
            );
        }),
        EventListener::new(worker, "error", move |_| on_error(Said::Gone)),
        EventListener::new(worker, "messageerror", move |_| on_unreadable(Said::Gone)),
    ]
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(worker) = &self.worker {
            worker.terminate();
        }
    }
}
