//! The reducer, from action to state.

use super::attempts::Tried;
use super::*;
use crate::audit::results::Results;
use crate::audit::what_if::Entry;
use crate::browser::attempt::Outcome as Tries;
use crate::intake::shape::Shape;
use crate::intake::source::{SourceFile, Understood};

fn job(n: u32) -> Job {
    (0..n).fold(Job::default(), |job, _| job.next())
}

fn file(id: u32) -> FileToRead {
    FileToRead { id: FileId(id), name: format!("file {id}.csv"), n_bytes: 10 }
}

fn answer(n_job: u32, ids: &[u32], is_reading: bool) -> Action {
    let files = ids.iter().map(|&id| SourceFile {
        id: FileId(id),
        name: format!("file {id}.csv"),
        n_bytes: 10,
        outcome: Outcome::NotRead {
            understood: None,
            found: "The file is empty.".to_owned(),
            remedy: "Leave it out.".to_owned(),
        },
    });
    Action::Answered(Box::new(Answer {
        job: job(n_job),
        results: Results { files: files.collect(), ..Results::default() },
        is_reading,
    }))
}

fn after(actions: impl IntoIterator<Item = Action>) -> State {
    actions.into_iter().fold(State::default(), State::after)
}

#[test]
fn files_are_read_until_the_answer() {
    let state = after([Action::Added(job(1), vec![file(0), file(1)])]);
    assert_eq!(state.phase, Phase::Reading(Progress::default()));
    assert_eq!(wording::status(&state), "Reading 2 files");
    let state = state.after(answer(1, &[0, 1], false));
    assert_eq!(state.phase, Phase::Resting);
    assert_eq!(state.n_not_read(), 2);
    assert!(wording::status(&state).starts_with("No figures yet"));
}

#[test]
fn a_stale_answer_falls_away() {
    let state = after([
        Action::Added(job(1), vec![file(0)]),
        Action::Added(job(2), vec![file(1)]),
        answer(1, &[0], false),
    ]);
    assert_eq!(state.results, None);
    assert!(matches!(state.phase, Phase::Reading(_)));
}

#[test]
fn an_answer_while_reading_leaves_the_reading() {
    let state = after([
        Action::Added(job(1), vec![file(0), file(1)]),
        Action::Chose(job(2), Box::default()),
        answer(2, &[0], true),
    ]);
    assert!(matches!(state.phase, Phase::Reading(_)));
    assert_eq!(state.n_not_read(), 1);
}

#[test]
fn stopping_is_said() {
    let state = after([
        Action::Added(job(1), vec![file(0)]),
        Action::StopAsked(job(2)),
        answer(2, &[0], false),
    ]);
    assert_eq!(state.phase, Phase::Resting);
    assert_eq!(wording::status(&state), "Reading stopped. 1 file was not read to the end.");
}

#[test]
fn a_stop_that_comes_too_late_is_said() {
    let mut state = after([Action::Added(job(1), vec![file(0)]), Action::StopAsked(job(2))]);
    let Action::Answered(mut answer) = answer(2, &[0], false) else { unreachable!() };
    for file in &mut answer.results.files {
        file.outcome =
            Outcome::Read(Understood { shape: Some(Shape::CaseList), ..Understood::default() });
    }
    state = state.after(Action::Answered(answer));
    let said = wording::status(&state);
    assert!(said.starts_with("Every file was read before reading could be stopped."), "{said}");
}

#[test]
fn a_stop_after_which_no_file_is_left_is_said() {
    let state = after([
        Action::Added(job(1), vec![file(0)]),
        Action::StopAsked(job(2)),
        Action::Removed(job(3), FileId(0)),
        answer(3, &[], false),
    ]);
    assert_eq!(wording::status(&state), "Reading stopped.");
}

#[test]
fn clearing_keeps_the_part_and_nothing_else() {
    let state = after([
        Action::Visited(Part::Check),
        Action::Added(job(1), vec![file(0)]),
        answer(1, &[0], false),
        Action::Cleared(job(2)),
    ]);
    assert_eq!(state.part, Part::Check);
    assert!(state.files.is_empty() && state.results.is_none());
    assert_eq!(state.after(answer(1, &[0], false)).results, None);
}

#[test]
fn a_lost_worker_stays_lost_until_another_is_started() {
    let state = after([Action::Added(job(1), vec![file(0)]), Action::Lost]);
    let state = state.after(Action::Progressed(Progress::default()));
    assert_eq!(state.phase, Phase::Lost);
    let state = state.after(Action::Restarted(job(2)));
    assert!(matches!(state.phase, Phase::Reading(_)));
}

#[test]
fn a_removed_file_is_gone_at_once() {
    let state = after([
        Action::Added(job(1), vec![file(0), file(1)]),
        answer(1, &[0, 1], false),
        Action::Removed(job(2), FileId(0)),
    ]);
    assert_eq!(state.files, [file(1)]);
    assert_eq!(state.phase, Phase::Answering);
    assert_eq!(wording::status(&state), "\u{201c}file 0.csv\u{201d} is no longer in the audit.");
}

#[test]
fn what_a_lost_worker_had_read_is_gone() {
    let state = after([
        Action::Added(job(1), vec![file(0), file(1)]),
        answer(1, &[0, 1], false),
        Action::Lost,
    ]);
    assert_eq!(state.results, None);
    assert_eq!(wording::part_state(&state, Part::Files), "2 not read");
}

