-- What people can, hold papers for, and when they are there. Who has no row can do anything and is there as long as
-- the shop is open, as before.
CREATE TABLE worker_file (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL UNIQUE REFERENCES person ON DELETE CASCADE,
    skills JSON_TEXT NOT NULL,
    certificates JSON_TEXT NOT NULL,
    shifts JSON_TEXT NOT NULL,
    version INTEGER NOT NULL
);

CREATE TABLE absence (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    kind TEXT NOT NULL,
    begins_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    note TEXT NOT NULL,
    entered_by INTEGER NOT NULL REFERENCES person,
    entered_at TEXT NOT NULL,
    called_off_by INTEGER REFERENCES person,
    version INTEGER NOT NULL
);
-- What is over is never looked at again: those that end after a moment are few.
CREATE INDEX absence_ends ON absence (ends_at);
