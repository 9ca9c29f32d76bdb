//! An attempt to send a request, made only when the user asks to see it refused. It works the same
//! in the page and in the worker, and carries nothing.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Function, Object, Promise, Reflect};
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    EventTarget, Performance, PerformanceResourceTiming, SecurityPolicyViolationEvent,
    SecurityPolicyViolationEventDisposition,
};

/// What came of an attempt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// What the browser did.
    pub outcome: Outcome,
    /// Requests to a network address that the browser has counted here until then.
    pub n_requests: u32,
}

/// What the browser did with a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// It refused, by this directive of the policy.
    Refused(String),
    /// It sent it and there was an answer.
    Sent,
    /// It failed, and not by the policy: nothing is proved.
    Failed,
}

/// How often, and how many milliseconds apart, the browser's word about a refusal is looked for.
const LOOKS: u32 = 60;
const LOOK_MS: u32 = 50;

/// Tries to get that address.
pub async fn attempt(address: &str) -> Attempt {
    let refused = Rc::new(RefCell::new(None));
    let heard = Rc::clone(&refused);
    let own = address.to_owned();
    let global: EventTarget = js_sys::global().unchecked_into();
    let listener = EventListener::new(&global, "securitypolicyviolation", move |event| {
        let Some(event) = event.dyn_ref::<SecurityPolicyViolationEvent>() else { return };
        // Others may be refused something at the same time, and a policy may only report.
        let is_enforced = event.disposition() == SecurityPolicyViolationEventDisposition::Enforce;
        if is_enforced && event.blocked_uri() == own {
            heard.replace(Some(event.effective_directive()));
        }
    });
    let is_answered = get(address).await.is_some();
    let mut looks = 0;
    while !is_answered && refused.borrow().is_none() && looks < LOOKS {
        TimeoutFuture::new(LOOK_MS).await;
        looks += 1;
    }
    drop(listener);
    let outcome = match refused.take() {
        _ if is_answered => Outcome::Sent,
        Some(directive) => Outcome::Refused(directive),
        None => Outcome::Failed,
    };
    Attempt { outcome, n_requests: n_requests() }
}

async fn get(address: &str) -> Option<JsValue> {
    let global = js_sys::global();
    let fetch: Function = Reflect::get(&global, &"fetch".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    for (name, value) in [("mode", "no-cors"), ("credentials", "omit"), ("cache", "no-store")] {
        Reflect::set(&options, &name.into(), &value.into()).ok()?;
    }
    let answer: Promise = fetch.call2(&global, &address.into(), &options).ok()?.dyn_into().ok()?;
    JsFuture::from(answer).await.ok()
}

fn n_requests() -> u32 {
    u32::try_from(requests().len()).unwrap_or(u32::MAX)
}

/// A request that the browser has counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// What was asked for.
    pub address: String,
    /// Whether the service worker answered it.
    pub is_from_copy: bool,
}

/// The requests to a network address that the browser has counted here since the start. Reading
/// from memory (`blob:` and `data:` addresses) is none.
pub fn requests() -> Vec<Counted> {
    let performance = Reflect::get(&js_sys::global(), &"performance".into());
    let performance: Option<Performance> =
        performance.ok().and_then(|performance| performance.dyn_into().ok());
    let entries = performance.map(|performance| performance.get_entries_by_type("resource"));
    entries
        .iter()
        .flat_map(Array::iter)
        .filter_map(|entry| entry.dyn_into::<PerformanceResourceTiming>().ok())
        .map(|entry| Counted { address: entry.name(), is_from_copy: entry.worker_start() > 0.0 })
        .filter(|counted| counted.address.starts_with("http"))
        .collect()
}
