//! What the page knows, and how it changes: one pure, total function from an action to a state.
//!
//! Nothing here touches the browser; what an action asks of the worker is asked where it is made.

pub mod attempts;
pub mod part;
pub mod phase;
mod shared;
pub mod wording;

use std::rc::Rc;

use yew::Reducible;

use crate::audit::name_choices::NameChoices;
use crate::audit::normal_number::NormalNumbers;
use crate::audit::settings::AuditSettings;
use crate::audit::sheets::what_if;
use crate::audit::what_if::{Asked, AskedChange};
use crate::browser::attempt::Attempt;
use crate::browser::offline::Standing;
use crate::intake::choices::ReadingChoices;
use crate::intake::source::{FileId, Outcome};
use crate::pipeline::SeenRow;
use crate::weighting::{DraftChange, SchemeDrafts};
use crate::worker::message::{Answer, FileToRead, Job, Progress};

use attempts::{Attempts, Where};
pub use part::Part;
pub use phase::{Notice, Phase};
pub use shared::SharedResults;

/// What the page knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The part that is shown.
    pub part: Part,
    /// What goes on.
    pub phase: Phase,
    /// The files of the audit, read or not, in the order they were added.
    pub files: Vec<FileToRead>,
    /// The latest answer of the worker.
    pub results: Option<SharedResults>,
    /// The settings that were asked for, with what files chose; the answer to them may be under way.
    pub settings: AuditSettings,
    /// The weighting schemes that the user has edited.
    pub schemes: SchemeDrafts,
    /// What is asked under What if.
    pub what_if: Asked,
    /// The number of the latest order.
    pub job: Job,
    /// What happened last, to be said once.
    pub notice: Notice,
    /// How often a reading ended with figures and with nothing to say about any of its files.
    pub n_ready: u32,
    /// How it stands with the copy of the page for offline work.
    pub offline: Standing,
    /// Rows of a file that the user asked to see.
    pub shown: Option<ShownRows>,
    /// What came of the user's own test that nothing can be sent.
    pub attempts: Attempts,
}

/// What changes a state.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Another part is shown.
    Visited(Part),
    /// Files were added, and their reading was asked for.
    Added(Job, Vec<FileToRead>),
    /// A file was taken out.
    Removed(Job, FileId),
    /// Stopping was asked for.
    StopAsked(Job),
    /// Other settings were asked for.
    Chose(Job, Box<AuditSettings>),
    /// A weighting scheme of the user's own is edited, chosen, left or saved.
    SchemeChanged(DraftChange),
    /// Something else is asked under What if.
    AskedWhatIf(AskedChange),
    /// There is something to say that changes nothing else.
    Said(Notice),
    /// Everything was cleared.
    Cleared(Job),
    /// Another worker was started and reads the files again.
    Restarted(Job),
    /// The worker did not take a stop and was replaced.
    Replaced(Job),
    /// The worker says how far it is.
    Progressed(Progress),
    /// The worker answers.
    Answered(Box<Answer>),
    /// The worker is gone, and what it had read with it.
    Lost,
    /// The copy for offline work stands otherwise.
    OfflineStands(Standing),
    /// Page and worker are to try to send a request.
    TryAsked,
    /// One of them has tried.
    Tried(Where, Attempt),
    /// Rows of a file are to be seen.
    ShowAsked(FileId, Vec<u64>),
    /// They are here.
    Shown(FileId, Vec<SeenRow>),
    /// They are not to be seen any more.
    Hidden,
}

/// Rows of a file that the user asked to see.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownRows {
    /// The file.
    pub file: FileId,
    /// The lines that were asked for.
    pub lines: Vec<u64>,
    /// The rows, once they are read.
    pub rows: Option<Rc<[SeenRow]>>,
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Rc::unwrap_or_clone(self).after(action))
    }
}

