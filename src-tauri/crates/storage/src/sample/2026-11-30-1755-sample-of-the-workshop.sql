-- What of the workshop came with the sample shop: its kinds of small work, the operations they are made of, what is
-- done together under one word, and who waits for room in its book. What the shop used itself stays.
ALTER TABLE express_kind ADD COLUMN sample BOOLEAN NOT NULL DEFAULT 0;
ALTER TABLE labour_operation ADD COLUMN sample BOOLEAN NOT NULL DEFAULT 0;
ALTER TABLE work_package ADD COLUMN sample BOOLEAN NOT NULL DEFAULT 0;
ALTER TABLE booking_wish ADD COLUMN sample BOOLEAN NOT NULL DEFAULT 0;
-- Which visits were one of a kind is asked before the kind goes.
CREATE INDEX work_order_express ON work_order (express_kind_id) WHERE express_kind_id IS NOT NULL;
