-- 检验表: each edition of what the shop looks at, for every car and for the work of a trade. Reports name those they
-- were done by; those of before were done by the program's own list.
CREATE TABLE inspection_template (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    trade TEXT,
    edition INTEGER NOT NULL,
    template_items JSON_TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person,
    at TEXT NOT NULL
);
CREATE UNIQUE INDEX inspection_template_edition ON inspection_template (kind, coalesce(trade, ''), edition);

ALTER TABLE inspection ADD COLUMN lists JSON_TEXT NOT NULL DEFAULT '[]';
