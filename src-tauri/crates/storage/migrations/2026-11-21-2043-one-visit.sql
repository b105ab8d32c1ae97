-- Instants are UTC text (2026-03-02T00:30:00Z), days are text (2026-03-02).
-- An id is never given twice: the change log names rows that are gone.
-- Money is fen, quantities are thousandths, hours are hundredths, rates are
-- basis points. JSON_TEXT columns hold a value that is read and written whole.

CREATE TABLE shop (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL, phone TEXT NOT NULL, address TEXT NOT NULL,
    licence TEXT NOT NULL, bank TEXT NOT NULL,
    settings JSON_TEXT NOT NULL,
    version INTEGER NOT NULL
);

CREATE TABLE person (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (name <> ''),
    roles JSON_TEXT NOT NULL,
    active BOOLEAN NOT NULL,
    sample BOOLEAN NOT NULL,
    version INTEGER NOT NULL
);

-- Kept apart so that no query for people can ever carry a hash out.
CREATE TABLE person_pin (
    person_id INTEGER PRIMARY KEY REFERENCES person ON DELETE CASCADE,
    hash TEXT NOT NULL
);

CREATE TABLE bay (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (name <> ''),
    active BOOLEAN NOT NULL,
    sample BOOLEAN NOT NULL,
    version INTEGER NOT NULL
);

CREATE TABLE import (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    file_name TEXT NOT NULL,
    at TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person,
    rows_read INTEGER NOT NULL,
    rows_added INTEGER NOT NULL,
    rows_warned INTEGER NOT NULL,
    report JSON_TEXT NOT NULL,
    undone_at TEXT,
    version INTEGER NOT NULL
);

CREATE TABLE import_mapping (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    header TEXT NOT NULL,
    field TEXT NOT NULL,
    UNIQUE (kind, header)
);

