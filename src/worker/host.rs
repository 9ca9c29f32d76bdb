//! The page's end of the worker: starts it, keeps the files' handles, sends orders, and starts
//! another worker when one is lost.
//!
//! Memory of a worker is lost with it; a new one reads the files again from their handles. Dropping
//! the host ends the worker and releases every handle.

mod passing;
mod running;
mod shelf;

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use gloo_timers::callback::Timeout;
use web_sys::File;
use yew::Callback;

use crate::audit::settings::AuditSettings;
use crate::browser::attempt::Attempt;
use crate::browser::boot::{self, Fault};
use crate::intake::source::FileId;
use crate::pipeline::SeenRow;
use crate::worker::message::{Answer, FileToRead, FromWorker, Job, Order, Progress, ToWorker};

use passing::Passing;
use running::{Running, Said};
use shelf::Shelf;

/// A worker that does not say within this time that it has taken a stop is ended.
const STOP_LIMIT_MS: u32 = 1_000;

/// What the page hears.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    /// How far the reading is.
    Progress(Progress),
    /// The audit as it is now.
    Answer(Box<Answer>),
    /// The worker is gone and all it had read; the files' handles are still here.
    Lost,
    /// The worker did not take a stop and was replaced; files read to their end are read again.
    Replaced(Job),
    /// What came of the request that the worker was to try.
    Tried(Attempt),
    /// The rows of a file that were to be shown.
    Shown(FileId, Vec<SeenRow>),
}

/// The page's end. Clones are the same host.
#[derive(Clone)]
pub struct Host(Rc<RefCell<Inner>>);

impl PartialEq for Host {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

struct Inner {
    myself: Weak<RefCell<Inner>>,
    heard: Callback<Heard>,
    running: Option<Running>,
    shelf: Shelf,
    settings: AuditSettings,
    job: Job,
    stop_limit: Option<Timeout>,
    passing: Option<Passing>,
}

impl Host {
    /// Starts a worker; `heard` gets what it says.
    pub fn start(heard: Callback<Heard>) -> Self {
        let inner = Rc::new_cyclic(|myself| {
            RefCell::new(Inner {
                myself: myself.clone(),
                heard,
                running: None,
                shelf: Shelf::default(),
                settings: AuditSettings::default(),
                job: Job::default(),
                stop_limit: None,
                passing: None,
            })
        });
        inner.borrow_mut().start_worker();
        Self(inner)
    }

    /// Adds files and has them read, together with all others if the worker was lost.
    pub fn add(&self, files: Vec<File>) -> (Job, Vec<FileToRead>) {
        let mut inner = self.0.borrow_mut();
        let added = inner.shelf.add(files);
        let job = if inner.running.is_some() {
            inner.order(Order::Read(added.clone()))
        } else {
            inner.start_again()
        };
        (job, added)
    }

    /// Takes a file out of the audit and releases its handle, also while the worker is lost.
    pub fn remove(&self, id: FileId) -> Job {
        let mut inner = self.0.borrow_mut();
        inner.shelf.remove(id);
        inner.order(Order::Remove(id))
    }

    /// Stops reading; a worker that does not take the order is replaced.
    pub fn stop(&self) -> Job {
        let mut inner = self.0.borrow_mut();
        let job = inner.order(Order::Stop);
        if inner.running.is_some() {
            let myself = inner.myself.clone();
            inner.stop_limit = Some(Timeout::new(STOP_LIMIT_MS, move || {
                if let Some(inner) = myself.upgrade() {
                    replace(&inner);
                }
            }));
        }
        job
    }

    /// Asks for the answer to other settings; while the worker is lost they are kept for the next.
    pub fn answer(&self, settings: AuditSettings) -> Job {
        let mut inner = self.0.borrow_mut();
        inner.settings = settings.clone();
        inner.order(Order::Answer(Box::new(settings)))
    }

    /// Has the worker try to send a request.
    pub fn try_to_send(&self, address: String) {
        if let Some(running) = &mut self.0.borrow_mut().running {
            running.post(&ToWorker::TryToSend(address), Vec::new());
        }
    }

    /// Has the worker show some lines of a file.
    pub fn show(&self, id: FileId, lines: Vec<u64>) {
        if let Some(running) = &mut self.0.borrow_mut().running {
            running.post(&ToWorker::Show(id, lines), Vec::new());
        }
    }

    /// Ends the worker, releases every handle, and starts afresh.
    pub fn clear(&self) -> Job {
        let mut inner = self.0.borrow_mut();
        inner.shelf = Shelf::default();
        inner.settings = AuditSettings::default();
        inner.start_worker();
        inner.job = inner.job.next();
        inner.job
    }

