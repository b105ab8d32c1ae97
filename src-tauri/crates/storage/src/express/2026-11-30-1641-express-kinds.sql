-- 快修: the kinds of small work the shop does while the customer waits, and which visits were one. Of every visit,
-- who is let go first where several wait.
CREATE TABLE express_kind (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    repair_kind TEXT NOT NULL,
    express_items JSON_TEXT NOT NULL,
    active BOOLEAN NOT NULL,
    version INTEGER NOT NULL
);

ALTER TABLE work_order ADD COLUMN express_kind_id INTEGER REFERENCES express_kind;
ALTER TABLE work_order ADD COLUMN priority TEXT NOT NULL DEFAULT 'normal';
