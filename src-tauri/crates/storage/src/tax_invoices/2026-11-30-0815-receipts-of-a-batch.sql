-- Which receipt of prepaid money each serial of a filled template stands for, and with how
-- much of it. Of the templates filled before a serial is of the receipt whose number it has.
CREATE TABLE tax_batch_receipt (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    tax_batch_id INTEGER NOT NULL REFERENCES tax_batch (id) ON DELETE CASCADE,
    serial TEXT NOT NULL,
    prepaid_receipt_id INTEGER NOT NULL REFERENCES prepaid_receipt (id) ON DELETE CASCADE,
    amount INTEGER NOT NULL
);
CREATE INDEX tax_batch_receipt_serial ON tax_batch_receipt (serial, tax_batch_id);
CREATE INDEX tax_batch_receipt_batch ON tax_batch_receipt (tax_batch_id);
CREATE INDEX tax_batch_receipt_prepaid ON tax_batch_receipt (prepaid_receipt_id);