CREATE TABLE customer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    phone TEXT NOT NULL,
    contact_name TEXT NOT NULL,
    contact_phone TEXT NOT NULL,
    address TEXT NOT NULL,
    note TEXT NOT NULL,
    refuses_messages BOOLEAN NOT NULL,
    import_id INTEGER REFERENCES import,
    import_key TEXT,
    sample BOOLEAN NOT NULL,
    created_at TEXT NOT NULL,
    version INTEGER NOT NULL
);
CREATE INDEX customer_import_key ON customer (import_key) WHERE import_key IS NOT NULL;
CREATE INDEX customer_import ON customer (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX customer_sample ON customer (sample) WHERE sample = 1;

CREATE TABLE vehicle (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER REFERENCES customer,
    plate TEXT,
    plate_colour TEXT NOT NULL,
    vin TEXT,
    engine_no TEXT NOT NULL,
    make TEXT NOT NULL,
    model TEXT NOT NULL,
    colour TEXT NOT NULL,
    registered_on TEXT,
    inspection_due TEXT,
    insurance_due TEXT,
    insurer TEXT NOT NULL,
    mileage_km INTEGER,
    next_service_on TEXT,
    next_service_km INTEGER,
    note TEXT NOT NULL,
    last_visit_at TEXT,
    import_id INTEGER REFERENCES import,
    import_key TEXT,
    sample BOOLEAN NOT NULL,
    created_at TEXT NOT NULL,
    version INTEGER NOT NULL
);
CREATE INDEX vehicle_customer ON vehicle (customer_id);
CREATE INDEX vehicle_plate ON vehicle (plate) WHERE plate IS NOT NULL;
CREATE INDEX vehicle_vin ON vehicle (vin) WHERE vin IS NOT NULL;
CREATE INDEX vehicle_last_visit ON vehicle (last_visit_at);
CREATE INDEX vehicle_import ON vehicle (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX vehicle_import_key ON vehicle (import_key) WHERE import_key IS NOT NULL;
CREATE INDEX vehicle_sample ON vehicle (sample) WHERE sample = 1;

CREATE TABLE ownership (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    vehicle_id INTEGER NOT NULL REFERENCES vehicle,
    customer_id INTEGER NOT NULL REFERENCES customer,
    since TEXT NOT NULL,
    until TEXT
);
CREATE INDEX ownership_vehicle ON ownership (vehicle_id);
CREATE INDEX ownership_customer ON ownership (customer_id);

CREATE TABLE former_plate (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    vehicle_id INTEGER NOT NULL REFERENCES vehicle,
    plate TEXT NOT NULL,
    until TEXT NOT NULL
);
CREATE INDEX former_plate_vehicle ON former_plate (vehicle_id);

CREATE TABLE appointment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL UNIQUE,
    stage TEXT NOT NULL CHECK (stage IN ('booked', 'confirmed', 'arrived', 'cancelled', 'no_show')),
    channel TEXT NOT NULL,
    customer_id INTEGER REFERENCES customer,
    vehicle_id INTEGER REFERENCES vehicle,
    contact_name TEXT NOT NULL,
    contact_phone TEXT NOT NULL,
    plate TEXT,
    model TEXT NOT NULL,
    symptom TEXT NOT NULL,
    items JSON_TEXT NOT NULL,
    starts_at TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    advisor_id INTEGER REFERENCES person,
    bay_id INTEGER REFERENCES bay,
    estimate INTEGER,
    reason TEXT NOT NULL,
    work_order_id INTEGER REFERENCES work_order DEFERRABLE INITIALLY DEFERRED,
    sample BOOLEAN NOT NULL,
    created_at TEXT NOT NULL,
    version INTEGER NOT NULL
);
CREATE INDEX appointment_starts ON appointment (starts_at);
CREATE INDEX appointment_vehicle ON appointment (vehicle_id);
CREATE INDEX appointment_customer ON appointment (customer_id);
CREATE INDEX appointment_work_order ON appointment (work_order_id) WHERE work_order_id IS NOT NULL;

CREATE TABLE appointment_move (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    appointment_id INTEGER NOT NULL REFERENCES appointment ON DELETE CASCADE,
    from_at TEXT NOT NULL,
    to_at TEXT NOT NULL,
    reason TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person,
    at TEXT NOT NULL
);
CREATE INDEX appointment_move_appointment ON appointment_move (appointment_id);

CREATE TABLE work_order (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL UNIQUE,
    stage TEXT NOT NULL CHECK (stage IN ('checked_in', 'estimating', 'awaiting_authorisation',
        'awaiting_assignment', 'in_repair', 'awaiting_inspection', 'preparing',
        'awaiting_settlement', 'ready_for_delivery', 'delivered', 'closed', 'cancelled')),
    stage_since TEXT NOT NULL,
    vehicle_id INTEGER NOT NULL REFERENCES vehicle,
    customer_id INTEGER NOT NULL REFERENCES customer,
    appointment_id INTEGER REFERENCES appointment,
    advisor_id INTEGER NOT NULL REFERENCES person,
    bay_id INTEGER REFERENCES bay,
    repair_kind TEXT NOT NULL,
    symptom TEXT NOT NULL,
    brought_by_name TEXT NOT NULL,
    brought_by_phone TEXT NOT NULL,
    arrival TEXT NOT NULL,
    mileage_km INTEGER,
    fuel_percent INTEGER CHECK (fuel_percent BETWEEN 0 AND 100),
    old_parts TEXT NOT NULL,
    wash_wanted BOOLEAN NOT NULL,
    test_drive_allowed BOOLEAN NOT NULL,
    promised_at TEXT,
    certificate_number TEXT NOT NULL,
    checked_in_at TEXT NOT NULL,
    delivered_at TEXT,
    closed_at TEXT,
    cancel_reason TEXT NOT NULL,
    version INTEGER NOT NULL
);
-- The queues of the homes: only the few orders still moving are in it.
CREATE INDEX work_order_moving ON work_order (stage, stage_since)
    WHERE stage NOT IN ('closed', 'cancelled');
CREATE INDEX work_order_vehicle ON work_order (vehicle_id, checked_in_at);
CREATE INDEX work_order_customer ON work_order (customer_id, checked_in_at);
CREATE INDEX work_order_delivered ON work_order (delivered_at) WHERE delivered_at IS NOT NULL;
CREATE INDEX work_order_checked_in ON work_order (checked_in_at);
CREATE INDEX work_order_appointment ON work_order (appointment_id) WHERE appointment_id IS NOT NULL;

CREATE TABLE stage_step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    work_order_id INTEGER NOT NULL REFERENCES work_order ON DELETE CASCADE,
    action TEXT NOT NULL,
    from_stage TEXT,
    to_stage TEXT NOT NULL,
    at TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person,
    note TEXT NOT NULL
);
CREATE INDEX stage_step_order ON stage_step (work_order_id);

CREATE TABLE walk_around (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    work_order_id INTEGER NOT NULL UNIQUE REFERENCES work_order ON DELETE CASCADE,
    warning_lights JSON_TEXT NOT NULL,
    marks JSON_TEXT NOT NULL,
    items JSON_TEXT NOT NULL,
    belongings TEXT NOT NULL,
    valuables_reminded BOOLEAN NOT NULL,
    confirmed_by TEXT NOT NULL,
    confirmed_at TEXT,
    confirmed_means TEXT,
    signature JSON_TEXT,
    version INTEGER NOT NULL
);

