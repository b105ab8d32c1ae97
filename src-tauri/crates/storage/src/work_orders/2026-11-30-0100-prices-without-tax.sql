-- Whether the price of one unit includes the tax: the shop's setting when the line was
-- written. What there is was written where all prices included it.
ALTER TABLE line ADD COLUMN price_basis TEXT NOT NULL DEFAULT 'tax_included';
