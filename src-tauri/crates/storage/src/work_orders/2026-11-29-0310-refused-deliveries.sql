-- A delivery the customer did not accept. It stays as it was; the one that
-- succeeds later stands beside it.
CREATE TABLE refused_delivery (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    work_order_id INTEGER NOT NULL REFERENCES work_order ON DELETE CASCADE,
    attempt INTEGER NOT NULL,
    at TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person,
    refused_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    failed_jobs JSON_TEXT NOT NULL,
    mileage_out_km INTEGER,
    UNIQUE (work_order_id, attempt)
);

-- Which rework came from which of them. The inspection a rework names is then the
-- one that had let the work through; only without one here had it failed.
ALTER TABLE rework ADD COLUMN refused_delivery_id INTEGER REFERENCES refused_delivery;
CREATE INDEX rework_refused_delivery ON rework (refused_delivery_id) WHERE refused_delivery_id IS NOT NULL;
