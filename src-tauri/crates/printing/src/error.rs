//! Why nothing was printed, in words somebody can act on.

use crate::job::JobId;
use crate::media::Media;
use std::io;

#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PrintError {
    #[error("no print service answers at {place}")]
    NoService { place: String, source: io::Error },
    #[error("{0} is no address of a print service")]
    BadAddress(String),
    #[error("there is no printer {0}")]
    NoSuchPrinter(String),
    #[error("{printer} has no media of {wanted}")]
    NoSuchMedia { printer: String, wanted: Media },
    /// It would have printed, only not what was asked for.
    #[error("{printer} would ignore {}", .attributes.join(", "))]
    WouldIgnore { printer: String, attributes: Vec<String> },
    #[error("{printer} does not take PDF")]
    NoPdf { printer: String },
    /// Its service draws everything it prints, and lets nothing through as it is.
    #[error("{printer} takes nothing but papers")]
    NoRawBytes { printer: String },
    #[error("{printer} takes no jobs: {}", .message.as_deref().unwrap_or("no reason given"))]
    NotAccepting { printer: String, reasons: Vec<String>, message: Option<String> },
    /// Its service forgot it or never had it: nobody can say whether it was printed.
    #[error("{printer} knows nothing of job {job}")]
    NoSuchJob { printer: String, job: JobId },
    #[error("job {job} is over already")]
    AlreadyOver { job: JobId },
    #[error("the print service does not let us: {0}")]
    NotAllowed(String),
    /// Whatever else the service refuses, in its own words.
    #[error("the print service refused: {0}")]
    Refused(String),
    #[error("the print service broke off")]
    BrokeOff(#[source] io::Error),
    #[error("the print service answered what cannot be read: {0}")]
    Unreadable(String),
}
