-- 套餐 as they are offered, and as they were sold.
CREATE TABLE service_package (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    price INTEGER NOT NULL CHECK (price > 0),
    package_items JSON_TEXT NOT NULL,
    valid_months INTEGER,
    valid_km INTEGER,
    vehicle_bound BOOLEAN NOT NULL,
    active BOOLEAN NOT NULL,
    version INTEGER NOT NULL
);

CREATE TABLE service_contract (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL UNIQUE,
    service_package_id INTEGER NOT NULL REFERENCES service_package,
    name TEXT NOT NULL,
    customer_id INTEGER NOT NULL REFERENCES customer,
    vehicle_id INTEGER REFERENCES vehicle,
    price INTEGER NOT NULL CHECK (price > 0),
    contract_items JSON_TEXT NOT NULL,
    sold_on TEXT NOT NULL,
    start_km INTEGER,
    ends_on TEXT,
    end_km INTEGER,
    sold_at TEXT NOT NULL,
    sold_by INTEGER NOT NULL REFERENCES person,
    closed_at TEXT,
    closed_by INTEGER REFERENCES person,
    close_reason TEXT NOT NULL,
    checksum TEXT NOT NULL,
    version INTEGER NOT NULL,
    CHECK ((closed_at IS NULL) = (closed_by IS NULL))
);
CREATE INDEX service_contract_customer ON service_contract (customer_id);
CREATE INDEX service_contract_vehicle ON service_contract (vehicle_id) WHERE vehicle_id IS NOT NULL;

-- What lines drew. What is left is what was sold less these, and stands nowhere else.
CREATE TABLE contract_draw (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    service_contract_id INTEGER NOT NULL REFERENCES service_contract ON DELETE CASCADE,
    position INTEGER NOT NULL,
    work_order_id INTEGER NOT NULL REFERENCES work_order ON DELETE CASCADE,
    line_id INTEGER NOT NULL UNIQUE REFERENCES line ON DELETE CASCADE,
    times INTEGER NOT NULL,
    used INTEGER NOT NULL,
    worth INTEGER NOT NULL CHECK (worth >= 0),
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person,
    CHECK ((times > 0 AND used = 0) OR (times = 0 AND used > 0))
);
CREATE INDEX contract_draw_contract ON contract_draw (service_contract_id);
CREATE INDEX contract_draw_order ON contract_draw (work_order_id);

-- The contract that pays a sheet.
ALTER TABLE settlement ADD COLUMN service_contract_id INTEGER REFERENCES service_contract;