CREATE TABLE finding (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    work_order_id INTEGER NOT NULL REFERENCES work_order ON DELETE CASCADE,
    job_id INTEGER,
    person_id INTEGER NOT NULL REFERENCES person,
    text TEXT NOT NULL,
    suggestion TEXT NOT NULL,
    state TEXT NOT NULL,
    at TEXT NOT NULL,
    version INTEGER NOT NULL
);
CREATE INDEX finding_order ON finding (work_order_id);

CREATE TABLE settlement (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL UNIQUE,
    work_order_id INTEGER NOT NULL REFERENCES work_order ON DELETE CASCADE,
    customer_id INTEGER NOT NULL REFERENCES customer,
    state TEXT NOT NULL CHECK (state IN ('open', 'settled', 'voided', 'reversal')),
    payer TEXT NOT NULL,
    payer_name TEXT NOT NULL,
    content JSON_TEXT NOT NULL,
    total INTEGER NOT NULL,
    received INTEGER NOT NULL,
    on_account INTEGER NOT NULL,
    issued_at TEXT NOT NULL,
    issued_by INTEGER NOT NULL REFERENCES person,
    settled_at TEXT,
    reverses_id INTEGER REFERENCES settlement,
    void_reason TEXT NOT NULL,
    checksum TEXT NOT NULL,
    version INTEGER NOT NULL
);
CREATE INDEX settlement_order ON settlement (work_order_id);
CREATE INDEX settlement_open ON settlement (state) WHERE state = 'open';
CREATE INDEX settlement_on_account ON settlement (customer_id) WHERE on_account > 0;
-- Wide enough that the figures of a month never open a sheet.
CREATE INDEX settlement_issued ON settlement (issued_at, state, total);

CREATE TABLE line (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    work_order_id INTEGER NOT NULL REFERENCES work_order ON DELETE CASCADE,
    position INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'offered', 'approved', 'declined', 'superseded')),
    kind TEXT NOT NULL,
    category TEXT NOT NULL,
    payer TEXT NOT NULL,
    payer_name TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    brand TEXT NOT NULL,
    specification TEXT NOT NULL,
    unit TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    hours INTEGER NOT NULL,
    unit_price INTEGER NOT NULL,
    discount_rate INTEGER NOT NULL,
    discount INTEGER NOT NULL,
    tax_rate INTEGER NOT NULL,
    cost INTEGER NOT NULL,
    origin TEXT NOT NULL,
    amount INTEGER NOT NULL,
    authorised_amount INTEGER,
    decline_reason TEXT NOT NULL,
    finding_id INTEGER REFERENCES finding,
    supersedes_id INTEGER REFERENCES line,
    settlement_id INTEGER REFERENCES settlement,
    version INTEGER NOT NULL
);
CREATE INDEX line_order ON line (work_order_id, position);
CREATE INDEX line_finding ON line (finding_id) WHERE finding_id IS NOT NULL;
CREATE INDEX line_supersedes ON line (supersedes_id) WHERE supersedes_id IS NOT NULL;
CREATE INDEX line_settlement ON line (settlement_id) WHERE settlement_id IS NOT NULL;

CREATE TABLE estimate (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL UNIQUE,
    work_order_id INTEGER NOT NULL REFERENCES work_order ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    issued_at TEXT NOT NULL,
    issued_by INTEGER NOT NULL REFERENCES person,
    lines JSON_TEXT NOT NULL,
    total INTEGER NOT NULL,
    UNIQUE (work_order_id, revision)
);

CREATE TABLE authorisation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    work_order_id INTEGER NOT NULL REFERENCES work_order ON DELETE CASCADE,
    estimate_id INTEGER NOT NULL REFERENCES estimate,
    line_id INTEGER NOT NULL REFERENCES line,
    approved BOOLEAN NOT NULL,
    by_name TEXT NOT NULL,
    means TEXT NOT NULL,
    amount INTEGER NOT NULL,
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person
);
CREATE INDEX authorisation_order ON authorisation (work_order_id);
CREATE INDEX authorisation_line ON authorisation (line_id);
CREATE INDEX authorisation_estimate ON authorisation (estimate_id);

