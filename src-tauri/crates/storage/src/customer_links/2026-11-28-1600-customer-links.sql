-- What a customer is shown on their own phone, by a link of which only the hash
-- is here: it ends with what it shows, or after a time.
CREATE TABLE customer_link (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    work_order_id INTEGER NOT NULL REFERENCES work_order (id) ON DELETE CASCADE,
    estimate_id INTEGER REFERENCES estimate (id) ON DELETE CASCADE,
    settlement_id INTEGER REFERENCES settlement (id) ON DELETE CASCADE,
    token_hash TEXT NOT NULL,
    offered_by INTEGER NOT NULL REFERENCES person (id),
    offered_at TEXT NOT NULL,
    until TEXT NOT NULL,
    ended_at TEXT,
    version INTEGER NOT NULL
);
CREATE UNIQUE INDEX customer_link_of_token ON customer_link (token_hash);
-- What is deleted with a visit, an estimate, a sheet.
CREATE INDEX customer_link_of_work_order ON customer_link (work_order_id);
CREATE INDEX customer_link_of_estimate ON customer_link (estimate_id) WHERE estimate_id IS NOT NULL;
CREATE INDEX customer_link_of_settlement ON customer_link (settlement_id) WHERE settlement_id IS NOT NULL;
-- The checksum of what the customer's own phone showed when it was answered.
ALTER TABLE authorisation ADD COLUMN shown TEXT NOT NULL DEFAULT '';
-- Drawn by who signs the report; covered by its checksum.
ALTER TABLE inspection ADD COLUMN signature JSON_TEXT;
