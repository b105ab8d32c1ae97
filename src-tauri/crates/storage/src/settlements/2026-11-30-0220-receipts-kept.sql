-- Whom and what a receipt names, word for word, as its money moved. Receipts of
-- before have none: they name people and cars as they are called when they print.
CREATE TABLE receipt_foil (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    payment_id INTEGER NOT NULL UNIQUE REFERENCES payment (id) ON DELETE CASCADE,
    content TEXT NOT NULL,
    checksum TEXT NOT NULL
);
