//! The page without its server: has the browser keep a copy of this page's file, by the service
//! worker that a server has beside it, and tells how that stands.
//!
//! The service worker (`static/hosting/service-worker.js`) asks for the files, checks and keeps
//! them; nothing of that passes through the page. Opened from a file there is nothing to keep.

mod copy;
mod registered;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::ServiceWorkerContainer;

use super::address;
use registered::Registered;

/// How it stands with the page's copy on this computer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// There is no server to do without, or nothing is known yet.
    #[default]
    NoServer,
    /// The copy is being made.
    Preparing,
    /// This very page is kept and opens without its server.
    Ready,
    /// Another version of the page is kept, or waits to be.
    OtherVersion,
    /// There is no copy and will be none.
    Unavailable(Lack),
    /// The copy was removed by the user.
    Removed,
}

/// Why there is no copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// The page came over plain http, where browsers keep nothing.
    PlainHttp,
    /// The browser has no service workers, or not in this window.
    NoServiceWorkers,
    /// The server has no service worker beside the page, or does not send it as a script.
    NotBeside,
    /// What the server has is of another version than this page, or came incomplete.
    NotWhole,
}

/// The page's copy, watched. Clones are the same.
#[derive(Clone)]
pub struct Offline(Rc<Inner>);

struct Inner {
    tell: Box<dyn Fn(Standing)>,
    registered: RefCell<Option<Registered>>,
    /// How often it was looked: of two looks that overlap, the later one counts.
    n_looks: Cell<u32>,
}

impl Offline {
    /// Has the copy made, and calls `tell` with how it stands, now and whenever that changes.
    pub fn prepare(tell: impl Fn(Standing) + 'static) -> Self {
        let offline = Self(Rc::new(Inner {
            tell: Box::new(tell),
            registered: RefCell::default(),
            n_looks: Cell::default(),
        }));
        // Later: whoever is told may not be there yet.
        let later = offline.clone();
        wasm_bindgen_futures::spawn_local(async move { later.begin().await });
        offline
    }

    async fn begin(&self) {
        if let Some(standing) = beforehand() {
            return (self.0.tell)(standing);
        }
        (self.0.tell)(Standing::Preparing);
        let Some(found) = registered::register().await else {
            return (self.0.tell)(Standing::Unavailable(Lack::NotBeside));
        };
        let weak = Rc::downgrade(&self.0);
        let registered = Registered::watch(found, move || {
            if let Some(inner) = weak.upgrade() {
                let offline = Self(inner);
                wasm_bindgen_futures::spawn_local(async move { offline.look().await });
            }
        });
        self.0.registered.replace(Some(registered));
        self.look().await;
    }

    async fn look(&self) {
        let registered = self.0.registered.borrow().clone();
        let Some(registered) = registered else { return };
        let look = self.0.n_looks.get().wrapping_add(1);
        self.0.n_looks.set(look);
        registered.listen();
        let standing = registered.standing().await;
        if self.0.n_looks.get() == look {
            (self.0.tell)(standing);
        }
    }

    /// Puts the other version in the place of this one and loads the page anew.
    pub fn change_version(&self) {
        if let Some(registered) = self.0.registered.borrow().as_ref() {
            registered.take_over();
        }
    }

    /// Removes the copy and the service worker that made it; tells so if nothing is left.
    pub async fn remove(&self) {
        self.0.registered.take();
        registered::unregister().await;
        if copy::remove().await {
            (self.0.tell)(Standing::Removed);
        }
    }
}

/// The SHA-256 of the kept copy's bytes, worked out now; `None` where nothing is kept.
pub async fn sha256_of_copy() -> Option<String> {
    if beforehand().is_some() { None } else { copy::sha256().await }
}

/// The bytes of this page as they are kept; `None` where they are not.
pub async fn kept_page() -> Option<Vec<u8>> {
    if beforehand().is_some() { None } else { copy::this_page().await }
}

/// How it stands where nothing can be asked of the browser.
fn beforehand() -> Option<Standing> {
    if !address::is_hosted() {
        Some(Standing::NoServer)
    } else if !web_sys::window().is_some_and(|window| window.is_secure_context()) {
        Some(Standing::Unavailable(Lack::PlainHttp))
    } else if container().is_none() {
        Some(Standing::Unavailable(Lack::NoServiceWorkers))
    } else {
        None
    }
}

/// The browser's service workers. Some browsers have none in private windows.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator = web_sys::window()?.navigator();
    // In a sandbox even to ask for them is an error.
    Reflect::get(&navigator, &"serviceWorker".into()).ok()?.dyn_into().ok()
}
