//! What the page says about its state: the outcome in a sentence, the second line of each part in
//! the navigation, how far the reading is.

use super::{Notice, Part, Phase, State};
use crate::audit::results::Results;
use crate::caseload::month::months_in_words;
use crate::format::{counted, thousands};
use crate::issue::Severity;
use crate::worker::message::Progress;

/// What is to be said now, for everyone: `Audit ready: 3 files, 6,412 rows, 8 service areas.`
pub fn status(state: &State) -> String {
    match (&state.phase, &state.notice) {
        (Phase::Stopping(_), _) => "Stopping".to_owned(),
        (Phase::Reading(_), _) => {
            let known = state.n_read() + state.n_not_read();
            let waiting = count(state.files.len().saturating_sub(known));
            match waiting {
                // A file whose reading was decided otherwise.
                0 => "Reading once more".to_owned(),
                n => format!("Reading {}", counted(n, "file", "files")),
            }
        }
        (_, Notice::None) => String::new(),
        (_, Notice::ReadingDone) => outcome(state),
        (_, Notice::Stopped) => stopped(state),
        (_, Notice::Removed(name)) => format!("\u{201c}{name}\u{201d} is no longer in the audit."),
        (_, Notice::Figures) => figures(state),
        (_, Notice::KeptLastMonth) => "At least one month has to stay in the audit. Choose \
             another month before you take this one away."
            .to_owned(),
        (_, Notice::NoSample) => "The sample files could not be unpacked: this copy of the page \
             may be damaged. Your own files can still be read."
            .to_owned(),
        (_, Notice::NoPicture) => "This browser would not make a picture of the chart. The SVG \
             download holds the same drawing."
            .to_owned(),
        (_, Notice::PictureCopied) => "The chart is copied as a picture.".to_owned(),
        (_, Notice::PictureNotCopied) => "This browser does not let the page copy a picture. The \
             PNG download holds the same."
            .to_owned(),
        (_, Notice::Cleared) => {
            "Everything is cleared. The files themselves are as they were.".to_owned()
        }
    }
}

fn outcome(state: &State) -> String {
    let Some(results) = state.results.as_deref() else {
        return String::new();
    };
    if results.audit.is_none() {
        return "No figures yet: no file has a row that can be used. See what was found in each \
                file."
            .to_owned();
    }
    let not_read = match state.n_not_read() {
        0 => String::new(),
        n => format!(" {} not read.", counted(count(n), "file was", "files were")),
    };
    format!("Audit ready: {}, {}.{not_read}", read(state, results), scope(results))
}

fn read(state: &State, results: &Results) -> String {
    format!(
        "{}, {}",
        counted(count(state.n_read()), "file", "files"),
        counted(results.account.all.n_read, "row", "rows")
    )
}

fn stopped(state: &State) -> String {
    let n_not_read = counted(count(state.n_not_read()), "file was", "files were");
    match (state.n_read(), state.n_not_read()) {
        (0, 0) => "Reading stopped.".to_owned(),
        (_, 0) => {
            format!("Every file was read before reading could be stopped. {}", outcome(state))
        }
        (0, _) => format!("Reading stopped. {n_not_read} not read to the end."),
        (n, _) => format!(
            "Reading stopped. {n_not_read} not read to the end; the audit is of the {} read \
             before.",
            counted(count(n), "file", "files")
        ),
    }
}

fn figures(state: &State) -> String {
    let audit = state.results.as_deref().and_then(|results| results.audit.as_ref());
    audit.map_or_else(String::new, |audit| {
        format!(
            "Figures now: {}, {}.",
            audit.by_team.definition().name().to_lowercase().replace("fte", "FTE"),
            months_in_words(&audit.months)
        )
    })
}

/// How much an audit covers: `8 service areas`, or `4 teams` where no areas are named.
fn scope(results: &Results) -> String {
    let Some(audit) = &results.audit else {
        return String::new();
    };
    match audit.n_areas() {
        0 => counted(count(audit.by_team.rows.len()), "team", "teams"),
        n => counted(count(n), "service area", "service areas"),
    }
}

