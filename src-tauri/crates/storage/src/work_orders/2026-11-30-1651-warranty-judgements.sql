-- 保修鉴定: who answers for a line, why, and what shows it; a comeback names what it comes back to.
CREATE TABLE warranty_judgement (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    work_order_id INTEGER NOT NULL REFERENCES work_order ON DELETE CASCADE,
    -- A line is judged once, and anew in the same row.
    line_id INTEGER NOT NULL UNIQUE REFERENCES line ON DELETE CASCADE,
    verdict TEXT NOT NULL,
    reason TEXT NOT NULL,
    evidence TEXT NOT NULL,
    fault_code TEXT NOT NULL,
    earlier_order_id INTEGER REFERENCES work_order ON DELETE SET NULL,
    earlier_line_id INTEGER REFERENCES line ON DELETE SET NULL,
    responsible_id INTEGER REFERENCES person,
    told TEXT NOT NULL,
    at TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person,
    version INTEGER NOT NULL
);
CREATE INDEX warranty_judgement_order ON warranty_judgement (work_order_id);
CREATE INDEX warranty_judgement_earlier_order ON warranty_judgement (earlier_order_id);
CREATE INDEX warranty_judgement_earlier_line ON warranty_judgement (earlier_line_id);
