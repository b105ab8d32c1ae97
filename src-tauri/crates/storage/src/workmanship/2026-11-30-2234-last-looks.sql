-- 交车前复看: advisor and technician look at the car together after it passed; one look for each of them.
CREATE TABLE last_look (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    work_order_id INTEGER NOT NULL REFERENCES work_order ON DELETE CASCADE,
    inspection_id INTEGER NOT NULL REFERENCES inspection ON DELETE CASCADE,
    side TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person,
    note TEXT NOT NULL,
    at TEXT NOT NULL
);
CREATE INDEX last_look_order ON last_look (work_order_id);
CREATE UNIQUE INDEX last_look_side ON last_look (inspection_id, side);
