-- What the doors keep so that a restart of the program costs nobody anything:
-- who sits at which station, by the hash of the station's token, and how many
-- wrong PINs in a row were tried where. Nothing of it is the shop's record: it
-- is in no log, and a copy that takes the file's place loses it.
CREATE TABLE station_session (
    token_hash TEXT PRIMARY KEY,
    person_id INTEGER NOT NULL,
    station TEXT NOT NULL,
    place TEXT NOT NULL,
    begun INTEGER NOT NULL,
    used_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE pin_try (
    person_id INTEGER NOT NULL,
    place TEXT NOT NULL,
    wrong INTEGER NOT NULL,
    PRIMARY KEY (person_id, place)
) WITHOUT ROWID;
