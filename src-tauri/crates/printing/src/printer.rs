//! A printer of this computer, in its own words.

use crate::media::{Media, MediaOffer, fitting};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrinterState {
    Idle,
    Processing,
    /// It prints nothing until somebody sees to it; jobs wait.
    Stopped,
}

/// A printer as it was when it was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printer {
    /// What it is called when something is sent to it.
    pub name: String,
    /// What a person wrote about it and where it stands; either may be empty.
    pub info: String,
    pub location: String,
    pub is_default: bool,
    pub state: PrinterState,
    /// Why it stands or will soon, in the keywords of RFC 8011 (`media-empty`).
    pub reasons: Vec<String>,
    /// The same in the printer's own sentence, where it has one.
    pub message: Option<String>,
    /// A queue may stand and still take jobs, or print the last and take none.
    pub is_accepting: bool,
    pub media: Vec<MediaOffer>,
}

impl Printer {
    /// Whether a paper of this size would be printed on its own size.
    #[must_use]
    pub fn takes(&self, media: Media) -> bool {
        fitting(media, &self.media).is_some()
    }
}
