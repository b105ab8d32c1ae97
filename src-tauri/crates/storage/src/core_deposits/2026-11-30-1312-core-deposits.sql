-- 旧件押金: what is taken for a part until its old one comes, and what became of it.
CREATE TABLE core_terms (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    part_id INTEGER NOT NULL UNIQUE REFERENCES part ON DELETE CASCADE,
    deposit INTEGER NOT NULL CHECK (deposit >= 0),
    days INTEGER NOT NULL,
    version INTEGER NOT NULL
);

CREATE TABLE core_deposit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    counter_sale_id INTEGER REFERENCES counter_sale ON DELETE CASCADE,
    counter_sale_line_id INTEGER REFERENCES counter_sale_line ON DELETE CASCADE,
    work_order_id INTEGER REFERENCES work_order ON DELETE CASCADE,
    line_id INTEGER REFERENCES line ON DELETE CASCADE,
    payer_name TEXT NOT NULL,
    part_id INTEGER NOT NULL REFERENCES part,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    unit TEXT NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    unit_deposit INTEGER NOT NULL,
    amount INTEGER NOT NULL CHECK (amount > 0),
    due_on TEXT NOT NULL,
    taken_at TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person,
    checksum TEXT NOT NULL,
    settled_at TEXT,
    CHECK ((counter_sale_id IS NULL) = (counter_sale_line_id IS NULL)),
    CHECK ((work_order_id IS NULL) = (line_id IS NULL)),
    CHECK ((counter_sale_id IS NULL) <> (work_order_id IS NULL))
);
CREATE INDEX core_deposit_open ON core_deposit (due_on) WHERE settled_at IS NULL;
CREATE INDEX core_deposit_sale ON core_deposit (counter_sale_id) WHERE counter_sale_id IS NOT NULL;
CREATE INDEX core_deposit_sale_line ON core_deposit (counter_sale_line_id) WHERE counter_sale_line_id IS NOT NULL;
CREATE INDEX core_deposit_order ON core_deposit (work_order_id) WHERE work_order_id IS NOT NULL;
CREATE INDEX core_deposit_line ON core_deposit (line_id) WHERE line_id IS NOT NULL;
CREATE INDEX core_deposit_part ON core_deposit (part_id);

CREATE TABLE core_movement (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    core_deposit_id INTEGER NOT NULL REFERENCES core_deposit ON DELETE CASCADE,
    kind TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    amount INTEGER NOT NULL CHECK (amount <> 0),
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person
);
CREATE INDEX core_movement_deposit ON core_movement (core_deposit_id);
CREATE INDEX core_movement_kept ON core_movement (at) WHERE kind = 'kept';

-- A receipt may be of such a deposit, and is of nothing else then: it is neither revenue nor a deposit of a
-- visit. The CHECK is written anew in the text of the table for the reason that the step of the sales gives.
ALTER TABLE payment ADD COLUMN core_deposit_id INTEGER REFERENCES core_deposit ON DELETE CASCADE
    CHECK (core_deposit_id IS NULL
           OR (work_order_id IS NULL AND appointment_id IS NULL AND service_contract_id IS NULL
               AND customer_id IS NULL AND counter_sale_id IS NULL));
PRAGMA writable_schema = ON;
UPDATE sqlite_schema
    SET sql = replace(sql, 'OR counter_sale_id IS NOT NULL)', 'OR counter_sale_id IS NOT NULL OR core_deposit_id IS NOT NULL)')
    WHERE type = 'table' AND name = 'payment';
PRAGMA writable_schema = RESET;
CREATE INDEX payment_core_deposit ON payment (core_deposit_id) WHERE core_deposit_id IS NOT NULL;
