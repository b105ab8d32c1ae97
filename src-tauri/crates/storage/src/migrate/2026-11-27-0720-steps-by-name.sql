-- Which steps went over this file, by the names they bear. A step's place is its
-- date, and no count: two programs may each know one that the other does not.
-- The sum tells a turned byte from a name that this program does not know.
CREATE TABLE file_step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    -- Nobody wrote down when those of earlier programs were made.
    at TEXT,
    sum INTEGER NOT NULL
);
