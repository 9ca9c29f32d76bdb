//! The messages that came and were not looked at yet.

use futures_channel::mpsc::{self, UnboundedReceiver};
use gloo_events::EventListener;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{File, MessageEvent};

use super::post;
use crate::worker::envelope;
use crate::worker::message::ToWorker;

/// A message with what came beside it.
pub(super) struct Letter {
    pub(super) message: ToWorker,
    pub(super) handles: Vec<File>,
    pub(super) chunk: Option<Uint8Array>,
}

/// Where the page's messages wait.
pub(super) struct Inbox {
    letters: UnboundedReceiver<Letter>,
    _listener: EventListener,
}

impl Inbox {
    /// Begins to take messages.
    pub(super) fn open() -> Self {
        let (sender, letters) = mpsc::unbounded();
        let listener = EventListener::new(&post::scope(), "message", move |event| {
            let data = event.dyn_ref().map_or(JsValue::NULL, MessageEvent::data);
            match envelope::unpack(data) {
                // The receiver lives as long as the worker.
                Some((message, beside)) => drop(sender.unbounded_send(letter(message, beside))),
                None => post::say_failed(),
            }
        });
        Self { letters, _listener: listener }
    }

    /// The next message, waited for.
    pub(super) async fn next(&mut self) -> Option<Letter> {
        self.letters.recv().await.ok()
    }

    /// The next message if it has come.
    pub(super) fn try_next(&mut self) -> Option<Letter> {
        self.letters.try_recv().ok()
    }
}

fn letter(message: ToWorker, beside: Vec<JsValue>) -> Letter {
    let mut handles = Vec::new();
    let mut chunk = None;
    for item in beside {
        match item.dyn_into::<File>() {
            Ok(file) => handles.push(file),
            Err(item) => chunk = item.dyn_into().ok(),
        }
    }
    Letter { message, handles, chunk }
}
