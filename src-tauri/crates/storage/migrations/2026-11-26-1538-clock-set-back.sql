-- A clock that ran on a job while the computer's was behind measured too little:
-- the stretch says so.
ALTER TABLE job_time ADD COLUMN clock_went_back BOOLEAN NOT NULL DEFAULT FALSE;

-- The manager's word that a clock behind what the file had seen is right.
CREATE TABLE clock_accepted (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    seen_at TEXT NOT NULL,
    at TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person
);
