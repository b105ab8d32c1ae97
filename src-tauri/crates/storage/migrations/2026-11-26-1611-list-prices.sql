-- A line keeps what the list said of it when it was written, so that every
-- deviation is seen as the discount it is. Lines of older files know nothing
-- of a list: their own price counts as theirs.
ALTER TABLE line ADD COLUMN catalogue_item_id INTEGER REFERENCES catalogue_item;
ALTER TABLE line ADD COLUMN list_price INTEGER;
ALTER TABLE line ADD COLUMN list_hours INTEGER;
CREATE INDEX line_catalogue_item ON line (catalogue_item_id) WHERE catalogue_item_id IS NOT NULL;

-- A line typed free is compared with the item that bears its name.
CREATE INDEX catalogue_item_name ON catalogue_item (kind, name);

-- A manager's word on what gives away more than the one who asks may give.
CREATE TABLE approval (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    work_order_id INTEGER NOT NULL REFERENCES work_order ON DELETE CASCADE,
    line_id INTEGER REFERENCES line ON DELETE SET NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'granted', 'declined')),
    concessions JSON_TEXT NOT NULL,
    deed JSON_TEXT,
    note TEXT NOT NULL,
    asked_by INTEGER NOT NULL REFERENCES person,
    asked_at TEXT NOT NULL,
    answered_by INTEGER REFERENCES person,
    answered_at TEXT,
    answer_note TEXT NOT NULL,
    version INTEGER NOT NULL
);
CREATE INDEX approval_order ON approval (work_order_id);
CREATE INDEX approval_line ON approval (line_id) WHERE line_id IS NOT NULL;
CREATE INDEX approval_waiting ON approval (state, id) WHERE state = 'waiting';
