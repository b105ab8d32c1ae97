-- What a part goes by, comes in and costs beside what its own row says.
CREATE TABLE part_number (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    part_id INTEGER NOT NULL REFERENCES part,
    number_kind TEXT NOT NULL,
    part_number TEXT NOT NULL,
    folded TEXT NOT NULL,
    number_brand TEXT NOT NULL
);
CREATE INDEX part_number_part ON part_number (part_id, id);

CREATE TABLE part_unit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    part_id INTEGER NOT NULL REFERENCES part,
    unit TEXT NOT NULL,
    factor INTEGER NOT NULL
);
CREATE INDEX part_unit_part ON part_unit (part_id, id);

-- Never written again: what was wrong is followed by another one.
CREATE TABLE part_price (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    part_id INTEGER NOT NULL REFERENCES part,
    price_class TEXT NOT NULL,
    unit_price INTEGER NOT NULL,
    from_day TEXT NOT NULL,
    set_at TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person
);
CREATE INDEX part_price_holding ON part_price (part_id, price_class, from_day, id);

ALTER TABLE customer ADD COLUMN price_class TEXT NOT NULL DEFAULT 'retail';

CREATE INDEX part_code ON part (active, code, id);
CREATE INDEX part_brand ON part (brand, id);
CREATE INDEX part_supplier ON part (supplier_id, id) WHERE supplier_id IS NOT NULL;
CREATE INDEX part_minimum ON part (active, id) WHERE minimum > 0;
CREATE INDEX part_replaced_by ON part (replaced_by) WHERE replaced_by IS NOT NULL;
CREATE INDEX stock_account_empty ON stock_account (part_id) WHERE on_hand <= 0;
-- What is sold most, where a letter brings up more than anybody reads.
CREATE INDEX item_use_times ON item_use (catalogue, times);
