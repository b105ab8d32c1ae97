-- A receipt may be for a contract or for what a customer stored, on no visit and
-- no booking. SQLite takes no CHECK away: the table is made anew, row by row,
-- under its name.
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
    shift_id INTEGER REFERENCES shift,
    service_contract_id INTEGER REFERENCES service_contract ON DELETE CASCADE,
    customer_id INTEGER REFERENCES customer,
    gift INTEGER NOT NULL DEFAULT 0,
    CHECK (work_order_id IS NOT NULL OR appointment_id IS NOT NULL OR service_contract_id IS NOT NULL
           OR customer_id IS NOT NULL),
    CHECK (settlement_id IS NULL OR work_order_id IS NOT NULL),
    CHECK (service_contract_id IS NULL
           OR (work_order_id IS NULL AND appointment_id IS NULL AND customer_id IS NULL))
);
INSERT INTO payment_anew (id, number, settlement_id, work_order_id, means, amount, tendered, refund_of, reason, at,
                          person_id, checksum, appointment_id, shift_id)
    SELECT id, number, settlement_id, work_order_id, means, amount, tendered, refund_of, reason, at, person_id,
           checksum, appointment_id, shift_id
    FROM payment;
-- Numbers that were given and taken back with their rows are not given again.
UPDATE sqlite_sequence SET seq = max(seq, coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'payment'), 0))
    WHERE name = 'payment_anew';
DROP TABLE payment;
ALTER TABLE payment_anew RENAME TO payment;
CREATE INDEX payment_settlement ON payment (settlement_id) WHERE settlement_id IS NOT NULL;
CREATE INDEX payment_order ON payment (work_order_id) WHERE work_order_id IS NOT NULL;
CREATE INDEX payment_appointment ON payment (appointment_id) WHERE appointment_id IS NOT NULL;
CREATE INDEX payment_contract ON payment (service_contract_id) WHERE service_contract_id IS NOT NULL;
CREATE INDEX payment_at ON payment (at);
CREATE INDEX payment_refund ON payment (refund_of) WHERE refund_of IS NOT NULL;
CREATE INDEX payment_shift ON payment (shift_id) WHERE shift_id IS NOT NULL;
CREATE INDEX payment_customer ON payment (customer_id) WHERE customer_id IS NOT NULL;