impl State {
    /// The state after an action.
    #[must_use]
    pub fn after(mut self, action: Action) -> Self {
        match action {
            Action::Visited(part) => self.part = part,
            Action::Added(job, files) => self.add(job, files),
            Action::Removed(job, id) => self.remove(job, id),
            Action::StopAsked(job) => {
                self.job = job;
                self.phase = self.phase.stopping();
            }
            Action::Chose(job, settings) => {
                self.job = job;
                self.shown = None;
                self.settings = *settings;
                self.phase = self.phase.answering();
                self.notice = Notice::None;
            }
            Action::SchemeChanged(change) => {
                self.schemes = self.schemes.after(change, &self.settings.scheme);
            }
            Action::AskedWhatIf(change) => self.what_if = self.what_if.after(change),
            Action::Said(notice) => self.notice = notice,
            Action::Cleared(job) => {
                self.attempts.worker_lost();
                self = Self {
                    part: self.part,
                    n_ready: self.n_ready,
                    job,
                    notice: Notice::Cleared,
                    offline: self.offline,
                    attempts: self.attempts,
                    ..Self::default()
                };
            }
            Action::Restarted(job) => {
                self.attempts.worker_lost();
                self.job = job;
                self.phase = match self.files.as_slice() {
                    [] => Phase::Answering,
                    _ => Phase::Reading(Progress::default()),
                };
                self.notice = Notice::None;
            }
            Action::Replaced(job) => {
                self.attempts.worker_lost();
                self.job = job;
                self.phase = Phase::Stopping(Progress::default());
            }
            Action::Progressed(progress) => self.phase = self.phase.progressed(progress),
            Action::Answered(answer) => self.take(*answer),
            Action::Lost => {
                self.phase = Phase::Lost;
                self.results = None;
                self.notice = Notice::None;
                self.attempts.worker_lost();
            }
            Action::OfflineStands(standing) => self.offline = standing,
            Action::TryAsked => self.attempts = Attempts::begun(self.phase != Phase::Lost),
            Action::Tried(place, attempt) => self.attempts.done(place, attempt),
            Action::ShowAsked(file, lines) => {
                self.shown = Some(ShownRows { file, lines, rows: None });
            }
            Action::Shown(file, rows) => {
                if let Some(shown) = self.shown.as_mut().filter(|shown| shown.file == file) {
                    shown.rows = Some(rows.into());
                }
            }
            Action::Hidden => self.shown = None,
        }
        self
    }

    /// How many files were read to their end.
    pub fn n_read(&self) -> usize {
        self.those_listed().filter(|outcome| matches!(outcome, Outcome::Read(_))).count()
    }

    /// How many files could not be read.
    pub fn n_not_read(&self) -> usize {
        self.those_listed().filter(|outcome| matches!(outcome, Outcome::NotRead { .. })).count()
    }

    /// What came of reading a file, once it is known.
    pub fn outcome(&self, id: FileId) -> Option<&Outcome> {
        let results = self.results.as_deref()?;
        let file = results.files.iter().find(|file| file.id == id)?;
        Some(&file.outcome)
    }

    /// Whether there are figures to show.
    pub fn has_audit(&self) -> bool {
        self.results.as_deref().is_some_and(|results| results.audit.is_some())
    }

    /// What the user made here and has not kept: what is lost when everything is cleared, and what
    /// adding the files again does not bring back. What is asked under What if is quickly asked again.
    pub fn own_work(&self) -> Vec<&'static str> {
        let AuditSettings { normal, names, reading, .. } = &self.settings;
        let own = [
            (
                self.schemes.all().iter().any(|draft| !draft.is_saved()),
                "a weighting scheme that you edited and did not save",
            ),
            (*normal != NormalNumbers::default(), "the normal numbers that you entered"),
            (*names != NameChoices::default(), "what you decided about names"),
            (*reading != ReadingChoices::default(), "what you decided about reading the files"),
        ];
        own.into_iter().filter(|(is_so, _)| *is_so).map(|(_, what)| what).collect()
    }

    fn those_listed(&self) -> impl Iterator<Item = &Outcome> {
        self.files.iter().filter_map(|file| self.outcome(file.id))
    }

    fn add(&mut self, job: Job, files: Vec<FileToRead>) {
        self.job = job;
        self.files.extend(files);
        self.notice = Notice::None;
        if !matches!(self.phase, Phase::Reading(_)) {
            self.phase = Phase::Reading(Progress::default());
        }
    }

    fn remove(&mut self, job: Job, id: FileId) {
        self.job = job;
        self.shown = self.shown.take().filter(|shown| shown.file != id);
        let name = self.files.iter().find(|file| file.id == id);
        self.notice = name.map_or(Notice::None, |file| Notice::Removed(file.name.clone()));
        self.files.retain(|file| file.id != id);
        if self.files.is_empty() {
            // It names teams.
            self.what_if = Asked::default();
        }
        self.phase = self.phase.answering();
    }

    fn take(&mut self, answer: Answer) {
        if answer.job != self.job || self.phase == Phase::Lost {
            return;
        }
        let n_not_read_before = self.n_not_read();
        // A file may have chosen some.
        self.settings.clone_from(&answer.results.settings);
        self.results = Some(SharedResults::new(answer.results));
        if answer.is_reading {
            return;
        }
        let audit = self.results.as_deref().and_then(|results| results.audit.as_ref());
        if let Some(teams) = audit.map(what_if::teams) {
            self.what_if = std::mem::take(&mut self.what_if).where_there_are(&teams);
        }
        match self.phase {
            Phase::Stopping(_) => self.notice = Notice::Stopped,
            Phase::Reading(_) => {
                self.notice = Notice::ReadingDone;
                let is_clean = self.n_not_read() <= n_not_read_before;
                self.n_ready += u32::from(self.has_audit() && is_clean);
            }
            Phase::Answering if self.notice == Notice::None => self.notice = Notice::Figures,
            Phase::Resting | Phase::Answering | Phase::Lost => {}
        }
        self.phase = Phase::Resting;
    }
}

#[cfg(test)]
mod tests;
