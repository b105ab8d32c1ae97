-- What stood on the clock when the car went out, facts of the check-in put
-- right, and what became of each finding.
ALTER TABLE work_order ADD COLUMN mileage_out_km INTEGER;
ALTER TABLE work_order ADD COLUMN instrument_replaced BOOLEAN NOT NULL DEFAULT 0;

CREATE TABLE check_in_correction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    work_order_id INTEGER NOT NULL REFERENCES work_order ON DELETE CASCADE,
    facts JSON_TEXT NOT NULL,
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person
);
CREATE INDEX check_in_correction_order ON check_in_correction (work_order_id);

ALTER TABLE finding ADD COLUMN unsafe_to_drive BOOLEAN NOT NULL DEFAULT 0;
ALTER TABLE finding ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE finding ADD COLUMN declined_by TEXT NOT NULL DEFAULT '';
ALTER TABLE finding ADD COLUMN means TEXT;
ALTER TABLE finding ADD COLUMN signature JSON_TEXT;
ALTER TABLE finding ADD COLUMN signed_paper TEXT NOT NULL DEFAULT '';
ALTER TABLE finding ADD COLUMN decided_at TEXT;
ALTER TABLE finding ADD COLUMN decided_by INTEGER REFERENCES person;
