-- Lists of all years: each way to narrow them has an index in the order in which they are shown.
CREATE INDEX work_order_of_advisor ON work_order (advisor_id, checked_in_at);
CREATE INDEX work_order_of_stage ON work_order (stage, checked_in_at);
CREATE INDEX work_order_of_kind ON work_order (repair_kind, checked_in_at);
-- Wide enough that what is still open of an order is told without opening its sheets.
CREATE INDEX settlement_sums ON settlement (work_order_id, state, payer, service_contract_id, total, received);
CREATE INDEX line_of_others ON line (payer, work_order_id, state) WHERE payer <> 'customer';

-- What somebody keeps of a list under a name; the one without a name is what it last went out as.
CREATE TABLE saved_view (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    list TEXT NOT NULL,
    name TEXT NOT NULL,
    filter JSON_TEXT NOT NULL,
    version INTEGER NOT NULL,
    UNIQUE (person_id, list, name)
);
