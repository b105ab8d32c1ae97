-- A receipt without a sheet is a deposit, of a visit or of a booking. SQLite
-- takes no NOT NULL away: the table is made anew, row by row, under its name.
CREATE TABLE payment_anew (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL UNIQUE,
    settlement_id INTEGER REFERENCES settlement ON DELETE CASCADE,
    work_order_id INTEGER REFERENCES work_order ON DELETE CASCADE,
    means TEXT NOT NULL,
    amount INTEGER NOT NULL,
    tendered INTEGER NOT NULL,
    refund_of INTEGER REFERENCES payment_anew,
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person,
    checksum TEXT NOT NULL,
    appointment_id INTEGER REFERENCES appointment ON DELETE CASCADE,
    CHECK (work_order_id IS NOT NULL OR appointment_id IS NOT NULL),
    CHECK (settlement_id IS NULL OR work_order_id IS NOT NULL)
);
INSERT INTO payment_anew (id, number, settlement_id, work_order_id, means, amount, tendered, refund_of, reason, at,
                          person_id, checksum)
    SELECT id, number, settlement_id, work_order_id, means, amount, tendered, refund_of, reason, at, person_id, checksum
    FROM payment;
-- Numbers that were given and taken back with their rows are not given again.
UPDATE sqlite_sequence SET seq = max(seq, coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'payment'), 0))
    WHERE name = 'payment_anew';
DROP TABLE payment;
ALTER TABLE payment_anew RENAME TO payment;
CREATE INDEX payment_settlement ON payment (settlement_id) WHERE settlement_id IS NOT NULL;
CREATE INDEX payment_order ON payment (work_order_id) WHERE work_order_id IS NOT NULL;
CREATE INDEX payment_appointment ON payment (appointment_id) WHERE appointment_id IS NOT NULL;
CREATE INDEX payment_at ON payment (at);
CREATE INDEX payment_refund ON payment (refund_of) WHERE refund_of IS NOT NULL;

-- The car is gone, and its money is still to be seen to.
ALTER TABLE work_order ADD COLUMN money_open BOOLEAN NOT NULL DEFAULT 0;
CREATE INDEX work_order_money_open ON work_order (money_open) WHERE money_open = 1;

-- What was paid in for a booking; those that did not become a visit wait for it to go back.
ALTER TABLE appointment ADD COLUMN deposit INTEGER NOT NULL DEFAULT 0;
CREATE INDEX appointment_deposit ON appointment (stage) WHERE deposit > 0;
