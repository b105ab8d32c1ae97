-- What was given out or signed, word for word. Of what an older program gave
-- out nothing was kept: an empty edition 0 says so, and its paper names the
-- people and the car as they are called when it prints.
CREATE TABLE counterfoil (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    work_order_id INTEGER NOT NULL REFERENCES work_order ON DELETE CASCADE,
    subject_id INTEGER NOT NULL,
    edition INTEGER NOT NULL,
    at TEXT NOT NULL,
    person_id INTEGER REFERENCES person,
    content TEXT NOT NULL,
    checksum TEXT NOT NULL,
    UNIQUE (kind, subject_id, edition)
);
CREATE INDEX counterfoil_order ON counterfoil (work_order_id);

INSERT INTO counterfoil (kind, work_order_id, subject_id, edition, at, content, checksum)
    SELECT 'check_in_sheet', work_order_id, work_order_id, 0, confirmed_at, '', ''
    FROM walk_around WHERE confirmed_at IS NOT NULL;
INSERT INTO counterfoil (kind, work_order_id, subject_id, edition, at, content, checksum)
    SELECT 'settlement_sheet', work_order_id, id, 0, issued_at, '', '' FROM settlement;
INSERT INTO counterfoil (kind, work_order_id, subject_id, edition, at, content, checksum)
    SELECT 'delivery', work_order_id, work_order_id, 0, at, '', '' FROM delivery;

ALTER TABLE settlement ADD COLUMN standing_checksum TEXT NOT NULL DEFAULT '';
ALTER TABLE inspection ADD COLUMN person_name TEXT NOT NULL DEFAULT '';
ALTER TABLE walk_around ADD COLUMN paper TEXT NOT NULL DEFAULT '';
ALTER TABLE delivery ADD COLUMN paper TEXT NOT NULL DEFAULT '';
ALTER TABLE authorisation ADD COLUMN paper TEXT NOT NULL DEFAULT '';
ALTER TABLE authorisation ADD COLUMN counterfoil_id INTEGER REFERENCES counterfoil;
CREATE INDEX authorisation_counterfoil ON authorisation (counterfoil_id) WHERE counterfoil_id IS NOT NULL;
