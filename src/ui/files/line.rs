//! A file as the list shows it.

use yew::AttrValue;

use crate::format::counted;
use crate::intake::shape::Shape;
use crate::intake::source::{FileId, Outcome};
use crate::ui::state::{Phase, State, wording};
use crate::worker::message::FileToRead;

/// A file as the list shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct FileLine {
    /// Which file.
    pub id: FileId,
    /// Its name.
    pub name: AttrValue,
    /// Its size.
    pub size: AttrValue,
    /// What became of it.
    pub standing: Standing,
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// It waits or is being read.
    Waiting(AttrValue),
    /// It was read to its end.
    Read {
        /// What its rows are.
        shape: AttrValue,
        /// How many there are.
        rows: AttrValue,
    },
    /// It contributes nothing.
    NotRead {
        /// What was found.
        found: AttrValue,
        /// What to do.
        remedy: AttrValue,
    },
}

/// The files of the audit as the list shows them.
pub fn lines(state: &State) -> Vec<FileLine> {
    state.files.iter().map(|file| line(state, file)).collect()
}

fn line(state: &State, file: &FileToRead) -> FileLine {
    FileLine {
        id: file.id,
        name: file.name.clone().into(),
        size: wording::size(file.n_bytes).into(),
        standing: standing(state, file),
    }
}

fn standing(state: &State, file: &FileToRead) -> Standing {
    match state.outcome(file.id) {
        Some(Outcome::Read(understood)) => Standing::Read {
            shape: understood.shape.map_or("", Shape::name).into(),
            rows: counted(understood.n_rows, "row", "rows").into(),
        },
        Some(Outcome::NotRead { found, remedy, .. }) => {
            Standing::NotRead { found: found.clone().into(), remedy: remedy.clone().into() }
        }
        None => Standing::Waiting(waiting(&state.phase, file).into()),
    }
}

fn waiting(phase: &Phase, file: &FileToRead) -> &'static str {
    match phase {
        Phase::Lost => "Not read: the worker has stopped",
        _ if is_in_hand(phase, file) => "Reading",
        _ => "Waiting",
    }
}

/// Whether this is the file being read; another may have the same name.
fn is_in_hand(phase: &Phase, file: &FileToRead) -> bool {
    let in_hand = phase.progress().and_then(|progress| progress.file.as_ref());
    in_hand.is_some_and(|in_hand| in_hand.id == file.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::state::Action;
    use crate::worker::message::{Job, Progress};

    #[test]
    fn a_file_waits_then_is_read() {
        let file = |id| FileToRead { id: FileId(id), name: "July.csv".to_owned(), n_bytes: 1_500 };
        let state = State::default().after(Action::Added(Job::default(), vec![file(0), file(1)]));
        let standing = |state: &State| lines(state).remove(0).standing;
        assert_eq!(standing(&state), Standing::Waiting("Waiting".into()));
        let state = state
            .after(Action::Progressed(Progress { file: Some(file(0)), ..Progress::default() }));
        assert_eq!(standing(&state), Standing::Waiting("Reading".into()));
        assert_eq!(lines(&state)[0].size, "2 kB");
        // The other file of the same name waits.
        assert_eq!(lines(&state)[1].standing, Standing::Waiting("Waiting".into()));
    }
}
