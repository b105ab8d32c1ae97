-- 配件零售: what is sold over the counter without a car, and what comes back of it.
CREATE TABLE counter_sale (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL UNIQUE,
    customer_id INTEGER REFERENCES customer,
    buyer_name TEXT NOT NULL,
    total INTEGER NOT NULL,
    net INTEGER NOT NULL,
    tax INTEGER NOT NULL,
    sold_at TEXT NOT NULL,
    sold_by INTEGER NOT NULL REFERENCES person,
    granted_by INTEGER REFERENCES person,
    note TEXT NOT NULL,
    checksum TEXT NOT NULL
);
CREATE INDEX counter_sale_sold_at ON counter_sale (sold_at);
CREATE INDEX counter_sale_customer ON counter_sale (customer_id) WHERE customer_id IS NOT NULL;

CREATE TABLE counter_sale_line (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    counter_sale_id INTEGER NOT NULL REFERENCES counter_sale ON DELETE CASCADE,
    position INTEGER NOT NULL,
    part_id INTEGER NOT NULL REFERENCES part,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    brand TEXT NOT NULL,
    specification TEXT NOT NULL,
    unit TEXT NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    unit_price INTEGER NOT NULL,
    price_basis TEXT NOT NULL,
    list_price INTEGER,
    discount INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    tax_rate INTEGER NOT NULL,
    net INTEGER NOT NULL,
    tax INTEGER NOT NULL
);
-- Of each part there is one line: what comes back of a part comes back of that.
CREATE UNIQUE INDEX counter_sale_line_sale ON counter_sale_line (counter_sale_id, part_id);
CREATE INDEX counter_sale_line_part ON counter_sale_line (part_id);

CREATE TABLE counter_return (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    counter_sale_id INTEGER NOT NULL REFERENCES counter_sale ON DELETE CASCADE,
    amount INTEGER NOT NULL,
    net INTEGER NOT NULL,
    tax INTEGER NOT NULL,
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person,
    checksum TEXT NOT NULL
);
CREATE INDEX counter_return_sale ON counter_return (counter_sale_id);
CREATE INDEX counter_return_at ON counter_return (at);

CREATE TABLE counter_return_line (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    counter_return_id INTEGER NOT NULL REFERENCES counter_return ON DELETE CASCADE,
    counter_sale_line_id INTEGER NOT NULL REFERENCES counter_sale_line ON DELETE CASCADE,
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    amount INTEGER NOT NULL,
    net INTEGER NOT NULL,
    tax INTEGER NOT NULL,
    bin_id INTEGER REFERENCES bin
);
CREATE INDEX counter_return_line_return ON counter_return_line (counter_return_id);
CREATE INDEX counter_return_line_line ON counter_return_line (counter_sale_line_id);

-- A receipt may be of such a sale, and is of nothing else then.
ALTER TABLE payment ADD COLUMN counter_sale_id INTEGER REFERENCES counter_sale ON DELETE CASCADE
    CHECK (counter_sale_id IS NULL
           OR (work_order_id IS NULL AND appointment_id IS NULL AND service_contract_id IS NULL
               AND customer_id IS NULL));
-- Every receipt says what it is of, and SQLite takes no CHECK away. Made anew row by row, as it was twice
-- before, the table would take its counterfoils, its movements on account and its prepaid receipts along as it
-- is dropped: they go with their receipt. So the CHECK is written anew in the text of the table, as SQLite's
-- own manual of ALTER TABLE has it for this case; every row satisfies the wider one.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema
    SET sql = replace(sql, 'OR customer_id IS NOT NULL)', 'OR customer_id IS NOT NULL OR counter_sale_id IS NOT NULL)')
    WHERE type = 'table' AND name = 'payment';
PRAGMA writable_schema = RESET;
CREATE INDEX payment_counter_sale ON payment (counter_sale_id) WHERE counter_sale_id IS NOT NULL;
