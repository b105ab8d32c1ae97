-- Which tax invoice stands for which sheets. One that was typed wrongly is taken
-- back with a reason and counts for nothing; its number is free again.
CREATE TABLE tax_invoice (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    invoice_code TEXT NOT NULL,
    number TEXT NOT NULL,
    issued_on TEXT NOT NULL,
    amount INTEGER NOT NULL,
    tax INTEGER,
    buyer_title TEXT NOT NULL,
    buyer_tax_number TEXT NOT NULL,
    buyer_is_person BOOLEAN NOT NULL,
    red_of INTEGER REFERENCES tax_invoice (id) ON DELETE CASCADE,
    recorded_at TEXT NOT NULL,
    recorded_by INTEGER NOT NULL REFERENCES person (id),
    taken_back_at TEXT,
    taken_back_by INTEGER REFERENCES person (id),
    taken_back_reason TEXT NOT NULL,
    version INTEGER NOT NULL
);
CREATE UNIQUE INDEX tax_invoice_standing ON tax_invoice (number, invoice_code) WHERE taken_back_at IS NULL;
CREATE INDEX tax_invoice_number ON tax_invoice (number);
CREATE INDEX tax_invoice_title ON tax_invoice (buyer_title);
CREATE INDEX tax_invoice_issued ON tax_invoice (issued_on);
CREATE INDEX tax_invoice_red ON tax_invoice (red_of) WHERE red_of IS NOT NULL;

CREATE TABLE tax_invoice_sheet (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    tax_invoice_id INTEGER NOT NULL REFERENCES tax_invoice (id) ON DELETE CASCADE,
    settlement_id INTEGER NOT NULL REFERENCES settlement (id) ON DELETE CASCADE,
    amount INTEGER NOT NULL
);
CREATE INDEX tax_invoice_sheet_invoice ON tax_invoice_sheet (tax_invoice_id);
CREATE INDEX tax_invoice_sheet_settlement ON tax_invoice_sheet (settlement_id);

-- In whose name the next one is made out: of a customer, or of an insurer by name.
CREATE TABLE invoice_buyer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER REFERENCES customer (id) ON DELETE CASCADE,
    payer_name TEXT NOT NULL,
    title TEXT NOT NULL,
    tax_number TEXT NOT NULL,
    is_person BOOLEAN NOT NULL,
    version INTEGER NOT NULL
);
CREATE UNIQUE INDEX invoice_buyer_customer ON invoice_buyer (customer_id) WHERE customer_id IS NOT NULL;
CREATE UNIQUE INDEX invoice_buyer_payer ON invoice_buyer (payer_name) WHERE customer_id IS NULL;

-- The bureau's code for lines of a kind.
CREATE TABLE tax_code (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    line_kind TEXT NOT NULL UNIQUE,
    tax_code TEXT NOT NULL,
    version INTEGER NOT NULL
);

-- The bureau's template as it was filled in and handed out.
CREATE TABLE tax_batch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    hash TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    invoices INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    at TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person (id)
);

ALTER TABLE settlement ADD COLUMN invoiced INTEGER NOT NULL DEFAULT 0;
ALTER TABLE settlement ADD COLUMN invoice_wanted BOOLEAN NOT NULL DEFAULT 0;
CREATE INDEX settlement_to_invoice ON settlement (id)
    WHERE state = 'settled' AND payer <> 'shop' AND total > invoiced;
CREATE INDEX settlement_invoice_wanted ON settlement (id)
    WHERE invoice_wanted = 1 AND state = 'settled' AND payer <> 'shop' AND total > invoiced;
CREATE INDEX settlement_to_reverse ON settlement (id) WHERE state = 'voided' AND invoiced <> 0;
