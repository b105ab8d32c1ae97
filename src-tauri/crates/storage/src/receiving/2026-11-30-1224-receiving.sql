-- What suppliers bring, what was found when it was looked at, what went back, and what is owed for it.
-- Sums stand beside the rows they follow from, written by the same command.
CREATE TABLE supplier_invoice (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    supplier_id INTEGER NOT NULL REFERENCES supplier,
    invoice_number TEXT NOT NULL,
    invoiced_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    amount INTEGER NOT NULL,
    paid INTEGER NOT NULL,
    note TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by INTEGER NOT NULL REFERENCES person,
    withdrawn_at TEXT,
    withdrawn_by INTEGER REFERENCES person,
    withdraw_reason TEXT NOT NULL,
    version INTEGER NOT NULL
);
CREATE INDEX supplier_invoice_supplier ON supplier_invoice (supplier_id, id);
-- One invoice is recorded once.
CREATE UNIQUE INDEX supplier_invoice_number ON supplier_invoice (supplier_id, invoice_number)
    WHERE withdrawn_at IS NULL;
CREATE INDEX supplier_invoice_open ON supplier_invoice (supplier_id, due_on)
    WHERE withdrawn_at IS NULL AND paid < amount;

CREATE TABLE supplier_payment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    supplier_id INTEGER NOT NULL REFERENCES supplier,
    means TEXT NOT NULL,
    amount INTEGER NOT NULL,
    paid_on TEXT NOT NULL,
    reference TEXT NOT NULL,
    at TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person,
    withdrawn_at TEXT,
    withdrawn_by INTEGER REFERENCES person,
    withdraw_reason TEXT NOT NULL,
    version INTEGER NOT NULL
);
CREATE INDEX supplier_payment_supplier ON supplier_payment (supplier_id, id);
CREATE INDEX supplier_payment_credit ON supplier_payment (supplier_id, amount)
    WHERE means = 'credit' AND withdrawn_at IS NULL;

CREATE TABLE supplier_payment_share (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    supplier_payment_id INTEGER NOT NULL REFERENCES supplier_payment,
    supplier_invoice_id INTEGER NOT NULL REFERENCES supplier_invoice,
    amount INTEGER NOT NULL
);
CREATE INDEX supplier_payment_share_payment ON supplier_payment_share (supplier_payment_id);

CREATE TABLE goods_receipt (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL UNIQUE,
    supplier_id INTEGER NOT NULL REFERENCES supplier,
    purchase_order_id INTEGER REFERENCES purchase_order,
    received_at TEXT NOT NULL,
    received_on TEXT NOT NULL,
    received_by INTEGER NOT NULL REFERENCES person,
    delivery_note TEXT NOT NULL,
    freight INTEGER NOT NULL,
    freight_charged BOOLEAN NOT NULL,
    charged INTEGER NOT NULL,
    note TEXT NOT NULL,
    supplier_invoice_id INTEGER REFERENCES supplier_invoice,
    version INTEGER NOT NULL
);
CREATE INDEX goods_receipt_supplier ON goods_receipt (supplier_id, id);
CREATE INDEX goods_receipt_order ON goods_receipt (purchase_order_id) WHERE purchase_order_id IS NOT NULL;
CREATE INDEX goods_receipt_invoice ON goods_receipt (supplier_invoice_id)
    WHERE supplier_invoice_id IS NOT NULL;
CREATE INDEX goods_receipt_not_invoiced ON goods_receipt (supplier_id) WHERE supplier_invoice_id IS NULL;

CREATE TABLE goods_receipt_line (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    goods_receipt_id INTEGER NOT NULL REFERENCES goods_receipt,
    purchase_order_line_id INTEGER REFERENCES purchase_order_line,
    part_id INTEGER NOT NULL REFERENCES part,
    bought INTEGER NOT NULL,
    unit TEXT NOT NULL,
    unit_factor INTEGER NOT NULL,
    buying_price INTEGER NOT NULL,
    freight_share INTEGER NOT NULL,
    quantity INTEGER NOT NULL,
    batch_id INTEGER REFERENCES stock_batch,
    bin_id INTEGER NOT NULL REFERENCES bin,
    movement_id INTEGER NOT NULL REFERENCES stock_movement,
    not_ordered BOOLEAN NOT NULL,
    checks JSON_TEXT NOT NULL,
    sample INTEGER NOT NULL,
    waiting INTEGER NOT NULL,
    accepted INTEGER NOT NULL,
    rejected INTEGER NOT NULL,
    rejected_left INTEGER NOT NULL,
    sent_back INTEGER NOT NULL,
    version INTEGER NOT NULL
);
CREATE INDEX goods_receipt_line_receipt ON goods_receipt_line (goods_receipt_id);
CREATE INDEX goods_receipt_line_part ON goods_receipt_line (part_id, id);
CREATE INDEX goods_receipt_line_waiting ON goods_receipt_line (waiting);
CREATE INDEX goods_receipt_line_rejected ON goods_receipt_line (rejected_left);

CREATE TABLE goods_inspection (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    goods_receipt_line_id INTEGER NOT NULL REFERENCES goods_receipt_line,
    at TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person,
    sample INTEGER NOT NULL,
    results JSON_TEXT NOT NULL,
    accepted INTEGER NOT NULL,
    rejected INTEGER NOT NULL,
    reason TEXT NOT NULL,
    bin_id INTEGER REFERENCES bin
);
CREATE INDEX goods_inspection_line ON goods_inspection (goods_receipt_line_id);

-- Few: a row for each class, and one for each part that is looked at otherwise.
CREATE TABLE inspection_plan (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    part_id INTEGER REFERENCES part,
    abc TEXT,
    checks JSON_TEXT NOT NULL,
    sampling TEXT NOT NULL,
    version INTEGER NOT NULL
);
CREATE UNIQUE INDEX inspection_plan_part ON inspection_plan (part_id) WHERE part_id IS NOT NULL;
CREATE UNIQUE INDEX inspection_plan_class ON inspection_plan (coalesce(abc, '')) WHERE part_id IS NULL;

CREATE TABLE supplier_return (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL UNIQUE,
    supplier_id INTEGER NOT NULL REFERENCES supplier,
    returned_at TEXT NOT NULL,
    returned_on TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person,
    reason TEXT NOT NULL,
    supplier_invoice_id INTEGER REFERENCES supplier_invoice,
    version INTEGER NOT NULL
);
CREATE INDEX supplier_return_supplier ON supplier_return (supplier_id, id);
CREATE INDEX supplier_return_invoice ON supplier_return (supplier_invoice_id)
    WHERE supplier_invoice_id IS NOT NULL;
CREATE INDEX supplier_return_not_invoiced ON supplier_return (supplier_id)
    WHERE supplier_invoice_id IS NULL;

CREATE TABLE supplier_return_line (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    supplier_return_id INTEGER NOT NULL REFERENCES supplier_return,
    goods_receipt_line_id INTEGER REFERENCES goods_receipt_line,
    part_id INTEGER NOT NULL REFERENCES part,
    bin_id INTEGER NOT NULL REFERENCES bin,
    batch_id INTEGER REFERENCES stock_batch,
    quantity INTEGER NOT NULL,
    credited INTEGER NOT NULL,
    movement_id INTEGER NOT NULL REFERENCES stock_movement
);
CREATE INDEX supplier_return_line_return ON supplier_return_line (supplier_return_id);
CREATE INDEX supplier_return_line_receipt ON supplier_return_line (goods_receipt_line_id)
    WHERE goods_receipt_line_id IS NOT NULL;