#[test]
fn files_can_be_removed_while_the_worker_is_lost() {
    let state = after([
        Action::Added(job(1), vec![file(0), file(1)]),
        Action::Lost,
        Action::Removed(job(2), FileId(0)),
        Action::Chose(job(3), Box::default()),
    ]);
    assert_eq!(state.files, [file(1)]);
    assert_eq!(state.phase, Phase::Lost);
    let state = state.after(Action::Removed(job(4), FileId(1)));
    assert_eq!(wording::status(&state), "\u{201c}file 1.csv\u{201d} is no longer in the audit.");
    let state = state.after(Action::Restarted(job(5)));
    assert_eq!(state.phase, Phase::Answering);
    let state = state.after(answer(5, &[], false));
    assert_eq!((state.phase.clone(), wording::status(&state)), (Phase::Resting, String::new()));
}

fn refused() -> Attempt {
    Attempt { outcome: Tries::Refused("connect-src".to_owned()), n_requests: 0 }
}

#[test]
fn page_and_worker_try_and_tell_each_for_itself() {
    let state = after([Action::TryAsked]);
    assert!(state.attempts.are_under_way());
    let state = state.after(Action::Tried(Where::Page, refused()));
    assert_eq!(state.attempts.page, Tried::Done(refused()));
    assert!(state.attempts.are_under_way());
    let state = state.after(Action::Tried(Where::Worker, refused()));
    assert!(!state.attempts.are_under_way());
}

#[test]
fn a_worker_that_is_gone_is_not_waited_for() {
    let state = after([Action::TryAsked, Action::Lost]);
    assert_eq!(state.attempts.worker, Tried::Not);
    for other_worker in
        [Action::Cleared(job(1)), Action::Restarted(job(1)), Action::Replaced(job(1))]
    {
        assert_eq!(after([Action::TryAsked, other_worker]).attempts.worker, Tried::Not);
    }
    let state = after([Action::Lost, Action::TryAsked]);
    assert_eq!((state.attempts.page, state.attempts.worker), (Tried::Trying, Tried::Not));
}

#[test]
fn clearing_keeps_what_is_not_of_the_audit() {
    let state = after([
        Action::OfflineStands(Standing::Ready),
        Action::TryAsked,
        Action::Tried(Where::Page, refused()),
        Action::Cleared(job(1)),
    ]);
    assert_eq!(state.offline, Standing::Ready);
    assert_eq!(state.attempts.page, Tried::Done(refused()));
}

#[test]
fn what_is_asked_under_what_if_goes_with_the_files() {
    let asked = AskedChange::Entry(Entry::Workers, "1".to_owned());
    let state = after([
        Action::Added(job(1), vec![file(0), file(1)]),
        answer(1, &[0, 1], false),
        Action::AskedWhatIf(asked),
        Action::Visited(Part::Check),
        Action::Removed(job(2), FileId(0)),
    ]);
    assert_eq!(state.what_if.entered.workers, "1");
    let without_files = state.clone().after(Action::Removed(job(3), FileId(1)));
    assert_eq!(without_files.what_if, Asked::default());
    assert_eq!(state.after(Action::Cleared(job(3))).what_if, Asked::default());
}

#[test]
fn a_file_that_is_read_once_more_is_said() {
    let state = after([
        Action::Added(job(1), vec![file(0)]),
        answer(1, &[0], false),
        Action::Chose(job(2), Box::default()),
        Action::Progressed(Progress::default()),
    ]);
    assert_eq!(wording::status(&state), "Reading once more");
    let state = state.after(answer(2, &[0], false));
    assert_eq!(state.phase, Phase::Resting);
}

#[test]
fn own_work_is_what_files_do_not_bring_back() {
    use crate::weighting::{DraftChange, Edit, Entry, WeightingScheme};
    let mut state = State::default();
    assert!(state.own_work().is_empty());
    state.settings.normal.of_all = Some(20);
    assert_eq!(state.own_work(), ["the normal numbers that you entered"]);
    let scheme = WeightingScheme::default();
    let edit = DraftChange::Edit(Edit::Write(Entry::Cap, "9".to_owned()));
    state.schemes = state.schemes.after(edit, &scheme);
    assert_eq!(state.own_work().len(), 2);
    // What was saved can be added again.
    state.schemes = state.schemes.after(DraftChange::Saved, &scheme);
    assert_eq!(state.own_work().len(), 1);
}

#[test]
fn settings_that_a_file_chose_are_those_that_were_asked_for() {
    let state = after([Action::Added(job(1), vec![file(0)])]);
    let chose = |n_job: u32, long_wait_days: u32| {
        let Action::Answered(mut answer) = answer(n_job, &[0], false) else { unreachable!() };
        answer.results.settings.long_wait_days = long_wait_days;
        Action::Answered(answer)
    };
    let state = state.after(chose(1, 28));
    assert_eq!(state.settings.long_wait_days, 28);
    // What the user asks for meanwhile is not undone by an answer that comes too late.
    let asked = AuditSettings { long_wait_days: 14, ..state.settings.clone() };
    let state = state.after(Action::Chose(job(2), Box::new(asked))).after(chose(1, 28));
    assert_eq!(state.settings.long_wait_days, 14);
}
