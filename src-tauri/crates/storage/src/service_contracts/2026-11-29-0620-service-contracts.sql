-- 套餐 as they are offered, and as they were sold.
CREATE TABLE service_package (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    price INTEGER NOT NULL CHECK (price > 0),
    package_items JSON_TEXT NOT NULL,
    valid_months INTEGER,
    valid_km INTEGER,
    vehicle_bound BOOLEAN NOT NULL,
    active BOOLEAN NOT NULL,
    version INTEGER NOT NULL
);

CREATE TABLE service_contract (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL UNIQUE,
    service_package_id INTEGER NOT NULL REFERENCES service_package,
    name TEXT NOT NULL,
    customer_id INTEGER NOT NULL REFERENCES customer,
    vehicle_id INTEGER REFERENCES vehicle,
    price INTEGER NOT NULL CHECK (price > 0),
    contract_items JSON_TEXT NOT NULL,
    sold_on TEXT NOT NULL,
    start_km INTEGER,
    ends_on TEXT,
    end_km INTEGER,
    sold_at TEXT NOT NULL,
    sold_by INTEGER NOT NULL REFERENCES person,
    closed_at TEXT,
    closed_by INTEGER REFERENCES person,
    close_reason TEXT NOT NULL,
    checksum TEXT NOT NULL,
    version INTEGER NOT NULL,
    CHECK ((closed_at IS NULL) = (closed_by IS NULL))
);
CREATE INDEX service_contract_customer ON service_contract (customer_id);
CREATE INDEX service_contract_vehicle ON service_contract (vehicle_id) WHERE vehicle_id IS NOT NULL;

-- What lines drew. What is left is what was sold less these, and stands nowhere else.
CREATE TABLE contract_draw (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    service_contract_id INTEGER NOT NULL REFERENCES service_contract ON DELETE CASCADE,
    position INTEGER NOT NULL,
    work_order_id INTEGER NOT NULL REFERENCES work_order ON DELETE CASCADE,
    line_id INTEGER NOT NULL UNIQUE REFERENCES line ON DELETE CASCADE,
    times INTEGER NOT NULL,
    used INTEGER NOT NULL,
    worth INTEGER NOT NULL CHECK (worth >= 0),
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person,
    CHECK ((times > 0 AND used = 0) OR (times = 0 AND used > 0))
);
CREATE INDEX contract_draw_contract ON contract_draw (service_contract_id);
CREATE INDEX contract_draw_order ON contract_draw (work_order_id);

-- The contract that pays a sheet.
ALTER TABLE settlement ADD COLUMN service_contract_id INTEGER REFERENCES service_contract;

-- A receipt may be for a contract, on no visit and no booking. SQLite takes no
-- CHECK away: the table is made anew, row by row, under its name.
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
    CHECK (work_order_id IS NOT NULL OR appointment_id IS NOT NULL OR service_contract_id IS NOT NULL),
    CHECK (settlement_id IS NULL OR work_order_id IS NOT NULL),
    CHECK (service_contract_id IS NULL OR (work_order_id IS NULL AND appointment_id IS NULL))
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
