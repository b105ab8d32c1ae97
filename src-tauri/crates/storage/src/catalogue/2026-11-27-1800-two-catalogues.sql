-- Labour operations and parts are catalogues of their own: what comes of stock,
-- hours by class of vehicle and picking is about one of them. The ids stay.
CREATE TABLE labour_operation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind <> 'part'),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    brand TEXT NOT NULL,
    specification TEXT NOT NULL,
    unit TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    hours INTEGER NOT NULL,
    unit_price INTEGER NOT NULL,
    cost INTEGER NOT NULL,
    initials TEXT NOT NULL,
    active BOOLEAN NOT NULL,
    version INTEGER NOT NULL
);
CREATE INDEX labour_operation_name ON labour_operation (kind, name);

CREATE TABLE part (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    brand TEXT NOT NULL,
    specification TEXT NOT NULL,
    unit TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    unit_price INTEGER NOT NULL,
    cost INTEGER NOT NULL,
    initials TEXT NOT NULL,
    active BOOLEAN NOT NULL,
    version INTEGER NOT NULL
);
CREATE INDEX part_name ON part (name);

INSERT INTO labour_operation (id, kind, code, name, brand, specification, unit, quantity, hours, unit_price,
                              cost, initials, active, version)
    SELECT id, kind, code, name, brand, specification, unit, quantity, hours, unit_price,
           cost, initials, active, version
    FROM catalogue_item WHERE kind <> 'part' ORDER BY id;
INSERT INTO part (id, code, name, brand, specification, unit, quantity, unit_price,
                  cost, initials, active, version)
    SELECT id, code, name, brand, specification, unit, quantity, unit_price,
           cost, initials, active, version
    FROM catalogue_item WHERE kind = 'part' ORDER BY id;

ALTER TABLE line ADD COLUMN labour_operation_id INTEGER REFERENCES labour_operation;
ALTER TABLE line ADD COLUMN part_id INTEGER REFERENCES part;
CREATE INDEX line_labour_operation ON line (labour_operation_id) WHERE labour_operation_id IS NOT NULL;
CREATE INDEX line_part ON line (part_id) WHERE part_id IS NOT NULL;

-- How often an item was sold: counted, never read by anybody, so no log hears
-- of it.
CREATE TABLE item_use (
    catalogue TEXT NOT NULL,
    id INTEGER NOT NULL,
    times INTEGER NOT NULL,
    PRIMARY KEY (catalogue, id)
) WITHOUT ROWID;
INSERT INTO item_use (catalogue, id, times)
    SELECT iif(kind = 'part', 'part', 'labour_operation'), catalogue_use.id, times
    FROM catalogue_use JOIN catalogue_item ON catalogue_item.id = catalogue_use.id;
