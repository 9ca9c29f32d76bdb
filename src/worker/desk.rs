//! The worker's end: takes orders, reads the files that wait, and answers from the tallies.
//!
//! Orders are taken between chunks too, so that stopping, removing and other settings need not
//! wait for a file's end. The worker holds no text of a file: a chunk goes into the reading and is
//! gone. It keeps the files' handles, so that a file can be read once more when the user, or another
//! file, has it read otherwise.

mod current;
mod inbox;
mod pass;
mod post;
mod queue;

use std::collections::BTreeMap;

use web_sys::File;

use crate::audit::settings::AuditSettings;
use crate::browser::attempt::attempt;
use crate::intake::source::FileId;
use crate::pipeline::{AuditFiles, Finished, How, ReadFile, Reading, Unreadable};
use crate::worker::message::{Answer, FileToRead, FromWorker, Job, Order, ToWorker};

use current::{Current, Cut};
use inbox::{Inbox, Letter};
use pass::Breath;
use post::post;
use queue::Queue;

/// Starts the worker's end; it runs until the worker is ended from outside.
pub fn start() {
    let inbox = Inbox::open();
    post(&FromWorker::Ready);
    wasm_bindgen_futures::spawn_local(Desk::new(inbox).run());
}

/// How often files are read once more before their answer is given as it is.
const N_ROUNDS: usize = 4;

/// A file of the audit and what it is read from.
struct Handle {
    file: FileToRead,
    handle: File,
}

struct Desk {
    inbox: Inbox,
    files: AuditFiles,
    settings: AuditSettings,
    job: Job,
    queue: Queue,
    /// Every file of the audit, to be read from.
    handles: BTreeMap<FileId, Handle>,
    /// What the page wants to see of files.
    to_show: Vec<(FileId, Vec<u64>)>,
    current: Option<Current>,
    breath: Breath,
    /// The bytes of the chunk in hand, so that memory is asked for once.
    buffer: Vec<u8>,
    /// An order waits for its answer until everything is read.
    owes_answer: bool,
    /// An order can be answered between two chunks.
    owes_answer_now: bool,
}

impl Desk {
    fn new(inbox: Inbox) -> Self {
        Self {
            inbox,
            files: AuditFiles::new(),
            settings: AuditSettings::default(),
            job: Job::default(),
            queue: Queue::new(),
            handles: BTreeMap::new(),
            to_show: Vec::new(),
            current: None,
            breath: Breath::default(),
            buffer: Vec::new(),
            owes_answer: false,
            owes_answer_now: false,
        }
    }

    async fn run(mut self) {
        while let Some(letter) = self.inbox.next().await {
            self.take(letter);
            self.take_all();
            loop {
                self.read_all().await;
                if self.owes_answer {
                    self.answer();
                }
                let Some((id, lines)) = self.to_show.pop() else { break };
                self.show(id, lines).await;
                // What was asked for meanwhile comes before what else is to be shown.
                self.take_all();
            }
        }
    }

    /// Reads what waits, and once more what the settings or other files have read otherwise.
    async fn read_all(&mut self) {
        // Each reading settles its file; more rounds than this would be a circle.
        for _ in 0..N_ROUNDS {
            while let Some(file) = self.queue.next() {
                self.read(file).await;
                self.take_all();
            }
            for id in self.files.to_read(&self.settings) {
                self.queue_again(id);
            }
            if self.queue.is_empty() {
                return;
            }
        }
    }

    fn queue_again(&mut self, id: FileId) {
        if let Some(handle) = self.handles.get(&id) {
            self.queue.push(handle.file.clone());
        }
    }

    /// Takes every letter that has come.
    fn take_all(&mut self) {
        while let Some(letter) = self.inbox.try_next() {
            self.take(letter);
        }
    }

    fn take(&mut self, letter: Letter) {
        match letter.message {
            ToWorker::Asked(job, order) => {
                self.job = job;
                self.owes_answer = true;
                let is_quick = matches!(order, Order::Answer(_) | Order::Remove(_));
                self.follow(order, letter.handles);
                self.owes_answer_now |= is_quick && self.files.to_read(&self.settings).is_empty();
            }
            ToWorker::TryToSend(address) => wasm_bindgen_futures::spawn_local(async move {
                post(&FromWorker::Tried(attempt(&address).await));
            }),
            ToWorker::Show(id, lines) => self.to_show.push((id, lines)),
            // A chunk that no reading waits for belongs to a file that was stopped or removed.
            ToWorker::Passed(..) => {}
        }
    }

