-- The store. What is there of a part is the sum of its movements; the sums stand beside them, written by
-- the same command.
CREATE TABLE bin (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    active BOOLEAN NOT NULL,
    version INTEGER NOT NULL
);

CREATE TABLE stock_batch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    part_id INTEGER NOT NULL REFERENCES part,
    batch_number TEXT NOT NULL,
    expires_on TEXT,
    received_on TEXT NOT NULL
);
CREATE INDEX stock_batch_part ON stock_batch (part_id, batch_number);
CREATE INDEX stock_batch_expires ON stock_batch (expires_on) WHERE expires_on IS NOT NULL;

CREATE TABLE stock_movement (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    part_id INTEGER NOT NULL REFERENCES part,
    bin_id INTEGER NOT NULL REFERENCES bin,
    batch_id INTEGER REFERENCES stock_batch,
    kind TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    stock_value INTEGER NOT NULL,
    cost_difference INTEGER NOT NULL,
    at TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person,
    work_order_id INTEGER REFERENCES work_order,
    line_id INTEGER REFERENCES line,
    document_kind TEXT,
    document_id INTEGER,
    of_movement_id INTEGER REFERENCES stock_movement,
    note TEXT NOT NULL
);
CREATE INDEX stock_movement_part ON stock_movement (part_id, at);
CREATE INDEX stock_movement_at ON stock_movement (at);
CREATE INDEX stock_movement_bin ON stock_movement (bin_id, id);
CREATE INDEX stock_movement_line ON stock_movement (line_id) WHERE line_id IS NOT NULL;
CREATE INDEX stock_movement_order ON stock_movement (work_order_id) WHERE work_order_id IS NOT NULL;
CREATE INDEX stock_movement_document ON stock_movement (document_kind, document_id)
    WHERE document_id IS NOT NULL;
CREATE INDEX stock_movement_of ON stock_movement (of_movement_id) WHERE of_movement_id IS NOT NULL;

-- How much of a part, and of which batch, lies in a bin.
CREATE TABLE stock_level (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    part_id INTEGER NOT NULL REFERENCES part,
    bin_id INTEGER NOT NULL REFERENCES bin,
    batch_id INTEGER REFERENCES stock_batch,
    quantity INTEGER NOT NULL
);
CREATE UNIQUE INDEX stock_level_place ON stock_level (part_id, bin_id, coalesce(batch_id, 0));
CREATE INDEX stock_level_bin ON stock_level (bin_id, part_id);

CREATE TABLE stock_account (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    part_id INTEGER NOT NULL UNIQUE REFERENCES part,
    on_hand INTEGER NOT NULL,
    stock_value INTEGER NOT NULL,
    last_cost INTEGER NOT NULL,
    last_in_at TEXT,
    last_out_at TEXT
);
CREATE INDEX stock_account_negative ON stock_account (part_id) WHERE on_hand < 0;

CREATE TABLE stock_layer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    part_id INTEGER NOT NULL REFERENCES part,
    movement_id INTEGER REFERENCES stock_movement,
    quantity INTEGER NOT NULL,
    stock_value INTEGER NOT NULL
);
CREATE INDEX stock_layer_part ON stock_layer (part_id, id);

-- What the visits in the shop still need. Rows go with their visit.
CREATE TABLE stock_demand (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    work_order_id INTEGER NOT NULL REFERENCES work_order ON DELETE CASCADE,
    line_id INTEGER NOT NULL UNIQUE REFERENCES line ON DELETE CASCADE,
    part_id INTEGER NOT NULL REFERENCES part,
    wanted INTEGER NOT NULL,
    issued INTEGER NOT NULL,
    since TEXT NOT NULL
);
CREATE INDEX stock_demand_part ON stock_demand (part_id);
CREATE INDEX stock_demand_order ON stock_demand (work_order_id);

CREATE TABLE supplier (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    initials TEXT NOT NULL,
    contact_name TEXT NOT NULL,
    supplier_phone TEXT NOT NULL,
    supplier_address TEXT NOT NULL,
    supplier_tax_number TEXT NOT NULL,
    bank TEXT NOT NULL,
    licence_number TEXT NOT NULL,
    licence_until TEXT,
    payment_days INTEGER NOT NULL,
    lead_days INTEGER NOT NULL,
    note TEXT NOT NULL,
    active BOOLEAN NOT NULL,
    version INTEGER NOT NULL
);
CREATE INDEX supplier_name ON supplier (name);

CREATE TABLE purchase_order (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL UNIQUE,
    supplier_id INTEGER NOT NULL REFERENCES supplier,
    state TEXT NOT NULL,
    made_at TEXT NOT NULL,
    made_by INTEGER NOT NULL REFERENCES person,
    ordered_at TEXT,
    expected_on TEXT,
    terms TEXT NOT NULL,
    note TEXT NOT NULL,
    version INTEGER NOT NULL
);
CREATE INDEX purchase_order_state ON purchase_order (state, expected_on);
CREATE INDEX purchase_order_supplier ON purchase_order (supplier_id);

CREATE TABLE purchase_order_line (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    purchase_order_id INTEGER NOT NULL REFERENCES purchase_order,
    part_id INTEGER NOT NULL REFERENCES part,
    quantity INTEGER NOT NULL,
    unit TEXT NOT NULL,
    unit_factor INTEGER NOT NULL,
    buying_price INTEGER NOT NULL,
    received INTEGER NOT NULL,
    expected_on TEXT,
    work_order_id INTEGER REFERENCES work_order,
    line_id INTEGER REFERENCES line,
    closed BOOLEAN NOT NULL,
    version INTEGER NOT NULL
);
CREATE INDEX purchase_order_line_order ON purchase_order_line (purchase_order_id);
-- What is on its way of a part.
CREATE INDEX purchase_order_line_part ON purchase_order_line (part_id) WHERE closed = 0;
CREATE INDEX purchase_order_line_line ON purchase_order_line (line_id) WHERE line_id IS NOT NULL;

ALTER TABLE part ADD COLUMN stocked BOOLEAN NOT NULL DEFAULT 0;
ALTER TABLE part ADD COLUMN supplier_id INTEGER REFERENCES supplier;
ALTER TABLE part ADD COLUMN bin_id INTEGER REFERENCES bin;
ALTER TABLE part ADD COLUMN minimum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE part ADD COLUMN reorder_point INTEGER NOT NULL DEFAULT 0;
ALTER TABLE part ADD COLUMN maximum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE part ADD COLUMN shelf_life_days INTEGER NOT NULL DEFAULT 0;
ALTER TABLE part ADD COLUMN abc TEXT;
ALTER TABLE part ADD COLUMN tax_rate INTEGER;
ALTER TABLE part ADD COLUMN fits JSON_TEXT NOT NULL DEFAULT '[]';
ALTER TABLE part ADD COLUMN picture TEXT NOT NULL DEFAULT '';
ALTER TABLE part ADD COLUMN replaced_by INTEGER REFERENCES part;
