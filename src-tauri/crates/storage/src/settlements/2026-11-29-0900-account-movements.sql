-- 挂账: what is on account is the sum of these, and moves by nothing else.
CREATE TABLE account_movement (
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
    CHECK (amount < 0 OR payment_id IS NULL),
    CHECK ((payer = 'customer') = (customer_id IS NOT NULL))
);
CREATE INDEX account_movement_debtor ON account_movement (payer, payer_name, customer_id, id);
CREATE INDEX account_movement_customer ON account_movement (customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX account_movement_settlement ON account_movement (settlement_id);
CREATE INDEX account_movement_order ON account_movement (work_order_id);
CREATE INDEX account_movement_payment ON account_movement (payment_id) WHERE payment_id IS NOT NULL;

-- What was put on account and came in before there were movements stands in the
-- log: what a sheet had on account before each change of it, and the receipts
-- that came with that change.
CREATE TEMP TABLE account_told AS
WITH told AS (
    SELECT change_log.id, change_log.command_id, change_log.entity_id AS settlement_id,
           json_extract(change_log.before, '$.on_account') AS was
    FROM change_form CROSS JOIN change_log ON change_log.form_id = change_form.id
    WHERE change_form.entity = 'settlement' AND change_log.sum IS NOT NULL
      AND json_extract(change_log.before, '$.on_account') IS NOT NULL
)
SELECT told.id, told.command_id, told.settlement_id,
       coalesce(lead(told.was) OVER (PARTITION BY told.settlement_id ORDER BY told.id), settlement.on_account)
           - told.was AS amount
FROM told CROSS JOIN settlement ON settlement.id = told.settlement_id;

CREATE TEMP TABLE account_came AS
SELECT account_told.id, payment.id AS payment_id, payment.amount
FROM account_told
CROSS JOIN payment ON payment.settlement_id = account_told.settlement_id
CROSS JOIN change_form ON change_form.entity = 'payment'
CROSS JOIN change_log ON change_log.form_id = change_form.id AND change_log.entity_id = payment.id
WHERE account_told.amount < 0 AND payment.amount > 0 AND payment.refund_of IS NULL
  AND change_log.before IS NULL AND change_log.command_id = account_told.command_id;

INSERT INTO account_movement (payer, payer_name, customer_id, settlement_id, work_order_id, amount, payment_id,
                              reason, at)
SELECT settlement.payer, iif(settlement.payer = 'customer', '', settlement.payer_name),
       iif(settlement.payer = 'customer', settlement.customer_id, NULL), settlement.id, settlement.work_order_id,
       moved.amount, moved.payment_id, '', moved.at
FROM (
    SELECT account_told.id, account_told.settlement_id, -account_came.amount AS amount, account_came.payment_id,
           command_log.at
    FROM account_told
    CROSS JOIN account_came ON account_came.id = account_told.id
    CROSS JOIN command_log ON command_log.id = account_told.command_id
    UNION ALL
    SELECT account_told.id, account_told.settlement_id, account_told.amount, NULL, command_log.at
    FROM account_told CROSS JOIN command_log ON command_log.id = account_told.command_id
    WHERE account_told.amount <> 0 AND account_told.id NOT IN (SELECT id FROM account_came)
) AS moved
CROSS JOIN settlement ON settlement.id = moved.settlement_id
ORDER BY moved.id, moved.payment_id;

-- What the log does not tell is carried over as it stands, from the day of its sheet.
INSERT INTO account_movement (payer, payer_name, customer_id, settlement_id, work_order_id, amount, reason, at)
SELECT settlement.payer, iif(settlement.payer = 'customer', '', settlement.payer_name),
       iif(settlement.payer = 'customer', settlement.customer_id, NULL), settlement.id, settlement.work_order_id,
       settlement.on_account
           - coalesce((SELECT sum(amount) FROM account_movement WHERE settlement_id = settlement.id), 0) AS left,
       '', settlement.issued_at
FROM settlement
WHERE left <> 0
  AND (settlement.on_account <> 0 OR settlement.id IN (SELECT settlement_id FROM account_movement));

DROP TABLE account_came;
DROP TABLE account_told;

-- 对账单 as they were made out.
CREATE TABLE account_statement (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL UNIQUE,
    payer TEXT NOT NULL,
    payer_name TEXT NOT NULL,
    customer_id INTEGER REFERENCES customer,
    name TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    last_movement_id INTEGER NOT NULL,
    after_movement_id INTEGER NOT NULL,
    term_days INTEGER NOT NULL,
    opening INTEGER NOT NULL,
    closing INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person
);
CREATE INDEX account_statement_debtor ON account_statement (payer, payer_name, customer_id, id);
CREATE INDEX account_statement_customer ON account_statement (customer_id) WHERE customer_id IS NOT NULL;

-- 挂账额度: none where nobody set one.
ALTER TABLE customer ADD COLUMN account_limit INTEGER CHECK (account_limit >= 0);
