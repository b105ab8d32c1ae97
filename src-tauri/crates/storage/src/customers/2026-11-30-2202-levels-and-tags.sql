-- What a shop sorts its customers by: levels of its own, and free words.
ALTER TABLE customer ADD COLUMN level TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN tags JSON_TEXT NOT NULL DEFAULT '[]';
-- Most customers have neither.
CREATE INDEX customer_of_level ON customer (level, created_at) WHERE level <> '';
CREATE INDEX customer_tags ON customer (tags);
