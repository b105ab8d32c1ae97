-- What the program before this one knew of earlier visits. They are told on the car's page, and nothing is
-- reckoned from them.
CREATE TABLE past_order (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    import_id INTEGER NOT NULL REFERENCES import,
    vehicle_id INTEGER REFERENCES vehicle,
    import_key TEXT NOT NULL,
    number TEXT NOT NULL,
    identity TEXT NOT NULL,
    plate TEXT,
    vin TEXT,
    received_on TEXT,
    left_on TEXT,
    mileage_km INTEGER,
    symptom TEXT NOT NULL,
    advisor_name TEXT NOT NULL,
    technician_name TEXT NOT NULL,
    old_state TEXT NOT NULL,
    struck_out BOOLEAN NOT NULL,
    payer_name TEXT NOT NULL,
    paid_by TEXT NOT NULL,
    total INTEGER,
    note TEXT NOT NULL
);
CREATE INDEX past_order_import ON past_order (import_id);
CREATE INDEX past_order_vehicle ON past_order (vehicle_id, received_on) WHERE vehicle_id IS NOT NULL;
CREATE INDEX past_order_apart_vin ON past_order (vin, received_on) WHERE vehicle_id IS NULL;
CREATE INDEX past_order_apart_plate ON past_order (plate, received_on) WHERE vehicle_id IS NULL;
CREATE INDEX past_order_identity ON past_order (identity);
CREATE INDEX past_order_key ON past_order (import_key);
CREATE INDEX past_order_number ON past_order (number);
CREATE TABLE past_order_line (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    import_id INTEGER NOT NULL REFERENCES import,
    past_order_id INTEGER NOT NULL REFERENCES past_order,
    line_kind TEXT NOT NULL,
    identity TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    detail TEXT NOT NULL,
    unit TEXT NOT NULL,
    quantity INTEGER,
    amount INTEGER,
    payer_name TEXT NOT NULL,
    done_by TEXT NOT NULL,
    note TEXT NOT NULL
);
CREATE INDEX past_order_line_import ON past_order_line (import_id);
CREATE INDEX past_order_line_order ON past_order_line (past_order_id, line_kind, identity);
