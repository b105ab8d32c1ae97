-- 三包: what the maker gives one car, from the day of its invoice.
CREATE TABLE maker_warranty (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    vehicle_id INTEGER NOT NULL UNIQUE REFERENCES vehicle ON DELETE CASCADE,
    invoiced_on TEXT NOT NULL,
    exchange_months INTEGER NOT NULL,
    exchange_km INTEGER NOT NULL,
    repair_months INTEGER NOT NULL,
    repair_km INTEGER NOT NULL,
    note TEXT NOT NULL,
    version INTEGER NOT NULL
);
