-- Which printers a cash drawer hangs on, and what became of it with a receipt.
CREATE TABLE cash_drawer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    printer TEXT NOT NULL UNIQUE,
    is_fitted BOOLEAN NOT NULL,
    version INTEGER NOT NULL
);
ALTER TABLE print_job ADD COLUMN drawer TEXT;
