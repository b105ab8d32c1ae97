-- What technicians ask the parts counter for, what it laid ready without keeping stock of it, and when
-- the parts of a visit were all there.
CREATE TABLE part_request (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    work_order_id INTEGER NOT NULL REFERENCES work_order ON DELETE CASCADE,
    job_id INTEGER NOT NULL REFERENCES job ON DELETE CASCADE,
    part_id INTEGER REFERENCES part,
    text TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    unit TEXT NOT NULL,
    state TEXT NOT NULL,
    expected_on TEXT,
    note TEXT NOT NULL,
    asked_by INTEGER NOT NULL REFERENCES person,
    asked_at TEXT NOT NULL,
    answered_by INTEGER REFERENCES person,
    answered_at TEXT,
    version INTEGER NOT NULL
);
CREATE INDEX part_request_order ON part_request (work_order_id);
CREATE INDEX part_request_job ON part_request (job_id);

CREATE TABLE laid_part (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    work_order_id INTEGER NOT NULL REFERENCES work_order ON DELETE CASCADE,
    line_id INTEGER NOT NULL UNIQUE REFERENCES line ON DELETE CASCADE,
    at TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person
);
CREATE INDEX laid_part_order ON laid_part (work_order_id);

CREATE TABLE parts_arrival (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    work_order_id INTEGER NOT NULL REFERENCES work_order ON DELETE CASCADE,
    job_id INTEGER NOT NULL REFERENCES job ON DELETE CASCADE,
    at TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person,
    went_on BOOLEAN NOT NULL
);
CREATE INDEX parts_arrival_order ON parts_arrival (work_order_id);
CREATE INDEX parts_arrival_job ON parts_arrival (job_id);

-- More or less of it went out than the visit takes: few at any time, found without looking at the others.
CREATE INDEX stock_demand_owing ON stock_demand (wanted <> issued, work_order_id);
