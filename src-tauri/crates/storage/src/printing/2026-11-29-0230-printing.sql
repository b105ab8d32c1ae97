-- What was sent to printers, and what became of it: a paper counts as printed
-- only when its printer said so.
CREATE TABLE print_job (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    document_id INTEGER NOT NULL,
    size TEXT NOT NULL,
    number TEXT NOT NULL,
    printer TEXT NOT NULL,
    copies INTEGER NOT NULL,
    state TEXT NOT NULL,
    trouble TEXT,
    reasons JSON_TEXT NOT NULL,
    message TEXT NOT NULL,
    service_job INTEGER,
    asked_by INTEGER NOT NULL REFERENCES person (id),
    station TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    ended_at TEXT,
    is_open BOOLEAN NOT NULL,
    again_of INTEGER REFERENCES print_job (id),
    version INTEGER NOT NULL
);
CREATE INDEX print_job_of_document ON print_job (kind, document_id, state);
CREATE INDEX print_job_open ON print_job (is_open, id);
CREATE INDEX print_job_asked_at ON print_job (asked_at);
CREATE INDEX print_job_again_of ON print_job (again_of) WHERE again_of IS NOT NULL;

-- By how much each printer puts everything elsewhere than it should.
CREATE TABLE printer_correction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    printer TEXT NOT NULL UNIQUE,
    rightward INTEGER NOT NULL,
    downward INTEGER NOT NULL,
    scale INTEGER NOT NULL,
    version INTEGER NOT NULL
);
