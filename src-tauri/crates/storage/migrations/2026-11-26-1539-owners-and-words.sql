-- A word to the customer has its means and whom it reached.
ALTER TABLE complaint_step ADD COLUMN means TEXT;
ALTER TABLE complaint_step ADD COLUMN told TEXT NOT NULL DEFAULT '';

-- A follow-up that brought a complaint waits for it.
ALTER TABLE follow_up ADD COLUMN waits_for INTEGER REFERENCES complaint ON DELETE SET NULL;
CREATE INDEX follow_up_waiting ON follow_up (waits_for) WHERE waits_for IS NOT NULL;

CREATE TABLE suggestion (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    state TEXT NOT NULL CHECK (state IN ('open', 'adopted', 'not_adopted')),
    work_order_id INTEGER NOT NULL REFERENCES work_order ON DELETE CASCADE,
    vehicle_id INTEGER NOT NULL REFERENCES vehicle,
    customer_id INTEGER NOT NULL REFERENCES customer,
    person_name TEXT NOT NULL,
    phone TEXT NOT NULL,
    text TEXT NOT NULL,
    owner_id INTEGER NOT NULL REFERENCES person,
    due_on TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    opened_by INTEGER NOT NULL REFERENCES person,
    answer TEXT NOT NULL,
    answered_at TEXT,
    answered_by INTEGER REFERENCES person,
    version INTEGER NOT NULL
);
CREATE INDEX suggestion_open ON suggestion (due_on) WHERE answered_at IS NULL;
CREATE INDEX suggestion_answered ON suggestion (answered_at) WHERE answered_at IS NOT NULL;
CREATE INDEX suggestion_order ON suggestion (work_order_id);
CREATE INDEX suggestion_vehicle ON suggestion (vehicle_id);
CREATE INDEX suggestion_customer ON suggestion (customer_id);

-- A remedy over the shop's limit waits here for the manager.
CREATE TABLE remedy_request (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    complaint_id INTEGER NOT NULL REFERENCES complaint ON DELETE CASCADE,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'approved', 'declined', 'withdrawn', 'agreed')),
    remedy TEXT NOT NULL,
    cost INTEGER NOT NULL,
    asked_at TEXT NOT NULL,
    asked_by INTEGER NOT NULL REFERENCES person,
    decided_at TEXT,
    decided_by INTEGER REFERENCES person,
    note TEXT NOT NULL,
    version INTEGER NOT NULL
);
CREATE INDEX remedy_request_complaint ON remedy_request (complaint_id);
CREATE INDEX remedy_request_waiting ON remedy_request (asked_at) WHERE state = 'waiting';

-- Nobody answered for these: an open one goes to the manager, a closed one
-- stays with whoever did the last thing in it.
UPDATE complaint SET version = version + 1, owner_id = coalesce(
    CASE WHEN state = 'closed' THEN (SELECT step.person_id FROM complaint_step AS step
        WHERE step.complaint_id = complaint.id ORDER BY step.id DESC LIMIT 1) END,
    (SELECT min(person.id) FROM person, json_each(person.roles) AS role
        WHERE person.active = 1 AND role.value = 'manager'),
    (SELECT min(person.id) FROM person))
WHERE owner_id IS NULL;

-- A note among ourselves stopped the clock of these, and nothing says that the
-- customer heard: it runs again. A remedy agreed since the last no was a word.
UPDATE complaint SET version = version + 1, responded_at = NULL
WHERE state <> 'closed' AND responded_at IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM complaint_step AS step
        WHERE step.complaint_id = complaint.id AND step.kind = 'remedy'
          AND step.id > coalesce((SELECT max(no.id) FROM complaint_step AS no
                WHERE no.complaint_id = complaint.id AND no.kind = 'customer_no'), 0));
