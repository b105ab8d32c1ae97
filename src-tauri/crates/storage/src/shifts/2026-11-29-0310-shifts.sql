-- A shift at the till, and cash that moved in it and is no customer's.
CREATE TABLE shift (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL UNIQUE,
    opened_by INTEGER NOT NULL REFERENCES person,
    till TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    opening_float INTEGER NOT NULL CHECK (opening_float >= 0),
    state TEXT NOT NULL,
    closed_by INTEGER REFERENCES person,
    closed_at TEXT,
    closed_for TEXT NOT NULL,
    content JSON_TEXT,
    checksum TEXT NOT NULL,
    version INTEGER NOT NULL,
    CHECK ((state = 'closed') = (closed_at IS NOT NULL AND closed_by IS NOT NULL AND content IS NOT NULL))
);
-- Whoever asks: nobody has two.
CREATE UNIQUE INDEX shift_open ON shift (opened_by) WHERE state = 'open';
CREATE INDEX shift_opened_at ON shift (opened_at);

CREATE TABLE cash_movement (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    shift_id INTEGER NOT NULL REFERENCES shift,
    direction TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount > 0),
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person,
    checksum TEXT NOT NULL
);
CREATE INDEX cash_movement_shift ON cash_movement (shift_id);

-- Whose shift it was taken in; none in a shop without shifts.
ALTER TABLE payment ADD COLUMN shift_id INTEGER REFERENCES shift;
CREATE INDEX payment_shift ON payment (shift_id) WHERE shift_id IS NOT NULL;
