-- A printer is known by its computer and its name: two computers may have two of
-- one name. Who stands here by a name alone is a printer of the computer that
-- keeps the shop. SQLite takes no UNIQUE away: the tables are made anew, row by
-- row, under their names.
ALTER TABLE print_job ADD COLUMN printer_at INTEGER REFERENCES station;

CREATE TABLE printer_correction_anew (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    printer_at INTEGER REFERENCES station,
    printer TEXT NOT NULL,
    rightward INTEGER NOT NULL,
    downward INTEGER NOT NULL,
    scale INTEGER NOT NULL,
    version INTEGER NOT NULL
);
INSERT INTO printer_correction_anew (id, printer, rightward, downward, scale, version)
    SELECT id, printer, rightward, downward, scale, version FROM printer_correction;
-- Numbers that were given and taken back with their rows are not given again.
UPDATE sqlite_sequence
    SET seq = max(seq, coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'printer_correction'), 0))
    WHERE name = 'printer_correction_anew';
DROP TABLE printer_correction;
ALTER TABLE printer_correction_anew RENAME TO printer_correction;
CREATE UNIQUE INDEX printer_correction_of ON printer_correction (printer, ifnull(printer_at, 0));

CREATE TABLE cash_drawer_anew (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    printer_at INTEGER REFERENCES station,
    printer TEXT NOT NULL,
    is_fitted BOOLEAN NOT NULL,
    version INTEGER NOT NULL
);
INSERT INTO cash_drawer_anew (id, printer, is_fitted, version)
    SELECT id, printer, is_fitted, version FROM cash_drawer;
UPDATE sqlite_sequence
    SET seq = max(seq, coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'cash_drawer'), 0))
    WHERE name = 'cash_drawer_anew';
DROP TABLE cash_drawer;
ALTER TABLE cash_drawer_anew RENAME TO cash_drawer;
CREATE UNIQUE INDEX cash_drawer_of ON cash_drawer (printer, ifnull(printer_at, 0));
