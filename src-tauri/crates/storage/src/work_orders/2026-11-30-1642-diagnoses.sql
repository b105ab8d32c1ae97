-- 故障诊断: what is wrong, what it comes from, codes and values before and after, and what was done.
CREATE TABLE diagnosis (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    work_order_id INTEGER NOT NULL REFERENCES work_order ON DELETE CASCADE,
    symptom TEXT NOT NULL,
    cause TEXT NOT NULL,
    codes_before JSON_TEXT NOT NULL,
    codes_after JSON_TEXT NOT NULL,
    readings JSON_TEXT NOT NULL,
    remedy TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person,
    at TEXT NOT NULL,
    version INTEGER NOT NULL
);
CREATE INDEX diagnosis_order ON diagnosis (work_order_id);
