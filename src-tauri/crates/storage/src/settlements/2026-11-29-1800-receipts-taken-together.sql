-- What came over the counter at once, by several means or for several sheets, is told
-- on one paper: each receipt after the first names the first.
ALTER TABLE payment ADD COLUMN taken_with INTEGER REFERENCES payment (id);
CREATE INDEX payment_taken_with ON payment (taken_with) WHERE taken_with IS NOT NULL;
