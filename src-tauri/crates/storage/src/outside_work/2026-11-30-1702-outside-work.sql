-- What went to other houses of a car, against which receipt and until when, and how it came back.
CREATE TABLE outside_work (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    work_order_id INTEGER NOT NULL REFERENCES work_order ON DELETE CASCADE,
    what TEXT NOT NULL,
    partner TEXT NOT NULL,
    handed_to TEXT NOT NULL,
    receipt TEXT NOT NULL,
    sent_at TEXT NOT NULL,
    sent_by INTEGER NOT NULL REFERENCES person,
    due_back_on TEXT NOT NULL,
    later_reason TEXT NOT NULL,
    back_at TEXT,
    back_by INTEGER REFERENCES person,
    result TEXT NOT NULL,
    version INTEGER NOT NULL
);
CREATE INDEX outside_work_order ON outside_work (work_order_id);
-- What is away is looked at every morning, and is little.
CREATE INDEX outside_work_out ON outside_work (due_back_on) WHERE back_at IS NULL;
