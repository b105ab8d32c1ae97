-- What had been collected on account and goes back is owed on account again: more is
-- owed by a movement that has a receipt. SQLite takes no CHECK away: the table is made
-- anew, row by row, under its name.
CREATE TABLE account_movement_anew (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    payer TEXT NOT NULL,
    payer_name TEXT NOT NULL,
    customer_id INTEGER REFERENCES customer,
    settlement_id INTEGER NOT NULL REFERENCES settlement ON DELETE CASCADE,
    work_order_id INTEGER NOT NULL REFERENCES work_order ON DELETE CASCADE,
    amount INTEGER NOT NULL CHECK (amount <> 0),
    payment_id INTEGER REFERENCES payment ON DELETE CASCADE,
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    CHECK ((payer = 'customer') = (customer_id IS NOT NULL))
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
CREATE INDEX account_movement_payment ON account_movement (payment_id) WHERE payment_id IS NOT NULL;
