//! What is printed, and what became of it.

use crate::media::Media;
use std::fmt;

/// What is sent to a printer.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// What the list of the printer's jobs calls it.
    pub title: &'a str,
    /// The bytes of a PDF whose pages are all of the size of `media`.
    pub pdf: &'a [u8],
    pub media: Media,
    pub copies: u16,
}

/// The number a printer's service gave a job. It may be kept and asked about
/// after the program was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct JobId(u32);

impl JobId {
    #[must_use]
    pub const fn new(number: u32) -> Self {
        Self(number)
    }

    #[must_use]
    pub const fn number(self) -> u32 {
        self.0
    }
}

impl fmt::Display for JobId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A job as it is asked after. A service that was cleared begins its numbers anew, and
/// the one of another computer never gave them: the same number under another title is
/// somebody else's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SentJob<'a> {
    pub id: JobId,
    /// What it was sent as.
    pub title: &'a str,
}

/// The states of RFC 8011, 5.3.7. A job that waits in a queue that stands is
/// `Stopped` here, although its service calls it pending: nothing will happen to
/// it by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobState {
    Pending,
    Held,
    Processing,
    Stopped,
    Cancelled,
    Aborted,
    /// The printer says that it is printed. Only this is printed.
    Completed,
}

impl JobState {
    /// Whether nothing more will become of it.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Cancelled | Self::Aborted | Self::Completed)
    }
}

/// Where a job stands, and the printer's own words for why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobStatus {
    pub state: JobState,
    /// Keywords of RFC 8011 about the job, then about the printer it waits for.
    pub reasons: Vec<String>,
    /// What the service or the printer says of it in a sentence.
    pub message: Option<String>,
}
