#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    #[error("no {entity} {id}")]
    NotFound { entity: &'static str, id: i64 },
    #[error("{entity} {id} is at version {current}, not {yours}")]
    Conflict { entity: &'static str, id: i64, yours: i64, current: i64 },
    #[error("the key was used for another request")]
    KeyReused,
    #[error("the file is of schema {found}, newer than this program's {known}")]
    NewerFile { found: i64, known: i64 },
    #[error("{path} is no shop file")]
    ForeignFile { path: String },
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
