-- What customers agreed to or refused, word by word; the last one about a matter counts.
CREATE TABLE customer_consent (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customer ON DELETE CASCADE,
    matter TEXT NOT NULL,
    given BOOLEAN NOT NULL,
    means TEXT NOT NULL,
    note TEXT NOT NULL,
    at TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person
);
CREATE INDEX customer_consent_of ON customer_consent (customer_id);
-- Who ever agreed to news and offers is asked for on one list.
CREATE INDEX customer_consent_given ON customer_consent (customer_id) WHERE matter = 'marketing' AND given = 1;