CREATE TABLE inspection (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    work_order_id INTEGER NOT NULL REFERENCES work_order ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('self_inspection', 'final')),
    attempt INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person,
    at TEXT NOT NULL,
    items JSON_TEXT NOT NULL,
    road_test_km INTEGER NOT NULL,
    passed BOOLEAN NOT NULL,
    note TEXT NOT NULL,
    failed_jobs JSON_TEXT NOT NULL,
    checksum TEXT NOT NULL,
    UNIQUE (work_order_id, kind, attempt)
);
CREATE INDEX inspection_final ON inspection (at) WHERE kind = 'final';

CREATE TABLE rework (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    work_order_id INTEGER NOT NULL REFERENCES work_order ON DELETE CASCADE,
    inspection_id INTEGER NOT NULL REFERENCES inspection,
    cause TEXT NOT NULL,
    responsible_id INTEGER NOT NULL REFERENCES person,
    hours INTEGER NOT NULL,
    at TEXT NOT NULL
);
CREATE INDEX rework_order ON rework (work_order_id);
CREATE INDEX rework_inspection ON rework (inspection_id);
CREATE INDEX rework_at ON rework (at);

CREATE TABLE job (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    work_order_id INTEGER NOT NULL REFERENCES work_order ON DELETE CASCADE,
    line_id INTEGER NOT NULL REFERENCES line,
    attempt INTEGER NOT NULL,
    rework_id INTEGER REFERENCES rework,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'paused', 'finished', 'cancelled')),
    technicians JSON_TEXT NOT NULL,
    bay_id INTEGER REFERENCES bay,
    planned_start TEXT,
    planned_minutes INTEGER NOT NULL,
    pause_reason TEXT,
    started_at TEXT,
    finished_at TEXT,
    key_data JSON_TEXT NOT NULL,
    note TEXT NOT NULL,
    version INTEGER NOT NULL,
    UNIQUE (line_id, attempt)
);
CREATE INDEX job_order ON job (work_order_id);
CREATE INDEX job_open ON job (state, planned_start) WHERE state IN ('waiting', 'running', 'paused');
CREATE INDEX job_finished ON job (finished_at) WHERE finished_at IS NOT NULL;
CREATE INDEX job_rework ON job (rework_id) WHERE rework_id IS NOT NULL;

CREATE TABLE job_time (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    job_id INTEGER NOT NULL REFERENCES job ON DELETE CASCADE,
    work_order_id INTEGER NOT NULL REFERENCES work_order ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person,
    started_at TEXT NOT NULL,
    ended_at TEXT,
    pause_reason TEXT
);
CREATE INDEX job_time_job ON job_time (job_id);
CREATE INDEX job_time_order ON job_time (work_order_id);
-- One technician has one job running: the file itself refuses a second.
CREATE UNIQUE INDEX job_time_running ON job_time (person_id) WHERE ended_at IS NULL;

CREATE TABLE preparation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    work_order_id INTEGER NOT NULL UNIQUE REFERENCES work_order ON DELETE CASCADE,
    done JSON_TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person,
    at TEXT NOT NULL,
    version INTEGER NOT NULL
);

CREATE TABLE payment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL UNIQUE,
    settlement_id INTEGER NOT NULL REFERENCES settlement ON DELETE CASCADE,
    work_order_id INTEGER NOT NULL REFERENCES work_order ON DELETE CASCADE,
    means TEXT NOT NULL,
    amount INTEGER NOT NULL,
    tendered INTEGER NOT NULL,
    refund_of INTEGER REFERENCES payment,
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person,
    checksum TEXT NOT NULL
);
CREATE INDEX payment_settlement ON payment (settlement_id);
CREATE INDEX payment_order ON payment (work_order_id);
CREATE INDEX payment_at ON payment (at);
CREATE INDEX payment_refund ON payment (refund_of) WHERE refund_of IS NOT NULL;

CREATE TABLE delivery (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    work_order_id INTEGER NOT NULL UNIQUE REFERENCES work_order ON DELETE CASCADE,
    at TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person,
    accepted_by TEXT NOT NULL,
    means TEXT NOT NULL,
    signature JSON_TEXT,
    old_parts_shown BOOLEAN NOT NULL,
    items_returned BOOLEAN NOT NULL,
    advice TEXT NOT NULL,
    next_service_on TEXT,
    next_service_km INTEGER,
    warranty_until TEXT NOT NULL,
    warranty_km INTEGER
);

CREATE TABLE survey (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    work_order_id INTEGER NOT NULL UNIQUE REFERENCES work_order ON DELETE CASCADE,
    at TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person,
    marks JSON_TEXT NOT NULL,
    comment TEXT NOT NULL
);
CREATE INDEX survey_at ON survey (at);

