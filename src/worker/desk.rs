//! The worker's end: takes orders, reads the files that wait, and answers from the tallies.
//!
//! Orders are taken between chunks too, so that stopping, removing and other settings need not
//! wait for a file's end. The worker holds no text of a file: a chunk goes into the reading and is
//! gone.

mod current;
mod inbox;
mod pass;
mod post;

use std::collections::VecDeque;

use web_sys::File;

use crate::audit::settings::AuditSettings;
use crate::pipeline::{AuditFiles, Finished, Reading, Unreadable};
use crate::worker::message::{Answer, FileToRead, FromWorker, Job, Order, Progress, ToWorker};

use current::{Current, Cut};
use inbox::{Inbox, Letter};
use pass::Breath;
use post::post;

/// Starts the worker's end; it runs until the worker is ended from outside.
pub fn start() {
    let inbox = Inbox::open();
    post(&FromWorker::Ready);
    wasm_bindgen_futures::spawn_local(Desk::new(inbox).run());
}

/// A file that waits to be read.
struct Waiting {
    file: FileToRead,
    handle: File,
}

struct Desk {
    inbox: Inbox,
    files: AuditFiles,
    settings: AuditSettings,
    job: Job,
    waiting: VecDeque<Waiting>,
    current: Option<Current>,
    /// Of the files asked for since the desk last had nothing to read.
    progress: Progress,
    n_rows_before: u64,
    n_bytes_before: u64,
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
            waiting: VecDeque::new(),
            current: None,
            progress: Progress::default(),
            n_rows_before: 0,
            n_bytes_before: 0,
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
            while let Some(waiting) = self.waiting.pop_front() {
                self.read(waiting).await;
                self.take_all();
            }
            self.progress = Progress::default();
            self.n_rows_before = 0;
            self.n_bytes_before = 0;
            if self.owes_answer {
                self.answer();
            }
        }
    }

    /// Takes every letter that has come.
    fn take_all(&mut self) {
        while let Some(letter) = self.inbox.try_next() {
            self.take(letter);
        }
    }

    fn take(&mut self, letter: Letter) {
        // A chunk that no reading waits for belongs to a file that was stopped or removed.
        if let ToWorker::Asked(job, order) = letter.message {
            self.job = job;
            self.owes_answer = true;
            self.owes_answer_now |= matches!(order, Order::Answer(_) | Order::Remove(_));
            self.follow(order, letter.handles);
        }
    }

    fn follow(&mut self, order: Order, handles: Vec<File>) {
        match order {
            Order::Read(files) => {
                for (file, handle) in files.into_iter().zip(handles) {
                    self.progress.n_bytes += file.n_bytes;
                    self.waiting.push_back(Waiting { file, handle });
                }
            }
            Order::ListAsStopped(files) => {
                for file in files {
                    self.list(&file, Unreadable::Stopped);
                }
            }
            Order::Stop => {
                for waiting in std::mem::take(&mut self.waiting) {
                    self.list(&waiting.file, Unreadable::Stopped);
                }
                self.cut_current(Cut::Unreadable(Unreadable::Stopped));
            }
            Order::Remove(id) => {
                self.waiting.retain(|waiting| waiting.file.id != id);
                if self.current.as_ref().is_some_and(|now| now.id == id) {
                    self.cut_current(Cut::Removed);
                }
                self.files.remove(id);
            }
            Order::Answer(settings) => self.settings = settings,
        }
    }

    fn cut_current(&mut self, cut: Cut) {
        if let Some(current) = &mut self.current {
            current.cut = Some(cut);
        }
    }

    fn list(&mut self, file: &FileToRead, why: Unreadable) {
        // A file that was stopped has not been done with: another worker would list it too.
        if !matches!(why, Unreadable::Stopped) {
            post(&FromWorker::FileDone(file.id));
        }
        self.files.add_unreadable(file.id, &file.name, file.n_bytes, why);
    }

    /// Reads one file, twice where its text asks for it.
    async fn read(&mut self, waiting: Waiting) {
        let Waiting { file, handle } = waiting;
        self.current = Some(Current::new(file.id));
        self.progress.file.clone_from(&file.name);
        let mut reading = Reading::new(file.id, &file.name, file.n_bytes);
        let outcome = loop {
            if let Err(cut) = self.pass(&mut reading, &file, &handle).await {
                break Err(cut);
            }
            match reading.finish() {
                Finished::File(read) => break Ok(read),
                Finished::ReadAgain(again) => reading = again,
            }
        };
        self.current = None;
        self.n_bytes_before += file.n_bytes;
        match outcome {
            Ok(read) => {
                self.n_rows_before = self.progress.n_rows;
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
        let answer = Answer {
            job: self.job,
            results: self.files.results(&self.settings),
            is_reading: self.current.is_some() || !self.waiting.is_empty(),
        };
        post(&FromWorker::Results(Box::new(answer)));
    }
}
