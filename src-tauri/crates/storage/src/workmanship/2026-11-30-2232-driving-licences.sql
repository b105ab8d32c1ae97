-- 路试资格: who drives a customer's car on the road. Where nobody is named, everybody does, as before.
CREATE TABLE driving_licence (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL UNIQUE REFERENCES person ON DELETE CASCADE,
    may_drive BOOLEAN NOT NULL,
    licence_number TEXT NOT NULL,
    licence_class TEXT NOT NULL,
    valid_until TEXT,
    version INTEGER NOT NULL
);
