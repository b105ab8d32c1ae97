-- 借用: loan cars, tools and spare units, and who has them.
CREATE TABLE loan_unit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    plate TEXT,
    part_id INTEGER REFERENCES part,
    condition TEXT NOT NULL,
    active BOOLEAN NOT NULL,
    version INTEGER NOT NULL
);
CREATE INDEX loan_unit_part ON loan_unit (part_id) WHERE part_id IS NOT NULL;

CREATE TABLE loan (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL UNIQUE,
    loan_unit_id INTEGER NOT NULL REFERENCES loan_unit,
    customer_id INTEGER NOT NULL REFERENCES customer,
    -- A loan outlives the visit it was for.
    work_order_id INTEGER REFERENCES work_order ON DELETE SET NULL,
    lent_at TEXT NOT NULL,
    lent_by INTEGER NOT NULL REFERENCES person,
    due_on TEXT NOT NULL,
    agreement TEXT NOT NULL,
    out_condition TEXT NOT NULL,
    out_km INTEGER,
    out_fuel INTEGER,
    signed_by TEXT NOT NULL,
    signature JSON_TEXT,
    bin_id INTEGER REFERENCES bin,
    back_at TEXT,
    back_by INTEGER REFERENCES person,
    back_condition TEXT NOT NULL,
    back_km INTEGER,
    back_fuel INTEGER,
    damage_note TEXT NOT NULL,
    version INTEGER NOT NULL
);
-- Nothing is lent to two at once.
CREATE UNIQUE INDEX loan_out ON loan (loan_unit_id) WHERE back_at IS NULL;
CREATE INDEX loan_due ON loan (due_on) WHERE back_at IS NULL;
CREATE INDEX loan_unit_loans ON loan (loan_unit_id);
CREATE INDEX loan_customer ON loan (customer_id);
CREATE INDEX loan_order ON loan (work_order_id) WHERE work_order_id IS NOT NULL;
CREATE INDEX loan_back ON loan (back_at) WHERE back_at IS NOT NULL;
