-- What came in with a list of operations, so that it can be taken out again; and an operation is known by its code.
ALTER TABLE labour_operation ADD COLUMN import_id INTEGER REFERENCES import;
CREATE INDEX labour_operation_import ON labour_operation (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX labour_operation_code ON labour_operation (code) WHERE code <> '';
