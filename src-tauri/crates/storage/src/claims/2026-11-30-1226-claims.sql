-- 旧件 and 索赔: what came off cars under a maker's warranty, and what the maker grants for it.
CREATE TABLE claim (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL UNIQUE,
    work_order_id INTEGER NOT NULL REFERENCES work_order ON DELETE CASCADE,
    settlement_id INTEGER NOT NULL REFERENCES settlement ON DELETE CASCADE,
    payer_name TEXT NOT NULL,
    claim_number TEXT NOT NULL,
    state TEXT NOT NULL,
    made_at TEXT NOT NULL,
    made_by INTEGER NOT NULL REFERENCES person,
    sent_on TEXT,
    answered_on TEXT,
    note TEXT NOT NULL,
    version INTEGER NOT NULL
);
CREATE INDEX claim_state ON claim (state, id);
CREATE INDEX claim_order ON claim (work_order_id);
CREATE INDEX claim_settlement ON claim (settlement_id);

CREATE TABLE claim_line (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    claim_id INTEGER NOT NULL REFERENCES claim ON DELETE CASCADE,
    settlement_id INTEGER NOT NULL REFERENCES settlement ON DELETE CASCADE,
    line_id INTEGER NOT NULL REFERENCES line ON DELETE CASCADE,
    name TEXT NOT NULL,
    fault_code TEXT NOT NULL,
    claimed INTEGER NOT NULL,
    granted INTEGER CHECK (granted IS NULL OR granted BETWEEN 0 AND claimed),
    refuse_reason TEXT NOT NULL,
    shortfall TEXT,
    charged_to TEXT NOT NULL,
    shortfall_reason TEXT NOT NULL,
    version INTEGER NOT NULL
);
CREATE INDEX claim_line_claim ON claim_line (claim_id);
-- A line of a sheet is claimed once.
CREATE UNIQUE INDEX claim_line_once ON claim_line (settlement_id, line_id);
CREATE INDEX claim_line_line ON claim_line (line_id);

CREATE TABLE old_part (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL UNIQUE,
    work_order_id INTEGER NOT NULL REFERENCES work_order ON DELETE CASCADE,
    line_id INTEGER NOT NULL REFERENCES line ON DELETE CASCADE,
    part_id INTEGER REFERENCES part,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    serial_number TEXT NOT NULL,
    fault_code TEXT NOT NULL,
    bin_id INTEGER REFERENCES bin,
    kept_until TEXT NOT NULL,
    state TEXT NOT NULL,
    claim_id INTEGER REFERENCES claim ON DELETE CASCADE,
    tagged_at TEXT NOT NULL,
    tagged_by INTEGER NOT NULL REFERENCES person,
    ended_at TEXT,
    note TEXT NOT NULL,
    version INTEGER NOT NULL
);
CREATE INDEX old_part_state ON old_part (state, kept_until);
CREATE INDEX old_part_order ON old_part (work_order_id);
CREATE INDEX old_part_line ON old_part (line_id);
CREATE INDEX old_part_claim ON old_part (claim_id) WHERE claim_id IS NOT NULL;

-- What makers pay, to be asked for what is claimed of it.
CREATE INDEX settlement_makers ON settlement (issued_at) WHERE payer = 'manufacturer';
-- The lines that makers pay, to be asked for their old parts.
CREATE INDEX line_makers ON line (id) WHERE payer = 'manufacturer' AND kind = 'part' AND state = 'approved';
