-- What of a sale over the counter moves after it was made: what of it stands, what of that is trusted to its
-- buyer, and what is invoiced. The sale itself never changes.
CREATE TABLE counter_sale_book (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    counter_sale_id INTEGER NOT NULL UNIQUE REFERENCES counter_sale ON DELETE CASCADE,
    standing INTEGER NOT NULL,
    on_account INTEGER NOT NULL CHECK (on_account >= 0),
    invoiced INTEGER NOT NULL,
    invoice_wanted BOOLEAN NOT NULL,
    version INTEGER NOT NULL
);
INSERT INTO counter_sale_book (counter_sale_id, standing, on_account, invoiced, invoice_wanted, version)
    SELECT id, total - coalesce((SELECT sum(amount) FROM counter_return
                                 WHERE counter_return.counter_sale_id = counter_sale.id), 0), 0, 0, 0, 1
    FROM counter_sale;
CREATE INDEX counter_sale_book_to_invoice ON counter_sale_book (counter_sale_id) WHERE standing > invoiced;
CREATE INDEX counter_sale_book_wanted ON counter_sale_book (counter_sale_id)
    WHERE invoice_wanted = 1 AND standing > invoiced;
CREATE INDEX counter_sale_book_to_reverse ON counter_sale_book (counter_sale_id) WHERE invoiced > standing;
CREATE INDEX counter_sale_book_on_account ON counter_sale_book (counter_sale_id) WHERE on_account > 0;

CREATE TABLE tax_invoice_sale (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    tax_invoice_id INTEGER NOT NULL REFERENCES tax_invoice (id) ON DELETE CASCADE,
    counter_sale_id INTEGER NOT NULL REFERENCES counter_sale (id) ON DELETE CASCADE,
    amount INTEGER NOT NULL
);
CREATE INDEX tax_invoice_sale_invoice ON tax_invoice_sale (tax_invoice_id);
CREATE INDEX tax_invoice_sale_sale ON tax_invoice_sale (counter_sale_id);

-- What is on account is of a sheet with its visit, or of a sale. SQLite makes no column wider in what it
-- takes: the table is made anew, row by row, under its name.
CREATE TABLE account_movement_anew (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    payer TEXT NOT NULL,
    payer_name TEXT NOT NULL,
    customer_id INTEGER REFERENCES customer,
    settlement_id INTEGER REFERENCES settlement ON DELETE CASCADE,
    work_order_id INTEGER REFERENCES work_order ON DELETE CASCADE,
    counter_sale_id INTEGER REFERENCES counter_sale ON DELETE CASCADE,
    amount INTEGER NOT NULL CHECK (amount <> 0),
    payment_id INTEGER REFERENCES payment ON DELETE CASCADE,
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    CHECK ((payer = 'customer') = (customer_id IS NOT NULL)),
    CHECK ((settlement_id IS NULL) = (work_order_id IS NULL)),
    CHECK ((settlement_id IS NULL) <> (counter_sale_id IS NULL))
);
INSERT INTO account_movement_anew (id, payer, payer_name, customer_id, settlement_id, work_order_id, amount,
                                   payment_id, reason, at)
    SELECT id, payer, payer_name, customer_id, settlement_id, work_order_id, amount, payment_id, reason, at
    FROM account_movement;
-- Numbers that were given and taken back with their rows are not given again.
UPDATE sqlite_sequence
    SET seq = max(seq, coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'account_movement'), 0))
    WHERE name = 'account_movement_anew';
DROP TABLE account_movement;
ALTER TABLE account_movement_anew RENAME TO account_movement;
CREATE INDEX account_movement_debtor ON account_movement (payer, payer_name, customer_id, id);
CREATE INDEX account_movement_customer ON account_movement (customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX account_movement_settlement ON account_movement (settlement_id);
CREATE INDEX account_movement_order ON account_movement (work_order_id);
CREATE INDEX account_movement_sale ON account_movement (counter_sale_id) WHERE counter_sale_id IS NOT NULL;
CREATE INDEX account_movement_payment ON account_movement (payment_id) WHERE payment_id IS NOT NULL;
