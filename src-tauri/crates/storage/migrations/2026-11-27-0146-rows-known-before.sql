-- A list may come in again: what the shop knows already is left alone, brought
-- up to date or taken once more, as it was asked for. The sum of a file tells
-- that it came in before.
ALTER TABLE import ADD COLUMN content_sum TEXT NOT NULL DEFAULT '';
ALTER TABLE import ADD COLUMN rows_updated INTEGER NOT NULL DEFAULT 0;
ALTER TABLE import ADD COLUMN rows_skipped INTEGER NOT NULL DEFAULT 0;
CREATE INDEX import_content_sum ON import (content_sum) WHERE content_sum <> '';

-- What an import changed in rows that were there before, so that it can be
-- taken out again whole. A version of 0 is still to be written.
CREATE TABLE import_update (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    import_id INTEGER NOT NULL REFERENCES import (id),
    entity TEXT NOT NULL,
    entity_id INTEGER NOT NULL,
    after JSON_TEXT NOT NULL,
    before JSON_TEXT NOT NULL,
    row_version INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX import_update_import ON import_update (import_id, row_version);

-- Long work that was begun and not ended, so that the next start puts it right.
CREATE TABLE unfinished_work (work TEXT PRIMARY KEY) WITHOUT ROWID;
