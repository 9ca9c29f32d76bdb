//! What goes on: nothing, reading, stopping, answering, or nothing any more.

use crate::worker::message::Progress;

/// What goes on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Nothing is under way.
    #[default]
    Resting,
    /// Files are being read.
    Reading(Progress),
    /// Reading was asked to stop.
    Stopping(Progress),
    /// Other settings or fewer files are being answered.
    Answering,
    /// The worker is gone: nothing can be read or answered until another is started.
    Lost,
}

impl Phase {
    /// How far the reading is, while there is one.
    pub fn progress(&self) -> Option<&Progress> {
        match self {
            Self::Reading(progress) | Self::Stopping(progress) => Some(progress),
            Self::Resting | Self::Answering | Self::Lost => None,
        }
    }

    /// Whether figures are being worked out or will change.
    pub fn is_busy(&self) -> bool {
        !matches!(self, Self::Resting | Self::Lost)
    }

    pub(super) fn stopping(&self) -> Self {
        match self {
            Self::Reading(progress) => Self::Stopping(progress.clone()),
            other => other.clone(),
        }
    }

    pub(super) fn answering(&self) -> Self {
        match self {
            Self::Resting => Self::Answering,
            other => other.clone(),
        }
    }

    pub(super) fn progressed(&self, progress: Progress) -> Self {
        match self {
            // What was decided may have files read once more.
            Self::Reading(_) | Self::Answering => Self::Reading(progress),
            Self::Stopping(_) => Self::Stopping(progress),
            other => other.clone(),
        }
    }
}

/// What happened last, to be said once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Notice {
    /// Nothing to say.
    #[default]
    None,
    /// Every file that was asked for is read.
    ReadingDone,
    /// Reading was stopped before its end.
    Stopped,
    /// A file was taken out.
    Removed(String),
    /// Figures for other settings are shown.
    Figures,
    /// The last audit month stays.
    KeptLastMonth,
    /// The sample files could not be had.
    NoSample,
    /// The chart could not be made into a picture.
    NoPicture,
    /// The picture of a chart was copied.
    PictureCopied,
    /// The browser does not let the page copy a picture.
    PictureNotCopied,
    /// Everything was cleared.
    Cleared,
}
