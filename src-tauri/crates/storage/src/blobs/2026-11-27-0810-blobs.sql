-- What lies beside the file by its SHA-256: no row carries its bytes, so the
-- log does not either.
CREATE TABLE blob (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    hash TEXT NOT NULL UNIQUE,
    bytes INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    first_seen TEXT NOT NULL
);
