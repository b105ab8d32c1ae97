-- Which sheets each serial of a filled template stands for, with how much of each. Of
-- the templates filled before each serial is of the one sheet whose number it has.
CREATE TABLE tax_batch_sheet (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    tax_batch_id INTEGER NOT NULL REFERENCES tax_batch (id) ON DELETE CASCADE,
    serial TEXT NOT NULL,
    settlement_id INTEGER NOT NULL REFERENCES settlement (id) ON DELETE CASCADE,
    amount INTEGER NOT NULL
);
CREATE INDEX tax_batch_sheet_serial ON tax_batch_sheet (serial, tax_batch_id);
CREATE INDEX tax_batch_sheet_batch ON tax_batch_sheet (tax_batch_id);
CREATE INDEX tax_batch_sheet_settlement ON tax_batch_sheet (settlement_id);
