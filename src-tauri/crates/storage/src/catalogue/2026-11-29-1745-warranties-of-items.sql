-- What the shop promises of one operation or one part beyond the kind of the repair;
-- a line keeps the promise it was written with.
ALTER TABLE labour_operation ADD COLUMN warranty JSON_TEXT;
ALTER TABLE part ADD COLUMN warranty JSON_TEXT;
ALTER TABLE line ADD COLUMN warranty JSON_TEXT;
