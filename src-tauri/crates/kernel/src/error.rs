//! What crosses the door when a command does not do what was asked.

use domain::refusal::Refusal;
use std::path::PathBuf;
use storage::{StorageError, Trouble};

/// A refusal is an answer for the person; a fault is a bug of ours, logged
/// once at the door with its causes.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The disk said no. Which folder it lies in is the shop's own, unless
    /// whoever wrote there names another.
    #[error("the disk: {trouble:?}")]
    Disk { trouble: Trouble, folder: Option<PathBuf> },
    /// The file itself is at fault: no repeating helps, a copy does.
    #[error("the file is damaged: {0}")]
    Damage(String),
    #[error("{0}")]
    Fault(String),
}

pub type Result<T> = std::result::Result<T, Error>;

impl From<StorageError> for Error {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::NotFound { entity, id } => {
                Self::Refused(Refusal::NotFound { entity: entity.to_owned(), id })
            }
            StorageError::Conflict { entity, id, yours, current } => {
                Self::Refused(Refusal::Conflict { entity: entity.to_owned(), id, yours, current })
            }
            StorageError::KeyReused => Self::Refused(Refusal::KeyReused),
            StorageError::DoneLongAgo => Self::Refused(Refusal::DoneLongAgo),
            other if other.is_unknown_reference() => {
                Self::Refused(Refusal::NotFound { entity: "reference".to_owned(), id: 0 })
            }
            other => match other.trouble() {
                Some(trouble) => Self::Disk { trouble, folder: None },
                None if other.is_damage() => Self::Damage(format!("{other:?}")),
                None => Self::Fault(format!("{other:?}")),
            },
        }
    }
}

impl Error {
    /// What went wrong elsewhere in the program, with its causes.
    pub fn fault(cause: impl std::fmt::Debug) -> Self {
        Self::Fault(format!("{cause:?}"))
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Fault(format!("an answer cannot be written: {error}"))
    }
}
