-- What the shop's own collection codes say, one for each means that is scanned.
CREATE TABLE collection_code (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    means TEXT NOT NULL UNIQUE,
    content TEXT NOT NULL,
    version INTEGER NOT NULL
);
