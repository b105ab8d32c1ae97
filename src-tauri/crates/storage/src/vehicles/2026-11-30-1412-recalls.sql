-- 召回 and 服务活动: what makers want done to a range of their cars, and on which it was.
CREATE TABLE recall (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    recall_number TEXT NOT NULL,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    wmi TEXT NOT NULL,
    vin_from TEXT NOT NULL,
    vin_to TEXT NOT NULL,
    safety BOOLEAN NOT NULL,
    active BOOLEAN NOT NULL,
    version INTEGER NOT NULL
);
CREATE INDEX recall_of_maker ON recall (wmi);

CREATE TABLE recall_done (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    recall_id INTEGER NOT NULL REFERENCES recall,
    vehicle_id INTEGER NOT NULL REFERENCES vehicle ON DELETE CASCADE,
    work_order_id INTEGER NOT NULL REFERENCES work_order ON DELETE CASCADE,
    at TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person
);
-- It is done to a car once, whichever two stations say so.
CREATE UNIQUE INDEX recall_done_once ON recall_done (vehicle_id, recall_id);
CREATE INDEX recall_done_order ON recall_done (work_order_id);
CREATE INDEX recall_done_recall ON recall_done (recall_id);
