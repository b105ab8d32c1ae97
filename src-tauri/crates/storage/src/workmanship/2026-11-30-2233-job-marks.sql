-- 车间评分: how the foreman saw a try of a job.
CREATE TABLE job_mark (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    work_order_id INTEGER NOT NULL REFERENCES work_order ON DELETE CASCADE,
    job_id INTEGER NOT NULL UNIQUE REFERENCES job ON DELETE CASCADE,
    efficiency INTEGER NOT NULL,
    quality INTEGER NOT NULL,
    note TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person,
    at TEXT NOT NULL,
    version INTEGER NOT NULL
);
CREATE INDEX job_mark_order ON job_mark (work_order_id);
