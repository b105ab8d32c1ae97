-- What a delivery held and nobody will accept or send back any more: of what waited, and of what was rejected.
ALTER TABLE goods_receipt_line ADD COLUMN waiting_off INTEGER NOT NULL DEFAULT 0;
ALTER TABLE goods_receipt_line ADD COLUMN rejected_off INTEGER NOT NULL DEFAULT 0;
