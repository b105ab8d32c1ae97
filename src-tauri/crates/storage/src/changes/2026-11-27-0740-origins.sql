-- Whose writes stand in this file. Number 1 is the file's own shop, whose id is
-- made once and goes with the file into every copy.
CREATE TABLE file_origin (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    shop_id TEXT NOT NULL UNIQUE
);
INSERT INTO file_origin (shop_id) VALUES (lower(hex(randomblob(16))));

-- Where a row of a log was written first, and under which number there. What
-- was written here says nothing: that costs a byte each.
ALTER TABLE command_log ADD COLUMN origin INTEGER REFERENCES file_origin;
ALTER TABLE command_log ADD COLUMN origin_id INTEGER;
ALTER TABLE change_log ADD COLUMN origin INTEGER REFERENCES file_origin;
ALTER TABLE change_log ADD COLUMN origin_id INTEGER;
-- A command of elsewhere comes in once.
CREATE UNIQUE INDEX command_log_origin ON command_log (origin, origin_id) WHERE origin IS NOT NULL;
