-- One delivery is charged by several invoices, each with its share of it; what was wrong with a delivery is
-- photographed.
CREATE TABLE supplier_invoice_share (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    supplier_invoice_id INTEGER NOT NULL REFERENCES supplier_invoice,
    goods_receipt_id INTEGER NOT NULL REFERENCES goods_receipt,
    amount INTEGER NOT NULL
);
CREATE INDEX supplier_invoice_share_invoice ON supplier_invoice_share (supplier_invoice_id);
CREATE INDEX supplier_invoice_share_receipt ON supplier_invoice_share (goods_receipt_id);

ALTER TABLE goods_receipt ADD COLUMN invoiced INTEGER NOT NULL DEFAULT 0;
-- Until now all of a delivery stood on the one invoice that named it.
INSERT INTO supplier_invoice_share (supplier_invoice_id, goods_receipt_id, amount)
    SELECT supplier_invoice_id, id, charged FROM goods_receipt
    WHERE supplier_invoice_id IS NOT NULL ORDER BY id;
UPDATE goods_receipt SET invoiced = charged WHERE supplier_invoice_id IS NOT NULL;

-- The bytes lie beside the file, by these sums; they stay when a photo is taken off.
CREATE TABLE goods_photo (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    goods_receipt_line_id INTEGER NOT NULL REFERENCES goods_receipt_line,
    caption TEXT NOT NULL,
    hash TEXT NOT NULL,
    small_hash TEXT NOT NULL,
    taken_by INTEGER NOT NULL REFERENCES person,
    at TEXT NOT NULL,
    removed_at TEXT,
    removed_by INTEGER REFERENCES person,
    removed_reason TEXT NOT NULL,
    version INTEGER NOT NULL
);
CREATE INDEX goods_photo_line ON goods_photo (goods_receipt_line_id);
CREATE INDEX goods_photo_hash ON goods_photo (hash);
CREATE INDEX goods_photo_small_hash ON goods_photo (small_hash);
