-- The computers, tablets and phones the shop let in. Their tokens are secrets:
-- only hashes, beside the log like the PINs.
CREATE TABLE station (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    roles JSON_TEXT NOT NULL,
    paired_at TEXT NOT NULL,
    revoked_at TEXT,
    version INTEGER NOT NULL
);
CREATE TABLE station_token (
    station_id INTEGER PRIMARY KEY REFERENCES station (id),
    hash TEXT NOT NULL UNIQUE
);
CREATE TABLE house_door (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    open BOOLEAN NOT NULL,
    port INTEGER NOT NULL,
    version INTEGER NOT NULL
);
-- At which of them somebody sits; none for the host's own window and a browser beside it.
ALTER TABLE station_session ADD COLUMN station_id INTEGER;
