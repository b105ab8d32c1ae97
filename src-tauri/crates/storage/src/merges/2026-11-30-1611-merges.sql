-- Two records of one customer, or of one car, made one. The one that goes stays in its table as it stood, and is
-- shown nowhere while this row is not undone; what named it is listed here, so that it can name it again.
CREATE TABLE record_merge (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    merged_kind TEXT NOT NULL,
    kept_id INTEGER NOT NULL,
    gone_id INTEGER NOT NULL,
    stands_id INTEGER NOT NULL,
    -- As they were called then.
    kept_name TEXT NOT NULL,
    gone_name TEXT NOT NULL,
    kept_before JSON_TEXT NOT NULL,
    kept_after JSON_TEXT NOT NULL,
    moved_rows JSON_TEXT NOT NULL,
    -- The plate of the car that went, where the one that stays carries another.
    former_plate_id INTEGER,
    last_payment INTEGER NOT NULL,
    last_settlement INTEGER NOT NULL,
    last_account_movement INTEGER NOT NULL,
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person,
    undone_at TEXT,
    undone_by INTEGER REFERENCES person,
    version INTEGER NOT NULL
);
CREATE UNIQUE INDEX record_merge_gone ON record_merge (merged_kind, gone_id) WHERE undone_at IS NULL;
CREATE INDEX record_merge_stands ON record_merge (merged_kind, stands_id) WHERE undone_at IS NULL;

-- Of what went from one file of a customer to the other; no customer owes more or less by it.
ALTER TABLE account_movement ADD COLUMN record_merge_id INTEGER;

-- All sheets of one customer, asked for when they go along. Written so that no other question takes it for the
-- index of what is on account, which is far narrower.
CREATE INDEX settlement_whose ON settlement (customer_id + 0);
