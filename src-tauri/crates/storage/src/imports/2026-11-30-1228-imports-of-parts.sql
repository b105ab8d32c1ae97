-- What came in with a list of parts or of suppliers, so that it can be taken out again.
ALTER TABLE part ADD COLUMN import_id INTEGER REFERENCES import;
ALTER TABLE supplier ADD COLUMN import_id INTEGER REFERENCES import;
ALTER TABLE bin ADD COLUMN import_id INTEGER REFERENCES import;
CREATE INDEX part_import ON part (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX supplier_import ON supplier (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX bin_import ON bin (import_id) WHERE import_id IS NOT NULL;
-- A movement that goes is looked for in the layers it made.
CREATE INDEX stock_layer_movement ON stock_layer (movement_id) WHERE movement_id IS NOT NULL;
