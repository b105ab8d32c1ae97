-- Prepaid money that is invoiced as it comes in: what of a receipt is such money, and
-- what was drawn of it. Receipts of before are invoiced where they are used.
ALTER TABLE payment ADD COLUMN at_sale INTEGER NOT NULL DEFAULT 0;

CREATE TABLE prepaid_receipt (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    payment_id INTEGER NOT NULL UNIQUE REFERENCES payment (id) ON DELETE CASCADE,
    customer_id INTEGER NOT NULL REFERENCES customer (id),
    received INTEGER NOT NULL,
    invoiced INTEGER NOT NULL,
    invoice_wanted BOOLEAN NOT NULL,
    version INTEGER NOT NULL
);
CREATE INDEX prepaid_receipt_customer ON prepaid_receipt (customer_id);
CREATE INDEX prepaid_receipt_to_invoice ON prepaid_receipt (id) WHERE received > invoiced;
CREATE INDEX prepaid_receipt_wanted ON prepaid_receipt (id) WHERE invoice_wanted = 1 AND received > invoiced;
CREATE INDEX prepaid_receipt_to_reverse ON prepaid_receipt (id) WHERE invoiced > received;

CREATE TABLE tax_invoice_receipt (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    tax_invoice_id INTEGER NOT NULL REFERENCES tax_invoice (id) ON DELETE CASCADE,
    prepaid_receipt_id INTEGER NOT NULL REFERENCES prepaid_receipt (id) ON DELETE CASCADE,
    amount INTEGER NOT NULL
);
CREATE INDEX tax_invoice_receipt_invoice ON tax_invoice_receipt (tax_invoice_id);
CREATE INDEX tax_invoice_receipt_prepaid ON tax_invoice_receipt (prepaid_receipt_id);

-- What of a sheet is never invoiced on it. A gift and the shop's own vouchers are no
-- money anybody paid, on the sheets of before too.
ALTER TABLE settlement ADD COLUMN not_invoiced INTEGER NOT NULL DEFAULT 0;
UPDATE settlement SET not_invoiced = max(0, (
    SELECT sum(iif(payment.means = 'stored_value', payment.gift, payment.amount)) FROM payment
    WHERE payment.settlement_id = settlement.id
      AND (payment.means = 'stored_value'
           OR payment.means = 'voucher' AND payment.voucher_number IN (SELECT number FROM voucher))))
WHERE id IN (
    SELECT settlement_id FROM payment WHERE settlement_id IS NOT NULL AND customer_id IS NOT NULL AND gift <> 0
    UNION SELECT settlement_id FROM payment
    WHERE settlement_id IS NOT NULL AND means = 'voucher' AND voucher_number IN (SELECT number FROM voucher));

DROP INDEX settlement_to_invoice;
DROP INDEX settlement_invoice_wanted;
DROP INDEX settlement_to_reverse;
CREATE INDEX settlement_to_invoice ON settlement (id)
    WHERE state = 'settled' AND payer <> 'shop' AND total - not_invoiced > invoiced;
CREATE INDEX settlement_invoice_wanted ON settlement (id)
    WHERE invoice_wanted = 1 AND state = 'settled' AND payer <> 'shop' AND total - not_invoiced > invoiced;
-- A sheet that no longer stands, or that was invoiced first and then paid by what is
-- not invoiced on it.
CREATE INDEX settlement_to_reverse ON settlement (id)
    WHERE invoiced > iif(state = 'open' OR state = 'settled', total - not_invoiced, 0);
