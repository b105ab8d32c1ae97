-- What a visit's photos show and where their bytes lie. The bytes are beside the
-- file, by these sums; they stay when a photo is taken off the page.
CREATE TABLE photo (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    work_order_id INTEGER NOT NULL REFERENCES work_order (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    finding_id INTEGER REFERENCES finding (id) ON DELETE CASCADE,
    job_id INTEGER REFERENCES job (id) ON DELETE CASCADE,
    item TEXT NOT NULL,
    caption TEXT NOT NULL,
    hash TEXT NOT NULL,
    small_hash TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    quarter_turns INTEGER NOT NULL,
    marks JSON_TEXT NOT NULL,
    taken_by INTEGER NOT NULL REFERENCES person (id),
    at TEXT NOT NULL,
    removed_at TEXT,
    removed_by INTEGER REFERENCES person (id),
    removed_reason TEXT NOT NULL,
    version INTEGER NOT NULL
);
CREATE INDEX photo_of_work_order ON photo (work_order_id);
-- What is deleted with a finding or a job is found without a look at every photo.
CREATE INDEX photo_of_finding ON photo (finding_id) WHERE finding_id IS NOT NULL;
-- Whether anything else names the same bytes.
CREATE INDEX photo_of_hash ON photo (hash);
CREATE INDEX photo_of_small_hash ON photo (small_hash);
CREATE INDEX photo_of_job ON photo (job_id) WHERE job_id IS NOT NULL;
