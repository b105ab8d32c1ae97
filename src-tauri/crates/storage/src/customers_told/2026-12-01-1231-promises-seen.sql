-- That whoever answers for a visit saw that what was promised had moved, by another's hand and with the
-- customer's knowledge.
CREATE TABLE promise_seen (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    work_order_id INTEGER NOT NULL REFERENCES work_order ON DELETE CASCADE,
    moved_at TEXT NOT NULL,
    at TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person
);
CREATE INDEX promise_seen_order ON promise_seen (work_order_id);
