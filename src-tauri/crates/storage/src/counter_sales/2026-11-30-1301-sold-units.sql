-- Sold by the box, counted by the piece: the unit a line was sold in, and how many of the counted one are one of
-- these. Empty where it was sold as it is counted.
ALTER TABLE counter_sale_line ADD COLUMN sold_unit TEXT NOT NULL DEFAULT '';
ALTER TABLE counter_sale_line ADD COLUMN unit_factor INTEGER NOT NULL DEFAULT 1000;
