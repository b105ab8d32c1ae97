-- What a PIN is checked against stands in no log. A sum beside it tells a turned
-- byte from a wrong PIN.
ALTER TABLE person_pin ADD COLUMN sum INTEGER NOT NULL DEFAULT 0;
UPDATE person_pin SET sum = log_sum(person_id, hash);
