-- Which run of a station's program took a job and until when it may be silent,
-- and what is taken back here and not yet there.
ALTER TABLE print_job ADD COLUMN claimed_by TEXT;
ALTER TABLE print_job ADD COLUMN claimed_until TEXT;
ALTER TABLE print_job ADD COLUMN is_called_off BOOLEAN NOT NULL DEFAULT FALSE;

-- What a station announced of its own printers, as one list.
CREATE TABLE station_printers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    station_id INTEGER NOT NULL UNIQUE REFERENCES station,
    printers JSON_TEXT NOT NULL,
    version INTEGER NOT NULL
);