/// The second line of a part in the navigation.
pub fn part_state(state: &State, part: Part) -> String {
    match part {
        Part::Files => files_state(state),
        Part::Check => check_state(state),
        Part::Results => results_state(state),
        Part::HowToCheck | Part::Terms | Part::Accessibility => String::new(),
    }
}

fn files_state(state: &State) -> String {
    if state.phase.progress().is_some() {
        return "Reading".to_owned();
    }
    if state.phase == Phase::Lost && !state.files.is_empty() {
        return format!("{} not read", thousands(count(state.files.len())));
    }
    match (state.n_read(), state.n_not_read()) {
        (0, 0) => "None yet".to_owned(),
        (read, 0) => format!("{} read", thousands(count(read))),
        (read, not) => format!("{} read, {} not", thousands(count(read)), thousands(count(not))),
    }
}

fn check_state(state: &State) -> String {
    let Some(results) = state.results.as_deref().filter(|_| !state.files.is_empty()) else {
        return "Nothing to check yet".to_owned();
    };
    let issues = results.issues.iter();
    let n = state.n_not_read() + issues.filter(|issue| issue.severity != Severity::Note).count();
    match n {
        0 => "Every row accounted for".to_owned(),
        n => counted(count(n), "thing to look at", "things to look at"),
    }
}

fn results_state(state: &State) -> String {
    match state.results.as_deref() {
        Some(results) if results.audit.is_some() => scope(results),
        Some(_) if !state.files.is_empty() => "No figures".to_owned(),
        _ => "No figures yet".to_owned(),
    }
}

/// How far the reading is, for the eye: `12.4 of 110.3 MB, 113,204 rows`.
pub fn progress(progress: &Progress) -> String {
    if progress.n_bytes == 0 {
        return "Starting".to_owned();
    }
    format!(
        "{} of {}, {}",
        size(progress.n_bytes_read),
        size(progress.n_bytes),
        counted(progress.n_rows, "row", "rows")
    )
}

/// The share of the bytes that is read, as a whole percentage.
pub fn percent(progress: &Progress) -> u64 {
    let read = progress.n_bytes_read.min(progress.n_bytes);
    (read * 100).checked_div(progress.n_bytes).unwrap_or(0)
}

/// A size as people know it: `812 bytes`, `358 kB`, `1.2 MB`.
pub fn size(n_bytes: u64) -> String {
    match n_bytes {
        0..1_000 => counted(n_bytes, "byte", "bytes"),
        1_000..1_000_000 => format!("{} kB", (n_bytes + 500) / 1_000),
        _ => {
            let tenths = (n_bytes + 50_000) / 100_000;
            format!("{}.{} MB", thousands(tenths / 10), tenths % 10)
        }
    }
}

/// A number of things in memory as the number it is.
pub fn count(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_as_people_know_them() {
        assert_eq!(size(0), "0 bytes");
        assert_eq!(size(1), "1 byte");
        assert_eq!(size(358_213), "358 kB");
        assert_eq!(size(110_349_000), "110.3 MB");
        assert_eq!(size(1_234_567_890), "1,234.6 MB");
    }

    #[test]
    fn shares_of_nothing_and_of_more_than_all() {
        let of = |n_bytes_read, n_bytes| {
            percent(&Progress { n_bytes_read, n_bytes, ..Progress::default() })
        };
        assert_eq!(of(0, 0), 0);
        assert_eq!(of(1, 3), 33);
        assert_eq!(of(5, 3), 100);
    }

    #[test]
    fn an_empty_page_says_what_there_is() {
        let state = State::default();
        assert_eq!(status(&state), "");
        let lines = Part::JOURNEY.map(|part| part_state(&state, part));
        assert_eq!(lines, ["None yet", "Nothing to check yet", "No figures yet"]);
    }
}
