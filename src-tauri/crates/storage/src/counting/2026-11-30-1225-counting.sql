-- What is counted. A line stands for a figure somebody read off a shelf; what has none yet is on the list by
-- lying there.
CREATE TABLE stock_count (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL UNIQUE,
    scope TEXT NOT NULL,
    bin_ids JSON_TEXT NOT NULL,
    part_ids JSON_TEXT NOT NULL,
    abc TEXT,
    state TEXT NOT NULL,
    made_at TEXT NOT NULL,
    made_by INTEGER NOT NULL REFERENCES person,
    sheet_movement_id INTEGER,
    note TEXT NOT NULL,
    handed_in_at TEXT,
    handed_in_by INTEGER REFERENCES person,
    decided_at TEXT,
    decided_by INTEGER REFERENCES person,
    decision_note TEXT NOT NULL,
    version INTEGER NOT NULL
);
CREATE INDEX stock_count_state ON stock_count (state, id);

CREATE TABLE stock_count_line (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    stock_count_id INTEGER NOT NULL REFERENCES stock_count,
    part_id INTEGER NOT NULL REFERENCES part,
    bin_id INTEGER NOT NULL REFERENCES bin,
    batch_id INTEGER REFERENCES stock_batch,
    counted_quantity INTEGER NOT NULL,
    book_quantity INTEGER NOT NULL,
    book_movement_id INTEGER,
    counted_at TEXT NOT NULL,
    counted_by INTEGER NOT NULL REFERENCES person,
    recount BOOLEAN NOT NULL,
    version INTEGER NOT NULL
);
CREATE UNIQUE INDEX stock_count_line_place
    ON stock_count_line (stock_count_id, bin_id, part_id, coalesce(batch_id, 0));

-- The day on which a part was counted last, whether it was off or not.
CREATE TABLE stock_last_count (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    part_id INTEGER NOT NULL UNIQUE REFERENCES part,
    counted_on TEXT NOT NULL
);

CREATE INDEX part_abc ON part (abc) WHERE abc IS NOT NULL;
