-- What was handed over with a warranty of its own, with its last day and kilometre.
-- Deliveries before this knew one warranty for everything.
ALTER TABLE delivery ADD COLUMN beyond JSON_TEXT NOT NULL DEFAULT '[]';