    /// Starts another worker and has every file read again.
    pub fn start_again(&self) -> Job {
        self.0.borrow_mut().start_again()
    }
}

impl Inner {
    fn order(&mut self, order: Order) -> Job {
        self.job = self.job.next();
        let handles = match &order {
            Order::Read(files) => self.shelf.handles(files),
            _ => Vec::new(),
        };
        if let Some(running) = &mut self.running {
            running.post(&ToWorker::Asked(self.job, order), handles);
        }
        self.job
    }

    /// Ends the worker there is and starts one, which knows nothing yet.
    fn start_worker(&mut self) {
        self.stop_limit = None;
        self.passing = None;
        let myself = self.myself.clone();
        self.running = Some(Running::start(move |said| {
            if let Some(inner) = myself.upgrade() {
                hear(&inner, said);
            }
        }));
    }

    fn start_again(&mut self) -> Job {
        self.start_worker();
        self.order(Order::Answer(Box::new(self.settings.clone())));
        let files = self.shelf.all();
        self.order(Order::Read(files))
    }

    /// What was taken from a file stays when the worker, and the file, are gone.
    fn keep_settings(&mut self, answer: &Answer) {
        if answer.job == self.job {
            self.settings.clone_from(&answer.results.settings);
        }
    }

    /// A new worker with the files that the last one had finished; the others are listed.
    fn replace(&mut self) -> Job {
        let stopped = self.shelf.unfinished();
        let finished = self.shelf.finished();
        self.start_worker();
        self.order(Order::Answer(Box::new(self.settings.clone())));
        self.order(Order::ListAsStopped(stopped));
        self.order(Order::Read(finished))
    }
}

fn replace(inner: &Rc<RefCell<Inner>>) {
    let job = inner.borrow_mut().replace();
    tell(inner, Heard::Replaced(job));
}

/// Tells the page; nothing of the host is borrowed meanwhile, for the page may ask something.
fn tell(inner: &Rc<RefCell<Inner>>, heard: Heard) {
    let callback = inner.borrow().heard.clone();
    callback.emit(heard);
}

fn hear(inner: &Rc<RefCell<Inner>>, said: Said) {
    match said {
        Said::Message(FromWorker::Ready) => {
            if let Some(running) = &mut inner.borrow_mut().running {
                running.is_ready();
            }
        }
        Said::Message(FromWorker::Progress(progress)) => tell(inner, Heard::Progress(progress)),
        Said::Message(FromWorker::FileDone(id)) => inner.borrow_mut().shelf.finish(id),
        Said::Message(FromWorker::PassChunk { id, from_start }) => pass(inner, id, from_start),
        Said::Message(FromWorker::Stopped) => inner.borrow_mut().stop_limit = None,
        Said::Message(FromWorker::Results(answer)) => {
            inner.borrow_mut().keep_settings(&answer);
            tell(inner, Heard::Answer(answer));
        }
        Said::Message(FromWorker::Shown(id, rows)) => tell(inner, Heard::Shown(id, rows)),
        Said::Message(FromWorker::Tried(attempt)) => tell(inner, Heard::Tried(attempt)),
        Said::Message(FromWorker::Failed) | Said::Gone => lose(inner),
    }
}

fn lose(inner: &Rc<RefCell<Inner>>) {
    let gone = {
        let mut inner = inner.borrow_mut();
        inner.stop_limit = None;
        inner.passing = None;
        inner.running.take()
    };
    match gone {
        Some(running) if running.was_ready() => tell(inner, Heard::Lost),
        // Nothing was read, and nothing can be: the page has a message for that.
        Some(_) if inner.borrow().shelf.finished().is_empty() => boot::fail(Fault::NoWorker),
        Some(_) => tell(inner, Heard::Lost),
        None => {}
    }
}

/// Reads the next bytes of a file for the worker.
fn pass(inner: &Rc<RefCell<Inner>>, id: FileId, from_start: bool) {
    let passing = {
        let mut inner = inner.borrow_mut();
        if from_start {
            inner.passing = inner.shelf.handle(id).map(|file| Passing::of(id, file));
        }
        inner.passing.clone().filter(|passing| passing.id == id)
    };
    let myself = Rc::downgrade(inner);
    wasm_bindgen_futures::spawn_local(async move {
        let (passed, chunk) = passing::next(passing.as_ref()).await;
        let Some(inner) = myself.upgrade() else {
            return;
        };
        if let Some(running) = &mut inner.borrow_mut().running {
            running.post(&ToWorker::Passed(id, passed), chunk.into_iter().collect());
        }
    });
}
