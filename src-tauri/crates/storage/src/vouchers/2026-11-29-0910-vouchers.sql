-- 代金券 with a number of their own. Whether one is used is the sum of the receipts
-- that name it, and stands nowhere else.
CREATE TABLE voucher (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    face_value INTEGER NOT NULL CHECK (face_value > 0),
    smallest_bill INTEGER NOT NULL CHECK (smallest_bill >= 0),
    valid_from TEXT NOT NULL,
    valid_until TEXT NOT NULL CHECK (valid_until >= valid_from),
    customer_id INTEGER REFERENCES customer,
    issued_at TEXT NOT NULL,
    issued_by INTEGER NOT NULL REFERENCES person,
    withdrawn_at TEXT,
    withdrawn_by INTEGER REFERENCES person,
    withdraw_reason TEXT NOT NULL,
    checksum TEXT NOT NULL,
    version INTEGER NOT NULL,
    CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);
CREATE INDEX voucher_customer ON voucher (customer_id) WHERE customer_id IS NOT NULL;

-- The number a receipt names: of the shop's own voucher, or of a platform's coupon.
ALTER TABLE payment ADD COLUMN voucher_number TEXT NOT NULL DEFAULT '';
CREATE INDEX payment_voucher ON payment (voucher_number) WHERE voucher_number <> '';