    fn follow(&mut self, order: Order, handles: Vec<File>) {
        match order {
            Order::Read(files) => {
                for (file, handle) in files.into_iter().zip(handles) {
                    self.queue.push(file.clone());
                    self.handles.insert(file.id, Handle { file, handle });
                }
            }
            Order::ListAsStopped(files) => {
                for file in files {
                    self.list(&file, Unreadable::Stopped);
                }
            }
            Order::Stop => {
                // Said before anything else is done: working out the answer may take its time.
                post(&FromWorker::Stopped);
                for file in self.queue.clear() {
                    self.list(&file, Unreadable::Stopped);
                }
                self.cut_current(Cut::Unreadable(Unreadable::Stopped));
            }
            Order::Remove(id) => {
                self.queue.remove(id);
                self.handles.remove(&id);
                if self.current.as_ref().is_some_and(|now| now.id == id) {
                    self.cut_current(Cut::Removed);
                }
                self.files.remove(id);
            }
            Order::Answer(settings) => self.settings = *settings,
        }
    }

    fn cut_current(&mut self, cut: Cut) {
        if let Some(current) = &mut self.current {
            current.cut(cut);
        }
    }

    fn list(&mut self, file: &FileToRead, why: Unreadable) {
        // A file that was stopped has not been done with: another worker would list it too.
        if !matches!(why, Unreadable::Stopped) {
            post(&FromWorker::FileDone(file.id));
        }
        self.files.add_unreadable(file.id, &file.name, file.n_bytes, why);
    }

    /// Reads a file to its end, twice where its text asks for it.
    async fn read_to_end(&mut self, file: &FileToRead, how: How) -> Result<ReadFile, Cut> {
        let handle = self.handles.get(&file.id).map(|handle| handle.handle.clone());
        let Some(handle) = handle else { return Err(Cut::Removed) };
        self.current = Some(Current::new(file.id));
        let mut reading = Reading::new(file.id, &file.name, file.n_bytes, how);
        let outcome = loop {
            if let Err(cut) = self.pass(&mut reading, file, &handle).await {
                break Err(cut);
            }
            match reading.finish() {
                Finished::File(read) => break Ok(*read),
                Finished::ReadAgain(again) => reading = *again,
            }
        };
        self.current = None;
        outcome
    }

    /// Shows the page some lines of a file, read from it once more.
    async fn show(&mut self, id: FileId, lines: Vec<u64>) {
        let file = self.handles.get(&id).map(|handle| handle.file.clone());
        let seen = match (file, self.files.how_to_see(id, lines)) {
            (Some(file), Some(how)) => self.read_to_end(&file, how).await.ok(),
            _ => None,
        };
        post(&FromWorker::Shown(id, seen.map(ReadFile::seen).unwrap_or_default()));
    }

    /// Reads one file into the audit.
    async fn read(&mut self, file: FileToRead) {
        let how = self.files.how(file.id, &self.settings);
        let outcome = self.read_to_end(&file, how).await;
        match &outcome {
            Err(Cut::Removed) => self.queue.give_up(),
            read => self.queue.finish(read.is_ok()),
        }
        match outcome {
            Ok(read) => {
                self.files.add(read);
                post(&FromWorker::FileDone(file.id));
            }
            Err(Cut::Unreadable(why)) => self.list(&file, why),
            Err(Cut::Removed) => {}
        }
    }

    /// Answers the latest order from what is read now.
    fn answer(&mut self) {
        self.owes_answer = self.current.is_some();
        self.owes_answer_now = false;
        let results = self.files.results(&self.settings);
        // What was taken from a file stays when the file goes.
        self.settings.clone_from(&results.settings);
        let answer = Answer {
            job: self.job,
            results,
            is_reading: self.current.is_some() || !self.queue.is_empty(),
        };
        post(&FromWorker::Results(Box::new(answer)));
    }
}
