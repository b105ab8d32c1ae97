-- What a maker pays of hours for a recall, and by which line of a visit it is done.
ALTER TABLE recall ADD COLUMN hours INTEGER NOT NULL DEFAULT 0;

CREATE TABLE recall_line (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    recall_id INTEGER NOT NULL REFERENCES recall,
    work_order_id INTEGER NOT NULL REFERENCES work_order ON DELETE CASCADE,
    line_id INTEGER NOT NULL UNIQUE REFERENCES line ON DELETE CASCADE
);
CREATE INDEX recall_line_order ON recall_line (work_order_id);
CREATE INDEX recall_line_recall ON recall_line (recall_id);
