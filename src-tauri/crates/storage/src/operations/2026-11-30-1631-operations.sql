-- What the workshop knows of an operation, beside its row in the price list.
CREATE TABLE operation_terms (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    labour_operation_id INTEGER NOT NULL UNIQUE REFERENCES labour_operation ON DELETE CASCADE,
    trade TEXT NOT NULL,
    level TEXT NOT NULL,
    class_hours JSON_TEXT NOT NULL,
    asked JSON_TEXT NOT NULL,
    checklist JSON_TEXT NOT NULL,
    usual_parts JSON_TEXT NOT NULL,
    version INTEGER NOT NULL
);

-- What an hour of a trade costs by whose list, from a day on.
CREATE TABLE hour_rate (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    trade TEXT NOT NULL,
    price_class TEXT NOT NULL,
    hour_rate INTEGER NOT NULL,
    from_day TEXT NOT NULL,
    set_at TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person
);

-- What is done together under one word. Its items are looked for by name where they are gone.
CREATE TABLE work_package (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    initials TEXT NOT NULL,
    works JSON_TEXT NOT NULL,
    active BOOLEAN NOT NULL,
    version INTEGER NOT NULL
);

-- How large the cars of a model are, where the shop says otherwise than the program knows.
CREATE TABLE model_class (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    car TEXT NOT NULL UNIQUE,
    called TEXT NOT NULL,
    vehicle_class TEXT NOT NULL,
    version INTEGER NOT NULL
);
