-- Who of a visit's customers was told what of their car, when, by what means and by whom.
CREATE TABLE customer_told (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    work_order_id INTEGER NOT NULL REFERENCES work_order ON DELETE CASCADE,
    matter TEXT NOT NULL,
    means TEXT NOT NULL,
    to_name TEXT NOT NULL,
    phone TEXT NOT NULL,
    reached BOOLEAN NOT NULL,
    note TEXT NOT NULL,
    promised_at TEXT,
    at TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person
);
CREATE INDEX customer_told_order ON customer_told (work_order_id);
