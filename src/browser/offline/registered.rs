//! The service worker of the page's folder: registering it, and what becomes of its versions.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    RegistrationOptions, ServiceWorker, ServiceWorkerRegistration, ServiceWorkerState,
    ServiceWorkerUpdateViaCache,
};

use super::copy::{self, Kept};
use super::{Lack, Standing, container};

/// The file beside the page.
const FILE: &str = "service-worker.js";
/// What the service worker takes over upon.
const SKIP_WAITING: &str = "skip waiting";

/// Registers the service worker beside the page; `None` where the server has none to give.
pub(super) async fn register() -> Option<ServiceWorkerRegistration> {
    let options = RegistrationOptions::new();
    options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
    let registering = container()?.register_with_options(FILE, &options);
    let registration: ServiceWorkerRegistration =
        JsFuture::from(registering).await.ok()?.dyn_into().ok()?;
    if container()?.controller().is_some() {
        name_manifest();
    }
    Some(registration)
}

/// Names the manifest, once the service worker answers for this page: the browser then has it from
/// what is kept, and nothing is asked of the server.
fn name_manifest() {
    let document = web_sys::window().and_then(|window| window.document());
    let Some((document, head)) = document.and_then(|document| {
        let head = document.head()?;
        Some((document, head))
    }) else {
        return;
    };
    if let Ok(link) = document.create_element("link") {
        // Names of attributes and an element of the page's own: nothing here can be refused.
        for (name, value) in
            [("rel", "manifest"), ("crossorigin", "use-credentials"), ("href", "manifest.json")]
        {
            link.set_attribute(name, value).ok();
        }
        head.append_child(&link).ok();
    }
}

/// A registration being watched. Clones are the same.
#[derive(Clone)]
pub(super) struct Registered(Rc<Inner>);

struct Inner {
    registration: ServiceWorkerRegistration,
    changed: Rc<dyn Fn()>,
    listeners: RefCell<Vec<EventListener>>,
    /// Waits for the version that was asked to take over.
    taking_over: RefCell<Option<EventListener>>,
}

impl Registered {
    /// Calls `changed` whenever a version comes, goes or gets further.
    pub(super) fn watch(
        registration: ServiceWorkerRegistration,
        changed: impl Fn() + 'static,
    ) -> Self {
        let changed: Rc<dyn Fn()> = Rc::new(changed);
        Self(Rc::new(Inner {
            registration,
            changed,
            listeners: RefCell::default(),
            taking_over: RefCell::default(),
        }))
    }

    /// Listens to the versions there are now, in the place of those there were.
    pub(super) fn listen(&self) {
        let Inner { registration, changed, listeners, .. } = &*self.0;
        let listener = |target: &web_sys::EventTarget, kind: &'static str| {
            let changed = Rc::clone(changed);
            EventListener::new(target, kind, move |_| changed())
        };
        let mut all = vec![listener(registration, "updatefound")];
        all.extend(self.versions().iter().map(|version| listener(version, "statechange")));
        listeners.replace(all);
    }

    fn versions(&self) -> Vec<ServiceWorker> {
        let registration = &self.0.registration;
        [registration.installing(), registration.waiting(), registration.active()]
            .into_iter()
            .flatten()
            .collect()
    }

    /// How it stands now.
    pub(super) async fn standing(&self) -> Standing {
        let registration = &self.0.registration;
        let is_active = registration
            .active()
            .is_some_and(|active| active.state() == ServiceWorkerState::Activated);
        let is_under_way = !is_active && !self.versions().is_empty();
        if is_active && registration.waiting().is_some() {
            return Standing::OtherVersion;
        }
        if is_under_way {
            return Standing::Preparing;
        }
        match copy::look().await {
            _ if !is_active => Standing::Unavailable(Lack::NotWhole),
            Kept::ThisVersion => Standing::Ready,
            // What is being installed may be this very version.
            _ if registration.installing().is_some() => Standing::Preparing,
            Kept::OtherVersion => Standing::OtherVersion,
            Kept::Nothing => Standing::Unavailable(Lack::NotWhole),
        }
    }

    /// Has the version that waits take over, and then loads the page anew. Where another tab has
    /// done the first already, the second is left.
    pub(super) fn take_over(&self) {
        let Some(waiting) = self.0.registration.waiting() else {
            reload();
            return;
        };
        let version = waiting.clone();
        let listener = EventListener::new(&waiting, "statechange", move |_| {
            // Where yet another version has taken its place, that one is offered.
            if matches!(
                version.state(),
                ServiceWorkerState::Activated | ServiceWorkerState::Redundant
            ) {
                reload();
            }
        });
        // Not among the others, which give way to new ones while it waits.
        self.0.taking_over.replace(Some(listener));
        // Text can always be posted.
        waiting.post_message(&JsValue::from_str(SKIP_WAITING)).ok();
    }
}

/// Ends the registration of this folder, whichever page has made it. The page goes on as it is.
pub(super) async fn unregister() {
    let Some(container) = container() else { return };
    let found = JsFuture::from(container.get_registration()).await.ok();
    let registration = found.and_then(|found| found.dyn_into::<ServiceWorkerRegistration>().ok());
    if let Some(ending) = registration.and_then(|found| found.unregister().ok()) {
        JsFuture::from(ending).await.ok();
    }
}

fn reload() {
    if let Some(window) = web_sys::window() {
        // Refused only while the page is being left already.
        window.location().reload().ok();
    }
}
