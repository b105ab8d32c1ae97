-- What people ask of their own data: who asked, how they were known, until when they are answered,
-- and what was done.
CREATE TABLE data_request (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customer ON DELETE CASCADE,
    asked_kind TEXT NOT NULL,
    asker_name TEXT NOT NULL,
    asked_means TEXT NOT NULL,
    asked_on TEXT NOT NULL,
    wish TEXT NOT NULL,
    identity TEXT,
    identity_note TEXT NOT NULL,
    due_on TEXT NOT NULL,
    request_state TEXT NOT NULL,
    done TEXT NOT NULL,
    refused_reason TEXT NOT NULL,
    taken_by INTEGER NOT NULL REFERENCES person,
    taken_at TEXT NOT NULL,
    answered_by INTEGER REFERENCES person,
    answered_at TEXT,
    erased BOOLEAN NOT NULL,
    version INTEGER NOT NULL
);
CREATE INDEX data_request_customer ON data_request (customer_id);
-- The open ones are looked at every morning, and are few.
CREATE INDEX data_request_open ON data_request (due_on) WHERE request_state = 'open';
-- Those that are over are shown the newest first.
CREATE INDEX data_request_over ON data_request (answered_at) WHERE answered_at IS NOT NULL;
