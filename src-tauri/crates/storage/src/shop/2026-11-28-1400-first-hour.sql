-- Since when the list of a new shop's first hour is shown no more.
CREATE TABLE first_hour (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person (id)
);
