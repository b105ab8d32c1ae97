-- Documents of a customer or of a car: 行驶证, 保险单, 营业执照. The bytes lie beside the file, by this
-- sum; they stay when one is taken off the page.
CREATE TABLE record_document (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER REFERENCES customer ON DELETE CASCADE,
    vehicle_id INTEGER REFERENCES vehicle ON DELETE CASCADE,
    document_kind TEXT NOT NULL,
    note TEXT NOT NULL,
    valid_until TEXT,
    name TEXT NOT NULL,
    hash TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    is_picture BOOLEAN NOT NULL,
    attached_by INTEGER NOT NULL REFERENCES person,
    at TEXT NOT NULL,
    removed_at TEXT,
    removed_by INTEGER REFERENCES person,
    removed_reason TEXT NOT NULL,
    version INTEGER NOT NULL,
    CHECK ((customer_id IS NULL) <> (vehicle_id IS NULL))
);
CREATE INDEX record_document_customer ON record_document (customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX record_document_vehicle ON record_document (vehicle_id) WHERE vehicle_id IS NOT NULL;
-- Whether anything else names the same bytes.
CREATE INDEX record_document_hash ON record_document (hash);
