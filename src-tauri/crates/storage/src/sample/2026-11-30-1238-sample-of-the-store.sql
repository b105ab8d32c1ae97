-- What of the store came with the sample shop: its parts with what moved of them, its bins and
-- suppliers. What the shop used itself stays.
ALTER TABLE part ADD COLUMN sample BOOLEAN NOT NULL DEFAULT 0;
ALTER TABLE bin ADD COLUMN sample BOOLEAN NOT NULL DEFAULT 0;
ALTER TABLE supplier ADD COLUMN sample BOOLEAN NOT NULL DEFAULT 0;
ALTER TABLE stock_movement ADD COLUMN sample BOOLEAN NOT NULL DEFAULT 0;
CREATE INDEX part_sample ON part (sample) WHERE sample = 1;
CREATE INDEX stock_movement_sample ON stock_movement (sample) WHERE sample = 1;
-- What was ordered for a visit is found by the visit.
CREATE INDEX purchase_order_line_visit ON purchase_order_line (work_order_id) WHERE work_order_id IS NOT NULL;
