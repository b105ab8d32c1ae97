-- What is looked at when a car comes in, by its kind: an edition for each save, and none of them ever changes.
CREATE TABLE check_in_list (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    edition INTEGER NOT NULL,
    items JSON_TEXT NOT NULL,
    active BOOLEAN NOT NULL,
    saved_at TEXT,
    person_id INTEGER REFERENCES person
);
CREATE UNIQUE INDEX check_in_list_edition ON check_in_list (kind, edition);

-- By which of them a car was looked at, and on which drawing its marks lie.
ALTER TABLE walk_around ADD COLUMN check_in_list_id INTEGER REFERENCES check_in_list;
ALTER TABLE walk_around ADD COLUMN outline TEXT;
CREATE INDEX walk_around_list ON walk_around (check_in_list_id) WHERE check_in_list_id IS NOT NULL;
