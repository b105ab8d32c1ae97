-- What a part is: the maker's own, an equivalent, a repaired one. Nobody said so of
-- those that are there.
ALTER TABLE part ADD COLUMN grade TEXT;
ALTER TABLE line ADD COLUMN grade TEXT;
