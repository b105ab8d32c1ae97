-- What moved in a month, of each part and of all of them (part_id is empty): added to by whatever posts a
-- movement, so that a report of a month reads some rows and not the movements of years.
CREATE TABLE stock_month (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    month TEXT NOT NULL,
    part_id INTEGER REFERENCES part,
    kind TEXT NOT NULL,
    movements INTEGER NOT NULL,
    quantity_in INTEGER NOT NULL,
    quantity_out INTEGER NOT NULL,
    value_in INTEGER NOT NULL,
    value_out INTEGER NOT NULL,
    cost_difference INTEGER NOT NULL
);
CREATE UNIQUE INDEX stock_month_of ON stock_month (coalesce(part_id, 0), month, kind);
CREATE INDEX stock_month_parts
    ON stock_month (month, kind, part_id, quantity_in, quantity_out, value_in, value_out) WHERE part_id IS NOT NULL;

-- Whether what was asked for was there, as somebody agreed to it.
CREATE TABLE stock_asked (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    line_id INTEGER NOT NULL UNIQUE REFERENCES line ON DELETE CASCADE,
    part_id INTEGER NOT NULL REFERENCES part,
    wanted INTEGER NOT NULL,
    there BOOLEAN NOT NULL,
    at TEXT NOT NULL
);
CREATE INDEX stock_asked_at ON stock_asked (at, there);

-- The warnings: each is looked for where only what may be warned of stands.
CREATE INDEX part_maximum ON part (maximum) WHERE maximum > 0;
CREATE INDEX part_stocked ON part (abc, id) WHERE stocked = 1;
CREATE INDEX stock_account_still
    ON stock_account (max(coalesce(last_in_at, ''), coalesce(last_out_at, '')), stock_value) WHERE on_hand > 0;
CREATE INDEX stock_level_negative ON stock_level (part_id) WHERE quantity < 0;
CREATE INDEX stock_level_batch ON stock_level (batch_id) WHERE batch_id IS NOT NULL;
CREATE INDEX part_bin ON part (bin_id) WHERE bin_id IS NOT NULL;
CREATE INDEX bin_kind ON bin (kind);
