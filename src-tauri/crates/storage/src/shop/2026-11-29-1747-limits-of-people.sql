-- The largest discount of somebody who may give more, or less, than the shop lets
-- everybody give.
ALTER TABLE person ADD COLUMN discount_limit INTEGER;
