-- Files put to a visit: an insurer's estimate, a read-out of the diagnosis. The
-- bytes lie beside the file, by this sum; they stay when one is taken off the page.
CREATE TABLE attached_file (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    work_order_id INTEGER NOT NULL REFERENCES work_order (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    hash TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    attached_by INTEGER NOT NULL REFERENCES person (id),
    at TEXT NOT NULL,
    removed_at TEXT,
    removed_by INTEGER REFERENCES person (id),
    removed_reason TEXT NOT NULL,
    version INTEGER NOT NULL
);
CREATE INDEX attached_file_of_work_order ON attached_file (work_order_id);
-- Whether anything else names the same bytes.
CREATE INDEX attached_file_of_hash ON attached_file (hash);
