-- What is used of a part in a month: what went out to cars and customers, and what came back. Written by
-- the command that moves it, so that nobody reads three million movements to see what runs short.
CREATE TABLE part_use (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    part_id INTEGER NOT NULL REFERENCES part,
    month TEXT NOT NULL,
    quantity_out INTEGER NOT NULL,
    quantity_back INTEGER NOT NULL
);
CREATE UNIQUE INDEX part_use_part ON part_use (part_id, month);
CREATE INDEX part_use_month ON part_use (month, part_id, quantity_out);

-- How a supplier delivers, by months.
CREATE TABLE supplier_month (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    supplier_id INTEGER NOT NULL REFERENCES supplier,
    month TEXT NOT NULL,
    delivered INTEGER NOT NULL,
    late INTEGER NOT NULL,
    rejected INTEGER NOT NULL
);
CREATE UNIQUE INDEX supplier_month_month ON supplier_month (month, supplier_id);

-- What became of an order, and why.
CREATE TABLE purchase_step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    purchase_order_id INTEGER NOT NULL REFERENCES purchase_order,
    purchase_order_line_id INTEGER,
    kind TEXT NOT NULL,
    from_on TEXT,
    to_on TEXT,
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person
);
CREATE INDEX purchase_step_order ON purchase_step (purchase_order_id, id);

CREATE TABLE purchase_inquiry (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    made_at TEXT NOT NULL,
    made_by INTEGER NOT NULL REFERENCES person,
    needed_on TEXT,
    note TEXT NOT NULL,
    closed_at TEXT,
    version INTEGER NOT NULL
);
CREATE INDEX purchase_inquiry_closed ON purchase_inquiry (closed_at);

CREATE TABLE purchase_inquiry_line (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    purchase_inquiry_id INTEGER NOT NULL REFERENCES purchase_inquiry,
    part_id INTEGER NOT NULL REFERENCES part,
    quantity INTEGER NOT NULL,
    unit TEXT NOT NULL,
    unit_factor INTEGER NOT NULL,
    work_order_id INTEGER,
    line_id INTEGER
);
CREATE INDEX purchase_inquiry_line_inquiry ON purchase_inquiry_line (purchase_inquiry_id);
CREATE INDEX purchase_inquiry_line_part ON purchase_inquiry_line (part_id);

CREATE TABLE purchase_inquiry_supplier (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    purchase_inquiry_id INTEGER NOT NULL REFERENCES purchase_inquiry,
    supplier_id INTEGER NOT NULL REFERENCES supplier,
    answered_at TEXT,
    delivery_days INTEGER,
    valid_until TEXT,
    note TEXT NOT NULL,
    version INTEGER NOT NULL
);
CREATE UNIQUE INDEX purchase_inquiry_supplier_once
    ON purchase_inquiry_supplier (purchase_inquiry_id, supplier_id);

CREATE TABLE purchase_offer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    asked_supplier_id INTEGER NOT NULL REFERENCES purchase_inquiry_supplier,
    inquiry_line_id INTEGER NOT NULL REFERENCES purchase_inquiry_line,
    buying_price INTEGER NOT NULL,
    delivery_days INTEGER
);
CREATE UNIQUE INDEX purchase_offer_once ON purchase_offer (asked_supplier_id, inquiry_line_id);

-- What was paid for a part last.
CREATE INDEX purchase_order_line_bought ON purchase_order_line (part_id, id);
CREATE INDEX purchase_order_stands ON purchase_order (state, id);
-- The parts somebody typed a point of.
CREATE INDEX part_watched ON part (active) WHERE minimum + reorder_point > 0;
