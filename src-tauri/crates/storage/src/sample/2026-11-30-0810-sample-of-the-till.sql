-- What of the till came with the sample shop: what it offers and sold in advance, what
-- was stored, its vouchers, its shifts. What people made themselves stays.
ALTER TABLE service_package ADD COLUMN sample BOOLEAN NOT NULL DEFAULT 0;
ALTER TABLE service_contract ADD COLUMN sample BOOLEAN NOT NULL DEFAULT 0;
ALTER TABLE voucher ADD COLUMN sample BOOLEAN NOT NULL DEFAULT 0;
ALTER TABLE payment ADD COLUMN sample BOOLEAN NOT NULL DEFAULT 0;
ALTER TABLE shift ADD COLUMN sample BOOLEAN NOT NULL DEFAULT 0;
CREATE INDEX payment_sample ON payment (sample) WHERE sample = 1;