CREATE TABLE follow_up (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    work_order_id INTEGER NOT NULL UNIQUE REFERENCES work_order ON DELETE CASCADE,
    due_on TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    call_back_at TEXT,
    outcome TEXT,
    closed_at TEXT,
    version INTEGER NOT NULL
);
CREATE INDEX follow_up_open ON follow_up (due_on) WHERE closed_at IS NULL;
CREATE INDEX follow_up_closed ON follow_up (closed_at) WHERE closed_at IS NOT NULL;

CREATE TABLE follow_up_call (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    follow_up_id INTEGER NOT NULL REFERENCES follow_up ON DELETE CASCADE,
    work_order_id INTEGER NOT NULL REFERENCES work_order ON DELETE CASCADE,
    at TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person,
    outcome TEXT NOT NULL,
    note TEXT NOT NULL,
    marks JSON_TEXT
);
CREATE INDEX follow_up_call_follow_up ON follow_up_call (follow_up_id);
CREATE INDEX follow_up_call_order ON follow_up_call (work_order_id);

CREATE TABLE complaint (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('open', 'awaiting_answer', 'closed')),
    level TEXT NOT NULL,
    category TEXT NOT NULL,
    severity TEXT NOT NULL,
    source TEXT NOT NULL,
    work_order_id INTEGER REFERENCES work_order,
    vehicle_id INTEGER REFERENCES vehicle,
    customer_id INTEGER REFERENCES customer,
    person_name TEXT NOT NULL,
    phone TEXT NOT NULL,
    matter TEXT NOT NULL,
    owner_id INTEGER REFERENCES person,
    remedy TEXT NOT NULL,
    cost INTEGER NOT NULL,
    response_due TEXT NOT NULL,
    responded_at TEXT,
    opened_at TEXT NOT NULL,
    closed_at TEXT,
    reopened INTEGER NOT NULL,
    version INTEGER NOT NULL
);
CREATE INDEX complaint_open ON complaint (state, response_due) WHERE state <> 'closed';
CREATE INDEX complaint_order ON complaint (work_order_id) WHERE work_order_id IS NOT NULL;
CREATE INDEX complaint_vehicle ON complaint (vehicle_id) WHERE vehicle_id IS NOT NULL;
CREATE INDEX complaint_customer ON complaint (customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX complaint_opened ON complaint (opened_at);

CREATE TABLE complaint_step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    complaint_id INTEGER NOT NULL REFERENCES complaint ON DELETE CASCADE,
    at TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person,
    kind TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX complaint_step_complaint ON complaint_step (complaint_id);

CREATE TABLE catalogue_item (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    brand TEXT NOT NULL,
    specification TEXT NOT NULL,
    unit TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    hours INTEGER NOT NULL,
    unit_price INTEGER NOT NULL,
    cost INTEGER NOT NULL,
    initials TEXT NOT NULL,
    active BOOLEAN NOT NULL,
    version INTEGER NOT NULL
);

-- Document numbers: one running number per prefix and day, taken inside the
-- transaction that writes the document, so that there are no gaps.
CREATE TABLE number_series (
    prefix TEXT NOT NULL,
    day TEXT NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (prefix, day)
) WITHOUT ROWID;

-- What a thing is found by: a typed text is a prefix of one of its terms. The
-- kind of thing stands first, so that no kind can crowd out another.
CREATE TABLE search_term (
    entity TEXT NOT NULL,
    term TEXT NOT NULL,
    entity_id INTEGER NOT NULL,
    PRIMARY KEY (entity, term, entity_id)
) WITHOUT ROWID;
CREATE INDEX search_term_entity ON search_term (entity, entity_id);

-- Every writing command, once, with its key and its answer.
CREATE TABLE command_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    person_id INTEGER,
    station TEXT NOT NULL,
    command TEXT NOT NULL,
    key TEXT UNIQUE,
    request_hash TEXT NOT NULL,
    response JSON_TEXT
);

-- Every row a command changed, before and after. Triggers write it, so that no
-- code path can forget to.
CREATE TABLE change_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    command_id INTEGER NOT NULL REFERENCES command_log,
    entity TEXT NOT NULL,
    entity_id INTEGER NOT NULL,
    before JSON_TEXT,
    after JSON_TEXT
);
CREATE INDEX change_log_command ON change_log (command_id);
CREATE INDEX change_log_entity ON change_log (entity, entity_id);
