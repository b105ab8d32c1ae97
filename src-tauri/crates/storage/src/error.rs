use rusqlite::{ErrorCode, ffi};
use std::io::ErrorKind;

#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    #[error("no {entity} {id}")]
    NotFound { entity: &'static str, id: i64 },
    #[error("{entity} {id} is at version {current}, not {yours}")]
    Conflict { entity: &'static str, id: i64, yours: i64, current: i64 },
    #[error("the key was used for another request")]
    KeyReused,
    #[error("the post under this key was done so long ago that its answer is not kept")]
    DoneLongAgo,
    #[error("the file is of schema {found}, newer than this program's {known}")]
    NewerFile { found: i64, known: i64 },
    #[error("{path} is no shop file")]
    ForeignFile { path: String },
    #[error("what comes from another file does not fit: {detail}")]
    DoesNotFit { detail: String },
    #[error("the file is in use by {owner}")]
    InUse { owner: String },
    #[error("the file is damaged: {detail}")]
    Damaged { detail: String },
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
    #[error("a row does not have its shape: {0}")]
    Shape(#[from] serde_json::Error),
    #[error("{doing}: {source}")]
    File { doing: String, source: std::io::Error },
}

impl StorageError {
    pub fn file(doing: impl Into<String>) -> impl FnOnce(std::io::Error) -> Self {
        let doing = doing.into();
        move |source| Self::File { doing, source }
    }
}

/// What the disk would not do. It is no fault of the program, and a person can
/// do something about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    Full,
    NotWritable { reason: String },
}

impl Trouble {
    pub fn of(error: &std::io::Error) -> Option<Self> {
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => Some(Self::Full),
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem | ErrorKind::NotADirectory => {
                Some(Self::NotWritable { reason: error.to_string() })
            }
            _ => None,
        }
    }

    fn of_sqlite(error: &rusqlite::Error) -> Option<Self> {
        let rusqlite::Error::SqliteFailure(cause, _) = error else { return None };
        let not_writable = || Some(Self::NotWritable { reason: error.to_string() });
        match cause.code {
            ErrorCode::DiskFull => Some(Self::Full),
            // Also who holds the file so long that nobody else comes to it,
            // as a virus scanner may.
            ErrorCode::ReadOnly
            | ErrorCode::CannotOpen
            | ErrorCode::PermissionDenied
            | ErrorCode::DatabaseBusy
            | ErrorCode::FileLockingProtocolFailed => not_writable(),
            // The index of the log is made larger before anything is written
            // into it: that fails on a full disk first.
            _ if cause.extended_code == ffi::SQLITE_IOERR_SHMSIZE => Some(Self::Full),
            _ if [
                ffi::SQLITE_IOERR_READ,
                ffi::SQLITE_IOERR_ACCESS,
                ffi::SQLITE_IOERR_FSTAT,
                ffi::SQLITE_IOERR_LOCK,
                ffi::SQLITE_IOERR_RDLOCK,
                ffi::SQLITE_IOERR_WRITE,
                ffi::SQLITE_IOERR_FSYNC,
                ffi::SQLITE_IOERR_DIR_FSYNC,
                ffi::SQLITE_IOERR_TRUNCATE,
                ffi::SQLITE_IOERR_DELETE,
                ffi::SQLITE_IOERR_SHMOPEN,
                ffi::SQLITE_IOERR_SHMMAP,
            ]
            .contains(&cause.extended_code) =>
            {
                not_writable()
            }
            _ => None,
        }
    }
}

impl StorageError {
    /// Whether the disk is to blame, and with what.
    pub fn trouble(&self) -> Option<Trouble> {
        match self {
            Self::Sqlite(error) => Trouble::of_sqlite(error),
            Self::File { source, .. } => Trouble::of(source),
            _ => None,
        }
    }

    /// Whether a row was to name another that is not there.
    pub fn is_unknown_reference(&self) -> bool {
        matches!(self, Self::Sqlite(rusqlite::Error::SqliteFailure(cause, _))
            if cause.extended_code == ffi::SQLITE_CONSTRAINT_FOREIGNKEY)
    }

    /// Whether the file itself is at fault: no disk and no waiting mends it.
    pub fn is_damage(&self) -> bool {
        match self {
            // A row that has lost its shape was written with one.
            Self::Damaged { .. } | Self::ForeignFile { .. } | Self::Shape(_) => true,
            Self::Sqlite(rusqlite::Error::SqliteFailure(cause, _)) => {
                matches!(cause.code, ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt)
                    || cause.extended_code == ffi::SQLITE_IOERR_SHORT_READ
            }
            Self::Sqlite(
                rusqlite::Error::FromSqlConversionFailure(..)
                | rusqlite::Error::IntegralValueOutOfRange(..)
                | rusqlite::Error::Utf8Error(..)
                | rusqlite::Error::InvalidColumnType(..),
            ) => true,
            // Each table and column was there when the file was opened, or was
            // made then: what says of itself another name now has lost it.
            Self::Sqlite(rusqlite::Error::SqlInputError { msg, .. }) => {
                msg.starts_with("no such table") || msg.starts_with("no such column")
            }
            _ => false,
        }
    }
}
