-- An import comes in and goes out in portions. While it does, nobody sees any
-- of its rows: they lie among these numbers and carry the import's own.
ALTER TABLE import ADD COLUMN moving TEXT NOT NULL DEFAULT '';
ALTER TABLE import ADD COLUMN first_customer INTEGER NOT NULL DEFAULT 0;
ALTER TABLE import ADD COLUMN last_customer INTEGER NOT NULL DEFAULT 0;
ALTER TABLE import ADD COLUMN first_vehicle INTEGER NOT NULL DEFAULT 0;
ALTER TABLE import ADD COLUMN last_vehicle INTEGER NOT NULL DEFAULT 0;
CREATE INDEX import_moving ON import (moving) WHERE moving <> '';
