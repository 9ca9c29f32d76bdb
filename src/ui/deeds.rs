//! What the page can do: callbacks made once, each asking the worker and telling the state.

use std::cell::Cell;
use std::rc::Rc;

use yew::UseReducerDispatcher;
use yew::prelude::{Callback, hook, use_context, use_memo};

use super::pasted;
use super::state::attempts::Where;
use super::state::{Action, Notice, State};
use crate::audit::settings::AuditSettings;
use crate::audit::what_if::AskedChange;
use crate::browser::attempt::attempt;
use crate::browser::files::{self, File};
use crate::browser::offline::Offline;
use crate::browser::{address, boot, download};
use crate::intake::source::FileId;
use crate::weighting::DraftChange;
use crate::worker::host::{Heard, Host};

/// What the page can do.
#[derive(Clone, PartialEq, Default)]
pub struct Deeds {
    /// Adds files to the audit.
    pub add: Callback<Vec<File>>,
    /// Adds a table that was pasted.
    pub paste: Callback<String>,
    /// Adds the files of the sample audit.
    pub try_sample: Callback<()>,
    /// Takes a file out of the audit.
    pub remove: Callback<FileId>,
    /// Empties the page.
    pub clear: Callback<()>,
    /// Stops reading.
    pub stop: Callback<()>,
    /// Starts another worker after one was lost.
    pub start_again: Callback<()>,
    /// Asks for other settings.
    pub choose: Callback<AuditSettings>,
    /// Edits, chooses, leaves or saves a weighting scheme of the user's own.
    pub change_scheme: Callback<DraftChange>,
    /// Asks something else under What if.
    pub ask_what_if: Callback<AskedChange>,
    /// Shows some lines of a file.
    pub show: Callback<(FileId, Vec<u64>)>,
    /// Takes the shown lines away.
    pub hide: Callback<()>,
    /// Says something that changes nothing else.
    pub say: Callback<Notice>,
    /// Has page and worker try to send a request, which the browser must refuse.
    pub try_to_send: Callback<()>,
    /// Puts another version of the page in the place of this one.
    pub change_version: Callback<()>,
    /// Removes the copy of the page for offline work.
    pub remove_copy: Callback<()>,
}

/// What the page can do, from anywhere in it.
#[hook]
pub fn use_page_deeds() -> Deeds {
    use_context::<Deeds>().unwrap_or_default()
}

/// Starts the worker and makes the callbacks, once.
#[hook]
pub fn use_deeds(dispatcher: &UseReducerDispatcher<State>) -> Deeds {
    let dispatcher = dispatcher.clone();
    let deeds = use_memo((), move |()| {
        let tell = dispatcher.clone();
        let host = Host::start(Callback::from(move |heard| tell.dispatch(action(heard))));
        let tell = dispatcher.clone();
        let offline =
            Offline::prepare(move |standing| tell.dispatch(Action::OfflineStands(standing)));
        deeds(&host, &offline, &dispatcher)
    });
    (*deeds).clone()
}

fn action(heard: Heard) -> Action {
    match heard {
        Heard::Progress(progress) => Action::Progressed(progress),
        Heard::Answer(answer) => Action::Answered(answer),
        Heard::Lost => Action::Lost,
        Heard::Replaced(job) => Action::Replaced(job),
        Heard::Tried(attempt) => Action::Tried(Where::Worker, attempt),
        Heard::Shown(id, rows) => Action::Shown(id, rows),
    }
}

fn deeds(host: &Host, offline: &Offline, dispatcher: &UseReducerDispatcher<State>) -> Deeds {
    let add = with(host, dispatcher, |host, files: Vec<File>| {
        let (job, added) = host.add(files);
        Action::Added(job, added)
    });
    let n_pasted = Rc::new(Cell::new(0));
    let n_pasted_before = Rc::clone(&n_pasted);
    Deeds {
        paste: add.reform(move |text: String| {
            n_pasted.set(n_pasted.get() + 1);
            files::of_text(&pasted::file_name(n_pasted.get()), &text).into_iter().collect()
        }),
        try_sample: try_sample(&add, dispatcher),
        add: Callback::from(move |files: Vec<File>| {
            if !files.is_empty() {
                add.emit(files);
            }
        }),
        remove: with(host, dispatcher, |host, id| Action::Removed(host.remove(id), id)),
        clear: with(host, dispatcher, move |host, ()| {
            download::forget_saved();
            n_pasted_before.set(0);
            Action::Cleared(host.clear())
        }),
        stop: with(host, dispatcher, |host, ()| Action::StopAsked(host.stop())),
        start_again: with(host, dispatcher, |host, ()| Action::Restarted(host.start_again())),
        choose: with(host, dispatcher, |host, settings: AuditSettings| {
            Action::Chose(host.answer(settings.clone()), Box::new(settings))
        }),
        change_scheme: with(host, dispatcher, |_, change| Action::SchemeChanged(change)),
        ask_what_if: with(host, dispatcher, |_, change| Action::AskedWhatIf(change)),
        show: with(host, dispatcher, |host, (id, lines): (FileId, Vec<u64>)| {
            host.show(id, lines.clone());
            Action::ShowAsked(id, lines)
        }),
        hide: with(host, dispatcher, |_, ()| Action::Hidden),
        say: with(host, dispatcher, |_, notice| Action::Said(notice)),
        try_to_send: try_to_send(host, dispatcher),
        change_version: {
            let offline = offline.clone();
            Callback::from(move |()| offline.change_version())
        },
        remove_copy: {
            let offline = offline.clone();
            Callback::from(move |()| {
                let offline = offline.clone();
                wasm_bindgen_futures::spawn_local(async move { offline.remove().await });
            })
        },
    }
}

/// The address that page and worker try to ask for: one of the page's own server, where there is
/// one, since even that must be refused.
pub fn attempted_address() -> String {
    const NAME: &str = "request-that-should-be-refused";
    let folder =
        if address::is_hosted() { address::folder() } else { "https://example.org/".into() };
    folder + NAME
}

fn try_to_send(host: &Host, dispatcher: &UseReducerDispatcher<State>) -> Callback<()> {
    let host = host.clone();
    let dispatcher = dispatcher.clone();
    Callback::from(move |()| {
        dispatcher.dispatch(Action::TryAsked);
        host.try_to_send(attempted_address());
        let dispatcher = dispatcher.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let attempt = attempt(&attempted_address()).await;
            dispatcher.dispatch(Action::Tried(Where::Page, attempt));
        });
    })
}

/// A callback that asks the host and tells the state what was asked.
fn with<T: 'static>(
    host: &Host,
    dispatcher: &UseReducerDispatcher<State>,
    ask: impl Fn(&Host, T) -> Action + 'static,
) -> Callback<T> {
    let host = host.clone();
    let dispatcher = dispatcher.clone();
    Callback::from(move |wish| dispatcher.dispatch(ask(&host, wish)))
}

/// The sample files go the way of anyone's files.
fn try_sample(add: &Callback<Vec<File>>, dispatcher: &UseReducerDispatcher<State>) -> Callback<()> {
    let add = add.clone();
    let dispatcher = dispatcher.clone();
    Callback::from(move |()| {
        let add = add.clone();
        let dispatcher = dispatcher.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let files = boot::sample_files().await;
            if files.is_empty() {
                dispatcher.dispatch(Action::Said(Notice::NoSample));
            } else {
                add.emit(files);
            }
        });
    })
}
